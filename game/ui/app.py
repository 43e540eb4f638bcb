"""The window: events in, pages out, and nothing drawn while nothing changes."""

import contextlib
import math
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.scenario.product import product
from game.ui import widgets
from game.ui.layout import Layout
from game.ui.page import Page, Point, is_typed_in
from game.ui.painter import Attention, Painter, scroll_bar
from game.ui.screen import Screen
from game.ui.stage import WORK_DONE, Stage
from game.ui.widgets import Button, Field, Scroll, Text, Widget

FADE: Final = 0.16
"""Seconds in which one screen turns into the next."""
FRAME: Final = 12
"""Milliseconds between two pictures while something moves."""
PAUSE, LONGEST_PAUSE = 0.008, 0.03
"""Seconds between two looks for events: after one has come, and when none has come for a while. The library's
own waiting looks a thousand times a second."""
LENGTHENED: Final = 1.05
"""By how much a look without an event lengthens the pause before the next."""
DEAF: Final = 0.35
"""Seconds after a move in which no press counts, so that a double click is one move."""
TIP_DELAY: Final = 0.35
WHEEL_STEP: Final = 54
READABLE: Final = (420, 260)
"""Pixels that a window must have for a page to be readable at all."""
DIALOG_EDGE: Final = 24
ARROWS: Final = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}
FUNCTION_KEYS: Final = range(pygame.K_F1, pygame.K_F12 + 1)
LEFT_BUTTON: Final = 1
HEADINGS: Final = ("display", "title", "heading")
"""Styles of what a page is about, in the window's title too."""


class App:
    """A window and the screen that it shows.

    Args:
        stage: What screens share.
        screen: The first screen.
        surface: What is painted on.
    """

    def __init__(self, stage: Stage, screen: Screen, surface: Surface) -> None:
        self.stage = stage
        self.surface = surface
        self.screen = screen
        self.page = Page(widgets.Gap())
        self.layout = Layout(stage.scale)
        self.attention = Attention()
        self.notice = ""
        self._held_scroll: Scroll | None = None
        self._deaf_until = 0.0
        self._spent = ""
        """The letter of a key that has pressed something, so that no field is to take it."""
        self._tip_from: float | None = None
        self._fading: tuple[Surface, float] | None = None
        self._is_stale = True
        self._is_shown = False
        self.show(screen)

    # Screens and pages.

    def show(self, screen: Screen) -> None:
        """Turn to a screen."""
        if self._is_shown and not self.stage.settings.has_less_motion:
            self._fading = (self.surface.copy(), self.stage.clock())
        self.screen = screen
        self.stage.alarm = None
        self.layout.scrolled.clear()
        self.notice = ""
        self.attention = Attention(has_ring=self.attention.has_ring)
        self.rebuild()

    def rebuild(self) -> None:
        """Build and lay out the page anew."""
        self.stage.size = self.surface.get_size()
        self.layout.scale = self.stage.scale
        rect = self.surface.get_rect()
        if rect.w < READABLE[0] or rect.h < READABLE[1]:
            root: Widget = Text(text=self.stage.say("too_small"), style="small")
            self.layout.arrange(root, rect.inflate(-8, -8))
            self.page = Page(root)
        else:
            root = Scroll(id="page", item=self.screen.build())
            self.layout.arrange(root, rect)
            self.page = Page(root, self._dialog(rect))
        if self.page.find(self.attention.focused) is None:
            self.attention = replace(self.attention, focused=self._first_focus())
        self._is_stale = True
        caption = self.caption()
        if pygame.display.get_init() and pygame.display.get_caption()[0] != caption:
            pygame.display.set_caption(caption)

    def caption(self) -> str:
        """Give the window's title: the product's name and the heading of what can be read now."""
        name = str(getattr(product().title, self.stage.lang))
        texts = (one for one in widgets.walk(self.page.front) if isinstance(one, Text))
        heading = next((one.text for one in texts if one.style in HEADINGS and one.text), name)
        return name if heading == name else f"{heading} – {name}"

    def _first_focus(self) -> str:
        return self.screen.first_focus() or self.page.after("", 1)

    def _dialog(self, room: Rect) -> Widget | None:
        dialog = self.screen.dialog()
        if dialog is None:
            return None
        edge = self.layout.px(DIALOG_EDGE)
        width = min(self.layout.px(dialog.width or room.w), room.w - 2 * edge)
        inner = Scroll(id="dialog", item=dialog)
        height = min(self.layout.height_of(dialog, width), room.h - 2 * edge)
        place = Rect(0, 0, width, height)
        place.center = room.center
        self.layout.arrange(inner, place)
        return inner

    # The loop.

    def run(self) -> None:
        """Show the window until it is closed."""
        while not self.stage.is_leaving:
            self.refresh()
            for event in self._wait():
                self.handle(event)

    def _wait(self) -> list[Event]:
        """Wait for something to happen; not longer than until something moves by itself."""
        timeout = self._patience()
        until = time.monotonic() + timeout / 1000 if timeout else math.inf
        pause = PAUSE
        while not (events := pygame.event.get()) and (left := until - time.monotonic()) > 0:
            time.sleep(min(pause, left))
            pause = min(pause * LENGTHENED, LONGEST_PAUSE)
        return events

    def _patience(self) -> int:
        """How long nothing need be drawn, milliseconds; 0 for ever."""
        if self._fading is not None:
            return FRAME
        if self._tip_from is not None and not self._is_tip_due():
            return round(1000 * TIP_DELAY)
        due = self.stage.due_in()
        return 0 if due is None else max(round(1000 * due), 1)

    def refresh(self) -> None:
        """Do what is due by itself, and paint the page, if anything on it has changed."""
        if self.stage.due_in() == 0:
            self._follow(self.stage.ring())
        if self._tip_from is not None and self._is_tip_due():
            self._tip_from = None
            self._is_stale = True
        if not self._is_stale and self._fading is None:
            return
        self.paint()
        pygame.display.flip()
        self._is_stale = False
        self._is_shown = True

    def paint(self) -> None:
        """Paint the page as it stands."""
        painter = Painter(self.stage.palette, self.layout, self.screen.emblems())
        painter.paint(self.surface, self.page.root, self.page.dialog, self.attention)
        if self.notice:
            painter.tip(self.surface, self.notice, Rect(self.surface.get_width() // 2, 0, 0, 0))
        elif (tipped := self._tipped()) is not None:
            painter.tip(self.surface, tipped.tip, tipped.rect)
        self._fade()

    def _fade(self) -> None:
        if self._fading is None:
            return
        before, since = self._fading
        part = (self.stage.clock() - since) / FADE
        if part >= 1 or before.get_size() != self.surface.get_size():
            self._fading = None
            self._is_stale = True
            return
        before.set_alpha(round(255 * (1 - part)))
        self.surface.blit(before, (0, 0))

    def _tipped(self) -> Widget | None:
        """Give what has something said of it now: what is pointed at a while, or reached by keyboard."""
        if self.attention.hovered and self._tip_from is None:
            found = self.page.find(self.attention.hovered)
        elif self.attention.has_ring and not self.attention.hovered:
            found = self.page.find(self.attention.focused)
        else:
            return None
        return found if found is not None and found.tip else None

    def _is_tip_due(self) -> bool:
        return self._tip_from is not None and self.stage.clock() - self._tip_from >= TIP_DELAY

    # Events.

    def handle(self, event: Event) -> None:
        """Let the page answer an event."""
        match event.type:
            case pygame.QUIT:
                self.stage.leave()
            case pygame.WINDOWSIZECHANGED | pygame.VIDEORESIZE:
                self._resized()
            case pygame.WINDOWEXPOSED | pygame.WINDOWRESTORED:
                self._is_stale = True
            case pygame.MOUSEMOTION:
                self._pointed(event.pos)
            case pygame.MOUSEBUTTONDOWN if event.button == LEFT_BUTTON:
                self._held(event.pos)
            case pygame.MOUSEBUTTONUP if event.button == LEFT_BUTTON:
                self._released(event.pos)
            case pygame.MOUSEWHEEL:
                self._wheeled(event)
            case pygame.KEYDOWN:
                self._typed(event)
            case pygame.TEXTINPUT if event.text != self._spent:
                self._lettered(event.text)
            case _ if event.type == WORK_DONE:
                self._follow(self.stage.finish(event.number))

    def _resized(self) -> None:
        self.surface = pygame.display.get_surface() or self.surface
        settings = self.stage.settings
        if not settings.is_maximised and self.surface.get_size() != (settings.width, settings.height):
            width, height = self.surface.get_size()
            if width >= READABLE[0] and height >= READABLE[1]:
                self.stage.change(replace(settings, width=width, height=height))
        self.rebuild()

    def _follow(self, next_screen: Any) -> None:
        """Turn to the screen that a press gave, or show what it changed on this one."""
        self.notice = ""
        if isinstance(next_screen, Screen) and next_screen is not self.screen:
            self.show(next_screen)
        else:
            self.rebuild()

    # The mouse.

    def _pointed(self, point: Point) -> None:
        if self._held_scroll is not None:
            self._drag(point)
            return
        found = self.page.at(point)
        hovered = found.id if found is not None else ""
        if hovered != self.attention.hovered:
            self.attention = replace(self.attention, hovered=hovered, has_ring=False)
            self._tip_from = self.stage.clock() if hovered else None
            self._is_stale = True

    def _held(self, point: Point) -> None:
        scroll = self._scroll_bar_at(point)
        if scroll is not None:
            self._held_scroll = scroll
            self._drag(point)
            return
        found = self.page.at(point)
        if found is not None:
            self.attention = replace(self.attention, focused=found.id, pressed=found.id, has_ring=False)
            self._is_stale = True

    def _released(self, point: Point) -> None:
        self._held_scroll = None
        pressed = self.attention.pressed
        self.attention = replace(self.attention, pressed="")
        self._is_stale = True
        found = self.page.at(point)
        if found is not None and found.id == pressed:
            self.press(found)

    def _scroll_bar_at(self, point: Point) -> Scroll | None:
        for scroll in reversed(self.page.scrolls()):
            if scroll_bar(scroll, self.layout)[0].inflate(self.layout.px(6), 0).collidepoint(point):
                return scroll
        return None

    def _drag(self, point: Point) -> None:
        scroll = self._held_scroll
        if scroll is not None:
            track, grip = scroll_bar(scroll, self.layout)
            room = max(track.h - grip.h, 1)
            part = (point[1] - track.y - grip.h // 2) / room
            self._scroll_to(scroll, round(part * (scroll.length - scroll.rect.h)))

    def _wheeled(self, event: Event) -> None:
        scroll = self.page.scroll_at(pygame.mouse.get_pos())
        if scroll is not None:
            self._scroll_to(scroll, scroll.offset - event.y * self.layout.px(WHEEL_STEP))

    def _scroll_to(self, scroll: Scroll, offset: int) -> None:
        self.layout.scrolled[scroll.id] = min(max(offset, 0), scroll.length - scroll.rect.h)
        self.rebuild()
        self._held_scroll = None if self._held_scroll is None else self._same(self._held_scroll)

    def _same(self, scroll: Scroll) -> Scroll | None:
        return next((one for one in self.page.scrolls() if one.id == scroll.id), None)

    # The keyboard.

    def _typed(self, event: Event) -> None:
        self._spent = ""
        focused = self.page.find(self.attention.focused)
        key = event.key
        if key == pygame.K_TAB:
            step = -1 if event.mod & pygame.KMOD_SHIFT else 1
            self._focus(self.page.after(self.attention.focused, step))
        elif key == pygame.K_ESCAPE:
            self._follow(self.screen.back())
        elif is_typed_in(focused) and self._edited(focused, event):
            return
        elif key in ARROWS and not event.mod & pygame.KMOD_CTRL:
            self._arrow(event)
        elif key in (pygame.K_PAGEDOWN, pygame.K_PAGEUP, pygame.K_HOME, pygame.K_END):
            self._paged(key)
        elif key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE) and focused is not None:
            self.press(focused)
        else:
            self._shortcut(event)

    def _focus(self, id_: str) -> None:
        self.attention = replace(self.attention, focused=id_, hovered="", has_ring=True)
        self._reveal(id_)
        self._is_stale = True

    def _reveal(self, id_: str) -> None:
        """Scroll until what has the focus can be seen."""
        for _ in range(len(self.page.scrolls())):
            widget = self.page.find(id_)
            scroll = None if widget is None else self.page.scroll_around(widget)
            if widget is None or scroll is None:
                return
            edge = self.layout.px(8)
            above = scroll.rect.top + edge - widget.rect.top
            below = widget.rect.bottom + edge - scroll.rect.bottom
            if above > 0:
                self._scroll_to(scroll, scroll.offset - above)
            elif below > 0:
                self._scroll_to(scroll, scroll.offset + below)

    def _arrow(self, event: Event) -> None:
        """Go where an arrow leads; where that is nowhere, it scrolls, or does what the screen says."""
        direction, here = ARROWS[event.key], self.attention.focused
        there = self.page.beside(here, direction)
        if there != here:
            self._focus(there)
            found = self.page.find(there)
            if isinstance(found, Button) and found.follows:
                self.press(found)
        elif direction[1]:
            self._scroll_by(direction[1] * self.layout.px(WHEEL_STEP))
        else:
            self._shortcut(event)

    def _paged(self, key: int) -> None:
        scroll = self._scroll_for_keys()
        if scroll is None:
            return
        page = scroll.rect.h - self.layout.px(WHEEL_STEP)
        to = {
            pygame.K_PAGEDOWN: scroll.offset + page,
            pygame.K_PAGEUP: scroll.offset - page,
            pygame.K_HOME: 0,
            pygame.K_END: scroll.length,
        }
        self._scroll_to(scroll, to[key])

    def _scroll_by(self, pixels: int) -> None:
        scroll = self._scroll_for_keys()
        if scroll is not None:
            self._scroll_to(scroll, scroll.offset + pixels)

    def _scroll_for_keys(self) -> Scroll | None:
        """Give the scroll that holds the focus, else the largest."""
        focused = self.page.find(self.attention.focused)
        around = None if focused is None else self.page.scroll_around(focused)
        return around or max(self.page.scrolls(), key=lambda one: one.rect.w * one.rect.h, default=None)

    def _shortcut(self, event: Event) -> None:
        name = pygame.key.name(event.key)
        if event.mod & pygame.KMOD_CTRL:
            name = f"ctrl+{name}"
        does = {**self._own_keys(), **self.screen.keys()}
        button = self.page.find_key(name)
        self._spent = event.unicode or name
        if button is not None:
            self.press(button)
        elif name in does:
            self._follow(does[name]())

    def _own_keys(self) -> dict[str, Callable[[], Any]]:
        """Give what keys do on every screen."""
        return {
            "f2": self._turn_language,
            "f11": self._turn_projector,
            "ctrl+c": self._copy,
            "ctrl+=": lambda: self._grow(1),
            "ctrl++": lambda: self._grow(1),
            "ctrl+[+]": lambda: self._grow(1),
            "ctrl+-": lambda: self._grow(-1),
            "ctrl+[-]": lambda: self._grow(-1),
        }

    def _turn_language(self) -> None:
        languages = [language.id for language in product().languages]
        place = languages.index(self.stage.lang) + 1
        self.stage.change(replace(self.stage.settings, lang=languages[place % len(languages)]))

    def _grow(self, steps: int) -> None:
        self.stage.change(self.stage.settings.scaled(steps))

    def _turn_projector(self) -> None:
        self.stage.change(self.stage.settings.turned_for_projector())
        apply_window(self.stage)

    def _copy(self) -> None:
        """Put the page as plain text where it can be pasted from."""
        with contextlib.suppress(pygame.error):
            pygame.scrap.put_text(self.transcript())
        self.rebuild()
        self.notice = self.stage.say("copied")

    def transcript(self) -> str:
        """Write what can be read now as plain text."""
        return widgets.transcript(self.page.front)

    # Typing.

    def _edited(self, field: Widget | None, event: Event) -> bool:
        """Let a key change a field; say whether it did."""
        if not isinstance(field, Field):
            return False
        if event.key == pygame.K_BACKSPACE:
            self._set_field(field, field.value[:-1])
        elif event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self._follow(None if field.on_enter is None else field.on_enter())
        elif event.key == pygame.K_v and event.mod & pygame.KMOD_CTRL:
            with contextlib.suppress(pygame.error):
                self._lettered(pygame.scrap.get_text())
        else:
            return event.key not in (*ARROWS, *FUNCTION_KEYS) and not event.mod & pygame.KMOD_CTRL
        return True

    def _lettered(self, text: str) -> None:
        field = self.page.find(self.attention.focused)
        if isinstance(field, Field):
            self._set_field(field, field.value + "".join(filter(str.isprintable, text[: field.most])))

    def _set_field(self, field: Field, value: str) -> None:
        field.on_change(value[: field.most])
        self.rebuild()

    # Presses.

    def press(self, widget: Widget) -> None:
        """Press a widget, as far as it can be pressed now."""
        if not isinstance(widget, Button) or not widget.is_enabled or widget.on_press is None:
            return
        now = self.stage.clock()
        if now < self._deaf_until:
            return
        if widget.commits:
            self._deaf_until = now + DEAF
        self._follow(widget.on_press())


def apply_window(stage: Stage) -> Surface:
    """Open the window, or give it the size that the settings ask for."""
    settings = stage.settings
    surface = pygame.display.set_mode((settings.width, settings.height), pygame.RESIZABLE)
    with contextlib.suppress(pygame.error, AttributeError), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # there is no other way yet
        window = pygame.Window.from_display_module()
        if settings.is_maximised:
            window.maximize()
        else:
            window.restore()
    return pygame.display.get_surface() or surface
