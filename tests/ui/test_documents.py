"""The documents on their sheets."""

import pytest

from game.play.actions import NamedAction


@pytest.fixture
def documents(window):
    return lambda *args, **options: window(
        *args, first=lambda stage, s: stage.routes.documents(s, stage.routes.table(s)), **options
    )


def names(sheets, *wanted):
    """Give wanted names in the order in which they stand."""
    return sorted((name for name in wanted if name in sheets.text), key=sheets.text.index)


def test_every_document_says_what_it_bears_on_where_it_is_weak_and_where_it_is_from(documents):
    sheets = documents()
    for part in ("The Treaty of Tartu", "It bears on: Gold, Forest.", "Its weak point:", "Source:"):
        assert part in sheets.text
    assert "Ours (5)" in sheets.text


def test_what_is_read_out_stands_last_and_in_its_own_folder(documents):
    sheets = documents()
    draft = NamedAction("draft", seals={"gold": "ten_million"}, document="tartu", clause="gold")
    sheets.session.act("lithuania", draft)
    sheets.app.rebuild()
    assert names(sheets, "The Treaty of Tartu", "Where the Litvaks live")[-1] == "The Treaty of Tartu"
    sheets.click("tab used")
    assert names(sheets, "The Treaty of Tartu", "Where the Litvaks live") == ["The Treaty of Tartu"]
    sheets.click("tab unused")
    assert names(sheets, "The Treaty of Tartu", "Where the Litvaks live") == ["Where the Litvaks live"]


def test_an_empty_folder_says_so_and_escape_leads_back(documents):
    sheets = documents()
    sheets.click("tab used")
    assert "There is none." in sheets.text
    sheets.key("escape")
    assert sheets.screen.name == "table"


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1280, 800), 1.5), ((1024, 640), 2.0)])
def test_every_text_fits(documents, size, scale, lang):
    sheets = documents(size, scale, lang)
    assert sheets.troubles() == []
    sheets.paint()
