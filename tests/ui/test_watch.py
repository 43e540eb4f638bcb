"""Watching two computers play."""

import pytest

from game.ui.screens.menu import MenuScreen
from game.ui.screens.watch import PAUSE, WatchScreen

COMPUTERS = {"lithuania": "negotiator", "soviet": "negotiator"}


@pytest.fixture
def watched(window):
    return lambda *args, **options: window(
        *args, players=COMPUTERS, first=lambda stage, s: stage.routes.begin(s), **options
    )


def test_one_move_is_made_at_a_time_and_told(watched):
    game = watched()
    assert isinstance(game.screen, WatchScreen)
    assert game.session.decisions == ()
    game.key("return")
    assert len(game.session.decisions) == 1
    assert "Soviet Russia" in game.text


def test_a_week_is_played_to_its_end(watched):
    game = watched()
    game.key("w")
    assert game.session.week == 2
    assert "Week 2 of 10, from 14 May 1920" in game.text


def test_the_secrets_of_both_sides_are_seen(watched):
    game = watched()
    for marker in ("Home support", "Moscow's need"):
        assert marker in game.text
    assert "instructions of Lithuania" in game.text
    game.key("v")
    assert "instructions of Soviet Russia" in game.text


def test_it_plays_on_by_itself_until_it_is_stopped(watched, clock):
    game = watched(has_less_motion=False)
    game.key("p")
    for count in (1, 2):
        clock.wait(PAUSE + 0.1)
        game.app.refresh()
        game.settle()
        assert len(game.session.decisions) == count
    game.key("p")
    clock.wait(PAUSE + 0.1)
    game.app.refresh()
    assert not game.stage.is_busy
    assert len(game.session.decisions) == 2


def test_nothing_moves_by_itself_where_less_motion_is_asked_for(watched):
    game = watched()
    assert not game.widget("play").is_enabled
    assert "Nothing moves by itself" in game.widget("play").tip


def test_the_menu_stops_it(watched, clock):
    game = watched(has_less_motion=False)
    game.keys("p", "escape")
    assert isinstance(game.screen, MenuScreen)
    clock.wait(PAUSE + 0.1)
    game.app.refresh()
    assert not game.stage.is_busy


def test_a_clause_can_be_opened_and_shut(watched):
    game = watched()
    game.click("clause gold")
    assert "11. Gold" in game.text
    game.key("escape")
    assert game.app.page.dialog is None


def test_it_is_played_to_the_end_and_leads_to_how_it_ended(watched, monkeypatch):
    game = watched()
    monkeypatch.setattr(game.session, "play_on", lambda: calls.append("played"))
    monkeypatch.setattr(game.stage.routes, "ending", lambda sitting: game.stage.routes.title())
    calls = []
    game.key("e")
    assert calls == ["played"]
    assert game.screen.name == "title"


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1920, 1080), 1.0)])
def test_every_text_fits(watched, size, scale, lang):
    game = watched(size, scale, lang)
    game.key("w")
    assert game.troubles() == []
    game.paint()
