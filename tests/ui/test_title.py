"""The first page: what can be begun, and the last game to go on with."""

import pytest

from game.play.saves import claim_autosave
from game.ui import fonts


def test_every_button_leads_where_it_says(front):
    ways = {
        "n": "new_game", "l": "new_game", "t": "new_game", "w": "new_game", "o": "saved_games",
        "s": "settings", "a": "about",
    }  # fmt: skip
    for key, name in ways.items():
        window = front("title")
        window.key(key)
        assert window.screen.name == name
        window.key("escape")
        assert window.screen.name == "title"


def test_how_to_play_is_a_page_without_a_game(front):
    window = front("title")
    window.key("h")
    assert "Tab, Shift+Tab" in window.text


def test_q_closes_the_window(front):
    window = front("title")
    window.key("q")
    assert window.stage.is_leaving


def test_without_a_game_there_is_nothing_to_go_on_with(front):
    window = front("title")
    assert "continue" not in window.ids()
    assert window.app.attention.focused == "new"
    assert "A border, promised by a power that does not hold it." in window.text


def test_the_last_game_can_be_gone_on_with(front, window, tmp_path):
    played = window(home=tmp_path)
    played.sitting.keep()
    played.stage.let_go()
    title = front("title")
    assert "Lithuania. Week 1 of 10: 7 May 1920" in title.text
    title.key("return")
    assert title.screen.sitting.session.digest() == played.session.digest()


def test_a_game_that_another_window_has_is_left_to_it(front, window, tmp_path):
    played = window(home=tmp_path)
    played.sitting.keep()
    title = front("title")
    title.key("c")
    assert title.screen.name == "title"
    assert "open in another window" in title.text


def test_f2_speaks_the_other_language(front):
    window = front("title")
    window.key("f2")
    assert "Nauja partija" in window.text


def test_missing_typefaces_are_said(front, monkeypatch):
    monkeypatch.setattr(fonts, "are_missing", lambda: True)
    assert "typefaces" in front("title").text


@pytest.mark.parametrize("size", [(1280, 800), (853, 533), (700, 450), (520, 330)])
def test_at_every_size_everything_can_be_reached(front, size):
    window = front("title", size)
    assert {"new", "lesson", "both", "watch", "load", "settings", "rules", "about", "quit"} <= set(
        window.ids()
    )
    assert window.troubles() == []
    window.paint()


def test_two_windows_save_into_files_of_their_own(tmp_path):
    locks = [claim_autosave(tmp_path) for _ in range(2)]
    assert [lock.path.name for lock in locks] == ["autosave.json", "autosave 2.json"]
    for lock in locks:
        lock.let_go()
    assert claim_autosave(tmp_path).path.name == "autosave.json"
