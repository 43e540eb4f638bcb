"""The curtain between two players."""

import pytest

from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.curtain import CurtainScreen
from game.ui.screens.table import TableScreen

BOTH = {"lithuania": "human", "soviet": "human"}


@pytest.fixture
def hot_seat(window):
    return lambda **options: window(players=BOTH, first=lambda stage, s: stage.routes.begin(s), **options)


def test_it_names_who_plays_and_shows_nothing_of_the_game(hot_seat):
    curtain = hot_seat()
    assert isinstance(curtain.screen, CurtainScreen)
    assert "Soviet Russia plays now" in curtain.text
    assert "The Lithuanian delegation looks away." in curtain.text
    for secret in ("Week", "seal", "Gold", "instructions"):
        assert secret not in curtain.text


def test_each_player_is_briefed_once_and_the_curtain_falls_between_them(hot_seat):
    game = hot_seat()
    game.key("return")
    assert isinstance(game.screen, BriefingScreen)
    assert "Who you are: Soviet Russia" in game.text
    game.keys("t", "return", "j", "return")
    assert isinstance(game.screen, CurtainScreen)
    assert "Lithuania plays now" in game.text
    game.keys("return", "t", "return", "j", "return")
    assert isinstance(game.screen, CurtainScreen)
    game.key("return")
    assert isinstance(game.screen, TableScreen)
    assert game.screen.side == "soviet"


def test_escape_leads_to_the_menu_and_back_behind_the_curtain(hot_seat):
    curtain = hot_seat()
    curtain.keys("escape", "escape")
    assert isinstance(curtain.screen, CurtainScreen)


@pytest.mark.parametrize("has_high_contrast", [False, True])
def test_it_fits_and_can_be_painted(hot_seat, has_high_contrast):
    for size, scale in (((1280, 800), 1.0), ((1024, 640), 2.0)):
        curtain = hot_seat(size=size, scale=scale, has_high_contrast=has_high_contrast)
        assert curtain.troubles() == []
        curtain.paint()
