"""Offering: which seals to show, so that the demand is met and the other side gains most."""

from game.engine.compiled import compiled
from game.engine.legal import is_initialled
from game.engine.observe import Observation
from game.engine.value import toward_other
from game.players.mind import Mind, to_them
from game.records import Ints
from game.scenario.rulebook import Rules


@compiled
def is_better_trade(gain: int, cost: int, best_gain: int, best_cost: int) -> bool:
    """Whether giving `gain` for `cost` beats another trade. Costs of nought or less come first."""
    if cost <= 0 or best_cost <= 0:
        return cost < best_cost if cost <= 0 and best_cost <= 0 else cost <= 0
    return gain * best_cost > best_gain * cost


@compiled
def list_trades(rules: Rules, view: Observation, mind: Mind, spare: int, plan: Ints) -> int:
    """List every step of a seal, not yet moved in the plan, that gives something for no more than `spare`.

    Returns:
        The place of the best of them; -1 for none.
    """
    seat = view.seat
    best, best_gain, best_cost = -1, 0, 1
    n_trades = 0
    for clause in range(rules.n_clauses):
        seal, goal = view.seals[seat, clause], view.seals[1 - seat, clause]
        if seal == goal or plan[clause] != seal:
            continue
        own, theirs = mind.own[clause, seal], to_them(mind, clause, seal)
        step, level = toward_other(rules, seat, clause), seal
        while level != goal:
            level += step
            cost = own - mind.own[clause, level]
            if cost <= spare:
                gain = to_them(mind, clause, level) - theirs
                if gain > 0:
                    trade = mind.trades[n_trades]
                    trade[0], trade[1], trade[2], trade[3] = clause, level, gain, cost
                    if is_better_trade(gain, cost, best_gain, best_cost):
                        best, best_gain, best_cost = n_trades, gain, cost
                    n_trades += 1
    mind.n_trades = n_trades
    return best


@compiled
def best_trade(mind: Mind, spare: int, used: int) -> int:
    """Find the best trade for no more than `spare` on a clause whose bit is not `used`; -1 for none."""
    best, best_gain, best_cost = -1, 0, 1
    for place in range(mind.n_trades):
        gain, cost = mind.trades[place, 2], mind.trades[place, 3]
        is_to_be_had = cost <= spare and (used >> mind.trades[place, 0]) & 1 == 0
        if is_to_be_had and is_better_trade(gain, cost, best_gain, best_cost):
            best, best_gain, best_cost = place, gain, cost
    return best


@compiled
def concede(rules: Rules, view: Observation, mind: Mind, spare: int, plan: Ints) -> int:
    """Move the plan toward the other side along the best trades, which may cost `spare` in all.

    Returns:
        How many seals the plan moves.
    """
    best = list_trades(rules, view, mind, spare, plan)
    moved, used = 0, 0
    while best >= 0:
        clause, cost = mind.trades[best, 0], mind.trades[best, 3]
        plan[clause] = mind.trades[best, 1]
        used |= 1 << clause
        spare -= cost
        moved += 1
        if moved == rules.seals_per_draft:
            break
        if cost < 0:  # more can be spared now than when trades were listed
            best = list_trades(rules, view, mind, spare, plan)
            continue
        best = best_trade(mind, spare, used)
    return moved


@compiled
def retreat(rules: Rules, view: Observation, mind: Mind, lacking: int, plan: Ints) -> int:
    """Take back what costs the other side least, until the plan has gained what it is lacking.

    Returns:
        How many seals the plan moves.
    """
    seat = view.seat
    moved = 0
    while lacking > 0 and moved < rules.seals_per_draft:
        best_clause, best_level, best_gain, best_cost = -1, 0, 0, 1
        for clause in range(rules.n_clauses):
            seal, wish = plan[clause], rules.wish[seat, clause]
            is_open = not is_initialled(view, clause)
            if seal == wish or not is_open or seal != view.seals[seat, clause]:
                continue
            level = seal - toward_other(rules, seat, clause)
            gain = mind.own[clause, level] - mind.own[clause, seal]
            cost = to_them(mind, clause, seal) - to_them(mind, clause, level)
            if gain > 0 and (best_clause < 0 or is_better_trade(gain, cost, best_gain, best_cost)):
                best_clause, best_level, best_gain, best_cost = clause, level, gain, cost
        if best_clause < 0:
            break
        plan[best_clause] = best_level
        lacking -= best_gain
        moved += 1
    return moved


@compiled
def copy_levels(rules: Rules, source: Ints, target: Ints) -> None:
    """Copy a row of levels."""
    for clause in range(rules.n_clauses):
        target[clause] = source[clause]
