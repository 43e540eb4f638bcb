"""The file of a saved game: its form, its check value, and reading one from a stranger."""

import hashlib
import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from game.errors import GameError, InputRefused, NewerVersion, shown
from game.play.files import OLDER, beside, read_whole
from game.play.known import shown_path
from game.play.session import GROUP_LENGTH, REASON_LENGTH, Session
from game.play.setup import SEED_LIMIT
from game.resources import program_version
from game.scenario import rulebook as rb
from game.scenario.findings import Finding, refuse
from game.scenario.reader import Document, Place
from game.scenario.validation import explain_validation_error

FORMAT: Final = 2
"""Version of the form of a save. Form 1 had neither picked reasons nor a group, nor rulings."""
SIZE_LIMIT: Final = 10_000_000
"""Bytes of a save."""
TURN_LIMIT: Final = rb.WEEKS * rb.SIDES * 3
"""Decisions of a game: a move at the table, an answer and a cable for each side and week."""
DIGIT_LIMIT: Final = 19
"""Digits of a whole number."""

_Name = Annotated[str, Field(max_length=200)]
_Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
_Number = Annotated[int, Field(ge=0, lt=SEED_LIMIT)]
_Setting = Annotated[list[str], Field(min_length=2, max_length=2)]
_Votes = Annotated[list[_Number], Field(min_length=2, max_length=2)]
_Action = dict[str, str | list[str] | dict[str, str]]
_Picked = Annotated[list[_Name], Field(min_length=2, max_length=2)]
_Result = dict[str, str | bool | list[str] | dict[str, str | int | float | dict[str, float]] | None]


class SavedRuling(BaseModel):
    """A ruling of people in a capital. Votes are those for it and those against."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    side: _Name
    kind: Literal["request", "pledge", "ratification"]
    yes: bool
    votes: _Votes | None = None


class SavedGame(BaseModel):
    """What a save says. Turns are counted from 1; `picked` has the moment and the reason by turn."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    format: Literal[1, 2]
    program: _Name
    rules_version: Annotated[int, Field(ge=1)]
    scenario: Annotated[str, Field(max_length=4096)]
    scenario_sha256: _Name
    fingerprint: _Name
    variants: list[_Name]
    settings: list[_Setting]
    short: bool
    seed: _Number
    number: _Number
    level: Literal["secretary", "envoy", "plenipotentiary"]
    players: dict[_Name, _Name]
    mandates: dict[_Name, dict[_Name, _Name]]
    capitals: Annotated[list[_Name], Field(max_length=rb.SIDES)] = []
    actions: Annotated[list[_Action], Field(max_length=TURN_LIMIT)]
    digests: Annotated[list[_Digest], Field(max_length=TURN_LIMIT)]
    reasons: dict[_Name, Annotated[str, Field(max_length=REASON_LENGTH)]]
    rulings: dict[_Name, Annotated[list[SavedRuling], Field(max_length=2 * rb.SIDES)]] = {}
    picked: dict[_Name, _Picked] = {}
    group: Annotated[str, Field(max_length=GROUP_LENGTH)] = ""
    undone: dict[_Name, list[Annotated[int, Field(ge=1, le=rb.WEEKS)]]]
    result: _Result | None
    check: _Name


class DamagedSave(InputRefused):
    """A save that cannot be trusted.

    Attributes:
        turn: The first turn that is wrong, if its turns could be read.
        session: The game up to the turn before, to be looked at.
    """

    def __init__(self, message: str, turn: int | None = None, session: Session | None = None) -> None:
        super().__init__(message)
        self.turn = turn
        self.session = session


def check_of(plain: Mapping[str, Any]) -> str:
    """Give the check value of a save: sha256 over the canonical text of all but itself."""
    rest = {name: value for name, value in plain.items() if name != "check"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _fits(plain: Mapping[str, Any]) -> bool:
    try:
        return bool(plain["check"] == check_of(plain))
    except RecursionError:
        return False


def read(path: Path) -> SavedGame:
    """Read a save without playing it.

    Args:
        path: The save.

    Returns:
        What it says. Its check value is right; its names and turns are not looked at.

    Raises:
        InputRefused: It is no whole save; says so if the save before it is whole.
        NewerVersion: A newer version of the program made it.
    """
    try:
        return _read(path)
    except InputRefused as error:
        older = beside(path, OLDER)
        if not is_sound(older):
            raise
        message = f"{error}\nThe save before it is whole: {shown_path(older)}"
        raise DamagedSave(message) from None


def _read(path: Path) -> SavedGame:
    return parse(read_whole(path, SIZE_LIMIT), shown_path(path))


def parse(data: bytes, name: str) -> SavedGame:
    """Read a save from memory.

    Args:
        data: The bytes of a file.
        name: How messages name it.

    Returns:
        What it says; see `read`.

    Raises:
        InputRefused: It is no whole save.
        NewerVersion: A newer version of the program made it.
    """
    plain = _parsed(data, name)
    form = plain.get("format")
    if type(form) is int and form > FORMAT:
        raise NewerVersion(
            f"{name} has the form {form} of a save, and this program, {program_version()}, reads up to "
            f"{FORMAT}. Install the newer version."
        )
    if "check" in plain and not _fits(plain):
        raise DamagedSave(f"{name} is damaged: its check value does not fit what it says.")
    try:
        return SavedGame.model_validate(plain)
    except ValidationError as error:
        findings = explain_validation_error(error, Document(name, plain, Place(1), ""), SavedGame)
        refuse(name, [Finding(None, finding.field, finding.message) for finding in findings])


def is_sound(path: Path) -> bool:
    """Whether a file is a whole save."""
    try:
        _read(path)
    except GameError:
        return False
    return True


def _parsed(data: bytes, name: str) -> dict[str, Any]:
    """Read the JSON of a stranger: no name twice, no number that is not finite or too long."""
    try:
        plain = json.loads(data.decode("utf-8"), object_pairs_hook=_sound_group, parse_int=_bounded)
    except _Trouble as error:
        raise DamagedSave(f"{name} is damaged: {error}.") from None
    except UnicodeDecodeError as error:
        raise DamagedSave(f"{name} is no save, or is damaged at byte {error.start}.") from None
    except json.JSONDecodeError as error:
        place = len(error.doc[: error.pos].encode("utf-8", "surrogatepass"))
        raise DamagedSave(f"{name} is no save, or is damaged at byte {place}.") from None
    except RecursionError:
        raise DamagedSave(f"{name} is no save: it is nested too deeply.") from None
    if not isinstance(plain, dict):
        raise DamagedSave(f"{name} is no save.")
    return plain


class _Trouble(ValueError):
    """What must not stand in a save."""


def _sound_group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group = dict(pairs)
    if len(group) < len(pairs):
        twice = next(name for place, (name, _) in enumerate(pairs) if name in dict(pairs[:place]))
        raise _Trouble(f"the name '{shown(twice)}' stands twice in it")
    for name, value in pairs:
        if isinstance(value, float | list) and _is_unbounded(value):
            raise _Trouble(f"'{shown(name)}' must be a finite number of at most {DIGIT_LIMIT} digits")
    return group


def _is_unbounded(value: float | list[Any]) -> bool:
    items = value if isinstance(value, list) else [value]
    return any(isinstance(item, float) and not math.isfinite(item) for item in items)


def _bounded(digits: str) -> int | float:
    """Read a whole number; one that is too long becomes infinite, to be refused with its field."""
    return int(digits) if len(digits.removeprefix("-")) <= DIGIT_LIMIT else math.inf
