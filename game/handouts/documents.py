"""The documents of each side, as cards to cut out."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from game.handouts.copies import EACH_TABLE
from game.handouts.sheet import Facts, Level, Material, Sheet
from game.scenario.schema import Document, Side


def sheets(material: Material) -> Iterator[Sheet]:
    """Give the cards of each side."""
    for side in material.scenario.sides:
        name = material.words.of(side.name)
        yield Sheet(
            id=f"documents_{side.id}",
            title=material.say("documents.sheet", side=name),
            template="documents.html",
            facts=partial(_facts, material, side),
            seen_by=material.seen_by("chair", side=name, chair=material.say("chair.geographer.name")),
            moment="start",
            copies=EACH_TABLE,
            envelopes=(side.id,),
            is_secret=True,
        )


def own_documents(material: Material, side: str) -> list[Document]:
    """List the documents of a side that bear on anything in this game."""
    on_table = set(material.words.open_clauses)
    return [one for one in material.scenario.documents if one.side == side and on_table & set(one.clauses)]


def clause_names(material: Material, document: Document) -> str:
    """Name the clauses on the table that a document bears on."""
    words = material.words
    return ", ".join(words.clause(one) for one in document.clauses if one in words.open_clauses)


def _facts(material: Material, side: Side, level: Level) -> Facts:
    return {"cards": [_card(material, one, level) for one in own_documents(material, side.id)]}


def _card(material: Material, document: Document, level: Level) -> dict[str, Any]:
    words, short = material.words, material.handouts.documents[document.id]
    basic = level == "basic"
    return {
        "name": words.of(document.name),
        "credibility": words.say(f"documents.{document.credibility}"),
        "clauses": clause_names(material, document),
        "says": words.of(short.says if basic else document.text),
        "weakness": words.of(short.weakness if basic else document.weakness),
        "disputed": None if basic else words.disputed(document),
        "answers": [words.of(words.document_of(one).name) for one in document.counters],
        "answered_by": [
            words.of(one.name) for one in material.scenario.documents if document.id in one.counters
        ],
        "source": words.source(document),
    }
