"""Charts as plain data, ready to be written as SVG by `charts.html`.

Each builder takes a `Caption` and typed numbers and gives a `Chart`: a drawing made of paths and texts, a
sentence that says what is to be seen, and the numbers as a table. Whatever has a tone has a shape, a dash or
a name beside it as well, so that nothing is said by colour alone.

In a template: `{% from "charts.html" import figure %}`, then `{{ figure(chart) }}`; the page needs the style
sheet `charts.css`. Ids must be unique in the page.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from game import texts
from game.pages.lettering import text_width, wrapped

Tone: TypeAlias = Literal["blue", "red", "green", "gold", "grey", "ink"]
Dash: TypeAlias = Literal["solid", "dashed", "dotted"]
Shape: TypeAlias = Literal["circle", "square", "diamond", "triangle", "down", "cross", "star"]
Anchor: TypeAlias = Literal["start", "middle", "end"]

WIDTH: Final = 720.0
"""Units across of every chart; a page shows it at most as wide as its text."""
SIZE: Final = 14.0
"""Of texts."""
SMALL: Final = 12.5
LINE: Final = 17.0
"""From one line of text to the next."""
GAP: Final = 8.0
SIGN: Final = 5.5
"""Half the width of a sign."""
SAMPLE: Final = 26.0
"""Length of the piece of a line beside its name."""
NAMES: Final = 0.34
"""Part of the width that the names of rows may take."""
HOLLOW: Final = frozenset(("cross",))


# What comes out.


@dataclass(frozen=True, slots=True)
class Caption:
    """What every chart needs beside its numbers.

    Attributes:
        id: Letters, digits and hyphens; unique in the page.
        title: What is shown, in a few words.
        sentence: What is to be seen in it.
        lang: A language of the product.
    """

    id: str
    title: str
    sentence: str
    lang: str


@dataclass(frozen=True, slots=True)
class Path:
    """A stroke or an area: SVG's own path, and its classes in `charts.css`."""

    d: str
    kind: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text.

    Attributes:
        x: Start, middle or end of its base line.
        y: Its base line.
        text: The text.
        anchor: Which of these `x` is.
        kind: Its classes.
        size: Of its letters; without it, as its classes say.
        spacing: Between its letters.
        turn: Degrees by which it is turned with the clock about its place.
    """

    x: float
    y: float
    text: str
    anchor: Anchor = "start"
    kind: str = ""
    size: float | None = None
    spacing: float = 0.0
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a chart; the first column names the rows."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart or a map, laid out.

    Attributes:
        caption: Id, title, sentence, language.
        width: Units across.
        height: Units down.
        paths: Strokes and areas, in the order of drawing.
        labels: Texts, above all of them.
        table: The numbers behind it.
        kind: The class of its figure: "chart" or "map".
    """

    caption: Caption
    width: float
    height: float
    paths: tuple[Path, ...]
    labels: tuple[Label, ...]
    table: Table
    kind: str = "chart"

    @property
    def scroll_hint(self) -> str:
        """What is said where it is wider than the page."""
        return texts.say("charts.scroll", self.caption.lang)

    @property
    def table_name(self) -> str:
        """What the table is called."""
        return texts.say("charts.table", self.caption.lang)


# What goes in.


@dataclass(frozen=True, slots=True)
class Scale:
    """A range of numbers along an axis, and what is written along it."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]

    def part(self, value: float) -> float:
        """Say where a value lies, from 0 at the low end to 1 at the high one."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Axis:
    """What is measured along an edge, and its scale."""

    name: str
    scale: Scale


@dataclass(frozen=True, slots=True)
class Series:
    """A line with its name at its end; a value may be missing.

    Attributes:
        name: Its name.
        points: Where it goes; at None it breaks off.
        tone: Its colour.
        dash: How it is drawn.
        shape: The sign at each point, if any.
        is_step: Whether a value holds until the next one.
    """

    name: str
    points: tuple[tuple[float, float | None], ...]
    tone: Tone = "blue"
    dash: Dash = "solid"
    shape: Shape | None = None
    is_step: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a scatter with its name; `label` is what is written beside it, nothing for none."""

    name: str
    x: float
    y: float
    tone: Tone = "blue"
    shape: Shape = "circle"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle behind the points, with its name; an edge that is None is the chart's own."""

    name: str
    left: float | None = None
    right: float | None = None
    low: float | None = None
    high: float | None = None
    tone: Tone = "grey"


@dataclass(frozen=True, slots=True)
class Band:
    """What lies between two lines, with its name where it is widest: places, each with both values there."""

    name: str
    points: tuple[tuple[float, float, float], ...]
    tone: Tone = "grey"


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a row from one value to another: a bar, or a thin line as of an interval."""

    start: float
    end: float
    tone: Tone = "blue"
    is_thin: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign at a value of a row; `label` stands beside it."""

    at: float
    tone: Tone = "ink"
    shape: Shape = "circle"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a chart of bars.

    Attributes:
        name: What it is of.
        spans: Bars and lines in it.
        signs: Signs in it.
        label: What is written behind the last of them.
        numbers: Its cells in the table.
        is_total: Whether it sums up those above.
    """

    name: str
    spans: tuple[Span, ...] = ()
    signs: tuple[Sign, ...] = ()
    label: str = ""
    numbers: tuple[str, ...] = ()
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a row of shares; `is_marked` points it out, say as history's."""

    name: str
    share: float
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Shares:
    """A row of parts that make up a whole."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One of several small charts of steps over the same weeks.

    Attributes:
        name: Its title.
        top: What the top of it means.
        bottom: What the bottom of it means.
        low: The value at the bottom.
        high: The value at the top.
        series: Its lines; their names are told once, for all panels.
        note: What is written beside its title.
        rules: Values at which a fine line runs across.
        decimals: Of its numbers in the table.
    """

    name: str
    top: str
    bottom: str
    low: float
    high: float
    series: tuple[Series, ...]
    note: str = ""
    rules: tuple[float, ...] = ()
    decimals: int = 0


# Numbers.


def said(value: float, lang: str, decimals: int = 0) -> str:
    """Write a number as the language writes it, with a true minus."""
    text = f"{value:.{decimals}f}"
    if float(text) == 0:
        text = text.removeprefix("-")
    return (text.replace(".", ",") if lang == "lt" else text).replace("-", "\u2212")


def nice_scale(
    values: Iterable[float], lang: str, *, low: float | None = None, high: float | None = None, steps: int = 5
) -> Scale:
    """Choose a scale with round ticks that holds all values.

    Args:
        values: What it must hold.
        lang: Of the numbers.
        low: A lowest value that it must reach down to as well.
        high: A highest that it must reach up to as well.
        steps: About how many ticks.
    """
    known = [*values, *(bound for bound in (low, high) if bound is not None)] or [0.0, 1.0]
    least, most = min(known), max(known)
    if least == most:
        least, most = least - 1, most + 1
    step = _round_step((most - least) / steps)
    first, last = math.floor(least / step + 1e-9), math.ceil(most / step - 1e-9)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    ticks = tuple((place * step, said(place * step, lang, decimals)) for place in range(first, last + 1))
    return Scale(first * step, last * step, ticks)


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))


def counted_scale(first: int, last: int) -> Scale:
    """Choose a scale of whole numbers, each with its tick, such as of weeks."""
    last = max(last, first + 1)
    return Scale(first, last, tuple((float(number), str(number)) for number in range(first, last + 1)))


# A sheet to draw on.


class _Sheet:
    def __init__(self) -> None:
        self.paths: list[Path] = []
        self.labels: list[Label] = []

    def line(self, points: Sequence[tuple[float, float]], kind: str) -> None:
        self.paths.append(Path("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points), f"line {kind}"))

    def box(self, left: float, top: float, right: float, bottom: float, kind: str) -> None:
        self.paths.append(Path(f"M{left:.1f} {top:.1f}H{right:.1f}V{bottom:.1f}H{left:.1f}Z", kind))

    def sign(self, x: float, y: float, shape: Shape, tone: str, size: float = SIGN) -> None:
        kind = f"line {tone}" if shape in HOLLOW else f"sign {tone}"
        self.paths.append(Path(_outline(shape, x, y, size), kind))

    def text(self, x: float, y: float, text: str, anchor: Anchor = "start", kind: str = "") -> None:
        if text:
            self.labels.append(Label(round(x, 1), round(y, 1), text, anchor, kind))

    def chart(self, caption: Caption, height: float, table: Table) -> Chart:
        return Chart(caption, WIDTH, round(height, 1), tuple(self.paths), tuple(self.labels), table)


def _outline(shape: Shape, x: float, y: float, size: float) -> str:
    match shape:
        case "circle":
            return (
                f"M{x - size:.1f} {y:.1f}a{size} {size} 0 1 0 {2 * size} 0a{size} {size} 0 1 0 {-2 * size} 0Z"
            )
        case "cross":
            return (
                f"M{x - size:.1f} {y - size:.1f}L{x + size:.1f} {y + size:.1f}"
                f"M{x - size:.1f} {y + size:.1f}L{x + size:.1f} {y - size:.1f}"
            )
    return "M" + "L".join(f"{x + dx * size:.1f} {y + dy * size:.1f}" for dx, dy in _CORNERS[shape]) + "Z"


def _star() -> list[tuple[float, float]]:
    turns = ((turn, 1.5 if turn % 2 == 0 else 0.62) for turn in range(10))
    return [
        (reach * math.sin(math.pi * turn / 5), -reach * math.cos(math.pi * turn / 5)) for turn, reach in turns
    ]


_CORNERS: Final[Mapping[str, Sequence[tuple[float, float]]]] = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "triangle": ((0, -1.2), (1.15, 0.9), (-1.15, 0.9)),
    "down": ((0, 1.2), (1.15, -0.9), (-1.15, -0.9)),
    "star": _star(),
}


@dataclass(frozen=True, slots=True)
class _Plot:
    """The rectangle in which numbers are placed."""

    left: float
    top: float
    right: float
    bottom: float
    x: Axis
    y: Axis | None

    def across(self, value: float) -> float:
        return self.left + self.x.scale.part(value) * (self.right - self.left)

    def up(self, value: float) -> float:
        part = 0.0 if self.y is None else self.y.scale.part(value)
        return self.bottom - part * (self.bottom - self.top)

    def draw_axes(self, sheet: _Sheet) -> None:
        for value, name in () if self.y is None else self.y.scale.ticks:
            sheet.line([(self.left, self.up(value)), (self.right, self.up(value))], "rule")
            sheet.text(self.left - GAP, self.up(value) + SMALL / 3, name, "end", "tick")
        for value, name in self.x.scale.ticks:
            sheet.line([(self.across(value), self.top), (self.across(value), self.bottom)], "rule")
            sheet.text(self.across(value), self.bottom + LINE, name, "middle", "tick")
        sheet.line([(self.left, self.bottom), (self.right, self.bottom)], "axis")
        sheet.text((self.left + self.right) / 2, self.bottom + 2.2 * LINE, self.x.name, "middle", "name")
        if self.y is not None:
            sheet.text(GAP, self.top - LINE * 0.7, self.y.name, "start", "name")


def _ticks_width(axis: Axis) -> float:
    return max((text_width(name, SMALL) for _, name in axis.scale.ticks), default=0.0)


# Lines.


def line_chart(
    caption: Caption,
    x: Axis,
    y: Axis,
    series: Sequence[Series],
    *,
    areas: Sequence[Region] = (),
    bands: Sequence[Band] = (),
    height: float = 340,
    decimals: int = 0,
) -> Chart:
    """Draw lines over a common axis, each with its name at its end.

    Args:
        caption: Id, title, sentence, language.
        x: What runs from left to right.
        y: What runs upwards.
        series: The lines.
        areas: What lies behind them.
        bands: What lies between two of them.
        height: Of the chart.
        decimals: Of the numbers in the table.
    """
    sheet = _Sheet()
    names = max((text_width(one.name, SIZE, is_bold=True) for one in series), default=0.0)
    right = WIDTH - min(names + 3 * GAP + SAMPLE + SIGN, NAMES * WIDTH)
    plot = _Plot(2 * GAP + _ticks_width(y), 2.2 * LINE, right, height - 2.6 * LINE, x, y)
    _draw_regions(sheet, plot, areas)
    plot.draw_axes(sheet)
    for band in bands:
        _draw_band(sheet, plot, band)
    for one in series:
        _draw_series(sheet, plot, one)
    _name_ends(sheet, plot, series)
    return sheet.chart(caption, height, _table_of_lines(caption, x, series, decimals))


def _draw_series(sheet: _Sheet, plot: _Plot, series: Series) -> None:
    for run in _runs(series):
        placed = [(plot.across(x), plot.up(y)) for x, y in run]
        if series.is_step:
            placed = _stepped(placed)
        if len(placed) > 1:
            sheet.line(placed, f"{series.tone} {series.dash}")
        for x, y in run if series.shape is not None else ():
            sheet.sign(plot.across(x), plot.up(y), series.shape or "circle", series.tone, 0.8 * SIGN)


def _runs(series: Series) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for x, y in series.points:
        if y is None:
            runs.append([])
        else:
            runs[-1].append((x, y))
    return [run for run in runs if run]


def _stepped(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    found = [points[0]]
    for (_, before), (x, y) in pairwise(points):
        found += [(x, before), (x, y)]
    return found


def _name_ends(sheet: _Sheet, plot: _Plot, series: Sequence[Series]) -> None:
    ends = [(plot.up(runs[-1][-1][1]), one) for one in series if (runs := _runs(one))]
    ends.sort(key=lambda end: end[0])
    left = plot.right + 2.5 * GAP + SAMPLE
    room = WIDTH - left - GAP / 2
    lines = [wrapped(one.name, SIZE, room, is_bold=True) for _, one in ends]
    tops = _apart([y for y, _ in ends], [LINE * len(line) for line in lines], plot.top, plot.bottom)
    for top, (_, one), wrapped_name in zip(tops, ends, lines, strict=True):
        _draw_sample(sheet, plot.right + 1.5 * GAP, top + 0.45 * LINE, one)
        for place, text in enumerate(wrapped_name):
            y = top + (place + 0.75) * LINE
            sheet.text(left, y, text, "start", f"strong {one.tone}")


def _draw_sample(sheet: _Sheet, left: float, y: float, series: Series) -> None:
    sheet.line([(left, y), (left + SAMPLE, y)], f"{series.tone} {series.dash}")
    if series.shape is not None:
        sheet.sign(left + SAMPLE / 2, y, series.shape, series.tone, 0.8 * SIGN)


def _apart(middles: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Put boxes as near to their middles as they can be without covering each other; gives their tops."""
    tops: list[float] = []
    free = low - LINE
    for middle, height in zip(middles, heights, strict=True):
        tops.append(max(middle - height / 2, free))
        free = tops[-1] + height
    limit = high + LINE / 2
    for place in range(len(tops) - 1, -1, -1):
        tops[place] = min(tops[place], limit - heights[place])
        limit = tops[place]
    return tops


def _table_of_lines(caption: Caption, x: Axis, series: Sequence[Series], decimals: int) -> Table:
    found = [dict(one.points) for one in series]
    names = dict(x.scale.ticks)
    places = sorted({at for points in found for at in points})
    rows = tuple(
        (
            names.get(at) or said(at, caption.lang),
            *(_cell(points.get(at), caption.lang, decimals) for points in found),
        )
        for at in places
    )
    return Table((x.name, *(one.name for one in series)), rows)


def _cell(value: float | None, lang: str, decimals: int) -> str:
    return "–" if value is None else said(value, lang, decimals)


def _draw_regions(sheet: _Sheet, plot: _Plot, regions: Sequence[Region]) -> None:
    for region in regions:
        left = plot.left if region.left is None else plot.across(region.left)
        right = plot.right if region.right is None else plot.across(region.right)
        top = plot.top if region.high is None else plot.up(region.high)
        bottom = plot.bottom if region.low is None else plot.up(region.low)
        sheet.box(left, top, right, bottom, f"area {region.tone}")
        for place, text in enumerate(wrapped(region.name, SMALL, right - left - GAP)):
            sheet.text(left + GAP, top + (place + 1) * LINE, text, "start", "tick")


def _draw_band(sheet: _Sheet, plot: _Plot, band: Band) -> None:
    if len(band.points) < 2:  # noqa: PLR2004 - a single place has no width
        return
    lower = [(plot.across(x), plot.up(low)) for x, low, _ in band.points]
    upper = [(plot.across(x), plot.up(high)) for x, _, high in band.points]
    outline = "L".join(f"{x:.1f} {y:.1f}" for x, y in [*lower, *reversed(upper)])
    sheet.paths.append(Path(f"M{outline}Z", f"area {band.tone}"))
    inner = range(1, len(lower) - 1) or range(len(lower))
    widest = max(inner, key=lambda place: lower[place][1] - upper[place][1])
    x, width = lower[widest][0], text_width(band.name, SMALL)
    x = min(max(x, plot.left + width / 2 + GAP), plot.right - width / 2 - GAP)
    sheet.text(x, (lower[widest][1] + upper[widest][1]) / 2 + SMALL / 3, band.name, "middle", "tick")


# Scatter.


def scatter(
    caption: Caption,
    x: Axis,
    y: Axis,
    dots: Sequence[Dot],
    *,
    lines: Sequence[Series] = (),
    areas: Sequence[Region] = (),
    height: float = 460,
    decimals: int = 0,
) -> Chart:
    """Draw points with their names, over lines and areas.

    Args:
        caption: Id, title, sentence, language.
        x: What runs from left to right.
        y: What runs upwards.
        dots: The points, the most important first: it gets the best place for its name.
        lines: Lines such as a frontier; its name stands at its end.
        areas: What lies behind.
        height: Of the chart.
        decimals: Of the numbers in the table.
    """
    sheet = _Sheet()
    plot = _Plot(2 * GAP + _ticks_width(y), 2.2 * LINE, WIDTH - 2 * GAP, height - 2.6 * LINE, x, y)
    _draw_regions(sheet, plot, areas)
    plot.draw_axes(sheet)
    taken = _Taken(plot)
    for dot in dots:
        taken.take(plot.across(dot.x), plot.up(dot.y))
    for line in lines:
        _draw_series(sheet, plot, line)
        taken.follow([(plot.across(at), plot.up(to)) for run in _runs(line) for at, to in run])
    for dot in reversed(dots):
        sheet.sign(plot.across(dot.x), plot.up(dot.y), dot.shape, dot.tone, 1.2 * SIGN)
    for dot in dots:
        _name_beside(sheet, taken, plot.across(dot.x), plot.up(dot.y), dot.label, dot.tone)
    for line in lines:
        runs = _runs(line)
        if runs:
            at, to = runs[len(runs) // 2][len(runs[len(runs) // 2]) // 2]
            _name_beside(sheet, taken, plot.across(at), plot.up(to), line.name, line.tone)
    rows = tuple(
        (dot.name, said(dot.x, caption.lang, decimals), said(dot.y, caption.lang, decimals)) for dot in dots
    )
    table = Table((texts.say("charts.point", caption.lang), x.name, y.name), rows)
    return sheet.chart(caption, height, table)


class _Taken:
    """Where names may not stand any more."""

    def __init__(self, plot: _Plot) -> None:
        self.plot = plot
        self.boxes: list[tuple[float, float, float, float]] = []

    def take(self, x: float, y: float, reach: float = 1.3 * SIGN) -> None:
        self.boxes.append((x - reach, y - reach, x + reach, y + reach))

    def follow(self, points: Sequence[tuple[float, float]]) -> None:
        for (x1, y1), (x2, y2) in pairwise(points):
            steps = max(1, int(math.dist((x1, y1), (x2, y2)) / SIGN))
            for step in range(steps):
                self.take(x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps, 2)

    def covered(self, box: tuple[float, float, float, float]) -> int:
        plot = self.plot
        outside = box[0] < plot.left or box[2] > WIDTH or box[1] < plot.top - LINE or box[3] > plot.bottom
        hits = (b for b in self.boxes if box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3])
        return 1000 * outside + sum(1 for _ in hits)


def _name_beside(sheet: _Sheet, taken: _Taken, x: float, y: float, text: str, tone: str) -> None:
    """Write a name in the best free place about a point, or in the least covered one.

    From a name that stands away from its point a fine line leads to it.
    """
    if not text:
        return
    width, near = text_width(text, SIZE, is_bold=True), 1.3 * SIGN + 4
    places = [
        (far, left, middle)
        for far in (1.0, 2.2, 3.6, 5.2, 7.0)
        for left, middle in (
            (x + near * far, y),
            (x - near * far - width, y),
            (x - width / 2, y - near * far - LINE / 2),
            (x - width / 2, y + near * far + LINE / 2),
            (x + near * far, y - near * far),
            (x + near * far, y + near * far),
            (x - near * far - width, y - near * far),
            (x - near * far - width, y + near * far),
        )
    ]
    boxes = [(left, middle - LINE / 2, left + width, middle + LINE / 2) for _, left, middle in places]
    chosen = min(range(len(boxes)), key=lambda place: taken.covered(boxes[place]))
    best = boxes[chosen]
    taken.boxes.append(best)
    if places[chosen][0] > 1:
        end = (min(max(x, best[0]), best[2]), min(max(y, best[1]), best[3]))
        part = min(1.0, 1.3 * SIGN / math.dist((x, y), end))
        sheet.line([(x + (end[0] - x) * part, y + (end[1] - y) * part), end], "rule strong")
    sheet.text(best[0], best[3] - 0.27 * LINE, text, "start", f"strong {tone}")


# Bars.


def bars(
    caption: Caption,
    axis: Axis,
    rows: Sequence[Row],
    headings: tuple[str, ...],
    *,
    is_chained: bool = False,
) -> Chart:
    """Draw a row for each name, with bars, thin lines and signs along a common axis.

    Intervals, strips of markers and waterfalls are all of this kind.

    Args:
        caption: Id, title, sentence, language.
        axis: What runs from left to right.
        rows: The rows.
        headings: Of the table: of the names, then of each of a row's numbers.
        is_chained: Whether a fine line leads from where a row's first bar ends to the next row's.
    """
    sheet = _Sheet()
    widest = max((text_width(row.name, SIZE, is_bold=row.is_total) for row in rows), default=0.0)
    room = min(NAMES * WIDTH, widest + 2)
    names = [wrapped(row.name, SIZE, room, is_bold=row.is_total) for row in rows]
    left = room + 2 * GAP
    right = WIDTH - 3 * GAP - SIGN - max((text_width(row.label, SIZE) for row in rows), default=0.0)
    heights = [max(1.9 * LINE, (len(name) + 0.6) * LINE) for name in names]
    bottom = LINE + sum(heights)
    plot = _Plot(left, LINE * 0.6, right, bottom, axis, None)
    plot.draw_axes(sheet)
    middle = LINE * 0.8
    ends: list[tuple[float, float]] = []
    for row, name, height in zip(rows, names, heights, strict=True):
        middle += height / 2
        _draw_row(sheet, plot, row, name, middle)
        if row.spans:
            ends.append((plot.across(row.spans[0].end), middle))
        middle += height / 2
    for (x, above), (_, below) in pairwise(ends) if is_chained else ():
        sheet.line([(x, above), (x, below)], "rule strong")
    if axis.scale.low < 0 < axis.scale.high:
        sheet.line([(plot.across(0), plot.top), (plot.across(0), plot.bottom)], "axis")
    table = Table(headings, tuple((row.name, *row.numbers) for row in rows))
    return sheet.chart(caption, bottom + 2.6 * LINE, table)


def _draw_row(sheet: _Sheet, plot: _Plot, row: Row, name: Sequence[str], middle: float) -> None:
    for place, text in enumerate(name):
        y = middle + (place - (len(name) - 1) / 2) * LINE + SIZE / 3
        sheet.text(plot.left - 1.5 * GAP, y, text, "end", "strong" if row.is_total else "")
    far = plot.left
    for span in row.spans:
        start, end = sorted((plot.across(span.start), plot.across(span.end)))
        far = max(far, end)
        if span.is_thin:
            sheet.line([(start, middle), (end, middle)], f"{span.tone} thick")
            for x in (start, end):
                sheet.line([(x, middle - SIGN), (x, middle + SIGN)], f"{span.tone} thick")
        else:
            half = LINE * 0.5
            kind = "total" if row.is_total else "falling" if span.end < span.start else "rising"
            sheet.box(start, middle - half, max(end, start + 1), middle + half, f"bar {span.tone} {kind}")
    for sign in row.signs:
        x = plot.across(sign.at)
        sheet.sign(x, middle, sign.shape, sign.tone)
        far = max(far, x + SIGN)
        sheet.text(x, middle - 1.6 * SIGN, sign.label, "middle", "tick")
    sheet.text(far + GAP, middle + SIZE / 3, row.label)


# Shares.


def shares(caption: Caption, rows: Sequence[Shares]) -> Chart:
    """Draw, for each name, a bar of parts; each part has its name in it where it fits, darker by its place.

    Args:
        caption: Id, title, sentence, language.
        rows: The rows; their parts are scaled to fill the width.
    """
    sheet, y = _Sheet(), LINE
    lang = caption.lang
    for row in rows:
        sheet.text(GAP, y + 0.2 * LINE, row.name, "start", "strong")
        _draw_shares(sheet, row, y + 0.5 * LINE, lang)
        y += 3.3 * LINE
    headings = tuple(texts.say(f"charts.{key}", lang) for key in ("row", "part", "share"))
    mark = texts.say("charts.marked", lang)
    cells = tuple(
        (row.name, f"{part.name} {mark}" if part.is_marked else part.name, _percent(part.share, row, lang))
        for row in rows
        for part in row.parts
    )
    return sheet.chart(caption, y - LINE * 0.5, Table(headings, cells))


def _percent(share: float, row: Shares, lang: str) -> str:
    whole = sum(part.share for part in row.parts) or 1.0
    return texts.say("charts.percent", lang, number=said(100 * share / whole, lang))


def _draw_shares(sheet: _Sheet, row: Shares, top: float, lang: str) -> None:
    whole = sum(part.share for part in row.parts) or 1.0
    scale = (WIDTH - 2 * GAP) / whole
    left, bottom, last = GAP, top + 1.6 * LINE, max(1, len(row.parts) - 1)
    for place, part in enumerate(row.parts):
        right = left + part.share * scale
        shade = round(4 * place / last)
        if part.share > 0:
            sheet.box(left, top, right, bottom, f"share shade-{shade}")
            tone = f"on-shade-{shade} {'strong' if part.is_marked else ''}".strip()
            percent = _percent(part.share, row, lang)
            for text in (f"{part.name}, {percent}", part.name, percent):
                if text_width(text, SMALL, is_bold=part.is_marked) <= right - left - 6:
                    sheet.text((left + right) / 2, top + 1.05 * LINE, text, "middle", f"tick {tone}")
                    break
        if part.is_marked:
            at = min(max((left + right) / 2, GAP + SIGN), WIDTH - GAP - SIGN)
            sheet.sign(at, bottom + SIGN, "triangle", "ink", 0.8 * SIGN)
        left = right


# Small charts side by side.


def panels(caption: Caption, x: Axis, shown: Sequence[Panel], *, columns: int = 2) -> Chart:
    """Draw several small charts over the same axis.

    Args:
        caption: Id, title, sentence, language.
        x: What runs from left to right in each.
        shown: The panels.
        columns: How many stand side by side.
    """
    sheet = _Sheet()
    wide, high, head = WIDTH / columns, 6.6 * LINE, 1.6 * LINE
    _draw_key(sheet, shown)
    for place, panel in enumerate(shown):
        row, column = divmod(place, columns)
        _draw_panel(sheet, x, panel, column * wide, head + row * high, wide)
    n_rows = math.ceil(len(shown) / columns)
    rows = tuple(
        (
            f"{panel.name}: {one.name}",
            *(_cell(dict(one.points).get(at), caption.lang, panel.decimals) for at, _ in x.scale.ticks),
        )
        for panel in shown
        for one in panel.series
    )
    table = Table((texts.say("charts.row", caption.lang), *(name for _, name in x.scale.ticks)), rows)
    return sheet.chart(caption, head + n_rows * high + 0.3 * LINE, table)


def _draw_key(sheet: _Sheet, shown: Sequence[Panel]) -> None:
    left = GAP
    named = {one.name: one for panel in shown for one in panel.series}
    for one in named.values():
        if len(one.points) > 1:
            sheet.line([(left, 0.8 * LINE), (left + 30, 0.8 * LINE)], f"{one.tone} {one.dash}")
        if one.shape is not None:
            sheet.sign(left + 15, 0.8 * LINE, one.shape, one.tone, 0.8 * SIGN)
        sheet.text(left + 30 + GAP, 0.8 * LINE + SIZE / 3, one.name, "start", f"strong {one.tone}")
        left += 30 + 4 * GAP + text_width(one.name, SIZE, is_bold=True)


def _draw_panel(sheet: _Sheet, x: Axis, panel: Panel, left: float, top: float, wide: float) -> None:
    scale = Scale(panel.low, panel.high if panel.high > panel.low else panel.low + 1, ())
    plot = _Plot(left + GAP, top + 2.5 * LINE, left + wide - 2 * GAP, top + 4.5 * LINE, x, Axis("", scale))
    sheet.text(left + GAP, top + 0.9 * LINE, panel.name, "start", "strong")
    sheet.text(left + GAP, plot.top - 0.45 * LINE, panel.top, "start", "tick")
    sheet.text(left + GAP, plot.bottom + 0.95 * LINE, panel.bottom, "start", "tick")
    title = text_width(panel.name, SIZE, is_bold=True) + text_width(panel.note, SMALL, is_bold=True)
    beside = top + 0.9 * LINE if title + 4 * GAP <= wide else plot.bottom + 0.95 * LINE
    sheet.text(left + wide - 2 * GAP, beside, panel.note, "end", "tick strong")
    for value in panel.rules:
        sheet.line([(plot.left, plot.up(value)), (plot.right, plot.up(value))], "rule")
    for value, name in x.scale.ticks:
        sheet.line([(plot.across(value), plot.bottom), (plot.across(value), plot.bottom + 3)], "axis")
        sheet.text(plot.across(value), plot.bottom + 1.85 * LINE, name, "middle", "week")
    for one in panel.series:
        _draw_series(sheet, plot, one)
