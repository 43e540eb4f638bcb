"""What one side must not know stands on none of its sheets: change a secret, and they stay as they are."""

from dataclasses import replace
from functools import cache

import pytest

from game.handouts.registry import all_sheets
from game.handouts.sheet import LEVELS, Material
from game.handouts.write import page_of
from game.scenario.lesson.load import load_lesson

PLANT = "Planted secret, plainly to be seen"


lesson_of = cache(load_lesson)


def planted(material, data=None, handouts=None):
    loaded = material.words.loaded
    lesson = lesson_of(loaded).model_copy(update={"handouts": handouts or material.handouts})
    return Material(loaded if data is None else replace(loaded, data=data), lesson, material.lang)


def changed_text(text, lang):
    return text.model_copy(update={lang: PLANT})


def pages_of(material):
    return {
        (sheet.id, level): page_of(material, [sheet], level, sheet.title)
        for sheet in all_sheets(material)
        for level in sheet.levels or LEVELS[:1]
    }


PAGES_BEFORE = cache(pages_of)


def touched(before, after):
    """Name the sheets that read otherwise; the teacher's may tell everything."""
    old, new = PAGES_BEFORE(before), pages_of(after)
    changed = {name for (name, level), page in new.items() if page != old[name, level]}
    return {name for name in changed if not name.startswith("teacher_")}


def with_side(material, side, **changes):
    sides = [one.model_copy(update=changes) if one.id == side else one for one in material.scenario.sides]
    return material.scenario.model_copy(update={"sides": sides})


@pytest.fixture(params=["lithuania", "soviet"])
def side(request):
    return request.param


@pytest.fixture
def lang():
    return "en"


def test_a_mandate_stands_with_the_jurist_and_with_whoever_gave_it(material, side):
    clauses = [
        clause.model_copy(
            update={"mandate": {**clause.mandate, side: clause.levels[0 if side == "lithuania" else -1].id}}
        )
        for clause in material.scenario.clauses
    ]
    after = planted(material, material.scenario.model_copy(update={"clauses": clauses}))
    givers = {f"capital_{one.id}" for one in material.handouts.capitals if one.mandate_of == side}
    assert touched(material, after) == {f"role_{side}_jurist", *givers}


def test_hidden_types_stand_with_the_head_alone(material, side):
    seat = material.words.names.side[side]
    types = [
        one.model_copy(update={"name": changed_text(one.name, "en"), "about": changed_text(one.about, "en")})
        for one in material.scenario.sides[seat].types
    ]
    assert touched(material, planted(material, with_side(material, side, types=types))) == {
        f"role_{side}_head"
    }


def test_what_one_chair_alone_knows_stands_on_its_sheet_alone(material, side):
    for chair, seat in material.handouts.delegations[side].seats.items():
        alone = [
            one.model_copy(update={level: changed_text(getattr(one, level), "en") for level in LEVELS})
            for one in seat.alone
        ]
        team = material.handouts.delegations[side]
        seats = {**team.seats, chair: seat.model_copy(update={"alone": alone})}
        teams = {**material.handouts.delegations, side: team.model_copy(update={"seats": seats})}
        after = planted(material, handouts=material.handouts.model_copy(update={"delegations": teams}))
        assert touched(material, after) == {f"role_{side}_{chair}"}


def test_the_briefing_of_a_side_weights_floors_and_values_stand_nowhere(material, side):
    seat = material.words.names.side[side]
    of_side = material.scenario.sides[seat]
    data = with_side(material, side, role=changed_text(of_side.role, "en"), floor=77, penalty_per_step=9)
    clauses = [
        clause.model_copy(update={"weights": {**clause.weights, side: 321}}) for clause in data.clauses
    ]
    after = planted(material, data.model_copy(update={"clauses": clauses}))
    assert touched(material, after) == set()


def test_news_for_one_side_stands_with_its_liaison(material, side):
    told = material.scenario.dispatches[-1]
    for dispatch in material.scenario.dispatches:
        if dispatch.seen_by is None and material.weeks_of(*dispatch.window):
            told = dispatch
            break
    dispatches = [
        one.model_copy(update={"seen_by": [side]}) if one.id == told.id else one
        for one in material.scenario.dispatches
    ]
    after = planted(material, material.scenario.model_copy(update={"dispatches": dispatches}))
    assert touched(material, after) == {f"role_{side}_liaison", "calendar"}


def test_documents_stand_with_the_geographer_of_their_side(material, side):
    documents = [
        one.model_copy(update={"text": changed_text(one.text, "en")}) if one.side == side else one
        for one in material.scenario.documents
    ]
    after = planted(material, material.scenario.model_copy(update={"documents": documents}))
    assert touched(material, after) == {f"documents_{side}"}


def test_a_package_stands_with_the_head_of_its_side(material):
    packages = [
        one.model_copy(update={"text": changed_text(one.text, "en"), "name": changed_text(one.name, "en")})
        for one in material.scenario.packages
    ]
    after = planted(material, material.scenario.model_copy(update={"packages": packages}))
    reached = set() if material.is_short else {"package_envelope", "role_soviet_head"}
    assert touched(material, after) == reached
