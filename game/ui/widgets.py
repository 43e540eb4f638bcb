"""What stands on a page, as plain data: what it is, what it says, where it is and what it does.

Widths, heights, gaps and paddings are in units (a pixel at 100 %); `rect` is in pixels of the window and is
set by `game.ui.layout`. A page is a tree of widgets that a screen builds anew whenever something changed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Any, ClassVar, Final

from pygame import Rect, Surface

Press = Callable[[], Any]
"""What a press does; what it gives is the next screen, or None to stay."""

DOTS: Final = 5
"""Dots that can stand below a label."""
HEADINGS: Final = ("title", "heading", "subheading", "label_bold")
"""Styles before which plain text leaves a line empty."""
PLAIN_WIDTH: Final = 92


@dataclass(kw_only=True)
class Widget:
    """Anything on a page.

    Attributes:
        id: Its name on the page; what has one can be found again after the page is built anew.
        tip: What is said of it when it is pointed at or reached by the keyboard.
        width: Width in a row, units; None to take what it needs, or its share.
        height: Height, units; None to take what it needs.
        grow: Its share of the room that is left over.
        is_marked: Whether a hint points at it.
        rect: Where it stands in the window, pixels.
    """

    role: ClassVar[str] = "widget"

    id: str = ""
    tip: str = ""
    width: float | None = None
    height: float | None = None
    grow: float = 0
    is_marked: bool = False
    rect: Rect = field(default_factory=lambda: Rect(0, 0, 0, 0), repr=False)

    @property
    def children(self) -> Sequence["Widget"]:
        """What stands in it."""
        return ()

    @property
    def is_reachable(self) -> bool:
        """Whether the keyboard can reach it."""
        return bool(self.id and self.tip)

    def spoken(self) -> str:
        """Say it in plain text; nothing, if it only holds others."""
        return ""


@dataclass(kw_only=True)
class Text(Widget):
    """A paragraph, wrapped to its width.

    Attributes:
        text: What is written.
        style: One of `theme.STYLES`.
        tone: A colour of the palette, or "side 0" or "side 1".
        align: "left", "center" or "right".
        said: What plain text says instead, where the place of the text says more than its words.
    """

    role: ClassVar[str] = "text"

    text: str
    style: str = "body"
    tone: str = "ink"
    align: str = "left"
    said: str | None = None

    def spoken(self) -> str:
        """Say the text, or what stands for it."""
        return self.text if self.said is None else self.said


@dataclass(kw_only=True)
class Button(Widget):
    """What can be pressed.

    Attributes:
        label: What it says.
        note: A second, smaller line.
        key: The key that presses it.
        kind: "plain", "main" (it commits), "quiet" (no frame), "tab" or "choice".
        group: Widgets of one group are one stop of the Tab key; arrows move among them.
        is_enabled: Whether it can be pressed; where not, `tip` says why.
        is_selected: Whether it is the one of its group that holds.
        follows: Whether it is pressed as soon as an arrow reaches it, as the tabs of a folder are.
        commits: Whether a press cannot be taken back at once; it is deaf for a moment after another press.
        align: "center" or "left".
        dots: How many of five dots are filled below the label; None for no dots.
        has_dots_beside: Whether the dots stand at the right end, not below.
        on_press: What a press does.
    """

    role: ClassVar[str] = "button"

    label: str
    note: str = ""
    key: str = ""
    kind: str = "plain"
    group: str = ""
    is_enabled: bool = True
    is_selected: bool = False
    follows: bool = False
    commits: bool = False
    align: str = "center"
    dots: int | None = None
    has_dots_beside: bool = False
    on_press: Press | None = None

    @property
    def is_reachable(self) -> bool:
        """Whether the keyboard can reach it; a button that is shut can be, to hear why."""
        return bool(self.id) and (self.is_enabled or bool(self.tip))

    def spoken(self) -> str:
        """Say the label, the key, and how it stands."""
        marks = "*" if self.is_selected else "-" if not self.is_enabled else " "
        key = f" <{self.key.upper()}>" if self.key else ""
        note = f" - {self.note}" if self.note else ""
        dots = "" if self.dots is None else f" ({self.dots}/{DOTS})"
        return f"[{marks}] {self.label}{key}{note}{dots}"


@dataclass(kw_only=True)
class Stop(Button):
    """A level on the track of a clause.

    Attributes:
        sides: Places (0 for one's own, 1 for theirs) of the seals that stand here.
        ghosts: The same of the seals that stood here a week ago and have moved on.
        is_within: Whether the instructions allow it.
        is_last_within: Whether it is the last that they allow.
        is_pending: Whether the own seal would move here by the draft that is being made.
        is_agreed: Whether both seals meet here.
        is_first: Whether the track begins here.
        is_last: Whether it ends here.
        said: What is said of it in plain text.
    """

    role: ClassVar[str] = "stop"

    sides: tuple[int, ...] = ()
    ghosts: tuple[int, ...] = ()
    is_within: bool = False
    is_last_within: bool = False
    is_pending: bool = False
    is_agreed: bool = False
    is_first: bool = False
    is_last: bool = False
    said: str = ""

    def spoken(self) -> str:
        """Say the level and which seals stand on it."""
        return f"    {self.said or self.label}"


@dataclass(kw_only=True)
class Dot(Button):
    """A point on a time line; its label is only spoken.

    Attributes:
        is_diamond: Whether it is a diamond, so that it stands out among the round ones.
    """

    role: ClassVar[str] = "dot"

    width: float | None = 24
    height: float | None = 24
    is_diamond: bool = False


@dataclass(kw_only=True)
class Gauge(Widget):
    """A marker: a bar between two ends.

    Attributes:
        label: Its name.
        value: How full the bar is, 0 to 1.
        said: The value in words.
        trend: Its change, in words; empty where there is none.
        tone: Colour of the bar.
    """

    role: ClassVar[str] = "gauge"

    label: str
    value: float
    said: str
    trend: str = ""
    tone: str = "red"

    def reading(self) -> str:
        """Give value and trend."""
        return " ".join(filter(None, (self.said, self.trend)))

    def spoken(self) -> str:
        """Say name, value and trend."""
        return f"{self.label}: {self.reading()}"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart.

    Attributes:
        name: Stands before it.
        value: How long it is, 0 to 1.
        said: The value in words, behind it.
        tone: Its colour.
        is_hatched: Whether it is hatched, so that it differs from a full one by more than colour.
    """

    name: str
    value: float
    said: str
    tone: str = "red"
    is_hatched: bool = False


@dataclass(kw_only=True)
class Bars(Widget):
    """A chart: bars that start from one line.

    Attributes:
        label: What they measure.
        bars: From the top.
    """

    role: ClassVar[str] = "bars"

    label: str
    bars: Sequence[Bar]

    def spoken(self) -> str:
        """Say what they measure, and every bar."""
        return f"{self.label}: {', '.join(f'{bar.name} {bar.said}' for bar in self.bars)}"


@dataclass(kw_only=True)
class Picture(Widget):
    """Something drawn.

    Attributes:
        label: What it shows, for those who cannot see it.
        paint: Draws it onto a surface within a rect.
    """

    role: ClassVar[str] = "picture"

    label: str
    paint: Callable[[Surface, Rect], None] = field(repr=False)

    def spoken(self) -> str:
        """Say what it shows."""
        return f"({self.label})" if self.label else ""


@dataclass(kw_only=True)
class Field(Widget):
    """A line to type on.

    Attributes:
        label: What is asked.
        value: What is typed.
        most: Characters that it may have.
        on_change: Hears of every change.
        on_enter: What Enter does.
    """

    role: ClassVar[str] = "field"

    label: str
    value: str
    most: int = 80
    on_change: Callable[[str], None] = field(repr=False)
    on_enter: Press | None = None

    @property
    def is_reachable(self) -> bool:
        """A field can always be reached."""
        return True

    def spoken(self) -> str:
        """Say label and value."""
        return f"{self.label}: [{self.value}]"


@dataclass(kw_only=True)
class Rule(Widget):
    """A line across."""

    role: ClassVar[str] = "rule"

    height: float | None = 3


@dataclass(kw_only=True)
class Gap(Widget):
    """Empty room."""

    role: ClassVar[str] = "gap"


@dataclass(kw_only=True)
class Box(Widget):
    """What holds others.

    Attributes:
        items: What it holds.
        gap: Room between them, units.
        pad: Room around them, units.
        backdrop: Draws what lies behind them onto a surface within a rect.
    """

    items: Sequence[Widget] = ()
    gap: float = 8
    pad: float = 0
    backdrop: Callable[[Surface, Rect], None] | None = field(default=None, repr=False)

    @property
    def children(self) -> Sequence[Widget]:
        """What stands in it."""
        return self.items


@dataclass(kw_only=True)
class Column(Box):
    """Things one below the other."""

    role: ClassVar[str] = "column"


@dataclass(kw_only=True)
class Row(Box):
    """Things side by side.

    Attributes:
        align: "fill" (all as high as the row), "top" or "center".
    """

    role: ClassVar[str] = "row"

    align: str = "fill"


@dataclass(kw_only=True)
class Flow(Box):
    """Things side by side that go on in another line where they do not fit."""

    role: ClassVar[str] = "flow"


@dataclass(kw_only=True)
class Panel(Column):
    """A sheet with things one below the other.

    Attributes:
        kind: "sheet", "telegram", "slip" (a pale field) or "dark".
        tone: Colour of a slip's edge.
    """

    role: ClassVar[str] = "panel"

    kind: str = "sheet"
    tone: str = "rule"
    pad: float = 14


@dataclass(kw_only=True)
class Scroll(Widget):
    """A window onto something that may be longer.

    Attributes:
        item: What is seen through it.
        least: Height that it needs at least, units, where it can grow.
        most: Height that it takes at most, units, where it cannot; None for no bound.
        is_fixed_to_end: Whether it shows the end until somebody scrolls.
    """

    role: ClassVar[str] = "scroll"

    item: Widget
    least: float = 90
    most: float | None = None
    is_fixed_to_end: bool = False
    offset: int = 0
    length: int = 0

    @property
    def children(self) -> Sequence[Widget]:
        """What is seen through it."""
        return (self.item,)


def walk(widget: Widget) -> Iterator[Widget]:
    """Give a widget and all that stands in it, in the order of reading."""
    yield widget
    for child in widget.children:
        yield from walk(child)


def transcript(widget: Widget) -> str:
    """Write a page as plain text, line by line."""
    lines = [line for one in walk(widget) if (line := one.spoken())]
    return "\n".join(lines) + "\n"


def plain_text(widget: Widget) -> str:
    """Write what can be read as plain text, to be kept: without buttons, and with room before headings."""
    lines = []
    for one in walk(widget):
        line = "" if isinstance(one, Button) else one.spoken()
        if line:
            is_heading = isinstance(one, Text) and one.style in HEADINGS
            lines += [*([""] if is_heading else []), *wrap(line, PLAIN_WIDTH)]
    return "\n".join(lines).strip() + "\n"
