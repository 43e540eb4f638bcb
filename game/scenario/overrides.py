"""Paths into a scenario, by which variants, the short game and `--set` change it.

A path is dotted: `clauses.harbour.weights.north`, `markers.tide.baseline.3`. Items of a list go by their id,
or by their number from 0 where they have none.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel

from game.errors import CommandError, InputRefused, shown
from game.scenario.checking import listing
from game.scenario.findings import FieldPath, Finding, described, field_name, nearest, refuse
from game.scenario.reader import Document, Value, parse_yaml
from game.scenario.schema import Scenario
from game.scenario.validation import kinds_of

FIXED: Final = frozenset({"schema_version", "short"})
"""Fields of a scenario that no override changes; nor does any change an id."""

_ID: Final = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")
_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,5}")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where overrides were asked for.

    Attributes:
        name: A file, or the option of a command, as messages name it.
        document: The file, if it is one.
        group: Path of the group of overrides in the file.
    """

    name: str
    document: Document | None = None
    group: FieldPath = ()

    def finding(self, path: str, message: str) -> Finding:
        """Make a finding on one override, whose path must begin the message."""
        line = self.document.line_of((*self.group, path)) if self.document else None
        return Finding(line, field_name(self.group), message)


COMMAND_LINE: Final = Origin("--set")
EXAMPLE: Final = "talks.seals_per_draft=2"
"""A setting that any scenario takes."""


class WrongPath(Exception):
    """A path leads nowhere, or to what may not be changed; the message says at which step."""


def parse_setting(setting: str) -> tuple[str, Value]:
    """Read one `PATH=VALUE`.

    Args:
        setting: A path, an equals sign and a value as it would stand in a file.

    Returns:
        The path and the value.

    Raises:
        CommandError: It does not read so.
    """
    path, equals, text = setting.partition("=")
    if not equals or not path:
        raise CommandError(f"--set {shown(setting)}: must read PATH=VALUE, for example {EXAMPLE}.")
    if not text.isprintable():
        raise CommandError(f"--set {shown(setting)}: the value must be one line of plain text.")
    try:
        data = parse_yaml(f"value: {text}\n".encode(), f"--set {shown(path)}", "a value").data
    except InputRefused as refused:
        raise CommandError(str(refused)) from None
    return path, data["value"]


def settings_as_text(settings: Sequence[str] | Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Write settings as `--set` would have them.

    Args:
        settings: `PATH=VALUE` each, or path: value, which may be any plain value or its text.

    Returns:
        Path and text of each.

    Raises:
        CommandError: One does not read `PATH=VALUE`, or a value is not plain.
    """
    if isinstance(settings, Mapping):
        return tuple((path, _as_text(value)) for path, value in settings.items())
    listed = [settings] if isinstance(settings, str) else settings
    return tuple((parse_setting(setting)[0], setting.partition("=")[2]) for setting in listed)


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else _flow(value)


def _flow(value: object) -> str:
    """Write a plain value on one line, as it would stand in a file."""
    match value:
        case None | bool() | str():
            return json.dumps(value, ensure_ascii=False)
        case int():
            return str(value)
        case float() | Decimal():
            return format(Decimal(str(value)), "f")
        case list() | tuple():
            return f"[{', '.join(map(_flow, value))}]"
        case dict():
            return f"{{{', '.join(f'{_flow(str(name))}: {_flow(inner)}' for name, inner in value.items())}}}"
        case _:
            raise CommandError(
                f"A setting must be a plain value, and this is of the type {type(value).__name__}."
            )


def apply_overrides(
    data: Mapping[str, Value], overrides: Mapping[str, Value], where: Origin
) -> dict[str, Value]:
    """Change a scenario's plain data, before it is checked.

    Args:
        data: The scenario; left as it is.
        overrides: Path: the value that stands there afterwards. Later ones see what earlier ones did.
        where: Where they were asked for.

    Returns:
        The changed data, which shares with `data` all that is not changed.

    Raises:
        InputRefused: Some paths lead nowhere, or may not be changed; names each.
    """
    changed: dict[str, Value] = dict(data)
    findings = []
    for path, value in overrides.items():
        try:
            changed = _replaced(changed, place_of(changed, path), value, path)
        except WrongPath as error:
            findings.append(where.finding(path, str(error)))
    if findings:
        refuse(where.name, findings)
    return changed


def place_of(data: Mapping[str, Value], path: str) -> FieldPath:
    """Turn a path into names of fields and numbers of items.

    Args:
        data: The scenario.
        path: The dotted path.

    Returns:
        The steps. The last ones may not be there yet, where the scenario's model knows them as optional.

    Raises:
        WrongPath: It leads nowhere, or to what may not be changed.
    """
    value: object = data
    kinds: list[Any] = [Scenario]
    steps: list[str | int] = []
    names = path.split(".")
    for position, name in enumerate(names, 1):
        step = _step(value, kinds, name, ".".join(names[:position]))
        value = _at(value, step)
        kinds = list(_kinds_inside(kinds, step))
        if value is None and position < len(names) and any(_has_fields(kind) for kind in kinds):
            value = {}
        steps.append(step)
    if steps[0] in FIXED or steps[-1] == "id":
        raise WrongPath(f"{shown(path)}: may not be changed.")
    return tuple(steps)


def _step(value: object, kinds: list[Any], name: str, path: str) -> str | int:
    """Find the field or item that a name of a path means.

    Args:
        value: What the path has led to.
        kinds: What the model says that this may be.
        name: The next name.
        path: The path so far, with that name.
    """
    if isinstance(value, dict):
        known = [field for kind in kinds for field, _ in _fields(kind)]
        is_free = any(get_origin(kind) is dict for kind in kinds) and _ID.fullmatch(name)
        if name in value or name in known or is_free:
            return name
        raise WrongPath(_unknown(path, "field", name, dict.fromkeys([*value, *known])))
    if isinstance(value, list):
        return _item(value, kinds, name, path)
    before = shown(path.rpartition(".")[0])
    raise WrongPath(f"{before}: found {described(value)}, which has no parts. Set it as a whole.")


def _item(items: list[Any], kinds: list[Any], name: str, path: str) -> int:
    ids = [item.get("id") if isinstance(item, dict) else None for item in items]
    if name in ids:
        return ids.index(name)
    if known := [known for known in ids if isinstance(known, str)]:
        raise WrongPath(_unknown(path, _noun(kinds), name, known))
    if _NUMBER.fullmatch(name) and int(name) < len(items):
        return int(name)
    raise WrongPath(f"{shown(path)}: no such item; there are {len(items)}, and the first is number 0.")


def _unknown(path: str, kind: str, name: str, known: Collection[str]) -> str:
    return f"{shown(path)}: no such {kind}.{nearest(name, known) or ' ' + listing(known)}"


def _noun(kinds: list[Any]) -> str:
    """Name the items of a list after their model: a HiddenType is a hidden type."""
    models = [kind for kind in _kinds_inside(kinds, 0) if _has_fields(kind)]
    return re.sub(r"(?<!^)(?=[A-Z])", " ", models[0].__name__).lower() if models else "item"


def _at(value: Any, step: str | int) -> object:
    return value[step] if isinstance(step, int) else value.get(step)


def _replaced(whole: Any, steps: FieldPath, value: Value, path: str) -> Any:
    """Copy what lies on the way to a place, and put a value there."""
    copy: Any = list(whole) if isinstance(whole, list) else dict(whole or {})
    old = _at(copy, steps[0])
    if len(steps) > 1:
        copy[steps[0]] = _replaced(old, steps[1:], value, path)
        return copy
    if isinstance(old, dict) and isinstance(value, dict) and old.get("id") != value.get("id"):
        raise WrongPath(
            f"{shown(path)}: the id in it may not be changed; it is '{shown(str(old.get('id')))}'."
        )
    copy[steps[0]] = value
    return copy


# What the models know.


def _fields(kind: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            yield field.alias or name, field.annotation


def _has_fields(kind: Any) -> bool:
    return get_origin(kind) is dict or (isinstance(kind, type) and issubclass(kind, BaseModel))


def _kinds_inside(kinds: list[Any], step: str | int) -> Iterator[Any]:
    """What a field or item may be, unions taken apart."""
    for kind in kinds:
        for name, annotation in _fields(kind):
            if name == step:
                yield from kinds_of(annotation)
        if get_origin(kind) in {list, dict}:
            yield from kinds_of(get_args(kind)[-1])
