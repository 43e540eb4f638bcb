"""May this seat do this now? One question, one answer: a reason code, nought for yes."""

from typing import Final

from game.engine import state
from game.engine.compiled import compiled
from game.engine.forms import holds
from game.engine.state import Action, Game, Situation
from game.engine.value import conceded, is_consistent
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules

ALLOWED: Final = 0
NOT_NOW: Final = 1
NOT_THIS_SIDE: Final = 2
TOO_MANY_SEALS: Final = 3
NO_SEAL_MOVED: Final = 4
PAST_THEIR_SEAL: Final = 5
NO_SUCH_LEVEL: Final = 6
NO_SUCH_TARGET: Final = 7
DOCUMENT_NOT_OURS: Final = 8
DOCUMENT_SPENT: Final = 9
THREAT_SPENT: Final = 10
CLAUSE_IS_INITIALLED: Final = 11
THREAT_PROOF: Final = 12
CONTRADICTORY: Final = 13
PACKAGE_NOT_OPEN: Final = 14
PACKAGE_SPENT: Final = 15
CAPITAL_IS_BUSY: Final = 16
NOTHING_TO_WIDEN: Final = 17
DOCUMENT_BEARS_NOT: Final = 18
CLAUSE_IS_SETTLED: Final = 19
REASON_NAMES: Final = (
    "allowed", "not_now", "not_this_side", "too_many_seals", "no_seal_moved", "past_their_seal",
    "no_such_level", "no_such_target", "document_not_ours", "document_spent", "threat_spent",
    "clause_is_initialled", "threat_proof", "contradictory", "package_not_open", "package_spent",
    "capital_is_busy", "nothing_to_widen", "document_bears_not", "clause_is_settled",
)  # fmt: skip


@compiled
def is_phase_for(phase: int, kind: int) -> bool:
    """Whether a kind of action belongs to a phase of the week."""
    if phase == state.TABLE:
        return kind <= rb.ACCEPT_PACKAGE
    if phase == state.ANSWER:
        return kind == rb.LEAVE or kind == rb.STAY
    if phase == state.CABLE:
        return kind >= rb.MANDATE
    return False


@compiled
def is_initialled(situation: Situation, clause: int) -> bool:
    """Whether both seals stand on the same level of a clause."""
    return situation.seals[0, clause] == situation.seals[1, clause]


@compiled
def is_past_their_seal(rules: Rules, situation: Situation, seat: int, clause: int, level: int) -> bool:
    """Whether a level offers more than the other side asks for."""
    return conceded(rules, seat, clause, situation.seals[1 - seat, clause], level) > 0


@compiled
def bears_on(rules: Rules, situation: Situation, document: int, clause: int) -> bool:
    """Whether a document can move minds on a clause that is still open."""
    if clause < 0 or clause >= rules.n_clauses:
        return False
    return rules.document_on[document, clause] != 0 and not is_initialled(situation, clause)


@compiled
def counters_something(rules: Rules, situation: Situation, document: int) -> bool:
    """Whether a document answers one that the other side has read."""
    for place in range(rules.n_countered[document]):
        if situation.document_state[rules.countered[document, place]] == state.USED:
            return True
    return False


@compiled
def judge_document(rules: Rules, game: Game, seat: int, document: int, clause: int) -> int:
    """Whether a seat may read a document into the minutes now, on that clause."""
    if document < 0 or document >= rules.n_documents:
        return NO_SUCH_TARGET
    if rules.document_side[document] != seat:
        return DOCUMENT_NOT_OURS
    if game.document_state[document] != state.UNUSED:
        return DOCUMENT_SPENT
    if bears_on(rules, game, document, clause) or counters_something(rules, game, document):
        return ALLOWED
    return DOCUMENT_BEARS_NOT


@compiled
def judge_draft(rules: Rules, game: Game, seat: int, action: Action) -> int:
    """Whether a seat may set its seals so."""
    moved = 0
    for clause in range(rules.n_clauses):
        level = action.levels[clause]
        if level < 0 or level >= rules.n_levels[clause]:
            return NO_SUCH_LEVEL
        if level != game.seals[seat, clause]:
            moved += 1
            if rules.is_settled[clause] != 0:
                return CLAUSE_IS_SETTLED
            if is_past_their_seal(rules, game, seat, clause, level):
                return PAST_THEIR_SEAL
    if moved > rules.seals_per_draft:
        return TOO_MANY_SEALS
    if action.document != 0:
        return judge_document(rules, game, seat, action.document - 1, action.target)
    return ALLOWED if moved > 0 else NO_SEAL_MOVED


@compiled
def judge_threat(rules: Rules, game: Game, seat: int, clause: int) -> int:
    """Whether a seat may threaten to leave over a clause."""
    if game.threat_used[seat] != 0:
        return THREAT_SPENT
    if clause < 0 or clause >= rules.n_clauses:
        return NO_SUCH_TARGET
    if rules.is_threat_proof[clause] != 0:
        return THREAT_PROOF
    return CLAUSE_IS_INITIALLED if is_initialled(game, clause) else ALLOWED


@compiled
def is_package_open(rules: Rules, situation: Situation, package: int) -> bool:
    """Whether a package has been handed over and not yet lapsed."""
    handed = situation.package_week[package]
    return handed != 0 and situation.week < handed - 1 + rules.package_open_weeks[package]


@compiled
def judge_proposal(rules: Rules, situation: Situation, seat: int, package: int) -> int:
    """Whether a seat may hand over a package."""
    if package < 0 or package >= rules.n_packages or rules.package_side[package] != seat:
        return NO_SUCH_TARGET
    if situation.package_week[package] != 0:
        return PACKAGE_SPENT
    is_its_time = rules.package_first[package] <= situation.week <= rules.package_last[package]
    if is_its_time and holds(rules, situation, rules.package_conditions[package]):
        return ALLOWED
    return PACKAGE_NOT_OPEN


@compiled
def judge_taking(rules: Rules, game: Game, seat: int, package: int) -> int:
    """Whether a seat may take a package and sign."""
    if package < 0 or package >= rules.n_packages or rules.package_side[package] == seat:
        return NO_SUCH_TARGET
    return ALLOWED if is_package_open(rules, game, package) else PACKAGE_NOT_OPEN


@compiled
def may_widen(rules: Rules, mandate: Ints, seat: int, clause: int) -> int:
    """Whether a seat may ask its capital for one level more on a clause."""
    if clause < 0 or clause >= rules.n_clauses:
        return NO_SUCH_TARGET
    if rules.is_settled[clause] != 0:
        return CLAUSE_IS_SETTLED
    if mandate[clause] == rules.wish[1 - seat, clause]:
        return NOTHING_TO_WIDEN
    return ALLOWED


@compiled
def judge_mandate(rules: Rules, game: Game, seat: int, first: int, second: int) -> int:
    """Whether a seat may ask its capital about one clause, or two (second is clause + 1, or 0)."""
    if game.asked[seat, 0] != 0:
        return CAPITAL_IS_BUSY
    answer = may_widen(rules, game.mandate[seat], seat, first)
    if answer != ALLOWED or second == 0:
        return answer
    if second - 1 == first:
        return NO_SUCH_TARGET
    return may_widen(rules, game.mandate[seat], seat, second - 1)


@compiled
def judge_question(rules: Rules, situation: Situation, clause: int) -> int:
    """Whether one may ask what the other side needs on a clause."""
    if clause < 0 or clause >= rules.n_clauses:
        return NO_SUCH_TARGET
    return CLAUSE_IS_INITIALLED if is_initialled(situation, clause) else ALLOWED


@compiled
def judge_table_move(rules: Rules, game: Game, seat: int, action: Action) -> int:
    """Whether a seat may make this move at the table, its turn and kind apart."""
    kind = action.kind
    if kind == rb.DRAFT:
        return judge_draft(rules, game, seat, action)
    if kind == rb.INQUIRE:
        return judge_question(rules, game, action.target)
    if kind == rb.THREATEN:
        return judge_threat(rules, game, seat, action.target)
    if kind == rb.ACCEPT:
        return ALLOWED if is_consistent(rules, game.seals[1 - seat]) else CONTRADICTORY
    if kind == rb.PROPOSE:
        return judge_proposal(rules, game, seat, action.target)
    if kind == rb.ACCEPT_PACKAGE:
        return judge_taking(rules, game, seat, action.target)
    return ALLOWED


@compiled
def judge_cable(rules: Rules, game: Game, seat: int, action: Action) -> int:
    """Whether a seat may send this cable, its turn and kind apart."""
    if action.kind == rb.MANDATE:
        return judge_mandate(rules, game, seat, action.target, action.second)
    if action.kind == rb.PROBE and not 0 <= action.target < rules.n_types[1 - seat]:
        return NO_SUCH_TARGET
    return ALLOWED


@compiled
def judge(rules: Rules, game: Game, seat: int, action: Action) -> int:
    """Whether a seat may do this now.

    Args:
        rules: Scenario tables.
        game: The game; not modified.
        seat: Who asks.
        action: What is asked for.

    Returns:
        `ALLOWED`, or the code of the reason why not (see `REASON_NAMES`).
    """
    kind = action.kind
    if kind < 0 or kind >= rb.ACTION_KINDS:
        return NO_SUCH_TARGET
    if game.seat != seat or not is_phase_for(game.phase, kind):
        return NOT_NOW
    if rules.is_allowed[seat, kind] == 0:
        return NOT_THIS_SIDE
    if game.phase == state.CABLE:
        return judge_cable(rules, game, seat, action)
    return judge_table_move(rules, game, seat, action)


@compiled
def may_draft(rules: Rules, game: Game, seat: int) -> bool:
    """Whether there is a seal that can be moved, or a document that can be read."""
    for clause in range(rules.n_clauses):
        is_at_wish = game.seals[seat, clause] == rules.wish[seat, clause]
        if rules.is_settled[clause] == 0 and not (is_initialled(game, clause) and is_at_wish):
            return True
    for document in range(rules.n_documents):
        if judge_document(rules, game, seat, document, 0) == ALLOWED:
            return True
    return False


@compiled
def has_target(rules: Rules, game: Game, seat: int, kind: int) -> bool:
    """Whether a kind of action, allowed in this phase, has anything to be aimed at."""
    if kind == rb.DRAFT:
        return may_draft(rules, game, seat)
    if kind == rb.ACCEPT:
        return is_consistent(rules, game.seals[1 - seat])
    if kind == rb.PROPOSE or kind == rb.ACCEPT_PACKAGE:
        for package in range(rules.n_packages):
            if kind == rb.PROPOSE and judge_proposal(rules, game, seat, package) == ALLOWED:
                return True
            if kind == rb.ACCEPT_PACKAGE and judge_taking(rules, game, seat, package) == ALLOWED:
                return True
        return False
    if kind != rb.INQUIRE and kind != rb.THREATEN and kind != rb.MANDATE:
        return True
    for clause in range(rules.n_clauses):
        if kind == rb.INQUIRE and judge_question(rules, game, clause) == ALLOWED:
            return True
        if kind == rb.THREATEN and judge_threat(rules, game, seat, clause) == ALLOWED:
            return True
        if kind == rb.MANDATE and judge_mandate(rules, game, seat, clause, 0) == ALLOWED:
            return True
    return False


@compiled
def legal_kinds(rules: Rules, game: Game, seat: int, mask: Ints) -> None:
    """Fill a mask of the kinds of action that a seat may take now with some target.

    Args:
        rules: Scenario tables.
        game: The game; not modified.
        seat: Who asks.
        mask: (ACTION_KINDS,) filled with 0 or 1.
    """
    for kind in range(rb.ACTION_KINDS):
        is_its_turn = game.seat == seat and is_phase_for(game.phase, kind)
        may = is_its_turn and rules.is_allowed[seat, kind] != 0 and has_target(rules, game, seat, kind)
        mask[kind] = 1 if may else 0
