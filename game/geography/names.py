"""All names of a map in their places, the most important first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import filterfalse
from typing import Final

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
from game.geography.picture import DrawnArea, DrawnLine, DrawnRiver, DrawnText, DrawnTown, TextRole
from game.geography.shapes import contains
from game.geography.sheet import SetText, Sheet
from game.scenario.basics import Text
from game.scenario.chart import Country, Point, Region, River, Town, WaterName

FOREMOST: Final = 2
NOTABLE: Final = 3
"""Rank of towns that are named before all else, and keep their signs where a name finds no room."""
REACH: Final = {1: 7, 2: 7, 3: 3}
"""Rank of a town to how far off its name may stand, in steps of two thirds of its height."""
TOWN_GAP, RIVER_GAP, FRONT_GAP, TEETH_GAP = 2.5, 2.5, 4.5, 9.0
"""Fine strokes between a name and what it names; the front's teeth need room on its right hand."""


class Names:
    """Places the names of a map.

    Attributes:
        texts: The names that have found a place, in the order in which they found it.
    """

    def __init__(self, sheet: Sheet, obstacles: Obstacles) -> None:
        self.texts: list[DrawnText] = []
        self._sheet = sheet
        self._obstacles = obstacles
        self._gazetteer = {town.id: town for town in sheet.chart.of(Town)}

    def place_all(
        self,
        towns: Sequence[DrawnTown],
        areas: Sequence[DrawnArea],
        rivers: Sequence[DrawnRiver],
        lines: Sequence[DrawnLine],
    ) -> None:
        """Place all names, the most important first.

        Args:
            towns: Towns' signs, the important ones first.
            areas: Areas that clauses decide on, and home.
            rivers: Rivers.
            lines: All lines.
        """
        for town in filter(self.is_notable, sorted(towns, key=lambda town: not town.is_emphasised)):
            self._name_town(town)
        self._name_armies([line for line in lines if line.kind == "front"])
        self._name_waters()
        chart = self._sheet.chart
        for country in sorted(chart.of(Country), key=lambda country: country.rank):
            self._name_land(country, country.name, "country", areas)
        self._name_rivers(rivers, (2, 3))
        for region in chart.of(Region) if self._sheet.view.has_regions else ():
            self._name_land(region, region.name, "region", areas)
        for town in filterfalse(self.is_notable, towns):
            self._name_town(town)
        self._name_rivers(rivers, (1,))

    def is_notable(self, town: DrawnTown) -> bool:
        """Whether a town is shown even if its name finds no room."""
        return town.is_emphasised or self._gazetteer[town.id].rank <= NOTABLE

    def _put(self, text: SetText, name: str, places: Iterable[Place], *, may_cross_soft: bool) -> bool:
        """Put a name in the first place that is clear; say whether there is one."""
        place = first_clear(places, self._obstacles, may_cross_soft=may_cross_soft)
        if place is not None:
            self.texts.append(text.at(name, place))
        return place is not None

    def _name_town(self, sign: DrawnTown) -> None:
        """Name a town beside its sign; a notable one, if need be, farther off at the end of a fine line.

        The foremost are the towns that players look for first: their names stay beside them, though a line
        runs through.
        """
        town = self._gazetteer[sign.id]
        text = self._sheet.set(town.kind, self._sheet.said(town.name))
        spot, radius = (sign.x, sign.y), sign.radius + TOWN_GAP * self._sheet.unit
        width, height = text.width, 0.82 * text.height
        places = [*around(spot, radius, width, height, town.anchor)]
        if self._put(text, town.id, places, may_cross_soft=True):
            return
        beside = next((place for place in places if self._obstacles.have_room_for(place.boxes)), None)
        if town.rank <= FOREMOST and beside is not None:
            self.texts.append(text.at(town.id, self._obstacles.take(beside)))
        elif town.rank in REACH:
            self._lead_to(spot, town.id, text, farther(spot, radius, width, height, REACH[town.rank]))

    def _lead_to(self, spot: Point, name: str, text: SetText, places: Iterable[Place]) -> None:
        def can_be_led_to(place: Place) -> bool:
            return not self._obstacles.are_between(spot, nearest_on(place.boxes[0], spot))

        place = first_clear(places, self._obstacles, may_cross_soft=True, fits=can_be_led_to)
        if place is not None:
            leader = spot, nearest_on(place.boxes[0], spot)
            self._obstacles.add_line([*leader])
            self.texts.append(replace(text.at(name, place), leader=leader))

    def _name_armies(self, fronts: Sequence[DrawnLine]) -> None:
        armies = self._sheet.chart.section.armies
        if armies is None:
            return
        for hand, gap, name in ((LEFT, FRONT_GAP, armies.advancing), (RIGHT, TEETH_GAP, armies.facing)):
            text = self._sheet.set("army", self._sheet.said(name))
            places = (place for front in fronts for place in self._beside(front.points, text, gap, (hand,)))
            self._put(text, "front", places, may_cross_soft=True)

    def _beside(
        self, points: list[Point], text: SetText, gap: float, hands: tuple[int, ...] = (LEFT, RIGHT)
    ) -> Iterator[Place]:
        return along(points, text.width, 0.75 * text.height, gap * self._sheet.unit, hands)

    def _name_waters(self) -> None:
        for water in self._sheet.chart.of(WaterName):
            text = self._sheet.set("sea", self._sheet.said(water.name))
            [(x, y)] = self._sheet.pixels(water.id)
            step = 0.6 * text.height
            places = (
                slanting(x + step * right, y + step * down, text.width, 0.8 * text.height, water.angle)
                for right in (0, -1, 1, -2, 2, -3, 3, -5, 5, -7)
                for down in (0, -1, 1, -2, 2, -4, 4, -6, 6)
            )
            self._put(text, water.id, places, may_cross_soft=False)

    def _name_rivers(self, rivers: Sequence[DrawnRiver], sizes: tuple[int, ...]) -> None:
        known = {river.id: river for river in self._sheet.chart.of(River)}
        for river in rivers:
            if known[river.id].size in sizes:
                text = self._sheet.set("river", self._sheet.said(known[river.id].name))
                self._put(text, river.id, self._beside(river.points, text, RIVER_GAP), may_cross_soft=False)

    def _name_land(
        self, land: Country | Region, name: Text, role: TextRole, areas: Sequence[DrawnArea]
    ) -> None:
        """Name a stretch of land, in one line or in several, near its point or not at all."""
        [at] = self._sheet.pixels(land.id)
        lines = [self._sheet.set(role, line) for line in self._sheet.said(name).split("\n")]
        width, line_height = max(line.width for line in lines), 0.85 * lines[0].height
        height = len(lines) * line_height
        places = spread(at, width, height, 2.5 * line_height)
        block = first_clear(places, self._obstacles, may_cross_soft=True, fits=_keeps_to(at, areas))
        if block is None:
            return
        for step, line in enumerate(lines):
            y = block.y - height / 2 + (step + 0.5) * line_height
            self.texts.append(line.at(land.id, upright(block.x, y, line.width, 0.96 * line_height)))


def _keeps_to(at: Point, areas: Sequence[DrawnArea]) -> Callable[[Place], bool]:
    """Make the test whether a name lies wholly where its point does: within the areas, or outside."""

    def is_inside(point: Point) -> bool:
        return any(contains(area.ring, point) for area in areas)

    belongs_inside = is_inside(at)

    def keeps(place: Place) -> bool:
        [(left, top, right, bottom)] = place.boxes
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        return all(is_inside(corner) == belongs_inside for corner in corners)

    return keeps
