"""What a draft is worth to a seat: the one yardstick for offering, accepting, explaining and scoring.

Additive multi-issue value (Raiffa, *The Art and Science of Negotiation*, 1982):
`U = 100 * sum(weight * value) / sum(weight)`, in points of 0 to 100.
"""

from game.engine import state
from game.engine.compiled import compiled
from game.engine.forms import clamp, evaluate, rounded
from game.engine.state import Game, Situation
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules


@compiled
def weight_of(rules: Rules, situation: Situation, seat: int, type_: int, clause: int) -> int:
    """Weight of a clause to a seat of that hidden type, in hundredths."""
    if rules.weight_form[seat, clause] == 0:
        return rules.typed_weight[seat, type_, clause]
    weight = evaluate(rules, situation, rules.weight_form[seat, clause] - 1) // 100
    return weight * rules.type_factor[seat, type_, clause] // 100


@compiled
def plain_value_of(rules: Rules, situation: Situation, seat: int, clause: int, level: int) -> int:
    """Value of a level to a seat, whatever documents have done, in ten-thousandths."""
    if rules.value_form[seat, clause, level] != 0:
        return evaluate(rules, situation, rules.value_form[seat, clause, level] - 1)
    return rules.value[seat, clause, level]


@compiled
def refresh(rules: Rules, situation: Situation, seat: int, with_documents: bool) -> None:
    """Work out the weights and values of a seat that depend on the situation, for `weigh`.

    Args:
        rules: Scenario tables.
        situation: A game or an observation; its `now_weight` and `now_value` are written.
        seat: Whose values.
        with_documents: Whether what documents did to minds counts (it never does in a score).
    """
    for clause in range(rules.n_clauses):
        if is_steady(rules, situation, seat, clause, with_documents):
            continue
        weight = rules.weight[seat, clause]
        if rules.weight_form[seat, clause] != 0:
            weight = evaluate(rules, situation, rules.weight_form[seat, clause] - 1) // 100
        situation.now_weight[seat, clause] = weight
        for level in range(rules.n_levels[clause]):
            value = plain_value_of(rules, situation, seat, clause, level)
            if with_documents:
                value = min(value + situation.shade[seat, clause, level], rb.UNIT)
            situation.now_value[seat, clause, level] = value


@compiled
def is_steady(rules: Rules, situation: Situation, seat: int, clause: int, with_documents: bool) -> bool:
    """Whether nothing in the situation bears on what a clause is worth to a seat."""
    if rules.is_steady[seat, clause] == 0:
        return False
    return not with_documents or situation.is_shaded[seat, clause] == 0


@compiled
def weigh(
    rules: Rules, situation: Situation, seat: int, type_: int, with_documents: bool, table: Ints
) -> int:
    """Fill a table of what each level adds to a seat's value, and return the sum of weights.

    Args:
        rules: Scenario tables.
        situation: A game, or an observation; `refresh` has been called on it with the same seat.
        seat: Whose value.
        type_: The hidden type that the seat is taken to have.
        with_documents: As given to `refresh`.
        table: (CLAUSES, LEVELS); filled with weight (hundredths) times value (ten-thousandths).

    Returns:
        The sum of weights, hundredths.
    """
    for clause in range(rules.n_clauses):
        for level in range(rb.LEVELS):
            table[clause, level] = rules.steady_table[seat, type_, clause, level]
    total = rules.steady_weight[seat, type_]
    for clause in range(rules.n_clauses):
        if is_steady(rules, situation, seat, clause, with_documents):
            continue
        weight = situation.now_weight[seat, clause] * rules.type_factor[seat, type_, clause] // 100
        if rules.is_steady[seat, clause] == 0:
            total += weight
        for level in range(rules.n_levels[clause]):
            table[clause, level] = weight * situation.now_value[seat, clause, level]
    return total


@compiled
def worth(rules: Rules, table: Ints, total: int, levels: Ints) -> int:
    """Value of a whole draft, in ten-thousandths of a point.

    Args:
        rules: Scenario tables.
        table: As `weigh` fills it.
        total: As `weigh` returns it.
        levels: (CLAUSES,) the draft.
    """
    raw = 0
    for clause in range(rules.n_clauses):
        raw += table[clause, levels[clause]]
    return rounded(raw * 100, max(total, 1))


@compiled
def grade_of_step(rules: Rules, situation: Situation, seat: int, type_: int, clause: int) -> int:
    """How grave one step more on a clause is to a seat of that type: NO_DIFFICULTY to NEVER."""
    seal = situation.seals[seat, clause]
    if seal == situation.seals[1 - seat, clause]:
        return state.NO_DIFFICULTY
    direction = 1 if rules.wish[seat, clause] < rules.wish[1 - seat, clause] else -1
    before = plain_value_of(rules, situation, seat, clause, seal) + situation.shade[seat, clause, seal]
    level = seal + direction
    after = plain_value_of(rules, situation, seat, clause, level) + situation.shade[seat, clause, level]
    loss = (before - min(after, rb.UNIT)) * weight_of(rules, situation, seat, type_, clause)
    total = 0
    for other in range(rules.n_clauses):
        total += weight_of(rules, situation, seat, type_, other)
    points = rounded(loss * 100, max(total, 1))
    if points >= rules.grave_from[1]:
        return state.NEVER
    if points >= rules.grave_from[0]:
        return state.GRAVE
    return state.SMALL if points > 0 else state.NO_DIFFICULTY


@compiled
def steps_below(rules: Rules, seat: int, mandate: Ints, levels: Ints) -> int:
    """Count public steps of a draft beyond what a seat's mandate allows it."""
    steps = 0
    for clause in range(rules.n_clauses):
        if rules.is_secret[clause] == 0:
            gap = mandate[clause] - levels[clause]
            if rules.wish[seat, clause] < rules.wish[1 - seat, clause]:
                gap = -gap
            steps += max(0, gap)
    return steps


@compiled
def is_within(rules: Rules, seat: int, mandate: Ints, levels: Ints) -> bool:
    """Whether a draft, secret clauses included, keeps within a seat's mandate."""
    for clause in range(rules.n_clauses):
        gap = mandate[clause] - levels[clause]
        if rules.wish[seat, clause] < rules.wish[1 - seat, clause]:
            gap = -gap
        if gap > 0:
            return False
    return True


@compiled
def is_consistent(rules: Rules, levels: Ints) -> bool:
    """Whether no two clauses of a draft exclude each other."""
    for rule in range(rules.n_consistency):
        first, first_bits = rules.excluded[rule, 0], rules.excluded[rule, 1]
        second, second_bits = rules.excluded[rule, 2], rules.excluded[rule, 3]
        if (first_bits >> levels[first]) & 1 != 0 and (second_bits >> levels[second]) & 1 != 0:
            return False
    return True


@compiled
def floor_of(rules: Rules, game: Game, seat: int) -> int:
    """What a seat can have without a treaty, in ten-thousandths of a point."""
    return clamp(evaluate(rules, game, rules.floor_form[seat]) + game.floor_shift[seat], 0, 100 * rb.UNIT)


@compiled
def assess_treaty(rules: Rules, game: Game, seat: int, table: Ints) -> None:
    """Write into the game what its treaty is worth to a seat: whole, in public, by group and clause.

    Args:
        rules: Scenario tables.
        game: A game whose `treaty` is set; its value fields of `seat` are written.
        seat: Whose value.
        table: (CLAUSES, LEVELS) scratch space.
    """
    refresh(rules, game, seat, False)
    total = weigh(rules, game, seat, game.type[seat], False, table)
    public_raw = 0
    public_total = 0
    for group in range(rb.GROUPS):
        raw = 0
        weight_sum = 0
        for clause in range(rules.n_clauses):
            if rules.group[clause] == group:
                raw += table[clause, game.treaty[clause]]
                weight_sum += weight_of(rules, game, seat, game.type[seat], clause)
        game.group_share[seat, group] = rounded(raw, weight_sum) if weight_sum > 0 else 0
    for clause in range(rules.n_clauses):
        weight = weight_of(rules, game, seat, game.type[seat], clause)
        raw = table[clause, game.treaty[clause]]
        game.clause_share[seat, clause] = rounded(raw, weight) if weight > 0 else 0
        if rules.is_secret[clause] == 0:
            public_raw += raw
            public_total += weight
    game.whole_value[seat] = worth(rules, table, total, game.treaty)
    game.public_value[seat] = rounded(public_raw * 100, max(public_total, 1))
    game.steps[seat] = steps_below(rules, seat, game.mandate[seat], game.treaty)
