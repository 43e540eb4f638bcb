"""The leaves before the first week."""

import pytest

from game.play.session import Session
from game.scenario.load import load_scenario
from game.ui.screens.briefing import LEAVES, BriefingScreen
from game.ui.screens.menu import MenuScreen
from game.ui.screens.table import TableScreen


@pytest.fixture
def briefing(window):
    return lambda *args, **options: window(*args, first=lambda stage, s: stage.routes.begin(s), **options)


def test_a_new_game_begins_with_who_the_player_is_and_who_stands_beside(briefing):
    first = briefing(side="soviet")
    assert isinstance(first.screen, BriefingScreen)
    assert "Who you are: Soviet Russia" in first.text
    assert "Leonid Obolensky" in first.text
    assert "What you care for most, in secret" in first.text


def test_three_times_enter_leads_through_all_leaves_to_the_table(briefing):
    first = briefing()
    seen = []
    for _ in LEAVES:
        seen.append(first.screen.leaf)
        first.key("return")
    assert tuple(seen) == LEAVES
    assert isinstance(first.screen, TableScreen)
    assert first.sitting.seats["lithuania"].has_been_briefed


def test_the_table_is_one_key_away_and_leaves_are_turned_by_number(briefing):
    first = briefing()
    first.key("2")
    assert "Your instructions from Kaunas" in first.text
    first.key("3")
    assert "1. One treaty, or none" in first.text
    first.key("t")
    assert isinstance(first.screen, TableScreen)


def test_escape_turns_back_and_from_the_first_leaf_opens_the_menu(briefing):
    first = briefing()
    first.keys("n", "escape")
    assert first.screen.leaf == LEAVES[0]
    first.key("escape")
    assert isinstance(first.screen, MenuScreen)
    assert not first.sitting.seats["lithuania"].has_been_briefed


def test_a_lesson_with_a_variant_says_what_is_different(briefing):
    lesson = load_scenario("1920_moscow", short=True, variants=["red_army_early"])
    first = briefing(session=Session.new(lesson, seed=1, level="plenipotentiary"))
    assert "The lesson: eight clauses" in first.text
    assert "A variant of history." in first.text
    first.key("2")
    assert "narrower" in first.text
    assert "Settled before these talks" in first.text
    assert "hints at the table" in first.text


def test_hints_are_promised_only_where_they_come(briefing):
    first = briefing()
    first.key("2")
    assert "hints at the table" not in first.text


def test_a_scenario_without_map_and_emblems_is_briefed_too(briefing, tariffs):
    first = briefing(session=Session.new(tariffs, seed=1))
    first.keys("2", "3", "t")
    assert isinstance(first.screen, TableScreen)


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1280, 800), 1.5), ((1024, 640), 2.0)])
def test_every_text_fits(briefing, size, scale, lang):
    first = briefing(size, scale, lang)
    for _ in LEAVES[1:]:
        assert first.troubles() == []
        first.key("n")
    assert first.troubles() == []
