"""What a seat may know: the one door from a game to players, windows, logs and hints.

An allow-list: a field that is not copied here is not known. Markers that a seat cannot see are given as
anybody could reckon them from what is public.
"""

from typing import Annotated, Final

from game.engine import state
from game.engine.compiled import compiled
from game.engine.forms import clamp, rounded
from game.engine.legal import legal_kinds
from game.engine.state import Game, Situation
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
def public_guess(rules: Rules, game: Game, seat: int, marker: int) -> int:
    """What a seat could reckon a hidden marker to be: its baseline, and what its leader shows it."""
    if rules.has_baseline[marker] == 0:
        return rules.marker_start[marker]
    number = rules.baseline[marker, game.week]
    leader = rules.leader[marker]
    if leader != 0 and rules.is_marker_seen[seat, leader - 1] != 0:
        shown = game.marker[leader - 1] - rules.baseline[leader - 1, game.week]
        number += rounded(rules.follows[marker] * shown, rb.UNIT)
    return clamp(number, rules.marker_low[marker], rules.marker_high[marker])


@compiled
def observe_markers(rules: Rules, game: Game, seat: int, view: Observation) -> None:
    """Copy the markers and flags that a seat may see."""
    for marker in range(rules.n_markers):
        if rules.is_marker_seen[seat, marker] != 0:
            view.marker[marker] = game.marker[marker]
        else:
            view.marker[marker] = public_guess(rules, game, seat, marker)
    for flag in range(rules.n_flags):
        view.flag[flag] = game.flag[flag] * rules.is_flag_seen[seat, flag]


@compiled
def observe_table(rules: Rules, game: Game, seat: int, view: Observation) -> None:
    """Copy what lies on the table: seals, what documents did, the treaty once there is one."""
    for clause in range(rules.n_clauses):
        view.mandate[clause] = game.mandate[seat, clause]
        for side in range(SIDES):
            view.seals[side, clause] = game.seals[side, clause]
            view.is_shaded[side, clause] = game.is_shaded[side, clause]
            if game.is_shaded[side, clause] != 0:
                for level in range(rules.n_levels[clause]):
                    view.shade[side, clause, level] = game.shade[side, clause, level]
    if game.flag[rb.SIGNED_FLAG] != 0:
        for clause in range(rules.n_clauses):
            view.treaty[clause] = game.treaty[clause]
    for side in range(SIDES):
        view.question[side] = game.question[side]
        view.answer[side] = game.answer[side]
        view.threat_used[side] = game.threat_used[side]
        view.idle[side] = game.idle[side]
    for document in range(rules.n_documents):
        view.document_state[document] = game.document_state[document]
    for package in range(rules.n_packages):
        view.package_week[package] = game.package_week[package]


@compiled
def observe(rules: Rules, game: Game, seat: int, view: Observation) -> None:
    """Fill a seat's view of the game.

    Args:
        rules: Scenario tables, public to both sides.
        game: The game; not modified.
        seat: Whose view.
        view: Filled in. Fields that are not written stay as they were: nought in a blank record.
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
    for dispatch in range(rules.n_dispatches):
        view.dispatch_week[dispatch] = game.dispatch_week[dispatch] * rules.is_dispatch_seen[seat, dispatch]


@compiled
def observe_choices(rules: Rules, game: Game, seat: int, view: Observation) -> None:
    """Fill in which kinds of action the seat may choose now, for those who want to know."""
    legal_kinds(rules, game, seat, view.choices)
