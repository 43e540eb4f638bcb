"""The page for all to see, as on a projector: only what both sides know."""

from typing import ClassVar, Final

from game.geography.borders import statuses
from game.geography.picture import MapView
from game.play.public import PublicView
from game.telling.public import PublicRow, PublicSheet, public_sheet
from game.ui.screen import Screen
from game.ui.screens.game_screen import GameScreen
from game.ui.screens.leaf import back_button, head, page
from game.ui.screens.map_panel import map_picture
from game.ui.screens.sheets import in_pairs, marker_gauges, telegram
from game.ui.screens.tracks import ABREAST, SEALS_OUT
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Column, Gap, Panel, Row, Rule, Scroll, Stop, Text, Widget

BROAD: Final = 1140
"""Units at which map, treaty and news stand side by side."""
SHARES: Final = (0.27, 0.49, 0.24)
NAME_SHARE: Final = 0.27
MAP_LEAST: Final = 240
TREATY_LEAST: Final = (220, 560)
"""Units of height that the treaty needs beside the rest, and above it."""


class PublicScreen(GameScreen):
    """What both sides may know, and the time that is left.

    Args:
        stage: What screens share.
        sitting: The game.
        parent: Where the players came from.
    """

    name: ClassVar[str] = "public"

    def __init__(self, stage: Stage, sitting: Sitting, parent: Screen) -> None:
        super().__init__(stage, sitting)
        self.parent = parent

    def back(self) -> Screen:
        """Go back to where the players came from; behind a curtain, where only some may see that."""
        if not self.parent.is_private:
            return self.parent
        curtain: Screen = self.stage.routes.curtain(self.sitting, self.parent)
        return curtain

    def build(self) -> Widget:
        """Build the page from what all may see, and nothing else."""
        view, words = self.sitting.session.public_view(), self.sitting.words
        sheet = public_sheet(words, view)
        time = self.sitting.time_line()
        about = " ".join(filter(None, (sheet.turn, words.say("public.about"))))
        clock = [Text(text=time, style="heading", tone="red", width=300, align="right")] if time else []
        top = head(
            self.stage, self.emblems(), sheet.title, about, [*clock, back_button(self.stage, self.back)]
        )
        parts = [self._land(view, sheet), self._treaty(sheet), self._news(sheet)]
        if self.stage.width < BROAD:
            body: Widget = Column(items=[parts[1], parts[2], parts[0]], gap=12)
            return page(self.stage, top, body)
        for part, share in zip(parts, SHARES, strict=True):
            part.grow = share
        return page(self.stage, top, Row(items=parts, gap=14, grow=1))

    # Map and markers.

    def _land(self, view: PublicView, sheet: PublicSheet) -> Widget:
        gauges = in_pairs(marker_gauges(self.sitting.words, sheet.markers))
        chart, section = self.sitting.session.scenario.chart, self.sitting.session.scenario.data.map
        if chart is None or section is None:
            return Column(items=[Panel(items=gauges, gap=7)])
        first, second = (
            statuses(section, {clause: levels[seat] for clause, levels in view.seals.items()})
            for seat in range(2)
        )
        marker = None if section.front is None else view.markers.get(section.front)
        drawn = MapView(
            language=self.stage.lang,
            first=first,
            second=second,
            front=None if marker is None else marker.value,
            lines=frozenset(),
            scale=self.stage.scale,
        )
        picture = map_picture(self.stage, self.sitting, chart, drawn, MAP_LEAST)
        return Column(items=[Panel(items=[picture], pad=8, grow=1), Panel(items=gauges, gap=7)], gap=12)

    # The treaty.

    def _treaty(self, sheet: PublicSheet) -> Widget:
        words = self.sitting.words
        first, second = words.scenario.sides
        ends = Row(
            grow=1 - NAME_SHARE,
            items=[
                Text(text=words.of(second.capital), style="small_italic", tone="faded", grow=1),
                Text(text=words.of(first.capital), style="small_italic", tone="faded", align="right", grow=1),
            ],
        )
        title = Text(text=words.say("tracks.title"), style="heading", tone="red", grow=NAME_SHARE)
        rows = [self._row(row) for row in sheet.rows]
        return Panel(
            gap=7,
            items=[
                Row(items=[title, ends], align="center"),
                Scroll(
                    id="public treaty", item=Column(items=rows, gap=9, pad=7), grow=1, least=self._least()
                ),
                Rule(),
                Text(text=sheet.agreed_line, style="label_bold", tone="green"),
            ],
        )

    def _least(self) -> float:
        """Let the treaty be seen at one glance where it has the width to itself."""
        return TREATY_LEAST[self.stage.width < BROAD]

    def _row(self, row: PublicRow) -> Widget:
        name = Text(text=f"{row.number}. {row.name}", style="label", said=row.line, grow=NAME_SHARE)
        stops = [
            Stop(
                label=level.name,
                said=level.name,
                grow=1,
                sides=level.seats,
                is_agreed=row.is_initialled and bool(level.seats),
                is_first=place == 0,
                is_last=place == len(row.levels) - 1,
                is_enabled=False,
            )
            for place, level in enumerate(row.levels)
        ]
        track = Row(items=stops, grow=1 - NAME_SHARE, gap=12)
        width = self.stage.width * (SHARES[1] if self.stage.width >= BROAD else 1)
        if width >= ABREAST:
            return Row(items=[name, track], gap=6, align="center")
        inset = Row(items=[Gap(width=SEALS_OUT), track, Gap(width=SEALS_OUT)], gap=0)
        return Column(items=[name, inset], gap=2)

    # News.

    def _news(self, sheet: PublicSheet) -> Widget:
        words = self.sitting.words
        moves = [Panel(kind="slip", pad=8, items=[Text(text=move, style="label")]) for move in sheet.moves]
        items: list[Widget] = []
        for name, told in (("moves", moves), ("news", [telegram(one, is_brief=True) for one in sheet.news])):
            if told:
                items += [Text(text=words.say(f"public.{name}"), style="heading", tone="red"), *told]
        scroll = Scroll(id="public news", item=Column(items=items, gap=9), grow=1, least=160)
        return Panel(items=[scroll])
