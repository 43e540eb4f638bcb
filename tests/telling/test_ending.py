"""The end as plain facts."""

import pytest

from game.telling import ending
from game.telling.history import record_of
from tests.telling.conftest import SIDE

BOTH = None


@pytest.fixture(params=["signed", "parted"])
def over(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("side", [SIDE, "soviet", BOTH])
def test_every_part_is_told_whole_for_any_reader(over, words, side, is_whole):
    assert is_whole(ending.outcome_of(over, words))
    for part in (ending.summer_of, ending.scores_of, ending.treaty_of, ending.moves_of):
        assert is_whole(part(over, words, side)), part
    for beyond in (ending.aftermath_of, ending.sources_of, record_of):
        assert is_whole(beyond(words)), beyond


def test_a_game_that_goes_on_has_no_end_to_tell(session, words):
    with pytest.raises(ValueError, match="not over"):
        ending.outcome_of(session, words)


def test_the_outcome_says_what_the_result_says(over, words):
    outcome, result = ending.outcome_of(over, words), over.result
    assert (outcome.id, outcome.signed, outcome.stands) == (result.outcome, result.signed, result.stands)
    assert (outcome.signed_line is None) == (result.treaty is None)
    assert {one.side: one.value for one in outcome.sides} == result.value
    assert all((one.steps_line is None) == (one.steps == 0) for one in outcome.sides)
    assert str(over.setup.seed) in outcome.seed_line


def test_the_summer_is_told_in_the_order_of_its_days(over, words):
    days = ending.summer_of(over, words, SIDE)
    assert [day.date for day in days] == sorted(day.date for day in days)
    assert all(day.in_summers is None or 0 <= day.in_summers < 100 for day in days)
    assert all((day.in_summers is None) == (day.odds_line is None) for day in days)
    assert not any(day.is_otherwise and day.disputed for day in days)


def test_each_day_of_the_summer_is_record_disputed_or_model(over, words):
    for day in ending.summer_of(over, words, SIDE):
        assert day.standing in ("record", "disputed", "model")
        assert day.standing == "model" or not day.is_otherwise
        assert not (day.is_otherwise and day.in_history is None)
        assert day.standing == "model" or day.in_history is None


def test_what_is_well_known_has_no_other_source(words):
    steps = {step.id: step for step in words.scenario.summer}
    assert words.source(steps["warsaw_battle"]) == words.say("source_known")
    assert words.source(steps["politburo"]) != words.say("source_known")


def test_scores_are_the_results_and_the_readers_side_comes_first(over, words):
    scores = ending.scores_of(over, words, "soviet")
    assert [score.side for score in scores] == ["soviet", SIDE]
    for score in scores:
        assert score.paper == over.result.paper[score.side]
        assert score.fact == over.result.fact[score.side]
        assert [column.paper for column in score.columns] == list(
            over.result.paper_columns[score.side].values()
        )
    assert [score.side for score in ending.scores_of(over, words, BOTH)] == list(over.sides)


def test_a_treaty_is_judged_against_history_for_each_side(signed, words):
    clauses = ending.treaty_of(signed, words, SIDE)
    assert {clause.clause: clause.here[0] for clause in clauses} == signed.result.treaty
    assert any(clause.differs for clause in clauses)
    for clause in clauses:
        assert clause.differs == (clause.here != (clause.history,))
        assert set(clause.verdicts) == set(signed.sides)
        assert clause.differs == ("same" not in clause.verdicts.values())
    points = {side: signed.observe(side).clauses for side in signed.sides}
    for clause in clauses:
        for side, verdict in clause.verdicts.items():
            gain = points[side][clause.clause].points[clause.here[0]]
            gain -= points[side][clause.clause].points[clause.history]
            assert (verdict == "better") == (gain >= ending.ALIKE)
            assert (verdict == "worse") == (gain <= -ending.ALIKE)


def test_where_both_read_the_verdict_names_both(signed, words):
    differing = [clause for clause in ending.treaty_of(signed, words, BOTH) if clause.differs]
    assert all(words.side(side) in clause.verdict for clause in differing for side in signed.sides)


def test_without_a_treaty_both_seals_stand_beside_history(parted, words):
    for clause in ending.treaty_of(parted, words, SIDE):
        assert len(clause.here) == len(clause.here_names) == 2
        assert (clause.differs, clause.verdicts, clause.verdict) == (False, {}, "")


def test_moves_stand_beside_those_of_history_for_one_reader_only(signed, words):
    weeks = ending.moves_of(signed, words, SIDE)
    assert [week.week for week in weeks] == list(range(1, words.scenario.talks.weeks + 1))
    assert list(weeks[0].done) == [SIDE, "soviet"]
    assert any(week.in_history != ending.NOTHING for week in weeks)
    both = ending.moves_of(signed, words, BOTH)
    assert [week.week for week in both] == list(range(1, signed.week + 1))
    assert all(week.in_history is None for week in both)
    assert [week.done[SIDE] for week in both] == [week.done[SIDE] for week in weeks][: len(both)]
