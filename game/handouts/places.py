"""The places of the map in the languages of those who live there."""

from collections.abc import Iterator
from typing import Final

from game.handouts.copies import EACH_TABLE
from game.handouts.sheet import ONE_VERSION, Material, Sheet

TONGUES: Final = ("lt", "be", "pl", "ru", "yi", "en")


def sheets(material: Material) -> Iterator[Sheet]:
    """Give the table of names, where the lesson has one."""
    places = material.handouts.places
    if places:
        yield Sheet(
            id="places",
            title=material.say("places.title"),
            template="places.html",
            facts=lambda _level: {
                "tongues": TONGUES,
                "places": [place.model_dump() for place in places],
                "note": material.words.of(material.handouts.places_note),
            },
            seen_by=material.seen_by("everybody"),
            moment="start",
            copies=EACH_TABLE,
            levels=ONE_VERSION,
        )
