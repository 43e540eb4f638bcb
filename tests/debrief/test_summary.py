"""The first page: points beside history's, what the game turned on, and what happened between decisions."""

import pytest

from game.debrief.reckoning.choices import Choice, Course
from game.debrief.reckoning.turns import ANYBODYS, TOLD, turns_of
from game.debrief.summary import QUESTIONS, TURNING_POINTS, summary_of
from tests.debrief.test_facts import SIDE, parted, running, signed, told  # noqa: F401 - fixtures


def course_through(session, side, values):
    """Make a course out of all decisions of a side, after each of which so many points could be expected."""
    turns = [(turn, one) for turn, one in enumerate(session.decisions, 1) if one.side == side]
    choices = tuple(
        Choice(turn, one.week, side, "table", one.action, value, value + 1, None, None, 0)
        for (turn, one), value in zip(turns, values, strict=False)
    )
    return Course(side, choices, values[0], 0.0, 0.0, session.result.fact[side], 1)


def test_the_points_are_those_of_the_result_beside_history_s(signed):  # noqa: F811
    (standing,) = summary_of(told(signed)).standings
    result = signed.result
    assert standing.here.at_table == result.value[SIDE]
    assert (standing.here.on_paper, standing.here.in_fact) == (result.paper[SIDE], result.fact[SIDE])
    assert standing.history.at_table is not None


def test_without_a_treaty_history_has_its_worth_at_the_table_alone(parted):  # noqa: F811
    (standing,) = summary_of(told(parted)).standings
    assert standing.here.in_fact is not None
    assert standing.history.in_fact is None


def test_while_a_game_runs_there_are_no_points(running):  # noqa: F811
    assert summary_of(told(running)).standings == ()


def test_turning_points_and_questions_are_few_and_in_order(signed):  # noqa: F811
    summary = summary_of(told(signed))
    weeks = [point.week for point in summary.turning_points]
    assert 0 < len(weeks) <= TURNING_POINTS
    assert weeks == sorted(weeks)
    assert all((point.choice is None) != (point.turn is None) for point in summary.turning_points)
    assert len(summary.questions) == QUESTIONS


def test_turns_lead_from_one_decision_to_the_next_and_to_the_end(signed):  # noqa: F811
    n_decisions = sum(one.side == SIDE for one in signed.decisions)
    course = course_through(signed, SIDE, [50.0 + place for place in range(n_decisions)])
    turns = turns_of(signed, course)
    assert len(turns) == n_decisions
    assert turns[-1].after == signed.result.fact[SIDE]
    for turn, choice in zip(turns, course.choices, strict=True):
        assert (turn.week, turn.before) == (choice.week, choice.after)


def test_what_is_told_of_a_turn_is_little_and_not_the_side_s_own_doing(signed):  # noqa: F811
    n_decisions = sum(one.side == SIDE for one in signed.decisions)
    for turn in turns_of(signed, course_through(signed, SIDE, [50.0] * n_decisions)):
        assert len(turn.events) <= TOLD
        assert all(event.what in ANYBODYS or event.side != SIDE for event in turn.events)


@pytest.mark.parametrize("gain", [-1.0, 2.0])
def test_a_turn_is_told_by_what_happened(signed, gain):  # noqa: F811
    n_decisions = sum(one.side == SIDE for one in signed.decisions)
    course = course_through(signed, SIDE, [50.0 + gain * place for place in range(n_decisions)])
    assert all(turn.change == pytest.approx(gain - 1) for turn in turns_of(signed, course)[:-1])
