"""The negotiator: a bargainer with a persona, a belief about the other side, and one yardstick.

An offering policy plus an acceptance policy plus an opponent model (Baarslag and others, *Decoupling
negotiating agents*, ACAN 2012). It offers nothing that it would refuse.
"""

from typing import Final

from game.engine import state
from game.engine.compiled import compiled
from game.engine.forms import chance_of
from game.engine.legal import ALLOWED, is_package_open, judge_proposal
from game.engine.observe import Observation
from game.engine.state import Action, differ
from game.engine.value import (
    appraise_at_rest,
    conceded,
    hear_documents,
    hear_documents_on,
    is_consistent,
    put_on_type,
    put_on_type_again,
    put_on_type_at_rest,
    reappraise,
    tabulate,
    toward_other,
    worth,
)
from game.players.bargaining import aspiration, belief, cables
from game.players.bargaining.documents import choose_document
from game.players.bargaining.offering import concede, copy_levels, retreat
from game.players.bargaining.packages import is_worth_handing_over, is_worth_taking
from game.players.mind import Mind, may_choose, own_raw, to_raw
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules

STALE: Final = -1
"""No mandate: what was filled by it has to be filled anew."""

LEAST: Final = -(1 << 62)
"""Less than any value."""

READING: Final = rb.ACTION_KINDS
"""Bit of a run's limits that forbids reading documents."""


SOUNDINGS_PER_TYPE: Final = 2


@compiled
def wake(rules: Rules, view: Observation, mind: Mind, nonce: int) -> None:
    """Begin the talks: draw a persona, remember the opening seals, hold all types equally likely.

    What the clauses are worth is brought up to date by the first `take_stock`. Nothing that another game may
    have left in mind matters after this.
    """
    mind.is_awake = 1
    if mind.curve < 0:
        mind.curve = nonce % rules.n_curves
    seat = view.seat
    appraise_at_rest(rules, seat, mind.own_weights, mind.own_values)
    mind.own_total = put_on_type_at_rest(rules, seat, view.type[seat], mind.own_typed)
    belief.start_belief(rules, view, mind)
    copy_levels(rules, view.seals[1 - view.seat], mind.their_seals)
    mind.clock = 0
    for document in range(rules.n_documents):
        mind.document_heard[document] = state.UNUSED
    mind.heard_question = 0
    mind.awaits_sounding = 0
    forget_own(rules, mind)


@compiled
def fill_own(rules: Rules, view: Observation, mind: Mind) -> None:
    """Fill the own table, less what it costs to answer at home for public steps beyond the mandate."""
    charge = to_raw(mind, rules.penalty_per_step[view.seat])
    has_charge_moved = charge != mind.charge
    mind.charge = charge
    mind.pretence = charge * rules.tied_hands // rb.UNIT
    for clause in range(rules.n_clauses):
        mandate = view.mandate[clause]
        is_filled = mind.filled_mandate[clause] == mandate
        if not is_filled:
            mind.filled_mandate[clause] = mandate
            fill_row(rules, view, mind, clause)
        if has_charge_moved or not is_filled:
            charge_row(rules, view, mind, clause)
    mind.best = mind.best_raw * 100 // max(mind.own_total, 1)


@compiled
def fill_row(rules: Rules, view: Observation, mind: Mind, clause: int) -> None:
    """Fill a clause's row of the own table up to where the instructions end, or a narrower mandate."""
    seat = view.seat
    free, step = rules.instructions[seat, clause], toward_other(rules, seat, clause)
    if rules.is_secret[clause] != 0:
        free = rules.wish[1 - seat, clause]
    elif conceded(rules, seat, clause, free, view.mandate[clause]) < 0:
        free = view.mandate[clause]
    best, level = LEAST, free
    while 0 <= level < rules.n_levels[clause]:
        raw = mind.own_typed[clause] * mind.own_values[clause, level]
        mind.own[clause, level] = raw
        best = max(best, raw)
        level -= step
    mind.last_free[clause] = free
    mind.free_best[clause] = best


@compiled
def charge_row(rules: Rules, view: Observation, mind: Mind, clause: int) -> None:
    """Fill the rest of a clause's row, less a charge for each step beyond what `fill_row` went to.

    Part of the charge stays on steps that the capital has since allowed: a wider mandate need not be
    shown, and tied hands are strong at the table (Schelling, *The Strategy of Conflict*, 1960).
    """
    seat = view.seat
    free, step = mind.last_free[clause], toward_other(rules, seat, clause)
    allowed = conceded(rules, seat, clause, free, view.mandate[clause])
    best, costs, level = mind.free_best[clause], 0, free + step
    while 0 <= level < rules.n_levels[clause]:
        costs += mind.pretence if allowed > 0 else mind.charge
        allowed -= 1
        raw = mind.own_typed[clause] * mind.own_values[clause, level] - costs
        mind.own[clause, level] = raw
        best = max(best, raw)
        level += step
    mind.best_raw += best - mind.row_best[clause]
    mind.row_best[clause] = best


@compiled
def weigh_own(rules: Rules, view: Observation, mind: Mind) -> None:
    """Weigh the clauses as they now are to oneself, home's reproaches apart."""
    seat = view.seat
    reappraise(rules, view, seat, True, mind.own_weights, mind.own_values)
    hear_documents(rules, view, seat, mind.own_values)
    mind.own_total = put_on_type(rules, seat, view.type[seat], mind.own_weights, mind.own_typed)
    forget_own(rules, mind)
    tabulate(rules, mind.own_typed, mind.own_values, mind.own)


@compiled
def forget_own(rules: Rules, mind: Mind) -> None:
    """Let the own table be filled anew when it is needed next."""
    mind.best_raw = 0
    for clause in range(rules.n_clauses):
        mind.filled_mandate[clause] = STALE
        mind.row_best[clause] = 0


@compiled
def reappraise_own(rules: Rules, view: Observation, mind: Mind) -> None:
    """Bring up to date what the clauses are worth to oneself, documents apart."""
    seat, total = view.seat, mind.own_total
    reappraise(rules, view, seat, True, mind.own_weights, mind.own_values)
    mind.own_total = put_on_type_again(rules, seat, view.type[seat], mind.own_weights, mind.own_typed, total)
    for place in range(rules.n_moving_weights[seat]):
        mind.filled_mandate[rules.moving_weight[seat, place]] = STALE
    for place in range(rules.n_moving_values[seat]):
        mind.filled_mandate[rules.moving_value[seat, place, 0]] = STALE


@compiled
def listen(rules: Rules, view: Observation, mind: Mind) -> None:
    """Take in what documents have moved on either side since it was last looked at."""
    if not differ(mind.document_heard, view.document_state, rules.n_documents):
        return
    for document in range(rules.n_documents):
        if mind.document_heard[document] != view.document_state[document]:
            mind.document_heard[document] = view.document_state[document]
            hear_document(rules, view, mind, document)


@compiled
def hear_document(rules: Rules, view: Observation, mind: Mind, document: int) -> None:
    """Take in what a document has moved on the side that it was read to."""
    listener = 1 - rules.document_side[document]
    for place in range(rules.n_document_clauses[document]):
        clause = rules.document_clauses[document, place]
        if listener == view.seat:
            if hear_documents_on(rules, view, listener, clause, mind.own_values):
                mind.filled_mandate[clause] = STALE
        else:
            hear_documents_on(rules, view, listener, clause, mind.their_values)


@compiled
def take_stock(rules: Rules, view: Observation, mind: Mind) -> None:
    """Weigh the clauses anew, learn from what the other side did, and set the demand."""
    listen(rules, view, mind)
    reappraise_own(rules, view, mind)
    fill_own(rules, view, mind)
    belief.list_moved(rules, view, mind)
    if view.week > 0:
        aspiration.advance_clock(rules, view, mind)
    belief.guess_their_values(rules, view, mind)
    belief.learn_from_seals(rules, view, mind)
    question = view.question[view.seat]
    if question != mind.heard_question:
        belief.learn_from_answer(rules, view, mind)
        mind.heard_question = question
    belief.mix_their_weights(rules, view, mind)
    belief.remember_moved(view, mind)
    is_last = view.week == rules.n_weeks - 1
    mind.demand = view.floor if is_last else aspiration.demand_at(rules, view, mind, mind.clock)


@compiled
def next_demand(rules: Rules, view: Observation, mind: Mind) -> int:
    """What will soon be asked for; the floor, if this is the last week."""
    if view.week >= rules.n_weeks - 1:
        return view.floor
    later = aspiration.demand_at(rules, view, mind, mind.clock + rules.slow_week)
    return later + max(mind.demand - later, 0) * rules.patience // rb.UNIT


@compiled
def wants_to_accept(rules: Rules, view: Observation, mind: Mind) -> bool:
    """Whether the other side's seals meet what would be asked for next."""
    offer = view.seals[1 - view.seat]
    if not may_choose(mind, rb.ACCEPT) or not is_consistent(rules, offer):
        return False
    return worth(rules, mind.own, mind.own_total, offer) >= next_demand(rules, view, mind)


@compiled
def package_to_take(rules: Rules, view: Observation, mind: Mind) -> int:
    """Find a package on offer that meets the demand; -1 for none."""
    for package in range(rules.n_packages):
        is_theirs = rules.package_side[package] != view.seat
        if is_theirs and is_package_open(rules, view, package) and may_choose(mind, rb.ACCEPT_PACKAGE):
            if is_worth_taking(rules, view, mind, package, next_demand(rules, view, mind)):
                return package
    return -1


@compiled
def package_to_hand_over(rules: Rules, view: Observation, mind: Mind) -> int:
    """Find a package of one's own whose time it is and that is worth its week; -1 for none."""
    for package in range(rules.n_packages):
        if may_choose(mind, rb.PROPOSE) and judge_proposal(rules, view, view.seat, package) == ALLOWED:
            if is_worth_handing_over(rules, view, mind, package):
                return package
    return -1


@compiled
def clause_to_threaten_over(rules: Rules, view: Observation, mind: Mind) -> int:
    """Find the clause whose next level is worth a threat; -1 for none."""
    seat = view.seat
    if view.threat_used[seat] != 0 or not may_choose(mind, rb.THREATEN):
        return -1
    chance = chance_of(rules, view, rules.threat_belief[seat])
    if chance < rules.threat_from:
        return -1
    best, best_gain = -1, 0
    for clause in range(rules.n_clauses):
        seal, ours = view.seals[1 - seat, clause], view.seals[seat, clause]
        if seal != ours and rules.is_threat_proof[clause] == 0:
            level = seal + toward_other(rules, 1 - seat, clause)
            gain = mind.own[clause, level] - mind.own[clause, seal]
            if gain > best_gain:
                best, best_gain = clause, gain
    gain = best_gain * 100 // max(mind.own_total, 1)
    expected = (gain + rules.threat_floor) * chance - rules.called_cost * (rb.CERTAIN - chance)
    return best if expected > 0 else -1


@compiled
def clause_to_ask_about(rules: Rules, view: Observation, mind: Mind) -> int:
    """Find the open clause, not asked about last, that matters most; -1 for none."""
    best, best_stake = -1, 0
    for clause in range(rules.n_clauses):
        seal, theirs = view.seals[view.seat, clause], view.seals[1 - view.seat, clause]
        if seal != theirs and clause + 1 != view.question[view.seat]:
            stake = mind.own[clause, seal] - mind.own[clause, theirs]
            if stake > best_stake:
                best, best_stake = clause, stake
    return best


@compiled
def draft(rules: Rules, view: Observation, mind: Mind, action: Action) -> bool:
    """Write the best draft into the action. Return whether there is one."""
    copy_levels(rules, view.seals[view.seat], action.levels)
    raw = own_raw(rules, mind, action.levels)
    moved = retreat(rules, view, mind, to_raw(mind, view.floor) - raw, action.levels)
    if moved == 0:
        moved = concede(rules, view, mind, raw - to_raw(mind, mind.demand), action.levels)
    if moved == 0:
        return False
    document, clause = choose_document(rules, view, mind)
    if not may_choose(mind, READING):
        document = 0
    action.kind = rb.DRAFT
    action.document = document
    action.target = clause
    return True


@compiled
def move_at_table(rules: Rules, view: Observation, mind: Mind, action: Action) -> None:
    """Choose the week's move at the table."""
    take_stock(rules, view, mind)
    action.kind = rb.ADJOURN
    if mind.adjourn_week == view.week + 1:
        return
    if wants_to_accept(rules, view, mind):
        action.kind = rb.ACCEPT
        return
    taken = package_to_take(rules, view, mind)
    if taken >= 0:
        action.kind, action.target = rb.ACCEPT_PACKAGE, taken
        return
    handed = package_to_hand_over(rules, view, mind)
    if handed >= 0:
        action.kind, action.target = rb.PROPOSE, handed
        return
    clause = clause_to_threaten_over(rules, view, mind)
    if clause >= 0:
        action.kind, action.target = rb.THREATEN, clause
        return
    if may_choose(mind, rb.DRAFT) and draft(rules, view, mind, action):
        return
    clause = clause_to_ask_about(rules, view, mind)
    if clause >= 0 and may_choose(mind, rb.INQUIRE):
        action.kind, action.target = rb.INQUIRE, clause


@compiled
def ask_capital(action: Action, first: int, second: int) -> None:
    """Ask for a wider mandate on a clause, and on the next best one with it, if there is one."""
    action.kind, action.target, action.second = rb.MANDATE, first, second + 1


@compiled
def send_cable(rules: Rules, view: Observation, mind: Mind, action: Action) -> None:
    """Choose the week's cable."""
    action.kind = rb.SILENCE
    if mind.awaits_sounding != 0:
        belief.learn_from_sounding(rules, view, mind)
        mind.awaits_sounding = 0
    first, second = -1, -1
    may_ask = rules.is_allowed[view.seat, rb.MANDATE] != 0 and may_choose(mind, rb.MANDATE)
    if may_ask and view.asked[0] == 0:
        first, second = cables.clauses_to_widen(rules, view, mind)
    if first >= 0 and cables.is_agreement_near(rules, view, mind):
        ask_capital(action, first, second)
        return
    if rules.is_allowed[view.seat, rb.PLEDGE] != 0 and may_choose(mind, rb.PLEDGE):
        if chance_of(rules, view, rules.pledge_chance[view.seat]) >= rules.worth_trying:
            action.kind = rb.PLEDGE
            return
    if first >= 0:
        ask_capital(action, first, second)
        return
    if rules.is_allowed[view.seat, rb.PROBE] != 0 and may_choose(mind, rb.PROBE):
        type_ = cables.type_to_sound(rules, view, mind)
        if type_ >= 0 and mind.sounded[type_] < SOUNDINGS_PER_TYPE:
            mind.sounded[type_] += 1
            mind.awaits_sounding = 1
            action.kind, action.target = rb.PROBE, type_
            return
    is_time_to_press = rules.pressing_weeks[0] <= view.week <= rules.pressing_weeks[1]
    if rules.is_allowed[view.seat, rb.PRESSURE] != 0 and may_choose(mind, rb.PRESSURE) and is_time_to_press:
        action.kind = rb.PRESSURE


@compiled
def clear(rules: Rules, view: Observation, action: Action) -> None:
    """Begin a decision with an empty action that would move no seal."""
    aim_at_nothing(action)
    copy_levels(rules, view.seals[view.seat], action.levels)


@compiled
def aim_at_nothing(action: Action) -> None:
    """Empty an action but for its kind, and for the levels, which only a draft needs."""
    action.target = 0
    action.second = 0
    action.document = 0


@compiled
def negotiate(rules: Rules, view: Observation, mind: Mind, nonce: int, action: Action) -> None:
    """Decide, for any phase.

    Args:
        rules: Scenario tables.
        view: What the seat may know.
        mind: The policy's memory; changed.
        nonce: 32 bits of chance of the policy's own, the same all game.
        action: Filled in.
    """
    aim_at_nothing(action)
    if mind.is_awake == 0:
        wake(rules, view, mind, nonce)
    if view.phase == state.TABLE:
        move_at_table(rules, view, mind, action)
    elif view.phase == state.ANSWER:
        action.kind = rb.STAY
    else:
        send_cable(rules, view, mind, action)
