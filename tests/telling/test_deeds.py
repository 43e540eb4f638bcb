"""Moves as sentences, in both languages."""

import pytest

from game.play.actions import FIELDS_OF, NamedAction
from game.telling.deeds import deed
from game.telling.words import Words
from tests import builders

SEALS = {"vilnius": "later", "gold": "three_million"}


@pytest.fixture(scope="module")
def words():
    return Words(builders.moscow(), "en")


def test_a_draft_says_what_moves_where_and_what_is_read(words):
    document = words.scenario.documents[0]
    action = NamedAction("draft", seals=SEALS, document=document.id, clause="gold")
    assert deed(words, "lithuania", action) == (
        "Lithuania moves its seal on the clause Vilnius to “Left for later talks” and on the clause Gold to "
        f"“3 million, debts released”, and reads the document “{document.name.en}” on the clause Gold."
    )


def test_a_document_alone_moves_no_seal(words):
    action = NamedAction("draft", document=words.scenario.documents[0].id)
    assert deed(words, "soviet", action).startswith("Soviet Russia moves no seal and reads the document")


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize("kind", FIELDS_OF)
def test_every_kind_of_move_is_a_sentence(kind, lang):
    words = Words(builders.moscow(), lang)
    type_ = words.side_of("soviet").types[0].id
    action = NamedAction(
        kind,
        seals=SEALS if kind == "draft" else {},
        clause="gold" if kind != "mandate" else None,
        clauses=("gold", "trade"),
        type=type_,
    )
    said = deed(words, "lithuania", action)
    assert said.startswith(words.side("lithuania"))
    assert said[-1] in ".?"
    assert "{" not in said
