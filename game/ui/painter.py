"""Painting a page: widgets become pixels, and nothing else is decided here."""

from dataclasses import dataclass
from typing import Final

import pygame
from pygame import Rect, Surface

from game.ui import paper
from game.ui.emblems import DEFAULT_COLOURS, Emblem, seal
from game.ui.layout import BAR, DOT, DOT_ROOM, GAUGE_BAR, Layout
from game.ui.lettering import line_height, set_text, text_size
from game.ui.theme import Colour, Palette
from game.ui.widgets import (
    DOTS,
    Bar,
    Bars,
    Box,
    Button,
    Dot,
    Field,
    Gauge,
    Panel,
    Picture,
    Rule,
    Scroll,
    Stop,
    Text,
    Widget,
)

SEAL: Final = 8
"""Radius of a seal on a track, units."""
SEAL_OUT: Final = 3
"""Units that a seal's middle lies outside its stop."""
ASIDE: Final = 2.5
ROUND: Final = 4
POINT_HERE, POINT_ELSEWHERE = 9, 6
"""Radius of the point of a time line at which one is, and of the others, units."""
BAR_THICK: Final = 12
BAR_END: Final = 34
"""Room for the value behind the longest bar, units."""
MARK: Final = 26
"""Length of the arms of the corners around what a hint points at, units."""
VEIL: Final = (24, 16, 8, 120)
TIP_WIDTH: Final = 340
TIP_PAD: Final = 9
CARET: Final = 2
FIRST, SECOND = 0, 1

PLAIN_EMBLEMS: Final = (Emblem(DEFAULT_COLOURS[0], "A"), Emblem(DEFAULT_COLOURS[1], "B"))


@dataclass(frozen=True, slots=True)
class Attention:
    """Where the player's attention is.

    Attributes:
        focused: Id of what the keyboard has reached.
        hovered: Id of what the mouse points at.
        pressed: Id of what the mouse holds down.
        has_ring: Whether the keyboard was used last, so that the focus is shown.
    """

    focused: str = ""
    hovered: str = ""
    pressed: str = ""
    has_ring: bool = False


class Painter:
    """Paints pages.

    Args:
        palette: Colours.
        layout: The measures by which pages were laid out.
        emblems: Of both sides, by seat.
    """

    def __init__(
        self, palette: Palette, layout: Layout, emblems: tuple[Emblem, Emblem] = PLAIN_EMBLEMS
    ) -> None:
        self.palette = palette
        self.layout = layout
        self.emblems = emblems
        self.attention = Attention()

    def paint(self, surface: Surface, root: Widget, dialog: Widget | None, attention: Attention) -> None:
        """Paint a page, and what stands before it.

        Args:
            surface: The window's.
            root: The page, laid out.
            dialog: What stands before it, laid out, if anything does.
            attention: What is focused and pointed at.
        """
        self.attention = attention
        surface.blit(paper.desk(surface.get_size(), self.palette), (0, 0))
        self._paint(surface, root)
        if dialog is not None:
            veil = Surface(surface.get_size(), pygame.SRCALPHA)
            veil.fill(VEIL)
            surface.blit(veil, (0, 0))
            self._paint(surface, dialog)

    def tip(self, surface: Surface, text: str, near: Rect) -> None:
        """Paint what is said of a widget, near it and inside the window."""
        pad, scale = self.layout.px(TIP_PAD), self.layout.scale
        room = surface.get_rect().inflate(-2 * pad, -2 * pad)
        most = min(self.layout.px(TIP_WIDTH), room.w - 2 * pad)
        width = min(text_size(text, "small", scale)[0] + 1, most)
        height = text_size(text, "small", scale, width)[1]
        box = Rect(0, 0, width + 2 * pad, height + 2 * pad)
        box.midtop = (near.centerx, near.bottom + pad)
        if box.bottom > room.bottom:
            box.bottom = near.top - pad
        box.clamp_ip(room)
        pygame.draw.rect(surface, self.palette.wood, box, border_radius=self.layout.px(ROUND))
        self._text(surface, text, "small", self.palette.light, box.inflate(-2 * pad, -2 * pad))

    # Widgets.

    def _paint(self, surface: Surface, widget: Widget) -> None:
        if not widget.rect.colliderect(surface.get_clip()):
            return
        self._paint_one(surface, widget)
        if widget.is_marked:
            self._mark(surface, widget.rect)
        if widget.id and widget.id == self.attention.focused and self.attention.has_ring:
            self._ring(surface, widget.rect)

    def _paint_one(self, surface: Surface, widget: Widget) -> None:
        match widget:
            case Text():
                self._text(
                    surface, widget.text, widget.style, self._tone(widget.tone), widget.rect, widget.align
                )
            case Stop():
                self._stop(surface, widget)
            case Dot():
                self._dot(surface, widget)
            case Button():
                self._button(surface, widget)
            case Bars():
                self._bars(surface, widget)
            case Gauge():
                self._gauge(surface, widget)
            case Field():
                self._field(surface, widget)
            case Picture():
                self._picture(surface, widget)
            case Rule():
                self._rule(surface, widget.rect)
            case Scroll():
                self._scroll(surface, widget)
            case Box():
                self._box(surface, widget)

    def _text(
        self, surface: Surface, text: str, style: str, colour: Colour, rect: Rect, align: str = "left"
    ) -> int:
        """Paint a text from the top of a rect; give its height."""
        if not text:
            return 0
        drawn = set_text(text, style, self.layout.scale, colour, rect.w, align)
        left = {"left": rect.x, "center": rect.centerx - drawn.get_width() // 2}.get(
            align, rect.right - drawn.get_width()
        )
        surface.blit(drawn, (left, rect.y))
        return drawn.get_height()

    def _tone(self, name: str) -> Colour:
        """Give a colour of the palette, or a side's own: "side 0" or "side 1"."""
        if name.startswith("side "):
            return self.emblems[int(name[-1])].colour
        colour: Colour = getattr(self.palette, name)
        return colour

    def _box(self, surface: Surface, box: Box) -> None:
        if box.backdrop is not None:
            box.backdrop(surface, box.rect)
        if isinstance(box, Panel):
            self._panel(surface, box)
        for item in box.items:
            self._paint(surface, item)

    def _panel(self, surface: Surface, panel: Panel) -> None:
        if panel.kind == "slip":
            self._slip(surface, panel.rect, self._tone(panel.tone))
            return
        edge = paper.margin(self.layout.scale)
        made = paper.sheet(panel.rect.size, panel.kind, self.layout.scale, self.palette)
        surface.blit(made, (panel.rect.x - edge, panel.rect.y - edge))

    def _slip(self, surface: Surface, rect: Rect, colour: Colour) -> None:
        pygame.draw.rect(surface, self.palette.pale, rect, border_radius=self.layout.px(ROUND))
        bar = Rect(rect.x, rect.y, self.layout.px(4), rect.h)
        pygame.draw.rect(surface, colour, bar, border_radius=self.layout.px(2))

    def _rule(self, surface: Surface, rect: Rect) -> None:
        line = max(1, self.layout.px(1))
        pygame.draw.line(surface, self.palette.rule, rect.midleft, rect.midright, line)

    def _picture(self, surface: Surface, picture: Picture) -> None:
        clip = surface.get_clip()
        surface.set_clip(picture.rect.clip(clip))
        picture.paint(surface, picture.rect)
        surface.set_clip(clip)

    def _scroll(self, surface: Surface, scroll: Scroll) -> None:
        clip = surface.get_clip()
        surface.set_clip(scroll.rect.inflate(self.layout.px(8), 0).clip(clip))
        self._paint(surface, scroll.item)
        if scroll.length > scroll.rect.h:
            track, grip = scroll_bar(scroll, self.layout)
            pygame.draw.rect(surface, self.palette.shade, track, border_radius=track.w // 2)
            pygame.draw.rect(surface, self.palette.rule, grip, border_radius=track.w // 2)
        surface.set_clip(clip)

    def _ring(self, surface: Surface, rect: Rect) -> None:
        width = max(2, self.layout.px(2.5))
        around = rect.inflate(3 * width, 3 * width)
        clip = surface.get_clip()
        surface.set_clip(None if clip.contains(rect) else clip.inflate(2 * width, 2 * width))
        pygame.draw.rect(
            surface, self.palette.light, around.inflate(width, width), width, self.layout.px(ROUND + 3)
        )
        pygame.draw.rect(surface, self.palette.blue, around, width, self.layout.px(ROUND + 2))
        surface.set_clip(clip)

    def _mark(self, surface: Surface, rect: Rect) -> None:
        """Put corners around what a hint points at."""
        thick, arm = max(3, self.layout.px(4)), self.layout.px(MARK)
        around = rect.inflate(thick, thick)
        clip = surface.get_clip()
        surface.set_clip(None if clip.contains(rect) else clip)
        for x, inward in ((around.left, 1), (around.right - 1, -1)):
            for y, down in ((around.top, 1), (around.bottom - 1, -1)):
                corner = [(x + inward * min(arm, around.w // 2), y), (x, y)]
                corner.append((x, y + down * min(arm, around.h // 2)))
                pygame.draw.lines(surface, self.palette.light, False, corner, thick + 2)
                pygame.draw.lines(surface, self.palette.red, False, corner, thick)
        surface.set_clip(clip)

    # Buttons.

    def _button(self, surface: Surface, button: Button) -> None:
        rect, is_held = button.rect, self.attention.pressed == button.id and button.is_enabled
        fill, ink, edge = self._button_colours(button)
        radius, line = self.layout.px(ROUND), max(1, self.layout.px(1))
        if fill is not None:
            pygame.draw.rect(surface, fill, rect, border_radius=radius)
        if edge is not None:
            pygame.draw.rect(surface, edge, rect, line, radius)
            if button.kind == "main":
                pygame.draw.rect(surface, self.palette.gold, rect.inflate(-5 * line, -5 * line), line, radius)
        if button.kind == "tab" and button.is_selected:
            under = Rect(rect.x, rect.bottom - 3 * line, rect.w, 3 * line)
            pygame.draw.rect(surface, self.palette.red, under)
        self._button_text(surface, button, ink, rect.move(0, line if is_held else 0))

    def _button_colours(self, button: Button) -> tuple[Colour | None, Colour, Colour | None]:
        """Give fill, ink and edge."""
        palette, is_hovered = self.palette, button.id == self.attention.hovered
        if not button.is_enabled:
            return None, palette.faded, palette.shade
        if button.kind == "main":
            return _mixed(palette.wood, palette.rule, 0.3 if is_hovered else 0), palette.light, palette.wood
        if button.is_selected and button.kind not in ("tab", "quiet"):
            return palette.red, palette.light, palette.red
        if button.kind in ("quiet", "tab"):
            ink = palette.red if is_hovered or button.is_selected else palette.ink
            return (palette.pale if is_hovered else None), ink, None
        return _mixed(palette.pale, palette.shade, 0.5 if is_hovered else 0), palette.ink, palette.rule

    def _button_text(self, surface: Surface, button: Button, ink: Colour, rect: Rect) -> None:
        across, down = self.layout.button_pad(button)
        room = Rect(rect.x + across, rect.y + down, self.layout.text_room(button, rect.w), rect.h - 2 * down)
        style, scale = self.layout.button_style(button), self.layout.scale
        label_height = text_size(button.label, style, scale, room.w)[1]
        note_height = (
            text_size(button.note, "small", scale, room.w)[1] + self.layout.px(2) if button.note else 0
        )
        has_dots_below = button.dots is not None and not button.has_dots_beside
        below = note_height + (self.layout.px(DOT_ROOM) if has_dots_below else 0)
        top = room.y + max(0, (room.h - label_height - below) // 2)
        self._text(surface, button.label, style, ink, Rect(room.x, top, room.w, label_height), button.align)
        faded = ink if button.kind == "main" or button.is_selected else self.palette.faded
        if button.note:
            place = Rect(room.x, top + label_height + self.layout.px(2), room.w, note_height)
            self._text(surface, button.note, "small", faded, place, button.align)
        if button.dots is not None:
            corner = (room.x, top + label_height + note_height)
            if button.has_dots_beside:
                width = self.layout.px((3 * DOTS - 1) * DOT)
                corner = (rect.right - across - width, rect.centery - self.layout.px(DOT_ROOM) // 2)
            self._dots(surface, button.dots, corner, faded)
        if button.key:
            self._key(surface, button, ink)

    def _dots(self, surface: Surface, filled: int, corner: tuple[int, int], colour: Colour) -> None:
        """Paint dots in a line from a corner, so many of them filled."""
        radius, line = self.layout.px(DOT), max(1, self.layout.px(1))
        for place in range(DOTS):
            centre = (corner[0] + radius + place * 3 * radius, corner[1] + self.layout.px(DOT_ROOM) // 2)
            pygame.draw.aacircle(surface, colour, centre, radius, 0 if place < filled else line)

    def _key(self, surface: Surface, button: Button, ink: Colour) -> None:
        """Paint the key that presses a button, as a small cap at its right end."""
        size = text_size(button.key.upper(), "key", self.layout.scale)
        cap = Rect(0, 0, size[0] + self.layout.px(7), size[1] + self.layout.px(1))
        cap.midright = (button.rect.right - self.layout.px(7), button.rect.centery)
        colour = _mixed(ink, self.palette.paper, 0.35)
        pygame.draw.rect(surface, colour, cap, max(1, self.layout.px(1)), self.layout.px(3))
        self._text(surface, button.key.upper(), "key", colour, cap.move(0, self.layout.px(0.5)), "center")

    # Tracks.

    def _stop(self, surface: Surface, stop: Stop) -> None:
        rect, line = stop.rect, max(1, self.layout.px(1))
        fill, ink, edge = self._stop_colours(stop)
        radius = self.layout.px(ROUND)
        if not stop.is_last:
            begin, end = rect.midright, (rect.right + self.layout.px(12), rect.centery)
            pygame.draw.line(surface, self.palette.rule, begin, end, 2 * line)
        pygame.draw.rect(surface, fill, rect, border_radius=radius)
        pygame.draw.rect(surface, edge, rect, line * (2 if stop.sides or stop.is_pending else 1), radius)
        if stop.is_within:
            self._within(surface, stop)
        width = self.layout.text_room(stop, rect.w)
        height = text_size(stop.label, "small", self.layout.scale, width)[1]
        left = rect.x + (rect.w - width) // 2 + self._beside_seals(stop)
        label = Rect(left, rect.y + (rect.h - height) // 2, width, height)
        self._text(surface, stop.label, "small", ink, label, "center")
        for side in stop.ghosts:
            self._seal(surface, rect, side, is_ghost=True)
        for side in stop.sides:
            self._seal(surface, rect, side)

    def _beside_seals(self, stop: Stop) -> int:
        """Give how far the label of a stop stands aside for a seal, pixels."""
        here = {*stop.sides, *stop.ghosts}
        if len(here) != 1:
            return 0
        return self.layout.px(ASIDE if SECOND in here else -ASIDE)

    def _stop_colours(self, stop: Stop) -> tuple[Colour, Colour, Colour]:
        palette = self.palette
        is_hovered = stop.id == self.attention.hovered and stop.is_enabled
        if stop.is_agreed:
            return _mixed(palette.pale, palette.gold, 0.28), palette.ink, palette.gold
        if stop.is_pending:
            colour = self.emblems[stop.sides[0]].colour if stop.sides else palette.wood
            return colour, palette.light, colour
        if stop.sides:
            colour = self.emblems[stop.sides[0]].colour
            return _mixed(palette.pale, colour, 0.2), palette.ink, colour
        return _mixed(palette.pale, palette.shade, 0.7 if is_hovered else 0), palette.ink, palette.rule

    def _within(self, surface: Surface, stop: Stop) -> None:
        """Mark what the instructions allow: a line below, closed at the last stop that they allow."""
        thick, rect = max(2, self.layout.px(2)), stop.rect
        top = rect.bottom + thick
        pygame.draw.line(surface, self.palette.green, (rect.left, top), (rect.right, top), thick)
        if stop.is_last_within:
            for edge in (rect.left, rect.right - 1):
                pygame.draw.line(surface, self.palette.green, (edge, top), (edge, top - 2 * thick), thick)

    def _seal(self, surface: Surface, rect: Rect, side: int, *, is_ghost: bool = False) -> None:
        """Set a seal on the edge of a stop that is its side's."""
        radius = self.layout.px(SEAL)
        made = seal(self.emblems[side], radius, is_ghost)
        out = self.layout.px(SEAL_OUT)
        across = rect.right + out if side == FIRST else rect.left - out
        surface.blit(made, made.get_rect(center=(across, rect.centery)))

    # Time lines and charts.

    def _dot(self, surface: Surface, dot: Dot) -> None:
        """Paint a point of a time line: full where one is, thin elsewhere."""
        is_hovered = dot.id == self.attention.hovered
        radius = self.layout.px(POINT_HERE if dot.is_selected else POINT_ELSEWHERE)
        colour = self.palette.red if dot.is_selected or is_hovered else self.palette.faded
        fill = colour if dot.is_selected else self.palette.pale
        x, y = dot.rect.center
        line = max(1, self.layout.px(1.5))
        if dot.is_diamond:
            corners = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
            pygame.draw.polygon(surface, fill, corners)
            pygame.draw.polygon(surface, colour, corners, line)
        else:
            pygame.draw.aacircle(surface, fill, (x, y), radius - 1)
            pygame.draw.aacircle(surface, colour, (x, y), radius - 1, line)

    def _bars(self, surface: Surface, bars: Bars) -> None:
        rect, height = bars.rect, self.layout.px(BAR)
        self._text(surface, bars.label, "label_bold", self.palette.ink, rect)
        top, names = rect.y + self.layout.bars_label(bars, rect.w), self.layout.bars_names(bars)
        for place, bar in enumerate(bars.bars):
            row = Rect(rect.x, top + place * height, rect.w, height)
            self._line_of_text(surface, bar.name, "small", row)
            self._bar(surface, bar, Rect(row.x + names, row.y, row.w - names, row.h))

    def _bar(self, surface: Surface, bar: Bar, row: Rect) -> None:
        """Paint a bar and its value, on a line as long as the bar could be."""
        room = Rect(row.x, row.y, row.w - self.layout.px(BAR_END), self.layout.px(BAR_THICK))
        room.centery = row.centery
        line, colour = max(1, self.layout.px(1)), self._tone(bar.tone)
        pygame.draw.rect(surface, _mixed(self.palette.shade, self.palette.pale, 0.4), room)
        for quarter in range(1, 4):
            x = room.x + room.w * quarter // 4
            pygame.draw.line(surface, self.palette.rule, (x, room.centery), (x, room.bottom - 1), line)
        full = Rect(room.x, room.y, round(room.w * min(max(bar.value, 0), 1)), room.h)
        if bar.is_hatched:
            self._hatch(surface, full, colour)
        else:
            pygame.draw.rect(surface, colour, full)
        pygame.draw.rect(surface, colour, full, line)
        pygame.draw.line(surface, self.palette.rule, (row.x, row.top), (row.x, row.bottom), line)
        said = set_text(bar.said, "small_bold", self.layout.scale, self.palette.ink, 0)
        surface.blit(said, said.get_rect(midright=row.midright))

    def _line_of_text(self, surface: Surface, text: str, style: str, row: Rect) -> None:
        """Paint one line in the middle of a row's height."""
        drawn = set_text(text, style, self.layout.scale, self.palette.ink, 0)
        surface.blit(drawn, drawn.get_rect(midleft=row.midleft))

    def _hatch(self, surface: Surface, rect: Rect, colour: Colour) -> None:
        """Fill a rect with slanting lines."""
        clip, step = surface.get_clip(), self.layout.px(5)
        surface.set_clip(rect.clip(clip))
        pygame.draw.rect(surface, self.palette.pale, rect)
        for left in range(rect.left - rect.h, rect.right, step):
            begin, end = (left, rect.bottom), (left + rect.h, rect.top)
            pygame.draw.line(surface, colour, begin, end, max(1, self.layout.px(1.5)))
        surface.set_clip(clip)

    # Gauges and fields.

    def _gauge(self, surface: Surface, gauge: Gauge) -> None:
        rect = gauge.rect
        room, height = self.layout.gauge_label(gauge, rect.w)
        self._text(surface, gauge.label, "label", self.palette.ink, Rect(rect.x, rect.y, room, height))
        below = height - line_height("small_bold", self.layout.scale) if room == rect.w else 0
        self._text(surface, gauge.reading(), "small_bold", self.palette.ink, rect.move(0, below), "right")
        bar = Rect(rect.x, 0, rect.w, self.layout.px(GAUGE_BAR))
        bar.bottom = rect.bottom
        pygame.draw.rect(surface, self.palette.shade, bar)
        full = Rect(bar.x, bar.y, round(bar.w * min(max(gauge.value, 0), 1)), bar.h)
        pygame.draw.rect(surface, self._tone(gauge.tone), full)
        pygame.draw.rect(surface, self.palette.rule, bar, max(1, self.layout.px(1)))

    def _field(self, surface: Surface, field: Field) -> None:
        scale = self.layout.scale
        height = self._text(surface, field.label, "label", self.palette.faded, field.rect)
        line = Rect(field.rect.x, field.rect.y + height + self.layout.px(2), field.rect.w, 0)
        line.h = field.rect.bottom - line.y
        pygame.draw.rect(surface, self.palette.pale, line, border_radius=self.layout.px(ROUND))
        pygame.draw.rect(surface, self.palette.rule, line, max(1, self.layout.px(1)), self.layout.px(ROUND))
        inside = line.inflate(-self.layout.px(16), -self.layout.px(8))
        drawn = set_text(field.value, "body", scale, self.palette.ink, 0)
        clip = surface.get_clip()
        surface.set_clip(inside.clip(clip))
        left = min(inside.x, inside.right - drawn.get_width() - self.layout.px(CARET))
        surface.blit(drawn, (left, inside.y))
        if field.id == self.attention.focused:
            caret = Rect(left + drawn.get_width(), inside.y, self.layout.px(CARET), inside.h)
            pygame.draw.rect(surface, self.palette.blue, caret)
        surface.set_clip(clip)


def scroll_bar(scroll: Scroll, layout: Layout) -> tuple[Rect, Rect]:
    """Give the bar of a scroll and the grip on it."""
    width = layout.px(6)
    track = Rect(scroll.rect.right - width, scroll.rect.y, width, scroll.rect.h)
    height = max(track.h * scroll.rect.h // scroll.length, 3 * width)
    top = track.y + (track.h - height) * scroll.offset // max(scroll.length - scroll.rect.h, 1)
    return track, Rect(track.x, top, width, height)


def _mixed(first: Colour, second: Colour, share: float) -> Colour:
    """Mix a share of the second colour into the first."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue
