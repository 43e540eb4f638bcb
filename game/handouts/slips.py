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
    weeks, name = material.scenario.talks.weeks, material.words.of(side.name)
    yield Sheet(
        id=f"draft_{side.id}",
        title=material.say("slips.draft", side=name),
        template="draft_slips.html",
        facts=partial(_facts, material, side, DRAFTS_ON_A_PAGE),
        seen_by=material.seen_by("table_slip", side=name),
        moment="weeks",
        copies=for_every_week(weeks, DRAFTS_ON_A_PAGE),
        levels=ONE_VERSION,
        envelopes=(side.id,),
    )
    yield Sheet(
        id=f"cable_{side.id}",
        title=material.say("slips.cable", side=name),
        template="cable_slips.html",
        facts=partial(_facts, material, side, CABLES_ON_A_PAGE),
        seen_by=material.seen_by("cable_slip", side=name),
        moment="weeks",
        copies=for_every_week(weeks, CABLES_ON_A_PAGE),
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
