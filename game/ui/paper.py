"""Papers: the desk, sheets with grain, shadow and double rule, telegram forms."""

from functools import lru_cache
from typing import Final

import numpy as np
import pygame
from pygame import Rect, Surface

from game.ui.lettering import pixels
from game.ui.theme import Colour, Palette

TILE: Final = 256
GRAINS: Final = ((3, 2.2), (32, 1.2), (128, 1.8))
"""Cells across a tile, and how strongly each size of grain shows."""
SHADOW: Final = 5
SHADOW_DARKNESS: Final = 60


@lru_cache(maxsize=8)
def grain(colour: Colour, seed: int = 1) -> Surface:
    """Make a tile of grained paper that repeats without a seam, `TILE` pixels square."""
    chance = np.random.default_rng(seed)
    waves = sum(strength * _waves(chance, cells) for cells, strength in GRAINS)
    light = waves + chance.normal(0, 1.3, (TILE, TILE))
    pixels_ = np.clip(np.asarray(colour)[None, None, :] + light[:, :, None], 0, 255).astype(np.uint8)
    return pygame.surfarray.make_surface(pixels_)


def _waves(chance: np.random.Generator, cells: int) -> np.ndarray:
    """Smooth noise that meets itself at the edges, -1 to 1 or so."""
    coarse = chance.normal(0, 1, (cells, cells))
    at = np.arange(TILE) * cells / TILE
    low, part = at.astype(int), at % 1
    part = part * part * (3 - 2 * part)
    high = (low + 1) % cells
    rows = coarse[low] * (1 - part[:, None]) + coarse[high] * part[:, None]
    smooth: np.ndarray = rows[:, low] * (1 - part) + rows[:, high] * part
    return smooth


def spread(surface: Surface, rect: Rect, tile: Surface) -> None:
    """Cover a rect with a tile."""
    clip = surface.get_clip()
    surface.set_clip(rect.clip(clip))
    for left in range(rect.left, rect.right, TILE):
        for top in range(rect.top, rect.bottom, TILE):
            surface.blit(tile, (left, top))
    surface.set_clip(clip)


@lru_cache(maxsize=2)
def desk(size: tuple[int, int], palette: Palette) -> Surface:
    """Make what the papers lie on, darker to the edges."""
    made = Surface(size)
    made.fill(palette.desk)
    if palette.is_plain:
        return made
    spread(made, made.get_rect(), grain(palette.desk, 2))
    across = np.linspace(-1, 1, size[0])[:, None] ** 4
    down = np.linspace(-1, 1, size[1])[None, :] ** 4
    darkness = np.clip((across + down) * 46, 0, 80).astype(np.uint8)
    shade = Surface(size, pygame.SRCALPHA)
    shade.fill((40, 24, 6, 0))
    alpha = pygame.surfarray.pixels_alpha(shade)
    alpha[:] = darkness
    del alpha
    made.blit(shade, (0, 0))
    return made.convert() if pygame.display.get_surface() else made


@lru_cache(maxsize=64)
def sheet(size: tuple[int, int], kind: str, scale: float, palette: Palette) -> Surface:
    """Make a sheet with its shadow; the surface is `margin(scale)` larger on every side.

    Args:
        size: Of the sheet, pixels.
        kind: "sheet", "telegram" or "dark".
        scale: Pixels a unit.
        palette: Colours.
    """
    edge = margin(scale)
    made = Surface((size[0] + 2 * edge, size[1] + 2 * edge), pygame.SRCALPHA)
    rect = Rect(edge, edge, *size)
    if not palette.is_plain:
        _shadow(made, rect, edge)
    colour = {"telegram": palette.pale, "dark": palette.wood}.get(kind, palette.paper)
    if palette.is_plain or kind == "dark":
        made.fill(colour, rect)
    else:
        spread(made, rect, grain(colour, 3 if kind == "telegram" else 1))
    _frame(made, rect, kind, scale, palette)
    return made


def margin(scale: float) -> int:
    """Give the room for a sheet's shadow, pixels."""
    return pixels(SHADOW, scale) + 1


def _shadow(made: Surface, rect: Rect, edge: int) -> None:
    for step in range(edge):
        darkness = SHADOW_DARKNESS * (step + 1) // edge // 3
        out = edge - step
        shade = Surface((rect.w + out, rect.h + out), pygame.SRCALPHA)
        pygame.draw.rect(shade, (30, 18, 4, darkness), shade.get_rect(), border_radius=out)
        made.blit(shade, (rect.x + edge // 3, rect.y + edge // 3))


def _frame(made: Surface, rect: Rect, kind: str, scale: float, palette: Palette) -> None:
    line = max(1, pixels(1, scale))
    pygame.draw.rect(made, palette.rule, rect, line)
    if kind == "sheet":
        pygame.draw.rect(made, palette.rule, rect.inflate(-6 * line, -6 * line), line)
    elif kind == "telegram":
        for top in (rect.top + 3 * line, rect.bottom - 5 * line):
            pygame.draw.line(made, palette.blue, (rect.left + 4, top), (rect.right - 5, top), line)
