"""The small picture of a saved game: its tracks with both sides' seals, as far as a save tells by itself."""

from collections.abc import Iterator
from typing import Any, Final

import pygame
from pygame import Rect, Surface

from game.play.savefile import SavedGame
from game.play.setup import HUMAN
from game.scenario.schema import Scenario
from game.ui.emblems import emblem_of, flag
from game.ui.stage import Stage

FLAG_SHARE: Final = 0.34
"""Of the width, that the flags take."""


def miniature(scenario: Scenario, saved: SavedGame, stage: Stage, surface: Surface, rect: Rect) -> None:
    """Paint a saved game: the flags of the sides that people play, and the seals, clause by clause.

    Args:
        scenario: What is played.
        saved: What the save says.
        stage: What screens share.
        surface: Where to.
        rect: Place on it.
    """
    palette, line = stage.palette, max(1, round(stage.scale))
    pygame.draw.rect(surface, palette.paper, rect)
    inside = rect.inflate(-8 * line, -8 * line)
    wide = round(inside.w * FLAG_SHARE)
    _paint_flags(scenario, saved, surface, Rect(inside.x, inside.y, wide, inside.h))
    tracks = Rect(inside.x + wide + 7 * line, inside.y, inside.w - wide - 7 * line, inside.h)
    colours = [emblem_of(side, seat).colour for seat, side in enumerate(scenario.sides)]
    rows = list(_places(scenario, saved))
    for row, places in enumerate(rows):
        height = tracks.y + (row + 0.5) * tracks.h / len(rows)
        pygame.draw.line(surface, palette.shade, (tracks.left, height), (tracks.right, height), line)
        have_met = places[0] == places[1]
        for colour, place in zip([palette.gold] if have_met else colours, places, strict=False):
            pygame.draw.circle(surface, colour, (tracks.left + place * tracks.w, height), 2 * line)
    pygame.draw.rect(surface, palette.rule, rect, line)


def _paint_flags(scenario: Scenario, saved: SavedGame, surface: Surface, room: Rect) -> None:
    sides = [
        emblem_of(side, seat)
        for seat, side in enumerate(scenario.sides)
        if saved.players.get(side.id) == HUMAN or HUMAN not in saved.players.values()
    ]
    size = (room.w, min(round(room.w * 0.64), room.h // 2 - 2))
    top = room.centery - (len(sides) * (size[1] + 4) - 4) // 2
    for emblem in sides:
        surface.blit(flag(emblem, size), (room.x, top))
        top += size[1] + 4


def _places(scenario: Scenario, saved: SavedGame) -> Iterator[tuple[float, float]]:
    """Give where seals stand on each clause, 0 to 1: in the treaty, else where drafts put them."""
    signed: Any = (saved.result or {}).get("treaty") or {}
    changed = scenario.short.set if saved.short and scenario.short is not None else {}
    for clause in scenario.clauses:
        levels = [level.id for level in clause.levels]
        stands = {
            side: changed.get(f"clauses.{clause.id}.opening.{side}", level)
            for side, level in clause.opening.items()
        }
        for action in saved.actions:
            seals = action.get("seals")
            if isinstance(seals, dict) and clause.id in seals:
                stands[str(action.get("side"))] = seals[clause.id]
        at = [signed.get(clause.id, stands.get(side.id)) for side in scenario.sides]
        first, second = (_share(levels, level) for level in at)
        yield first, second


def _share(levels: list[str], level: object) -> float:
    return levels.index(str(level)) / (len(levels) - 1) if level in levels else 0
