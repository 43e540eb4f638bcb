"""The instructions beside the seals."""

import pytest

from game.play.actions import NamedAction


@pytest.fixture
def instructions(window):
    return lambda *args, **options: window(
        *args, first=lambda stage, s: stage.routes.instructions(s, stage.routes.table(s)), **options
    )


def test_role_heart_and_list_stand_together(instructions):
    sheet = instructions()
    assert "Your instructions from Kaunas" in sheet.text
    assert "Who you are: Lithuania" in sheet.text
    assert "What you care for most, in secret" in sheet.text
    assert "Kaunas is weighing nothing now." in sheet.text


def test_what_is_met_is_counted_and_what_is_signed_away_is_named(instructions):
    sheet = instructions()
    sheet.session.act("lithuania", NamedAction("draft", seals={"vilnius": "reserved"}))
    sheet.app.rebuild()
    assert "initialled, too little" in sheet.text
    sheet.session.act("lithuania", NamedAction("mandate", clauses=("gold",)))
    sheet.app.rebuild()
    assert "The capital is weighing: Gold." in sheet.text


def test_escape_leads_back_to_the_table(instructions):
    sheet = instructions()
    sheet.key("escape")
    assert sheet.screen.name == "table"


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((1280, 800), 1.5), ((1024, 640), 2.0)])
def test_every_text_fits(instructions, size, scale, lang):
    assert instructions(size, scale, lang).troubles() == []


def test_it_can_be_painted_from_either_side(instructions):
    for side in ("lithuania", "soviet"):
        instructions(side=side).paint()
