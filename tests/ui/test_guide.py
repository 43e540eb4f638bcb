"""The hints of the first week."""

import pytest

from game.play.session import Session
from game.ui.widgets import walk
from tests.builders import short_moscow


@pytest.fixture
def newcomer(window, moscow):
    """The table of a newcomer who has read the news of the week."""

    def make(*args, scenario=moscow, level="secretary", **options):
        session = Session.new(scenario, seed=7, level=level)
        table = window(*args, session=session, **options)
        table.key("return")
        return table

    return make


def hint_of(table):
    return table.sitting.seats["lithuania"].hint


def marked(table):
    return [one.id for one in walk(table.app.page.root) if one.is_marked]


def test_newcomers_are_led_from_the_map_to_the_instructions(newcomer):
    table = newcomer()
    assert "Hint 1 of 8" in table.text
    assert marked(table) == ["map"]
    table.key("w")
    assert "Hint 2 of 8" in table.text
    assert marked(table) == ["tool instructions"]


def test_what_is_done_needs_no_hint_any_more(newcomer):
    table = newcomer()
    table.keys("w", "i", "escape")
    assert marked(table) == ["treaty"]
    table.click("clause gold")
    table.key("escape")
    assert marked(table) == ["treaty", "moves panel"]
    table.click("stop gold ten_million")
    assert "Hint 5 of 8" in table.text
    table.click("document tartu")
    table.click("commit")
    assert "Hint 6 of 8" in table.text
    table.keys("n", "return")
    assert table.session.week == 2
    assert hint_of(table) == 6


def test_who_moves_first_and_reads_later_is_not_sent_back(newcomer):
    table = newcomer()
    table.keys("j", "return")
    assert table.session.phase == "cable"
    assert "Hint 6 of 8" in table.text


def test_hints_can_be_skipped_and_called_for_again(newcomer):
    table = newcomer()
    table.click("hint skip")
    assert "Hint" not in table.text.replace("Hints", "")
    assert marked(table) == []
    table.key("w")
    assert "Hint 1 of 8" in table.text


def test_the_last_hint_is_understood_and_gone(newcomer):
    table = newcomer()
    table.keys(*["w"] * 7)
    assert "Understood" in table.text
    table.key("w")
    assert hint_of(table) == 8
    assert marked(table) == []


def test_others_must_ask_for_them(newcomer):
    table = newcomer(level="envoy")
    assert hint_of(table) is None
    table.click("tool hints")
    assert "Hint 1 of 8" in table.text


def test_where_the_table_has_no_room_the_hint_points_at_the_way_there(newcomer):
    table = newcomer((1280, 800), 1.5)
    assert marked(table) == ["tab map"]


def test_a_scenario_may_have_one_hint(newcomer, tariffs):
    table = newcomer(scenario=tariffs)
    seat = next(iter(table.sitting.seats.values()))
    assert marked(table) == ["treaty", "moves panel"]
    table.key("w")
    assert seat.hint == 1
    assert marked(table) == []


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize("size", [(1280, 676), (1366, 768), (1024, 640)])
def test_a_move_can_be_made_beside_a_hint_without_scrolling(window, size, lang):
    session = Session.new(short_moscow(), seed=7, players={"soviet": "human"}, level="secretary")
    game = window(size, 1.0, lang, session=session)
    game.key("escape")
    for kind in ("draft", "accept"):
        game.screen.preparation.choose(kind)
        game.app.rebuild()
        commit = game.widget("commit")
        assert game.widget("hint next").rect.bottom < commit.rect.top
        assert game.app.page.scroll_around(commit) is None
        assert game.app.surface.get_rect().contains(commit.rect)
        assert game.troubles() == []
