"""Slips on which a week is played on paper: the draft for the table, and the secret cable."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from game.handouts.copies import for_every_week
from game.handouts.sheet import ONE_VERSION, PACKAGE_MOVES, Facts, Level, Material, Sheet
from game.scenario.schema import Side

DRAFTS_ON_A_PAGE: Final = 4
CABLES_ON_A_PAGE: Final = 6


def sheets(material: Material) -> Iterator[Sheet]:
    """Give the slips of each side."""
    for side in material.scenario.sides:
        yield from _of_side(material, side)


def _of_side(material: Material, side: Side) -> Iterator[Sheet]:
    yield _slips(material, side, "draft", "table_slip", DRAFTS_ON_A_PAGE)
    yield _slips(material, side, "cable", "cable_slip", CABLES_ON_A_PAGE)


def _slips(material: Material, side: Side, kind: str, readers: str, on_a_page: int) -> Sheet:
    name = material.words.of(side.name)
    return Sheet(
        id=f"{kind}_{side.id}",
        title=material.say(f"slips.{kind}", side=name),
        template=f"{kind}_slips.html",
        facts=partial(_facts, material, side, on_a_page),
        seen_by=material.seen_by(readers, side=name),
        moment="weeks",
        copies=for_every_week(material.scenario.talks.weeks, on_a_page),
        levels=ONE_VERSION,
        envelopes=(side.id,),
    )


def _facts(material: Material, side: Side, on_a_page: int, _level: Level) -> Facts:
    words, moves = material.words, material.scenario.moves
    hidden = PACKAGE_MOVES - ({"propose"} if material.packages_of(side.id) else set())
    return {
        "side": words.of(side.name),
        "slips": range(on_a_page),
        "lines": range(material.scenario.talks.seals_per_draft),
        "moves": [words.of(moves[kind].name) for kind in side.table_moves if kind not in hidden],
        "cables": [words.of(moves[kind].name) for kind in side.cables],
    }
