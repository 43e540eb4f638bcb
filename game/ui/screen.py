"""What a screen is: it builds a page from what it knows, and every press gives the next screen or none."""

from collections.abc import Mapping
from typing import ClassVar

from game.ui.emblems import Emblem
from game.ui.painter import PLAIN_EMBLEMS
from game.ui.stage import Stage
from game.ui.widgets import Press, Widget


class Screen:
    """A screen of the window.

    Args:
        stage: What all screens share.
    """

    name: ClassVar[str] = "screen"
    """By which pictures of it and tests call it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def build(self) -> Widget:
        """Build the page as things stand now."""
        raise NotImplementedError

    def dialog(self) -> Widget | None:
        """Build what stands before the page, if anything does; it needs a `width`."""
        return None

    def back(self) -> "Screen | None":
        """Do what Escape does."""
        return None

    def keys(self) -> Mapping[str, Press]:
        """Give what keys do besides pressing buttons; "ctrl+s" is a key."""
        return {}

    def first_focus(self) -> str:
        """Give the id of what the keyboard reaches where the focus was nowhere; empty for the first."""
        return ""

    @property
    def is_private(self) -> bool:
        """Whether a curtain must fall before it is seen by those who look at the page for all."""
        return False

    def emblems(self) -> tuple[Emblem, Emblem]:
        """Give the emblems of both sides, by seat."""
        return PLAIN_EMBLEMS
