"""The sheets: all there, in both languages and at both levels."""

from game import texts
from game.handouts.sheet import LEVELS
from game.handouts.write import page_of


def test_every_sheet_renders_at_every_level(material, sheets):
    for sheet in sheets:
        for level in sheet.levels or LEVELS[:1]:
            page = page_of(material, [sheet], level, sheet.title)
            assert f'<html lang="{material.lang}">' in page
            assert page.count("<h1>") == 1


def test_every_sheet_has_a_name_of_its_own(sheets):
    names = [sheet.id for sheet in sheets]
    assert len(set(names)) == len(names)
    files = [sheet.file(level) for sheet in sheets for level in sheet.levels or LEVELS[:1]]
    assert len(set(files)) == len(files)


def test_the_index_has_words_for_every_sheet(sheets):
    for sheet in sheets:
        assert texts.is_text(f"handouts.copies.{sheet.copies.rule}")
        assert texts.is_text(f"handouts.moment.{sheet.moment}")
