"""How wide a text will be on a page, so that drawings can make room for it."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from game.faces import font_file

USUAL: Final = 0.55
"""Width of a letter that is not known, in parts of its size."""


def text_width(text: str, size: float, *, is_bold: bool = False, is_italic: bool = False) -> float:
    """Measure a line of text in the body's face; pairs of letters are not set closer.

    Args:
        text: The text.
        size: Its size, in the unit of the answer.
        is_bold: Whether the strokes are thick.
        is_italic: Whether it leans.
    """
    widths = _widths(is_bold, is_italic)
    return size * sum(widths.get(ord(letter), USUAL) for letter in text)


def wrapped(text: str, size: float, room: float, *, is_bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines; a word that is wider than the room has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, is_bold=is_bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


@cache
def _widths(is_bold: bool, is_italic: bool) -> Mapping[int, float]:
    path = font_file("body", is_bold, is_italic)
    if path is None:
        return {}
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - a fifth of a second

    with TTFont(path, lazy=True) as face:
        font: Any = face
        advances, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {letter: advances[glyph][0] / em for letter, glyph in font.getBestCmap().items()}
