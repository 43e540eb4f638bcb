"""Draws a chart up as a picture: what a view shows, at a size, with every name in a free place."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from game.geography.borders import BorderKind, area_ring, border_arcs, joined, standings
from game.geography.labels import Obstacles, Place, first_clear, upright
from game.geography.legend import fitted_legend
from game.geography.names import Names
from game.geography.picture import (
    TEXT_STYLES,
    DrawnArea,
    DrawnLegend,
    DrawnLine,
    DrawnRiver,
    DrawnTown,
    Edge,
    LineKind,
    MapPicture,
    MapView,
    Measure,
    ScaleBar,
    Tick,
)
from game.geography.projection import Lambert, outline
from game.geography.shapes import blended, cut_line, cut_polygon, parallel
from game.geography.sheet import Sheet
from game.scenario.chart import Arc, Chart, Front, Lake, Land, Line, NamedLine, River, Town
from game.scenario.schema import Extent

TOWN_RADIUS: Final = {"capital": 6.5, "city": 4.2, "town": 3.2, "village": 2.2, "point": 1.8}
"""Of towns' signs, in fine strokes."""
ROOM_PER_NAME: Final = 58.0
"""Squares of a text's height that the frame must have for each town shown."""
LEAST_TOWNS: Final = 14
BESIDE: Final = 1.7
"""Fine strokes by which two borders that run together lie to either hand of their line."""
KILOMETRES: Final = (200, 100, 50, 20, 10, 5, 2, 1)
"""What the scale bar may measure."""
SIGNS: Final[tuple[LineKind, ...]] = (
    "province", "frontier", "demarcation", "second_open", "second", "first_open", "first",
    "border_open", "border", "treaty", "front",
)  # fmt: skip
"""Kinds of lines in the order of drawing."""


class Atlas:
    """A chart laid out in the plane, once, and drawn up for any number of views.

    Attributes:
        chart: The chart.
        plane: Id of a feature to its points in the plane, in kilometres.
        corners: The outline of what must be shown, in the plane.
        meridians: Whole degrees of longitude about it, each as a line in the plane; they are straight.
        parallels: The same for latitude.
    """

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.projection = Lambert.for_extent(chart.section.extent)
        self.plane: dict[str, Line] = {name: self.project(points) for name, points in chart.points.items()}
        self.corners = self.project(outline(chart.section.extent))
        longitudes, latitudes = _degrees_about(chart.section.extent)
        self.meridians = {x: self.project([(x, latitudes[0]), (x, latitudes[-1])]) for x in longitudes}
        self.parallels = {y: self.project([(x, y) for x in longitudes]) for y in latitudes}

    def project(self, points: Line) -> Line:
        """Lay points in degrees out in the plane."""
        return [self.projection.project(point) for point in points]

    def draw(self, view: MapView, size: tuple[int, int], measure: Measure) -> MapPicture:
        """Draw up a map.

        Args:
            view: What it is to show.
            size: Width and height in pixels, at least 120 each.
            measure: Measures texts in the fonts that they will be set in.
        """
        return _Drawing(self, Sheet(self.chart, self.plane, self.corners, view, size, measure)).picture()

    def front_at(self, front: float | dt.date) -> Line:
        """Find the front line, in the plane.

        Args:
            front: A value of the marker that moves the front: between two lines of the chart the line lies
                between them, beyond all it is the last; or a day: the line of that day or the last before.

        Returns:
            The line from north to south; empty where the chart has none.
        """
        if isinstance(front, dt.date):
            dated = sorted((line.date, line.id) for line in self.chart.of(Front) if line.date is not None)
            place = bisect_right([day for day, _ in dated], front)
            return self.plane[dated[max(0, place - 1)][1]] if dated else []
        keyed = sorted((line.marker, line.id) for line in self.chart.of(Front) if line.marker is not None)
        if not keyed:
            return []
        place = bisect_right([key for key, _ in keyed], front)
        if place in (0, len(keyed)):
            return self.plane[keyed[min(place, len(keyed) - 1)][1]]
        (low, before), (high, after) = keyed[place - 1], keyed[place]
        return blended(self.plane[before], self.plane[after], (front - low) / (high - low))


def _degrees_about(extent: Extent) -> tuple[range, range]:
    """Whole degrees of longitude and of latitude of an extent and as much again around it."""
    across, up = int(extent.east - extent.west) + 1, int(extent.north - extent.south) + 1
    longitudes = range(int(extent.west) - across, int(extent.east) + across + 1)
    return longitudes, range(max(-85, int(extent.south) - up), min(85, int(extent.north) + up + 1))


class _Drawing:
    """One picture in the making: what stands where it stands, then what looks for room."""

    def __init__(self, atlas: Atlas, sheet: Sheet) -> None:
        self.atlas, self.sheet = atlas, sheet
        self.chart, self.view, self.unit = sheet.chart, sheet.view, sheet.unit
        self.obstacles = Obstacles(sheet.frame)

    def picture(self) -> MapPicture:
        """Draw everything up."""
        areas, rivers, lines = self._areas(), self._rivers(), self._lines()
        legend = fitted_legend(self.sheet, {area.standing for area in areas}, {line.kind for line in lines})
        towns = self._towns(legend)
        self._lay_obstacles(lines, rivers, towns, legend)
        compass, scale_bar = self._compass(), self._scale_bar()
        names = Names(self.sheet, self.obstacles)
        names.place_all(towns, areas, rivers, lines)
        named = {text.id for text in names.texts}
        return MapPicture(
            size=self.sheet.size,
            frame=self.sheet.frame,
            unit=self.unit,
            land=self._outlines(Land),
            areas=areas,
            lakes=self._outlines(Lake),
            rivers=rivers,
            lines=lines,
            towns=[town for town in towns if town.id in named or names.is_notable(town)],
            texts=names.texts,
            legend=legend,
            scale_bar=scale_bar,
            compass=compass,
            ticks=list(self._ticks()),
        )

    def _outlines(self, kind: type[Land] | type[Lake]) -> list[Line]:
        cut = (
            cut_polygon(self.sheet.pixels(feature.id), self.sheet.bleed) for feature in self.chart.of(kind)
        )
        return [ring for ring in cut if ring]

    def _areas(self) -> list[DrawnArea]:
        arcs = {arc.id: self.sheet.pixels(arc.id) for arc in self.chart.of(Arc)}
        drawn = []
        for name, standing in standings(self.chart.section, self.view.first, self.view.second).items():
            ring = cut_polygon(area_ring(self.chart, name, arcs), self.sheet.bleed)
            if ring:
                drawn.append(DrawnArea(name, standing, name in self.view.emphasis, ring))
        return drawn

    def _rivers(self) -> list[DrawnRiver]:
        drawn = []
        for river in self.chart.of(River):
            points = self.sheet.pixels(river.id)
            steps = len(points) - 1
            widths = [self.unit * (0.45 + river.size * 0.55 * place / steps) for place in range(steps + 1)]
            drawn.append(DrawnRiver(river.id, points, widths))
        return drawn

    def _lines(self) -> list[DrawnLine]:
        found = [*self._history(), *self._frontiers(), *self._borders()]
        if self.view.front is not None:
            found.append(("front", "front", self.sheet.window.place(self.atlas.front_at(self.view.front))))
        found.sort(key=lambda line: SIGNS.index(line[0]))
        cut = ((kind, name, cut_line(points, self.sheet.bleed)) for kind, name, points in found)
        return [DrawnLine(name, kind, part) for kind, name, parts in cut for part in parts]

    def _history(self) -> Iterator[tuple[LineKind, str, Line]]:
        for line in self.chart.of(NamedLine):
            is_ground = line.kind == "frontier" or (line.kind == "province" and self.view.has_regions)
            if is_ground or line.id in self.view.lines:
                points = self.atlas.project(self.chart.line(line)) if line.arcs else self.atlas.plane[line.id]
                yield line.kind, line.id, self.sheet.window.place(points)

    def _frontiers(self) -> Iterator[tuple[LineKind, str, Line]]:
        for arc in self.chart.of(Arc):
            if arc.kind == "frontier":
                yield "frontier", arc.id, self.sheet.pixels(arc.id)

    def _borders(self) -> Iterator[tuple[LineKind, str, Line]]:
        """Draw the borders: one line where both sides agree, and two side by side where they differ."""
        first, second = (border_arcs(self.chart, seals) for seals in (self.view.first, self.view.second))
        kinds: Mapping[BorderKind, tuple[LineKind, LineKind, LineKind]] = {
            "solid": ("border", "first", "second"),
            "open": ("border_open", "first_open", "second_open"),
        }
        for kind, (agreed, by_first, by_second) in kinds.items():
            ones = [arc for arc, found in first.items() if found == kind]
            twos = [arc for arc, found in second.items() if found == kind]
            yield from self._chains(agreed, [arc for arc in ones if arc in twos], 0)
            yield from self._chains(by_first, [arc for arc in ones if arc not in second], 0)
            yield from self._chains(by_second, [arc for arc in twos if arc not in first], 0)
            yield from self._chains(by_first, [arc for arc in ones if second.get(arc, kind) != kind], -BESIDE)
            yield from self._chains(by_second, [arc for arc in twos if first.get(arc, kind) != kind], BESIDE)

    def _chains(
        self, kind: LineKind, arcs: Iterable[str], beside: float
    ) -> Iterator[tuple[LineKind, str, Line]]:
        for chain in joined([self.sheet.pixels(arc) for arc in arcs]):
            yield kind, kind, parallel(chain, beside * self.unit) if beside else chain

    def _towns(self, legend: DrawnLegend | None) -> list[DrawnTown]:
        """Choose as many towns as the frame has room for, and all that are pointed out."""
        height = TEXT_STYLES["town"].size * self.sheet.text_scale
        left, top, right, bottom = self.sheet.frame
        room = max(LEAST_TOWNS, (right - left) * (bottom - top) / height**2 / ROOM_PER_NAME)
        ranked = sorted(self.chart.of(Town), key=lambda town: town.rank)
        drawn = []
        for place, town in enumerate(ranked):
            is_emphasised = town.id in self.view.emphasis
            [(x, y)] = self.sheet.pixels(town.id)
            radius = TOWN_RADIUS[town.kind] * self.unit
            sign = DrawnTown(town.id, town.kind, x, y, radius, is_emphasised)
            if (place < room or is_emphasised) and self._is_seen(sign, legend):
                drawn.append(sign)
        return drawn

    def _is_seen(self, town: DrawnTown, legend: DrawnLegend | None) -> bool:
        left, top, right, bottom = self.sheet.frame
        near = 2 * town.radius
        inside = left + near < town.x < right - near and top + near < town.y < bottom - near
        if legend is None or not inside:
            return inside
        left, top, right, bottom = legend.box
        return not (left - near < town.x < right + near and top - near < town.y < bottom + near)

    def _ticks(self) -> Iterator[Tick]:
        left, top, right, bottom = self.sheet.frame
        edges: Iterable[tuple[Edge, float]] = (
            ("left", left),
            ("top", top),
            ("right", right),
            ("bottom", bottom),
        )
        for edge, level in edges:
            is_upright = edge in {"left", "right"}
            low, high = (top, bottom) if is_upright else (left, right)
            for degrees, line in (self.atlas.parallels if is_upright else self.atlas.meridians).items():
                points = self.sheet.window.place(line)
                at = _crossing(points if is_upright else [(y, x) for x, y in points], level)
                if at is not None and low < at < high:
                    yield Tick(edge, at, degrees)

    def _lay_obstacles(
        self,
        lines: list[DrawnLine],
        rivers: list[DrawnRiver],
        towns: list[DrawnTown],
        legend: DrawnLegend | None,
    ) -> None:
        if legend is not None:
            self.obstacles.add_box(legend.box)
        for line in lines:
            self.obstacles.add_line(line.points, is_soft=line.kind == "province")
        for river in rivers:
            self.obstacles.add_line(river.points, is_soft=True)
        for town in towns:
            off = town.radius + 1.5 * self.unit
            self.obstacles.add_box((town.x - off, town.y - off, town.x + off, town.y + off))

    def _corners(self, width: float, height: float) -> Iterator[Place]:
        """Places for what may stand anywhere along the frame, the corners first."""
        left, top, right, bottom = self.sheet.frame
        x, y = 8 * self.unit + width / 2, 8 * self.unit + height / 2
        for along_edge in (0.0, 0.12, 0.24, 0.36):
            off = along_edge * (bottom - top)
            yield upright(left + x, top + y + off, width, height)
            yield upright(right - x, bottom - y - off, width, height)
            yield upright(right - x, top + y + off, width, height)
            yield upright(left + x, bottom - y - off, width, height)
        for part in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
            yield upright(left + part * (right - left), bottom - y, width, height)

    def _compass(self) -> tuple[float, float, float] | None:
        radius = min(26 * self.unit, 0.06 * min(self.sheet.size))
        place = first_clear(self._corners(2 * radius, 2.5 * radius), self.obstacles, may_cross_soft=True)
        return None if place is None else (place.x, place.y + 0.2 * radius, radius)

    def _scale_bar(self) -> ScaleBar | None:
        room = 0.2 * (self.sheet.frame[2] - self.sheet.frame[0])
        kilometres = next((step for step in KILOMETRES if step * self.sheet.window.scale <= room), 1)
        length = kilometres * self.sheet.window.scale
        size = TEXT_STYLES["scale"].size * self.sheet.text_scale
        label = self.sheet.measure("scale", size, f"{kilometres} km")[0]
        places = list(self._corners(length + label, 1.8 * size + 5 * self.unit))
        place = first_clear([*places[1:], places[0]], self.obstacles, may_cross_soft=True)
        if place is None:
            return None
        [(left, _, _, bottom)] = place.boxes
        return ScaleBar(left + label / 2, bottom - 4 * self.unit, length, kilometres)


def _crossing(points: Line, level: float) -> float | None:
    """Find the second coordinate of a line where its first has a value."""
    for (a, b), (c, d) in pairwise(points):
        if (a < level) != (c < level):
            return b + (d - b) * (level - a) / (c - a)
    return None
