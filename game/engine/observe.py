"""What a seat may know: the one door from a game to players, windows, logs and hints.

An allow-list: a field that is not copied here is not known. Markers that a seat cannot see are given as
anybody could reckon them from what is public.
"""

from typing import Annotated, Final

from game.engine import state
from game.engine.compiled import compiled
from game.engine.forms import clamp, rounded
from game.engine.legal import legal_kinds
from game.engine.state import Game, Situation, choose_words, copy_words, differ
from game.engine.value import floor_of
from game.records import Ints, record_dtype
from game.scenario import rulebook as rb
from game.scenario.rulebook import CLAUSES, DISPATCHES, SIDES, Rules


class Observation(Situation):
    """One seat's view. What it inherits holds only what the seat may know, and public guesses."""

    seat: int
    phase: int
    to_move: int  # whose decision the game waits for
    speaks_first: int  # whether this seat spoke first this week
    floor: int  # one's own, ten-thousandths of a point
    mandate: Annotated[Ints, (CLAUSES,)]  # one's own
    asked: Annotated[Ints, (2,)]  # clauses + 1 that one's capital is weighing
    sounding: Annotated[Ints, (2,)]  # type + 1 that one last sounded out, and the answer
    dispatch_week: Annotated[Ints, (DISPATCHES,)]
    choices: Annotated[Ints, (rb.ACTION_KINDS,)]  # kinds it may choose now; see `observe_choices`
    reason: int
    signed_week: int


OBSERVATION: Final = record_dtype(Observation)


@compiled
def guess_by_leader(rules: Rules, game: Game, marker: int) -> int:
    """What a seat could reckon a hidden marker to be: its baseline, and what its leader shows."""
    leader = rules.leader[marker] - 1
    shown = game.marker[leader] - rules.baseline[leader, game.week]
    number = rules.baseline[marker, game.week] + rounded(rules.follows[marker] * shown, rb.UNIT)
    return clamp(number, rules.marker_low[marker], rules.marker_high[marker])


@compiled
def observe_markers(rules: Rules, game: Game, seat: int, view: Observation) -> None:
    """Copy the markers and flags that a seat may see, and give others as anybody could reckon them."""
    is_seen, guess = rules.is_marker_seen[seat], rules.marker_guess[game.week]
    choose_words(is_seen, game.marker, guess, view.marker, rules.n_markers)
    for place in range(rules.n_followers):
        marker = rules.follower[place]
        if is_seen[marker] == 0 and is_seen[rules.leader[marker] - 1] != 0:
            view.marker[marker] = guess_by_leader(rules, game, marker)
    for place in range(rules.n_flags_seen[seat]):
        flag = rules.flag_seen[seat, place]
        view.flag[flag] = game.flag[flag]


@compiled
def has_missed_document(rules: Rules, game: Game, view: Observation) -> bool:
    """Whether a document has been read or answered since the view was last filled."""
    return differ(view.document_state, game.document_state, rules.n_documents)


@compiled
def observe_documents(rules: Rules, game: Game, view: Observation) -> None:
    """Copy which documents have been read, and what they did to the minds of both sides."""
    for document in range(rules.n_documents):
        if view.document_state[document] != game.document_state[document]:
            view.document_state[document] = game.document_state[document]
            observe_gain(game, document, 1 - rules.document_side[document], view)


@compiled
def observe_gain(game: Game, document: int, listener: int, view: Observation) -> None:
    """Copy what a document did, if it did anything, to the mind of the side that it was read to."""
    clause, level = game.document_gain[document, 0], game.document_gain[document, 1]
    view.is_shaded[listener, clause] = game.is_shaded[listener, clause]
    view.shade[listener, clause, level] = game.shade[listener, clause, level]


@compiled
def observe_table(rules: Rules, game: Game, seat: int, view: Observation) -> None:
    """Copy what lies on the table: seals, what documents did, the treaty once there is one."""
    copy_words(game.mandate[seat], view.mandate, rules.n_clauses)
    for side in range(SIDES):
        copy_words(game.seals[side], view.seals[side], rules.n_clauses)
        view.question[side] = game.question[side]
        view.answer[side] = game.answer[side]
        view.threat_used[side] = game.threat_used[side]
        view.idle[side] = game.idle[side]
    if has_missed_document(rules, game, view):
        observe_documents(rules, game, view)
    if game.flag[rb.SIGNED_FLAG] != 0:
        copy_words(game.treaty, view.treaty, rules.n_clauses)
    for package in range(rules.n_packages):
        view.package_week[package] = game.package_week[package]


@compiled
def forget(rules: Rules, view: Observation) -> None:
    """Make a view of another game like a blank one, as far as `observe_position` builds on it."""
    for document in range(rules.n_documents):
        view.document_state[document] = state.UNUSED
    for side in range(SIDES):
        for clause in range(rules.n_clauses):
            if view.is_shaded[side, clause] != 0:
                view.is_shaded[side, clause] = 0
                for level in range(rules.n_levels[clause]):
                    view.shade[side, clause, level] = 0


@compiled
def observe_position(rules: Rules, game: Game, seat: int, view: Observation) -> None:
    """Fill a seat's view but for the dispatches and the choices, which a bargainer does not look at.

    Args:
        rules: Scenario tables, public to both sides.
        game: The game; not modified.
        seat: Whose view.
        view: Filled in; a blank record, or one that was told to `forget`, or one that was filled earlier in
            the same game for this seat. Fields that are not written stay as they were.
    """
    view.week = game.week
    view.seat = seat
    view.phase = game.phase
    view.to_move = game.seat
    view.speaks_first = 1 if (rules.first_speaker + game.week) % SIDES == seat else 0
    view.type[seat] = game.type[seat]
    view.type[1 - seat] = state.UNKNOWN
    view.floor = floor_of(rules, game, seat)
    view.reason = game.reason
    view.signed_week = game.signed_week
    observe_markers(rules, game, seat, view)
    observe_table(rules, game, seat, view)
    for place in range(2):
        view.asked[place] = game.asked[seat, place]
        view.sounding[place] = game.sounding[seat, place]


@compiled
def observe(rules: Rules, game: Game, seat: int, view: Observation) -> None:
    """Fill a seat's view, its choices apart. See `observe_position` for the arguments."""
    observe_position(rules, game, seat, view)
    for dispatch in range(rules.n_dispatches):
        view.dispatch_week[dispatch] = game.dispatch_week[dispatch] * rules.is_dispatch_seen[seat, dispatch]


@compiled
def observe_choices(rules: Rules, game: Game, seat: int, view: Observation) -> None:
    """Fill in which kinds of action the seat may choose now, for those who want to know."""
    legal_kinds(rules, game, seat, view.choices)
