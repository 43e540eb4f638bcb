"""The menu of a game."""

import pytest


@pytest.fixture
def menu(window, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return lambda *args, **options: window(
        *args, first=lambda stage, sitting: stage.routes.menu(sitting, stage.routes.table(sitting)), **options
    )


def test_escape_leads_back_to_the_table(menu):
    window = menu()
    window.key("escape")
    assert window.screen.name == "table"


def test_a_game_is_saved_under_what_is_typed(menu, tmp_path):
    window = menu()
    window.click("name")
    for _ in range(60):
        window.key("backspace")
    window.type("9 b: ąžuolas")
    window.key("return")
    assert "Saved as 9 b_ ąžuolas." in window.text
    assert (tmp_path / "9 b_ ąžuolas.json").exists()
    window.click("save")
    assert (tmp_path / "9 b_ ąžuolas 2.json").exists()


def test_a_folder_that_cannot_be_written_to_is_said(menu, tmp_path):
    window = menu()
    window.sitting.folder = tmp_path / "file"
    (tmp_path / "file").touch()
    window.click("save")
    assert "could not be saved" in window.text
    window.sitting.keep()
    window.app.rebuild()
    assert "could not be saved by itself" in window.text


def test_leaving_says_that_the_game_is_saved(menu):
    window = menu()
    assert "saved by itself after every move" in window.text
    window.key("l")
    assert window.screen.name == "title"


def test_beginning_again_asks_first_and_is_the_same_game(menu):
    window = menu()
    window.key("b")
    window.key("escape")
    assert window.screen.name == "menu"
    window.key("b")
    window.click("yes")
    assert window.screen.sitting.session is not window.session
    assert window.screen.sitting.session.setup == window.session.setup


@pytest.mark.parametrize(("key", "name"), [("o", "saved_games"), ("s", "settings"), ("h", "rules")])
def test_other_pages_lead_back_to_the_menu(menu, key, name):
    window = menu()
    window.key(key)
    assert window.screen.name == name
    window.key("escape")
    assert window.screen.name == "menu"
