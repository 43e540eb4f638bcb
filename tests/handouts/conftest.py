"""What tests of the sheets share."""

from functools import cache

import pytest

from game.handouts.registry import all_sheets
from game.handouts.sheet import Material
from game.scenario.lesson.load import load_lesson
from game.scenario.load import load_scenario


@cache
def _material(lang, short):
    scenario = load_scenario("1920_moscow", short=short)
    return Material(scenario, load_lesson(scenario).handouts, lang)


@pytest.fixture(params=["en", "lt"])
def lang(request):
    return request.param


@pytest.fixture(params=[False, True], ids=["full", "short"])
def material(request, lang):
    return _material(lang, request.param)


@pytest.fixture
def sheets(material):
    return all_sheets(material)
