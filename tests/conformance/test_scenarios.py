"""Every scenario that ships, with every variant, whole and short: it loads, plays to an end, and speaks."""

import pytest
from pydantic import BaseModel

from game.scenario.basics import Text
from game.scenario.load import load_scenario, scenario_names, variant_files
from tests.builders import Play, shipped

ASKED = [
    (scenario, variant, short)
    for scenario in scenario_names()
    for variant in (None, *variant_files(shipped(scenario)))
    for short in ((False, True) if shipped(scenario).data.short else (False,))
]


def texts_of(part, path=""):
    """All texts of a part of a scenario, with their places."""
    if isinstance(part, Text):
        yield path, part
    elif isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from texts_of(getattr(part, name), f"{path}.{name}")
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from texts_of(value, f"{path}.{name}")
    elif isinstance(part, list):
        for place, value in enumerate(part):
            yield from texts_of(value, f"{path}[{place}]")


@pytest.mark.parametrize(("name", "variant", "short"), ASKED)
def test_it_plays_to_an_end(name, variant, short):
    scenario = load_scenario(name, variants=[variant] if variant else [], short=short)
    pairs = [("random", "random")] if variant else [("random", "random"), ("historical", "negotiator")]
    for players in pairs:
        table = Play(scenario, players, seed=3).play_out().table
        result = table.conclude()
        assert table.phase == "over"
        assert scenario.data.outcomes[result.outcome].treaty == bool(result.is_treaty)


@pytest.mark.parametrize("name", scenario_names())
def test_it_speaks_both_languages(name):
    texts = dict(texts_of(shipped(name).data))
    assert len(texts) > 100
    assert [place for place, text in texts.items() if not text.en.strip() or not text.lt.strip()] == []
    sentences = {place: text for place, text in texts.items() if text.en.count(" ") > 3}
    assert [place for place, text in sentences.items() if text.en == text.lt] == []


def test_every_variant_speaks_both_languages():
    scenario = load_scenario()
    assert len(variant_files(scenario)) == 12
