"""What the delegations of the record did, week by week."""

import datetime as dt
from dataclasses import dataclass

from game.play.actions import NamedAction
from game.play.session import Session
from game.play.view import View
from game.scenario.schema import RecordedMove, RecordedWeek
from game.telling.words import Words


@dataclass(frozen=True, slots=True)
class Deeds:
    """What one delegation did or stood for in a week of the record."""

    side: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class WeekOfRecord:
    """One week of the record.

    Attributes:
        date: Its first day.
        day: That day in words.
        deeds: What each delegation did.
        source: Where it comes from and how sure it is.
        disputed: Who disputes it, in a sentence.
    """

    date: dt.date
    day: str
    deeds: tuple[Deeds, ...]
    source: str
    disputed: str | None


def is_history_shut(session: Session) -> bool:
    """Whether history may not be looked up: in a lesson not before the debrief; `history.shut` says why."""
    return session.scenario.is_short and not session.is_over


def record_of(words: Words) -> tuple[WeekOfRecord, ...]:
    """Tell history week by week."""
    return tuple(_told(words, week) for week in words.scenario.record)


def history_at(words: Words, view: View) -> tuple[WeekOfRecord, ...]:
    """Tell what the delegations of the record did in the week of a view.

    Args:
        words: How to say it.
        view: Of any side.

    Returns:
        The week that begins on the same day, or else those that overlap with it.
    """
    length = dt.timedelta(days=words.scenario.talks.days_per_week)
    weeks = [week for week in words.scenario.record if abs(week.first_day - view.date) < length]
    exact = [week for week in weeks if week.first_day == view.date]
    return tuple(_told(words, week) for week in exact or weeks)


def week_in_history(words: Words, number: int) -> list[RecordedWeek]:
    """Find what of the record begins in a week of the talks; the first week is 1."""
    first, days = words.first_day(number), words.scenario.talks.days_per_week
    return [row for row in words.scenario.record if 0 <= (row.first_day - first).days < days]


def actions_of(move: RecordedMove) -> list[NamedAction]:
    """Give the move at the table and the cable of a week of the record."""
    actions = []
    if move.table is not None:
        actions.append(NamedAction(move.table, seals=move.seals, document=move.document, clause=move.clause))
    if move.cable is not None:
        actions.append(NamedAction(move.cable, clauses=tuple(move.about)))
    return actions


def _told(words: Words, week: RecordedWeek) -> WeekOfRecord:
    deeds = tuple(Deeds(side, words.side(side), words.of(told)) for side, told in week.told.items())
    return WeekOfRecord(
        week.first_day, words.day(week.first_day), deeds, words.source(week), words.disputed(week)
    )
