"""A place in the window where the map is shown, and what is shown on it on request."""

from dataclasses import dataclass, replace
from typing import Final

import pygame
from pygame import Rect, Surface

from game.geography.picture import MapView
from game.scenario.chart import Chart
from game.ui import map_painter
from game.ui.emblems import Emblem
from game.ui.fonts import font
from game.ui.map_painter import MapPainter
from game.ui.stage import Stage

LEGEND_ROOM: Final = (500, 420)
"""Units that a map must have for a legend to stand on it."""


@dataclass(slots=True)
class MapSheet:
    """One place in the window where the map is shown.

    Attributes:
        chart: What it draws.
        emblems: Of both sides, by seat; a side's border has the colour of its seal.
        lines: Ids of the lines of history that are shown.
        painter: Paints it, and keeps the last picture.
        is_plain: Whether the painter paints with strong contrast.
    """

    chart: Chart
    emblems: tuple[Emblem, Emblem]
    lines: frozenset[str] = frozenset()
    painter: MapPainter | None = None
    is_plain: bool = False

    def paint(self, stage: Stage, view: MapView, surface: Surface, rect: Rect) -> None:
        """Paint the map into a rect."""
        is_plain = stage.settings.has_high_contrast
        if self.painter is None or self.is_plain != is_plain:
            style = map_painter.HIGH_CONTRAST if is_plain else map_painter.PARCHMENT
            first, second = (emblem.colour for emblem in self.emblems)
            self.painter = MapPainter(self.chart, _font, replace(style, first=first, second=second))
            self.is_plain = is_plain
        has_room = min(rect.w / LEGEND_ROOM[0], rect.h / LEGEND_ROOM[1]) >= stage.scale
        self.painter.paint(surface, rect, replace(view, has_legend=has_room))

    def turn_line(self, line: str) -> None:
        """Show a line of history, or hide it."""
        self.lines = self.lines ^ {line}


def _font(_role: str, size: int, is_bold: bool, is_italic: bool) -> pygame.font.Font:
    return font("body", size, is_bold, is_italic)
