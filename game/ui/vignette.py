"""The picture on the first page: a treaty with two seals between two flags, on engraved ornament and tape."""

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, TypeAlias

import pygame
from pygame import Rect, Surface

from game.ui import paper
from game.ui.emblems import DEFAULT_COLOURS, Emblem, flag, seal
from game.ui.theme import Colour, Palette

FINE: Final = 2
"""The ornament is drawn so many times larger, then made smaller, for smooth lines."""
PETALS: Final = 12
CURVES: Final = 24

Point: TypeAlias = tuple[float, float]

MORSE: Final = {
    "A": ".-", "B": "-...", "C": "-.-.", "D": "-..", "E": ".", "F": "..-.", "G": "--.", "H": "....",
    "I": "..", "J": ".---", "K": "-.-", "L": ".-..", "M": "--", "N": "-.", "O": "---", "P": ".--.",
    "Q": "--.-", "R": ".-.", "S": "...", "T": "-", "U": "..-", "V": "...-", "W": ".--", "X": "-..-",
    "Y": "-.--", "Z": "--..", "0": "-----", "1": ".----", "2": "..---", "3": "...--", "4": "....-",
    "5": ".....", "6": "-....", "7": "--...", "8": "---..", "9": "----.",
}  # fmt: skip


@lru_cache(maxsize=4)
def vignette(size: tuple[int, int], emblems: tuple[Emblem, Emblem], wire: str, palette: Palette) -> Surface:
    """Make the picture.

    Args:
        size: Pixels.
        emblems: Of both sides, by seat; the second side's flag lies to the left, as on the tracks.
        wire: What stands on the tape, in Morse code.
        palette: Colours.

    Returns:
        A surface with nothing behind the picture.
    """
    made = Surface(size, pygame.SRCALPHA)
    unit = min(size[0] / 530, size[1] / 330)
    middle = (size[0] / 2, size[1] * 0.46)
    made.blit(_ornament(size, middle, 150 * unit, palette), (0, 0))
    for emblem, side in ((emblems[1], -1), (emblems[0], 1)):
        _lay_flag(made, emblem, (middle[0] + side * 162 * unit, middle[1] - 8 * unit), side, unit)
    sheet = Rect(0, 0, round(196 * unit), round(262 * unit))
    sheet.center = (round(middle[0]), round(middle[1]))
    _lay_treaty(made, sheet, unit, palette)
    for emblem, side in ((emblems[1], -1), (emblems[0], 1)):
        _hang_seal(made, emblem, (sheet.centerx + side * 44 * unit, sheet.bottom - 44 * unit), unit)
    _lay_tape(made, wire, Rect(0, round(size[1] - 46 * unit), size[0], round(30 * unit)), palette)
    return made


# Ornament.


def _ornament(size: tuple[int, int], middle: Point, reach: float, palette: Palette) -> Surface:
    """Engrave a rosette of the kind that stands on bonds and banknotes."""
    fine = Surface((size[0] * FINE, size[1] * FINE), pygame.SRCALPHA)
    centre = (middle[0] * FINE, middle[1] * FINE)
    for place in range(CURVES):
        turn = place * math.tau / CURVES / PETALS
        points = list(_rosette(centre, reach * FINE, turn))
        pygame.draw.aalines(fine, (*palette.rule, 90), True, points)
    return pygame.transform.smoothscale(fine, size)


def _rosette(centre: Point, reach: float, turn: float) -> Iterator[Point]:
    for step in range(720):
        angle = step * math.tau / 720
        wave = (
            0.72
            + 0.2 * math.cos(PETALS * (angle + turn))
            + 0.08 * math.cos(3 * PETALS * angle - PETALS * turn)
        )
        yield centre[0] + 1.62 * reach * wave * math.cos(angle), centre[1] + reach * wave * math.sin(angle)


# Flags, treaty, seals.


def _lay_flag(made: Surface, emblem: Emblem, centre: Point, side: int, unit: float) -> None:
    cloth = flag(emblem, (round(190 * unit), round(122 * unit)))
    turned = pygame.transform.rotozoom(cloth, -7 * side, 1)
    shade = pygame.mask.from_surface(turned).to_surface(setcolor=(30, 18, 4, 60), unsetcolor=(0, 0, 0, 0))
    place = turned.get_rect(center=centre)
    made.blit(shade, place.move(round(4 * unit), round(5 * unit)))
    made.blit(turned, place)


def _lay_treaty(made: Surface, sheet: Rect, unit: float, palette: Palette) -> None:
    """Lay a sheet of two columns, one for each language, whose lines nobody can read."""
    edge = paper.margin(unit)
    made.blit(paper.sheet(sheet.size, "sheet", unit, palette), (sheet.x - edge, sheet.y - edge))
    line = max(1, round(unit))
    for width, down in ((92, 24), (58, 34)):
        top = sheet.y + down * unit
        half = width * unit / 2
        pygame.draw.line(
            made, palette.red, (sheet.centerx - half, top), (sheet.centerx + half, top), 2 * line
        )
    for column in (-1, 1):
        left = sheet.centerx + (-82 if column < 0 else 8) * unit
        for row in range(13):
            length = (74, 70, 74, 66, 74, 48)[(row + (column > 0)) % 6] * unit
            start = (left, sheet.y + (54 + 10 * row) * unit)
            _write_line(made, start, length, row + 20 * column, palette.faded, unit)
    pygame.draw.line(
        made,
        palette.rule,
        (sheet.centerx, sheet.y + 50 * unit),
        (sheet.centerx, sheet.y + 180 * unit),
        line,
    )


def _write_line(made: Surface, start: Point, length: float, seed: int, ink: Colour, unit: float) -> None:
    """Write a line of a hand that cannot be read: strokes and gaps of words."""
    at = 0.0
    word = 0
    while at < length:
        long = (7 + (seed * 7 + word * 5) % 11) * unit
        points = [
            (
                start[0] + at + step * unit,
                start[1] + 1.6 * unit * math.sin(step * 2.1 + seed) * (1 + (step % 3 == 0)),
            )
            for step in range(max(2, int(min(long, length - at) / unit)))
        ]
        pygame.draw.aalines(made, ink, False, points)
        at += long + 4 * unit
        word += 1


def _hang_seal(made: Surface, emblem: Emblem, centre: Point, unit: float) -> None:
    """Hang a seal on a ribbon of its side's colours."""
    stripes = emblem.stripes or (emblem.colour,)
    wide, long = 7 * unit, 62 * unit
    for place, colour in enumerate(stripes):
        left = centre[0] + (place - len(stripes) / 2) * wide
        right = left + wide
        pygame.draw.polygon(
            made,
            colour,
            [
                (left, centre[1]),
                (right, centre[1]),
                (right, centre[1] + long),
                ((left + right) / 2, centre[1] + long - 4 * unit),
                (left, centre[1] + long),
            ],
        )
    wax = seal(emblem, round(27 * unit))
    made.blit(wax, wax.get_rect(center=centre))


# The tape.


def _lay_tape(made: Surface, wire: str, tape: Rect, palette: Palette) -> None:
    """Lay the tape of a Morse writer across, with a word on it again and again."""
    strip = Surface(tape.size, pygame.SRCALPHA)
    strip.fill((*palette.pale, 255))
    line = max(1, tape.h // 28)
    for top in (0, tape.h - line):
        pygame.draw.rect(strip, palette.rule, Rect(0, top, tape.w, line))
    beat = max(2, round(tape.h * 0.16))
    at = beat * 3
    while wire and at < tape.w:
        at = _tap(strip, wire, at, beat, palette.blue)
    shade = Surface((tape.w, tape.h), pygame.SRCALPHA)
    shade.fill((30, 18, 4, 46))
    made.blit(shade, tape.move(0, max(2, tape.h // 9)))
    made.blit(strip, tape)


def _tap(strip: Surface, wire: str, at: int, beat: int, ink: Colour) -> int:
    """Write words as dots and dashes; give where they end."""
    thick = max(2, round(beat * 0.7))
    for letter in wire.upper():
        for sign in MORSE.get(letter, ""):
            long = beat if sign == "." else 3 * beat
            mark = Rect(at, (strip.get_height() - thick) // 2, long, thick)
            pygame.draw.rect(strip, ink, mark, border_radius=thick // 2)
            at += long + beat
        at += 2 * beat if letter in MORSE else 4 * beat
    return at + 6 * beat


# The icon.


def icon(size: int = 64) -> Surface:
    """Make the window's icon: a small sheet with two seals."""
    fine = size * FINE
    made = Surface((fine, fine), pygame.SRCALPHA)
    sheet = Rect(fine // 8, 0, fine * 3 // 4, fine * 15 // 16)
    pygame.draw.rect(made, (236, 224, 194), sheet, border_radius=fine // 24)
    pygame.draw.rect(made, (98, 76, 50), sheet, fine // 32, fine // 24)
    for row in range(4):
        top = sheet.y + fine * (4 + 3 * row) // 32
        pygame.draw.line(
            made, (98, 76, 50), (sheet.x + fine // 8, top), (sheet.right - fine // 8, top), fine // 32
        )
    for side, colour in zip((1, -1), DEFAULT_COLOURS, strict=True):
        wax = seal(Emblem(colour, ""), fine // 5)
        made.blit(wax, wax.get_rect(center=(fine // 2 + side * fine // 5, fine * 3 // 4)))
    return pygame.transform.smoothscale(made, (size, size))
