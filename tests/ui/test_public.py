"""The page for all to see: only what both sides know."""

import pytest

from game.play.actions import NamedAction
from game.play.session import Session
from game.ui.screens.capital import CapitalCurtainScreen, CapitalScreen
from game.ui.screens.curtain import CurtainScreen
from game.ui.screens.menu import MenuScreen
from game.ui.screens.public import PublicScreen
from tests.play.test_hidden import changed, hidden_changes

BOTH = {"lithuania": "human", "soviet": "human"}


@pytest.fixture
def talks(moscow):
    session = Session.new(moscow, seed=11, players=BOTH, level="secretary", capitals=("lithuania",))
    for _ in range(12):
        kinds = {"table": "adjourn", "answer": "stay", "cable": "silence"}
        session.act(session.to_move, NamedAction(kinds[session.phase]))
    return session


@pytest.fixture
def public(window, talks):
    return lambda **options: window(
        session=talks, first=lambda stage, sitting: stage.routes.public(sitting, sitting), **options
    )


def picture(window):
    window.app.rebuild()
    window.paint()
    return window.app.surface.get_buffer().raw


def test_it_shows_the_treaty_the_markers_the_news_and_whose_turn_it_is(public):
    page = public(minutes=5)
    for said in (
        "Week 4 of 10",
        "is to move at the table",
        "Vilnius",
        "Passage of troops (secret)",
        "Front",
        "5:00 left",
        "News",
    ):
        assert said in page.text
    for secret in ("Home support", "Alliance demand", "instructions", "points"):
        assert secret not in page.text


def test_no_secret_changes_what_it_shows(public, talks):
    page = public()
    text, pixels = page.text, picture(page)
    for seat in range(2):
        for name, field, place in hidden_changes(talks, seat):
            original = changed(talks, field, place)
            page.app.rebuild()
            assert page.text == text, name
            talks._game[field] = original
    talks._game.mandate[:] = 0
    talks._game.type[:] = 0
    assert picture(page) == pixels


def test_the_table_the_curtain_and_the_menu_lead_to_it_and_back(window, talks):
    game = window(session=talks)
    here = game.screen
    game.key("v")
    assert isinstance(game.screen, PublicScreen)
    game.keys("escape", "return")
    assert game.screen is here
    curtain = window(session=talks, first=lambda stage, sitting: stage.routes.begin(sitting))
    curtain.key("v")
    assert isinstance(curtain.screen, PublicScreen)
    curtain.keys("escape", "escape")
    curtain.click("public")
    assert isinstance(curtain.screen, PublicScreen)


@pytest.mark.parametrize("leave", ["escape", "back"])
@pytest.mark.parametrize("way", [("v",), ("f10", "v")])
def test_nobody_sees_a_table_that_comes_after_it(window, talks, way, leave):
    game = window(session=talks)
    here = game.screen
    game.keys(*way)
    assert isinstance(game.screen, PublicScreen)
    if leave == "back":
        game.click("back")
    else:
        game.key(leave)
    assert isinstance(game.screen, CurtainScreen)
    for secret in ("Home support", "instructions", "points"):
        assert secret not in game.text
    game.key("v")
    game.keys("escape", "return")
    if len(way) > 1:
        assert isinstance(game.screen, MenuScreen)
        game.key("escape")
    assert game.screen is here


def test_the_curtain_of_a_capital_hides_what_it_has_to_decide(window, moscow):
    session = Session.new(moscow, seed=7, level="secretary", capitals=("lithuania",))
    while session.petition is None:
        kinds = {"table": "adjourn", "answer": "stay", "cable": "pledge"}
        session.act(session.to_move, NamedAction(kinds[session.phase]))
    game = window(session=session, first=lambda stage, sitting: stage.routes.begin(sitting))
    game.key("return")
    here = game.screen
    assert isinstance(here, CapitalScreen)
    game.keys("f10", "v", "escape")
    assert isinstance(game.screen, CapitalCurtainScreen)
    assert "London" not in game.text
    game.keys("return", "escape")
    assert game.screen is here


def test_one_who_plays_alone_needs_no_such_button_at_the_table(window):
    assert "tool public" not in window().ids()
