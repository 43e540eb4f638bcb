"""Marked moments in the window: the question why before a move is made, and what becomes of the answer."""

import pytest

from game.play.actions import NamedAction
from game.play.session import Session

SIZES = [((1024, 640), 1.0), ((1280, 800), 1.5), ((1024, 640), 2.0), ((1920, 1080), 1.0)]


@pytest.fixture
def third_week(window, moscow):
    """Open the table in the third week, of which the first moment is, once its news has been read."""

    def open_on(*args, **options):
        session = Session.new(moscow, seed=7, players={"lithuania": "human"})
        while session.week < 3 or session.phase != "table":
            session.act("lithuania", NamedAction("adjourn" if session.phase == "table" else "silence"))
        table = window(*args, session=session, **options)
        if "close" in table.ids():
            table.key("return")
        return table

    return open_on


def last(table):
    return [one for one in table.session.decisions if one.side == "lithuania"][-1]


def test_one_more_enter_passes_the_question_over(third_week):
    table = third_week()
    table.keys("j", "return")
    assert "You want a border, Moscow wants an ally." in table.text
    assert last(table).week == 2
    table.key("return")
    decision = last(table)
    assert (decision.week, decision.moment) == (3, "border_and_alliance")
    assert (decision.picked, decision.reason) == (None, None)


def test_a_reason_is_picked_by_its_number_and_can_be_let_go(third_week):
    table = third_week()
    table.keys("j", "return", "3", "4", "4", "2")
    assert table.widget("reason no_war").is_selected
    table.click("moment send")
    assert last(table).picked == "no_war"
    assert table.session.phase == "cable"


def test_a_reason_can_be_written_too(third_week):
    table = third_week()
    table.click("stop gold ten_million")
    table.click("commit")
    table.click("reason")
    table.type("because 1 and 2")
    table.key("return")
    assert (last(table).reason, last(table).picked) == ("because 1 and 2", None)


def test_escape_goes_back_to_the_move_and_nothing_is_made(third_week):
    table = third_week()
    table.keys("j", "return", "2", "escape")
    assert last(table).week == 2
    assert table.screen.preparation.kind == "adjourn"
    assert "You want a border" not in table.text
    table.key("return")
    assert not table.widget("reason no_war").is_selected


def test_a_signature_is_asked_about_in_its_own_words_and_only_once(third_week):
    table = third_week()
    table.key("s")
    assert "reason" not in table.ids()
    table.click("commit")
    assert "To sign or not to sign" in table.text


def test_undo_brings_the_question_back(third_week):
    table = third_week()
    table.keys("j", "return", "return")
    table.key("u")
    table.keys("j", "return")
    assert "You want a border" in table.text


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_the_question_fits(third_week, size, scale, lang):
    table = third_week(size, scale, lang)
    table.screen.preparation.choose("adjourn")
    table.screen.preparation.commit()
    table.app.refresh()
    assert table.screen.preparation.moment is not None
    assert table.troubles() == []


@pytest.mark.parametrize(("length", "said"), [
    (160, None), (161, "Room for 39 more letters."), (199, "Room for 1 more letter."),
    (250, "Room for 0 more letters."),
])  # fmt: skip
def test_it_is_said_when_a_reason_nearly_fills_its_room(third_week, length, said):
    table = third_week()
    table.click("stop gold ten_million")
    table.click("commit")
    table.click("reason")
    for _ in range(length):
        table.type("x")
    assert ("Room for" in table.text) is (said is not None)
    assert said is None or said in table.text
    assert table.troubles() == []
