"""Linear forms, conditions and effects: how the scenario's numbers depend on, and change, the game."""

from typing import Final

from game.engine.compiled import compiled
from game.engine.state import Game, Situation
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules

NO_SIGN: Final = (1 << 63) - 1
"""All bits of a number but its sign: by them the compiler learns that a number is not negative."""


@compiled
def rounded(numerator: int, denominator: int) -> int:
    """Divide, rounding half away from nought. The denominator is positive."""
    size = ((abs(numerator) + denominator // 2) & NO_SIGN) // denominator
    return size if numerator >= 0 else -size


@compiled
def clamp(number: int, low: int, high: int) -> int:
    """Bring a number between two bounds."""
    return min(max(number, low), high)


@compiled
def level_atom(situation: Situation, kind: int, index: int, levels: int) -> int:
    """Whether a clause stands at one of the levels given as bits: one or nought."""
    if kind == rb.SEAL:
        seat = int(index >= rb.CLAUSES)
        level = situation.seals[seat, index - seat * rb.CLAUSES]
    elif situation.flag[rb.SIGNED_FLAG] == 0:
        return 0
    else:
        level = situation.treaty[index]
    return rb.UNIT if (levels >> level) & 1 != 0 else 0


@compiled
def treaty_atom(situation: Situation, kind: int, index: int, parameter: int) -> int:
    """Read what the treaty is worth to a side, or how far it goes beyond its mandate."""
    if kind == rb.PUBLIC_VALUE:
        return situation.public_value[index]
    if kind == rb.WHOLE_VALUE:
        return situation.whole_value[index]
    if kind == rb.STEPS_BELOW_MANDATE:
        return situation.steps[index] * rb.UNIT
    if kind == rb.GROUP_SHARE:
        return situation.group_share[index, parameter]
    return situation.clause_share[index, parameter]


@compiled
def atom(situation: Situation, kind: int, index: int, parameter: int) -> int:
    """Read one quantity of the situation, in ten-thousandths."""
    if kind == rb.MARKER:
        return situation.marker[index] * 100
    if kind == rb.MARKER_ABOVE:
        return max(0, situation.marker[index] - parameter) * 100
    if kind == rb.MARKER_BELOW:
        return max(0, parameter - situation.marker[index]) * 100
    if kind == rb.FLAG:
        return rb.UNIT if situation.flag[index] != 0 else 0
    if kind == rb.CLAUSE_LEVEL or kind == rb.SEAL:
        return level_atom(situation, kind, index, parameter)
    if kind == rb.TYPE:
        return rb.UNIT if situation.type[index] == parameter else 0
    if kind == rb.WEEK_NUMBER:
        return (situation.week + 1) * rb.UNIT
    return treaty_atom(situation, kind, index, parameter)


@compiled
def sum_of_terms(rules: Rules, situation: Situation, start: int, count: int) -> int:
    """Add up terms of a linear form, in hundred-millionths."""
    total = 0
    for term in range(start, start + count):
        atoms = rules.term_atoms[term]
        amount = atom(situation, atoms[0, 0], atoms[0, 1], atoms[0, 2])
        product = rules.term_coefficient[term] * amount
        if atoms[1, 0] != rb.NOTHING:
            second = atom(situation, atoms[1, 0], atoms[1, 1], atoms[1, 2])
            product = rounded(product, rb.UNIT) * second
        total += product
    return total


@compiled
def outcome_of(rules: Rules, form: int, total: int) -> int:
    """Finish a linear form whose terms add up to `total`: base, logistic and clamp."""
    number = rules.form_base[form] + rounded(total, rb.UNIT)
    if rules.form_is_logistic[form] != 0:
        step = clamp(rounded(number, 100), -1200, 1200)
        return clamp_chance(rules, form, rules.logistic[step + 1200])
    return clamp(number, rules.form_low[form], rules.form_high[form])


@compiled
def evaluate(rules: Rules, situation: Situation, form: int) -> int:
    """Work out a linear form, clamped, in ten-thousandths; a logistic one in 1/65536."""
    total = sum_of_terms(rules, situation, rules.form_terms[form, 0], rules.form_terms[form, 1])
    return outcome_of(rules, form, total)


@compiled
def clamp_chance(rules: Rules, form: int, chance: int) -> int:
    """Keep a logistic chance (1/65536) within the form's bounds (ten-thousandths)."""
    low = rounded(rules.form_low[form] * rb.CERTAIN, rb.UNIT)
    high = rounded(rules.form_high[form] * rb.CERTAIN, rb.UNIT)
    return clamp(chance, low, high)


@compiled
def chance_of(rules: Rules, situation: Situation, form: int) -> int:
    """Work out a form that is a chance, in 1/65536."""
    if rules.constant_chance[form] != rb.OPEN_CHANCE:
        return rules.constant_chance[form]
    total = sum_of_terms(rules, situation, rules.form_terms[form, 0], rules.form_terms[form, 1])
    return chance_from(rules, form, total)


@compiled
def chance_from(rules: Rules, form: int, total: int) -> int:
    """Finish a form that is a chance, whose terms add up to `total`."""
    number = outcome_of(rules, form, total)
    if rules.form_is_logistic[form] != 0:
        return number
    return clamp(rounded(number * rb.CERTAIN, rb.UNIT), 0, rb.CERTAIN)


@compiled
def holds(rules: Rules, situation: Situation, span: Ints) -> bool:
    """Whether all conditions of a span (start, count) hold."""
    return all_hold(rules, situation, span[0], span[1])


@compiled
def all_hold(rules: Rules, situation: Situation, start: int, count: int) -> bool:
    """Whether so many conditions in a row hold."""
    for condition in range(start, start + count):
        read = rules.condition_atom[condition]
        number = atom(situation, read[0], read[1], read[2])
        if number < rules.condition_range[condition, 0] or number > rules.condition_range[condition, 1]:
            return False
    return True


@compiled
def add_to_marker(rules: Rules, game: Game, marker: int, hundredths: int) -> None:
    """Move a marker for good, within its bounds."""
    before = game.marker[marker]
    after = clamp(before + hundredths, rules.marker_low[marker], rules.marker_high[marker])
    game.marker[marker] = after
    game.push[marker] += after - before


@compiled
def apply_effects(rules: Rules, game: Game, span: Ints) -> bool:
    """Apply the effects of a span (start, count). Return whether one of them ends the talks."""
    ends_talks = False
    for row in range(span[0], span[0] + span[1]):
        effect = rules.effects[row]
        kind, index, parameter, amount = effect[0], effect[1], effect[2], effect[3]
        if kind == rb.ADD_TO_MARKER:
            add_to_marker(rules, game, index, amount)
        elif kind == rb.PUSH_MARKER:
            game.impulse[index] += amount
        elif kind == rb.SET_FLAG:
            game.flag[index] = amount
        elif kind == rb.SET_MANDATE:
            if rules.is_settled[parameter] == 0:
                game.mandate[index, parameter] = amount
        elif kind == rb.ADD_TO_FLOOR:
            game.floor_shift[index] += amount
        elif kind == rb.END_TALKS:
            ends_talks = True
    return ends_talks
