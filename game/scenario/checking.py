"""What the checks of a whole file share: a walk through its sections, and a list of troubles."""

from collections.abc import Collection, Iterator, Sequence
from typing import TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from game.errors import shown
from game.scenario.findings import (
    FINDINGS_COUNTED,
    NAMES_SHOWN,
    FieldPath,
    Finding,
    field_name,
    nearest,
    refuse,
)
from game.scenario.reader import Document
from game.scenario.validation import explain_validation_error

Places: TypeAlias = Sequence[tuple[FieldPath, object]]
"""Path and value of each thing in a file, as `walk` gives them."""

Model = TypeVar("Model", bound=BaseModel)


def validated(document: Document, model: type[Model]) -> Model:
    """Check a whole file against its model.

    Args:
        document: The file.
        model: What it has to be.

    Returns:
        The file as an instance of the model.

    Raises:
        InputRefused: It is not; names every trouble.
    """
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        refuse(document.name, explain_validation_error(error, document, model))


def walk(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, object]]:
    """Go through a value and all that is in it.

    Args:
        value: A section, or anything that a section holds.
        path: Where it stands.

    Yields:
        The path and the value of each section, group, list and plain value, outer ones first.
    """
    yield path, value
    for step, inner in _inside(value):
        yield from walk(inner, (*path, step))


def _inside(value: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield field.alias or name, getattr(value, name)
    elif isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


class Troubles:
    """The troubles found in one file.

    Attributes:
        findings: So far; no more than `FINDINGS_COUNTED`.
    """

    def __init__(self, document: Document) -> None:
        self.findings: list[Finding] = []
        self._document = document

    def line_of(self, path: FieldPath) -> int:
        """Line of a field or item."""
        return self._document.line_of(path)

    def note(self, path: FieldPath, message: str) -> None:
        """Note a trouble at a field or item, once."""
        finding = Finding(self.line_of(path), field_name(path), message)
        if len(self.findings) < FINDINGS_COUNTED and finding not in self.findings:
            self.findings.append(finding)

    def require_known(self, path: FieldPath, name: str, kind: str, known: Collection[str]) -> None:
        """Note a trouble where a name is not among the known ones.

        Args:
            path: Where the name stands.
            name: The name.
            kind: What it should be the name of, for example "clause".
            known: The names of that kind.
        """
        if name in known or len(self.findings) >= FINDINGS_COUNTED:
            return
        hint = nearest(name, known) or f" {listing(known)}"
        self.note(path, f"found '{shown(name)}', but there is no such {kind}.{hint}")


def listing(names: Collection[str]) -> str:
    """Name what is known, as a sentence."""
    some = ", ".join(f"'{name}'" for name in list(names)[:NAMES_SHOWN])
    rest = len(names) - NAMES_SHOWN
    return f"Known are {some}{f' and {rest} more' if rest > 0 else ''}." if some else "None is known."
