"""The faces of the window; where one is missing, the library's own face stands in."""

from functools import lru_cache

import pygame

from game.faces import FAMILIES, font_file


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


def are_missing() -> bool:
    """Whether any face is missing, so that some letters may be drawn as boxes."""
    return any(font_file(face) is None for face in FAMILIES)
