"""The treaty as tracks: one row a clause, one stop a level, the seals of both sides on them."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from game.play.view import ClauseView, View
from game.telling.table import ClauseRow, LevelSheet, levels_of, rows_of
from game.telling.words import Words
from game.ui.widgets import Button, Column, Gap, Row, Scroll, Stop, Text, Widget

NAME_WIDTH: Final = 0.27
ROOM_WIDTH: Final = 0.73
"""Shares of a row that the clause's name and its track take."""
OWN, THEIRS = 0, 1
SEALS_OUT: Final = 6
"""Units by which seals stand out of a track."""
ABREAST: Final = 560
"""Units that a sheet must have for names and tracks to stand side by side; else names stand above."""


class Tracks:
    """Builds the tracks of one view.

    Args:
        words: How to say things.
        view: What the side sees.
        pending: Clause id: level id of the draft that is being made.
        before: Clause id, side's place (0 own, 1 theirs): the level id at which a seal stood before it moved.
        on_stop: Hears of clause and level when a stop is pressed; None while nothing may be moved.
        on_clause: Hears of the clause when its name is pressed.
        width: Of the sheet that they stand on, units.
        gap: Between rows, units.
        key: What the signs on the tracks mean, if there is room to say it.
    """

    def __init__(
        self,
        words: Words,
        view: View,
        *,
        pending: Mapping[str, str],
        before: Mapping[tuple[str, int], str],
        on_stop: Callable[[str, str], Any] | None,
        on_clause: Callable[[str], Any],
        width: float,
        gap: float,
        key: Widget | None = None,
    ) -> None:
        self.words = words
        self.view = view
        self.pending = pending
        self.before = before
        self.on_stop = on_stop
        self.on_clause = on_clause
        self.gap = gap
        self.key = key
        self.is_abreast = width >= ABREAST
        self.seat = words.names.side[view.side]

    def build(self) -> Widget:
        """Build the head and all rows, which scroll where they need to."""
        rows = [self._row(row) for row in rows_of(self.words, self.view)]
        settled = [
            self.words.seal(clause, self.view.clauses[clause].ours) for clause in self.words.settled_clauses
        ]
        foot = [Text(text=self.words.say("table.settled", clauses="; ".join(settled)), style="small_italic")]
        return Column(
            grow=1,
            gap=5,
            items=[
                self._head(),
                *([] if self.key is None else [self.key]),
                Scroll(
                    id="tracks",
                    grow=1,
                    least=200,
                    item=Column(items=[*rows, *(foot if settled else [])], gap=self.gap, pad=7),
                ),
            ],
        )

    def _head(self) -> Widget:
        first, second = self.words.scenario.sides
        ends = Row(
            grow=ROOM_WIDTH,
            items=[
                Text(text=self.words.of(second.capital), style="small_italic", tone="faded", grow=1),
                Text(
                    text=self.words.of(first.capital),
                    style="small_italic",
                    tone="faded",
                    align="right",
                    grow=1,
                ),
            ],
        )
        title = Text(text=self.words.say("tracks.title"), style="heading", tone="red", grow=NAME_WIDTH)
        return Row(items=[title, ends], align="center")

    def _row(self, row: ClauseRow) -> Widget:
        levels = levels_of(self.words, self.view, row.clause)
        stops = [self._stop(row, place, level, len(levels)) for place, level in enumerate(levels)]
        name = Button(
            id=f"clause {row.clause}",
            group="clauses",
            label=f"{row.number}. {row.name}{self._secret(row)}",
            dots=row.dots,
            has_dots_beside=not self.is_abreast,
            kind="quiet",
            align="left",
            tip=self.words.say("tracks.open_clause"),
            grow=NAME_WIDTH,
            on_press=lambda: self.on_clause(row.clause),
        )
        track = Row(items=stops, grow=ROOM_WIDTH, gap=12)
        if self.is_abreast:
            return Row(items=[name, track], gap=6, align="center")
        inset = Row(items=[Gap(width=SEALS_OUT), track, Gap(width=SEALS_OUT)], gap=0)
        return Column(items=[name, inset], gap=2)

    def _secret(self, row: ClauseRow) -> str:
        return self.words.say("table.secret_mark") if row.is_secret else ""

    def _stop(self, row: ClauseRow, place: int, level: LevelSheet, count: int) -> Stop:
        seen = self.view.clauses[row.clause]
        is_within = not self.words.is_below(self.view.side, row.clause, level.level, seen.mandate)
        return Stop(
            id=f"stop {row.clause} {level.level}",
            group="tracks",
            label=level.label,
            tip=self._tip(level),
            said=level.label_line,
            grow=1,
            sides=self._seals(seen, level.level),
            ghosts=self._ghosts(seen, level.level),
            is_within=is_within,
            is_last_within=level.level == seen.mandate,
            is_pending=self.pending.get(row.clause) == level.level,
            is_agreed=seen.is_initialled and seen.ours == level.level,
            is_selected=seen.ours == level.level,
            is_first=place == 0,
            is_last=place == count - 1,
            is_enabled=self.on_stop is not None,
            on_press=lambda: None if self.on_stop is None else self.on_stop(row.clause, level.level),
        )

    def _tip(self, level: LevelSheet) -> str:
        return f"{level.label_line}\n{level.text}"

    def _seals(self, seen: ClauseView, level: str) -> tuple[int, ...]:
        """Give the seats whose seals stand on a level, the own one where the draft would move it."""
        found = ((self.seat, self.pending.get(seen.id, seen.ours)), (1 - self.seat, seen.theirs))
        return tuple(seat for seat, at in found if at == level)

    def _ghosts(self, seen: ClauseView, level: str) -> tuple[int, ...]:
        """Give the seats whose seals have left a level, or would by the draft."""
        ours = seen.ours if seen.id in self.pending else self.before.get((seen.id, OWN))
        stood = (
            (self.seat, ours, self.pending.get(seen.id, seen.ours)),
            (1 - self.seat, self.before.get((seen.id, THEIRS)), seen.theirs),
        )
        return tuple(seat for seat, before, now in stood if before == level != now)
