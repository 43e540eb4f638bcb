"""The choices that mattered: what is compared, and that it adds up."""

from itertools import pairwise

import numpy as np
import pytest

from game.debrief.reckoning.alternatives import alternatives_to
from game.debrief.reckoning.bystander import Bystander
from game.debrief.reckoning.choices import Effort, courses_of, interval_of
from game.debrief.reckoning.forks import Crossroads, Forks
from game.engine import legal
from game.play.actions import NamedAction, from_record
from game.play.save import dump
from game.play.session import Session
from tests.debrief.conftest import play

SOME = Effort(search=1, comparison=1)


def turns_of(session, side):
    return [turn for turn, one in enumerate(session.decisions, 1) if one.side == side]


@pytest.fixture(scope="module")
def course(finished):
    """How the second half of a game is judged."""
    (course,) = courses_of(finished, SOME, turns=set(range(len(finished.decisions) // 2, 100)))
    return course


def test_the_decisions_of_the_human_are_judged_and_no_others(finished, course):
    mine = [turn for turn in turns_of(finished, "halmar") if turn >= len(finished.decisions) // 2]
    assert [choice.turn for choice in course.choices] == mine
    assert [choice.action for choice in course.choices] == [
        finished.decisions[turn - 1].action for turn in mine
    ]


def test_start_judgement_and_luck_add_up_to_the_score(finished, course):
    assert course.end == finished.result.fact["halmar"]
    assert course.start + course.judgement + course.luck == pytest.approx(course.end)
    between = [later.before - earlier.after for earlier, later in pairwise(course.choices)]
    last = course.end - course.choices[-1].after
    assert course.luck == pytest.approx(sum(between) + last)


def test_the_same_decision_of_the_same_game_is_judged_the_same_also_alone(finished, course):
    before = dump(finished)
    wanted = [choice.turn for choice in course.choices][-2:]
    (part,) = courses_of(finished, SOME, turns=set(wanted))
    assert part.choices == course.choices[-2:]
    assert dump(finished) == before


@pytest.mark.parametrize("humans", [(), ("halmar", "corvane")])
def test_without_a_human_or_with_two_both_sides_are_judged(tariffs, humans):
    session = play(tariffs, humans=humans)
    n_turns = len(session.decisions)
    courses = courses_of(session, SOME, turns=set(range(n_turns - 3, n_turns + 1)))
    assert [course.side for course in courses] == ["halmar", "corvane"]
    assert all(course.choices for course in courses)


def test_a_game_that_goes_on_has_nothing_to_judge(tariffs):
    assert courses_of(Session.new(tariffs, seed=1), SOME) == ()


def test_what_was_done_in_the_record_is_compared(finished, course):
    assert any(choice.historical is not None for choice in course.choices)
    for choice in course.choices:
        if choice.historical is not None:
            assert choice.historical.action != choice.action


def test_progress_is_told(finished):
    told = []
    courses_of(finished, SOME, turns={1}, progress=lambda done, all_: told.append((done, all_)))
    assert told[-1] == (len(finished.decisions), len(finished.decisions))


def test_refusing_what_both_would_sign_costs_most(tariffs):
    def refuses(_session, side, action):
        return NamedAction("adjourn") if side == "corvane" and action.kind == "accept" else action

    games = (play(tariffs, seed=seed, humans=("corvane",), plan=refuses) for seed in range(40))
    game = next(one for one in games if one.result.signed is None)
    (course,) = courses_of(game, SOME, turns=set(turns_of(game, "corvane")[-4:]))
    worst = max(course.choices, key=lambda choice: choice.swing)
    assert worst.action.kind == "adjourn"
    assert worst.best is not None
    assert worst.best.action.kind == "accept"


# What they are made of


def decisions_with(session):
    """Play a game again; give each decision's position, and what a bystander in the chair makes of it."""
    friends = [Bystander(session.scenario.rules, seat) for seat in range(2)]
    again = Session(session.scenario, session.setup)
    for decision in session.decisions:
        position = again.position()
        yield position, friends[int(position.record.seat)].watch(position.record)
        again.repeat_decision(decision)


def test_alternatives_are_legal_and_of_every_phase(finished):
    phases, kinds = set(), set()
    for position, advice in decisions_with(finished):
        game = position.record
        found = list(alternatives_to(finished.scenario.rules, game, advice))
        assert len(found) >= 2
        for action in found:
            assert legal.judge(finished.scenario.rules, game, game.seat, action) == legal.ALLOWED
            named = from_record(action, finished.scenario.names, int(game.seat), game.seals[game.seat])
            kinds.add(named.kind)
        phases.add(int(game.phase))
    assert len(phases) >= 2
    assert {"draft", "adjourn", "inquire", "silence", "mandate"} <= kinds


def test_a_bystander_changes_nothing(finished):
    for position, _ in decisions_with(finished):
        before = position.game.tobytes()
        Bystander(finished.scenario.rules, int(position.record.seat)).watch(position.record)
        assert position.game.tobytes() == before


def test_forks_of_one_number_share_their_draws(finished):
    found = list(decisions_with(finished))
    position, advice = next(one for one in found if int(one[0].record.seat) == 0)
    forks = Forks(finished.scenario.rules, seat=0)
    crossroads = Crossroads(position, {0: advice.minds})
    twice = [forks.play(crossroads, advice.actions[0], 50, 1) for _ in range(2)]
    assert (twice[0] == twice[1]).all()
    other = forks.play(crossroads, advice.actions[0], 5_000, 1)
    assert (twice[0] != other).any()


def test_an_interval_holds_nine_times_in_ten_whatever_the_tempers_do():
    chance = np.random.default_rng(5)
    tempers = np.array([[-20.0], [0.0], [23.0]])
    intervals = [interval_of(tempers + chance.normal(0.0, 4.0, (3, 100))) for _ in range(2_000)]
    held = sum(interval.low <= 1.0 <= interval.high for interval in intervals)
    assert 0.88 < held / len(intervals) < 0.92


def test_what_never_differs_has_no_margin():
    interval = interval_of(np.full((3, 20), 2.5))
    assert (interval.low, interval.mean, interval.high) == (2.5, 2.5, 2.5)


def test_with_one_fork_a_temper_the_tempers_differences_count_as_well():
    interval = interval_of(np.array([[1.0], [2.0], [6.0]]))
    assert interval.low < interval.mean == 3.0 < interval.high
