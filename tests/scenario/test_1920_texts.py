"""What the texts of 1920 say of the game that is played, against that game."""

import itertools
import re

import pytest

from game.scenario.basics import Text
from game.scenario.checking import walk
from game.scenario.load import load_scenario
from game.scenario.schema import Condition
from tests import builders

WORDS = {
    "en": {6: "six", 7: "seven", 8: "eight", 10: "ten", 15: "fifteen"},
    "lt": {6: "šeši", 7: "septyni", 8: "aštuoni", 10: "dešimt", 15: "penkiolik"},
}
"""Beginnings of the words for numbers, as far as they do not bend."""


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("short", [False, True])
def test_the_intro_and_the_rules_tell_the_weeks_and_clauses_of_the_game_that_is_played(short, lang):
    data = load_scenario("1920_moscow", short=short).data
    weeks, clauses = data.talks.weeks, sum(not clause.settled for clause in data.clauses)
    for text in (data.story.intro, data.story.rules[0].text):
        said = getattr(text, lang).casefold()
        named = {number for number, word in WORDS[lang].items() if word in said}
        assert {weeks, clauses} <= named <= {weeks, clauses, 15 - clauses, data.talks.days_per_week}


@pytest.mark.parametrize("lang", WORDS)
def test_the_short_game_never_speaks_of_the_long_one(lang):
    data = load_scenario("1920_moscow", short=True).data
    texts = [data.story.intro, *(part.text for part in data.story.rules)]
    texts += [ending.text for ending in data.endings.values()]
    texts += [text for side in data.sides for column in side.columns for text in (column.paper, column.fact)]
    said = " ".join(getattr(text, lang) for text in texts).casefold()
    for word in {"en": ("ten weeks", "tenth week", "fifteen"), "lt": ("dešimt", "penkiolik")}[lang]:
        assert word not in said


@pytest.mark.parametrize("name", ["border_refused", "dead_end"])
def test_an_alliance_is_told_as_pressed_only_while_it_is(name):
    dispatches = load_scenario("1920_moscow").data.dispatches
    (told,) = (dispatch for dispatch in dispatches if dispatch.id == name)
    pressed = Condition(seal="soviet", clause="alignment", level=["alliance", "convention"])
    assert pressed in told.when


def test_a_word_from_london_may_be_told_as_soon_as_it_can_come():
    data = load_scenario("1920_moscow").data
    (word,) = (dispatch for dispatch in data.dispatches if dispatch.id == "british_assurance")
    assert word.window[0] <= data.talks.first_day


LATER = re.compile(r"in history|from 30 July|istorijoje|nuo liepos 30", re.IGNORECASE)


def test_no_text_of_a_lesson_tells_history_in_advance():
    data = builders.short_moscow().data
    before = [data.story.intro, data.sides, data.dispatches, data.documents, data.moves, data.moments]
    clauses = [(clause.stake, clause.levels) for clause in data.clauses]
    texts = [
        getattr(text, language)
        for part in (*before, *itertools.chain(*clauses))
        for _, text in walk(part)
        if isinstance(text, Text)
        for language in ("en", "lt")
    ]
    assert len(texts) > 400
    assert [text for text in texts if LATER.search(text)] == []
