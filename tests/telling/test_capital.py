"""What people in a capital are told, and what is told of their ruling."""

import pytest

from game.play.actions import NamedAction
from game.play.petition import Petition, Ruling
from game.play.session import Session
from game.telling.capital import capitals_line, petition_sheet, ruling_line
from game.telling.choosing import at_home, choices, requests
from game.telling.ending import summer_of
from game.telling.words import Words
from tests.builders import moscow, tariffs


@pytest.fixture
def signed():
    """A game that was signed at once, in which both capitals have to ratify."""
    session = Session.new(moscow(), seed=3, capitals=("lithuania", "soviet"))
    while session.petition is None:
        session.act(session.to_move, NamedAction("accept" if session.phase == "table" else "silence"))
    return session


def test_a_treaty_is_held_against_the_instructions(signed):
    words = Words(signed.scenario, "en")
    sheet = petition_sheet(signed, words, signed.petition)
    assert sheet.is_voted
    assert sheet.title == "The Constituent Assembly decides"
    view = signed.observe("lithuania")
    assert not any(view.clauses[one.clause].is_secret for one in sheet.clauses)
    steps = sum(
        words.steps_below("lithuania", one.clause, view.treaty[one.clause], view.clauses[one.clause].mandate)
        for one in sheet.clauses
    )
    assert f"it goes {steps} steps beyond the instructions" in sheet.steps_line
    assert "A secret note, if there is one, is not." in sheet.secret_line
    assert all(("The instructions allow only" in one.line) == one.is_below for one in sheet.clauses)
    assert sheet.speaks_for
    assert sheet.speaks_against


def test_the_summer_tells_the_vote_in_place_of_a_chance(signed):
    signed.rule(True, (21, 9))
    signed.rule(False, (1, 2))
    words = Words(signed.scenario, "en")
    days = {day.step: day for day in summer_of(signed, words, "lithuania")}
    told = days["ratification_lithuania"]
    assert told.way == "ratified"
    assert told.odds_line.startswith("People voted: 21 for, 9 against. Ratified. Left to chance, it would")
    assert told.in_summers is None
    if "ratification_soviet" in days:
        assert days["ratification_soviet"].odds_line.startswith("People voted: 1 for, 2 against. Refused.")


@pytest.mark.parametrize(("lang", "said"), [("en", "Kaunas said no"), ("lt", "Kaunas nesutiko")])
def test_a_ruling_without_a_vote_is_told_too(lang, said):
    assert ruling_line(Words(moscow(), lang), Ruling("lithuania", "request", False)).startswith(said)


def test_a_pledge_is_another_ones_to_give():
    words = Words(moscow(), "lt")
    assert capitals_line(words, "lithuania") == "Kaunas, Londonas"
    assert capitals_line(words, "soviet") == "Maskva"


def test_a_scenario_need_not_say_what_is_weighed():
    session = Session.new(tariffs(), seed=3, capitals=("halmar",))
    words = Words(session.scenario, "en")
    sheet = petition_sheet(session, words, Petition("halmar", "pledge", 1, {}, 0.1))
    assert (sheet.speaks_for, sheet.speaks_against, sheet.source) == ((), (), None)
    assert sheet.who == words.capital("halmar")
    assert sheet.secret_line is None


def test_a_delegation_is_told_that_people_decide():
    session = Session.new(moscow(), seed=3, capitals=("lithuania",))
    words = Words(session.scenario, "en")
    while session.phase != "cable":
        session.act(session.to_move, NamedAction("adjourn"))
    facts = {choice.kind: choice.fact for choice in choices(session, words, "lithuania")}
    assert facts["mandate"].startswith("Kaunas decides on it, and people")
    assert facts["pledge"].startswith("London decides on it, and people")
    assert all(one.chance is None for one in requests(session, words, "lithuania"))
    assert "The Constituent Assembly decides on it" in at_home(session, words, "lithuania", {})
