"""Plane geometry on lines of points: lengths, cutting to a rectangle, parallels, blends and hatching."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from game.geography.projection import Rectangle
from game.scenario.chart import Line, Point


def length(points: Line) -> float:
    """Length of a line."""
    return sum(math.dist(start, end) for start, end in pairwise(points))


def stations(points: Line, gap: float, first: float = 0.0) -> Iterator[tuple[Point, Point]]:
    """Walk along a line in equal steps.

    Args:
        points: The line.
        gap: Length of a step, above 0.
        first: Distance of the first stop.

    Yields:
        Each stop and the direction there.
    """
    wait = first
    for start, end in pairwise(points):
        step = math.dist(start, end)
        if not step:
            continue
        along = ((end[0] - start[0]) / step, (end[1] - start[1]) / step)
        while wait <= step:
            yield (start[0] + along[0] * wait, start[1] + along[1] * wait), along
            wait += gap
        wait -= step


def resampled(points: Line, number: int) -> Line:
    """Lay a number of points, at least two, along a line at equal distances."""
    gap = length(points) / (number - 1)
    stops = [point for point, _ in stations(points, gap * (1 - 1e-9))]
    return [*stops[: number - 1], points[-1]]


def blended(one: Line, two: Line, part: float, number: int = 60) -> Line:
    """Give the line that lies between two others, at a part of the way from the first to the second."""
    pairs = zip(resampled(one, number), resampled(two, number), strict=True)
    return [(a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part) for a, b in pairs]


def parallel(points: Line, distance: float) -> Line:
    """Give the line beside a line: on the right hand on a screen, on the left if the distance is below 0."""
    beside = []
    for place, point in enumerate(points):
        before, after = points[max(0, place - 1)], points[min(len(points) - 1, place + 1)]
        across = math.dist(before, after) or 1.0
        dx, dy = (after[0] - before[0]) / across, (after[1] - before[1]) / across
        beside.append((point[0] - dy * distance, point[1] + dx * distance))
    return beside


def inset(ring: Line, distance: float) -> Line:
    """Give the outline that runs inside an area at a small distance from its edge."""
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip([ring[-1], *ring], ring, strict=False))
    return parallel([ring[-1], *ring, *ring[:2]], distance if doubled > 0 else -distance)[1:-1]


def dashes(points: Line, pattern: Sequence[float]) -> Iterator[Line]:
    """Cut a line into the strokes of a pattern.

    Args:
        points: The line.
        pattern: Lengths above 0 of stroke, gap, stroke, gap and so on, over and over.

    Yields:
        The strokes.
    """
    stroke, place, left = [points[0]], 0, pattern[0]
    for start, end in pairwise(points):
        step, done = math.dist(start, end), 0.0
        while step - done > left:
            done += left
            part = done / step
            point = (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
            if place % 2 == 0:
                yield [*stroke, point]
            place = (place + 1) % len(pattern)
            stroke, left = [point], pattern[place]
        left -= step - done
        stroke.append(end)
    if place % 2 == 0 and len(stroke) > 1:
        yield stroke


def cut_line(points: Line, box: Rectangle) -> list[Line]:
    """Keep what of a line lies in a rectangle, as one or more lines."""
    parts: list[Line] = []
    for start, end in pairwise(points):
        kept = cut_segment(start, end, box)
        if kept is None:
            continue
        if parts and parts[-1][-1] == kept[0]:
            parts[-1].append(kept[1])
        else:
            parts.append([*kept])
    return parts


def cut_segment(start: Point, end: Point, box: Rectangle) -> tuple[Point, Point] | None:
    """Keep what of a segment lies in a rectangle (Liang and Barsky 1984); None where nothing does."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    left, top, right, bottom = box
    for slope, room in (
        (-dx, start[0] - left),
        (dx, right - start[0]),
        (-dy, start[1] - top),
        (dy, bottom - start[1]),
    ):
        if slope == 0:
            if room < 0:
                return None
            continue
        part = room / slope
        if slope < 0:
            first = max(first, part)
        else:
            last = min(last, part)
    if first > last:
        return None
    near = start if first == 0 else (start[0] + dx * first, start[1] + dy * first)
    return near, end if last == 1 else (start[0] + dx * last, start[1] + dy * last)


def cut_polygon(ring: Line, box: Rectangle) -> Line:
    """Keep what of an area lies in a rectangle (Sutherland and Hodgman 1974); empty where nothing does."""
    left, top, right, bottom = box
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        kept: Line = []
        for before, point in zip([ring[-1], *ring], ring, strict=False):
            room, room_before = sign * (point[axis] - limit), sign * (before[axis] - limit)
            if (room >= 0) != (room_before >= 0):
                part = room_before / (room_before - room)
                kept.append(
                    (before[0] + (point[0] - before[0]) * part, before[1] + (point[1] - before[1]) * part)
                )
            if room >= 0:
                kept.append(point)
        ring = kept
        if not ring:
            break
    return ring


def contains(ring: Line, point: Point) -> bool:
    """Whether a point lies in an area."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip([ring[-1], *ring], ring, strict=False):
        if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
            inside = not inside
    return inside


def hatching(ring: Line, gap: float, angle: float) -> list[tuple[Point, Point]]:
    """Fill an area with parallel strokes.

    Args:
        ring: Outline of the area.
        gap: Distance of the strokes, above 0. They fall into one another's line in areas side by side.
        angle: Of the strokes, in degrees against the clock from the horizontal.

    Returns:
        Both ends of each stroke.
    """
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    turned = [(x * cos - y * sin, x * sin + y * cos) for x, y in ring]
    crossings: dict[int, list[float]] = {}
    for (x1, y1), (x2, y2) in zip([turned[-1], *turned], turned, strict=False):
        low, high = sorted((y1, y2))
        for row in range(math.ceil(low / gap), math.ceil(high / gap)):
            crossings.setdefault(row, []).append(x1 + (x2 - x1) * (row * gap - y1) / (y2 - y1))
    strokes = []
    for row, found in crossings.items():
        y = row * gap
        found.sort()
        for start, end in zip(found[::2], found[1::2], strict=False):
            strokes.append(
                ((start * cos + y * sin, y * cos - start * sin), (end * cos + y * sin, y * cos - end * sin))
            )
    return strokes
