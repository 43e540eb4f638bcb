"""What both sides may know: the one door from a game to a screen that all can see.

An allow-list, like `engine.observe`: what is not copied here is not shown.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.engine import state
from game.engine.state import Game
from game.play.records import Record, day_of_week
from game.play.view import PHASE_NAMES, MarkerView
from game.scenario import rulebook as rb
from game.scenario.names import Names
from game.scenario.rulebook import Rules

TOLD_TO_ALL: Final = frozenset((
    "dispatch_came", "seal_moved", "clause_initialled", "clause_reopened", "document_read", "question_asked",
    "threat_made", "threat_believed", "threat_called", "seat_left", "seat_stayed", "table_adjourned",
    "package_handed", "package_taken", "treaty_signed", "talks_ended",
))  # fmt: skip
"""What is told to all, where both sides have seen it."""

BY_TURNS: Final = ("table", "answer")
"""Phases in which all can see whose decision is awaited."""


@dataclass(frozen=True, slots=True)
class PublicView:
    """What both sides may know now.

    Attributes:
        week: Number of the week; the first is 1.
        date: The week's first day.
        phase: One of `view.PHASE_NAMES`.
        to_move: The side whose decision at the table is awaited, if one is. Cables are nobody's business.
        seals: Clause id: the levels at which the seals of both sides stand, by seat.
        markers: Those that both sides see and that are shown, by id.
        records: What has happened that both sides saw.
        ending: Why the talks ended, once they have.
    """

    week: int
    date: dt.date
    phase: str
    to_move: str | None
    seals: dict[str, tuple[str, str]]
    markers: dict[str, MarkerView]
    records: tuple[Record, ...]
    ending: str | None


def public_view_of(names: Names, rules: Rules, game: Game, records: Sequence[Record]) -> PublicView:
    """Copy what both sides may know.

    Args:
        names: Index of the scenario's names.
        rules: Scenario tables.
        game: The game; not changed.
        records: All that has happened.
    """
    phase, sides = PHASE_NAMES[game.phase], tuple(names.side)
    return PublicView(
        week=int(game.week) + 1,
        date=day_of_week(names, int(game.week)),
        phase=phase,
        to_move=sides[int(game.seat)] if phase in BY_TURNS else None,
        seals=_seals(names, game),
        markers=_markers(names, rules, game),
        records=tuple(record for record in records if record.seen_by == sides and record.what in TOLD_TO_ALL),
        ending=state.REASON_NAMES[game.reason] if int(game.phase) >= state.SUMMER else None,
    )


def _seals(names: Names, game: Game) -> dict[str, tuple[str, str]]:
    return {
        clause.id: (
            clause.levels[int(game.seals[0, place])].id,
            clause.levels[int(game.seals[1, place])].id,
        )
        for place, clause in enumerate(names.scenario.clauses)
    }


def _markers(names: Names, rules: Rules, game: Game) -> dict[str, MarkerView]:
    return {
        marker.id: MarkerView(marker.id, int(game.marker[place]) / rb.MARKER_UNIT, None)
        for place, marker in enumerate(names.scenario.markers)
        if marker.shown and rules.is_marker_seen[0, place] and rules.is_marker_seen[1, place]
    }
