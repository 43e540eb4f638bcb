"""Where names stand on a map: they cover neither each other, nor towns, nor lines, and stay in the frame.

Names are placed one after another, the most important first, each at the best of its places that is free; a
name that finds none is left out. Everything is decided by order alone, so that the same map looks the same.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, TypeAlias

from game.geography.projection import Rectangle
from game.geography.shapes import cut_segment
from game.scenario.chart import Line, Point

Boxes: TypeAlias = tuple[Rectangle, ...]
"""What a name covers: one upright box, or several along a slanting name."""

CELL: Final = 40.0
"""Pixels of a side of the squares in which obstacles are looked up."""
LEFT, RIGHT = 1, -1
LEFT_AND_RIGHT: Final = (LEFT, RIGHT)
"""Hands of a line, as of one who walks along it."""
ANCHORS: Final = ("e", "w", "n", "s", "ne", "se", "nw", "sw")
"""Sides of a town on which its name may stand, best first."""
_SHIFT: Final[dict[str, tuple[float, float]]] = {
    "e": (1, 0), "w": (-1, 0), "n": (0, -1), "s": (0, 1),
    "ne": (1, -0.75), "se": (1, 0.75), "nw": (-1, -0.75), "sw": (-1, 0.75),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name may stand: its middle, its slant in degrees against the clock, and what it covers."""

    x: float
    y: float
    angle: float
    boxes: Boxes


@dataclass(slots=True)
class Obstacles:
    """What names must not cover, in squares for quick look-up.

    Attributes:
        frame: What they must stay within.
    """

    frame: Rectangle
    _boxes: dict[tuple[int, int], list[Rectangle]] = field(default_factory=dict)
    _segments: dict[tuple[int, int], list[tuple[Point, Point]]] = field(default_factory=dict)
    _soft: dict[tuple[int, int], list[tuple[Point, Point]]] = field(default_factory=dict)

    def add_box(self, box: Rectangle) -> None:
        """Add something that covers a box: a town's sign, the legend, a name."""
        for cell in _cells(box):
            self._boxes.setdefault(cell, []).append(box)

    def add_line(self, points: Line, *, is_soft: bool = False) -> None:
        """Add a line that names must not cross; a soft one only where they have another place."""
        segments = self._soft if is_soft else self._segments
        for start, end in pairwise(points):
            inside = cut_segment(start, end, self.frame)
            if inside is None:
                continue
            (x1, y1), (x2, y2) = inside
            for cell in _cells((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))):
                segments.setdefault(cell, []).append(inside)

    def take(self, place: Place) -> Place:
        """Give a name its place, which from now on no other may cover."""
        for box in place.boxes:
            self.add_box(box)
        return place

    def are_between(self, start: Point, end: Point) -> bool:
        """Whether a line would run over a box, other than one in which it begins or that it ends at."""
        cells = _cells(
            (min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
        )
        boxes = (box for cell in cells for box in self._boxes.get(cell, ()))
        return any(cut_segment(start, end, box) and not _holds(box, start) for box in boxes)

    def are_clear_of(self, boxes: Boxes, *, may_cross_soft: bool = False) -> bool:
        """Whether a name may cover these boxes."""
        return all(self._is_clear(box, may_cross_soft=may_cross_soft) for box in boxes)

    def have_room_for(self, boxes: Boxes) -> bool:
        """Whether these boxes are in the frame and cover no other; lines may run through them."""
        return all(self._has_room(box) for box in boxes)

    def _has_room(self, box: Rectangle) -> bool:
        left, top, right, bottom = self.frame
        if box[0] < left or box[1] < top or box[2] > right or box[3] > bottom:
            return False
        return not any(overlap(box, other) for cell in _cells(box) for other in self._boxes.get(cell, ()))

    def _is_clear(self, box: Rectangle, *, may_cross_soft: bool) -> bool:
        if not self._has_room(box):
            return False
        for cell in _cells(box):
            if _crosses(box, self._segments.get(cell, ())):
                return False
            if not may_cross_soft and _crosses(box, self._soft.get(cell, ())):
                return False
        return True


def _holds(box: Rectangle, point: Point) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _crosses(box: Rectangle, segments: Iterable[tuple[Point, Point]]) -> bool:
    return any(cut_segment(start, end, box) for start, end in segments)


def overlap(one: Rectangle, two: Rectangle) -> bool:
    """Whether two boxes have more than an edge in common."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _cells(box: Rectangle) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // CELL), int(box[2] // CELL) + 1):
        for row in range(int(box[1] // CELL), int(box[3] // CELL) + 1):
            yield column, row


def first_clear(
    places: Iterable[Place],
    obstacles: Obstacles,
    *,
    may_cross_soft: bool = False,
    fits: Callable[[Place], bool] = lambda _: True,
) -> Place | None:
    """Take the first place that is free, and let it be an obstacle from now on.

    Args:
        places: Best first.
        obstacles: What must not be covered.
        may_cross_soft: Whether a place across a soft line will do where no other is free.
        fits: Another condition, asked of places that are clear.
    """
    tried: list[Place] = []
    for place in places:
        if obstacles.are_clear_of(place.boxes) and fits(place):
            return obstacles.take(place)
        tried.append(place)
    for place in tried if may_cross_soft else ():
        if obstacles.are_clear_of(place.boxes, may_cross_soft=True) and fits(place):
            return obstacles.take(place)
    return None


def upright(x: float, y: float, width: float, height: float) -> Place:
    """A level name about its middle."""
    box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    return Place(x, y, 0, (box,))


def slanting(x: float, y: float, width: float, height: float, angle: float) -> Place:
    """A slanting name about its middle, covered by boxes along it, so short that they hardly jut out."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    number = max(1, math.ceil(3 * width / height))
    part = width / number
    half_width = (part * abs(cos) + height * abs(sin)) / 2
    half_height = (part * abs(sin) + height * abs(cos)) / 2
    boxes = []
    for step in range(number):
        along = (step + 0.5) * part - width / 2
        middle_x, middle_y = x + along * cos, y - along * sin
        boxes.append(
            (middle_x - half_width, middle_y - half_height, middle_x + half_width, middle_y + half_height)
        )
    return Place(x, y, angle, tuple(boxes))


def around(point: Point, radius: float, width: float, height: float, anchor: str) -> Iterator[Place]:
    """Places for the name of a town, best first: close by on each side, a little farther off, or askew.

    Args:
        point: The town.
        radius: Of its sign, with the gap between sign and name.
        width: Of the name.
        height: Of the name.
        anchor: The side that is best.
    """
    sides = [anchor, *(side for side in ANCHORS if side != anchor)]
    for distance in (1.0, 1.8):
        for side in sides:
            dx, dy = _SHIFT[side]
            off = radius * distance
            yield upright(
                point[0] + dx * (off + width / 2),
                point[1] + dy * (off * (0.7 if dx else 1.0) + height / 2),
                width,
                height,
            )
    for lean in (0.3, -0.3, 0.6, -0.6, 0.9, -0.9):
        for sign in (-1, 1):
            yield upright(point[0] + lean * width / 2, point[1] + sign * (radius + height / 2), width, height)
            yield upright(point[0] + sign * (radius + width / 2), point[1] + lean * height / 2, width, height)


def farther(point: Point, radius: float, width: float, height: float, reach: int) -> Iterator[Place]:
    """Places for the name of a town that has no room beside it, from which a line must lead to the town.

    Args:
        point: The town.
        radius: Of its sign, with the gap between sign and name.
        width: Of the name.
        height: Of the name.
        reach: How far off the name may stand, in parts of two thirds of its height.
    """
    for step in range(1, reach + 1):
        off = radius + step * height * 2 / 3
        for side in ("s", "se", "sw", "e", "w", "ne", "nw", "n"):
            dx, dy = _SHIFT[side]
            x, y = point[0] + dx * (off + width / 2), point[1] + dy * (off + height / 2)
            yield upright(x, y, width, height)


def nearest_on(box: Rectangle, point: Point) -> Point:
    """Find the point of a box that is nearest to another point."""
    return min(max(point[0], box[0]), box[2]), min(max(point[1], box[1]), box[3])


def spread(point: Point, width: float, height: float, reach: float) -> Iterator[Place]:
    """Places for the name of a stretch of land: about its middle, in rings outwards as far as `reach`."""
    yield upright(*point, width, height)
    step = height * 0.9
    for ring in range(1, int(reach / step) + 1):
        for turn in range(8 + 4 * ring):
            angle = 2 * math.pi * turn / (8 + 4 * ring)
            x, y = point[0] + 1.6 * ring * step * math.cos(angle), point[1] + ring * step * math.sin(angle)
            yield upright(x, y, width, height)


def along(
    points: Line, width: float, height: float, gap: float, hands: Sequence[int] = LEFT_AND_RIGHT
) -> Iterator[Place]:
    """Places for a name along a line: beside its straighter stretches, the straightest first.

    Args:
        points: The line.
        width: Of the name.
        height: Of the name.
        gap: Between the line and the name.
        hands: On which hands of the line the name may stand.
    """
    run = [0.0]
    for start, end in pairwise(points):
        run.append(run[-1] + math.dist(start, end))
    found = []
    first, next_start = 0, 0.0
    for last in range(1, len(points)):
        while run[last] - run[first + 1] >= width:
            first += 1
        if run[last] - run[first] < width or run[first] < next_start:
            continue
        next_start = run[first] + height / 2
        start, end = points[first], points[last]
        bows = [_bow(start, end, point) for point in points[first : last + 1]]
        bend = max(bows) - min(bows)
        if bend > 2.5 * height:
            continue
        for hand in hands:
            bow = max(hand * bow for bow in bows)
            if bow < 1.2 * height:
                found.append((round(bend, 1), first, -hand, start, end, bow))
    for _, _, other_hand, start, end, bow in sorted(found)[:80]:
        yield _beside(start, end, width, height, gap + bow, -other_hand)


def _bow(start: Point, end: Point, point: Point) -> float:
    """How far a point lies to the left of a line, as seen on a screen."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    return (dy * (point[0] - start[0]) - dx * (point[1] - start[1])) / (math.hypot(dx, dy) or 1.0)


def _beside(start: Point, end: Point, width: float, height: float, gap: float, hand: int) -> Place:
    if end[0] < start[0]:
        start, end, hand = end, start, -hand
    angle = math.degrees(math.atan2(start[1] - end[1], end[0] - start[0]))
    across = math.radians(angle + 90)
    off = hand * (gap + height / 2)
    x, y = (start[0] + end[0]) / 2 + off * math.cos(across), (start[1] + end[1]) / 2 - off * math.sin(across)
    return slanting(x, y, width, height, angle)
