"""Readers of YAML 1.1 understand the shipped files as the game does: no `on` is true, no day a date."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from game.scenario.json_schema import json_schema, variant_json_schema
from game.scenario.reader import read_yaml

ROOT = Path(__file__).parents[2]
SHIPPED = [
    path
    for folder in ("scenarios", "assets", "tests/data")
    for path in sorted((ROOT / folder).rglob("*.yaml"))
]
TRUTHS = {"y", "n"}
"""Words that YAML 1.1 reads as true and false, though PyYAML does not."""


def as_yaml_1_1_has_it(value):
    """Exact decimals as the nearest number of the machine; all else as it is."""
    if isinstance(value, dict):
        return {key: as_yaml_1_1_has_it(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_yaml_1_1_has_it(inner) for inner in value]
    return float(value) if isinstance(value, Decimal) else value


def typed(value):
    """The same with the type of everything, since 1 equals true."""
    if isinstance(value, dict):
        return {(type(key), key): typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return type(value), value


def words_in(value):
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from words_in(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_file_says_the_same(path):
    data = read_yaml(path).data
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert typed(told) == typed(as_yaml_1_1_has_it(data))
    assert TRUTHS.isdisjoint(map(str.casefold, words_in(data)))


def test_files_are_found():
    assert len(SHIPPED) > 15


@pytest.mark.parametrize("schema", [json_schema(), variant_json_schema()], ids=["scenario", "variant"])
def test_every_field_has_a_name_that_is_text(schema):
    for model in (schema, *schema["$defs"].values()):
        for name in model.get("properties", {}):
            assert yaml.safe_load(name) == name
            assert name not in TRUTHS
