"""What pydantic found wrong in a file, in sentences that name the line, the field and what is allowed."""

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, Self, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.errors import shown
from game.scenario.findings import (
    FINDINGS_COUNTED,
    NAMES_SHOWN,
    FieldPath,
    Finding,
    described,
    field_name,
    line_order,
    nearest,
)
from game.scenario.reader import Document


def explain_validation_error(
    error: ValidationError, document: Document, model: type[BaseModel]
) -> list[Finding]:
    """Turn what pydantic found into sentences.

    Where a value may be one of several kinds, the kind that it is most like speaks; where it is like
    none of them, all are named.

    Args:
        error: What `model` found in `document.data`.
        document: The file. Its `data` should be the very object that was checked: troubles are found there.
        model: The model of the whole file.

    Returns:
        One finding for each trouble, in order of lines; the first thousand, roughly, where there are more.
    """
    errors = error.errors(include_url=False)[:FINDINGS_COUNTED]
    troubles = _settled([_Trouble.of(details, document.data) for details in errors])
    findings = [
        Finding(document.line_of(trouble.path), field_name(trouble.path), _sentence(trouble, model))
        for trouble in troubles
    ]
    return sorted(findings, key=line_order)


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of pydantic's way to a trouble: into the data, or into a branch of a union."""

    name: str | int
    is_branch: bool


@dataclass(frozen=True, slots=True)
class _Trouble:
    """One error of pydantic.

    Attributes:
        steps: The way to it.
        kind: Pydantic's name for it.
        found: The value that is wrong, or the group in which a field is missing.
        context: Bounds and the like.
        raw: Pydantic's own words.
        of_key: Whether the name of the field is wrong, not its value.
    """

    steps: tuple[_Step, ...]
    kind: str
    found: object
    context: Mapping[str, Any]
    raw: str
    of_key: bool = False

    @classmethod
    def of(cls, details: ErrorDetails, data: object) -> Self:
        way, found, kind = details["loc"], details["input"], details["type"]
        context = details.get("ctx", {})
        of_key = way[-1:] == ("[key]",)
        if of_key:
            steps = (*_steps(way[:-2], data, None), _Step(way[-2], is_branch=False))
        elif kind == "missing":
            steps = (*_steps(way[:-1], data, found), _Step(way[-1], is_branch=False))
        else:
            steps = _steps(way, data, found)
        if kind == "union_tag_invalid" and isinstance(found, dict):
            steps += (_Step(context["discriminator"].strip("'"), is_branch=False),)
        return cls(steps, kind, found, context, details["msg"], of_key)

    @property
    def path(self) -> FieldPath:
        return tuple(step.name for step in self.steps if not step.is_branch)


def _steps(way: FieldPath, data: object, found: object) -> tuple[_Step, ...]:
    """Tell the fields on pydantic's way from the branches of unions, by following it through the data.

    A branch may have the name of a field, so all ways are followed that the data allow; the one that
    ends at the value pydantic speaks of is right.
    """
    walks: dict[FieldPath, tuple[object, tuple[_Step, ...]]] = {(): (data, ())}
    for name in way:
        further: dict[FieldPath, tuple[object, tuple[_Step, ...]]] = {}
        for path, (value, steps) in walks.items():
            for inner in _inside(value, name):
                further[(*path, name)] = (inner, (*steps, _Step(name, is_branch=False)))
            if isinstance(name, str):
                further.setdefault(path, (value, (*steps, _Step(name, is_branch=True))))
        walks = further or walks
    _, (_, steps) = max(walks.items(), key=lambda walk: (walk[1][0] is found, len(walk[0])))
    return steps


def _inside(value: object, name: str | int) -> Iterator[object]:
    if isinstance(value, dict):
        yield from (value[name],) if name in value else ()
    elif isinstance(value, list) and isinstance(name, int):
        yield from value[name : name + 1]


def _settled(troubles: list[_Trouble], start: int = 0) -> list[_Trouble]:
    """Let one branch of each union speak, the outermost unions first."""
    settled: list[_Trouble] = []
    unions: dict[tuple[_Step, ...], dict[_Step, list[_Trouble]]] = {}
    for trouble in troubles:
        fork = next((at for at in range(start, len(trouble.steps)) if trouble.steps[at].is_branch), None)
        if fork is None:
            settled.append(trouble)
        else:
            unions.setdefault(trouble.steps[:fork], {}).setdefault(trouble.steps[fork], []).append(trouble)
    for before, branches in unions.items():
        settled += _settled(_speaking(list(branches.values()), len(before)), len(before) + 1)
    return settled


def _speaking(branches: list[list[_Trouble]], fork: int) -> list[_Trouble]:
    """Choose the branch of a union that the value is most like, or merge all."""
    likely = [
        branch for branch in branches if not all(_is_of_other_kind(trouble, fork) for trouble in branch)
    ]
    if likely or len(branches) == 1:
        return min(likely or branches, key=len)
    first = branches[0][0]
    alternatives = [_alternative(branch[0]) or "" for branch in branches]
    names = [name for branch in branches for name in _expected_names(branch[0])]
    context = {"alternatives": " or ".join(dict.fromkeys(alternatives)), "expected_names": names}
    return [replace(first, steps=first.steps[:fork], kind="union", context=context)]


def _is_of_other_kind(trouble: _Trouble, fork: int) -> bool:
    at_union = all(step.is_branch for step in trouble.steps[fork:])
    return at_union and _alternative(trouble) is not None


_TYPE_WORDS: Final = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "set_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "a group of fields",
    "mapping_type": "a group of fields",
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
    "none_required": "nothing",
}
_CLASS_WORDS: Final = {"Decimal": "a number with a point"}
_BOUND_WORDS: Final = {
    "greater_than": "more than {gt}",
    "greater_than_equal": "at least {ge}",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
    "multiple_of": "a multiple of {multiple_of}",
    "finite_number": "a finite number",
    "decimal_max_digits": "a number of at most {max_digits} digits",
    "decimal_max_places": "a number with at most {decimal_places} digits after the point",
    "decimal_whole_digits": "a number with at most {whole_digits} digits before the point",
    "string_pattern_mismatch": "text of the form {pattern}",
    "string_too_short": "text of at least {min_length} characters",
    "string_too_long": "text of at most {max_length} characters",
    "too_short": "at least {min_length}",
    "too_long": "at most {max_length}",
}
_CHOICES: Final = frozenset({"literal_error", "enum", "union_tag_invalid"})

_PLAIN_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?")
_COMMA_NUMBER = re.compile(r"[-+]?[0-9]+,[0-9]+")
_OTHER_TRUTHS: Final = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false"})


def _alternative(trouble: _Trouble) -> str | None:
    """Say what kind of value was due, or None where the value is of that kind and wrong otherwise."""
    if trouble.kind in _TYPE_WORDS:
        return _TYPE_WORDS[trouble.kind]
    if trouble.kind == "is_instance_of":
        return _CLASS_WORDS.get(trouble.context["class"])
    if trouble.kind in _CHOICES:
        names = _expected_names(trouble)
        return (
            _listing(names) if names else _expected(trouble).replace("True", "true").replace("False", "false")
        )
    if trouble.kind == "value_error":
        message = str(trouble.context["error"])
        return message.removeprefix("must be ") if message.startswith("must be ") else None
    return trouble.context.get("alternatives")


def _expected(trouble: _Trouble) -> str:
    return str(trouble.context.get("expected_tags") or trouble.context.get("expected") or "")


def _expected_names(trouble: _Trouble) -> list[str]:
    return trouble.context.get("expected_names") or re.findall(r"'([^']*)'", _expected(trouble))


def _listing(names: list[str]) -> str:
    rest = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
    return ", ".join(f"'{name}'" for name in names[:NAMES_SHOWN]) + rest


def _sentence(trouble: _Trouble, model: type[BaseModel]) -> str:
    sentence = _sentence_on_value(trouble, model)
    return f"this name: {sentence}" if trouble.of_key else sentence


def _sentence_on_value(trouble: _Trouble, model: type[BaseModel]) -> str:
    if trouble.kind == "missing":
        return "is missing"
    if trouble.kind == "extra_forbidden":
        return _on_unknown_field(trouble, model)
    if trouble.kind == "union_tag_not_found":
        return f"its field {trouble.context['discriminator']} is missing"
    alternative = _alternative(trouble)
    if trouble.kind == "value_error" and (alternative is None or isinstance(trouble.found, dict | list)):
        return str(trouble.context["error"])
    bound = _BOUND_WORDS.get(trouble.kind)
    allowed = alternative or (bound and bound.format(**trouble.context))
    if not allowed:
        return f"found {described(trouble.found)}. {trouble.raw}"
    return f"{_found(trouble)}, allowed is {allowed}{_hint(trouble, allowed)}"


def _found(trouble: _Trouble) -> str:
    value = trouble.found
    if trouble.kind == "union_tag_invalid":
        return f"found '{shown(str(trouble.context['tag']))}'"
    if value is None or (isinstance(value, str) and not value.strip()):
        return "is empty"
    if trouble.kind in {"string_too_long", "string_too_short"} and isinstance(value, str):
        return f"found text of {len(value):,} characters"
    return f"found {described(value)}"


def _hint(trouble: _Trouble, allowed: str) -> str:
    value = trouble.context.get("tag", trouble.found)
    if isinstance(value, str):
        if close := nearest(value, _expected_names(trouble)):
            return "." + close
        if "number" in allowed and _PLAIN_NUMBER.fullmatch(value):
            return ". Take the quotes away"
        if "number" in allowed and _COMMA_NUMBER.fullmatch(value):
            return f". Write {value.replace(',', '.')}"
        if "true" in allowed and value.casefold() in _OTHER_TRUTHS:
            return ". Write it as true or false, without quotes"
    elif isinstance(value, bool | int | Decimal) and allowed.startswith(("text", "'")):
        return ". Put it in quotes"
    return ""


def _on_unknown_field(trouble: _Trouble, model: type[BaseModel]) -> str:
    name = str(trouble.steps[-1].name)
    written = "" if name.isascii() else f" (written {shown(ascii(name)[1:-1])})"
    known = _names_at(model, trouble.steps[:-1])
    hint = nearest(name, known)
    return f"is no known field{written}, allowed are {_listing(known)}{'.' + hint if hint else ''}"


def _names_at(model: type[BaseModel], steps: tuple[_Step, ...]) -> list[str]:
    """Names of the fields that the models at the end of a way know."""
    kinds: list[Any] = [model]
    for step in steps:
        if step.is_branch:
            kinds = [kind for kind in kinds if _is_branch(kind, step.name)] or kinds
        else:
            kinds = [inner for kind in kinds for inner in _kinds_inside(kind, step.name)]
    return list(dict.fromkeys(name for kind in kinds for name, _ in _fields(kind)))


def _is_branch(kind: Any, name: str | int) -> bool:
    if getattr(kind, "__name__", None) == name:
        return True
    return any(get_origin(inner) is Literal and name in get_args(inner) for _, inner in _fields(kind))


def _fields(kind: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            yield field.alias or name, field.annotation


def _kinds_inside(kind: Any, step: str | int) -> Iterator[Any]:
    for name, annotation in _fields(kind):
        if name == step:
            yield from kinds_of(annotation)
    if get_origin(kind) in {list, tuple, dict}:
        for annotation in get_args(kind)[get_origin(kind) is dict :]:
            yield from kinds_of(annotation)


def kinds_of(annotation: Any) -> Iterator[Any]:
    """Take unions and annotated types apart."""
    if get_origin(annotation) is Annotated:
        yield from kinds_of(get_args(annotation)[0])
    elif get_origin(annotation) in {Union, types.UnionType}:
        for member in get_args(annotation):
            yield from kinds_of(member)
    else:
        yield annotation
