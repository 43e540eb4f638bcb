"""The faces of the window, from font packages; where one is missing, the library's own face stands in."""

from functools import lru_cache
from importlib import import_module
from typing import Any, Final

import pygame

FAMILIES: Final = {"body": "PT Serif", "heading": "Playfair Display", "mono": "IBM Plex Mono"}


@lru_cache(maxsize=256)
def font(face: str, size: int, is_bold: bool = False, is_italic: bool = False) -> pygame.font.Font:
    """Give a font.

    Args:
        face: One of `FAMILIES`.
        size: Height in pixels.
        is_bold: Whether the strokes are thick.
        is_italic: Whether it leans.
    """
    return pygame.font.Font(font_file(face, is_bold, is_italic), max(size, 1))


@lru_cache(maxsize=32)
def font_file(face: str, is_bold: bool = False, is_italic: bool = False) -> str | None:
    """Find the file of a face; None where its package is missing, so that the library's own is used."""
    try:
        packages: Any = import_module("fontpkg")
        weight, style = (700 if is_bold else 400), ("italic" if is_italic else "normal")
        return str(packages.path(FAMILIES[face], weight=weight, style=style))
    except Exception:  # noqa: BLE001 - whatever is wrong with a font package, the game can be played without
        return None if (is_bold, is_italic) == (False, False) else font_file(face)


def are_missing() -> bool:
    """Whether any face is missing, so that some letters may be drawn as boxes."""
    return any(font_file(face) is None for face in FAMILIES)
