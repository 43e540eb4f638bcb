"""Opening the window, and closing it whatever happens."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pygame
import pytest

from game.errors import InputRefused
from game.play.session import Session
from game.ui import display, start
from game.ui.screens.fault import FaultScreen
from game.ui.screens.title import TitleScreen
from game.ui.settings import load_settings
from tests.windows import PATIENCE

ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Where settings and games are kept; a display is open."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    before = signal.getsignal(signal.SIGINT)
    assert display.open_it()
    pygame.event.clear()
    yield tmp_path / "moscow1920"
    display.close()
    signal.signal(signal.SIGINT, before)


def press(key):
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))


def first(wish):
    stage = start.set_stage(wish)
    screen = start.first_screen(stage, wish)
    stage.let_go()
    return screen


def test_the_window_is_shown_until_it_is_closed(home):
    press(pygame.K_q)
    assert start.run(start.Wish(), None) == 0
    assert not pygame.display.get_init()


def test_the_language_asked_for_holds(home):
    assert first(start.Wish(lang="lt")).stage.lang == "lt"


@pytest.mark.parametrize(
    ("height", "scale"), [(720, 1.0), (1080, 1.0), (1440, 1.25), (1600, 1.5), (2160, 2.0)]
)
def test_type_fits_the_screen_at_the_first_start(home, monkeypatch, height, scale):
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [(height * 16 // 9, height)])
    stage = start.set_stage(start.Wish())
    assert stage.settings.scale == scale
    assert stage.settings.width <= height * 16 // 9
    assert stage.settings.height <= height


def test_what_is_asked_for_is_shown_first(home, moscow):
    assert first(start.Wish()).name == "title"
    setting_up = first(start.Wish(loaded=moscow, level="envoy", seed=3, variants=("front_stalls",)))
    assert (setting_up.level, setting_up.seed, setting_up.variants) == ("envoy", "3", ("front_stalls",))
    playing = first(start.Wish(loaded=moscow, side="soviet", seed=3))
    assert playing.sitting.session.humans == ("soviet",)
    assert first(start.Wish(loaded=moscow, side="watch")).name == "watch"
    assert first(start.Wish(loaded=moscow, side="both")).name == "curtain"
    assert (home / "autosave.json").exists()


def test_a_saved_game_is_gone_on_with(home, moscow, tmp_path):
    session = Session.new(moscow, seed=1, players={"soviet": "human"})
    screen = first(start.Wish(session=session, path=tmp_path / "game.json"))
    assert screen.sitting.session is session


@pytest.mark.parametrize("fault", [ZeroDivisionError("by nought"), InputRefused("That file is no file.")])
def test_a_fault_is_told_in_the_window_and_then_to_the_command(home, monkeypatch, tmp_path, fault):
    pages = []

    def fail(screen):
        raise fault

    def show(screen):
        pages.append(screen._what())
        press(pygame.K_RETURN)
        return plain(screen)

    plain = FaultScreen.build
    monkeypatch.setattr(TitleScreen, "build", fail)
    monkeypatch.setattr(FaultScreen, "build", show)
    with pytest.raises(type(fault)):
        start.run(start.Wish(lang="en"), lambda error: tmp_path / "report.txt")
    expected = "That file is no file." if isinstance(fault, InputRefused) else str(tmp_path / "report.txt")
    assert expected in pages[0]
    assert not pygame.display.get_init()


def test_a_game_whose_last_save_failed_is_saved_before_a_fault_is_told(window):
    played = window()
    played.sitting.trouble = "the disk is full"
    start._keep(played.app)
    assert played.sitting.trouble is None


def test_a_report_that_cannot_be_written_is_said(window):
    failed = window(first=lambda stage, _: FaultScreen(stage, KeyError(), None))
    assert "could not be written" in failed.text
    failed.key("escape")
    assert failed.stage.is_leaving


def test_an_unseen_driver_that_was_not_asked_for_is_no_display(monkeypatch):
    for name in (*display.WANTED, *display.SERVERS):
        monkeypatch.delenv(name, raising=False)
    assert not display.open_it()
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(pygame.display, "init", lambda: None)
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "offscreen")
    assert not display.open_it()


def test_a_display_that_cannot_be_opened_is_none(monkeypatch):
    def refuse():
        raise pygame.error("no display")

    monkeypatch.setattr(pygame.display, "init", refuse)
    assert not display.open_it()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_closes_the_window_and_keeps_the_game(tmp_path, sign):
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "SDL_VIDEODRIVER": "dummy"}
    words = [sys.executable, "-m", "game", "--side", "lithuania", "--seed", "5"]
    process = subprocess.Popen(words, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        kept = tmp_path / "moscow1920" / "autosave.json"
        until = time.monotonic() + 3 * PATIENCE
        while not kept.exists():
            assert time.monotonic() < until
            time.sleep(0.05)
        process.send_signal(sign)
        _, errors = process.communicate(timeout=PATIENCE)
    finally:
        process.kill()
    assert (process.returncode, errors) == (0, "")
    assert Session.load(kept).humans == ("lithuania",)
    assert load_settings(kept.parent, None) is None, "nothing was changed, so nothing is remembered"


def test_the_lock_of_a_closed_window_is_gone(home, moscow):
    first(start.Wish(loaded=moscow, side="soviet", seed=3))
    assert not list(home.glob("*.lock"))
