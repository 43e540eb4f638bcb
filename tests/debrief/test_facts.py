"""What the debrief of one game tells, as plain facts."""

from functools import cache

import pytest

from game.debrief.facts import CARDS, LEAST_CARDS, facts_of, weightiest
from game.debrief.reckoning.bargain import bargain_of
from game.debrief.reckoning.choices import Alternative, Choice, Course, Interval
from game.debrief.reckoning.gap import gap_of
from game.play.actions import NamedAction
from game.scenario.lesson.load import find_lesson
from game.telling.words import Words
from tests import builders
from tests.telling.conftest import begun, give_away, play_to_the_end, texts_in

SIDE = "lithuania"
NASTY = '<script>alert("1")</script> & Co'


def choice(turn, gain, against_history=None, side=SIDE):
    def alternative(mean):
        return Alternative(NamedAction("adjourn"), Interval(mean, mean - 1, mean + 1))

    return Choice(
        turn=turn,
        week=1,
        side=side,
        phase="table",
        action=NamedAction("adjourn"),
        before=50,
        after=50 - gain,
        best=alternative(gain),
        historical=None if against_history is None else alternative(against_history),
        n_alternatives=7,
    )


def course_of(session, side):
    turns = [turn for turn, one in enumerate(session.decisions, 1) if one.side == side]
    choices = tuple(choice(turn, place - 3, place - 2, side) for place, turn in enumerate(turns))
    return Course(side, choices, 50, -3, 4, 51, 90)


@cache
def reckoned(session):
    words = Words(session.scenario, "en")
    return {
        "bargain": bargain_of(session),
        "gap": gap_of(session, words),
        "courses": tuple(course_of(session, one) for one in session.humans),
    }


@cache
def told(session, lang="en", side=SIDE):
    """Tell a game of a group with a nasty name; what takes long is done once."""
    more = reckoned(session) if session.is_over else {}
    return facts_of(session, Words(session.scenario, lang), side, group=NASTY, **more)


def told_with(session, side=SIDE, **more):
    return facts_of(session, Words(session.scenario, "en"), side, **more)


def begun_with_a_reason(scenario, humans=(SIDE,)):
    session = begun(scenario, humans=humans)
    session.act(session.to_move, give_away(session, session.to_move), reason=NASTY)
    return session


@pytest.fixture(scope="session")
def signed(moscow):
    return play_to_the_end(begun_with_a_reason(moscow))


@pytest.fixture(scope="session")
def parted(moscow):
    return play_to_the_end(begun(moscow), gives=False)


@pytest.fixture(scope="session")
def running(moscow):
    """A game of two people, of which one has sent a secret cable."""
    session = begun_with_a_reason(moscow, (SIDE, "soviet"))
    while session.phase != "cable":
        session.act(session.to_move, NamedAction("adjourn"))
    first = session.to_move
    for _ in range(2):
        side = session.to_move
        other = "soviet" if side == SIDE else SIDE
        type_ = next(one for one in session.scenario.data.sides if one.id == other).types[0].id
        cable = NamedAction("probe", type=type_) if side == first else NamedAction("silence")
        session.act(side, cable, reason=f"secret of {side}")
    return session


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize("game", ["signed", "parted", "running"])
@pytest.mark.parametrize("side", [SIDE, None])
def test_every_text_is_filled(request, game, side, lang):
    facts = told(request.getfixturevalue(game), lang, side)
    assert not [text for text in texts_in(facts) if "{" in text or "}" in text]
    assert facts.head.group == NASTY


def test_every_week_of_the_talks_stands_beside_the_record(signed):
    facts = told(signed)
    assert [week.week for week in facts.weeks] == list(range(1, 11))
    assert all(len(week.history) == 1 and week.history[0].text for week in facts.weeks)
    assert facts.weeks[0].reasons[0].reason == NASTY
    both = told(signed, side=None)
    assert all([deed.side for deed in week.history] == ["Lithuania", "Soviet Russia"] for week in both.weeks)


def test_a_week_in_which_no_week_of_the_record_begins_is_told_by_the_one_that_runs():
    session = begun(builders.short_moscow())
    weeks = told(session).weeks
    assert all(week.history for week in weeks)
    assert weeks[0].history[0].since is None
    assert weeks[-1].history[0].since == "9 July"


def test_the_course_of_the_draft_ends_where_the_treaty_stands(signed):
    facts = told(signed)
    assert len(facts.clauses) == 15
    for clause in facts.clauses:
        first, second = (places[-1] for places in clause.seals.values())
        assert first == second
        assert clause.levels[first] == Words(signed.scenario, "en").level(
            clause.clause, signed.result.treaty[clause.clause]
        )
        assert clause.met is not None
        meeting = [
            week for week, pair in enumerate(zip(*clause.seals.values(), strict=True)) if pair[0] != pair[1]
        ]
        assert clause.met == (meeting[-1] + 1 if meeting else 0)


def test_seals_that_stay_apart_have_not_met(parted):
    facts = told(parted)
    assert not facts.has_treaty
    assert facts.map is None
    assert any(clause.met is None for clause in facts.clauses)
    assert facts.treaty


def test_all_markers_are_told_when_all_is_over_and_it_is_said_who_could_not_see_them(signed):
    by_id = {marker.marker: marker for marker in told(signed).markers}
    assert len(by_id) == len(signed.scenario.data.markers)
    assert by_id["alliance_demand"].unseen_by == ("Lithuania",)
    assert by_id["home"].unseen_by == ()
    assert by_id["enmity"].unseen_by == ("Lithuania",)
    assert {marker.marker: marker for marker in told(signed, side=None).markers}["enmity"].unseen_by == (
        "Lithuania",
        "Soviet Russia",
    )


@pytest.mark.parametrize("side", [SIDE, "soviet", None])
def test_while_a_game_runs_nothing_hidden_is_told(running, side):
    facts = told_with(running, side, bargain=bargain_of(running), courses=(course_of(running, SIDE),))
    assert (facts.head.outcome, facts.room, facts.map) == (None, None, None)
    assert facts.courses == facts.scores == facts.summer == facts.gap == facts.treaty == ()
    readers = running.sides if side is None else (side,)
    seen = [set(running.observe(one).markers) for one in readers]
    assert {marker.marker for marker in facts.markers} <= set.intersection(*seen)
    spy = next(one.side for one in running.decisions if one.action.kind == "probe")
    happened = [one for week in facts.weeks for one in week.happened]
    is_told = any("corridors" in one.text for one in happened)
    assert is_told == (readers == (spy,))
    reasons = {one.reason for week in facts.weeks for one in week.reasons}
    assert not any(f"secret of {one}" in reasons for one in running.sides if one not in readers)


def test_the_choices_on_which_most_hung_come_first():
    few = weightiest(tuple(choice(turn, gain) for turn, gain in enumerate((0.1, 4, 0.2, 0, 0.3))))
    assert [one.turn for one in few] == [1, 4, 2]
    assert len(few) == LEAST_CARDS
    many = weightiest(tuple(choice(turn, turn) for turn in range(20)))
    assert [one.turn for one in many] == [19, 18, 17, 16]
    assert len(many) == CARDS


def test_a_choice_that_beat_the_record_counts_as_much_as_one_that_lost():
    assert weightiest((choice(1, 2), choice(2, -5, against_history=-6)))[0].turn == 2


def test_choices_carry_the_words_of_those_who_made_them(signed):
    (course,) = told(signed).courses
    assert course.side == SIDE
    own = [one for one in signed.decisions if one.side == SIDE]
    assert [one.reason for one in course.choices] == [one.reason for one in own]
    assert {one.turn for one in course.cards} <= {one.turn for one in course.choices}


def test_only_courses_of_the_readers_side_are_told(signed):
    both = (course_of(signed, SIDE), course_of(signed, "soviet"))
    for side, expected in ((SIDE, [SIDE]), ("soviet", ["soviet"]), (None, [SIDE, "soviet"])):
        assert [one.side for one in told_with(signed, side, courses=both).courses] == expected


def test_a_scenario_without_a_lesson_has_the_products_own_questions(finished):
    facts = told(finished, side=None)
    assert find_lesson(finished.scenario) is None
    assert facts.discussion
    assert facts.assumptions
    assert facts.terms
    assert facts.map is None


def test_the_lesson_that_ships_has_its_questions(moscow, signed):
    lesson = find_lesson(moscow).debriefing
    facts = told(signed)
    assert len(facts.discussion) == len(lesson.discussion) >= 4
    assert len(facts.assumptions) == len(lesson.assumptions) >= 4


def test_variants_are_named():
    scenario = builders.load_scenario("1920_moscow", variants=["warsaw_falls"])
    facts = told(begun(scenario))
    assert len(facts.head.variants) == 1
