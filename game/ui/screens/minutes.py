"""The minutes: the whole course of the talks, by week or by a word."""

import unicodedata
from functools import partial
from typing import ClassVar, Final

from game.telling.minutes import WeekMinutes, minutes_for
from game.ui.screen import Screen
from game.ui.screens.game_screen import GameScreen
from game.ui.screens.leaf import back_button, head, page, seat_emblem
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Button, Column, Field, Flow, Panel, Row, Scroll, Text, Widget

BROAD: Final = 860
"""Units at which the weeks stand beside the page."""
LONGEST_WORD: Final = 40
ALL: Final = 0
"""Stands for all weeks."""


class MinutesScreen(GameScreen):
    """The minutes, as far as the side that is to decide may read them.

    Args:
        stage: What screens share.
        sitting: The game.
        parent: Where the player came from.
    """

    name: ClassVar[str] = "minutes"

    def __init__(self, stage: Stage, sitting: Sitting, parent: Screen) -> None:
        super().__init__(stage, sitting)
        self.parent = parent
        self.side = sitting.side
        self.week = ALL
        self.word = ""

    def back(self) -> Screen:
        """Go back to where the player came from."""
        return self.parent

    def first_focus(self) -> str:
        """Begin at the weeks, so that letters are keys until the line to type on is chosen."""
        return f"week {self.week}"

    def build(self) -> Widget:
        """Build the book, and beside it the weeks and the line for a word."""
        words = self.sitting.words
        weeks = minutes_for(self.sitting.session, words, self.side)
        top = head(
            self.stage,
            [seat_emblem(words, self.emblems(), self.side)],
            words.say("minutes.title"),
            self.stage.say("minutes.about"),
            [back_button(self.stage, self.back)],
        )
        book = Panel(
            items=[Scroll(id=f"book {self.week} {self.word}", item=self._book(weeks), grow=1, least=120)],
            pad=20,
            grow=1,
        )
        field = Field(
            id="word",
            label=self.stage.say("minutes.word"),
            value=self.word,
            most=LONGEST_WORD,
            on_change=self._seek,
        )
        if self.stage.width >= BROAD:
            side = Column(items=[field, *self._weeks(weeks)], gap=6, width=230)
            return page(self.stage, top, Row(items=[side, book], gap=16, grow=1))
        return page(self.stage, top, Flow(items=self._weeks(weeks), gap=3), field, book)

    def _weeks(self, weeks: tuple[WeekMinutes, ...]) -> list[Widget]:
        names = [(ALL, self.stage.say("minutes.all"))]
        names += [(one.week, self._name(one)) for one in weeks]
        return [
            Button(
                id=f"week {number}",
                group="weeks",
                label=name,
                kind="choice" if self.stage.width >= BROAD else "tab",
                align="left",
                is_selected=number == self.week,
                on_press=partial(self._open, number),
            )
            for number, name in names
        ]

    def _name(self, week: WeekMinutes) -> str:
        words = self.sitting.words
        if self.stage.width < BROAD:
            return str(week.week)
        day = words.short_day(words.first_day(week.week))
        return self.stage.say("minutes.from_day", number=week.week, date=day)

    def _open(self, week: int) -> None:
        self.week = week

    def _seek(self, word: str) -> None:
        self.word = word

    def _book(self, weeks: tuple[WeekMinutes, ...]) -> Widget:
        items: list[Widget] = []
        for week in weeks:
            found = [
                (side, line)
                for side, line in zip(week.sides, week.lines, strict=True)
                if _plain(self.word) in _plain(line)
            ]
            if self.week in (ALL, week.week) and found:
                lines = [self._line(side, line) for side, line in found]
                items.append(Text(text=week.title, style="heading", tone="red"))
                items.append(Column(items=lines, gap=6))
        nothing = "minutes.not_found" if self.word else "minutes.none"
        return Column(items=items or [Text(text=self.stage.say(nothing), style="italic")], gap=10)

    def _line(self, side: str | None, line: str) -> Widget:
        tone = "rule" if side is None else "green" if side == self.side else "red"
        return Panel(kind="slip", tone=tone, pad=8, items=[Text(text=line)])


def _plain(text: str) -> str:
    """Give letters without marks and case, so that a word is found however it is typed."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).strip()
