"""Draws a chart up as a picture: what a view shows, at a size, with every name in a free place."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import filterfalse, pairwise
from typing import Final

from game.geography.borders import BorderKind, Standing, area_ring, border_arcs, joined, standings
from game.geography.labels import (
    LEFT,
    RIGHT,
    Obstacles,
    Place,
    along,
    around,
    farther,
    first_clear,
    nearest_on,
    slanting,
    spread,
    upright,
)
from game.geography.picture import (
    TEXT_STYLES,
    DrawnArea,
    DrawnLegend,
    DrawnLine,
    DrawnRiver,
    DrawnText,
    DrawnTown,
    Edge,
    LegendRow,
    LineKind,
    MapPicture,
    MapView,
    Measure,
    ScaleBar,
    TextRole,
    Tick,
)
from game.geography.projection import Lambert, Rectangle, Window, outline
from game.geography.shapes import blended, contains, cut_line, cut_polygon, parallel
from game.scenario.basics import Text
from game.scenario.chart import (
    Arc,
    Chart,
    Country,
    Front,
    Lake,
    Land,
    Line,
    NamedLine,
    Point,
    Region,
    River,
    Town,
    WaterName,
)
from game.scenario.schema import Extent

MARGIN: Final = 10.0
"""Fine strokes between the edge of the picture and the neat line."""
BLEED: Final = 60.0
"""Pixels beyond the frame to which areas are kept, so that their cut edges stay out of sight."""
TOWN_RADIUS: Final = {"capital": 6.5, "city": 4.2, "town": 3.2, "village": 2.2, "point": 1.8}
"""Of towns' signs, in fine strokes."""
ROOM_PER_NAME: Final = 58.0
"""Squares of a text's height that the frame must have for each town shown."""
LEAST_TOWNS: Final = 14
KILOMETRES: Final = (200, 100, 50, 20, 10, 5, 2, 1)
LARGEST_TEXT: Final = 0.0042
"""Scale of texts at most, for each pixel of the picture's shorter side; larger ones would cover the map."""
LEGEND_SHARE: Final = 0.16
"""Part of the frame that the legend may take at most."""
CHIEF: Final = 2
"""Rank of towns that the legend must not cover."""
NOTABLE: Final = 3
"""Rank of towns that are named before all else, and keep their signs where a name finds no room."""
REACH: Final = {1: 7, 2: 7, 3: 3}
"""Rank of a town to how far off its name may stand, in steps of two thirds of its height."""
SIGNS: Final[tuple[LineKind, ...]] = (
    "province", "frontier", "demarcation", "second_open", "second", "first_open", "first",
    "border_open", "border", "treaty", "front",
)  # fmt: skip
"""Kinds of lines in the order of drawing."""
GROUND: Final = frozenset({"frontier", "province"})
"""Kinds of lines that no seal moves."""


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
        return _Drawing(self, view, size, measure).picture()

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
    """One picture in the making."""

    def __init__(self, atlas: Atlas, view: MapView, size: tuple[int, int], measure: Measure) -> None:
        self.atlas, self.view, self.size, self.measure = atlas, view, size, measure
        self.chart = atlas.chart
        growth = min(1.3, max(0.85, min(size[0] / 860, size[1] / 640)))
        self.unit = growth * min(view.scale, 1.6)
        self.text_scale = min(growth * view.scale, LARGEST_TEXT * min(size))
        margin = MARGIN * self.unit
        self.frame: Rectangle = (margin, margin, size[0] - margin, size[1] - margin)
        self.window = Window.fitting(atlas.corners, self.frame)
        self.obstacles = Obstacles(self.frame)
        self.texts: list[DrawnText] = []
        self.areas = self._areas()
        self.gazetteer = {town.id: town for town in self.chart.of(Town)}

    def picture(self) -> MapPicture:
        """Draw everything up: first what stands where it stands, then what looks for room."""
        areas, rivers, lines = self.areas, self._rivers(), self._lines()
        legend = self._legend({area.standing for area in areas}, {line.kind for line in lines})
        towns = self._towns(legend)
        self._lay_obstacles(lines, rivers, towns)
        compass, scale_bar = self._compass(), self._scale_bar()
        self._names(towns, rivers, [line.points for line in lines if line.kind == "front"])
        named = {text.id for text in self.texts}
        towns = [town for town in towns if town.id in named or self._is_notable(town)]
        return MapPicture(
            size=self.size,
            frame=self.frame,
            unit=self.unit,
            land=self._outlines(Land),
            areas=areas,
            lakes=self._outlines(Lake),
            rivers=rivers,
            lines=lines,
            towns=towns,
            texts=self.texts,
            legend=legend,
            scale_bar=scale_bar,
            compass=compass,
            ticks=list(self._ticks()),
        )

    # What stands where it stands.

    def _pixels(self, name: str) -> Line:
        return self.window.place(self.atlas.plane[name])

    def _said(self, text: Text) -> str:
        said: str = getattr(text, self.view.language)
        return said

    def _outlines(self, kind: type[Land] | type[Lake]) -> list[Line]:
        box = self._bleed()
        cut = (cut_polygon(self._pixels(feature.id), box) for feature in self.chart.of(kind))
        return [ring for ring in cut if len(ring) > 2]  # noqa: PLR2004 - fewer points enclose nothing

    def _bleed(self) -> Rectangle:
        left, top, right, bottom = self.frame
        return left - BLEED, top - BLEED, right + BLEED, bottom + BLEED

    def _areas(self) -> list[DrawnArea]:
        section, box = self.chart.section, self._bleed()
        arcs = {arc.id: self._pixels(arc.id) for arc in self.chart.of(Arc)}
        drawn = []
        for name, standing in standings(section, self.view.first, self.view.second).items():
            ring = cut_polygon(area_ring(self.chart, name, arcs), box)
            if ring:
                drawn.append(DrawnArea(name, standing, name in self.view.emphasis, ring))
        return drawn

    def _rivers(self) -> list[DrawnRiver]:
        drawn = []
        for river in self.chart.of(River):
            points = self._pixels(river.id)
            steps = len(points) - 1
            widths = [self.unit * (0.45 + river.size * 0.55 * place / steps) for place in range(steps + 1)]
            drawn.append(DrawnRiver(river.id, points, widths))
        return drawn

    def _lines(self) -> list[DrawnLine]:
        found = [*self._history(), *self._frontiers(), *self._borders()]
        if self.view.front is not None:
            found.append(("front", "front", self.window.place(self.atlas.front_at(self.view.front))))
        found.sort(key=lambda line: SIGNS.index(line[0]))
        box = self._bleed()
        return [DrawnLine(name, kind, part) for kind, name, points in found for part in cut_line(points, box)]

    def _history(self) -> Iterator[tuple[LineKind, str, Line]]:
        for line in self.chart.of(NamedLine):
            is_ground = line.kind == "frontier" or (line.kind == "province" and self.view.has_regions)
            if is_ground or line.id in self.view.lines:
                points = self.atlas.project(self.chart.line(line)) if line.arcs else self.atlas.plane[line.id]
                yield line.kind, line.id, self.window.place(points)

    def _frontiers(self) -> Iterator[tuple[LineKind, str, Line]]:
        for arc in self.chart.of(Arc):
            if arc.kind == "frontier":
                yield "frontier", arc.id, self._pixels(arc.id)

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
            yield from self._chains(by_first, [arc for arc in ones if second.get(arc, kind) != kind], -1.7)
            yield from self._chains(by_second, [arc for arc in twos if first.get(arc, kind) != kind], 1.7)

    def _chains(
        self, kind: LineKind, arcs: Iterable[str], beside: float
    ) -> Iterator[tuple[LineKind, str, Line]]:
        for chain in joined([self._pixels(arc) for arc in arcs]):
            yield kind, kind, parallel(chain, beside * self.unit) if beside else chain

    def _towns(self, legend: DrawnLegend | None) -> list[DrawnTown]:
        """Choose as many towns as the frame has room for, and all that are pointed out."""
        height = TEXT_STYLES["town"].size * self.text_scale
        width = self.frame[2] - self.frame[0], self.frame[3] - self.frame[1]
        room = max(LEAST_TOWNS, width[0] * width[1] / height**2 / ROOM_PER_NAME)
        ranked = sorted(self.chart.of(Town), key=lambda town: town.rank)
        drawn = []
        for place, town in enumerate(ranked):
            is_emphasised = town.id in self.view.emphasis
            [(x, y)] = self._pixels(town.id)
            radius = TOWN_RADIUS[town.kind] * self.unit
            sign = DrawnTown(town.id, town.kind, x, y, radius, is_emphasised)
            if (place < room or is_emphasised) and self._is_seen(sign, legend):
                drawn.append(sign)
        return drawn

    def _is_seen(self, town: DrawnTown, legend: DrawnLegend | None) -> bool:
        left, top, right, bottom = self.frame
        near = 2 * town.radius
        inside = left + near < town.x < right - near and top + near < town.y < bottom - near
        if legend is None or not inside:
            return inside
        left, top, right, bottom = legend.box
        return not (left - near < town.x < right + near and top - near < town.y < bottom + near)

    def _ticks(self) -> Iterator[Tick]:
        left, top, right, bottom = self.frame
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
                points = self.window.place(line)
                at = _crossing(points if is_upright else [(y, x) for x, y in points], level)
                if at is not None and low < at < high:
                    yield Tick(edge, at, degrees)

    # What looks for room.

    def _lay_obstacles(
        self, lines: list[DrawnLine], rivers: list[DrawnRiver], towns: list[DrawnTown]
    ) -> None:
        for line in lines:
            self.obstacles.add_line(line.points, is_soft=line.kind == "province")
        for river in rivers:
            self.obstacles.add_line(river.points, is_soft=True)
        for town in towns:
            off = town.radius + 1.5 * self.unit
            self.obstacles.add_box((town.x - off, town.y - off, town.x + off, town.y + off))

    def _legend(self, areas: set[Standing], lines: set[LineKind]) -> DrawnLegend | None:
        """Lay the legend out with what the map shows: small enough for its corner, or not at all."""
        if not self.view.has_legend:
            return None
        rows = list(self._rows(areas, lines))
        changing = [row for row in rows if row.sign not in GROUND]
        for shown_rows, part, has_note in (
            (rows, 1.0, True),
            (rows, 0.88, True),
            (changing, 0.88, True),
            (changing, 0.88, False),
        ):
            legend = self._laid_out(shown_rows, part * self.text_scale, has_note=has_note)
            if self._has_room(legend.box):
                self.obstacles.add_box(legend.box)
                return legend
        return None

    def _has_room(self, box: Rectangle) -> bool:
        """Whether the legend neither fills too much of the frame nor covers a chief town."""
        left, top, right, bottom = self.frame
        width, height = box[2] - box[0], box[3] - box[1]
        if width * height > LEGEND_SHARE * (right - left) * (bottom - top) or height > 0.75 * (bottom - top):
            return False
        chief = [self._pixels(town.id)[0] for town in self.chart.of(Town) if town.rank <= CHIEF]
        return not any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in chief)

    def _rows(self, areas: set[Standing], lines: set[LineKind]) -> Iterator[LegendRow]:
        legend = self.chart.section.legend
        land: Mapping[Standing, Text] = {
            "home": legend.home,
            "granted": legend.granted,
            "claimed": legend.claimed,
            "offered": legend.offered,
            "open": legend.open,
        }
        yield from (LegendRow(sign, self._said(text)) for sign, text in land.items() if sign in areas)
        of_first, of_second = legend.borders.values()
        borders: Iterable[tuple[LineKind, LineKind, Text]] = (
            ("border", "border_open", legend.border),
            ("first", "first_open", of_first),
            ("second", "second_open", of_second),
        )
        for solid, dotted, text in borders:
            if solid in lines or dotted in lines:
                yield LegendRow(solid if solid in lines else dotted, self._said(text))
        for line in self.chart.of(NamedLine):
            if line.id in self.view.lines:
                yield LegendRow(line.kind, self._said(line.name))
        others: Mapping[LineKind, Text] = {
            "front": legend.front,
            "frontier": legend.frontier,
            "province": legend.region,
        }
        yield from (LegendRow(sign, self._said(text)) for sign, text in others.items() if sign in lines)

    def _laid_out(self, rows: list[LegendRow], scale: float, *, has_note: bool) -> DrawnLegend:
        size, note_size = TEXT_STYLES["legend"].size * scale, TEXT_STYLES["note"].size * scale
        sign, row_height, pad = 2.3 * size, 1.5 * size, 0.8 * size
        widest = max((self.measure("legend", size, row.text)[0] for row in rows), default=0.0)
        inner = sign + pad + max(widest, 9 * size)
        note = self._wrapped(self._said(self.chart.section.legend.note), note_size, inner) if has_note else []
        width = inner + 2 * pad
        height = (
            len(rows) * row_height + len(note) * 1.3 * note_size + (0.5 * size if note else 0) + 1.3 * pad
        )
        left, top, right, bottom = self.frame
        south_north, west_east = self.chart.section.corner.split("_")
        x = left if west_east == "west" else right - width
        y = top if south_north == "north" else bottom - height
        return DrawnLegend((x, y, x + width, y + height), rows, row_height, sign, size, note, note_size)

    def _wrapped(self, text: str, size: float, width: float) -> list[str]:
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.measure("note", size, longer)[0] > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _corners(self, width: float, height: float) -> Iterator[Place]:
        left, top, right, bottom = self.frame
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
        radius = min(26 * self.unit, 0.06 * min(self.size))
        place = first_clear(self._corners(2 * radius, 2.5 * radius), self.obstacles, may_cross_soft=True)
        return None if place is None else (place.x, place.y + 0.2 * radius, radius)

    def _scale_bar(self) -> ScaleBar | None:
        room = 0.2 * (self.frame[2] - self.frame[0])
        kilometres = next((step for step in KILOMETRES if step * self.window.scale <= room), 1)
        length = kilometres * self.window.scale
        size = TEXT_STYLES["scale"].size * self.text_scale
        label = self.measure("scale", size, f"{kilometres} km")[0]
        places = list(self._corners(length + label, 1.8 * size + 5 * self.unit))
        place = first_clear([*places[1:], places[0]], self.obstacles, may_cross_soft=True)
        if place is None:
            return None
        [(left, _, _, bottom)] = place.boxes
        return ScaleBar(left + label / 2, bottom - 4 * self.unit, length, kilometres)

    def _names(self, towns: list[DrawnTown], rivers: list[DrawnRiver], fronts: list[Line]) -> None:
        """Place all names, the most important first."""
        for town in filter(self._is_notable, sorted(towns, key=lambda town: not town.is_emphasised)):
            self._name_town(town)
        self._name_armies(fronts)
        self._name_waters()
        self._name_countries()
        self._name_rivers(rivers, (2, 3))
        self._name_regions()
        for town in filterfalse(self._is_notable, towns):
            self._name_town(town)
        self._name_rivers(rivers, (1,))

    def _is_notable(self, town: DrawnTown) -> bool:
        return town.is_emphasised or self.gazetteer[town.id].rank <= NOTABLE

    def _set(self, role: TextRole, text: str) -> tuple[str, float, float, float, float]:
        """Set a text: as it is written, its size, its spacing, its width and its height."""
        style = TEXT_STYLES[role]
        size = style.size * self.text_scale
        written = text.upper() if style.capitals else text
        spacing = style.spacing * size
        if not spacing:
            return written, size, 0.0, *self.measure(role, size, written)
        widths = [self.measure(role, size, letter) for letter in written]
        width = sum(width for width, _ in widths) + spacing * (len(written) - 1)
        return written, size, spacing, width, max(height for _, height in widths)

    def _name_town(self, sign: DrawnTown) -> None:
        """Name a town beside its sign; a notable one, if need be, farther off at the end of a fine line."""
        town = self.gazetteer[sign.id]
        role: TextRole = town.kind
        text, size, spacing, width, height = self._set(role, self._said(town.name))
        spot, radius, height = (sign.x, sign.y), sign.radius + 2.5 * self.unit, 0.82 * height
        places = around(spot, radius, width, height, town.anchor)
        place = first_clear(places, self.obstacles, may_cross_soft=True)
        if place is not None:
            self.texts.append(DrawnText(town.id, role, text, size, spacing, place))
        elif town.rank in REACH:
            self._lead_to(spot, town, farther(spot, radius, width, height, REACH[town.rank]))

    def _lead_to(self, spot: Point, town: Town, places: Iterable[Place]) -> None:
        role: TextRole = town.kind
        text, size, spacing, _, _ = self._set(role, self._said(town.name))
        place = first_clear(
            places,
            self.obstacles,
            may_cross_soft=True,
            fits=lambda place: not self.obstacles.are_between(spot, nearest_on(place.boxes[0], spot)),
        )
        if place is not None:
            leader = spot, nearest_on(place.boxes[0], spot)
            self.obstacles.add_line([*leader])
            self.texts.append(DrawnText(town.id, role, text, size, spacing, place, leader))

    def _name_armies(self, fronts: list[Line]) -> None:
        armies = self.chart.section.armies
        if armies is None:
            return
        for hand, gap, name in ((LEFT, 3.5, armies.advancing), (RIGHT, 8.5, armies.facing)):
            text, size, spacing, width, height = self._set("army", self._said(name))
            places = (
                place
                for front in fronts
                for place in along(front, width, 0.75 * height, gap * self.unit, (hand,))
            )
            place = first_clear(places, self.obstacles, may_cross_soft=True)
            if place is not None:
                self.texts.append(DrawnText("front", "army", text, size, spacing, place))

    def _name_waters(self) -> None:
        for water in self.chart.of(WaterName):
            text, size, spacing, width, height = self._set("sea", self._said(water.name))
            [(x, y)] = self._pixels(water.id)
            step = 0.6 * height
            places = (
                slanting(x + step * right, y + step * down, width, 0.8 * height, water.angle)
                for right in (0, -1, 1, -2, 2, -3, 3, -5, 5, -7)
                for down in (0, -1, 1, -2, 2, -4, 4, -6, 6)
            )
            place = first_clear(places, self.obstacles)
            if place is not None:
                self.texts.append(DrawnText(water.id, "sea", text, size, spacing, place))

    def _name_countries(self) -> None:
        for country in sorted(self.chart.of(Country), key=lambda country: country.rank):
            self._name_land(country.id, "country", self._said(country.name), self._pixels(country.id)[0])

    def _name_regions(self) -> None:
        if self.view.has_regions:
            for region in self.chart.of(Region):
                self._name_land(region.id, "region", self._said(region.name), self._pixels(region.id)[0])

    def _name_land(self, name: str, role: TextRole, text: str, at: Point) -> None:
        """Name a stretch of land, in one line or in several, near its point or not at all."""
        lines = [self._set(role, line) for line in text.split("\n")]
        width, line_height = max(line[3] for line in lines), 0.85 * lines[0][4]
        height = len(lines) * line_height
        places = spread(at, width, height, 2.5 * line_height)
        block = first_clear(places, self.obstacles, may_cross_soft=True, fits=self._keeps_to(at))
        if block is None:
            return
        for step, (written, size, spacing, line_width, _) in enumerate(lines):
            y = block.y - height / 2 + (step + 0.5) * line_height
            place = upright(block.x, y, line_width, 0.96 * line_height)
            self.texts.append(DrawnText(name, role, written, size, spacing, place))

    def _keeps_to(self, at: Point) -> Callable[[Place], bool]:
        """Make the test whether a name lies wholly where its point does: within the areas, or outside."""
        homes = [area.ring for area in self.areas]
        is_inside = any(contains(ring, at) for ring in homes)

        def keeps(place: Place) -> bool:
            [(left, top, right, bottom)] = place.boxes
            corners = ((left, top), (right, top), (right, bottom), (left, bottom))
            return all(any(contains(ring, corner) for ring in homes) == is_inside for corner in corners)

        return keeps

    def _name_rivers(self, rivers: list[DrawnRiver], sizes: tuple[int, ...]) -> None:
        names = {river.id: river for river in self.chart.of(River)}
        for river in rivers:
            if names[river.id].size not in sizes:
                continue
            text, size, spacing, width, height = self._set("river", self._said(names[river.id].name))
            places = along(river.points, width, 0.75 * height, 1.5 * self.unit)
            place = first_clear(places, self.obstacles)
            if place is not None:
                self.texts.append(DrawnText(river.id, "river", text, size, spacing, place))


def _crossing(points: Line, level: float) -> float | None:
    """Find the second coordinate of a line where its first has a value."""
    for (a, b), (c, d) in pairwise(points):
        if (a < level) != (c < level):
            return b + (d - b) * (level - a) / (c - a)
    return None
