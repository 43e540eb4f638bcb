"""The sheet on which a picture is drawn: what is shown, how large all is, and where points fall."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.geography.labels import Place
from game.geography.picture import TEXT_STYLES, DrawnText, MapView, Measure, TextRole
from game.geography.projection import Rectangle, Window
from game.scenario.basics import Text
from game.scenario.chart import Chart, Line

MARGIN: Final = 10.0
"""Fine strokes between the edge of the picture and the neat line."""
BLEED: Final = 60.0
"""Pixels beyond the frame to which areas are kept, so that their cut edges stay out of sight."""
PLAIN_SIZE: Final = (860, 640)
"""Size in pixels at which texts and strokes are as large as they are said to be."""
GROWTH: Final = (0.85, 1.3)
"""How small and how large they get in smaller and larger pictures."""
BOLDEST: Final = 1.6
"""How far strokes grow with the scale of texts."""
LARGEST_TEXT: Final = 0.0042
"""Scale of texts at most, for each pixel of the picture's shorter side; larger ones would cover the map."""


@dataclass(frozen=True, slots=True)
class SetText:
    """A text as it will be set: its letters, and its measures in pixels."""

    role: TextRole
    text: str
    size: float
    spacing: float
    width: float
    height: float

    def at(self, name: str, place: Place) -> DrawnText:
        """Put it in its place, as the name of something."""
        return DrawnText(name, self.role, self.text, self.size, self.spacing, place)


class Sheet:
    """The sheet for one picture.

    Attributes:
        chart: What the map is drawn from.
        view: What it is to show.
        size: Width and height in pixels.
        measure: Measures texts.
        unit: Width of a fine stroke in pixels.
        text_scale: How much larger texts are than at scale 1.
        frame: What the neat line encloses.
        bleed: The frame with some room around it.
        window: How the plane lies in the frame.
    """

    def __init__(
        self,
        chart: Chart,
        plane: Mapping[str, Line],
        corners: Line,
        view: MapView,
        size: tuple[int, int],
        measure: Measure,
    ) -> None:
        self.chart, self.view, self.size, self.measure = chart, view, size, measure
        self._plane = plane
        least, most = GROWTH
        growth = min(most, max(least, min(size[0] / PLAIN_SIZE[0], size[1] / PLAIN_SIZE[1])))
        self.unit = growth * min(view.scale, BOLDEST)
        self.text_scale = min(growth * view.scale, LARGEST_TEXT * min(size))
        margin = MARGIN * self.unit
        left, top, right, bottom = margin, margin, size[0] - margin, size[1] - margin
        self.frame: Rectangle = (left, top, right, bottom)
        self.bleed: Rectangle = (left - BLEED, top - BLEED, right + BLEED, bottom + BLEED)
        self.window = Window.fitting(corners, self.frame)

    def pixels(self, name: str) -> Line:
        """Points of a feature, in pixels."""
        return self.window.place(self._plane[name])

    def said(self, text: Text) -> str:
        """A text in the language of the view."""
        said: str = getattr(text, self.view.language)
        return said

    def set(self, role: TextRole, text: str) -> SetText:
        """Measure a text as it will be set."""
        style = TEXT_STYLES[role]
        size = style.size * self.text_scale
        written = text.upper() if style.capitals else text
        spacing = style.spacing * size
        if not spacing:
            return SetText(role, written, size, 0.0, *self.measure(role, size, written))
        letters = [self.measure(role, size, letter) for letter in written]
        width = sum(width for width, _ in letters) + spacing * (len(written) - 1)
        return SetText(role, written, size, spacing, width, max(height for _, height in letters))
