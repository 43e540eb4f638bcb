"""The table as a player uses it."""

import pytest

from game.play.actions import NamedAction
from game.play.session import Session
from game.scenario.load import load_scenario

SIZES = [((1024, 640), 1.0), ((1280, 800), 1.0), ((1280, 800), 1.5), ((1024, 640), 2.5), ((1920, 1080), 1.25)]


def test_the_week_opens_with_its_news_and_enter_leads_to_the_table(window):
    table = window()
    assert "Week 1 of 10" in table.text
    assert "Kiev" in table.text
    table.key("return")
    assert table.app.page.dialog is None
    assert table.sitting.seats["lithuania"].week_opened == 1


def test_pressing_levels_makes_a_draft_and_pressing_again_takes_them_out(window):
    table = window()
    table.key("return")
    table.click("stop grodno later")
    assert table.screen.preparation.draft == NamedAction("draft", seals={"grodno": "later"})
    table.click("stop grodno later")
    assert table.screen.preparation.draft == NamedAction("draft")
    assert table.widget("commit").is_enabled is False


def test_what_a_draft_costs_is_told_before_it_is_sent(window):
    table = window()
    table.key("return")
    table.click("stop grodno later")
    assert "Below your instructions" in table.text
    assert "would be worth" in table.text


def test_a_draft_is_sent_saved_and_answered(window):
    table = window()
    table.key("return")
    table.click("stop gold ten_million")
    table.click("commit")
    first, *_ = [one for one in table.session.decisions if one.side == "lithuania"]
    assert first.action == NamedAction("draft", seals={"gold": "ten_million"})
    assert (table.sitting.folder / "autosave.json").is_file()
    assert "The Soviet delegation answers" in table.text
    assert table.session.phase == "cable"


def test_a_fourth_seal_is_refused_in_words_and_changes_nothing(window):
    table = window()
    table.key("return")
    for clause, level in (("grodno", "later"), ("lida", "later"), ("braslaw", "later"), ("vilnius", "later")):
        table.click(f"stop {clause} {level}")
    assert len(table.screen.preparation.draft.seals) == 3
    assert "more seals than one draft may move" in table.text


def test_a_double_click_on_what_commits_is_one_move(window, clock):
    table = window()
    table.keys("return", "j")
    commit = table.widget("commit")
    table.app.press(commit)
    table.app.press(commit)
    table.settle()
    ours = [one for one in table.session.decisions if one.side == "lithuania"]
    assert [one.action.kind for one in ours] == ["adjourn"]
    for widget in table.buttons():
        if widget.id == "move silence":
            table.app.press(widget)
    assert table.screen.preparation.kind is None
    clock.wait(1)
    table.key("n")
    assert table.screen.preparation.kind == "silence"


def test_a_whole_week_by_letters_alone(window):
    table = window()
    table.keys("return", "j", "return", "n", "return")
    ours = [one.action.kind for one in table.session.decisions if one.side == "lithuania"]
    assert ours == ["adjourn", "silence"]
    assert table.session.week == 2
    assert "Week 2 of 10" in table.text


def test_the_tracks_are_one_stop_of_tab_and_arrows_lead_along_them(window):
    table = window()
    table.key("return")
    for _ in range(12):
        if table.app.attention.focused.startswith("stop"):
            break
        table.key("tab")
    assert table.app.attention.focused == "stop vilnius recognised"
    table.key("left")
    assert table.app.attention.focused == "stop vilnius later"
    table.key("down")
    assert table.app.attention.focused == "stop grodno later"
    table.key("return")
    assert table.screen.preparation.draft.seals == {"grodno": "later"}


def test_escape_closes_then_drops_then_opens_the_menu(window):
    table = window()
    table.key("escape")
    assert table.app.page.dialog is None
    table.key("d")
    table.key("escape")
    assert table.screen.preparation.kind is None
    table.key("escape")
    assert table.screen.name == "menu"


def test_undo_leads_back_to_before_the_move(window):
    table = window()
    before = table.session.digest()
    table.keys("return", "j", "return", "u")
    assert table.session.digest() == before


def test_what_was_news_before_a_move_is_news_again_when_it_is_taken_back(window):
    table = window()
    table.key("return")
    before = table.sitting.news("lithuania")
    assert before
    table.keys("j", "return")
    assert table.sitting.news("lithuania") != before
    table.key("u")
    assert table.sitting.news("lithuania") == before


def test_a_move_can_be_taken_back_while_the_other_side_considers(window):
    table = window()
    before = table.session.digest()
    table.key("return")
    table.screen.preparation.choose("adjourn")
    table.app.rebuild()
    table.app.press(table.widget("commit"))
    assert table.stage.is_busy
    assert "is considering" in table.text
    table.click("cancel")
    assert table.sitting.session.digest() == before
    assert not table.stage.is_busy


def test_history_stays_shut_in_a_lesson(window):
    table = window()
    table.key("return")
    assert "tool history" in table.ids()
    lesson = window(session=Session.new(load_scenario("1920_moscow", short=True), seed=1))
    lesson.key("return")
    shut = lesson.widget("tool history")
    assert not shut.is_enabled
    assert shut.tip.startswith("In a lesson history stays shut until the debrief")


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_text_of_the_table_fits(window, size, scale, lang):
    table = window(size, scale, lang)
    assert table.troubles() == []
    table.key("return")
    table.screen._press_stop("gold", "ten_million")
    table.screen._open_clause("alignment")
    table.app.rebuild()
    assert table.troubles() == []
    table.key("escape")
    for tab in ("treaty", "map", "letters", "moves", "more"):
        table.screen.tab = tab
        table.app.rebuild()
        assert table.troubles() == []


def test_a_scenario_without_emblems_plays_too(window, tariffs):
    session = Session.new(tariffs, seed=3)
    table = window(session=session)
    table.key("return")
    table.paint()
    assert "Week 1" in table.text
