"""From a name or a file to a scenario that has been checked, with its variants and settings."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final, NoReturn

from pydantic import ValidationError

from game.errors import CommandError, InputRefused, NewerVersion, shown
from game.resources import scenario_folder
from game.scenario.chart import Chart, read_chart
from game.scenario.checking import listing, validated
from game.scenario.findings import Finding, field_name, nearest, refuse
from game.scenario.names import Names
from game.scenario.overrides import (
    COMMAND_LINE,
    Origin,
    WrongPath,
    apply_overrides,
    parse_setting,
    place_of,
    settings_as_text,
)
from game.scenario.product import product
from game.scenario.reader import Document, Value, read_yaml
from game.scenario.references import find_reference_troubles
from game.scenario.rulebook import Rules
from game.scenario.schema import SCHEMA_VERSION, Scenario, Variant
from game.scenario.tables import make_rules
from game.scenario.validation import explain_validation_error

VARIANT_FOLDER: Final = "variants"

_PLAIN_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_]*")
_PATH_MARK: Final = re.compile(r"[/\\]|\.\.|\.ya?ml$")
_VARIANT_FIELDS: Final = frozenset(Variant.model_fields) - frozenset(Scenario.model_fields)


@dataclass(frozen=True, eq=False)
class LoadedScenario:
    """A scenario that has been checked, as it was asked for.

    Attributes:
        data: What it says, with everything applied that was asked for.
        name: Its file's name without the ending.
        path: Its file.
        sha256: Of the file's bytes.
        variants: Names or paths of the variants, in the order in which they were applied.
        settings: Path and value, as written, of what was set besides.
        is_short: Whether it is the lesson-sized game.
        fingerprint: sha256 over the bytes of the file and of the variants, the settings and `is_short`:
            equal only for games of equal rules and texts.
    """

    data: Scenario
    name: str
    path: Path
    sha256: str
    variants: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    is_short: bool
    fingerprint: str

    @cached_property
    def names(self) -> Names:
        """Index of its ids."""
        return Names(self.data)

    @cached_property
    def rules(self) -> Rules:
        """Its rulebook."""
        return make_rules(self.data)

    @cached_property
    def chart(self) -> Chart | None:
        """What its map is drawn from, read at the first use; None where it has no map.

        Raises:
            InputRefused: A file of the map cannot be read or is not what it has to be.
        """
        return None if self.data.map is None else read_chart(self.data.map, self.path.parent)


@dataclass(frozen=True, eq=False)
class LoadedVariant:
    """A variant that has been checked for itself.

    Attributes:
        data: What it says.
        path: Its file.
        document: The file, with its lines and its hash.
    """

    data: Variant
    path: Path
    document: Document


@dataclass(frozen=True, slots=True)
class _Stage:
    """Overrides of one origin; variants, the short game and settings are applied one after another."""

    origin: Origin
    overrides: Mapping[str, Value]

    def apply(self, data: Mapping[str, Value]) -> dict[str, Value]:
        """Change a scenario's data. Where a setting is wrong, so is the command."""
        try:
            return apply_overrides(data, self.overrides, self.origin)
        except InputRefused as refused:
            if self.origin is COMMAND_LINE:
                raise CommandError(str(refused)) from None
            raise

    def finding_on(self, changed: Document, finding: Finding) -> Finding | None:
        """Move a finding on the changed scenario to the override that it comes of, if it is one of these."""
        for path in self.overrides:
            try:
                place = field_name(place_of(changed.data, path))
            except WrongPath:  # what stands around it was replaced later
                continue
            rest = finding.field.removeprefix(place)
            if finding.field.startswith(place) and rest[:1] in {"", ".", "["}:
                return self.origin.finding(path, f"{path}{rest}: {finding.message}")
        return None


def scenario_names() -> list[str]:
    """Names of the scenarios that ship with the game, in order of the alphabet."""
    return list(_plain_files(scenario_folder()))


def variant_files(scenario: Path | LoadedScenario) -> dict[str, Path]:
    """Find the variants that lie beside a scenario.

    Args:
        scenario: The scenario or its file.

    Returns:
        Name: file, in order of the alphabet.
    """
    path = scenario.path if isinstance(scenario, LoadedScenario) else scenario
    return _plain_files(path.parent / VARIANT_FOLDER)


def load_variant(name_or_path: str | Path, scenario: Path | LoadedScenario) -> LoadedVariant:
    """Read a variant and check it for itself, not yet with its scenario.

    Args:
        name_or_path: A name or a path.
        scenario: A scenario or its file; names are looked up beside it, then among those that ship.

    Returns:
        The variant.

    Raises:
        CommandError: There is no variant of that name.
        InputRefused: The file cannot be read or is no variant; names every trouble.
        NewerVersion: The file needs a newer version of the program.
    """
    path = _variant_path(name_or_path, scenario)
    document = _read(path, "a variant")
    return LoadedVariant(validated(document, Variant), path, document)


def load_scenario(
    name_or_path: str | Path | None = None,
    *,
    variants: Sequence[str | Path] = (),
    settings: Sequence[str] | Mapping[str, object] = (),
    short: bool = False,
) -> LoadedScenario:
    """Load a scenario and apply what is asked for: the short game, variants in their order, settings.

    Args:
        name_or_path: A name that ships with the game, or a path (with a separator or the ending .yaml);
            the default scenario where it is None.
        variants: Names or paths of variants.
        settings: `PATH=VALUE` each, or path: value, which may be any plain value or its text.
        short: Whether to load the lesson-sized game.

    Returns:
        The scenario, checked.

    Raises:
        CommandError: A name is unknown or stands twice, there is no short game, or a setting cannot be.
        InputRefused: A file cannot be read or is not what it has to be; names every trouble.
        NewerVersion: A file needs a newer version of the program.
    """
    path = _scenario_path(name_or_path)
    document = _read(path, "a scenario")
    base = _checked(document)
    asked = [variants] if isinstance(variants, str) else variants
    loaded = [load_variant(variant, path) for variant in asked]
    _require_different(loaded)
    written = settings_as_text(settings)
    stages = [_short_stage(document, base)] if short else []
    stages += [_variant_stage(variant, short=short) for variant in loaded]
    stages.append(_Stage(COMMAND_LINE, dict(parse_setting(f"{place}={text}") for place, text in written)))
    key = [document.sha256, [variant.document.sha256 for variant in loaded], written, short]
    return LoadedScenario(
        data=_changed(document, base, stages),
        name=path.stem,
        path=path,
        sha256=document.sha256,
        variants=tuple(str(variant) for variant in asked),
        settings=written,
        is_short=short,
        fingerprint=hashlib.sha256(json.dumps(key).encode()).hexdigest(),
    )


def check_file(path: Path) -> list[str]:
    """Check a scenario with its short game, or a variant with the scenario that it fits best.

    A variant is checked against the scenarios of the folder above its own where that is called
    `variants`, and otherwise against those that ship with the game.

    Args:
        path: The file.

    Returns:
        One line for each trouble, after twenty of them the number of the rest; none where all is well.

    Raises:
        NewerVersion: The file needs a newer version of the program.
    """
    try:
        document = _read(path, "a scenario or a variant")
        if "clauses" not in document.data and not _VARIANT_FIELDS.isdisjoint(document.data):
            return _variant_troubles(LoadedVariant(validated(document, Variant), path, document))
        base = _checked(document)
        if base.short is not None:
            _changed(document, base, [_short_stage(document, base)])
        if base.map is not None:
            read_chart(base.map, path.parent)
    except InputRefused as refused:
        return str(refused).splitlines()
    return []


def _variant_troubles(variant: LoadedVariant) -> list[str]:
    folder = variant.path.absolute().parent
    files = _plain_files(folder.parent) if folder.name == VARIANT_FOLDER else {}
    troubles = []
    for path in (files or _plain_files(scenario_folder())).values():
        try:
            document = _read(path, "a scenario")
            _changed(document, _checked(document), [_variant_stage(variant)])
        except InputRefused as refused:
            troubles.append(str(refused).splitlines())
        else:
            return []
    return min(troubles, key=len, default=[])


# From names to files.


def _plain_files(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.yaml")) if _PLAIN_NAME.fullmatch(path.stem)}


def _is_path(name: str | Path) -> bool:
    return isinstance(name, Path) or _PATH_MARK.search(name) is not None


def _scenario_path(name_or_path: str | Path | None) -> Path:
    if name_or_path is None:
        name_or_path = product().default_scenario
    if _is_path(name_or_path):
        return Path(name_or_path)
    return _named("scenario", str(name_or_path), _plain_files(scenario_folder()))


def _variant_path(name_or_path: str | Path, scenario: Path | LoadedScenario) -> Path:
    if _is_path(name_or_path):
        return Path(name_or_path)
    shipped = _plain_files(scenario_folder() / VARIANT_FOLDER)
    return _named("variant", str(name_or_path), {**shipped, **variant_files(scenario)})


def _named(kind: str, name: str, files: Mapping[str, Path]) -> Path:
    if name not in files:
        hint = nearest(name, files) or f" {listing(files)}"
        raise CommandError(f"There is no {kind} '{shown(name)}'.{hint}")
    return files[name]


def _read(path: Path, what: str) -> Document:
    document = read_yaml(path, what)
    version = document.data.get("schema_version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        place = f"{document.name}:{document.line_of(('schema_version',))}: schema_version"
        raise NewerVersion(
            f"{place}: found {version}, but this program reads {SCHEMA_VERSION} at most. Install a newer one."
        )
    return document


# From data to a scenario.


def _checked(document: Document) -> Scenario:
    scenario = validated(document, Scenario)
    if findings := find_reference_troubles(scenario, document):
        refuse(document.name, findings)
    return scenario


def _require_different(variants: Sequence[LoadedVariant]) -> None:
    """Refuse a variant that is named twice: applied again it would change nothing, so a slip is likelier."""
    seen = set()
    for variant in variants:
        file = variant.path.resolve()
        if file in seen:
            raise CommandError(f"The variant '{shown(variant.path.stem)}' is named twice; name it once.")
        seen.add(file)


def _variant_stage(variant: LoadedVariant, *, short: bool = False) -> _Stage:
    key, changes = "set", variant.data.set
    if short and variant.data.set_in_short is not None:
        key, changes = "set_in_short", variant.data.set_in_short
    return _Stage(Origin(variant.document.name, variant.document, (key,)), changes)


def _short_stage(document: Document, base: Scenario) -> _Stage:
    if base.short is None:
        raise CommandError(f"{document.name} has no short game.")
    return _Stage(Origin(document.name, document, ("short", "set")), base.short.set)


def _changed(document: Document, base: Scenario, stages: Sequence[_Stage]) -> Scenario:
    """Apply overrides to a scenario that is good without them, and check what comes of it."""
    stages = [stage for stage in stages if stage.overrides]
    if not stages:
        return base
    data = document.data
    for stage in stages:
        data = stage.apply(data)
    changed = replace(document, data=data)
    try:
        scenario = Scenario.model_validate(data)
    except ValidationError as error:
        _blame(changed, stages, explain_validation_error(error, changed, Scenario))
    has_own_calendar = _calendar(scenario) == _calendar(base)
    if findings := find_reference_troubles(scenario, changed, has_own_calendar=has_own_calendar):
        _blame(changed, stages, findings)
    return scenario


def _calendar(scenario: Scenario) -> tuple[object, ...]:
    talks = scenario.talks
    return talks.first_day, talks.weeks, talks.days_per_week


def _blame(changed: Document, stages: Sequence[_Stage], findings: Iterable[Finding]) -> NoReturn:
    """Refuse overrides for what they have made of a scenario, each trouble where it was asked for."""
    blamed: dict[str, list[Finding]] = {}
    for finding in findings:
        for stage in reversed(stages):
            if own := stage.finding_on(changed, finding):
                blamed.setdefault(stage.origin.name, []).append(own)
                break
        else:
            names = ", ".join(dict.fromkeys(stage.origin.name for stage in stages))
            message = f"{finding.message} It is so because of {names}."
            blamed.setdefault(changed.name, []).append(replace(finding, message=message))
    text = "\n".join(_lines(name, found) for name, found in blamed.items())
    if all(stage.origin is COMMAND_LINE for stage in stages):
        raise CommandError(text)
    raise InputRefused(text)


def _lines(name: str, findings: list[Finding]) -> str:
    try:
        refuse(name, findings)
    except InputRefused as refused:
        return str(refused)
