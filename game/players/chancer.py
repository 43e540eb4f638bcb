"""The random player: any kind of action that is allowed, with any target that fits."""

from game.engine import state
from game.engine.chance import philox
from game.engine.compiled import compiled
from game.engine.legal import ALLOWED, is_initialled, is_package_open, judge_proposal, may_widen
from game.engine.observe import Observation
from game.engine.state import Action
from game.players.negotiator import clear
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules


@compiled
def pick(view: Observation, nonce: int, purpose: int, n_choices: int) -> int:
    """Draw 0 .. n_choices - 1 for a purpose, by the policy's own nonce."""
    word, _, _, _ = philox(int(view.week), int(view.phase), int(purpose), 0, int(nonce), 0)
    return (word >> 8) % max(n_choices, 1)


@compiled
def pick_kind(view: Observation, nonce: int) -> int:
    """Draw one of the kinds that may be chosen; leaving and signing only now and then."""
    rare = pick(view, nonce, 1, 8)
    n_choices = 0
    for kind in range(rb.ACTION_KINDS):
        if view.choices[kind] != 0 and (not is_final(kind) or rare == 0):
            n_choices += 1
    place = pick(view, nonce, 2, n_choices)
    for kind in range(rb.ACTION_KINDS):
        if view.choices[kind] != 0 and (not is_final(kind) or rare == 0):
            if place == 0:
                return kind
            place -= 1
    return rb.STAY if view.phase == state.ANSWER else rb.ADJOURN


@compiled
def is_final(kind: int) -> bool:
    """Whether a kind of action ends the talks."""
    return kind == rb.ACCEPT or kind == rb.ACCEPT_PACKAGE or kind == rb.LEAVE


@compiled
def pick_clause(rules: Rules, view: Observation, nonce: int, purpose: int) -> int:
    """Draw a clause on which the seals differ, or any where there is none."""
    start = pick(view, nonce, purpose, rules.n_clauses)
    for ahead in range(rules.n_clauses):
        clause = (start + ahead) % rules.n_clauses
        if not is_initialled(view, clause) and rules.is_threat_proof[clause] == 0:
            return clause
    return start


@compiled
def draft_anything(rules: Rules, view: Observation, nonce: int, action: Action) -> None:
    """Move one seal or a few, back or forth, with a document at times."""
    seat = view.seat
    for place in range(1 + pick(view, nonce, 3, rules.seals_per_draft)):
        clause = pick(view, nonce, 10 + place, rules.n_clauses)
        if rules.is_settled[clause] != 0:
            continue
        theirs, wish = view.seals[1 - seat, clause], rules.wish[seat, clause]
        low, high = min(theirs, wish), max(theirs, wish)
        action.levels[clause] = low + pick(view, nonce, 20 + place, high - low + 1)
    moved = 0
    for clause in range(rules.n_clauses):
        moved += 1 if action.levels[clause] != view.seals[seat, clause] else 0
    action.kind = rb.DRAFT if moved > 0 else rb.ADJOURN
    document = pick(view, nonce, 4, rules.n_documents * 2)
    if moved > 0 and document < rules.n_documents:
        clause = pick_clause(rules, view, nonce, 5)
        is_ours = rules.document_side[document] == seat
        is_fresh = view.document_state[document] == state.UNUSED
        is_open = not is_initialled(view, clause)
        if is_ours and is_fresh and is_open and rules.document_on[document, clause] != 0:
            action.document, action.target = document + 1, clause


@compiled
def do_anything(rules: Rules, view: Observation, nonce: int, action: Action) -> None:
    """Decide at random. Needs an observation whose `choices` are filled in."""
    clear(rules, view, action)
    seat = view.seat
    kind = pick_kind(view, nonce)
    action.kind = kind
    if kind == rb.DRAFT:
        draft_anything(rules, view, nonce, action)
    elif kind == rb.INQUIRE or kind == rb.THREATEN:
        action.target = pick_clause(rules, view, nonce, 6)
        is_open = not is_initialled(view, action.target)
        if not is_open or rules.is_threat_proof[action.target] != 0:
            action.kind = rb.ADJOURN
    elif kind == rb.MANDATE:
        action.kind = rb.SILENCE
        start = pick(view, nonce, 7, rules.n_clauses)
        for ahead in range(rules.n_clauses):
            clause = (start + ahead) % rules.n_clauses
            if may_widen(rules, view.mandate, seat, clause) == ALLOWED:
                action.kind, action.target = rb.MANDATE, clause
    elif kind == rb.PROBE:
        action.target = pick(view, nonce, 8, rules.n_types[1 - seat])
    elif kind == rb.PROPOSE or kind == rb.ACCEPT_PACKAGE:
        action.target = package_for(rules, view, kind)


@compiled
def package_for(rules: Rules, view: Observation, kind: int) -> int:
    """Find a package that can be handed over or taken now."""
    for package in range(rules.n_packages):
        may_hand_over = kind == rb.PROPOSE and judge_proposal(rules, view, view.seat, package) == ALLOWED
        may_take = rules.package_side[package] != view.seat and is_package_open(rules, view, package)
        if may_hand_over or (kind == rb.ACCEPT_PACKAGE and may_take):
            return package
    return 0
