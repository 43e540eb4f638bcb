"""Marked moments: when they come up, and what a player may pick there."""

import pytest

from game.errors import InputRefused
from game.play.actions import NamedAction
from game.play.moments import moment_at
from game.play.session import Session
from tests import builders

ADJOURN, SILENCE = NamedAction("adjourn"), NamedAction("silence")


@pytest.fixture
def third_week(against):
    """A game in which Halmar is to move at the table in the third week, of which the herring run is."""
    session = against(policy="stubborn")
    while session.week < 3 or session.phase != "table":
        session.act("halmar", ADJOURN if session.phase == "table" else SILENCE)
    return session


def test_a_moment_comes_up_once_in_its_week(third_week):
    assert third_week.moment("halmar").id == "herring_run"
    assert third_week.moment("halmar", "draft").id == "herring_run"
    third_week.act("halmar", ADJOURN, reason="the tide", picked="fish")
    decision = [one for one in third_week.decisions if one.side == "halmar"][-1]
    assert (decision.moment, decision.picked, decision.reason) == ("herring_run", "fish", "the tide")
    met = {decision.moment}
    assert moment_at(third_week.scenario.data, 3, None, met) is None


def test_a_moment_may_be_passed_over(third_week):
    third_week.act("halmar", ADJOURN)
    decision = [one for one in third_week.decisions if one.side == "halmar"][-1]
    assert (decision.moment, decision.picked) == ("herring_run", None)


def test_a_signature_is_its_own_moment_in_any_week(third_week):
    assert third_week.moment("halmar", "accept").id == "hand_on_it"


def test_no_moment_is_another_sides_or_in_another_week_or_a_cable(against, third_week):
    first_week = against(policy="stubborn")
    assert first_week.moment("halmar") is None
    assert third_week.moment("corvane") is None
    third_week.act("halmar", ADJOURN)
    assert third_week.phase == "cable"
    assert third_week.moment("halmar") is None
    assert third_week.decisions[-1].moment is None


def test_policies_meet_no_moments(tariffs):
    players = dict.fromkeys(tariffs.names.side, "negotiator")
    session = Session.new(tariffs, seed=5, players=players)
    session.play_on()
    assert not any(decision.moment for decision in session.decisions)


def test_a_reason_that_the_moment_does_not_offer_is_refused(against, third_week):
    with pytest.raises(InputRefused, match="There is no reason 'tired'"):
        third_week.act("halmar", ADJOURN, picked="tired")
    assert third_week.moment("halmar") is not None
    with pytest.raises(InputRefused, match="no marked moment"):
        against().act("halmar", ADJOURN, picked="fish")


def test_undo_brings_a_moment_back_and_redo_its_reason(third_week):
    third_week.act("halmar", ADJOURN, picked="salt")
    third_week.undo("halmar")
    assert third_week.moment("halmar").id == "herring_run"
    third_week.redo()
    assert [one.picked for one in third_week.decisions if one.picked] == ["salt"]


@pytest.mark.parametrize("scenario", [builders.moscow, builders.short_moscow])
def test_three_moments_come_up_in_the_game_that_ships(scenario):
    data = scenario().data
    met = [
        (week, moment.id)
        for week in range(1, data.talks.weeks + 1)
        if (moment := moment_at(data, week, "draft")) is not None
    ]
    assert [moment for _, moment in met] == ["border_and_alliance", "talks_go_on", "signature"]
    assert [week for week, _ in met] == ([2, 4, 6] if scenario().is_short else [3, 6, 10])
    for moment in data.moments:
        for question in moment.questions.values():
            assert len(question.reasons) in (4, 5)
