"""A map as plain data, in pixels and in the order of drawing: for a window's painter and for SVG alike."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from game.geography.borders import Standing, Statuses
from game.geography.labels import Place
from game.geography.projection import Rectangle
from game.scenario.chart import Line, Point

LineKind: TypeAlias = Literal[
    "province", "frontier", "treaty", "demarcation",
    "border", "border_open", "first", "first_open", "second", "second_open", "front",
]  # fmt: skip
"""What a line is; in words, its meaning stands in the legend. `_open` is beside land left open."""

Edge: TypeAlias = Literal["left", "top", "right", "bottom"]

TextRole: TypeAlias = Literal[
    "capital", "city", "town", "village", "point", "river", "region", "country", "sea",
    "army", "legend", "note", "scale",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set.

    Attributes:
        size: Height of the letters' line in pixels, at text scale 1.
        bold: Whether bold.
        italic: Whether italic.
        spacing: Gap between letters, in parts of `size`.
        capitals: Whether all in capitals.
    """

    size: float
    bold: bool = False
    italic: bool = False
    spacing: float = 0.0
    capitals: bool = False


TEXT_STYLES: Final[Mapping[TextRole, TextStyle]] = {
    "capital": TextStyle(19, bold=True),
    "city": TextStyle(15, bold=True),
    "town": TextStyle(13.5),
    "village": TextStyle(12),
    "point": TextStyle(11, italic=True),
    "river": TextStyle(12.5, italic=True, spacing=0.08),
    "region": TextStyle(12, italic=True, spacing=0.24),
    "country": TextStyle(15, spacing=0.42, capitals=True),
    "sea": TextStyle(20, italic=True, spacing=0.4),
    "army": TextStyle(12.5, bold=True, spacing=0.16),
    "legend": TextStyle(12),
    "note": TextStyle(11, italic=True),
    "scale": TextStyle(11),
}

Measure: TypeAlias = Callable[[TextRole, float, str], tuple[float, float]]
"""Text role, size in pixels and text to width and height in pixels, without spacing between letters."""


@dataclass(frozen=True, slots=True)
class MapView:
    """What a map is to show. Equal views give equal pictures.

    Attributes:
        language: Of the names.
        first: What the first side's seals make of the land, from `borders.statuses`.
        second: The same of the second side; equal to `first` for a treaty, or for one side alone.
        front: The front: a value of the scenario's marker, a day of history, or None for no front.
        lines: Ids of lines of history to show, such as the treaty's.
        emphasis: Ids of towns or areas to point out, say those of the clause in hand.
        scale: Of the texts, signs and strokes, as the player set it.
        has_legend: Whether there is room for a legend to be drawn in the map.
        has_regions: Whether old provinces are drawn.
    """

    language: str
    first: Statuses
    second: Statuses
    front: float | dt.date | None = None
    lines: frozenset[str] = frozenset()
    emphasis: frozenset[str] = frozenset()
    scale: float = 1.0
    has_legend: bool = True
    has_regions: bool = True


@dataclass(frozen=True, slots=True)
class DrawnArea:
    """An area: its id, what the seals make of it, whether it is pointed out, and its outline in the frame."""

    id: str
    standing: Standing
    is_emphasised: bool
    ring: Line


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line in the frame. A front runs from north to south, with the enemy on its right hand."""

    id: str
    kind: LineKind
    points: Line


@dataclass(frozen=True, slots=True)
class DrawnRiver:
    """A river in the frame: widths in pixels at its points, which grow towards the mouth."""

    id: str
    points: Line
    widths: list[float]


@dataclass(frozen=True, slots=True)
class DrawnTown:
    """A town's sign."""

    id: str
    kind: str
    x: float
    y: float
    radius: float
    is_emphasised: bool


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A name about the middle of its place.

    Attributes:
        id: Of what it names.
        role: How it is set; its style stands in `TEXT_STYLES`.
        text: As it is written.
        size: Height of its line in pixels.
        spacing: Gap between its letters in pixels.
        place: Where it stands.
        leader: Both ends of the fine line that leads to it, where it stands too far from its town.
    """

    id: str
    role: TextRole
    text: str
    size: float
    spacing: float
    place: Place
    leader: tuple[Point, Point] | None = None


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A sign and what it means: a standing of land, or a kind of line."""

    sign: Standing | LineKind
    text: str


@dataclass(frozen=True, slots=True)
class DrawnLegend:
    """The legend: its box, its rows at equal heights, and the note beneath them in lines."""

    box: Rectangle
    rows: list[LegendRow]
    row_height: float
    sign_width: float
    size: float
    note: list[str]
    note_size: float


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of so many kilometres, its left end and length in pixels."""

    x: float
    y: float
    length: float
    kilometres: int


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a meridian or a parallel of whole degrees meets an edge of the frame."""

    edge: Edge
    at: float
    degrees: int


@dataclass(frozen=True, slots=True)
class MapPicture:
    """A map, ready to be drawn in the order of the attributes.

    Attributes:
        size: Width and height in pixels.
        frame: What the neat line encloses.
        unit: Width of a fine stroke in pixels; all strokes are multiples of it.
        land: Outlines of land; all else is water.
        areas: Areas that clauses decide on, and home.
        lakes: Outlines of lakes.
        rivers: Rivers.
        lines: Lines, in the order of drawing.
        towns: Towns' signs, the important ones first; these are to be drawn last.
        texts: Names.
        legend: The legend, where it finds room.
        scale_bar: The scale bar, where it finds room.
        compass: Middle and radius of the compass rose, where it finds room.
        ticks: Whole degrees along the frame.
    """

    size: tuple[int, int]
    frame: Rectangle
    unit: float
    land: list[Line]
    areas: list[DrawnArea]
    lakes: list[Line]
    rivers: list[DrawnRiver]
    lines: list[DrawnLine]
    towns: list[DrawnTown]
    texts: list[DrawnText]
    legend: DrawnLegend | None
    scale_bar: ScaleBar | None
    compass: tuple[float, float, float] | None
    ticks: list[Tick]
