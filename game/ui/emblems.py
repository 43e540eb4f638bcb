"""Seals and flags, drawn from a side's emblem."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pygame
from pygame import Rect, Surface

from game.ui.fonts import font
from game.ui.theme import Colour

if TYPE_CHECKING:
    from game.scenario.schema import Side

FINE: Final = 4
"""Seals are drawn so many times larger, then made smaller, for smooth edges."""
LOBES: Final = 11
DEFAULT_COLOURS: Final[tuple[Colour, Colour]] = ((22, 84, 90), (158, 36, 30))


@dataclass(frozen=True, slots=True)
class Emblem:
    """What stands for a side.

    Attributes:
        colour: Of its wax and of its line on the map.
        sign: What is pressed into the wax: "columns", "star", or a letter.
        stripes: Colours of its flag, from the top.
        letters: What stands on the flag, if anything.
    """

    colour: Colour
    sign: str
    stripes: tuple[Colour, ...] = ()
    letters: str = ""


@lru_cache(maxsize=64)
def seal(emblem: Emblem, radius: int, is_ghost: bool = False) -> Surface:
    """Make a wax seal.

    Args:
        emblem: Whose.
        radius: Of the wax, pixels.
        is_ghost: Whether it is only the trace of one.

    Returns:
        A surface a little larger than the wax.
    """
    size = (2 * radius + 2) * FINE
    made = Surface((size, size), pygame.SRCALPHA)
    middle, wide = size / 2, radius * FINE
    rim = [_on_rim(middle, wide, step) for step in range(120)]
    if is_ghost:
        pygame.draw.polygon(made, (*emblem.colour, 150), rim, max(FINE, wide // 6))
    else:
        dark, light = _shaded(emblem.colour, -34), _shaded(emblem.colour, 46)
        pygame.draw.polygon(made, dark, rim)
        pygame.draw.circle(made, emblem.colour, (middle, middle), wide * 0.84)
        pygame.draw.circle(made, dark, (middle, middle), wide * 0.72, max(FINE // 2, wide // 12))
        _sign(made, emblem.sign, middle, wide * 0.6, _shaded(light, 70))
        gleam = Rect(middle - wide * 0.62, middle - wide * 0.7, wide * 0.7, wide * 0.4)
        shine = Surface(gleam.size, pygame.SRCALPHA)
        pygame.draw.ellipse(shine, (255, 255, 255, 38), shine.get_rect())
        made.blit(shine, gleam)
    return pygame.transform.smoothscale(made, (2 * radius + 2, 2 * radius + 2))


def _on_rim(middle: float, wide: float, step: int) -> tuple[float, float]:
    turn = step * math.tau / 120
    reach = wide * (0.95 + 0.035 * math.sin(LOBES * turn) + 0.025 * math.sin(3 * turn + 1))
    return middle + reach * math.cos(turn), middle + reach * math.sin(turn)


def _sign(made: Surface, sign: str, middle: float, wide: float, colour: Colour) -> None:
    match sign:
        case "star":
            points = [
                (
                    middle + wide * (1 if step % 2 == 0 else 0.4) * math.sin(step * math.pi / 5),
                    middle - wide * (1 if step % 2 == 0 else 0.4) * math.cos(step * math.pi / 5),
                )
                for step in range(10)
            ]
            pygame.draw.polygon(made, colour, points)
        case "columns":
            thick = max(2, round(wide * 0.2))
            lines: list[list[tuple[float, float]]] = [
                [(-0.8, -0.5), (-0.8, 0.75), (0.8, 0.75), (0.8, -0.5)],
                [(-0.36, -0.5), (-0.36, 0.3), (0.36, 0.3), (0.36, -0.5)],
                [(0, -0.85), (0, 0.3)],
                [(0, 0.3), (0, 0.75)],
            ]
            for line in lines:
                scaled = [(middle + x * wide, middle + y * wide) for x, y in line]
                pygame.draw.lines(made, colour, False, scaled, thick)
        case _:
            letter = font("heading", round(wide * 1.7), is_bold=True).render(sign[:1], True, colour)
            made.blit(letter, letter.get_rect(center=(middle, middle)))


def _shaded(colour: Colour, by: int) -> Colour:
    red, green, blue = (min(max(part + by, 0), 255) for part in colour)
    return red, green, blue


@lru_cache(maxsize=32)
def flag(emblem: Emblem, size: tuple[int, int]) -> Surface:
    """Make a flag with its staff's edge, a little faded, in a wind that hardly moves it."""
    made = Surface(size, pygame.SRCALPHA)
    stripes = emblem.stripes or (emblem.colour,)
    for place, colour in enumerate(stripes):
        top, bottom = place * size[1] // len(stripes), (place + 1) * size[1] // len(stripes)
        made.fill(colour, Rect(0, top, size[0], bottom - top))
    if emblem.letters:
        letters = font("body", round(size[1] * 0.3), is_bold=True).render(
            emblem.letters, True, (232, 196, 92)
        )
        made.blit(letters, (size[0] * 0.08, size[1] * 0.1))
    for left in range(size[0]):
        fold = round(14 * math.sin(left * 9 / size[0]))
        shade = Surface((1, size[1]), pygame.SRCALPHA)
        shade.fill((255, 255, 255, fold) if fold > 0 else (0, 0, 0, -fold))
        made.blit(shade, (left, 0))
    pygame.draw.rect(made, (60, 44, 26), made.get_rect(), max(1, size[1] // 40))
    return made


def paint_flag(emblem: Emblem, surface: Surface, rect: Rect) -> None:
    """Paint a flag into a rect."""
    surface.blit(flag(emblem, rect.size), rect)


def emblem_of(side: "Side", seat: int) -> Emblem:
    """Give a side's emblem; one of its initial and its seat's colour where the scenario draws none."""
    drawn = side.emblem
    if drawn is None:
        return Emblem(DEFAULT_COLOURS[seat], side.name.en[:1])
    return Emblem(_rgb(drawn.wax), drawn.sign, tuple(map(_rgb, drawn.stripes)), drawn.letters)


def _rgb(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def paint_monogram(letters: str, colour: Colour, surface: Surface, rect: Rect) -> None:
    """Paint initials within two rings, as they are stamped on letter paper."""
    surface.blit(_monogram(letters, colour, min(rect.size)), rect)


@lru_cache(maxsize=64)
def _monogram(letters: str, colour: Colour, size: int) -> Surface:
    wide = size * FINE
    made = Surface((wide, wide), pygame.SRCALPHA)
    middle = (wide / 2, wide / 2)
    pygame.draw.circle(made, (*colour, 26), middle, wide / 2)
    pygame.draw.circle(made, colour, middle, wide / 2, max(FINE, wide // 34))
    pygame.draw.circle(made, colour, middle, wide * 0.43, max(FINE // 2, wide // 90))
    drawn = font("heading", round(wide * 0.42)).render(letters[:2], True, colour)
    made.blit(drawn, drawn.get_rect(center=middle))
    return pygame.transform.smoothscale(made, (size, size))
