"""Small drawings that say a number or a verdict without words."""

from typing import Final

import pygame
from pygame import Rect, Surface

from game.ui.theme import Palette

ACROSS: Final = 10
"""Summers in a line of the hundred."""


def paint_hundred(surface: Surface, rect: Rect, filled: int, palette: Palette) -> None:
    """Paint a hundred squares, so many of them filled: a chance that can be counted."""
    cell = min(rect.w, rect.h) / ACROSS
    side = max(round(cell * 0.72), 2)
    for place in range(ACROSS * ACROSS):
        row, column = divmod(place, ACROSS)
        square = Rect(round(rect.x + column * cell), round(rect.y + row * cell), side, side)
        if place < filled:
            pygame.draw.rect(surface, palette.blue, square)
        else:
            pygame.draw.rect(surface, palette.rule, square, 1)


def paint_verdict(surface: Surface, rect: Rect, verdict: str, palette: Palette) -> None:
    """Paint a verdict: a triangle up or down, two lines for what is the same, waves for what is alike."""
    size = min(rect.w, rect.h)
    box = Rect(0, 0, size * 3 // 4, size * 2 // 3)
    box.center = rect.center
    thick = max(size // 8, 2)
    match verdict:
        case "better":
            pygame.draw.polygon(surface, palette.green, [box.midtop, box.bottomright, box.bottomleft])
        case "worse":
            pygame.draw.polygon(surface, palette.red, [box.midbottom, box.topleft, box.topright])
        case _:
            colour = palette.faded if verdict == "same" else palette.gold
            for y in (box.centery - thick * 3 // 2, box.centery + thick * 3 // 2):
                lift = 0 if verdict == "same" else thick
                points = [
                    (box.left + box.w * step // 4, y + (lift if step % 2 else -lift)) for step in range(5)
                ]
                pygame.draw.lines(surface, colour, False, points, thick)
