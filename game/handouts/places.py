"""The places of the map in the languages of those who live there."""

from collections.abc import Iterator

from game.handouts.copies import EACH_TABLE
from game.handouts.sheet import ONE_VERSION, Facts, Material, Sheet


def sheets(material: Material) -> Iterator[Sheet]:
    """Give the table of names, where the lesson has one."""
    places = material.handouts.places
    if places:
        yield Sheet(
            id="places",
            title=material.say("places.title"),
            template="places.html",
            facts=lambda _level: _facts(material),
            seen_by=material.seen_by("everybody"),
            moment="start",
            copies=EACH_TABLE,
            levels=ONE_VERSION,
        )


def _facts(material: Material) -> Facts:
    handouts, words = material.handouts, material.words
    return {
        "tongues": [
            {"id": tongue.id, "name": words.of(tongue.name), "from_right": tongue.from_right}
            for tongue in handouts.tongues
        ],
        "places": handouts.places,
        "note": words.of(handouts.places_note),
    }
