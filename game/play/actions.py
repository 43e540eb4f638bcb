"""Actions by name: what a side asks for in the scenario's own words, and the engine's record of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from game.engine.state import ACTION, Action
from game.errors import InputRefused, shown
from game.play.known import require_known
from game.records import Ints, blank
from game.scenario import rulebook as rb
from game.scenario.names import Names

FIELDS_OF: Final[dict[str, tuple[str, ...]]] = {
    "draft": ("seals", "document", "clause"),
    "inquire": ("clause",),
    "threaten": ("clause",),
    "adjourn": (),
    "accept": (),
    "propose": ("package",),
    "accept_package": ("package",),
    "leave": (),
    "stay": (),
    "mandate": ("clauses",),
    "pledge": (),
    "pressure": (),
    "probe": ("type",),
    "silence": (),
}
"""What may stand beside the kind of an action. All of it has to, except with a draft."""

NO_CLAUSE: Final = -1
"""Target of a draft whose document is to bear on no clause."""


@dataclass(frozen=True, slots=True)
class NamedAction:
    """What a side asks for.

    Attributes:
        kind: One of `FIELDS_OF`.
        seals: For a draft: clause id to level id, of the seals that change.
        document: For a draft: the document read along with it.
        clause: The clause asked about or threatened over, or that the document is to bear on.
        clauses: The one or two clauses that the capital is asked about.
        package: The package handed over or taken.
        type: The hidden type of the other side that is sounded out.
    """

    kind: str
    seals: Mapping[str, str] = field(default_factory=dict)
    document: str | None = None
    clause: str | None = None
    clauses: tuple[str, ...] = ()
    package: str | None = None
    type: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Say it in plain values, those that are empty left out."""
        plain: dict[str, Any] = {"kind": self.kind}
        for name in FIELDS_OF.get(self.kind, ()):
            value = getattr(self, name)
            if value:
                plain[name] = _plain(value)
        return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value


def from_json(data: object) -> NamedAction:
    """Read an action that `NamedAction.to_json` wrote, or a person.

    Args:
        data: Plain values, not yet checked in any way.

    Returns:
        The action. Its names are looked up by `to_record`.

    Raises:
        InputRefused: It is not an action.
    """
    if not isinstance(data, dict) or not isinstance(data.get("kind"), str):
        raise InputRefused("An action is a group of names with the field 'kind'.")
    kind = data["kind"]
    require_known("kind of action", kind, FIELDS_OF)
    for name in data:
        if name != "kind" and name not in FIELDS_OF[kind]:
            raise InputRefused(f"'{shown(str(name))}' does not belong to the action '{kind}'.")
    named = {name: value for name, value in data.items() if name not in ("kind", "seals", "clauses")}
    for name, value in named.items():
        if not isinstance(value, str):
            raise InputRefused(f"'{name}' of an action must be a name.")
    return NamedAction(
        kind=kind, seals=_read_seals(data.get("seals", {})), clauses=_read_clauses(data), **named
    )


def _read_seals(seals: object) -> dict[str, str]:
    if not isinstance(seals, dict) or not all(
        isinstance(part, str) for pair in seals.items() for part in pair
    ):
        raise InputRefused("'seals' of a draft must give a level for each clause that it names.")
    return dict(seals)


def _read_clauses(data: Mapping[str, object]) -> tuple[str, ...]:
    clauses = data.get("clauses", [])
    if not isinstance(clauses, list) or not all(isinstance(name, str) for name in clauses):
        raise InputRefused("'clauses' of an action must be a list of names.")
    return tuple(clauses)


def to_record(named: NamedAction, names: Names, seat: int, seals: Ints) -> Action:
    """Turn a named action into the engine's record.

    Args:
        named: The action.
        names: Index of the scenario's names.
        seat: Whose action.
        seals: (CLAUSES,) that seat's seals as they stand.

    Returns:
        A record whose fields that the kind does not use are as `negotiator.clear` leaves them. Whether
        the action is legal is not looked at.

    Raises:
        InputRefused: A name is not known, a field is missing or does not belong.
    """
    _require_action(named)
    _require_whole(named)
    action: Any = blank(ACTION)
    action.kind = rb.ACTION_NAMES.index(named.kind)
    action.levels[:] = seals
    if named.kind == "draft":
        _write_draft(action, named, names)
    elif named.kind == "mandate":
        _write_mandate(action, named, names)
    elif named.clause is not None:
        action.target = _place("clause", named.clause, names.clause)
    elif named.package is not None:
        action.target = _place("package", named.package, names.package)
    elif named.type is not None:
        theirs = {name: place for name, (owner, place) in names.type.items() if owner != seat}
        action.target = _place("type of the other side", named.type, theirs)
    record: Action = action
    return record


def _require_action(named: object) -> None:
    """Refuse what a script may pass in place of an action: its bare kind, or a dictionary."""
    if not isinstance(named, NamedAction):
        kind = named if isinstance(named, str) and named in FIELDS_OF else "adjourn"
        raise InputRefused(
            f"An action must be a NamedAction of game.play.actions, such as NamedAction('{kind}'); "
            f"found {shown(repr(named))}."
        )
    if not isinstance(named.kind, str) or not isinstance(named.seals, Mapping):
        raise InputRefused(
            "The kind of an action must be a name, and its seals a dictionary of clause and level, such as "
            "NamedAction('draft', seals={'clause': 'level'})."
        )


def _require_whole(named: NamedAction) -> None:
    require_known("kind of action", named.kind, FIELDS_OF)
    fields = FIELDS_OF[named.kind]
    for name in ("seals", "document", "clause", "clauses", "package", "type"):
        if getattr(named, name) and name not in fields:
            raise InputRefused(f"'{name}' does not belong to the action '{named.kind}'.")
        if named.kind != "draft" and name in fields and not getattr(named, name):
            raise InputRefused(f"The action '{named.kind}' needs '{name}'.")


def _place(what: str, name: str, places: Mapping[str, int]) -> int:
    require_known(what, name, places)
    return places[name]


def _write_draft(action: Any, named: NamedAction, names: Names) -> None:
    for clause, level in named.seals.items():
        place = _place("clause", clause, names.clause)
        action.levels[place] = _place(f"level of the clause {clause}", level, names.level[place])
    if named.document is None:
        if named.clause is not None:
            raise InputRefused("'clause' of a draft says what its document bears on; it has no document.")
        return
    action.document = _place("document", named.document, names.document) + 1
    action.target = NO_CLAUSE if named.clause is None else _place("clause", named.clause, names.clause)


def _write_mandate(action: Any, named: NamedAction, names: Names) -> None:
    if len(named.clauses) > len(action.levels[:2]):
        raise InputRefused("The capital can be asked about two clauses at most.")
    places = [_place("clause", clause, names.clause) for clause in named.clauses]
    action.target = places[0]
    action.second = places[1] + 1 if len(places) > 1 else 0


def from_record(action: Action, names: Names, seat: int, seals: Ints) -> NamedAction:
    """Name an action that the engine allows.

    Args:
        action: A legal action; what its kind does not use may hold anything.
        names: Index of the scenario's names.
        seat: Whose action.
        seals: (CLAUSES,) that seat's seals as they stand.

    Returns:
        The action by name. `to_record` gives the same action again, without what the kind does not use.
    """
    scenario = names.scenario
    kind = rb.ACTION_NAMES[int(action.kind)]
    target = int(action.target)
    fields = FIELDS_OF[kind]
    if kind == "draft":
        return _named_draft(action, names, seals)
    if kind == "mandate":
        second = [int(action.second) - 1] if action.second != 0 else []
        return NamedAction(kind, clauses=_ids(scenario.clauses, [target, *second]))
    if "clause" in fields:
        return NamedAction(kind, clause=scenario.clauses[target].id)
    if "package" in fields:
        return NamedAction(kind, package=scenario.packages[target].id)
    if "type" in fields:
        return NamedAction(kind, type=scenario.sides[1 - seat].types[target].id)
    return NamedAction(kind)


def _ids(things: Sequence[Any], places: Iterable[int]) -> tuple[str, ...]:
    return tuple(things[place].id for place in places)


def _named_draft(action: Action, names: Names, seals: Ints) -> NamedAction:
    scenario = names.scenario
    moved = {
        clause.id: clause.levels[int(action.levels[place])].id
        for place, clause in enumerate(scenario.clauses)
        if action.levels[place] != seals[place]
    }
    if action.document == 0:
        return NamedAction("draft", seals=moved)
    document = scenario.documents[int(action.document) - 1]
    target = int(action.target)
    clause = scenario.clauses[target].id if 0 <= target < len(scenario.clauses) else None
    bears_on = clause if clause in document.clauses else None
    return NamedAction("draft", seals=moved, document=document.id, clause=bears_on)
