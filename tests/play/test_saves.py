"""Where saved games lie, and saving that never stops a game."""

import os

import pytest

from game.play.folder import save_folder
from game.play.saves import autosave, save_as, saved_games
from game.play.session import Session


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "saves"


def test_saves_lie_in_the_users_data(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert save_folder() == tmp_path / "moscow1920"


def test_a_folder_that_is_not_there_holds_no_games(folder):
    assert saved_games(folder) == []


def test_games_are_listed_with_the_newest_first(against, folder):
    session = against()
    older, trouble = autosave(session, folder)
    newer, other_trouble = save_as(session, folder, "a title: of mine")
    assert (trouble, other_trouble) == (None, None)
    os.utime(older, (1, 1))
    assert saved_games(folder) == [newer, older]
    assert Session.load(newer, session.scenario).digest() == session.digest()


def test_a_title_that_is_taken_gets_a_name_of_its_own(against, folder):
    paths = [save_as(against(), folder, "mine")[0] for _ in range(2)]
    assert len(set(paths)) == 2
    assert all(path.is_file() for path in paths)


def test_what_stands_in_the_way_is_said(against, tmp_path):
    (tmp_path / "saves").write_text("a file")
    for _, trouble in (autosave(against(), tmp_path / "saves"), save_as(against(), tmp_path / "saves", "x")):
        assert trouble
