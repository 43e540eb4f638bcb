"""A page that has been laid out: what can be reached on it, and what lies where."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from pygame import Rect

from game.ui.widgets import Button, Field, Scroll, Widget, walk

Point: TypeAlias = tuple[int, int]

SIDEWAYS: Final = 3
"""How much dearer a step aside is than one ahead, when an arrow looks for the next widget."""


class Page:
    """A page.

    Args:
        root: Its widgets, laid out.
        dialog: What stands before them, laid out; while it does, nothing else can be reached.
    """

    def __init__(self, root: Widget, dialog: Widget | None = None) -> None:
        self.root = root
        self.dialog = dialog
        self._reachable = [one for one in walk(self.front) if one.is_reachable]

    @property
    def front(self) -> Widget:
        """What can be reached: the dialog, if there is one, else the page."""
        return self.dialog or self.root

    def find(self, id_: str) -> Widget | None:
        """Find a reachable widget by its name."""
        return next((one for one in self._reachable if one.id == id_), None)

    def find_key(self, key: str) -> Button | None:
        """Find the button that a key presses."""
        buttons = (one for one in self._reachable if isinstance(one, Button))
        return next((one for one in buttons if one.key == key and one.is_enabled), None)

    def scrolls(self) -> list[Scroll]:
        """Give everything that can be scrolled."""
        scrolls = (one for one in walk(self.front) if isinstance(one, Scroll))
        return [one for one in scrolls if one.length > one.rect.h]

    def at(self, point: Point) -> Widget | None:
        """Give the reachable widget under a point, as far as it can be seen."""
        for one, seen in self._seen(self.front, self.front.rect):
            if one.is_reachable and seen.collidepoint(point):
                return one
        return None

    def scroll_at(self, point: Point) -> Scroll | None:
        """Give the innermost scroll under a point that has something to scroll."""
        found = [one for one in self.scrolls() if one.rect.collidepoint(point)]
        return found[-1] if found else None

    def scroll_around(self, widget: Widget) -> Scroll | None:
        """Give the innermost scroll that holds a widget."""
        found = [one for one in self.scrolls() if any(inner is widget for inner in walk(one.item))]
        return found[-1] if found else None

    def _seen(self, widget: Widget, clip: Rect) -> Iterator[tuple[Widget, Rect]]:
        """Give what stands in a widget, innermost first, with the part that can be seen."""
        seen = widget.rect.clip(clip)
        for child in widget.children:
            yield from self._seen(child, seen if isinstance(widget, Scroll) else clip)
        yield widget, seen

    # Focus.

    def after(self, id_: str, step: int) -> str:
        """Give the next stop of the Tab key.

        Args:
            id_: Where the focus is.
            step: 1 for the next, -1 for the one before.
        """
        stops = self._stops()
        if not stops:
            return ""
        here = self.find(id_)
        names = [self._stop_of(one) for one in stops]
        place = names.index(self._stop_of(here)) + step if here is not None else 0 if step > 0 else -1
        return stops[place % len(stops)].id

    def beside(self, id_: str, direction: Point) -> str:
        """Give the widget that an arrow leads to: the nearest of the same group that way, else the same.

        Args:
            id_: Where the focus is.
            direction: (1, 0), (-1, 0), (0, 1) or (0, -1).
        """
        here = self.find(id_)
        if here is None:
            return self.after(id_, 1)
        group = self._stop_of(here)
        fellows = [one for one in self._reachable if one is not here and self._stop_of(one) == group]
        ways = [(way, one.id) for one in fellows if (way := _way(here.rect, one.rect, direction)) is not None]
        return min(ways, default=(0, id_))[1]

    def _stops(self) -> list[Widget]:
        """Give one widget for each stop: of a group the one that is selected, or the first."""
        stops: dict[str, Widget] = {}
        for one in self._reachable:
            name = self._stop_of(one)
            is_selected = isinstance(one, Button) and one.is_selected
            if name not in stops or (is_selected and not getattr(stops[name], "is_selected", False)):
                stops[name] = one
        return list(stops.values())

    def _stop_of(self, widget: Widget | None) -> str:
        if isinstance(widget, Button) and widget.group:
            return f"group {widget.group}"
        return f"id {widget.id}" if widget is not None else ""


def is_typed_in(widget: Widget | None) -> bool:
    """Whether keys are letters for this widget."""
    return isinstance(widget, Field)


def _way(here: Rect, there: Rect, direction: Point) -> int | None:
    """How far it is from one place to another by a direction; None if it lies another way."""
    across, down = there.centerx - here.centerx, there.centery - here.centery
    ahead = across * direction[0] + down * direction[1]
    aside = abs(across * direction[1]) + abs(down * direction[0])
    overlaps = (
        there.left < here.right and here.left < there.right
        if direction[1]
        else there.top < here.bottom and here.top < there.bottom
    )
    if ahead <= 0 or (direction[0] and not overlaps):
        return None
    return ahead + SIDEWAYS * (0 if overlaps else aside)
