"""The key to the tracks: what seals, lines, dots and the dark box on them mean."""

from collections.abc import Callable
from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface

from game.telling.words import Words
from game.ui.emblems import Emblem, seal
from game.ui.stage import Stage
from game.ui.widgets import Flow, Picture, Row, Text, Widget

SIGN: Final = (20, 16)
"""Width and height of a sign, units."""
DOTS: Final = 3

Sign = Callable[[Surface, Rect], None]


def key_to_tracks(stage: Stage, words: Words, own: Emblem, theirs: Emblem) -> Widget:
    """Build the key.

    Args:
        stage: What screens share.
        words: How to say things.
        own: Emblem of the side that looks.
        theirs: Emblem of the other side.
    """
    signs: list[tuple[str, Sign]] = [
        ("ours", partial(_seal, own)),
        ("theirs", partial(_seal, theirs)),
        ("moved", partial(_trace, own)),
        ("within", partial(_bracket, stage)),
        ("pending", partial(_box, own)),
        ("worth", partial(_dots, stage)),
    ]
    return Flow(items=[_item(words.say(f"key.{name}"), sign) for name, sign in signs], gap=9)


def _item(text: str, sign: Sign) -> Widget:
    picture = Picture(label="", paint=sign, width=SIGN[0], height=SIGN[1])
    return Row(items=[picture, Text(text=text, style="small", tone="faded")], gap=4, align="center")


def _seal(emblem: Emblem, surface: Surface, rect: Rect) -> None:
    made = seal(emblem, rect.h // 2)
    surface.blit(made, made.get_rect(center=rect.center))


def _trace(emblem: Emblem, surface: Surface, rect: Rect) -> None:
    made = seal(emblem, rect.h // 2, is_ghost=True)
    surface.blit(made, made.get_rect(center=rect.center))


def _bracket(stage: Stage, surface: Surface, rect: Rect) -> None:
    thick = max(2, rect.h // 8)
    bottom = rect.centery + rect.h // 4
    pygame.draw.line(surface, stage.palette.green, (rect.left, bottom), (rect.right, bottom), thick)
    for edge in (rect.left, rect.right - 1):
        pygame.draw.line(surface, stage.palette.green, (edge, bottom), (edge, bottom - 2 * thick), thick)


def _box(emblem: Emblem, surface: Surface, rect: Rect) -> None:
    pygame.draw.rect(surface, emblem.colour, rect.inflate(0, -rect.h // 4), border_radius=rect.h // 5)


def _dots(stage: Stage, surface: Surface, rect: Rect) -> None:
    radius = max(2, rect.h // 6)
    for place in range(DOTS):
        centre = (rect.x + radius + place * 3 * radius, rect.centery)
        pygame.draw.aacircle(surface, stage.palette.faded, centre, radius)
