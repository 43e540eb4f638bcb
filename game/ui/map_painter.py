"""Paints a map as an engraving of its time: parchment, water-lined shores, washes, patterns and fine rules.

Strokes and areas are drawn at twice the size and scaled down, which smooths them; texts are set at their own
size, where fonts are sharpest.
"""

import functools
import math
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, TypeAlias

import pygame

from game.geography.atlas import Atlas
from game.geography.picture import (
    TEXT_STYLES,
    DrawnArea,
    DrawnLegend,
    DrawnText,
    DrawnTown,
    MapPicture,
    MapView,
    ScaleBar,
    TextRole,
)
from game.geography.projection import Rectangle
from game.geography.shapes import dashes, hatching, inset, stations
from game.scenario.chart import Chart, Line, Point

Colour: TypeAlias = tuple[int, int, int]
FontRole: TypeAlias = Literal["text", "heading"]
FontSource: TypeAlias = Callable[[FontRole, int, bool, bool], pygame.font.Font]
"""Role, height in pixels, bold and italic to a font; it keeps the fonts that it has made."""

FINE: Final = 2
"""Pixels drawn for each pixel shown, each way."""
SHORE: Final = (24.0, 18.5, 13.5, 9.2, 5.6, 2.6)
"""Distances of the water lines from the shore, in fine strokes."""
TILE: Final = 192
"""Pixels of a side of the tile of grain that lies over the paper."""


@dataclass(frozen=True, slots=True)
class MapStyle:
    """Colours of a map. Every meaning has a pattern besides its colour.

    Attributes:
        land: Land, and the paper.
        sea: Water.
        ink: Texts, frames and towns.
        first: The first side.
        second: The second side.
        agreed: What both agree on.
        home: Land that is the first side's in any case.
        open: Land left open.
        front: The front line.
        river: Rivers and the names of waters.
        faint: Boundaries of provinces and names of lands.
        halo: What surrounds a text, so that it stands out.
        has_grain: Whether the paper shows its grain.
    """

    land: Colour = (238, 226, 196)
    sea: Colour = (196, 206, 198)
    ink: Colour = (46, 34, 24)
    first: Colour = (43, 76, 126)
    second: Colour = (123, 36, 28)
    agreed: Colour = (62, 92, 58)
    home: Colour = (148, 152, 96)
    open: Colour = (166, 116, 40)
    front: Colour = (150, 52, 30)
    river: Colour = (84, 112, 132)
    faint: Colour = (116, 96, 70)
    halo: Colour = (244, 234, 210)
    has_grain: bool = True


PARCHMENT: Final = MapStyle()
HIGH_CONTRAST: Final = MapStyle(
    land=(255, 255, 255),
    sea=(214, 226, 236),
    ink=(0, 0, 0),
    first=(0, 52, 140),
    second=(150, 0, 0),
    agreed=(0, 84, 0),
    home=(120, 150, 90),
    open=(150, 90, 0),
    front=(170, 30, 0),
    river=(20, 80, 140),
    faint=(70, 70, 70),
    halo=(255, 255, 255),
    has_grain=False,
)


def mixed(one: Colour, two: Colour, part: float) -> Colour:
    """Mix two colours: `part` of the second, from 0 to 1."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, two, strict=True))
    return red, green, blue


class MapPainter:
    """Paints the maps of one chart, and keeps the last that it has painted.

    Attributes:
        atlas: The chart, laid out.
        style: The colours.
    """

    def __init__(self, chart: Chart, font: FontSource, style: MapStyle = PARCHMENT) -> None:
        self.atlas = Atlas(chart)
        self.style = style
        self._font = font
        self._paper: tuple[object, pygame.Surface, pygame.Surface] | None = None
        self._last: tuple[object, pygame.Surface, MapPicture] | None = None

    def paint(self, surface: pygame.Surface, rect: pygame.Rect, view: MapView) -> MapPicture:
        """Paint a map into a rectangle.

        Args:
            surface: What to paint on.
            rect: Where; at least 120 pixels each way.
            view: What to show.

        Returns:
            The picture, whose pixels count from the rectangle's corner, to find what lies under the mouse.
        """
        key = (rect.size, view)
        if self._last is None or self._last[0] != key:
            picture = self.atlas.draw(view, rect.size, self.measure)
            self._last = key, self.image(picture), picture
        _, image, picture = self._last
        surface.blit(image, rect)
        return picture

    def measure(self, role: TextRole, size: float, text: str) -> tuple[float, float]:
        """Measure a text in pixels."""
        return self._font_of(role, size).size(text)

    def image(self, picture: MapPicture) -> pygame.Surface:
        """Paint a picture anew."""
        fine = self._with_paper(picture)
        pen = _Pen(fine, picture.unit)
        _paint_areas(pen, picture.areas, self.style)
        _paint_waters(pen, picture, self.style)
        for line in picture.lines:
            _LINES[line.kind](pen, line.points, self.style)
        for area in picture.areas:
            if area.is_emphasised:
                pen.stroke(self.style.open, inset(area.ring, 4.5 * pen.unit), 2)
        for town in reversed(picture.towns):
            _paint_town(pen, town, self.style)
        for text in picture.texts:
            if text.leader is not None:
                pen.stroke(self.style.ink, [*text.leader], 0.6)
        _paint_furniture(pen, picture, self.style)
        image = pygame.transform.smoothscale(fine, picture.size)
        for text in picture.texts:
            self._write(image, text)
        if picture.legend is not None:
            self._explain(image, picture.legend)
        if (bar := picture.scale_bar) is not None:
            size = TEXT_STYLES["scale"].size * picture.unit
            for part, said in ((0.0, "0"), (1.0, f"{bar.kilometres} km")):
                at = (bar.x + part * bar.length, bar.y - 5 * picture.unit)
                self._say(image, "scale", size, said, at, "midbottom")
        if self.style.has_grain:
            _lay_grain(image)
        return image

    # Paper, sea and land, which only the size changes.

    def _with_paper(self, picture: MapPicture) -> pygame.Surface:
        key = (picture.size, picture.unit)
        if self._paper is None or self._paper[0] != key:
            paper = _paper(picture, self.style)
            self._paper = key, paper, paper.copy()
        _, paper, sheet = self._paper
        sheet.blit(paper, (0, 0))
        return sheet

    # Texts.

    def _font_of(self, role: TextRole, size: float) -> pygame.font.Font:
        style = TEXT_STYLES[role]
        return self._font("text", max(7, round(size)), style.bold, style.italic)

    def _colour_of(self, role: TextRole) -> Colour:
        match role:
            case "river" | "sea":
                return mixed(self.style.river, self.style.ink, 0.35)
            case "army":
                return mixed(self.style.front, self.style.ink, 0.25)
            case "region" | "country":
                return self.style.faint
            case _:
                return self.style.ink

    def _write(self, image: pygame.Surface, text: DrawnText) -> None:
        colour = self._colour_of(text.role)
        if text.place.angle:
            label = self._set(text, 2 * text.size, 2 * text.spacing, colour)
            label = pygame.transform.rotozoom(label, text.place.angle, 0.5)
        else:
            label = self._set(text, text.size, text.spacing, colour)
        image.blit(label, label.get_rect(center=(round(text.place.x), round(text.place.y))))

    def _set(self, text: DrawnText, size: float, spacing: float, colour: Colour) -> pygame.Surface:
        """Set a text with its halo."""
        font = self._font_of(text.role, size)
        reach = max(1, round(size / 9))
        if spacing:
            letters = [font.render(letter, antialias=True, color=colour) for letter in text.text]
            width = sum(letter.get_width() for letter in letters) + round(spacing * (len(letters) - 1))
            plain = pygame.Surface((width, font.get_linesize()), pygame.SRCALPHA)
            x = 0.0
            for letter in letters:
                plain.blit(letter, (round(x), 0))
                x += letter.get_width() + spacing
        else:
            plain = font.render(text.text, antialias=True, color=colour)
        return _haloed(plain, self.style.halo, reach)

    def _say(
        self, image: pygame.Surface, role: TextRole, size: float, text: str, at: Point, side: str
    ) -> None:
        """Set a text without halo, its middle or the middle of its left side at a point."""
        label = self._font_of(role, size).render(text, antialias=True, color=self.style.ink)
        image.blit(label, label.get_rect(**{side: (round(at[0]), round(at[1]))}))

    def _explain(self, image: pygame.Surface, legend: DrawnLegend) -> None:
        left, top, _, bottom = legend.box
        pad = 0.8 * legend.size
        x = left + 2 * pad + legend.sign_width
        y = top + 0.65 * pad
        for row in legend.rows:
            y += legend.row_height
            self._say(image, "legend", legend.size, row.text, (x, y - legend.row_height / 2), "midleft")
        y = bottom - 0.65 * pad - len(legend.note) * 1.3 * legend.note_size
        for line in legend.note:
            y += 1.3 * legend.note_size
            self._say(
                image, "note", legend.note_size, line, (left + pad, y - 0.65 * legend.note_size), "midleft"
            )


class _Pen:
    """Draws in a picture's pixels on a surface of twice as many.

    Attributes:
        unit: Width of a fine stroke, in pixels.
    """

    def __init__(self, surface: pygame.Surface, unit: float) -> None:
        self.surface = surface
        self.unit = unit

    def fill(self, colour: Colour, ring: Line) -> None:
        """Fill an area."""
        if len(ring) > 2:  # noqa: PLR2004 - fewer points enclose nothing
            pygame.draw.polygon(self.surface, colour, [(x * FINE, y * FINE) for x, y in ring])

    def stroke(self, colour: Colour, points: Line, width: float, *, is_round: bool = True) -> None:
        """Draw a line so many fine strokes wide."""
        wide = max(1.0, width * self.unit * FINE)
        fine = [(x * FINE, y * FINE) for x, y in points]
        if wide < 2.5:  # noqa: PLR2004 - so thin that joints do not show
            pygame.draw.lines(self.surface, colour, False, fine, round(wide))
            return
        half = wide / 2
        for (x1, y1), (x2, y2) in pairwise(fine):
            reach = math.hypot(x2 - x1, y2 - y1)
            if reach:
                dx, dy = (y1 - y2) / reach * half, (x2 - x1) / reach * half
                corners = [(x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy)]
                pygame.draw.polygon(self.surface, colour, corners)
        for x, y in fine if is_round else fine[1:-1]:
            pygame.draw.circle(self.surface, colour, (x, y), half)

    def dashed(self, colour: Colour, points: Line, width: float, pattern: Sequence[float]) -> None:
        """Draw a line in strokes and gaps, each so many fine strokes long."""
        for dash in dashes(points, [part * self.unit for part in pattern]):
            self.stroke(colour, dash, width, is_round=False)

    def dot(self, colour: Colour, middle: Point, radius: float) -> None:
        """Fill a circle, its radius in pixels."""
        pygame.draw.circle(self.surface, colour, (middle[0] * FINE, middle[1] * FINE), radius * FINE)

    def dots(self, colour: Colour, points: Line, width: float, gap: float) -> None:
        """Draw a line as a row of dots."""
        for point, _ in stations(points, gap * self.unit):
            self.dot(colour, point, width * self.unit / 2)


# The paper: sea, shore and land.


def _paper(picture: MapPicture, style: MapStyle) -> pygame.Surface:
    width, height = picture.size
    surface = pygame.Surface((width * FINE, height * FINE))
    surface.fill(style.sea)
    pen = _Pen(surface, picture.unit)
    for place, distance in enumerate(SHORE):
        nearness = (place + 1) / len(SHORE)
        line = mixed(style.sea, style.river, 0.15 + 0.5 * nearness)
        water = mixed(style.sea, style.river, 0.16 * nearness)
        for ring in picture.land:
            pen.stroke(line, ring, 2 * distance + 0.8)
        for ring in picture.land:
            pen.stroke(water, ring, 2 * distance - 0.8)
    for ring in picture.land:
        pen.fill(style.land, ring)
    for ring in picture.land:
        pen.stroke(mixed(style.river, style.ink, 0.5), ring, 1.1)
    return surface


def _lay_grain(image: pygame.Surface) -> None:
    """Darken a picture unevenly, as old paper is: a fine grain, and a shade towards the edges."""
    tile = _grain()
    width, height = image.get_size()
    for x in range(0, width, TILE):
        for y in range(0, height, TILE):
            image.blit(tile, (x, y), special_flags=pygame.BLEND_RGB_MULT)
    shade = pygame.Surface((9, 9))
    for x in range(9):
        for y in range(9):
            far = max(abs(x - 4), abs(y - 4)) / 4
            level = round(255 - 26 * far**3)
            shade.set_at((x, y), (level, level - round(3 * far), level - round(9 * far)))
    image.blit(
        pygame.transform.smoothscale(shade, (width, height)), (0, 0), special_flags=pygame.BLEND_RGB_MULT
    )


@functools.cache
def _grain() -> pygame.Surface:
    """Make a tile of grain, the same each time."""
    specks = random.Random(1).randbytes(TILE * TILE)  # noqa: S311 - no secret
    tile = pygame.image.frombytes(specks, (TILE, TILE), "P")
    tile.set_palette([(level, level, level - 2) for level in (246 + step % 10 for step in range(256))])
    return tile.convert(24)


# Land and water.


def _paint_areas(pen: _Pen, areas: Iterable[DrawnArea], style: MapStyle) -> None:
    for area in areas:
        _wash(pen, area.standing, area.ring, style)


def _wash(pen: _Pen, standing: str, ring: Line, style: MapStyle) -> None:
    """Fill land by what the seals make of it: a wash, and besides a pattern that needs no colour."""
    match standing:
        case "home":
            pen.fill(mixed(style.land, style.home, 0.34), ring)
        case "granted":
            pen.fill(mixed(style.land, style.agreed, 0.3), ring)
        case "claimed":
            pen.fill(mixed(style.land, style.first, 0.12), ring)
            _hatch(pen, mixed(style.land, style.first, 0.5), ring, 45)
        case "offered":
            pen.fill(mixed(style.land, style.second, 0.12), ring)
            _hatch(pen, mixed(style.land, style.second, 0.5), ring, -45)
        case "open":
            pen.fill(mixed(style.land, style.open, 0.14), ring)
            _stipple(pen, mixed(style.land, style.open, 0.65), ring)


def _hatch(pen: _Pen, colour: Colour, ring: Line, angle: float) -> None:
    for start, end in hatching(ring, 6.5 * pen.unit, angle):
        pen.stroke(colour, [start, end], 0.55)


def _stipple(pen: _Pen, colour: Colour, ring: Line) -> None:
    gap = 6.5 * pen.unit
    for start, end in hatching(ring, gap, 30):
        run = math.dist(start, end)
        for step in range(int(run / gap)):
            part = (step + 0.5) * gap / run
            pen.dot(
                colour,
                (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part),
                0.8 * pen.unit,
            )


def _paint_waters(pen: _Pen, picture: MapPicture, style: MapStyle) -> None:
    shore = mixed(style.river, style.ink, 0.3)
    for river in picture.rivers:
        for (start, end), width in zip(pairwise(river.points), river.widths, strict=False):
            pen.stroke(style.river, [start, end], width / pen.unit)
    for ring in picture.lakes:
        pen.fill(mixed(style.sea, style.river, 0.2), ring)
        pen.stroke(shore, [*ring, ring[0]], 0.7)


# Lines.


def _province(pen: _Pen, points: Line, style: MapStyle) -> None:
    pen.dashed(mixed(style.land, style.faint, 0.75), points, 0.8, (5, 2.5, 1.2, 2.5))


def _frontier(pen: _Pen, points: Line, style: MapStyle) -> None:
    pen.stroke(mixed(style.land, style.faint, 0.3), points, 3.2)
    pen.dashed(mixed(style.faint, style.ink, 0.4), points, 1.1, (7, 3, 1.5, 3))


def _treaty(pen: _Pen, points: Line, style: MapStyle) -> None:
    pen.dots(style.halo, points, 3.6, 5)
    pen.dots(style.ink, points, 2.4, 5)


def _demarcation(pen: _Pen, points: Line, style: MapStyle) -> None:
    pen.dashed(mixed(style.ink, style.faint, 0.4), points, 1.2, (3, 3))


def _border(pen: _Pen, points: Line, style: MapStyle) -> None:
    pen.stroke(mixed(style.land, style.agreed, 0.45), points, 6)
    pen.stroke(mixed(style.agreed, style.ink, 0.45), points, 2.1)


def _border_open(pen: _Pen, points: Line, style: MapStyle) -> None:
    pen.stroke(mixed(style.land, style.agreed, 0.3), points, 4.5)
    pen.dots(mixed(style.agreed, style.ink, 0.45), points, 2.1, 4.4)


def _first(pen: _Pen, points: Line, style: MapStyle) -> None:
    pen.stroke(mixed(style.land, style.first, 0.3), points, 5.5)
    pen.stroke(style.first, points, 2.3)


def _first_open(pen: _Pen, points: Line, style: MapStyle) -> None:
    pen.stroke(mixed(style.land, style.first, 0.22), points, 4.5)
    pen.dots(style.first, points, 2.3, 4.4)


def _second(pen: _Pen, points: Line, style: MapStyle) -> None:
    pen.stroke(mixed(style.land, style.second, 0.26), points, 5.5)
    pen.dashed(style.second, points, 2.3, (9, 3.5, 2.3, 3.5))


def _second_open(pen: _Pen, points: Line, style: MapStyle) -> None:
    pen.stroke(mixed(style.land, style.second, 0.2), points, 4.5)
    pen.dots(style.second, points, 2.3, 4.4)


def _front(pen: _Pen, points: Line, style: MapStyle) -> None:
    """Draw a front with teeth on its right hand, towards the enemy."""
    pen.stroke(style.halo, points, 4.6)
    pen.stroke(style.front, points, 2.6)
    tooth = 5.2 * pen.unit
    for (x, y), (dx, dy) in stations(points, 13 * pen.unit, 5 * pen.unit):
        point = (x - dy * tooth * 1.15, y + dx * tooth * 1.15)
        pen.fill(
            style.front,
            [
                (x - dx * tooth * 0.7, y - dy * tooth * 0.7),
                (x + dx * tooth * 0.7, y + dy * tooth * 0.7),
                point,
            ],
        )


_LINES: Final[dict[str, Callable[[_Pen, Line, MapStyle], None]]] = {
    "province": _province,
    "frontier": _frontier,
    "treaty": _treaty,
    "demarcation": _demarcation,
    "border": _border,
    "border_open": _border_open,
    "first": _first,
    "first_open": _first_open,
    "second": _second,
    "second_open": _second_open,
    "front": _front,
}


# Towns.


def _paint_town(pen: _Pen, town: DrawnTown, style: MapStyle) -> None:
    middle, radius = (town.x, town.y), town.radius
    if town.is_emphasised:
        pen.dot(style.open, middle, radius + 4 * pen.unit)
        pen.dot(style.halo, middle, radius + 2.2 * pen.unit)
    match town.kind:
        case "capital":
            pen.fill(style.halo, _star(middle, radius * 1.75))
            pen.fill(style.second, _star(middle, radius * 1.4))
            pen.stroke(style.ink, _closed(_star(middle, radius * 1.4)), 0.8)
        case "city":
            pen.dot(style.ink, middle, radius)
            pen.dot(style.halo, middle, radius - 1.2 * pen.unit)
            pen.dot(style.ink, middle, radius - 2.4 * pen.unit)
        case "town":
            pen.dot(style.ink, middle, radius)
            pen.dot(style.halo, middle, radius - 1.3 * pen.unit)
        case "village":
            pen.dot(style.ink, middle, radius * 0.8)
        case _:
            pen.fill(style.ink, _star(middle, radius * 1.5, points=4))


def _star(middle: Point, radius: float, points: int = 5) -> Line:
    star = []
    for turn in range(2 * points):
        reach = radius if turn % 2 == 0 else radius * 0.45
        angle = math.pi * turn / points
        star.append((middle[0] + reach * math.sin(angle), middle[1] - reach * math.cos(angle)))
    return star


def _closed(ring: Line) -> Line:
    return [*ring, ring[0]]


# Frame, compass, scale and legend.


def _paint_furniture(pen: _Pen, picture: MapPicture, style: MapStyle) -> None:
    if picture.legend is not None:
        _paint_legend(pen, picture.legend, style)
    if picture.compass is not None:
        _paint_compass(pen, picture.compass, style)
    if picture.scale_bar is not None:
        _paint_scale_bar(pen, picture.scale_bar, style)
    _paint_frame(pen, picture, style)


def _box(box: Rectangle, inwards: float = 0) -> Line:
    left, top, right, bottom = box
    left, top, right, bottom = left + inwards, top + inwards, right - inwards, bottom - inwards
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _paint_frame(pen: _Pen, picture: MapPicture, style: MapStyle) -> None:
    """Cover the margin and rule the neat line, with a band that counts half degrees in black and white."""
    width, height = picture.size
    left, top, right, bottom = picture.frame
    margin = mixed(style.halo, style.land, 0.5)
    for side in (
        (0, 0, width, top),
        (0, bottom, width, height),
        (0, 0, left, height),
        (right, 0, width, height),
    ):
        pen.fill(margin, _box(side))
    unit = pen.unit
    band = 3.2 * unit
    for edge, low, high, vertical in (
        ("top", left, right, False),
        ("bottom", left, right, False),
        ("left", top, bottom, True),
        ("right", top, bottom, True),
    ):
        marks = sorted(tick.at for tick in picture.ticks if tick.edge == edge)
        stops = sorted({low, high, *marks, *((one + two) / 2 for one, two in pairwise(marks))})
        off = {"top": top - band, "left": left - band, "bottom": bottom, "right": right}[edge]
        for place, (start, end) in enumerate(pairwise(stops)):
            box = (off, start, off + band, end) if vertical else (start, off, end, off + band)
            pen.fill(style.ink if place % 2 else style.halo, _box(box))
    pen.stroke(style.ink, _closed(_box(picture.frame)), 0.8)
    pen.stroke(style.ink, _closed(_box(picture.frame, -band)), 0.8)
    pen.stroke(style.ink, _closed(_box(picture.frame, -band - 2.6 * unit)), 1.8)


def _paint_compass(pen: _Pen, compass: tuple[float, float, float], style: MapStyle) -> None:
    x, y, radius = compass
    pen.stroke(style.ink, _circle((x, y), radius * 0.62), 0.7)
    pen.stroke(style.ink, _circle((x, y), radius * 0.54), 0.5)
    for turn in (1, 3, 5, 7, 0, 2, 4, 6):
        reach = radius * (0.95 if turn % 2 == 0 else 0.6)
        angle = math.pi * turn / 4
        tip = (x + reach * math.sin(angle), y - reach * math.cos(angle))
        waist = radius * 0.2
        for side, colour in ((-1, style.halo), (1, style.ink)):
            corner = angle + side * math.pi / 4
            blade = [(x, y), (x + waist * math.sin(corner), y - waist * math.cos(corner)), tip]
            pen.fill(colour, blade)
            pen.stroke(style.ink, _closed(blade), 0.4)
    top = y - radius
    pen.fill(style.second, [(x - radius * 0.1, top), (x + radius * 0.1, top), (x, top - radius * 0.22)])


def _circle(middle: Point, radius: float) -> Line:
    turns = [2 * math.pi * turn / 48 for turn in range(49)]
    return [(middle[0] + radius * math.cos(turn), middle[1] + radius * math.sin(turn)) for turn in turns]


def _paint_scale_bar(pen: _Pen, bar: ScaleBar, style: MapStyle) -> None:
    height = 3.6 * pen.unit
    for step in range(4):
        left = bar.x + bar.length * step / 4
        box = (left, bar.y - height, left + bar.length / 4, bar.y)
        pen.fill(style.halo if step % 2 else style.ink, _box(box))
    pen.stroke(style.ink, _closed(_box((bar.x, bar.y - height, bar.x + bar.length, bar.y))), 0.8)


def _paint_legend(pen: _Pen, legend: DrawnLegend, style: MapStyle) -> None:
    pen.fill(mixed(style.halo, style.land, 0.35), _box(legend.box))
    pen.stroke(style.ink, _closed(_box(legend.box)), 1.5)
    pen.stroke(style.ink, _closed(_box(legend.box, 2.6 * pen.unit)), 0.6)
    pad = 0.8 * legend.size
    left, y = legend.box[0] + pad, legend.box[1] + 0.65 * pad
    for row in legend.rows:
        middle = y + legend.row_height / 2
        if row.sign in _LINES:
            _LINES[row.sign](pen, [(left, middle), (left + legend.sign_width, middle)], style)
        else:
            half = 0.36 * legend.row_height
            ring = _box((left, middle - half, left + legend.sign_width, middle + half))
            _wash(pen, row.sign, ring, style)
            pen.stroke(style.ink, _closed(ring), 0.6)
        y += legend.row_height


def _haloed(plain: pygame.Surface, colour: Colour, reach: int) -> pygame.Surface:
    """Surround a text with a soft halo."""
    width, height = plain.get_size()
    result = pygame.Surface((width + 2 * reach, height + 2 * reach), pygame.SRCALPHA)
    shadow = pygame.mask.from_surface(plain, 60).to_surface(setcolor=(*colour, 150), unsetcolor=(*colour, 0))
    for turn in range(12):
        angle = 2 * math.pi * turn / 12
        result.blit(shadow, (round(reach + reach * math.cos(angle)), round(reach + reach * math.sin(angle))))
    result.blit(plain, (reach, reach))
    return result
