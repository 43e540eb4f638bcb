"""The strategies of a bored pupil, against which bargaining has to be worth its while."""

from typing import Final

from game.engine import state
from game.engine.compiled import compiled
from game.engine.legal import is_initialled
from game.engine.observe import Observation
from game.engine.state import Action
from game.engine.value import appraise, is_consistent, worth
from game.players.mind import Mind
from game.players.negotiator import clear, weigh_own
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules

LAST_WEEKS: Final = 2


@compiled
def keep_silent(view: Observation, action: Action) -> bool:
    """Answer every phase but the table as one who does not care. Return whether that was all."""
    if view.phase == state.ANSWER:
        action.kind = rb.STAY
    elif view.phase == state.CABLE:
        action.kind = rb.SILENCE
    else:
        action.kind = rb.ADJOURN
        return False
    return True


@compiled
def is_acceptable(rules: Rules, view: Observation, mind: Mind) -> bool:
    """Whether the other side's seals are better than no treaty."""
    offer = view.seals[1 - view.seat]
    if not is_consistent(rules, offer):
        return False
    appraise(rules, view, view.seat, True, mind.own_weights, mind.own_values)
    weigh_own(rules, view, mind)
    return worth(rules, mind.own, mind.own_total, offer) >= view.floor


@compiled
def give_in(rules: Rules, view: Observation, action: Action) -> None:
    """Move as many seals as a draft allows all the way to the other side."""
    moved = 0
    for clause in range(rules.n_clauses):
        theirs = view.seals[1 - view.seat, clause]
        if theirs != view.seals[view.seat, clause] and moved < rules.seals_per_draft:
            action.levels[clause] = theirs
            moved += 1
    action.kind = rb.DRAFT if moved > 0 else rb.ADJOURN


@compiled
def wait(rules: Rules, view: Observation, mind: Mind, action: Action) -> None:
    """Adjourn, and accept in the last weeks what is better than nothing."""
    clear(rules, view, action)
    if keep_silent(view, action):
        return
    if view.week >= rules.n_weeks - LAST_WEEKS and is_acceptable(rules, view, mind):
        action.kind = rb.ACCEPT


@compiled
def stand_still(rules: Rules, view: Observation, action: Action) -> None:
    """Never move; sign only what gives everything."""
    clear(rules, view, action)
    if keep_silent(view, action):
        return
    for clause in range(rules.n_clauses):
        if not is_initialled(view, clause):
            return
    if is_consistent(rules, view.seals[1 - view.seat]):
        action.kind = rb.ACCEPT


@compiled
def give(rules: Rules, view: Observation, action: Action) -> None:
    """Concede at once: sign whatever the other side asks for."""
    clear(rules, view, action)
    if keep_silent(view, action):
        return
    if is_consistent(rules, view.seals[1 - view.seat]):
        action.kind = rb.ACCEPT
    else:
        give_in(rules, view, action)


@compiled
def threat_target(rules: Rules, view: Observation) -> int:
    """Find the weightiest open clause that a threat may name; -1 for none."""
    best, best_weight = -1, -1
    for clause in range(rules.n_clauses):
        is_open = not is_initialled(view, clause)
        if is_open and rules.is_threat_proof[clause] == 0 and rules.weight[view.seat, clause] > best_weight:
            best, best_weight = clause, rules.weight[view.seat, clause]
    return best


@compiled
def bluff(rules: Rules, view: Observation, action: Action) -> bool:
    """Threaten at once. Return whether it did; afterwards the caller bargains on."""
    clear(rules, view, action)
    if view.phase != state.TABLE or view.threat_used[view.seat] != 0:
        return False
    target = threat_target(rules, view)
    if target < 0:
        return False
    action.kind, action.target = rb.THREATEN, target
    return True
