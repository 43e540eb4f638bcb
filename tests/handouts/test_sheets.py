"""The sheets: all there, in both languages and at both levels."""

import re
from dataclasses import replace

import pytest

from game import texts
from game.handouts.copies import SEATINGS, SIZES, one_game, seating
from game.handouts.envelopes import envelopes
from game.handouts.index import listed
from game.handouts.registry import all_sheets
from game.handouts.roles import CHAIRS
from game.handouts.sheet import LEVELS, Material
from game.handouts.write import page_of
from game.resources import asset_folder
from game.scenario.lesson.load import load_lesson

TAG = re.compile(r"<style>.*?</style>|<svg.*?</svg>|<[^>]*>", re.DOTALL)
SAID = re.compile(r"""say\("([a-z_.0-9]+)"[,)]""")


def words_of(page):
    return TAG.sub(" ", page).split()


def levels_of(sheet):
    return sheet.levels or LEVELS[:1]


@pytest.fixture
def pages(material, sheets):
    return {
        (sheet.id, level): page_of(material, [sheet], level, sheet.title)
        for sheet in sheets
        for level in levels_of(sheet)
    }


def test_every_sheet_renders_at_every_level(material, pages):
    for page in pages.values():
        assert f'<html lang="{material.lang}">' in page
        assert page.count("<h1>") == 1
        assert " style=" not in page
        assert "<script" not in page
        assert "{" not in TAG.sub("", page)


def test_every_chair_has_a_sheet(material, sheets):
    names = {sheet.id for sheet in sheets}
    assert {f"role_{side.id}_{chair}" for side in material.scenario.sides for chair in CHAIRS} <= names


def test_names_are_used_once(sheets):
    names = [sheet.id for sheet in sheets]
    files = [sheet.file(level) for sheet in sheets for level in levels_of(sheet)]
    assert len(set(names)) == len(names)
    assert len(set(files)) == len(files)


def test_ids_are_unique_on_the_page_of_all_sheets(material, sheets):
    for level in LEVELS:
        page = page_of(material, [sheet for sheet in sheets if sheet.is_for(level)], level, "All")
        ids = re.findall(r' id="([^"]*)"', page)
        assert len(set(ids)) == len(ids)


def test_the_index_has_words_for_every_sheet(sheets):
    for sheet in sheets:
        assert texts.is_text(f"handouts.copies.{sheet.copies.rule}")
        assert texts.is_text(f"handouts.moment.{sheet.moment}")
        assert sheet.seen_by.strip()


def test_the_easy_text_is_much_shorter(sheets, pages):
    graded = [sheet.id for sheet in sheets if sheet.levels]
    lengths = {level: {name: len(words_of(pages[name, level])) for name in graded} for level in LEVELS}
    assert all(lengths["basic"][name] < 0.85 * lengths["advanced"][name] for name in graded), lengths
    assert sum(lengths["basic"].values()) < 0.65 * sum(lengths["advanced"].values())


def test_every_key_that_a_template_names_exists():
    templates = sorted((asset_folder() / "pages" / "handouts").glob("*.html"))
    named = {key for path in templates for key in SAID.findall(path.read_text(encoding="utf-8"))}
    assert named
    missing = [
        key for key in named if not any(texts.is_text(f"{group}.{key}") for group in ("handouts", "telling"))
    ]
    assert missing == []


def test_what_strangers_wrote_is_escaped(material):
    evil = "<img src=x onerror=alert(1)> & Ko"
    sides = [
        side.model_copy(update={"name": side.name.model_copy(update={"en": evil, "lt": evil})})
        for side in material.scenario.sides
    ]
    data = material.scenario.model_copy(update={"sides": sides})
    planted = Material(
        replace(material.words.loaded, data=data), load_lesson(material.words.loaded), material.lang
    )
    for sheet in all_sheets(planted):
        page = page_of(planted, [sheet], LEVELS[0], sheet.title)
        assert "<img" not in page


@pytest.mark.parametrize("pupils", range(2, 41))
def test_a_class_is_seated_whole(pupils):
    for one in (seating(pupils), one_game(pupils)):
        assert one.tables * (2 * one.delegates + one.capitals) >= pupils
        assert one.delegates >= 1


@pytest.mark.parametrize("pupils", range(2, 41))
def test_tables_are_never_overfull(pupils):
    one = seating(pupils)
    seats = one.tables * (2 * one.delegates + one.capitals)
    assert seats >= pupils
    assert 1 <= one.delegates <= 4
    assert one.capitals <= 4


@pytest.mark.parametrize("seats", SEATINGS)
def test_more_pupils_never_need_fewer_copies(sheets, seats):
    for sheet in sheets:
        counts = [sheet.copies.count(SEATINGS[seats](pupils)) for pupils in SIZES]
        assert counts == sorted(counts) or "capitals" in sheet.copies.rule
        assert min(counts) >= 1


def test_a_class_that_plays_one_game_prints_a_part_for_each_who_holds_it(sheets):
    role = next(sheet for sheet in sheets if sheet.id == "role_lithuania_head")
    assert [role.copies.count(one_game(pupils)) for pupils in (8, 12, 24)] == [1, 1, 2]
    assert [role.copies.count(SEATINGS["side"](pupils)) for pupils in (8, 24)] == [2, 6]


# Envelopes and lists


def test_every_sheet_lies_in_an_envelope(material, sheets):
    packed = {sheet.id for envelope in envelopes(material, sheets) for sheet in envelope.sheets}
    assert packed == {sheet.id for sheet in sheets}


def test_no_envelope_holds_what_another_group_alone_may_see(material, sheets):
    for envelope in envelopes(material, sheets):
        for sheet in envelope.sheets:
            assert not sheet.is_secret or sheet.envelopes == (envelope.id,)


def test_no_secret_sheet_shares_a_leaf(material, sheets):
    page = page_of(material, sheets, "basic", "All")
    between = re.split(r'<section class="sheet [^"]*" id="([^"]*)"', page)
    for before, after, gap in zip(sheets, sheets[1:], between[2::2], strict=False):
        if before.seen_by != after.seen_by and (before.is_secret or after.is_secret):
            assert 'class="blank-side"' in gap, (before.id, after.id)


def test_lists_for_printing_name_sheets_that_there_are(material, sheets):
    for one in material.teaching.lists:
        for wanted in one.sheets:
            named = one.model_copy(update={"sheets": [wanted]})
            assert listed(named, sheets), wanted
