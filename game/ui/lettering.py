"""Setting texts: a text in a style, wrapped to a width, as a surface that is kept."""

from functools import lru_cache
from typing import Final

import pygame

from game.ui.fonts import font
from game.ui.theme import STYLES, Colour

ALIGN: Final = {"left": pygame.FONT_LEFT, "center": pygame.FONT_CENTER, "right": pygame.FONT_RIGHT}
BROKEN: Final = {"\t": " ", "\x00": ""}


def pixels(units: float, scale: float) -> int:
    """Turn units into pixels."""
    return round(units * scale)


@lru_cache(maxsize=4096)
def set_text(
    text: str, style: str, scale: float, colour: Colour, width: int, align: str = "left"
) -> pygame.Surface:
    """Draw a text.

    Args:
        text: May hold line breaks; a no-break space keeps words together.
        style: One of `theme.STYLES`.
        scale: Pixels a unit.
        colour: Of the ink.
        width: Pixels to wrap at; 0 for no wrapping.
        align: "left", "center" or "right".

    Returns:
        A surface with nothing behind the letters.
    """
    chosen = _font(style, scale)
    chosen.align = ALIGN[align]
    return chosen.render(_printable(text), True, colour, None, max(width, 0))


@lru_cache(maxsize=8192)
def text_size(text: str, style: str, scale: float, width: int = 0) -> tuple[int, int]:
    """Give width and height of a text, pixels."""
    if width <= 0 and "\n" not in text:
        return _font(style, scale).size(_printable(text))
    return set_text(text, style, scale, (0, 0, 0), width).get_size()


def longest_word(text: str, style: str, scale: float) -> int:
    """Give the width of the widest word, pixels: a box that is narrower would break it."""
    return max((text_size(word, style, scale)[0] for word in text.split(" ")), default=0)


def line_height(style: str, scale: float) -> int:
    """Give the height of a line, pixels."""
    return _font(style, scale).get_linesize()


def _font(style: str, scale: float) -> pygame.font.Font:
    chosen = STYLES[style]
    return font(chosen.face, pixels(chosen.size, scale), chosen.is_bold, chosen.is_italic)


def _printable(text: str) -> str:
    """Take out what no face can draw."""
    return "".join(BROKEN.get(letter, letter) for letter in text)
