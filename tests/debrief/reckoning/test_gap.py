"""From paper to fact: every step, and nothing else."""

import pytest

from game.debrief.reckoning.gap import LEAST, gap_of
from game.play.actions import NamedAction
from game.play.session import Session
from game.telling.words import Words
from tests.debrief.conftest import play


@pytest.mark.parametrize("seed", [1, 5, 9])
def test_the_steps_add_up_from_paper_to_the_summer_drawn(moscow, seed):
    session = play(moscow, seed=seed)
    for gap in gap_of(session, Words(moscow, "en")):
        result = session.result
        assert (gap.paper, gap.expected) == (result.paper[gap.side], result.fact[gap.side])
        assert gap.drawn == result.drawn_fact[gap.side]
        slack = LEAST * len(moscow.data.summer)
        assert gap.paper + sum(step.change for step in gap.steps) == pytest.approx(gap.drawn, abs=slack)
        columns = [step for step in gap.steps if step.kind == "column"]
        assert gap.paper + sum(step.change for step in columns) == pytest.approx(gap.expected, abs=0.2)
        if any(step.kind == "summer" for step in gap.steps):
            assert gap.steps[-1].total == pytest.approx(gap.drawn, abs=0.05)


def test_what_moved_nothing_is_left_out(finished):
    for lang in ("en", "lt"):
        for gap in gap_of(finished, Words(finished.scenario, lang)):
            assert all(abs(step.change) >= LEAST and step.title for step in gap.steps)


@pytest.mark.parametrize("yes", [True, False])
def test_what_people_ruled_is_in_the_expectation(moscow, yes):
    session = Session.new(moscow, seed=4, capitals=("lithuania",))
    while session.petition is None:
        kinds = {"table": "accept" if session.week == 3 else "adjourn", "answer": "stay", "cable": "pledge"}
        session.act("lithuania", NamedAction(kinds[session.phase]))
        if session.petition is not None and session.petition.kind == "pledge":
            session.rule(True)
    session.rule(yes)
    for gap in gap_of(session, Words(moscow, "en")):
        assert gap.expected == session.result.fact[gap.side]
        assert gap.steps[-1].total == pytest.approx(gap.drawn, abs=0.05)
        assert "ratification_lithuania" not in [step.id for step in gap.steps]


def test_history_s_treaty_is_judged_as_if_signed_in_the_same_game(moscow, finished):
    for gap in gap_of(finished, Words(finished.scenario, "en")):
        assert 0 <= gap.history.paper <= 100
        assert 0 <= gap.history.fact <= 100


def test_a_treaty_that_is_history_s_is_worth_what_history_s_is(moscow):
    session = play(moscow, seed=1)
    levels = {clause.id: clause.history.level for clause in moscow.data.clauses}
    treaty = session.result.treaty
    is_same = treaty == levels
    for gap in gap_of(session, Words(moscow, "en")):
        assert (gap.history is None) == (treaty is None)
        if is_same:
            assert (gap.history.paper, gap.history.fact) == (gap.paper, gap.expected)
