"""Laying out and walking pages: heights, focus, arrows, scrolling, plain text."""

import pygame
import pytest
from pygame import Rect

from game.ui.layout import Layout, troubles
from game.ui.page import Page
from game.ui.widgets import Button, Column, Flow, Gap, Panel, Row, Scroll, Text, transcript

ROOM = Rect(0, 0, 600, 400)


@pytest.fixture(autouse=True)
def _fonts():
    pygame.display.init()
    pygame.font.init()


def laid_out(root, room=ROOM, scale=1.0):
    layout = Layout(scale)
    layout.arrange(root, room)
    return Page(root), layout


def button(id_, **details):
    return Button(id=id_, label=id_, on_press=lambda: None, **details)


def test_a_column_gives_what_is_left_over_to_what_grows():
    tail = Gap(grow=1)
    laid_out(Column(items=[Gap(height=100), tail, Gap(height=50)], gap=10))
    assert tail.rect == Rect(0, 110, 600, 230)


def test_a_row_shares_its_width_after_what_is_fixed():
    first, second = Gap(grow=1), Gap(grow=3)
    laid_out(Row(items=[Gap(width=180), first, second], gap=10))
    assert (first.rect.w, second.rect.w) == (100, 300)


def test_units_follow_the_scale():
    gap = Gap(height=40)
    laid_out(Column(items=[gap]), scale=1.5)
    assert gap.rect.h == 60


def test_a_flow_goes_on_in_another_line():
    items = [Gap(width=250, height=20) for _ in range(3)]
    laid_out(Flow(items=items, gap=10))
    assert [item.rect.topleft for item in items] == [(0, 0), (260, 0), (0, 30)]


def test_a_text_that_is_wrapped_takes_the_lines_that_it_needs():
    text = Text(text="word " * 60)
    laid_out(Column(items=[text, Gap(grow=1)]))
    assert text.rect.h > 3 * 16
    assert text.rect.w == 600


def test_what_does_not_fit_is_named():
    word = "Nebeprisikiškiakopūsteliaudavome"
    wide, narrow = Text(text=word), Text(text=word)
    _, layout = laid_out(wide)
    assert troubles(wide, layout) == []
    layout.arrange(narrow, Rect(0, 0, 80, 40))
    assert word in troubles(narrow, layout)[0]


def test_tab_goes_round_and_a_group_is_one_stop():
    root = Column(items=[button("a"), button("b", group="g"), button("c", group="g"), button("d")])
    page, _ = laid_out(root)
    assert [page.after("", 1), page.after("a", 1), page.after("b", 1), page.after("d", 1)] == [
        "a",
        "b",
        "d",
        "a",
    ]
    assert page.after("a", -1) == "d"


def test_tab_enters_a_group_at_what_is_selected():
    root = Column(items=[button("a"), button("b", group="g"), button("c", group="g", is_selected=True)])
    page, _ = laid_out(root)
    assert page.after("a", 1) == "c"


def test_arrows_stay_in_their_group_and_follow_the_eye():
    grid = [Row(items=[button(f"{row}{column}", group="g", grow=1) for column in "ab"]) for row in "12"]
    page, _ = laid_out(Column(items=[*grid, button("out")]))
    assert page.beside("1a", (1, 0)) == "1b"
    assert page.beside("1b", (0, 1)) == "2b"
    assert page.beside("2b", (0, 1)) == "2b"
    assert page.beside("1a", (-1, 0)) == "1a"


def test_what_is_scrolled_out_of_sight_cannot_be_clicked():
    root = Scroll(id="s", item=Column(items=[button(str(number), height=50) for number in range(20)], gap=0))
    layout = Layout(1.0, {"s": 500})
    layout.arrange(root, Rect(0, 100, 300, 200))
    page = Page(root)
    assert page.at((50, 110)).id == "10"
    assert page.at((50, 90)) is None


def test_a_scroll_is_no_further_down_than_its_end():
    root = Scroll(id="s", item=Gap(height=900))
    Layout(1.0, {"s": 5000}).arrange(root, ROOM)
    assert root.offset == 500


def test_a_dialog_shuts_what_is_behind_it():
    behind, before = Column(items=[button("behind")]), Column(items=[button("before")])
    layout = Layout(1.0)
    layout.arrange(behind, ROOM)
    layout.arrange(before, Rect(100, 100, 200, 100))
    page = Page(behind, before)
    assert page.find("behind") is None
    assert page.after("", 1) == "before"


def test_a_page_reads_as_plain_text():
    root = Panel(
        items=[
            Text(text="The treaty"),
            button("sign", key="s"),
            button("wait", is_enabled=False, tip="Not yet."),
            Row(items=[Gap(), Text(text="")]),
        ]
    )
    assert transcript(root) == "The treaty\n[ ] sign <S>\n[-] wait\n"
