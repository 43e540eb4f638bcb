"""Offering: which seals to show, so that the demand is met and the other side gains most."""

from typing import Final

from game.engine.compiled import compiled
from game.engine.legal import is_initialled
from game.engine.observe import Observation
from game.engine.value import toward_other
from game.players.mind import Mind, own_raw, to_raw
from game.records import Ints
from game.scenario.rulebook import Rules

NOT_TO_BE_HAD: Final = 1 << 62
"""The cost of a trade on a clause that has its place in the plan."""


@compiled
def is_better_trade(gain: int, cost: int, best_gain: int, best_cost: int) -> bool:
    """Whether giving `gain` for `cost` beats another trade. Costs of nought or less come first."""
    if cost <= 0 or best_cost <= 0:
        return cost < best_cost if cost <= 0 and best_cost <= 0 else cost <= 0
    return gain * best_cost > best_gain * cost


@compiled
def start_plan(rules: Rules, view: Observation, mind: Mind) -> None:
    """Begin a plan with the seals as they stand."""
    for clause in range(rules.n_clauses):
        mind.plan[clause] = view.seals[view.seat, clause]


@compiled
def list_trades(rules: Rules, view: Observation, mind: Mind) -> None:
    """List every step of one seal that would give the other side something, with what it costs."""
    seat = view.seat
    mind.n_trades = 0
    for clause in range(rules.n_clauses):
        seal, goal = view.seals[seat, clause], view.seals[1 - seat, clause]
        level = seal
        while level != goal:
            level += toward_other(rules, seat, clause)
            gain = mind.theirs[clause, level] - mind.theirs[clause, seal]
            if gain > 0:
                trade = mind.trades[mind.n_trades]
                trade[0], trade[1], trade[2] = clause, level, gain
                trade[3] = mind.own[clause, seal] - mind.own[clause, level]
                mind.n_trades += 1


@compiled
def best_trade(mind: Mind, spare: int) -> int:
    """Find the best trade that costs no more than `spare`; -1 for none."""
    best, best_gain, best_cost = -1, 0, 1
    for place in range(mind.n_trades):
        gain, cost = mind.trades[place, 2], mind.trades[place, 3]
        if cost <= spare and is_better_trade(gain, cost, best_gain, best_cost):
            best, best_gain, best_cost = place, gain, cost
    return best


@compiled
def plan_trade(mind: Mind, trade: int) -> None:
    """Put a trade into the plan; others on its clause are no longer to be had."""
    clause = mind.trades[trade, 0]
    mind.plan[clause] = mind.trades[trade, 1]
    for place in range(mind.n_trades):
        if mind.trades[place, 0] == clause:
            mind.trades[place, 3] = NOT_TO_BE_HAD


@compiled
def concede(rules: Rules, view: Observation, mind: Mind, demand: int) -> int:
    """Move the plan toward the other side along the best trades, not below the demand.

    Returns:
        How many seals the plan moves.
    """
    spare = own_raw(rules, mind, mind.plan) - to_raw(mind, demand)
    list_trades(rules, view, mind)
    moved = 0
    while moved < rules.seals_per_draft:
        best = best_trade(mind, spare)
        if best < 0:
            break
        spare -= mind.trades[best, 3]
        plan_trade(mind, best)
        moved += 1
    return moved


@compiled
def retreat(rules: Rules, view: Observation, mind: Mind, least: int) -> int:
    """Take back what costs the other side least, until the plan is worth `least` again.

    Returns:
        How many seals the plan moves.
    """
    seat = view.seat
    lacking = to_raw(mind, least) - own_raw(rules, mind, mind.plan)
    moved = 0
    while lacking > 0 and moved < rules.seals_per_draft:
        best_clause, best_level, best_gain, best_cost = -1, 0, 0, 1
        for clause in range(rules.n_clauses):
            seal, wish = mind.plan[clause], rules.wish[seat, clause]
            is_open = not is_initialled(view, clause)
            if seal == wish or not is_open or seal != view.seals[seat, clause]:
                continue
            level = seal - toward_other(rules, seat, clause)
            gain = mind.own[clause, level] - mind.own[clause, seal]
            cost = mind.theirs[clause, seal] - mind.theirs[clause, level]
            if gain > 0 and (best_clause < 0 or is_better_trade(gain, cost, best_gain, best_cost)):
                best_clause, best_level, best_gain, best_cost = clause, level, gain, cost
        if best_clause < 0:
            break
        mind.plan[best_clause] = best_level
        lacking -= best_gain
        moved += 1
    return moved


@compiled
def copy_levels(rules: Rules, source: Ints, target: Ints) -> None:
    """Copy a row of levels."""
    for clause in range(rules.n_clauses):
        target[clause] = source[clause]
