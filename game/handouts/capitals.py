"""The third group: the capitals that answer cables and vote on the treaty."""

from collections.abc import Iterator
from functools import partial

from game.handouts.copies import each_of_capitals
from game.handouts.roles import mandate
from game.handouts.sheet import CAPITALS, Facts, Level, Material, Sheet, sentence
from game.scenario.lesson.handouts import Capital


def sheets(material: Material) -> Iterator[Sheet]:
    """Give a sheet for each part of the third group."""
    for capital in material.handouts.capitals:
        yield Sheet(
            id=f"capital_{capital.id}",
            title=material.words.of(capital.title),
            template="capital.html",
            facts=partial(_facts, material, capital),
            seen_by=material.seen_by("capital", capital=material.words.of(capital.title)),
            moment="start",
            copies=each_of_capitals(len(material.handouts.capitals)),
            envelopes=(CAPITALS,),
            is_secret=True,
        )


def _facts(material: Material, capital: Capital, level: Level) -> Facts:
    words = material.words
    people = [one for one in material.scenario.capitals if one.id in capital.people]
    return {
        "people": [
            {"name": words.of(one.name), "role": sentence(words.of(one.role)), "source": words.source(one)}
            for one in people
        ],
        "who": material.at(capital.who, level),
        "answers": [material.at(one, level) for one in capital.answers],
        "mandate": mandate(material, capital.mandate_of) if capital.mandate_of else [],
        "votes": [material.at(one, level) for one in capital.votes],
        "blocs": [{"name": words.of(one.name), "seats": one.seats} for one in capital.blocs],
        "weeks": [] if capital.blocs else material.weeks,
        "all_seats": sum(one.seats for one in capital.blocs),
    }
