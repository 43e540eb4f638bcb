"""The summer that followed, day by day: what happened, how often it would have gone so, and who says so."""

import datetime as dt
from collections.abc import Mapping
from functools import partial
from itertools import groupby
from typing import ClassVar, Final

from pygame import Rect, Surface

from game.scenario.chart import Front
from game.telling.ending import ALL_SUMMERS, SummerDay
from game.ui.charts import paint_hundred
from game.ui.screen import Screen
from game.ui.screens.ended import Ended
from game.ui.screens.game_screen import GameScreen
from game.ui.screens.map_panel import map_panel
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import (
    Button,
    Column,
    Dot,
    Flow,
    Gap,
    Panel,
    Picture,
    Press,
    Row,
    Rule,
    Scroll,
    Text,
    Widget,
)

WIDE: Final = 800
"""Units at which the map lies beside the leaf."""
LOW: Final = 500
"""Units of height below which nothing scrolls but the page."""
HIGH: Final = 640
"""Units of height at which there is room for a large heading."""
EDGE: Final = 14
HUNDRED: Final = 130
MAP_ACROSS: Final = 1.3
"""How much wider than high the map may be."""
AROUND_MAP: Final = 260
"""Units of height that the map leaves to the rest of the page."""
LIST_WIDTH: Final = 820
WAYS: Final = {"day": "y", "map": "g", "list": "a"}
"""Ways of reading the summer, each with its key."""
FRONT_LASTS: Final = dt.timedelta(days=7)
"""How long a front of the record is shown where no later one follows."""


class SummerScreen(GameScreen):
    """The summer that followed.

    Args:
        stage: What screens share.
        sitting: The game, which is over.
    """

    name: ClassVar[str] = "summer"

    def __init__(self, stage: Stage, sitting: Sitting) -> None:
        super().__init__(stage, sitting)
        self.ended = Ended(sitting)
        self.place = 0
        self.way = "day"

    def first_focus(self) -> str:
        """Begin at the way on."""
        return "onward"

    def back(self) -> Screen | None:
        """Go back to how the talks ended."""
        ending: Screen = self.stage.routes.ending(self.sitting)
        return ending

    def keys(self) -> Mapping[str, Press]:
        """Turn the days by the arrows."""
        return {"left": partial(self._turn, -1), "right": partial(self._turn, 1)}

    def _turn(self, step: int) -> None:
        self._turn_to(min(max(self.place + step, 0), len(self.ended.summer()) - 1))

    def _turn_to(self, place: int) -> None:
        self.place = place
        if self.way == "list":
            self.way = "day"

    # The page.

    def build(self) -> Widget:
        """Build the day beside the map, the map alone, or all days as a list."""
        days = self.ended.summer()
        body = self._list(days) if self._is_list(days) else self._day(days)
        return Column(items=[self._head(), body, self._foot(days)], gap=10, pad=EDGE)

    def _is_list(self, days: tuple[SummerDay, ...]) -> bool:
        return self.way == "list" or not days

    def _head(self) -> Widget:
        words = self.sitting.words
        title = Text(text=words.say("end.summer"), style="title")
        about = Text(text=words.say("end.summer_about"), style="italic", tone="faded")
        return Column(items=[title, about], gap=0)

    def _day(self, days: tuple[SummerDay, ...]) -> Widget:
        day, line = days[self.place], self._time_line(days)
        if self.way == "map":
            heading = Text(text=day.heading, style="heading", tone="red")
            return Column(items=[heading, self._map_alone(day), line], gap=8, grow=1)
        leaf = self._leaf(day)
        if self.stage.width < WIDE:
            return Column(items=[leaf, line], gap=10, grow=1)
        sheet = self._map(day)
        sheet.grow, leaf.grow = 0.48, 0.52
        return Column(items=[Row(items=[sheet, leaf], gap=14, grow=1), line], gap=12, grow=1)

    def _map(self, day: SummerDay) -> Widget:
        """Show the border that came of the talks, and the front of that day as far as it is on record."""
        treaty = self.ended.result.treaty if self.ended.result.stands else None
        chart = self.sitting.session.scenario.chart
        days = [] if chart is None else [front.date for front in chart.of(Front) if front.date is not None]
        has_front = bool(days) and day.date <= max(days) + FRONT_LASTS
        what = f"summer.map_{'seals' if treaty is None else 'treaty'}{'_front' if has_front else ''}"
        side = self.sitting.reader or self.sitting.side
        sheet = map_panel(
            self.stage, self.sitting, side, 1, front=day.date, treaty=treaty, has_front=has_front
        )
        caption = Text(text=self.sitting.words.say(what), style="small_italic")
        return Column(items=[sheet, *([] if chart is None else [caption])], gap=4, grow=1)

    def _map_alone(self, day: SummerDay) -> Widget:
        """Lay the map as large as it may be without showing more than was drawn of the land."""
        sheet, room = self._map(day), self.stage.width - 2 * EDGE
        if self.stage.height < LOW:
            sheet.height = room / MAP_ACROSS
            return sheet
        sheet.grow, sheet.width = 0, min(room, (self.stage.height - AROUND_MAP) * MAP_ACROSS)
        return Row(items=[Gap(grow=1), sheet, Gap(grow=1)], gap=0, grow=1)

    def _leaf(self, day: SummerDay) -> Widget:
        count = self.sitting.words.say("summer.step", n=self.place + 1, all=len(self.ended.summer()))
        items = [
            Text(text=count, style="mono", tone="faded"),
            Text(text=day.heading, style="title" if self.stage.height >= HIGH else "heading", tone="red"),
            Text(text=day.text),
            Rule(),
            *self._remarks(day),
        ]
        told = Column(items=items, gap=12, pad=4)
        body: Widget = told
        if self.stage.height >= LOW:
            body = Scroll(id=f"day {self.place}", item=told, grow=1, least=180)
        return Panel(kind="telegram", items=[body], pad=22, grow=1)

    def _remarks(self, day: SummerDay) -> list[Widget]:
        """Say how often it would have gone so, how it went in history, and who says so."""
        words = self.sitting.words
        odds = day.odds_line or words.say("summer.always")
        told: list[Widget] = [Text(text=odds, style="bold")]
        if day.is_otherwise:
            told.append(Text(text=words.say("end.otherwise"), style="bold", tone="blue"))
        if day.in_summers is not None:
            told.append(Text(text=words.say("summer.squares"), style="small_italic", tone="faded"))
        hundred = Picture(
            label="", width=HUNDRED, height=HUNDRED, paint=partial(self._paint_hundred, day.in_summers)
        )
        beside = Row(items=[hundred, Column(items=told, gap=6, grow=1)], gap=16, align="top")
        disputed = [] if day.disputed is None else [Text(text=day.disputed, style="label")]
        return [beside, *disputed, Text(text=day.source, style="small_italic", tone="faded")]

    def _paint_hundred(self, in_summers: int | None, surface: Surface, rect: Rect) -> None:
        filled = ALL_SUMMERS if in_summers is None else in_summers
        paint_hundred(surface, rect, filled, self.stage.palette)

    # The time line.

    def _time_line(self, days: tuple[SummerDay, ...]) -> Widget:
        """Set a point for each day, month by month; a diamond where history went otherwise."""
        items: list[Widget] = []
        for _, found in groupby(enumerate(days), key=lambda one: one[1].date.month):
            month = list(found)
            dots = [self._dot(place, day) for place, day in month]
            begins = self.sitting.words.short_day(month[0][1].date)
            items.append(Row(items=[Text(text=begins, style="label"), *dots], gap=4, align="center"))
        about = Text(text=self.sitting.words.say("summer.diamond"), style="small_italic", tone="faded")
        has_diamonds = any(day.is_otherwise for day in days)
        return Column(items=[Flow(items=items, gap=14), *([about] if has_diamonds else [])], gap=3)

    def _dot(self, place: int, day: SummerDay) -> Widget:
        return Dot(
            id=f"to {day.step}",
            group="days",
            label=day.heading,
            tip=day.heading,
            follows=True,
            is_selected=place == self.place,
            is_diamond=day.is_otherwise,
            on_press=partial(self._turn_to, place),
        )

    # All at once.

    def _list(self, days: tuple[SummerDay, ...]) -> Widget:
        items: list[Widget] = []
        for day in days:
            items += [
                Text(text=day.heading, style="heading", tone="red"),
                Text(text=day.text),
                *self._briefly(day),
                Gap(height=8),
            ]
        told = Column(items=items, gap=6, pad=4)
        body: Widget = told
        if self.stage.height >= LOW:
            body = Scroll(id="days", item=told, grow=1, least=180)
        width = min(LIST_WIDTH, self.stage.width - 2 * EDGE)
        sheet = Panel(items=[body], pad=24, width=width)
        return Row(items=[Gap(grow=1), sheet, Gap(grow=1)], gap=0, grow=1)

    def _briefly(self, day: SummerDay) -> list[Widget]:
        words = self.sitting.words
        otherwise = words.say("end.otherwise") if day.is_otherwise else None
        odds = " ".join(filter(None, (day.odds_line or words.say("summer.always"), otherwise)))
        disputed = [] if day.disputed is None else [Text(text=day.disputed, style="label")]
        return [
            Text(text=odds, style="label_bold"),
            *disputed,
            Text(text=day.source, style="small_italic", tone="faded"),
        ]

    # The foot.

    def _foot(self, days: tuple[SummerDay, ...]) -> Widget:
        say = self.sitting.words.say
        is_last = self._is_list(days) or self.place >= len(days) - 1
        debrief = Button(
            id="onward" if is_last else "debrief",
            label=say("summer.debrief"),
            key="d",
            kind="main" if is_last else "quiet",
            on_press=lambda: self.stage.routes.debrief(self.sitting),
        )
        if self._is_list(days):
            return Flow(items=[debrief, *self._ways()], gap=8)
        turn = partial(self._turn, 1)
        is_first = self.place == 0
        turns: list[Widget] = [
            Button(
                id="earlier",
                label=say("summer.earlier"),
                is_enabled=not is_first,
                on_press=partial(self._turn, -1),
            ),
            *(
                []
                if is_last
                else [Button(id="onward", label=say("summer.onward"), kind="main", on_press=turn)]
            ),
        ]
        return Flow(items=[*turns, debrief, *self._ways()], gap=8)

    def _ways(self) -> list[Widget]:
        """Offer the ways of reading: day by day, on the map, all at once."""
        has_map = self.sitting.session.scenario.chart is not None
        return [
            Button(
                id=f"way {way}",
                group="ways",
                label=self.sitting.words.say(f"summer.way_{way}"),
                key=key,
                kind="tab",
                follows=True,
                is_selected=way == self.way,
                on_press=partial(self._read, way),
            )
            for way, key in WAYS.items()
            if way != "map" or has_map
        ]

    def _read(self, way: str) -> None:
        self.way = way
