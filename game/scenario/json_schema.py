"""JSON Schemas for editors, made from the models: what a scenario or a variant may say."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema

from game.scenario.basics import Section
from game.scenario.schema import Scenario, Variant

SCENARIO_FILE: Final = "schema.json"
VARIANT_FILE: Final = "variant.schema.json"


class _Generator(GenerateJsonSchema):
    def encode_default(self, dft: Any) -> Any:
        """Write a default as a file would have it; pydantic would write a decimal as text."""
        if isinstance(dft, Decimal):
            return int(dft) if dft == dft.to_integral_value() else float(dft)
        return super().encode_default(dft)


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema of a scenario.

    Returns:
        The schema, for `scenarios/schema.json`. What it allows may still be refused: it knows nothing of
        names that refer to other sections.
    """
    return _schema_of(Scenario)


def variant_json_schema() -> dict[str, Any]:
    """Give the JSON Schema of a variant, for `scenarios/variant.schema.json`."""
    return _schema_of(Variant)


def as_text(schema: dict[str, Any]) -> str:
    """Write a schema as its file has it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path) -> None:
    """Write both schemas anew after the models have changed.

    Args:
        folder: The folder of scenarios.
    """
    for name, schema in ((SCENARIO_FILE, json_schema()), (VARIANT_FILE, variant_json_schema())):
        (folder / name).write_text(as_text(schema), encoding="utf-8", newline="\n")


def _schema_of(model: type[Section]) -> dict[str, Any]:
    schema = model.model_json_schema(schema_generator=_Generator)
    return {"$schema": _Generator.schema_dialect, **schema}
