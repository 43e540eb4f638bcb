"""How a week goes on paper, with one machine for the whole class or none at hand."""

from collections.abc import Iterator

from game.handouts.copies import EACH_TABLE
from game.handouts.roles import steps
from game.handouts.sheet import Facts, Level, Material, Sheet


def sheets(material: Material) -> Iterator[Sheet]:
    """Give the sheet that says what happens in which order."""
    yield Sheet(
        id="paper_week",
        title=material.say("paper_week.title"),
        template="paper_week.html",
        facts=lambda level: _facts(material, level),
        seen_by=material.seen_by("everybody"),
        moment="weeks",
        copies=EACH_TABLE,
    )


def _facts(material: Material, level: Level) -> Facts:
    words = material.words
    first = material.scenario.talks.first_speaker
    speakers = (first, words.other(first))
    return {
        "steps": list(steps(material, "table", level)),
        "weeks": [
            {
                "number": week,
                "day": words.short_day(words.first_day(week)),
                "first": words.side(speakers[(week + 1) % 2]),
            }
            for week in material.weeks
        ],
    }
