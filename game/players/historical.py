"""The historical player: the recorded moves of its side, while they are legal and sensible.

Where the game has left the record, or a recorded move would now be worth less than no treaty, the
negotiator takes over for that move.
"""

from game.engine import state
from game.engine.compiled import compiled
from game.engine.forms import holds
from game.engine.legal import ALLOWED, is_initialled, may_widen
from game.engine.observe import Observation
from game.engine.state import UNUSED, Action
from game.engine.value import conceded, is_consistent, worth
from game.players.mind import Mind
from game.players.negotiator import clear, negotiate, take_stock, wake, weigh_own
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules


@compiled
def recorded_levels(rules: Rules, view: Observation, levels: Ints) -> int:
    """Write the record's seals for the week over one's own, as far as the table still allows.

    Returns:
        How many seals that would move.
    """
    seat = view.seat
    moved = 0
    for clause in range(rules.n_clauses):
        wanted = rules.record_levels[seat, view.week, clause]
        ours, theirs = view.seals[seat, clause], view.seals[1 - seat, clause]
        if wanted == rb.UNCHANGED or ours == theirs:
            continue
        if conceded(rules, seat, clause, theirs, wanted) > 0:
            wanted = theirs
        if conceded(rules, seat, clause, ours, wanted) > 0 and moved < rules.seals_per_draft:
            levels[clause] = wanted
            moved += 1
    return moved


@compiled
def is_sensible(rules: Rules, view: Observation, mind: Mind, levels: Ints) -> bool:
    """Whether a draft is worth at least as much as no treaty."""
    weigh_own(rules, view, mind)
    return worth(rules, mind.own, mind.own_total, levels) >= view.floor


@compiled
def recorded_draft(rules: Rules, view: Observation, mind: Mind, action: Action) -> bool:
    """Write the record's draft of the week. Return whether it can and should be made."""
    moved = recorded_levels(rules, view, action.levels)
    document = rules.record_document[view.seat, view.week]
    if document != 0 and view.document_state[document - 1] == UNUSED:
        action.document = document
        action.target = rules.record_target[view.seat, view.week, 0]
        if is_initialled(view, action.target):
            action.document = 0
    if moved == 0 and action.document == 0:
        return False
    action.kind = rb.DRAFT
    return is_sensible(rules, view, mind, action.levels)


@compiled
def recorded_table_move(rules: Rules, view: Observation, mind: Mind, action: Action) -> bool:
    """Write the record's table move of the week. Return whether it can and should be made."""
    seat, week = view.seat, view.week
    kind = rules.record_table[seat, week]
    offer = view.seals[1 - seat]
    if kind == rb.DRAFT:
        return recorded_draft(rules, view, mind, action)
    if kind == rb.ACCEPT:
        action.kind = kind
        return is_consistent(rules, offer) and is_sensible(rules, view, mind, offer)
    action.kind = kind
    action.target = rules.record_target[seat, week, 0]
    if kind == rb.THREATEN:
        is_open = not is_initialled(view, action.target)
        return view.threat_used[seat] == 0 and is_open
    if kind == rb.INQUIRE:
        return not is_initialled(view, action.target)
    if kind == rb.PROPOSE:
        is_ready = holds(rules, view, rules.package_conditions[action.target])
        return view.package_week[action.target] == 0 and is_ready
    return kind == rb.ADJOURN


@compiled
def recorded_cable(rules: Rules, view: Observation, mind: Mind, action: Action) -> bool:
    """Write the record's cable of the week. Return whether it can be sent."""
    seat, week = view.seat, view.week
    action.kind = rules.record_cable[seat, week]
    if action.kind == rb.UNCHANGED:
        return False
    action.target = rules.record_target[seat, week, 1]
    action.second = rules.record_target[seat, week, 2]
    if action.kind == rb.PROBE:
        mind.awaits_sounding = 1
    if action.kind != rb.MANDATE:
        return True
    is_wider = may_widen(rules, view.mandate, seat, action.target) == ALLOWED
    if action.second != 0:
        is_wider = is_wider and may_widen(rules, view.mandate, seat, action.second - 1) == ALLOWED
    return view.asked[0] == 0 and is_wider


@compiled
def follow_record(rules: Rules, view: Observation, mind: Mind, nonce: int, action: Action) -> None:
    """Decide as the record has it, or as the negotiator would where it does not fit."""
    clear(rules, view, action)
    if mind.is_awake == 0:
        wake(rules, view, mind, nonce)
    if view.phase == state.TABLE and recorded_table_move(rules, view, mind, action):
        take_stock(rules, view, mind)
    elif view.phase != state.CABLE or not recorded_cable(rules, view, mind, action):
        negotiate(rules, view, mind, nonce, action)
