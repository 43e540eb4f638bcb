"""Troubles in a scenario file, as lines that a person can act on."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NoReturn, TypeAlias

from game.errors import InputRefused, shown

FieldPath: TypeAlias = tuple[str | int, ...]
"""Names of fields and numbers of items (the first is 0), from the top."""

FINDINGS_SHOWN: Final = 20
FINDINGS_COUNTED: Final = 1000
"""So many troubles are looked at; a file with more is past mending by hand."""
NAMES_SHOWN: Final = 12
FIELD_LENGTH: Final = 80
MESSAGE_LENGTH: Final = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """One trouble.

    Attributes:
        line: Line of the file, the first is 1; None where the trouble is the whole file's.
        field: Path of the field, as `field_name` writes it; empty where it is no field's.
        message: What was found, what is allowed, and what to do.
    """

    line: int | None
    field: str
    message: str


def refuse(document_name: str, findings: Iterable[Finding]) -> NoReturn:
    """Refuse a file for all its troubles at once.

    Args:
        document_name: The file, as messages name it.
        findings: Its troubles, at least one.

    Raises:
        InputRefused: Always; with one line for each of the first twenty troubles.
    """
    ordered = sorted(findings, key=line_order)
    lines = [_as_line(document_name, finding) for finding in ordered[:FINDINGS_SHOWN]]
    if len(ordered) > FINDINGS_SHOWN:
        more = "many" if len(ordered) >= FINDINGS_COUNTED else len(ordered) - FINDINGS_SHOWN
        lines.append(f"and {more} more")
    raise InputRefused("\n".join(lines))


def line_order(finding: Finding) -> int:
    """Sort findings by line, those on the whole file first."""
    return finding.line or 0


def _as_line(document_name: str, finding: Finding) -> str:
    place = document_name if finding.line is None else f"{document_name}:{finding.line}"
    field = f"{finding.field}: " if finding.field else ""
    return f"{place}: {field}{shown(finding.message, MESSAGE_LENGTH)}"


def field_name(path: FieldPath) -> str:
    """Write the path of a field, for example `sides[0].name`; a long one loses its beginning."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in path)
    name = "".join(steps).removeprefix(".")
    return name if len(name) <= FIELD_LENGTH else "…" + name[1 - FIELD_LENGTH :]


def nearest(name: str, known: Iterable[str]) -> str:
    """Offer the known name that is most like an unknown one.

    Args:
        name: What somebody wrote.
        known: What is known.

    Returns:
        " Did you mean 'x'?", or nothing where no name is like it.
    """
    plain = {candidate.casefold(): candidate for candidate in known}
    matches = difflib.get_close_matches(name[:FIELD_LENGTH].casefold(), plain, n=1)
    return f" Did you mean '{plain[matches[0]]}'?" if matches else ""


def described(value: object) -> str:
    """Say in plain words what a value is, for example "the whole number 5"."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case int():
            return f"the whole number {value}"
        case Decimal():
            return f"the number {value}"
        case str():
            return f"text '{shown(value)}'"
        case list() | tuple():
            return f"a list of {len(value)}"
        case dict():
            return "a group of fields"
        case _:
            return f"a {type(value).__name__}"
