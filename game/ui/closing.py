"""What lies on the table when the talks are over: ribbons under wax, or portfolios that have been shut."""

import math
from functools import lru_cache
from typing import Final

import pygame
from pygame import Rect, Surface

from game.ui.emblems import FINE, Emblem, seal
from game.ui.fonts import font
from game.ui.theme import Colour

LEATHER: Final[Colour] = (84, 54, 34)
BRASS: Final[Colour] = (190, 156, 84)
FROM_ABOVE: Final = 0.9
"""How much larger a seal is where it begins to come down."""
SOLID: Final = 3
"""How many times sooner than it lands a seal is all to be seen."""
SLANT: Final = 7
"""Degrees by which a stamp or a portfolio lies askew."""


def paint_seal(surface: Surface, rect: Rect, emblem: Emblem, part: float) -> None:
    """Paint a seal on its ribbon, or on its way down to it.

    Args:
        surface: Where.
        rect: The room for both.
        emblem: Whose.
        part: How far the seal has come: 1 is pressed, nought or less is not to be seen.
    """
    radius = min(rect.w, rect.h) * 3 // 8
    middle = (rect.centerx, rect.y + radius + 2)
    tails = _ribbon(emblem, (radius * 3 // 2, rect.bottom - middle[1]))
    surface.blit(tails, tails.get_rect(midtop=middle))
    if part <= 0:
        return
    made = seal(emblem, radius)
    if part < 1:
        grown = 1 + FROM_ABOVE * (1 - part) ** 2
        made = pygame.transform.smoothscale_by(made, grown)
        made.set_alpha(min(round(255 * SOLID * part), 255))
    surface.blit(made, made.get_rect(center=middle))


@lru_cache(maxsize=16)
def _ribbon(emblem: Emblem, size: tuple[int, int]) -> Surface:
    """Make two tails of a ribbon in the colours of a flag."""
    made = Surface((size[0] * FINE, size[1] * FINE), pygame.SRCALPHA)
    stripes = emblem.stripes or (emblem.colour,)
    middle, bottom = made.get_width() / 2, made.get_height()
    wide = made.get_width() / 4
    for lean in (-1, 1):
        for place, colour in enumerate(stripes):
            across = [wide * (place + step) / len(stripes) for step in (0, 1)]
            tops = [(middle + lean * wide * 0.75 - wide / 2 + x, 0.0) for x in across]
            ends = [bottom - wide / 2 + abs(x - wide / 2) for x in across]  # cut to a swallow's tail
            lows = [(x + lean * wide / 2, y) for (x, _), y in zip(tops, ends, strict=True)]
            pygame.draw.polygon(made, colour, [*tops, *reversed(lows)])
    return pygame.transform.smoothscale(made, size)


def paint_stamp(surface: Surface, rect: Rect, text: str, size: int, colour: Colour) -> None:
    """Paint a word as a rubber stamp, askew in the middle of a rect."""
    word = font("heading", size, is_bold=True).render(text.upper(), True, colour)
    edge = max(size // 8, 2)
    stamp = Surface((word.get_width() + 8 * edge, word.get_height() + 4 * edge), pygame.SRCALPHA)
    pygame.draw.rect(stamp, colour, stamp.get_rect(), edge, 2 * edge)
    pygame.draw.rect(stamp, colour, stamp.get_rect().inflate(-4 * edge, -4 * edge), 1, edge)
    stamp.blit(word, word.get_rect(center=stamp.get_rect().center))
    made = pygame.transform.rotozoom(stamp, SLANT, min(rect.w / stamp.get_width(), 1))
    made.set_alpha(215)
    surface.blit(made, made.get_rect(center=rect.center))


def paint_portfolios(surface: Surface, rect: Rect, emblems: tuple[Emblem, Emblem]) -> None:
    """Paint two shut portfolios that have been drawn apart, each turned to its own side."""
    width = min(rect.h, rect.w * 2 // 5)
    height = width * 3 // 4
    for emblem, lean in zip(emblems, (1, -1), strict=True):
        made = _portfolio(emblem, (width, height), lean * SLANT)
        surface.blit(made, made.get_rect(center=(rect.centerx - lean * rect.w // 4, rect.centery)))


@lru_cache(maxsize=8)
def _portfolio(emblem: Emblem, size: tuple[int, int], turn: int) -> Surface:
    width, height = size
    unit = max(height // 40, 1)
    made = Surface((width + 4 * unit, height + 4 * unit), pygame.SRCALPHA)
    body = Rect(unit, unit, width, height)
    pygame.draw.rect(made, (20, 10, 4, 90), body.move(2 * unit, 2 * unit), border_radius=3 * unit)
    pygame.draw.rect(made, LEATHER, body, border_radius=3 * unit)
    flap = [body.topleft, body.topright, (body.right, body.centery - 3 * unit)]
    flap += [(body.centerx, body.centery + 4 * unit), (body.left, body.centery - 3 * unit)]
    pygame.draw.polygon(made, _by(LEATHER, 14), flap)
    pygame.draw.lines(made, _by(LEATHER, -34), False, flap[2:], unit)
    _stitches(made, body.inflate(-4 * unit, -4 * unit), unit)
    for corner in (body.bottomleft, body.bottomright):
        inward = 5 * unit if corner[0] == body.left else -5 * unit
        points = [corner, (corner[0] + inward, corner[1]), (corner[0], corner[1] - 5 * unit)]
        pygame.draw.polygon(made, BRASS, points)
    clasp = Rect(0, 0, 4 * unit, 6 * unit)
    clasp.center = (body.centerx, body.centery + 4 * unit)
    pygame.draw.rect(made, BRASS, clasp, border_radius=unit)
    pygame.draw.rect(made, _by(BRASS, -70), clasp, max(unit // 2, 1), unit)
    mark = seal(emblem, 6 * unit)
    made.blit(mark, mark.get_rect(center=(body.centerx, body.top + 10 * unit)))
    return pygame.transform.rotozoom(made, turn, 1)


def _stitches(made: Surface, rect: Rect, unit: int) -> None:
    """Sew along the edge of a portfolio."""
    thread = _by(LEATHER, 70)
    for left in range(rect.left, rect.right, 3 * unit):
        for y in (rect.top, rect.bottom):
            pygame.draw.line(made, thread, (left, y), (left + unit, y))
    for top in range(rect.top, rect.bottom, 3 * unit):
        for x in (rect.left, rect.right):
            pygame.draw.line(made, thread, (x, top), (x, top + unit))


def paint_card(emblem: Emblem, surface: Surface, rect: Rect) -> None:
    """Paint the back of a card that nobody may see yet, with a side's seal."""
    unit = max(rect.h // 44, 1)
    card = Rect(0, 0, min(rect.w, rect.h * 8 // 5), rect.h)
    card.center = rect.center
    pygame.draw.rect(surface, _by(LEATHER, -22), card, border_radius=3 * unit)
    lines = card.inflate(-5 * unit, -5 * unit)
    clip = surface.get_clip()
    surface.set_clip(lines.clip(clip))
    for left in range(lines.left - lines.h, lines.right, 4 * unit):
        for begin, end in ((lines.bottom, lines.top), (lines.top, lines.bottom)):
            pygame.draw.aaline(surface, LEATHER, (left, begin), (left + lines.h, end))
    surface.set_clip(clip)
    pygame.draw.rect(surface, BRASS, lines, max(unit // 2, 1), 2 * unit)
    made = seal(emblem, rect.h // 4)
    surface.blit(made, made.get_rect(center=card.center))


def paint_ornament(surface: Surface, rect: Rect, colour: Colour) -> None:
    """Paint a line that swells to a lozenge between two dots, as printers set below a title."""
    x, y = rect.center
    size = max(rect.h // 3, 2)
    reach = min(rect.w // 2, 14 * rect.h)
    pygame.draw.polygon(surface, colour, [(x - size, y), (x, y - size), (x + size, y), (x, y + size)])
    for way in (-1, 1):
        pygame.draw.circle(surface, colour, (x + way * 3 * size, y), max(size // 3, 1))
        begin, end = x + way * 5 * size, x + way * reach
        pygame.draw.polygon(surface, colour, [(begin, y - 1), (begin, y + 1), (end, y)])


def landed(seconds: float, begins: float, takes: float) -> float:
    """Give how far something has come, 0 to 1, that falls faster and faster."""
    part = (seconds - begins) / takes
    return math.sin(math.pi / 2 * min(max(part, 0), 1)) ** 2


def _by(colour: Colour, by: int) -> Colour:
    red, green, blue = (min(max(part + by, 0), 255) for part in colour)
    return red, green, blue
