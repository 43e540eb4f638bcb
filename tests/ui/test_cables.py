"""The cables and dispatches."""

import pytest

from game.play.actions import NamedAction


@pytest.fixture
def cables(window):
    """The cables after two weeks, in the first of which the capital was asked."""

    def make(*args, **options):
        sheets = window(
            *args, first=lambda stage, s: stage.routes.cables(s, stage.routes.table(s)), **options
        )
        for action in (
            NamedAction("adjourn"),
            NamedAction("mandate", clauses=("gold",)),
            NamedAction("adjourn"),
            NamedAction("silence"),
        ):
            sheets.session.act("lithuania", action)
        sheets.app.rebuild()
        return sheets

    return make


def test_what_was_asked_and_what_was_answered_stand_in_their_weeks_the_newest_first(cables):
    text = cables().text
    assert text.index("Week 3 of 10") < text.index("Week 2 of 10") < text.index("Week 1 of 10")
    assert text.index("Week 2 of 10") < text.index("14 May: from Kaunas") < text.index("Week 1 of 10")
    assert text.index("7 May: to Kaunas") > text.index("Week 1 of 10")


def test_only_own_cables_or_one_voice_can_be_read(cables):
    sheets = cables()
    sheets.click("tab own")
    assert "to Kaunas" in sheets.text
    assert "Kiev falls" not in sheets.text
    sheets.click("tab front")
    assert "Kiev falls" in sheets.text
    assert "to Kaunas" not in sheets.text


def test_the_other_sides_cables_are_not_read(cables):
    sheets = cables()
    assert "Soviet Russia cables" not in sheets.text


def test_escape_leads_back_to_the_table(cables):
    sheets = cables()
    sheets.key("escape")
    assert sheets.screen.name == "table"


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1280, 800), 1.5), ((1024, 640), 2.0)])
def test_every_text_fits(cables, size, scale, lang):
    assert cables(size, scale, lang).troubles() == []
