"""What a side can reckon of a treaty before it signs."""

import pytest

from game.play.actions import NamedAction
from game.play.session import Session


def instructed(session, **others):
    """A treaty at the last levels that Kaunas allows, but for some clauses."""
    seen = session.observe("lithuania").clauses
    return {clause: view.mandate for clause, view in seen.items()} | others


def new_session(moscow):
    return Session.new(moscow, seed=3, players={"lithuania": "human", "soviet": "human"})


def test_a_treaty_within_the_instructions_is_likely_to_be_ratified(moscow):
    session = new_session(moscow)
    prospect = session.prospect("lithuania", instructed(session))
    assert prospect.steps == 0
    assert prospect.ratification > 0.9


def test_every_step_below_them_costs(moscow):
    session = new_session(moscow)
    found = [
        session.prospect("lithuania", instructed(session, vilnius="later", **further))
        for further in ({}, {"grodno": "later"}, {"grodno": "reserved"})
    ]
    assert [prospect.steps for prospect in found] == [1, 2, 3]
    chances = [prospect.ratification for prospect in found]
    assert chances == sorted(chances, reverse=True)
    values = [prospect.value for prospect in found]
    assert values == sorted(values, reverse=True)


def test_what_it_says_is_what_comes(moscow):
    session = new_session(moscow)
    session.act("soviet", NamedAction("adjourn"))
    terms = {clause: seen.theirs for clause, seen in session.observe("lithuania").clauses.items()}
    prospect = session.prospect("lithuania", terms)
    session.act("lithuania", NamedAction("accept"))
    (vote,) = [
        record.details["chance"]
        for record in session.records(None)
        if record.what == "summer_step" and record.details["step"] == "ratification_lithuania"
    ]
    assert prospect.ratification == pytest.approx(vote, abs=1e-9)
    assert session.result.steps["lithuania"] == prospect.steps


def test_where_no_capital_votes_nothing_is_told(tariffs):
    session = Session.new(tariffs, seed=1, players={"halmar": "human", "corvane": "human"})
    assert session.prospect("halmar", {}).ratification is None
