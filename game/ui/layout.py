"""Where the widgets of a page stand: heights follow from widths, from the root down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from pygame import Rect

from game.ui.lettering import line_height, longest_word, pixels, text_size
from game.ui.widgets import (
    Bars,
    Box,
    Button,
    Column,
    Dot,
    Field,
    Flow,
    Gap,
    Gauge,
    Picture,
    Row,
    Rule,
    Scroll,
    Stop,
    Text,
    Widget,
    walk,
)

SCROLL_BAR: Final = 10
"""Units beside what is scrolled."""
BUTTON_PAD: Final = (14, 7)
QUIET_PAD: Final = (8, 4)
STOP_PAD: Final = (6.5, 4)
DOT: Final = 3
"""Radius of a dot below a label, units."""
DOT_ROOM: Final = 11
GAUGE_BAR: Final = 8
GAUGE_GAP: Final = 3
GAUGE_SPACE: Final = 5
"""Room that the longest word of a label needs beside it, so that it is not wrapped at once."""
BAR: Final = 20
BARS_GAP: Final = 2
"""Between the label of a chart and its first bar, units."""
PICTURE: Final = 160
"""Height of a picture that says nothing else, units."""


@dataclass(slots=True)
class Layout:
    """Lays pages out.

    Attributes:
        scale: Pixels a unit.
        scrolled: How far each scroll is down, pixels, by id; kept from page to page.
    """

    scale: float
    scrolled: dict[str, int] = field(default_factory=dict)
    _heights: dict[tuple[int, int], int] = field(default_factory=dict)
    """Heights reckoned for the page that is being laid out, by widget and width."""

    def arrange(self, root: Widget, rect: Rect) -> None:
        """Give every widget of a page its rect.

        Args:
            root: The page.
            rect: Where it stands, pixels. What needs more height than there is must stand in a `Scroll`.
        """
        self._heights.clear()
        self._place(root, rect)

    # Measures.

    def px(self, units: float) -> int:
        """Turn units into pixels."""
        return pixels(units, self.scale)

    def height_of(self, widget: Widget, width: int) -> int:
        """Give the height that a widget needs at a width, pixels."""
        if widget.height is not None:
            return self.px(widget.height)
        key = id(widget), width
        if key not in self._heights:
            self._heights[key] = self._height_of(widget, width)
        return self._heights[key]

    def _height_of(self, widget: Widget, width: int) -> int:
        match widget:
            case Text():
                return text_size(widget.text, widget.style, self.scale, width)[1] if widget.text else 0
            case Button():
                return self._button_height(widget, width)
            case Bars():
                return self.bars_label(widget, width) + self.px(BAR) * len(widget.bars)
            case Gauge():
                return self.gauge_label(widget, width)[1] + self.px(GAUGE_BAR + GAUGE_GAP)
            case Field():
                return line_height("label", self.scale) + line_height("body", self.scale) + self.px(16)
            case Picture():
                return self.px(PICTURE)
            case Scroll():
                return self._scroll_height(widget, width)
            case Row():
                return self._row_height(widget, width)
            case Flow():
                inner = width - 2 * self.px(widget.pad)
                lines = self._lines(widget, inner)
                heights = [max(self.height_of(one, min(w, inner)) for one, w in line) for line in lines]
                return sum(heights) + self._gaps(widget, len(lines)) + 2 * self.px(widget.pad)
            case Box():
                inner = width - 2 * self.px(widget.pad)
                heights = [self.height_of(item, inner) for item in widget.items]
                return sum(heights) + self._gaps(widget, len(heights)) + 2 * self.px(widget.pad)
        return 0

    def width_of(self, widget: Widget) -> int:
        """Give the width that a widget needs in one line, pixels."""
        if widget.width is not None:
            return self.px(widget.width)
        match widget:
            case Text():
                return text_size(widget.text, widget.style, self.scale)[0]
            case Button():
                label = text_size(widget.label, self.button_style(widget), self.scale)[0]
                note = text_size(widget.note, "small", self.scale)[0] if widget.note else 0
                return max(label, note) + self._key_width(widget) + 2 * self.button_pad(widget)[0]
            case Column():
                widths = [self.width_of(item) for item in widget.items]
                return max(widths, default=0) + 2 * self.px(widget.pad)
            case Row() | Flow():
                widths = [self.width_of(item) for item in widget.items]
                return sum(widths) + self._gaps(widget, len(widths)) + 2 * self.px(widget.pad)
            case Scroll():
                return self.width_of(widget.item) + self.px(SCROLL_BAR)
        return 0

    def button_style(self, button: Button) -> str:
        """Give the style of a button's label."""
        match button:
            case Stop():
                return "small"
            case Button(kind="quiet") | Button(kind="tab"):
                return "label"
        return "label_bold" if button.note or button.kind == "main" else "label"

    def button_pad(self, button: Button) -> tuple[int, int]:
        """Give the room left and right, and above and below, of a button's label, pixels."""
        quiet = QUIET_PAD if button.kind in ("quiet", "tab") else BUTTON_PAD
        pad = STOP_PAD if isinstance(button, Stop) else quiet
        return self.px(pad[0]), self.px(pad[1])

    def gauge_label(self, gauge: Gauge, width: int) -> tuple[int, int]:
        """Give width and height of a gauge's label: beside its value, or above it if a word would break."""
        value = text_size(gauge.reading(), "small_bold", self.scale)[0]
        room = max(width - value - self.px(6), 1)
        if longest_word(gauge.label, "label", self.scale) > room - self.px(GAUGE_SPACE):
            above = text_size(gauge.label, "label", self.scale, width)[1]
            return width, above + line_height("small_bold", self.scale)
        return room, text_size(gauge.label, "label", self.scale, room)[1]

    def bars_label(self, bars: Bars, width: int) -> int:
        """Give the height that the label of a chart takes, pixels."""
        if not bars.label:
            return 0
        return text_size(bars.label, "label_bold", self.scale, width)[1] + self.px(BARS_GAP)

    def bars_names(self, bars: Bars) -> int:
        """Give the width that the names of bars take, pixels."""
        return max(text_size(bar.name, "small", self.scale)[0] for bar in bars.bars) + self.px(8)

    def text_room(self, button: Button, width: int) -> int:
        """Give the width that a button leaves to its label, pixels."""
        return max(width - 2 * self.button_pad(button)[0] - self._key_width(button), 1)

    def _key_width(self, button: Button) -> int:
        if not button.key or isinstance(button, Stop):
            return 0
        return text_size(button.key.upper(), "key", self.scale)[0] + self.px(16)

    def _button_height(self, button: Button, width: int) -> int:
        room = self.text_room(button, width)
        height = text_size(button.label, self.button_style(button), self.scale, room)[1]
        if button.note:
            height += text_size(button.note, "small", self.scale, room)[1] + self.px(2)
        if button.dots is not None and not button.has_dots_beside:
            height += self.px(DOT_ROOM)
        return height + 2 * self.button_pad(button)[1]

    def slack_of(self, widget: Widget, width: int) -> int:
        """Give by how many pixels a widget can be lower than it likes, since what is in it scrolls."""
        match widget:
            case Scroll() if not widget.grow and widget.most is not None:
                return max(self.height_of(widget, width) - self.px(widget.least), 0)
            case Row():
                widths = self._widths(widget, width - 2 * self.px(widget.pad))
                least = [self._least_of(item, each) for item, each in zip(widget.items, widths, strict=True)]
                return self._row_height(widget, width) - max(least, default=0) - 2 * self.px(widget.pad)
            case Column():
                inner = width - 2 * self.px(widget.pad)
                return sum(self.slack_of(item, inner) for item in widget.items)
        return 0

    def _least_of(self, widget: Widget, width: int) -> int:
        return self.height_of(widget, width) - self.slack_of(widget, width)

    def _scroll_height(self, scroll: Scroll, width: int) -> int:
        if scroll.grow:
            return self.px(scroll.least)
        needed = self.height_of(scroll.item, width)
        return needed if scroll.most is None else min(needed, self.px(scroll.most))

    def _row_height(self, row: Row, width: int) -> int:
        widths = self._widths(row, width - 2 * self.px(row.pad))
        heights = [self.height_of(item, each) for item, each in zip(row.items, widths, strict=True)]
        return max(heights, default=0) + 2 * self.px(row.pad)

    def _gaps(self, box: Box, count: int) -> int:
        return self.px(box.gap) * max(count - 1, 0)

    def _widths(self, row: Row, width: int) -> list[int]:
        """Share a row's width: first what is fixed or needed, then the rest by shares."""
        left = width - self._gaps(row, len(row.items))
        widths = [0 if item.grow else self.width_of(item) for item in row.items]
        needed = sum(widths)
        if needed > left > 0:  # no room for all: everything gives way alike
            widths = [each * left // needed for each in widths]
            needed = sum(widths)
        return _shared(left - needed, widths, [item.grow for item in row.items])

    def _lines(self, flow: Flow, width: int) -> list[list[tuple[Widget, int]]]:
        lines: list[list[tuple[Widget, int]]] = [[]]
        used = 0
        for item in flow.items:
            needed = min(self.width_of(item), width)
            if lines[-1] and used + self.px(flow.gap) + needed > width:
                lines.append([])
                used = 0
            used += needed + (self.px(flow.gap) if lines[-1] else 0)
            lines[-1].append((item, needed))
        return lines

    # Places.

    def _place(self, widget: Widget, rect: Rect) -> None:
        widget.rect = rect
        match widget:
            case Scroll():
                self._place_scroll(widget, rect)
            case Row():
                self._place_row(widget, _inside(rect, self.px(widget.pad)))
            case Flow():
                self._place_flow(widget, _inside(rect, self.px(widget.pad)))
            case Box():
                self._place_column(widget, _inside(rect, self.px(widget.pad)))

    def _place_column(self, column: Box, rect: Rect) -> None:
        heights = [self.height_of(item, rect.w) for item in column.items]
        left = rect.h - sum(heights) - self._gaps(column, len(heights))
        if left < 0:
            heights = _lessened(-left, heights, [self.slack_of(item, rect.w) for item in column.items])
        heights = _shared(left, heights, [item.grow for item in column.items])
        top = rect.y
        for item, height in zip(column.items, heights, strict=True):
            self._place(item, Rect(rect.x, top, rect.w, height))
            top += height + self.px(column.gap)

    def _place_row(self, row: Row, rect: Rect) -> None:
        left = rect.x
        for item, width in zip(row.items, self._widths(row, rect.w), strict=True):
            height = rect.h if row.align == "fill" else min(self.height_of(item, width), rect.h)
            top = rect.y + (rect.h - height) // 2 if row.align == "center" else rect.y
            self._place(item, Rect(left, top, width, height))
            left += width + self.px(row.gap)

    def _place_flow(self, flow: Flow, rect: Rect) -> None:
        top = rect.y
        for line in self._lines(flow, rect.w):
            height = max(self.height_of(item, width) for item, width in line) if line else 0
            left = rect.x
            for item, width in line:
                self._place(item, Rect(left, top, width, height))
                left += width + self.px(flow.gap)
            top += height + self.px(flow.gap)

    def _place_scroll(self, scroll: Scroll, rect: Rect) -> None:
        width = rect.w
        needed = self._least_of(scroll.item, width)
        if needed > rect.h:
            width -= self.px(SCROLL_BAR)
            needed = self._least_of(scroll.item, width)
        scroll.length = max(needed, rect.h)
        most = scroll.length - rect.h
        start = most if scroll.is_fixed_to_end else 0
        scroll.offset = min(max(self.scrolled.get(scroll.id, start), 0), most)
        self._place(scroll.item, Rect(rect.x, rect.y - scroll.offset, width, scroll.length))


def _inside(rect: Rect, pad: int) -> Rect:
    return Rect(rect.x + pad, rect.y + pad, max(rect.w - 2 * pad, 0), max(rect.h - 2 * pad, 0))


def _shared(left: int, lengths: Sequence[int], shares: Sequence[float]) -> list[int]:
    """Add what is left over to lengths by shares."""
    total = sum(shares)
    if left <= 0 or total <= 0:
        return list(lengths)
    given = [int(left * share / total) for share in shares]
    last = max(place for place, share in enumerate(shares) if share)
    given[last] += left - sum(given)
    return [length + more for length, more in zip(lengths, given, strict=True)]


def _lessened(by: int, lengths: Sequence[int], slacks: Sequence[int]) -> list[int]:
    """Take something off lengths, from each as much as its part of all slack, and no more than that."""
    total = sum(slacks)
    if total == 0:
        return list(lengths)
    taken = min(by, total)
    return [length - taken * slack // total for length, slack in zip(lengths, slacks, strict=True)]


def troubles(root: Widget, layout: Layout) -> list[str]:
    """Name every widget of a page whose text does not fit its place."""
    found = []
    for widget in walk(root):
        match widget:
            case Dot():
                continue
            case Text(text=text, style=style, rect=rect) if text:
                needed = text_size(text, style, layout.scale, rect.w)
                word = longest_word(text, style, layout.scale)
            case Button(label=text, rect=rect):
                room = layout.text_room(widget, rect.w)
                word = longest_word(text, layout.button_style(widget), layout.scale) + rect.w - room
                needed = (0, layout.height_of(widget, rect.w))
            case Gap() | Rule() | Picture() | Scroll():
                continue
            case _:
                text, rect, word = widget.spoken(), widget.rect, 0
                needed = (0, layout.height_of(widget, rect.w) - layout.slack_of(widget, rect.w))
        if needed[1] > rect.h or word > rect.w:
            found.append(f"{widget.role} '{text[:40]}': needs {word} x {needed[1]}, has {rect.w} x {rect.h}")
    return found
