"""The minutes as a book."""

import pytest

from game.play.actions import NamedAction


@pytest.fixture
def minutes(window):
    """The minutes after one week."""

    def make(*args, **options):
        book = window(*args, first=lambda stage, s: stage.routes.minutes(s, stage.routes.table(s)), **options)
        book.session.act("lithuania", NamedAction("draft", seals={"gold": "ten_million"}))
        book.session.act("lithuania", NamedAction("silence"))
        book.app.rebuild()
        return book

    return make


def test_all_weeks_stand_in_the_book_and_one_can_be_opened(minutes):
    book = minutes()
    assert "Week 1 of 10" in book.text
    assert "Week 2 of 10" in book.text
    book.click("week 2")
    assert "Week 1 of 10" not in book.text
    assert "Week 2 of 10" in book.text


def test_a_word_is_found_however_it_is_typed(minutes):
    book = minutes()
    book.click("word")
    book.type("MILLION roub")
    assert "Lithuania moves its seals: Gold" in book.text
    assert "Kiev falls" not in book.text
    for _ in range(len("MILLION roub")):
        book.key("backspace")
    assert "Kiev falls" in book.text


def test_letters_with_marks_are_found_without_them(minutes):
    book = minutes(lang="lt")
    book.click("word")
    book.type("ijev")
    assert "Kijevas" in book.text
    book.type("xyz")
    assert "Tokio žodžio protokole nėra." in book.text


def test_weeks_are_reached_by_arrows_and_opened_by_enter(minutes):
    book = minutes()
    book.app.show(book.screen)
    book.keys("down", "return")
    assert book.screen.week == 1


def test_escape_leads_back_even_from_the_line_to_type_on(minutes):
    book = minutes()
    book.click("word")
    book.key("escape")
    assert book.screen.name == "table"


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1280, 800), 1.5)])
def test_every_text_fits(minutes, size, scale, lang):
    assert minutes(size, scale, lang).troubles() == []
