"""Where machine code is kept: in a folder that this user alone can write, whatever the home is like."""

import os
import tempfile
from pathlib import Path

import pytest

from game.engine import compiled
from game.players.playout import play_games

needs_users = pytest.mark.skipif(not hasattr(os, "getuid"), reason="the system has no user numbers")


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A home and a temporary folder of this test's own."""
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path


def test_machine_code_is_kept_in_the_users_cache(places, monkeypatch):
    assert compiled._cache_folder().is_relative_to(places / "home" / ".cache" / "moscow1920")
    monkeypatch.setenv("XDG_CACHE_HOME", str(places / "elsewhere"))
    assert compiled._cache_folder().is_relative_to(places / "elsewhere" / "moscow1920")


def test_the_folder_changes_with_any_source(places, monkeypatch):
    before = compiled._cache_folder()
    assert compiled._cache_folder() == before
    source = places / "game" / "engine" / "rule.py"
    source.parent.mkdir(parents=True)
    (places / "game" / "scenario").mkdir()
    (places / "game" / "records.py").touch()
    (places / "game" / "scenario" / "rulebook.py").touch()
    monkeypatch.setattr(compiled, "__file__", str(source))
    source.write_text("one = 1\n")
    first = compiled._cache_folder()
    source.write_text("one = 2\n")
    assert len({before, first, compiled._cache_folder()}) == 3


def test_without_a_home_the_temporary_folder_serves(places, monkeypatch):
    def fail():
        raise RuntimeError

    monkeypatch.setattr(Path, "home", fail)
    folder = compiled._cache_folder()
    assert folder.parent == places / "temporary"
    assert compiled._cache_folder() == folder


def test_a_home_that_cannot_be_written_will_not_do(places):
    (places / "home").write_text("a file in the way")
    assert compiled._cache_folder().parent == places / "temporary"


@needs_users
def test_a_folder_that_others_can_write_will_not_do(places):
    """What lies in it would be run."""
    folder = compiled._cache_folder()
    folder.chmod(0o777)
    other = compiled._cache_folder()
    assert other.parent == places / "temporary"
    other.chmod(0o777)
    last = compiled._cache_folder()
    assert last not in (folder, other)
    assert last.stat().st_mode & 0o077 == 0


@needs_users
def test_a_link_that_somebody_left_will_not_do(places):
    (places / "home").write_text("a file in the way")
    shared = compiled._cache_folder()
    shared.rmdir()
    (places / "trap").mkdir()
    shared.symlink_to(places / "trap")
    assert compiled._cache_folder() != shared


def test_plain_python_is_always_ready():
    assert not compiled.is_compiled
    assert compiled.is_ready(play_games)
