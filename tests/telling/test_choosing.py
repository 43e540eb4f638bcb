"""What a player should know before choosing."""

import pytest

from game.play.actions import NamedAction
from game.telling import choosing
from tests import builders
from tests.telling.conftest import SIDE, begun


@pytest.fixture(params=["table", "cable"])
def at(request, session):
    if request.param == "cable":
        session.act(SIDE, NamedAction("adjourn"))
    assert session.phase == request.param
    return session


def test_choices_are_what_the_rules_allow(at, words, is_whole):
    legal, listed = at.legal(SIDE), choosing.choices(at, words, SIDE)
    assert is_whole(listed)
    assert {choice.kind for choice in listed if choice.is_open} == {kind for kind in legal if not legal[kind]}
    assert all(choice.barred is None or choice.fact == "" for choice in listed)
    untold = {kind for kind in legal if kind not in {choice.kind for choice in listed}}
    assert all(legal[kind].reason in choosing.NOT_WORTH_TELLING for kind in untold)


def test_what_cannot_be_accepted_names_the_clauses_in_the_way(words, moscow):
    session = begun(moscow)
    accept = next(choice for choice in choosing.choices(session, words, SIDE) if choice.kind == "accept")
    refusal = session.judge(SIDE, NamedAction("accept"))
    assert accept.barred == (None if refusal is None else words.refusal(refusal))


def test_odds_are_told_as_a_number_and_in_the_sentence(at, words):
    odds = {choice.kind: choice for choice in choosing.choices(at, words, SIDE) if choice.odds is not None}
    assert odds
    for kind, choice in odds.items():
        assert choice.odds in range(101)
        if choice.is_open and kind in at.observe(SIDE).odds:
            assert choice.odds == round(100 * at.observe(SIDE).odds[kind])
            assert str(choice.odds) in choice.fact


def test_the_capital_is_asked_for_one_level_more(session, words, is_whole):
    session.act(SIDE, NamedAction("adjourn"))
    listed = choosing.requests(session, words, SIDE)
    assert is_whole(listed)
    assert [one.clause for one in listed] == list(choosing.clauses_for(session, words, SIDE, "mandate"))
    for one in listed:
        assert words.steps_below(SIDE, one.clause, one.wider, one.now) == 1
        assert one.chance <= round(100 * session.observe(SIDE).odds["mandate"])


@pytest.mark.parametrize("kind", ["inquire", "threaten"])
def test_clauses_for_a_move_are_those_that_it_may_name(session, words, kind):
    clauses = choosing.clauses_for(session, words, SIDE, kind)
    for clause in words.open_clauses:
        assert (session.judge(SIDE, NamedAction(kind, clause=clause)) is None) == (clause in clauses)


def test_what_one_would_sign_is_judged_at_home(session, words):
    theirs = {clause.id: clause.theirs for clause in session.observe(SIDE).clauses.values()}
    steps = session.prospect(SIDE, theirs).steps
    assert steps > 0
    assert str(steps) in choosing.at_home(session, words, SIDE, theirs)
    assert choosing.at_home(session, words, SIDE, {}).startswith(words.say("choose.within"))


def test_the_other_sides_types_can_be_sounded(words):
    assert list(choosing.types_to_sound(words, SIDE)) == list(words.side_of("soviet").types)


def test_a_package_is_offered_with_its_worth(words, is_whole):
    session = begun(builders.moscow(), humans=("soviet",))
    while not session.is_over and not (found := choosing.offers(session, words, "soviet", "propose")):
        kind = {"cable": "silence", "answer": "stay", "table": "adjourn"}[session.phase]
        session.act("soviet", NamedAction(kind))
    assert found
    assert is_whole(found)
    view = session.observe("soviet")
    points = sum(view.clauses[clause].points[level] for clause, level in found[0].levels.items())
    assert found[0].worth == points
