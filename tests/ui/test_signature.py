"""How the talks ended: the sheet, the seals, and the cards that are turned."""

import pytest

from game.play.save import load
from game.play.treaty_code import code_of, decode
from game.telling.ending import outcome_of
from game.ui.closing import landed

SIZES = [((1024, 640), 1.0), ((1280, 800), 1.5), ((1024, 640), 2.0), ((1920, 1080), 1.0)]


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_everything_fits(after, ended, signed, size, scale, lang):
    for session in (*ended.values(), signed):
        end = after(session, "ending", size, scale, lang)
        end.key("t")
        assert end.troubles() == []
        end.paint()


def test_a_treaty_lies_there_with_its_articles_and_seals(after, signed):
    end = after(signed, "ending")
    assert "A treaty" in end.text
    assert "1. Vilnius" in end.text
    assert "the seal of Lithuania" in end.text


def test_without_one_the_reason_stands_there(after, ended):
    end = after(ended["parted"], "ending")
    assert "No treaty" in end.text
    assert "two portfolios" in end.text
    assert "1. Vilnius" not in end.text


def test_a_treaty_that_a_capital_refused_is_marked(after, ended):
    end = after(ended["refused"], "ending")
    assert "Signed, but not ratified" in end.text
    assert "(Not in force)" in end.text


def test_what_they_cared_for_is_told_once_the_cards_are_turned(after, signed):
    end = after(signed, "ending")
    secret = outcome_of(signed, end.sitting.words).sides[1]
    assert secret.type not in end.text
    end.key("t")
    assert f"{secret.name}: {secret.type}" in end.text
    assert "turn" not in end.ids()


def test_the_way_on_is_reached_first_and_escape_opens_the_menu(after, signed):
    end = after(signed, "ending")
    end.key("return")
    assert end.screen.name == "summer"
    end = after(signed, "ending")
    end.key("escape")
    assert end.screen.name == "menu"


def test_seals_come_down_and_then_nothing_moves(after, signed, clock):
    end = after(signed, "ending", has_less_motion=False)
    frames = 0
    while end.stage.due_in() is not None:
        clock.wait(end.stage.due_in() + 0.02)
        end.app.refresh()
        frames += 1
        assert frames < 200
    assert frames > 20
    assert end.screen._pressed(0) == end.screen._pressed(1) == 1


def test_nothing_moves_where_less_motion_is_wanted_or_nothing_was_signed(after, signed, ended):
    assert after(signed, "ending").stage.due_in() is None
    assert after(ended["parted"], "ending", has_less_motion=False).stage.due_in() is None


@pytest.mark.parametrize(("seconds", "part"), [(0.0, 0.0), (1.0, 0.0), (1.5, 0.5), (2.0, 1.0), (9.0, 1.0)])
def test_what_falls_lands_in_its_time(seconds, part):
    assert landed(seconds, 1.0, 1.0) == pytest.approx(part)


def test_the_treaty_code_stands_there_and_can_be_read_back(after, ended, signed, moscow):
    for session in (*ended.values(), signed):
        end = after(session, "ending")
        code = code_of(session)
        assert f"The treaty code of this game is {code}." in end.text
        assert decode(moscow, code).treaty == session.result.treaty


def test_a_group_names_itself_and_is_saved_once_no_more_is_typed(after, ended, clock):
    session = ended["refused"]
    end = after(session, "ending")
    end.click("group")
    end.type("9 b \u202eowls")
    assert session.group == "9 b owls"
    clock.wait(2)
    end.stage.ring()
    assert load(end.sitting.folder / "autosave.json", session.scenario).group == session.group
    end.click("summer")
    end = after(session, "debrief")
    assert "Played by: 9 b owls." in end.text
    session.name_group("")


def test_nobody_names_a_game_that_computers_played(after, signed):
    assert "group" not in after(signed, "ending").ids()
