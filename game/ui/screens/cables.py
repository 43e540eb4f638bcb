"""The cables that went out and came in, and the dispatches, week by week."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Final

from game.telling.events import Event, Teller, events_of
from game.telling.news import dispatch_of
from game.ui.screen import Screen
from game.ui.screens.game_screen import GameScreen
from game.ui.screens.leaf import back_button, head, page, seat_emblem, tabs
from game.ui.screens.sheets import telegram
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Column, Flow, Panel, Row, Scroll, Text, Widget

SENT: Final = frozenset(("capital_asked", "pledge_sought", "staff_pressed", "sounding_taken"))
CAME: Final = "capital_answered"
ALL: Final = "all"
OWN: Final = "own"
BROAD: Final = 860
"""Units at which own cables and dispatches stand side by side."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A telegram.

    Attributes:
        week: The week in which it went or came.
        kind: `OWN` for the delegation's traffic with its capital, else the id of the voice that speaks.
        widget: How it looks.
    """

    week: int
    kind: str
    widget: Widget


class CablesScreen(GameScreen):
    """The cables of the side that is to decide, the newest week first.

    Args:
        stage: What screens share.
        sitting: The game.
        parent: Where the player came from.
    """

    name: ClassVar[str] = "cables"

    def __init__(self, stage: Stage, sitting: Sitting, parent: Screen) -> None:
        super().__init__(stage, sitting)
        self.parent = parent
        self.side = sitting.side
        self.shown = ALL

    def back(self) -> Screen:
        """Go back to where the player came from."""
        return self.parent

    def build(self) -> Widget:
        """Build the strips that are asked for, week by week."""
        words = self.sitting.words
        strips = list(self._strips())
        top = head(
            self.stage,
            [seat_emblem(words, self.emblems(), self.side)],
            self.stage.say("cables.title"),
            self.stage.say("cables.about"),
            [back_button(self.stage, self.back)],
        )
        chosen = [strip for strip in strips if self.shown in (ALL, strip.kind)]
        weeks = sorted({strip.week for strip in chosen}, reverse=True)
        items = [self._week(week, [strip for strip in chosen if strip.week == week]) for week in weeks]
        empty = [Text(text=self.stage.say("cables.none"), style="italic")]
        body = Scroll(id=f"cables {self.shown}", item=Column(items=items or empty, gap=16), grow=1, least=120)
        return page(self.stage, Column(items=[top, self._choice(strips)], gap=4), body)

    def _choice(self, strips: list[Strip]) -> Widget:
        voices = self.sitting.words.scenario.voices
        spoken = {strip.kind for strip in strips}
        names = [
            (ALL, self.stage.say("cables.all")),
            (OWN, self.stage.say("cables.own")),
            *((voice, self.sitting.words.of(name)) for voice, name in voices.items() if voice in spoken),
        ]
        return Flow(items=tabs(names, self.shown, self._show), gap=4)

    def _show(self, shown: str) -> None:
        self.shown = shown

    def _week(self, week: int, strips: list[Strip]) -> Widget:
        title = Text(text=self.sitting.words.week(week), style="heading", tone="red")
        own = [strip.widget for strip in strips if strip.kind == OWN]
        news = [strip.widget for strip in strips if strip.kind != OWN]
        if self.stage.width < BROAD or not self._has_both():
            return Column(items=[title, *own, *news], gap=10)
        nothing = [Text(text=self.stage.say("cables.nothing"), style="italic", tone="faded")]
        columns = [Column(items=own or nothing, gap=10, grow=0.42), Column(items=news, gap=10, grow=0.58)]
        return Column(items=[title, Row(items=columns, gap=16, align="top")], gap=8)

    def _has_both(self) -> bool:
        return self.shown == ALL

    def _strips(self) -> Iterable[Strip]:
        words = self.sitting.words
        teller = Teller(words)
        voice_of = {one.id: one.voice for one in words.scenario.dispatches}
        for event in events_of(self.sitting.session.records(self.side)):
            sheet = dispatch_of(words, event)
            if sheet is not None:
                yield Strip(event.week, voice_of[sheet.dispatch], telegram(sheet))
            elif event.side == self.side and (event.what in SENT or event.what == CAME):
                yield Strip(event.week, OWN, self._form(event, teller.tell(event) or ""))

    def _form(self, event: Event, text: str) -> Widget:
        words = self.sitting.words
        key = "cables.from_capital" if event.what == CAME else f"cables.{event.what}"
        title = words.say(key, capital=words.capital(self.side))
        day = words.short_day(event.date)
        heading = words.say("cables.heading", date=day[:1].upper() + day[1:], title=title)
        return Panel(
            kind="telegram",
            pad=12,
            gap=5,
            items=[Text(text=heading, style="mono_bold"), Text(text=text, style="mono")],
        )
