"""The schemas that editors read are those of the models, and the shipped files name them."""

import json
from pathlib import Path

import pytest

from game.scenario.json_schema import (
    SCENARIO_FILE,
    VARIANT_FILE,
    as_text,
    json_schema,
    variant_json_schema,
    write_schemas,
)

SCENARIOS = Path(__file__).parents[2] / "scenarios"
ANEW = "Write it anew with game.scenario.json_schema.write_schemas(Path('scenarios'))."


@pytest.mark.parametrize(
    ("name", "schema"), [(SCENARIO_FILE, json_schema()), (VARIANT_FILE, variant_json_schema())]
)
def test_the_shipped_schema_is_that_of_the_models(name, schema):
    assert (SCENARIOS / name).read_text(encoding="utf-8") == as_text(schema), ANEW


def test_writing_both(tmp_path):
    write_schemas(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [SCENARIO_FILE, VARIANT_FILE]
    assert json.loads((tmp_path / SCENARIO_FILE).read_text(encoding="utf-8")) == json_schema()


def first_line(path):
    return path.read_text(encoding="utf-8").partition("\n")[0]


def test_shipped_files_tell_editors_their_schema():
    scenarios, variants = list(SCENARIOS.glob("*.yaml")), list((SCENARIOS / "variants").glob("*.yaml"))
    assert scenarios
    assert variants
    assert {first_line(path) for path in scenarios} == {f"# yaml-language-server: $schema={SCENARIO_FILE}"}
    assert {first_line(path) for path in variants} == {f"# yaml-language-server: $schema=../{VARIANT_FILE}"}


def test_an_editor_can_complete_and_explain():
    definitions = json_schema()["$defs"]
    assert definitions["Clause"]["additionalProperties"] is False
    assert definitions["Clause"]["required"][:3] == ["source", "confidence", "id"]
    base = definitions["Form"]["properties"]["base"]
    assert base.pop("description").startswith("What it comes to where all terms are 0")
    assert base == {"type": "number", "minimum": -1000, "maximum": 1000, "default": 0, "title": "Base"}
    assert definitions["Talks"]["properties"]["first_day"]["pattern"] == r"^\d{4}-\d{2}-\d{2}$"
    assert "is" in definitions["Condition"]["properties"]
    assert "is_" not in definitions["Condition"]["properties"]
    assert definitions["Provenance" if "Provenance" in definitions else "Level"]["properties"]["confidence"][
        "enum"
    ]


@pytest.mark.parametrize("schema", [json_schema(), variant_json_schema()], ids=["scenario", "variant"])
def test_every_field_is_explained(schema):
    models = {schema["title"]: schema, **schema["$defs"]}
    told = {
        f"{name}.{field}": about.get("description", "")
        for name, model in models.items()
        for field, about in model.get("properties", {}).items()
    }
    assert len(told) > 10
    assert [field for field, text in told.items() if not (text[:1].strip() and text.endswith("."))] == []
    assert [name for name, model in models.items() if not model.get("description")] == []
