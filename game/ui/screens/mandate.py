"""The least that a side may sign, clause by clause, as short tracks."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface

from game.play.view import View
from game.telling.briefing import Instruction, instructions_of
from game.telling.table import ClauseRow, rows_of
from game.telling.words import Words
from game.ui.emblems import Emblem, seal
from game.ui.theme import Palette
from game.ui.widgets import Column, Picture, Row, Rule, Text, Widget

TRACK: Final = (118, 24)
"""Width and height of a track, units."""


@dataclass(frozen=True, slots=True)
class Pips:
    """The levels of a clause as pips in a line.

    Attributes:
        within: Of each level whether the instructions allow it.
        last: Place of the last that they allow.
        seals: Places of seals, by seat; None where a seat's is not shown.
        emblems: Of both sides, by seat.
        palette: Colours.
    """

    within: tuple[bool, ...]
    last: int
    seals: tuple[int | None, int | None]
    emblems: tuple[Emblem, Emblem]
    palette: Palette


class Mandate:
    """Lists a side's instructions.

    Args:
        words: How to say things.
        view: What the side sees.
        emblems: Of both sides, by seat.
        palette: Colours.
    """

    def __init__(self, words: Words, view: View, emblems: tuple[Emblem, Emblem], palette: Palette) -> None:
        self.words = words
        self.view = view
        self.emblems = emblems
        self.palette = palette
        self.clauses: Sequence[Instruction] = instructions_of(words, view).clauses

    def build(self) -> Widget:
        """List each clause with its track and the last level that may be signed."""
        return Column(
            items=[self._heads(0.36, ("mandate.least", 0.44)), *(self._row(one) for one in self.clauses)],
            gap=5,
        )

    def build_beside_seals(self, *, is_wide: bool) -> Widget:
        """List each clause with both seals on its track, and whether theirs is enough.

        Args:
            is_wide: Whether there is room for everything in one line.
        """
        heads = (("mandate.least", 0.25), ("mandate.theirs", 0.24), ("mandate.standing", 0.18))
        rows = zip(self.clauses, rows_of(self.words, self.view), strict=True)
        lines: list[Widget] = []
        for one, row in rows:
            lines += [Rule(), self._wide(one, row) if is_wide else self._narrow(one, row)]
        return Column(items=[*([self._heads(0.26, *heads)] if is_wide else []), *lines], gap=5)

    def _row(self, one: Instruction) -> Widget:
        return Row(
            items=[
                Text(text=f"{one.number}. {self.words.clause(one.clause)}", style="label", grow=0.36),
                self._track(one, has_seals=False),
                Text(text=self.words.level(one.clause, one.level), style="label_bold", grow=0.44),
            ],
            gap=12,
            align="center",
        )

    def _heads(self, before: float, *heads: tuple[str, float]) -> Widget:
        """Head the columns: above the tracks, whose wish lies at which end.

        Args:
            before: Share of the column before the tracks.
            heads: Key of the text and share of each column after them.
        """
        first, second = (self.words.of(side.capital) for side in self.words.scenario.sides)
        ends = Row(
            width=TRACK[0],
            items=[_head(second, 1), _head(first, 1, align="right")],
        )
        named = [_head(self.words.say(key), share) for key, share in heads]
        return Row(items=[Text(text="", grow=before), ends, *named], gap=12, align="center")

    def _wide(self, one: Instruction, row: ClauseRow) -> Widget:
        standing, tone = self._standing(row)
        return Row(
            items=[
                Text(text=f"{one.number}. {row.name}", style="label", grow=0.26),
                self._track(one, has_seals=True),
                Text(text=self.words.level(one.clause, one.level), style="label_bold", grow=0.25),
                Text(text=row.theirs, style="label", grow=0.24),
                Text(text=standing, style="label_bold", tone=tone, grow=0.18),
            ],
            gap=12,
            align="center",
        )

    def _narrow(self, one: Instruction, row: ClauseRow) -> Widget:
        standing, tone = self._standing(row)
        least = self.words.level(one.clause, one.level)
        return Column(
            items=[
                Row(
                    items=[
                        Text(text=f"{one.number}. {row.name}", style="label_bold", grow=1),
                        self._track(one, has_seals=True),
                    ],
                    gap=12,
                    align="center",
                ),
                Text(text=self.words.say("mandate.line", least=least, theirs=row.theirs), style="label"),
                Text(text=standing, style="label_bold", tone=tone),
            ],
            gap=2,
        )

    def _standing(self, row: ClauseRow) -> tuple[str, str]:
        """Say whether what they give is enough, and in which tone."""
        if row.is_initialled and row.is_enough:
            return self.words.say("table.initialled"), "gold"
        if row.is_initialled:
            return self.words.say("mandate.initialled_below"), "red"
        if row.is_enough:
            return self.words.say("table.within"), "green"
        return self.words.say("table.below"), "red"

    def _track(self, one: Instruction, *, has_seals: bool) -> Widget:
        seen, seat = self.view.clauses[one.clause], self.words.names.side[self.view.side]
        levels = [level.id for level in self.words.clause_of(one.clause).levels]
        own, theirs = levels.index(seen.ours), levels.index(seen.theirs)
        pips = Pips(
            within=tuple(
                not self.words.is_below(self.view.side, one.clause, level, one.level) for level in levels
            ),
            last=levels.index(one.level),
            seals=((own, theirs) if seat == 0 else (theirs, own)) if has_seals else (None, None),
            emblems=self.emblems,
            palette=self.palette,
        )
        return Picture(label="", width=TRACK[0], height=TRACK[1], paint=partial(paint_pips, pips))


def _head(text: str, share: float, align: str = "left") -> Widget:
    return Text(text=text, style="small_italic", tone="faded", align=align, grow=share)


def paint_pips(pips: Pips, surface: Surface, rect: Rect) -> None:
    """Paint the levels of a clause as pips, with what is allowed and the seals on them."""
    unit, palette = rect.h / TRACK[1], pips.palette
    line, size = max(1, round(unit)), round(9 * unit)
    edge = round(10 * unit)
    step = (rect.w - 2 * edge) / max(len(pips.within) - 1, 1)
    middle = rect.centery - round(2 * unit)
    centres = [rect.x + edge + round(place * step) for place in range(len(pips.within))]
    pygame.draw.line(surface, palette.rule, (centres[0], middle), (centres[-1], middle), line)
    for place, across in enumerate(centres):
        pip = Rect(0, 0, size, size)
        pip.center = (across, middle)
        is_within = pips.within[place]
        pygame.draw.rect(surface, palette.green if is_within else palette.pale, pip)
        pygame.draw.rect(surface, palette.green if is_within else palette.rule, pip, line)
    _underline(pips, surface, centres, middle + round(11 * unit), round(8 * unit), 2 * line)
    for seat, at in enumerate(pips.seals):
        if at is not None:
            is_shared = pips.seals[0] == pips.seals[1]
            aside = round((4 if seat == 0 else -4) * unit) if is_shared else 0
            made = seal(pips.emblems[seat], round(7 * unit))
            surface.blit(made, made.get_rect(center=(centres[at] + aside, middle)))


def _underline(
    pips: Pips, surface: Surface, centres: Sequence[int], below: int, reach: int, thick: int
) -> None:
    """Draw a line below what is allowed, closed at the last level that is."""
    allowed = [centres[place] for place, is_within in enumerate(pips.within) if is_within]
    if not allowed:
        return
    left, right = allowed[0] - reach, allowed[-1] + reach
    end = left if centres[pips.last] == allowed[0] else right
    colour = pips.palette.green
    pygame.draw.line(surface, colour, (left, below), (right, below), thick)
    pygame.draw.line(surface, colour, (end, below), (end, below - 3 * thick), thick)
