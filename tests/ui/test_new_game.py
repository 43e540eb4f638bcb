"""Setting up a game."""

import pytest

from game.play.setup import HUMAN


@pytest.fixture(autouse=True)
def _home(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


def test_a_game_begins_as_it_was_chosen(front):
    window = front("new_game")
    for id_ in ("side soviet", "level envoy", "lesson", "variant front_stalls"):
        window.click(id_)
    window.click("seed")
    window.type("4x2")
    window.key("f5")
    session = window.screen.sitting.session
    assert session.humans == ("soviet",)
    assert session.setup.level == "envoy"
    assert session.setup.seed == 42
    assert session.scenario.is_short
    assert session.scenario.variants == ("front_stalls",)
    assert window.screen.name == "briefing"


def test_people_may_play_the_capitals_and_a_round_may_have_a_timer(front):
    window = front("new_game")
    assert "People: Kaunas, London" in window.text
    window.click("capitals lithuania soviet")
    window.click("capitals lithuania")
    window.click("minutes 3")
    window.key("f5")
    assert window.screen.sitting.session.setup.capitals == ("lithuania",)
    assert window.stage.settings.minutes == 3


@pytest.mark.parametrize("players", ["", "both"])
@pytest.mark.parametrize("lang", ["en", "lt"])
def test_what_a_class_chooses_is_seen_without_scrolling(front, lang, players):
    window = front(
        "new_game", (1280, 720), 1.0, lang, first=lambda stage, _: stage.routes.new_game(players=players)
    )
    for id_ in ("level secretary", "lesson", "capitals lithuania", "minutes 5", "group"):
        widget = window.widget(id_)
        around = window.app.page.scroll_around(widget)
        assert around is None or around.rect.contains(widget.rect), id_
    assert window.troubles() == []


def test_what_was_chosen_last_holds(front):
    window = front("new_game")
    window.click("variant front_stalls")
    window.click("variant early_signature")
    window.click("variant ")
    assert window.screen.variants == ()


def test_the_keyboard_alone_begins_a_game(front):
    window = front("new_game")
    window.keys("down", "return")
    while window.app.attention.focused != "begin":
        window.key("tab")
    window.key("return")
    assert window.screen.sitting.session.humans == ("soviet",)


@pytest.mark.parametrize(("players", "humans"), [("both", 2), ("watch", 0)])
def test_sides_are_not_chosen_where_nobody_plays_alone(front, players, humans):
    window = front("new_game", first=lambda stage, _: stage.routes.new_game(players=players))
    assert not any(id_.startswith("side ") for id_ in window.ids())
    window.key("return")
    players = window.screen.sitting.session.setup.players.values()
    assert sum(player == HUMAN for player in players) == humans


def test_the_game_before_is_set_aside(front, tmp_path):
    for _ in range(2):
        window = front("new_game")
        window.key("f5")
        window.stage.let_go()
    assert {path.name for path in tmp_path.glob("*.json")} >= {"autosave.json", "autosave earlier.json"}


def test_a_variant_that_does_not_fit_is_refused_in_a_sentence(front):
    window = front("new_game")
    window.screen.variants = ("nothing_of_that_name",)
    window.key("f5")
    assert "cannot be begun" in window.text


def test_a_double_click_begins_one_game(front):
    window = front("new_game")
    begin = window.widget("begin")
    window.app.press(begin)
    window.app.press(begin)
    window.settle()
    assert window.screen.name == "briefing"


def test_a_group_may_name_itself(front):
    window = front("new_game")
    window.click("group")
    window.type(" 9 b  owls")
    window.key("f5")
    assert window.screen.sitting.session.group == "9 b owls"
    assert (
        "group" not in front("new_game", first=lambda stage, _: stage.routes.new_game(players="watch")).ids()
    )
