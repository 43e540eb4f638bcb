"""The clauses on the table with their levels, openings and room for seals; and the record of all seals."""

from collections.abc import Iterator
from typing import Any

from game.handouts.copies import EACH_DELEGATION, EACH_TABLE
from game.handouts.sheet import ONE_VERSION, Facts, Level, Material, Sheet
from game.scenario.schema import Clause


def sheets(material: Material) -> Iterator[Sheet]:
    """Give the sheet of clauses, and the one on which the seals are recorded."""
    yield Sheet(
        id="clauses",
        title=material.say("clauses.title"),
        template="clauses.html",
        facts=lambda level: _facts(material, level),
        seen_by=material.seen_by("everybody"),
        moment="start",
        copies=EACH_DELEGATION,
        envelopes=material.side_envelopes,
    )
    yield Sheet(
        id="seals",
        title=material.say("seals.title"),
        template="seals.html",
        facts=lambda level: _facts(material, level),
        seen_by=material.seen_by("everybody"),
        moment="weeks",
        copies=EACH_TABLE,
        levels=ONE_VERSION,
    )


def _facts(material: Material, level: Level) -> Facts:
    words = material.words
    return {
        "sides": [words.of(side.name) for side in material.scenario.sides],
        "marks": marks(material),
        "weeks": material.weeks,
        "clauses": [_clause(material, one, level) for one in material.scenario.clauses if not one.settled],
        "hard_words": [
            {"word": words.of(one.word), "meaning": words.of(one.meaning)}
            for one in material.handouts.hard_words
            if level == "basic"
        ],
        "settled": [
            words.seal(one.id, one.opening[material.scenario.sides[0].id])
            for one in material.scenario.clauses
            if one.settled
        ],
    }


def marks(material: Material) -> list[str]:
    """Give the letter by which each side's seal is written."""
    return [material.words.of(side.name)[0] for side in material.scenario.sides]


def _clause(material: Material, clause: Clause, level: Level) -> dict[str, Any]:
    words = material.words
    return {
        "number": words.number(clause.id),
        "name": words.of(clause.name),
        "is_secret": clause.secret,
        "stake": words.of(material.handouts.stakes[clause.id] if level == "basic" else clause.stake),
        "source": words.source(clause),
        "levels": [
            {**told, "text": words.of(one.text) if level == "advanced" else None}
            for one, told in zip(clause.levels, levels(material, clause), strict=True)
        ],
    }


def levels(material: Material, clause: Clause) -> list[dict[str, Any]]:
    """List the levels of a clause, with the letters of the seals that stand there at the opening."""
    openings = [clause.opening[side.id] for side in material.scenario.sides]
    return [
        {
            "label": material.words.of(one.label),
            "marks": [letter for letter, at in zip(marks(material), openings, strict=True) if at == one.id],
        }
        for one in clause.levels
    ]
