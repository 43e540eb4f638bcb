"""A save played back: every turn checked, and nothing told to a side that it may not know."""

import json

import pytest

from game.errors import InputRefused
from game.play.replay import replay
from game.play.savefile import DamagedSave, check_of
from game.play.session import Session


@pytest.fixture
def finished(against, played, tmp_path):
    session = played(against(), 100)
    path = tmp_path / "game.json"
    session.save(path)
    return session, path


def test_a_replay_tells_the_whole_game_turn_by_turn(finished):
    session, path = finished
    turns = list(replay(path, scenario=session.scenario))
    assert [turn.number for turn in turns] == list(range(len(session.decisions) + 1))
    assert turns[0].decision is None
    assert tuple(turn.decision for turn in turns[1:]) == session.decisions
    assert [record for turn in turns for record in turn.records] == session.records(None)
    assert turns[-1].session.result == session.result


def test_a_replay_for_a_side_tells_what_it_may_know(finished):
    session, path = finished
    for side in session.sides:
        turns = replay(path, reader=side, scenario=session.scenario)
        assert [record for turn in turns for record in turn.records] == session.records(side)


def test_an_unfinished_game_can_be_played_back(against, played, tmp_path):
    session = played(against(), 2)
    session.save(tmp_path / "game.json")
    turns = list(replay(tmp_path / "game.json", scenario=session.scenario))
    assert len(turns) == len(session.decisions) + 1
    assert turns[-1].session.result is None


def test_a_replay_stops_where_the_game_parts_from_the_record(finished):
    session, path = finished
    plain = json.loads(path.read_text())
    plain["digests"][4] = "ffffffff"
    plain["check"] = check_of(plain)
    path.write_text(json.dumps(plain))
    told = []
    with pytest.raises(DamagedSave, match=r"turn 5 parts from the record") as caught:
        told.extend(replay(path, scenario=session.scenario))
    assert [turn.number for turn in told] == [0, 1, 2, 3, 4]
    assert caught.value.turn == 5
    assert caught.value.session.decisions == session.decisions[:4]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"outcome": "no_such"}, 'recorded outcome "no_such", the replay gives "'),
        ({"more": "x"}, 'recorded more "x", the replay gives null'),
        ({"stands": None}, "recorded stands null"),
    ],
)
def test_a_result_that_differs_is_named(finished, change, message):
    session, path = finished
    plain = json.loads(path.read_text())
    plain["result"].update(change)
    plain["check"] = check_of(plain)
    path.write_text(json.dumps(plain))
    with pytest.raises(DamagedSave, match=message):
        list(replay(path, scenario=session.scenario))
    with pytest.raises(DamagedSave, match=message):
        Session.load(path, session.scenario)


def test_a_result_that_is_missing_is_named(finished):
    session, path = finished
    plain = json.loads(path.read_text())
    plain["result"] = None
    plain["check"] = check_of(plain)
    path.write_text(json.dumps(plain))
    with pytest.raises(DamagedSave, match="recorded outcome null"):
        list(replay(path, scenario=session.scenario))


def test_what_is_no_save_is_not_played_back(tmp_path):
    with pytest.raises(InputRefused, match="no such file"):
        next(replay(tmp_path / "nothing.json"))


def test_rules_that_changed_since_are_noticed_at_the_turn(finished):
    session, path = finished
    rules, place = session.scenario.rules, session.scenario.names.marker["goodwill"]
    rules.marker_start[place] += 1
    try:
        with pytest.raises(DamagedSave, match="turn 1 parts from the record"):
            Session.load(path, session.scenario)
    finally:
        rules.marker_start[place] -= 1
    assert Session.load(path, session.scenario).digest() == session.digest()
