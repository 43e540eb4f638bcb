"""Lambert's conformal conic projection on a sphere, and the window that fits an extent into a rectangle.

Formulas: J. P. Snyder, Map Projections - A Working Manual, USGS Professional Paper 1395 (1987), section 15.
"""

import math
from dataclasses import dataclass
from typing import Final, Self, TypeAlias

from game.scenario.chart import Line, Point
from game.scenario.schema import Extent

EARTH_RADIUS: Final = 6371.0
"""Of a sphere, in kilometres."""

LEAST_CONE: Final = 0.001

Rectangle: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom in pixels; y grows downwards."""


@dataclass(frozen=True, slots=True)
class Lambert:
    """A cone that cuts the sphere along two parallels.

    Attributes:
        n: The cone's constant.
        scale: Radius times F, in units of the result.
        rho: Distance of the origin from the cone's tip, in the same.
        longitude: The middle meridian, in radians.
    """

    n: float
    scale: float
    rho: float
    longitude: float

    @classmethod
    def between(cls, first: float, second: float, origin: Point, radius: float = EARTH_RADIUS) -> Self:
        """Make the projection from its two parallels, which must differ, and its origin, in degrees.

        Parallels on either side of the equator make a cylinder; the slimmest of cones stands in for it.
        """
        one, two = math.radians(first), math.radians(second)
        n = math.log(math.cos(one) / math.cos(two)) / math.log(_tip(two) / _tip(one))
        if abs(n) < LEAST_CONE:
            n = LEAST_CONE
        scale = radius * math.cos(one) * _tip(one) ** n / n
        return cls(n, scale, scale / _tip(math.radians(origin[1])) ** n, math.radians(origin[0]))

    @classmethod
    def for_extent(cls, extent: Extent) -> Self:
        """Choose the parallels a sixth of its height within the extent, which keeps the scale most even."""
        west, south, east, north = map(float, (extent.west, extent.south, extent.east, extent.north))
        sixth = (north - south) / 6
        return cls.between(south + sixth, north - sixth, ((west + east) / 2, (south + north) / 2))

    def project(self, point: Point) -> Point:
        """Turn degrees into x eastwards and y northwards, in the unit of the radius."""
        rho = self.scale / _tip(math.radians(point[1])) ** self.n
        theta = self.n * (math.radians(point[0]) - self.longitude)
        return rho * math.sin(theta), self.rho - rho * math.cos(theta)


def _tip(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


@dataclass(frozen=True, slots=True)
class Window:
    """How the plane of the projection lies in a rectangle of pixels.

    Attributes:
        scale: Pixels to a kilometre.
        left: Pixel of x = 0.
        top: Pixel of y = 0.
    """

    scale: float
    left: float
    top: float

    @classmethod
    def fitting(cls, points: Line, inside: Rectangle) -> Self:
        """Show all points as large as they fit, in the middle of a rectangle."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, top, right, bottom = inside
        scale = min((right - left) / (max(xs) - min(xs)), (bottom - top) / (max(ys) - min(ys)))
        return cls(
            scale,
            (left + right) / 2 - scale * (max(xs) + min(xs)) / 2,
            (top + bottom) / 2 + scale * (max(ys) + min(ys)) / 2,
        )

    def place(self, points: Line) -> Line:
        """Turn points of the plane into pixels."""
        return [(self.left + self.scale * x, self.top - self.scale * y) for x, y in points]


def outline(extent: Extent, steps: int = 12) -> Line:
    """Give the outline of an extent, in degrees, with points enough to bend."""
    west, south, east, north = map(float, (extent.west, extent.south, extent.east, extent.north))
    along = [step / steps for step in range(steps + 1)]
    edge = [(west + (east - west) * part, latitude) for latitude in (south, north) for part in along]
    return edge + [
        (longitude, south + (north - south) * part) for longitude in (west, east) for part in along
    ]
