"""What tests of the sheets share."""

from functools import cache

import pytest

from game.handouts import openings
from game.handouts.registry import all_sheets
from game.handouts.sheet import Material
from game.pages import page
from game.pages.map_drawing import draw_map
from game.scenario.lesson.load import load_lesson
from game.scenario.load import load_scenario


@cache
def _material(lang, short):
    scenario = load_scenario("1920_moscow", short=short)
    return Material(scenario, load_lesson(scenario), lang)


@pytest.fixture(params=["en", "lt"])
def lang(request):
    return request.param


@pytest.fixture(params=[False, True], ids=["full", "short"])
def material(request, lang):
    return _material(lang, request.param)


@pytest.fixture
def sheets(material):
    return all_sheets(material)


DRAWN = {}


@pytest.fixture(autouse=True)
def _maps_drawn_once(monkeypatch):
    """Draw each map once, however many pages it stands on."""

    def draw_once(caption, chart, view, meanings, table):
        asked = (caption, view, meanings, table)
        if asked not in DRAWN:
            DRAWN[asked] = draw_map(caption, chart, view, meanings, table)
        return DRAWN[asked]

    monkeypatch.setattr(openings, "draw_map", draw_once)


@pytest.fixture(autouse=True)
def _without_faces(monkeypatch):
    """Leave the faces out, whose cutting takes longer than all else."""
    monkeypatch.setattr(page, "font_faces", lambda _text: "")
