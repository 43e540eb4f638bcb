"""The list of saved games: what can be gone on with, and what cannot, and why."""

import json
import time

import pytest

from game.play.savefile import check_of
from game.play.saves import save_as
from game.play.session import Session
from game.ui.archive import entries


@pytest.fixture
def saved(window, tmp_path):
    """Save a game under a name; give its file."""
    session = window().session

    def save(title):
        path, trouble = save_as(session, tmp_path, title)
        assert trouble is None
        return path

    return save


def test_an_empty_folder_is_said(front):
    assert "There is no saved game yet." in front("saved_games").text


def test_a_game_is_shown_with_side_week_and_level_and_can_be_gone_on_with(front, saved):
    saved("9 b")
    window = front("saved_games")
    assert "9 b\nLithuania. Week 1 of 10: 7 May 1920\nEnvoy." in window.text
    window.paint()
    window.key("return")
    assert window.screen.sitting.session.week == 1


def test_what_cannot_be_read_is_shown_with_the_reason(front, saved):
    text = saved("newer").read_text()
    saved("newer").write_text(text.replace('"format": 2', '"format": 9'))
    saved("broken").write_text("{")
    saved("changed").write_text(text.replace('"seed": 7', '"seed": 8'))
    saved("mended").write_text("{")
    saved("stranger").write_text("{}")
    window = front("saved_games")
    assert window.text.count("A newer version") == 1
    assert window.text.count("damaged, so the game cannot") == 3
    assert window.text.count("no save at all") == 1


def test_the_save_before_a_damaged_one_is_offered(front, saved):
    path = saved("two")
    path.with_name("two.json.bak").write_bytes(path.read_bytes())
    path.write_text("{")
    window = front("saved_games")
    assert "the save before it is whole" in window.text
    window.click("load two.json")
    assert window.screen.name in ("briefing", "table")


def test_a_game_of_another_scenario_is_refused_in_a_sentence(front, tariffs, tmp_path):
    save_as(Session.new(tariffs, seed=1), tmp_path, "tariffs")
    listed = front("saved_games")
    assert "its scenario" not in listed.text
    listed.click("load tariffs.json")
    assert listed.screen.name == "saved_games"
    assert "its scenario is missing or has changed" in listed.text


def test_a_game_of_another_version_of_the_scenario_is_told_apart_at_once(front, saved):
    path = saved("before")
    plain = json.loads(path.read_text())
    plain["scenario_sha256"] = "0" * 64
    path.write_text(json.dumps({**plain, "check": check_of(plain)}))
    window = front("saved_games")
    assert "its scenario is missing or has changed" in window.text
    assert "load before.json" not in window.ids()
    assert "continue" not in front("title").ids()


def test_deleting_asks_first(front, saved):
    path = saved("old")
    window = front("saved_games")
    window.click("delete old.json")
    assert "Delete old?" in window.text
    window.key("escape")
    assert path.exists()
    window.click("delete old.json")
    window.click("delete")
    assert not path.exists()
    assert "old is deleted." in window.text


def test_what_cannot_be_deleted_is_said(front, saved, monkeypatch):
    saved("old")
    window = front("saved_games")
    monkeypatch.setattr("pathlib.Path.unlink", lambda *_: (_ for _ in ()).throw(PermissionError()))
    window.click("delete old.json")
    window.click("delete")
    assert "could not be deleted" in window.text


def test_fifty_games_are_listed_at_once(saved, tmp_path):
    for number in range(50):
        saved(f"game {number}")
    before = time.process_time()
    assert len(entries(tmp_path)) == 50
    assert time.process_time() - before < 1


def test_a_group_is_named_in_the_list(front, tmp_path, moscow):
    session = Session.new(moscow, seed=7)
    session.name_group("9 b \u202eowls")
    session.save(tmp_path / "owls.json")
    assert "Played by: 9 b \\u202eowls." in front("saved_games").text
