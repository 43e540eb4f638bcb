"""Gathering a class: every file is shown or named with its reason, whatever it is."""

import json
import os
import shutil

import pytest

from game.debrief.whole_class import gather as gathering
from game.debrief.whole_class.gather import gather
from game.debrief.whole_class.search import find_saves, natural
from game.errors import CommandError
from game.play.actions import NamedAction
from game.play.savefile import check_of
from game.play.session import Session
from tests.debrief.class_saves import as_of_people, put


def gathered(*paths):
    return gather(find_saves(paths))


def told(found):
    """What is told of what was found, the scenarios apart, which are loaded anew each time."""
    games = [(game.file, game.path, game.saved, game.played, game.copy_of) for game in found.games]
    return games, found.refused, found.notes


def notes(found):
    return {(note.kind, note.names, note.about) for note in found.notes}


def test_every_save_of_a_folder_is_played_back(class_folder, played):
    found = gathered(class_folder)
    assert [game.file for game in found.games] == [f"game {number}.json" for number in range(8)]
    assert found.refused == ()
    for game, session in zip(found.games, played, strict=True):
        assert game.result == session.result
        assert [one.decision.action for one in game.played.taken] == [one.action for one in session.decisions]
        assert [one.decision.week for one in game.played.taken] == [one.week for one in session.decisions]
        assert game.played.seals == {
            side: {one.id: one.ours for one in session.observe(side).clauses.values()}
            for side in session.sides
        }
    assert found.games[1].group == "Group of 1"
    assert found.games[1].humans == ("halmar",)
    assert {one.decision.reason for one in found.games[1].played.taken} == {None, "Because 1"}


def test_one_damaged_save_spoils_no_other(class_folder, tmp_path):
    folder = shutil.copytree(class_folder, tmp_path / "class")
    damaged = folder / "game 3.json"
    damaged.write_bytes(damaged.read_bytes()[:-40])
    (folder / "game 4.json").write_text("{}")
    (folder / "game 5.json").write_text("no save at all")
    found = gathered(folder)
    assert len(found.games) == 5
    assert [one.name for one in found.refused] == ["game 3.json", "game 4.json", "game 5.json"]
    assert all(one.name in one.reason and str(folder) not in one.reason for one in found.refused)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda plain: plain["actions"].pop(), "digests"),
        (lambda plain: plain["actions"][0].update(kind="leave"), "turn 1"),
        (lambda plain: plain["result"]["fact"].update(halmar=99.0), "recorded fact"),
        (lambda plain: plain.update(seed=12345), "turn"),
        (lambda plain: plain["digests"].__setitem__(-1, "00000000"), "parts from the record"),
        (lambda plain: plain.update(rules_version=99), "Install the newer version"),
        (lambda plain: plain.update(scenario_sha256="0" * 64), "another version of the scenario"),
        (lambda plain: plain.update(variants=["../evil"]), "no plain name"),
        (lambda plain: plain["actions"].clear() or plain["digests"].clear(), "recorded outcome"),
    ],
)
def test_what_is_not_as_recorded_is_refused_and_never_another_game(class_folder, tmp_path, change, why):
    plain = json.loads((class_folder / "game 1.json").read_text())
    change(plain)
    if isinstance(plain.get("reasons"), dict) and not plain["actions"]:
        plain["reasons"], plain["picked"] = {}, {}
    plain["check"] = check_of(plain)
    shutil.copy(class_folder / "tariff_talks.yaml", tmp_path)
    path = tmp_path / "game.json"
    path.write_text(json.dumps(plain))
    found = gathered(path)
    assert found.games == ()
    (refused,) = found.refused
    assert why in refused.reason


def test_copies_count_once_and_are_named(class_folder, tmp_path):
    folder = shutil.copytree(class_folder, tmp_path / "class")
    shutil.copy(folder / "game 1.json", folder / "a copy of it.json")
    found = gathered(folder)
    assert len(found.games) == 9
    assert len(found.counted) == 8
    assert ("copy", ("game 1.json",), "a copy of it.json") in notes(found)


def test_a_group_that_hands_in_twice_is_named_and_counts_twice(played, tmp_path):
    for number in (0, 1):
        put(tmp_path, f"{number}.json", as_of_people(played[number], group=("Owls", "OWLS")[number]))
    found = gathered(tmp_path)
    assert len(found.counted) == 2
    assert ("same_group", ("0.json", "1.json"), "Owls") in notes(found)


def test_a_game_that_is_not_over_is_named(played, tmp_path):
    put(tmp_path, "half.json", as_of_people(played[0], turns=7))
    put(tmp_path, "whole.json", played[1])
    found = gathered(tmp_path)
    assert [game.result is None for game in found.games] == [True, False]
    assert [game.file for game in found.finished] == ["whole.json"]
    assert ("unfinished", ("half.json",), "") in notes(found)


def test_a_game_of_another_scenario_is_refused_by_name(class_folder, moscow, tmp_path):
    session = Session.new(moscow, seed=1, players=dict.fromkeys(moscow.names.side, "human"))
    session.save(tmp_path / "other.json")
    found = gathered(class_folder, tmp_path / "other.json")
    assert len(found.games) == 8
    (refused,) = found.refused
    assert "1920_moscow" in refused.reason
    assert "tariff_talks" in refused.reason


def test_what_looks_like_no_save_is_passed_over_by_name(class_folder, tmp_path):
    folder = shutil.copytree(class_folder, tmp_path / "class")
    (folder / "notes.txt").write_text("hello")
    (folder / "game 1.json.bak").write_text("older")
    found = gathered(folder)
    (note,) = [note for note in found.notes if note.kind == "passed_over"]
    assert note.names == ("game 1.json.bak", "notes.txt", "tariff_talks.yaml")


def test_folders_are_searched_one_level_deep(class_folder, played, tmp_path):
    put(tmp_path / "9a", "game.json", played[0])
    put(tmp_path / "9b", "game.json", played[1])
    put(tmp_path / "9b" / "deep", "game.json", played[2])
    found = gathered(tmp_path)
    assert [game.file for game in found.games] == ["9a/game.json", "9b/game.json"]
    (note,) = [note for note in found.notes if note.kind == "passed_over"]
    assert "9b/deep" in note.names


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_out_of_a_folder_are_not_followed(class_folder, tmp_path):
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "link.json").symlink_to(class_folder / "game 1.json")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.json")
    found = gathered(folder)
    assert found.games == ()
    assert {one.name for one in found.refused} == {"link.json", "pipe.json"}


def test_paths_in_any_order_and_twice_give_the_same(class_folder, tmp_path):
    paths = [class_folder / f"game {number}.json" for number in range(3)]
    there = gathered(*paths)
    assert told(gathered(*reversed(paths))) == told(there)
    again = gathered(*paths, paths[0])
    assert told(again)[0] == told(there)[0]
    assert ("twice", ("game 0.json",), "") in notes(again)


def test_files_of_one_name_are_told_apart(played, tmp_path):
    for number, folder in enumerate(("one/class", "two/class", "three")):
        put(tmp_path / folder, "game.json", played[number])
    paths = [tmp_path / folder / "game.json" for folder in ("one/class", "two/class", "three")]
    names = [game.file for game in gathered(*paths).games]
    assert names == ["class/game.json", "class/game.json (2)", "three/game.json"]
    assert [game.saved.seed for game in gathered(*paths).games] == [
        game.saved.seed for game in gathered(*paths[::-1]).games
    ]


def test_what_is_not_there_is_named(tmp_path):
    (tmp_path / "empty").mkdir()
    found = gathered(tmp_path / "nowhere.json", tmp_path / "empty")
    assert [one.name for one in found.refused] == ["empty", "nowhere.json"]
    assert "holds no saves" in found.refused[0].reason
    assert "no such file" in found.refused[1].reason


def test_a_game_in_which_a_capital_ruled_is_played_back_too(tariffs, tmp_path):
    session = Session.new(
        tariffs, seed=3, players=dict.fromkeys(tariffs.names.side, "human"), capitals=("halmar",)
    )
    ask = NamedAction("mandate", clauses=("salt_duty", "lighthouse"))
    while session.petition is None:
        is_asking = session.phase == "cable" and session.to_move == "halmar" and session.week == 1
        quiet = NamedAction("silence" if session.phase == "cable" else "adjourn")
        session.act(session.to_move, ask if is_asking else quiet)
    session.rule(yes=True)
    found = gathered(put(tmp_path, "ruled.json", session))
    assert found.refused == ()
    (game,) = found.games
    assert [one.decision for one in game.played.taken] == list(session.decisions)
    assert {one.phase for one in game.played.taken} == {"table", "cable"}


def test_more_saves_than_a_page_is_made_of_are_refused(class_folder, monkeypatch):
    monkeypatch.setattr("game.debrief.whole_class.search.MOST_SAVES", 7)
    with pytest.raises(CommandError, match="7 saves at most"):
        find_saves([class_folder])


def test_processes_give_the_same(class_folder, monkeypatch):
    alone = gathered(class_folder)
    monkeypatch.setattr(gathering, "ONE_PROCESS", 2)
    monkeypatch.setattr(gathering, "AT_ONCE", 3)
    assert told(gathered(class_folder)) == told(alone)


def test_numbers_in_names_stand_by_size():
    names = ["group 10", "Group 2", "group 1", "a", "10", "9", "", "²"]
    assert sorted(names, key=natural) == ["", "9", "10", "a", "group 1", "Group 2", "group 10", "²"]
