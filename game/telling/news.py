"""What is new to a side, what a dispatch says, and how the markers stand."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.play.public import PublicView
from game.play.records import Record
from game.play.session import Session
from game.play.view import View
from game.scenario.schema import Dispatch, Marker
from game.telling.events import TOLD_AT_THE_END, Event, count_own, events_of
from game.telling.words import Words

LEAST_TREND: Final = 0.05
LOW_THIRD: Final = 1 / 3


class Told:
    """Remembers what each side has been told, so that it is told what is new and nothing twice.

    Args:
        session: The game. What happened before this week counts as told.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._told = {side: self._told_before(side) for side in session.sides}
        self._mandates = {side: self._mandate_of(side) for side in session.humans}

    def _told_before(self, side: str) -> int:
        return sum(record.week < self._session.week for record in self._session.records(side))

    def _mandate_of(self, side: str) -> dict[str, str]:
        return {clause.id: clause.mandate for clause in self._session.observe(side).clauses.values()}

    def _new(self, side: str) -> list[Record]:
        return self._session.records(side, since=self._told[side])

    def news(self, side: str) -> tuple[Event, ...]:
        """Give what has happened since a side was told last, but for what the debrief tells."""
        records = self._new(side)
        self._told[side] += len(records)
        return tuple(event for event in events_of(records) if event.what not in TOLD_AT_THE_END)

    def own_move(self, side: str) -> tuple[Event, ...]:
        """Give what a side has just done itself, up to the first thing that the other did."""
        records = self._new(side)
        count = count_own(records, side)
        self._told[side] += count
        return tuple(events_of(records[:count]))

    def changed_instructions(self, side: str) -> tuple[tuple[str, str], ...]:
        """Give clause and level of instructions that the capital has changed unasked since this was asked."""
        before, self._mandates[side] = self._mandates[side], self._mandate_of(side)
        if self._session.is_over:
            return ()
        records = self._session.records(side)
        asked = {record.details["clause"] for record in records if record.what == "capital_answered"}
        return tuple(
            (clause, level)
            for clause, level in self._mandates[side].items()
            if level != before[clause] and clause not in asked
        )

    def turn_back(self) -> None:
        """Forget what has been taken back."""
        for side, told in self._told.items():
            self._told[side] = min(told, len(self._session.records(side)))
        self._mandates = {side: self._mandate_of(side) for side in self._session.humans}


def changed_line(words: Words, changed: Sequence[tuple[str, str]]) -> str:
    """Say that the capital has changed instructions."""
    clauses = "; ".join(words.seal(clause, level) for clause, level in changed)
    return words.say("instructions.changed", clauses=clauses)


# Dispatches.


@dataclass(frozen=True, slots=True)
class DispatchSheet:
    """A dispatch that came.

    Attributes:
        dispatch: Its id.
        date: The day on which it came.
        voice: Who speaks.
        title: Its title.
        heading: Voice, day and title.
        text: What it says.
        source: Where it comes from and how sure it is.
        disputed: Who disputes it, in a sentence.
    """

    dispatch: str
    date: dt.date
    voice: str
    title: str
    heading: str
    text: str
    source: str
    disputed: str | None


def dispatch_of(words: Words, event: Event) -> DispatchSheet | None:
    """Give the dispatch of an event; None if it is of something else."""
    if event.what != "dispatch_came":
        return None
    return _dispatch_sheet(words, words.dispatch_of(event.details["dispatch"]), event.date)


def _dispatch_sheet(words: Words, dispatch: Dispatch, date: dt.date) -> DispatchSheet:
    voice, title = words.of(words.scenario.voices[dispatch.voice]), words.of(dispatch.title)
    return DispatchSheet(
        dispatch=dispatch.id,
        date=date,
        voice=voice,
        title=title,
        heading=words.say("dispatch", voice=voice, date=words.short_day(date), title=title),
        text=words.of(dispatch.text),
        source=words.source(dispatch),
        disputed=words.disputed(dispatch),
    )


def dispatches_of_week(session: Session, words: Words, side: str) -> tuple[DispatchSheet, ...]:
    """Give the dispatches that a side has had this week."""
    week = session.week
    came = (dispatch_of(words, event) for event in events_of(session.records(side)) if event.week == week)
    return tuple(sheet for sheet in came if sheet is not None)


# Markers.


@dataclass(frozen=True, slots=True)
class MarkerSheet:
    """A marker that a side sees.

    Attributes:
        marker: Its id.
        name: Its name.
        value: Where it stands.
        low: The lowest that it can be.
        high: The highest.
        part: Where it stands between them, 0 to 1.
        value_line: Where it stands, in words.
        trend: Its change since a week ago; None if it is not known or too small to tell.
        trend_number: Size of the change, as it is written.
        trend_line: The change in words that follow `value_line`; nothing where there is none.
        meaning: What it means that it is near one of its ends; nothing where it is not.
        about: What it is.
    """

    marker: str
    name: str
    value: float
    low: float
    high: float
    part: float
    value_line: str
    trend: float | None
    trend_number: str
    trend_line: str
    meaning: str
    about: str


def markers_of(words: Words, view: View | PublicView) -> tuple[MarkerSheet, ...]:
    """Say how the markers stand that a side sees, or both sides."""
    return tuple(
        _marker_sheet(words, view, marker) for marker in words.scenario.markers if marker.id in view.markers
    )


def _marker_sheet(words: Words, view: View | PublicView, marker: Marker) -> MarkerSheet:
    seen, low, high = view.markers[marker.id], float(marker.range[0]), float(marker.range[1])
    part = (seen.value - low) / (high - low)
    trend = None if seen.trend is None or abs(seen.trend) < LEAST_TREND else seen.trend
    change = "" if trend is None else words.decimal(abs(trend))
    return MarkerSheet(
        marker=marker.id,
        name=words.of(marker.name),
        value=seen.value,
        low=low,
        high=high,
        part=part,
        value_line=words.say("markers.value", value=words.decimal(seen.value), high=words.decimal(high)),
        trend=trend,
        trend_number=change,
        trend_line="" if trend is None else _trend_line(words, change, is_up=trend > 0),
        meaning=_meaning(words, marker, part),
        about=words.of(marker.about),
    )


def _trend_line(words: Words, change: str, *, is_up: bool) -> str:
    return words.say("markers.up", change=change) if is_up else words.say("markers.down", change=change)


def _meaning(words: Words, marker: Marker, part: float) -> str:
    if part < LOW_THIRD:
        return words.of(marker.low)
    return words.of(marker.high) if part > 1 - LOW_THIRD else ""
