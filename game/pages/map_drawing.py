"""A map drawn up by `game.geography`, as paths and texts for a page; all that it means has a pattern too."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from game.geography.atlas import Atlas
from game.geography.borders import OPEN
from game.geography.picture import (
    TEXT_STYLES,
    DrawnArea,
    DrawnLine,
    DrawnText,
    DrawnTown,
    MapPicture,
    MapView,
    TextRole,
)
from game.geography.projection import Rectangle
from game.geography.shapes import hatching, stations
from game.pages.charts import GAP, LINE, SIZE, Caption, Chart, Label, Path, Table
from game.pages.lettering import text_width
from game.scenario.chart import Chart as MapChart
from game.scenario.chart import Line

SIZE_OF_MAP: Final = (860, 640)
ROW: Final = 1.6 * LINE
SWATCH: Final = 40.0
HATCH: Final = 7.0
BORDERS: Final = ("border", "first", "second")
"""Kinds of lines that are named: where both borders run together, and where only one does."""
TWO_COLUMNS: Final = 600
"""Width from which the key has two columns."""
HATCHED: Final = {"claimed": 45, "offered": -45, "granted": 90}
"""Land that is hatched, and how its lines lean."""
WRONG_SIDE: Final = 200
"""How bad it is that a border's name stands nearer to another border."""
KINDS: Final = {
    "border": "border", "border_open": "border", "first": "first", "first_open": "first",
    "second": "second", "second_open": "second",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the two borders are called on the map, and what the signs mean below it.

    Attributes:
        both: Name of the border where they are the same.
        first: Name of the first border.
        second: Name of the second.
        home: What land is called that is not bargained over.
        granted: Land that is inside both.
        claimed: Land that is inside the first only.
        offered: Land that is inside the second only.
        open: Land left open.
        both_open: Where both borders leave open where they run; without a name of its own as `both`.
        first_open: Where the first leaves it open; likewise.
        second_open: Where the second does; likewise.
    """

    both: str
    first: str
    second: str
    home: str
    granted: str
    claimed: str
    offered: str
    open: str
    both_open: str = ""
    first_open: str = ""
    second_open: str = ""


def draw_map(
    caption: Caption,
    chart: MapChart,
    view: MapView,
    meanings: Meanings,
    table: Table,
    size: tuple[int, int] = SIZE_OF_MAP,
) -> Chart:
    """Draw a map with two borders on it.

    Args:
        caption: Id, title, sentence, language.
        chart: The scenario's map.
        view: What to show; no legend is drawn but the one below the map.
        meanings: What the borders are called.
        table: What stands behind it.
        size: Units across and down, the key apart; on a narrow map the key alone names the borders.
    """
    picture = _with_open_land(Atlas(chart).draw(view, size, _measure), view)
    width, height = size
    key_paths, key_labels = _key(picture, meanings)
    whole = height + math.ceil(len(_rows(picture, meanings)) / _columns(picture)) * ROW + GAP
    return Chart(
        caption,
        width,
        whole,
        (*_ground(picture), *_borders(picture), *_signs(picture, whole), *key_paths),
        (
            *map(_label, picture.texts),
            *(_names_of_borders(picture, meanings) if _columns(picture) > 1 else ()),
            *_scale_text(picture),
            *key_labels,
        ),
        table,
        kind="map",
    )


def _with_open_land(picture: MapPicture, view: MapView) -> MapPicture:
    """Show as open what the first border leaves open, whatever the second makes of it."""
    left_open = {name for name, status in view.first if status == OPEN}
    areas = [replace(area, standing="open") if area.id in left_open else area for area in picture.areas]
    return replace(picture, areas=areas)


def _measure(role: TextRole, size: float, text: str) -> tuple[float, float]:
    style = TEXT_STYLES[role]
    return text_width(text, size, is_bold=style.bold, is_italic=style.italic), 1.2 * size


# The ground.


def _ground(picture: MapPicture) -> Iterable[Path]:
    width, height = picture.size
    yield Path(f"M0 0H{width}V{height}H0Z", "sea")
    yield Path("".join(_ring(ring) for ring in picture.land), "land")
    for area in picture.areas:
        yield from _wash(area)
    for river in picture.rivers:
        yield Path(_open(river.points), "river")
    yield Path("".join(_ring(ring) for ring in picture.lakes), "lake")


def _wash(area: DrawnArea) -> Iterable[Path]:
    yield Path(_ring(area.ring), f"wash {area.standing}")
    if area.standing in HATCHED:
        lines = hatching(area.ring, HATCH, HATCHED[area.standing])
        yield Path("".join(_open(line) for line in lines), f"hatch {area.standing}")
    elif area.standing == "open":
        yield Path(_dots(area.ring), "dots")


def _dots(ring: Line) -> str:
    found = []
    for start, end in hatching(ring, HATCH, 30):
        found += [f"M{x:.1f} {y:.1f}h.1" for (x, y), _ in stations([start, end], HATCH, HATCH / 2)]
    return "".join(found)


def _ring(points: Line) -> str:
    return _open(points) + "Z"


def _open(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


# Lines and towns.


def _borders(picture: MapPicture) -> Iterable[Path]:
    for layer in ("under", "over"):
        for line in picture.lines:
            yield Path(_open(line.points), f"{layer} {_kind_of_line(line.kind)}")


def _kind_of_line(kind: str) -> str:
    is_open = " left-open" if kind.endswith("_open") else ""
    return f"{KINDS.get(kind, kind)}{is_open}"


def _signs(picture: MapPicture, height: float) -> Iterable[Path]:
    for text in picture.texts:
        if text.leader is not None:
            yield Path(_open(text.leader), "leader")
    for town in picture.towns:
        yield Path(_circle(town), f"town {town.kind}")
    yield from _frame(picture, height)
    if picture.scale_bar is not None:
        bar = picture.scale_bar
        yield Path(
            f"M{bar.x:.1f} {bar.y - 5:.1f}V{bar.y:.1f}H{bar.x + bar.length:.1f}V{bar.y - 5:.1f}", "scale-bar"
        )


def _circle(town: DrawnTown) -> str:
    reach = town.radius
    return (
        f"M{town.x - reach:.1f} {town.y:.1f}a{reach:.1f} {reach:.1f} 0 1 0 {2 * reach:.1f} 0"
        f"a{reach:.1f} {reach:.1f} 0 1 0 {-2 * reach:.1f} 0Z"
    )


def _frame(picture: MapPicture, height: float) -> Iterable[Path]:
    """Cover all that runs over the edge, the room of the key included, and rule the neat line."""
    width = picture.size[0]
    left, top, right, bottom = picture.frame
    outside = f"M0 0H{width}V{height}H0Z"
    yield Path(f"{outside}M{left:.1f} {top:.1f}V{bottom:.1f}H{right:.1f}V{top:.1f}Z", "margin")
    yield Path(f"M{left:.1f} {top:.1f}V{bottom:.1f}H{right:.1f}V{top:.1f}Z", "frame")


# Texts.


def _label(text: DrawnText) -> Label:
    drop = 0.33 * text.size
    angle = math.radians(text.place.angle)
    return Label(
        x=round(text.place.x + drop * math.sin(angle), 1),
        y=round(text.place.y + drop * math.cos(angle), 1),
        text=text.text,
        anchor="middle",
        kind=_kind_of(text.role),
        size=round(text.size, 1),
        spacing=round(text.spacing, 2),
        turn=round(-text.place.angle, 1),
    )


def _kind_of(role: TextRole) -> str:
    style = TEXT_STYLES[role]
    marks = (("strong", style.bold), ("slanted", style.italic))
    return " ".join([f"of-{role}", *(mark for mark, holds in marks if holds)])


def _scale_text(picture: MapPicture) -> Iterable[Label]:
    bar = picture.scale_bar
    if bar is not None:
        x = round(bar.x + bar.length / 2, 1)
        yield Label(x, round(bar.y - 7, 1), f"{bar.kilometres} km", "middle", "of-scale", size=12)


def _names_of_borders(picture: MapPicture, meanings: Meanings) -> Iterable[Label]:
    taken = [box for text in picture.texts for box in text.place.boxes]
    taken += [
        (town.x - town.radius, town.y - town.radius, town.x + town.radius, town.y + town.radius)
        for town in picture.towns
    ]
    for kind in BORDERS:
        lines = [line for line in picture.lines if KINDS.get(line.kind) == kind]
        if lines:
            name = {"border": meanings.both, "first": meanings.first, "second": meanings.second}[kind]
            others = [line for line in picture.lines if KINDS.get(line.kind, kind) != kind]
            box = _best_place(lines, others, name, picture.frame, taken)
            taken.append(box)
            x, y = (box[0] + box[2]) / 2, box[3] - 0.25 * LINE
            yield Label(round(x, 1), round(y, 1), name, "middle", f"border-name of-{kind} strong", size=SIZE)


def _best_place(
    lines: Sequence[DrawnLine],
    others: Sequence[DrawnLine],
    name: str,
    frame: Rectangle,
    taken: Sequence[Rectangle],
) -> Rectangle:
    """Find the box for a border's name that covers least, beside it and nearer to it than to others."""
    width = text_width(name, SIZE, is_bold=True)
    longest = max(lines, key=lambda line: _length(line.points))
    gap = max(_length(longest.points) / 24, 6.0)
    corners: list[tuple[float, float]] = []
    for (x, y), _ in stations(longest.points, gap, gap / 2):
        corners += [(x + GAP, y - LINE / 2), (x - GAP - width, y - LINE / 2)]
        corners += [(x - width / 2, y - GAP - LINE), (x - width / 2, y + GAP)]
    boxes = [(left, top, left + width, top + LINE) for left, top in corners]

    def badness(box: Rectangle) -> float:
        is_astray = _nearness(box, others) <= _nearness(box, lines)
        return _covered(box, frame, taken, [*lines, *others]) + WRONG_SIDE * is_astray

    return min(boxes, key=badness)


def _nearness(box: Rectangle, lines: Sequence[DrawnLine]) -> float:
    """Say how near lines come to a box, from the middle of it."""
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    return min((math.dist(middle, point) for line in lines for point in line.points), default=math.inf)


def _covered(
    box: Rectangle, frame: Rectangle, taken: Sequence[Rectangle], lines: Sequence[DrawnLine]
) -> float:
    outside = box[0] < frame[0] or box[1] < frame[1] or box[2] > frame[2] or box[3] > frame[3]
    hits = sum(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken
    )
    on_line = sum(box[0] < x < box[2] and box[1] < y < box[3] for line in lines for x, y in line.points)
    return 1000 * outside + 20 * hits + on_line


def _length(points: Line) -> float:
    return sum(math.dist(start, end) for start, end in pairwise(points))


# The key below the map.


def _rows(picture: MapPicture, meanings: Meanings) -> list[tuple[str, str]]:
    """List sign and meaning of what is on the map."""
    kinds = {line.kind for line in picture.lines}
    standings = {area.standing for area in picture.areas}
    lines = (
        ("border", meanings.both),
        ("border_open", meanings.both_open or meanings.both),
        ("first", meanings.first),
        ("first_open", meanings.first_open or meanings.first),
        ("second", meanings.second),
        ("second_open", meanings.second_open or meanings.second),
    )
    lands = (
        ("home", meanings.home),
        ("granted", meanings.granted),
        ("claimed", meanings.claimed),
        ("offered", meanings.offered),
        ("open", meanings.open),
    )
    found = [(kind, text) for kind, text in lines if kind in kinds]
    return found + [(standing, text) for standing, text in lands if standing in standings]


def _columns(picture: MapPicture) -> int:
    return 2 if picture.size[0] >= TWO_COLUMNS else 1


def _key(picture: MapPicture, meanings: Meanings) -> tuple[list[Path], list[Label]]:
    paths: list[Path] = []
    labels: list[Label] = []
    (width, top), columns = picture.size, _columns(picture)
    for place, (sign, text) in enumerate(_rows(picture, meanings)):
        row, column = divmod(place, columns)
        left, middle = GAP + column * width / columns, top + GAP + (row + 0.5) * ROW
        if sign in KINDS:
            line, kind = [(left, middle), (left + SWATCH, middle)], _kind_of_line(sign)
            paths += [Path(_open(line), f"under {kind}"), Path(_open(line), f"over {kind}")]
        else:
            paths += _swatch(sign, left, middle)
        labels.append(Label(left + SWATCH + GAP, round(middle + SIZE / 3, 1), text, kind="key", size=SIZE))
    return paths, labels


def _swatch(sign: str, left: float, middle: float) -> Iterable[Path]:
    half = 0.38 * ROW
    ring = [
        (left, middle - half),
        (left + SWATCH, middle - half),
        (left + SWATCH, middle + half),
        (left, middle + half),
    ]
    yield Path(_ring(ring), "land")
    yield Path(_ring(ring), f"wash {sign}")
    if sign in HATCHED:
        yield Path("".join(_open(line) for line in hatching(ring, HATCH, HATCHED[sign])), f"hatch {sign}")
    elif sign == "open":
        yield Path(_dots(ring), "dots")
    yield Path(_ring(ring), "frame")
