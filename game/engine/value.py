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
def toward_other(rules: Rules, seat: int, clause: int) -> int:
    """Direction, +1 or -1, in which a seat's seal moves when it concedes."""
    return rules.toward_other[seat, clause]


@compiled
def conceded(rules: Rules, seat: int, clause: int, before: int, level: int) -> int:
    """Steps by which a level is nearer to the other side's wish than the level `before` it."""
    return (level - before) * toward_other(rules, seat, clause)


@compiled
def weight_of(rules: Rules, situation: Situation, seat: int, type_: int, clause: int) -> int:
    """Weight of a clause to a seat of that hidden type, in hundredths."""
    form = rules.weight_form[seat, clause]
    if form == 0:
        return rules.typed_weight[seat, type_, clause]
    plain = evaluate(rules, situation, form - 1) // 100
    return plain * rules.type_factor[seat, type_, clause] // 100


@compiled
def plain_value_of(rules: Rules, situation: Situation, seat: int, clause: int, level: int) -> int:
    """Value of a level to a seat, whatever documents have done, in ten-thousandths."""
    if rules.value_form[seat, clause, level] != 0:
        return evaluate(rules, situation, rules.value_form[seat, clause, level] - 1)
    return rules.value[seat, clause, level]


@compiled
def appraise(
    rules: Rules, situation: Situation, seat: int, with_documents: bool, weights: Ints, values: Ints
) -> None:
    """Work out what every clause is worth to a seat, its type apart.

    Args:
        rules: Scenario tables.
        situation: A game or an observation.
        seat: Whose weights and values.
        with_documents: Whether what documents did to minds counts (it never does in a score).
        weights: (CLAUSES,) filled, hundredths.
        values: (CLAUSES, LEVELS) filled, ten-thousandths.
    """
    appraise_at_rest(rules, seat, weights, values)
    reappraise(rules, situation, seat, with_documents, weights, values)
    if with_documents:
        hear_documents(rules, situation, seat, values)


@compiled
def appraise_at_rest(rules: Rules, seat: int, weights: Ints, values: Ints) -> None:
    """Write down what does not depend on the game, the first part of what `appraise` does."""
    for clause in range(rules.n_clauses):
        weights[clause] = rules.weight[seat, clause]
        for level in range(rules.n_levels[clause]):
            values[clause, level] = rules.value[seat, clause, level]


@compiled
def reappraise(
    rules: Rules, situation: Situation, seat: int, with_documents: bool, weights: Ints, values: Ints
) -> None:
    """Bring up to date what `appraise` worked out earlier in the same game, from the same arguments.

    Where a document has been read or answered since, `hear_documents` has to do its part too.
    """
    for place in range(rules.n_moving_weights[seat]):
        clause = rules.moving_weight[seat, place]
        weights[clause] = evaluate(rules, situation, rules.weight_form[seat, clause] - 1) // 100
    for place in range(rules.n_moving_values[seat]):
        clause, level = rules.moving_value[seat, place, 0], rules.moving_value[seat, place, 1]
        value = evaluate(rules, situation, rules.value_form[seat, clause, level] - 1)
        if with_documents and situation.is_shaded[seat, clause] != 0:
            value = min(value + situation.shade[seat, clause, level], rb.UNIT)
        values[clause, level] = value


@compiled
def hear_documents(rules: Rules, situation: Situation, seat: int, values: Ints) -> None:
    """Bring up to date the values of the clauses on which documents have moved a seat's mind."""
    for clause in range(rules.n_clauses):
        hear_documents_on(rules, situation, seat, clause, values)


@compiled
def hear_documents_on(rules: Rules, situation: Situation, seat: int, clause: int, values: Ints) -> bool:
    """Bring up to date the values of one clause, if documents have moved the seat's mind on it.

    Returns:
        Whether any of them is now another.
    """
    has_changed = False
    if situation.is_shaded[seat, clause] != 0:
        for level in range(rules.n_levels[clause]):
            plain = plain_value_of(rules, situation, seat, clause, level)
            value = min(plain + situation.shade[seat, clause, level], rb.UNIT)
            has_changed |= value != values[clause, level]
            values[clause, level] = value
    return has_changed


@compiled
def put_on_type(rules: Rules, seat: int, type_: int, weights: Ints, typed: Ints) -> int:
    """Give the weights of a seat the factors of a hidden type, and return their sum.

    Args:
        rules: Scenario tables.
        seat: Whose weights.
        type_: The hidden type that the seat is taken to have.
        weights: (CLAUSES,) as `appraise` gives them.
        typed: (CLAUSES,) filled, hundredths; may be `weights` itself.

    Returns:
        The sum, hundredths.
    """
    total = 0
    for clause in range(rules.n_clauses):
        weight = weights[clause] * rules.type_factor[seat, type_, clause] // 100
        typed[clause] = weight
        total += weight
    return total


@compiled
def put_on_type_at_rest(rules: Rules, seat: int, type_: int, typed: Ints) -> int:
    """Do as `put_on_type` does with the weights that `appraise_at_rest` gives."""
    total = 0
    for clause in range(rules.n_clauses):
        typed[clause] = rules.typed_weight[seat, type_, clause]
        total += typed[clause]
    return total


@compiled
def put_on_type_again(rules: Rules, seat: int, type_: int, weights: Ints, typed: Ints, total: int) -> int:
    """Bring up to date what `put_on_type` worked out earlier in the same game, and the sum that it gave."""
    for place in range(rules.n_moving_weights[seat]):
        clause = rules.moving_weight[seat, place]
        weight = weights[clause] * rules.type_factor[seat, type_, clause] // 100
        total += weight - typed[clause]
        typed[clause] = weight
    return total


@compiled
def tabulate(rules: Rules, weights: Ints, values: Ints, table: Ints) -> None:
    """Fill a table of what each level adds to a draft's value: weight (hundredths) times value.

    Args:
        rules: Scenario tables.
        weights: (CLAUSES,) of one type, as `put_on_type` gives them.
        values: (CLAUSES, LEVELS) as `appraise` gives them.
        table: (CLAUSES, LEVELS) filled.
    """
    for clause in range(rules.n_clauses):
        weight = weights[clause]
        for level in range(rules.n_levels[clause]):
            table[clause, level] = weight * values[clause, level]


@compiled
def worth(rules: Rules, table: Ints, total: int, levels: Ints) -> int:
    """Value of a whole draft, in ten-thousandths of a point.

    Args:
        rules: Scenario tables.
        table: As `tabulate` fills it.
        total: Sum of the weights, hundredths.
        levels: (CLAUSES,) the draft.
    """
    raw = 0
    for clause in range(rules.n_clauses):
        raw += table[clause, levels[clause]]
    return rounded(raw * 100, max(total, 1))


@compiled
def grade_of_loss(rules: Rules, points: int) -> int:
    """How grave a loss is, in ten-thousandths of a point: NO_DIFFICULTY to NEVER."""
    if points >= rules.grave_from[1]:
        return state.NEVER
    if points >= rules.grave_from[0]:
        return state.GRAVE
    return state.SMALL if points > 0 else state.NO_DIFFICULTY


@compiled
def grade_of_step(rules: Rules, situation: Situation, seat: int, type_: int, clause: int) -> int:
    """How grave one step more on a clause is to a seat of that type: NO_DIFFICULTY to NEVER."""
    seal = situation.seals[seat, clause]
    if seal == situation.seals[1 - seat, clause]:
        return state.NO_DIFFICULTY
    level = seal + toward_other(rules, seat, clause)
    before = plain_value_of(rules, situation, seat, clause, seal) + situation.shade[seat, clause, seal]
    after = plain_value_of(rules, situation, seat, clause, level) + situation.shade[seat, clause, level]
    loss = min(before, rb.UNIT) - min(after, rb.UNIT)
    total = 0
    for other in range(rules.n_clauses):
        total += weight_of(rules, situation, seat, type_, other)
    raw = loss * weight_of(rules, situation, seat, type_, clause)
    return grade_of_loss(rules, rounded(raw * 100, max(total, 1)))


@compiled
def steps_below(rules: Rules, seat: int, mandate: Ints, levels: Ints) -> int:
    """Count public steps of a draft beyond what a seat's mandate allows it."""
    steps = 0
    for clause in range(rules.n_clauses):
        if rules.is_secret[clause] == 0:
            steps += max(0, conceded(rules, seat, clause, mandate[clause], levels[clause]))
    return steps


@compiled
def is_within(rules: Rules, seat: int, mandate: Ints, levels: Ints) -> bool:
    """Whether a draft, secret clauses included, keeps within a seat's mandate."""
    for clause in range(rules.n_clauses):
        if conceded(rules, seat, clause, mandate[clause], levels[clause]) > 0:
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
def assess_treaty(rules: Rules, situation: Situation, seat: int, mandate: Ints, group_weights: Ints) -> None:
    """Write down what a treaty is worth to a seat: whole, in public, by group and clause.

    Args:
        rules: Scenario tables.
        situation: A game or an observation whose `treaty` is set; its value fields of `seat` are written.
        seat: Whose value.
        mandate: (CLAUSES,) the seat's.
        group_weights: (GROUPS,) scratch space.
    """
    shares, type_ = situation.group_share[seat], situation.type[seat]
    for group in range(rules.n_groups):
        shares[group], group_weights[group] = 0, 0
    whole_raw, total, public_raw, public_total = 0, 0, 0, 0
    for clause in range(rules.n_clauses):
        weight = weight_of(rules, situation, seat, type_, clause)
        value = plain_value_of(rules, situation, seat, clause, situation.treaty[clause])
        situation.clause_share[seat, clause] = value if weight > 0 else 0
        raw, group = weight * value, rules.group[clause]
        shares[group] += raw
        group_weights[group] += weight
        whole_raw += raw
        total += weight
        if rules.is_secret[clause] == 0:
            public_raw += raw
            public_total += weight
    for group in range(rules.n_groups):
        shares[group] = rounded(shares[group], group_weights[group]) if group_weights[group] > 0 else 0
    situation.whole_value[seat] = rounded(whole_raw * 100, max(total, 1))
    situation.public_value[seat] = rounded(public_raw * 100, max(public_total, 1))
    situation.steps[seat] = steps_below(rules, seat, mandate, situation.treaty)
