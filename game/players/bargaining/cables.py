"""Cables: what to do in the cable room."""

from game.engine.compiled import compiled
from game.engine.observe import Observation
from game.engine.value import conceded, toward_other, worth
from game.players.mind import Mind, to_them
from game.scenario.rulebook import Rules


@compiled
def widening_trade(rules: Rules, view: Observation, mind: Mind, clause: int) -> tuple[int, int]:
    """What one level more on a clause would give the other side and cost oneself."""
    level = view.mandate[clause]
    wider = level + toward_other(rules, view.seat, clause)
    gain = to_them(mind, clause, wider) - to_them(mind, clause, level)
    cost = mind.own[clause, level] - mind.own[clause, wider]
    return gain, cost


@compiled
def is_mandate_in_the_way(rules: Rules, view: Observation, clause: int) -> bool:
    """Whether the other side asks for more on a clause than the mandate allows."""
    theirs = view.seals[1 - view.seat, clause]
    return (
        rules.is_settled[clause] == 0 and conceded(rules, view.seat, clause, view.mandate[clause], theirs) > 0
    )


@compiled
def is_agreement_near(rules: Rules, view: Observation, mind: Mind) -> bool:
    """Whether the other side's seals are close to the demand: tied hands are strong until then."""
    offer = worth(rules, mind.own, mind.own_total, view.seals[1 - view.seat])
    return offer + rules.near >= mind.demand


@compiled
def clauses_to_widen(rules: Rules, view: Observation, mind: Mind) -> tuple[int, int]:
    """Find the two clauses where a wider mandate gives the other side most for its cost; -1 for none."""
    best, best_gain, best_cost = -1, 0, 1
    second, second_gain, second_cost = -1, 0, 1
    for clause in range(rules.n_clauses):
        if not is_mandate_in_the_way(rules, view, clause):
            continue
        gain, cost = widening_trade(rules, view, mind, clause)
        cost = max(cost, 1)
        if gain * best_cost > best_gain * cost:
            second, second_gain, second_cost = best, best_gain, best_cost
            best, best_gain, best_cost = clause, gain, cost
        elif gain * second_cost > second_gain * cost:
            second, second_gain, second_cost = clause, gain, cost
    return best, second


@compiled
def type_to_sound(rules: Rules, view: Observation, mind: Mind) -> int:
    """Find the type that is most believed, unless belief is sure enough; -1 for none."""
    best = 0
    for type_ in range(1, rules.n_types[1 - view.seat]):
        if mind.belief[type_] > mind.belief[best]:
            best = type_
    return -1 if mind.belief[best] >= rules.sure_enough else best
