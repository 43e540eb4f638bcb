"""How a game stood week by week."""

from game.debrief.reckoning.stages import stages_of
from game.play.session import Session
from tests.telling.conftest import begun, give_away


def test_a_game_begins_at_its_openings_and_ends_at_its_treaty(finished):
    stages = stages_of(finished)
    assert stages.opening == {
        side: {clause.id: clause.opening[side] for clause in finished.scenario.data.clauses}
        for side in finished.sides
    }
    assert [stage.week for stage in stages.weeks] == list(range(1, finished.week + 1))
    last = {
        side: {one.id: one.ours for one in finished.observe(side).clauses.values()} for side in finished.sides
    }
    assert stages.weeks[-1].seals == last


def test_every_marker_is_told_and_those_that_a_side_sees_are_as_it_sees_them(moscow):
    session = begun(moscow, humans=("lithuania", "soviet"))
    stage = stages_of(session).weeks[0]
    assert set(stage.markers) == set(moscow.names.marker)
    seen = session.observe("lithuania").markers
    assert {name: stage.markers[name] for name in seen} == {name: one.value for name, one in seen.items()}


def test_seals_and_offers_stand_as_they_do_after_the_last_move_of_an_unfinished_game(moscow):
    session = begun(moscow, humans=("lithuania", "soviet"))
    session.act(session.to_move, give_away(session, session.to_move))
    stage = stages_of(session).weeks[-1]
    for side in session.sides:
        view = session.observe(side)
        assert stage.seals[side] == {one.id: one.ours for one in view.clauses.values()}
        theirs = {one.id: one.theirs for one in view.clauses.values()}
        assert stage.offers[side] == session.prospect(side, theirs).value


def test_a_game_without_a_decision_has_one_week(moscow):
    session = Session(moscow, begun(moscow).setup)
    assert len(stages_of(session).weeks) == 1
