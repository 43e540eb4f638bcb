"""The rules on one page."""

from collections.abc import Iterator

from game.handouts.copies import EACH_PUPIL
from game.handouts.sheet import Facts, Level, Material, Sheet


def sheets(material: Material) -> Iterator[Sheet]:
    """Give the sheet of rules."""
    yield Sheet(
        id="rules",
        title=material.say("rules.title"),
        template="rules.html",
        facts=lambda level: _facts(material, level),
        seen_by=material.seen_by("everybody"),
        moment="before",
        copies=EACH_PUPIL,
    )


def _facts(material: Material, level: Level) -> Facts:
    story, words = material.scenario.story, material.words
    parts = material.handouts.rules if level == "basic" else material.handouts.full_rules or story.rules
    return {
        "tagline": words.of(story.tagline),
        "parts": [{"title": words.of(part.title), "text": words.of(part.text)} for part in parts],
    }
