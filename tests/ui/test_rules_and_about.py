"""The pages on how to play and on where everything is from."""

from game.play.session import Session
from game.scenario.load import load_scenario
from game.telling.ending import sources_of
from game.telling.words import Words
from game.ui.screens.rules import KEYS


def test_the_rules_are_those_of_the_game_that_is_played(window):
    lesson = Session.new(load_scenario(short=True), seed=1)
    page = window(session=lesson, first=lambda stage, sitting: stage.routes.rules(sitting, None))
    assert "six weeks of six days each" in page.text


def test_without_a_game_they_are_those_of_the_whole_talks_with_every_key(front):
    page = front("rules", first=lambda stage, _: stage.routes.rules(None, stage.routes.title()))
    assert "You lead one delegation for ten weeks." in page.text
    assert all(page.stage.say(f"rules.key.{key}_about") in page.text for key in KEYS)
    page.key("pagedown")
    assert page.app.layout.scrolled["sheet"] > 0


def test_every_source_and_every_licence_is_named(front, moscow):
    page = front("about", lang="lt")
    for source in sources_of(Words(moscow, "lt")):
        assert all(work in page.text for work in source.works)
    assert "OFL 1.1" in page.text
    assert "1920_moscow.yaml" in page.text
    page.key("escape")
    assert page.screen.name == "title"
