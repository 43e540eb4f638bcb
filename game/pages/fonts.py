"""The faces of a page, cut down to the letters that stand on it and written into it."""

import base64
import io
import logging
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from game.faces import FAMILIES, font_file

CUTS: Final = (("body", False, False), ("body", True, False), ("body", False, True), ("heading", True, False))
"""What pages are set in: face, whether bold, whether italic."""

ALWAYS: Final = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x2212]))
"""Letters that every page gets, so that pages share what has been cut: Latin ones, dashes, quotes."""


def font_faces(text: str) -> str:
    """Write the rules of a style sheet that carry the faces.

    Args:
        text: All that stands on the page. Letters that a face lacks are left to the reader's own faces.

    Returns:
        `@font-face` rules; nothing for a face whose package is missing.
    """
    more = frozenset(letter for letter in text if letter not in ALWAYS and ord(letter) >= ord(" "))
    return "\n".join(_rule(*cut, more) for cut in CUTS if font_file(*cut) is not None)


def _rule(face: str, is_bold: bool, is_italic: bool, more: frozenset[str]) -> str:
    weight, style = ("bold" if is_bold else "normal"), ("italic" if is_italic else "normal")
    data = base64.b64encode(_cut(face, is_bold, is_italic, more)).decode("ascii")
    return (
        f'@font-face {{ font-family: "{FAMILIES[face]}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("data:font/woff;base64,{data}") format("woff"); }}'
    )


@lru_cache(maxsize=64)
def _cut(face: str, is_bold: bool, is_italic: bool, more: Iterable[str]) -> bytes:
    """Cut a face down to some letters; the same bytes every time."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 - a fifth of a second
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    options: Any = Options(
        flavor="woff", layout_features=["kern", "liga", "lnum", "tnum"], hinting=False, notdef_outline=True
    )
    font: Any = TTFont(font_file(face, is_bold, is_italic), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(ALWAYS | frozenset(more))))
    subsetter.subset(font)
    font.flavor = "woff"
    room = io.BytesIO()
    font.save(room)
    return room.getvalue()
