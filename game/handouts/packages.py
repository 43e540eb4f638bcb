"""A package, on paper of its own: whoever hands it over lays this sheet on the table."""

from collections.abc import Iterator
from functools import partial

from game.handouts.copies import EACH_TABLE
from game.handouts.sheet import ONE_VERSION, Facts, Level, Material, Sheet
from game.scenario.schema import Package


def sheets(material: Material) -> Iterator[Sheet]:
    """Give every package that can be handed over in this game."""
    for side in material.scenario.sides:
        for package in material.packages_of(side.id):
            yield Sheet(
                id=f"package_{package.id}",
                title=material.words.of(package.name),
                template="package.html",
                facts=partial(_facts, material, package),
                seen_by=material.seen_by(
                    "chair", side=material.words.of(side.name), chair=material.say("chair.head.name")
                ),
                moment="start",
                copies=EACH_TABLE,
                levels=ONE_VERSION,
                envelopes=(side.id,),
                is_secret=True,
            )


def _facts(material: Material, package: Package, _level: Level) -> Facts:
    words, open_clauses = material.words, material.words.open_clauses
    return {
        "week": material.weeks_of(*package.window)[0],
        "open_weeks": package.open_weeks,
        "text": words.of(package.text),
        "levels": [
            {
                "number": words.number(clause),
                "clause": words.clause(clause),
                "level": words.level(clause, level),
            }
            for clause, level in package.levels.items()
            if clause in open_clauses
        ],
        "source": words.source(package),
    }
