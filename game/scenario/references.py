"""Names that refer to other sections of a scenario: each must be known, and each thing has one name."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from pydantic import BaseModel

from game.scenario import rulebook as rb
from game.scenario import schema
from game.scenario.checking import Places, Troubles, walk
from game.scenario.dates import note_bad_dates
from game.scenario.findings import FieldPath, Finding, line_order
from game.scenario.names import Names
from game.scenario.reader import Document
from game.scenario.schema import ENDING_REASONS, Scenario, Side
from game.scenario.secrecy import note_blind_judgements
from game.scenario.soundness import note_unsound_numbers
from game.scenario.tables import make_rules
from game.scenario.wording import note_bad_texts

Item = TypeVar("Item")

REFERENCES: Final[dict[type[BaseModel], dict[str, str]]] = {
    schema.Atom: {
        "marker": "marker", "flag": "flag", "clause": "clause", "seal": "side", "type": "hidden type",
        "value": "side", "public_value": "side", "steps": "side", "share": "clause or group", "side": "side",
    },
    schema.Term: {"of": "marker or flag", "times": "marker or flag"},
    schema.Effect: {
        "marker": "marker", "flag": "flag", "mandate": "side", "clause": "clause", "floor": "side",
    },
    schema.Provenance: {"source": "source"},
    schema.Talks: {"first_speaker": "side"},
    schema.HiddenType: {"factors": "clause or group"},
    schema.Clause: {"group": "group", "weights": "side", "opening": "side", "mandate": "side"},
    schema.Side: {"ratification": "step of the summer"},
    schema.Level: {"values": "side", "capital_cap": "side"},
    schema.Excluded: {"clause": "clause", "excludes": "clause"},
    schema.Marker: {"seen_by": "side"},
    schema.Follow: {"marker": "marker"},
    schema.Flag: {"seen_by": "side"},
    schema.Dispatch: {"voice": "voice", "seen_by": "side"},
    schema.Document: {"side": "side", "clauses": "clause", "counters": "document"},
    schema.Package: {"side": "side", "levels": "clause"},
    schema.RecordedWeek: {"told": "side", "moves": "side"},
    schema.RecordedMove: {
        "seals": "clause", "document": "document", "clause": "clause", "package": "package",
        "about": "clause", "type": "hidden type",
    },
    schema.Moment: {"questions": "side"},
    schema.MapArea: {"clause": "clause"},
    schema.ScenarioMap: {"front": "marker"},
    Scenario: {"moves": "kind of action", "endings": "reason for which talks end", "replies": "side"},
}  # fmt: skip
"""Fields that name something of another section: themselves, in a list, or as the names of a group."""

COMPLETE: Final = {
    (schema.Clause, "weights"), (schema.Clause, "opening"), (schema.Clause, "mandate"),
    (schema.Level, "values"), (schema.Package, "levels"),
    (schema.Moment, "questions"), (Scenario, "moves"), (Scenario, "endings"),
}  # fmt: skip
"""Groups that must have every name of their kind."""

NEEDED: Final = {
    "inquire": "clause", "threaten": "clause", "propose": "package", "accept_package": "package",
    "mandate": "about", "probe": "type",
}  # fmt: skip
"""What a recorded move of each kind must name."""

SUMMER_BRANCHES: Final = 16
"""Scored steps of the summer that chance decides. Every one may double the summers that are weighed."""


def find_reference_troubles(
    scenario: Scenario, document: Document, *, has_own_calendar: bool = True
) -> list[Finding]:
    """Find what is wrong between the sections of a scenario that is sound in itself.

    Args:
        scenario: The scenario.
        document: The file that it was read from, for the lines.
        has_own_calendar: Whether the talks last as the file has it, so that its dispatches must fall into
            them; not so in a shortened game, which leaves out what came before.

    Returns:
        One finding for each trouble, in order of lines.
    """
    troubles = Troubles(document)
    places = list(walk(scenario))
    References(scenario, troubles).check(places)
    note_unsound_numbers(scenario, places, troubles)
    note_bad_dates(scenario, troubles, has_own_calendar=has_own_calendar)
    note_bad_texts(places, troubles)
    note_blind_judgements(scenario, troubles)
    if not troubles.findings:
        _note_lack_of_room(scenario, troubles)
    return sorted(troubles.findings, key=line_order)


def _note_lack_of_room(scenario: Scenario, troubles: Troubles) -> None:
    try:
        rules = make_rules(scenario)
    except ValueError as error:
        troubles.note((), f"{error}.")
        return
    scored = [int(place) for place in rules.scored_step[: rules.n_scored]]
    branching = [place for place in scored if scenario.summer[place].chance not in (0, 1)]
    if len(branching) > SUMMER_BRANCHES:
        message = (
            f"{len(branching)} steps depend on chance and bear on the score, allowed are {SUMMER_BRANCHES}: "
            "each may double the summers that are weighed against one another."
        )
        troubles.note(("summer", branching[SUMMER_BRANCHES]), message)


class References:
    """Checks every name of a scenario that refers to something else in it."""

    def __init__(self, scenario: Scenario, troubles: Troubles) -> None:
        self.scenario = scenario
        self.troubles = troubles
        names = Names(scenario)
        self.levels = {clause.id: [level.id for level in clause.levels] for clause in scenario.clauses}
        self.known: dict[str, Collection[str]] = {
            "side": names.side,
            "clause": names.clause,
            "group": names.group,
            "clause or group": [*names.clause, *names.group],
            "marker": names.marker,
            "flag": names.flag,
            "marker or flag": [*names.marker, *names.flag],
            "hidden type": names.type,
            "voice": scenario.voices,
            "source": [*scenario.sources, *schema.OPEN_SOURCES],
            "step of the summer": [step.id for step in scenario.summer],
            "document": names.document,
            "package": names.package,
            "kind of action": rb.ACTION_NAMES,
            "reason for which talks end": ENDING_REASONS,
        }

    def check(self, places: Places) -> None:
        """Note all troubles with names.

        Args:
            places: All that stands in the scenario.
        """
        for path, value in places:
            if isinstance(value, BaseModel):
                self._check_names(path, value)
                self._check_levels(path, value)
            if isinstance(value, schema.Effect):
                self._check_effect(path, value)
            if isinstance(value, list):
                self._check_unique(_items(path, value))
        self._check_shared_names()
        self._check_documents()
        self._check_ways()
        self._check_record()
        self._check_moments()
        self._check_map()

    # References.

    def _check_names(self, path: FieldPath, section: BaseModel) -> None:
        for model, kinds in REFERENCES.items():
            if isinstance(section, model):
                for field, kind in kinds.items():
                    self._check_field((*path, field), getattr(section, field), kind)
                    if (model, field) in COMPLETE:
                        self._check_complete((*path, field), getattr(section, field), kind)

    def _check_field(self, path: FieldPath, value: object, kind: str) -> None:
        for place, name in _names_in(path, value):
            self.troubles.require_known(place, name, kind, self.known[kind])

    def _check_complete(self, path: FieldPath, group: Mapping[str, object], kind: str) -> None:
        for name in self.known[kind]:
            if name not in group:
                self.troubles.note(path, f"'{name}' is missing; every {kind} must stand here.")

    def _check_levels(self, path: FieldPath, section: BaseModel) -> None:
        for place, clause, value in _levels_in(path, section):
            if clause not in self.levels:
                continue
            names = list(_names_in(place, value))
            if not names:
                self.troubles.note(place, f"names no level of the clause '{clause}'.")
            for inner, name in names:
                self.troubles.require_known(inner, name, f"level of '{clause}'", self.levels[clause])

    # One name for one thing.

    def _check_unique(self, items: Iterable[tuple[FieldPath, object]]) -> None:
        """Note the second of two items with one id."""
        lines: dict[str, int] = {}
        for path, item in items:
            name = getattr(item, "id", None)
            if name is None:
                continue
            place = (*path, "id")
            if name in lines:
                message = f"'{name}' stands twice, first in line {lines[name]}. Give one of them another id."
                self.troubles.note(place, message)
            lines.setdefault(name, self.troubles.line_of(place))

    def _check_shared_names(self) -> None:
        """Check the names that sections have in common."""
        scenario = self.scenario
        moods: list[tuple[FieldPath, schema.Marker | schema.Flag]] = [
            *_items(("markers",), scenario.markers),
            *_items(("flags",), scenario.flags),
        ]
        self._check_unique(moods)
        self._check_unique([*_items(("groups",), scenario.groups), *_items(("clauses",), scenario.clauses)])
        first, second = scenario.sides
        self._check_unique(
            [*_items(("sides", 0, "types"), first.types), *_items(("sides", 1, "types"), second.types)]
        )
        for path, step in _items(("summer",), scenario.summer):
            self._check_unique([((*path, "comes"), step.comes), ((*path, "otherwise"), step.otherwise)])
        for path, item in moods:
            if item.id in rb.OWN_FLAGS:
                message = f"'{item.id}' is a flag of the rules themselves. Give this another id."
                self.troubles.note((*path, "id"), message)

    # Who may do what.

    def _check_effect(self, path: FieldPath, effect: schema.Effect) -> None:
        if effect.flag == rb.OWN_FLAGS[rb.SIGNED_FLAG]:
            self.troubles.note((*path, "flag"), f"'{effect.flag}' is set by a signature alone.")
        if effect.end_talks and path[0] != "dispatches":
            self.troubles.note((*path, "end_talks"), "only a dispatch can end the talks.")

    def _check_documents(self) -> None:
        side_of = {document.id: document.side for document in self.scenario.documents}
        for path, document in _items(("documents",), self.scenario.documents):
            for place, other in enumerate(document.counters):
                if side_of.get(other) == document.side:
                    message = f"'{other}' is of the same side; a document counters one of the other side."
                    self.troubles.note((*path, "counters", place), message)

    def _check_ways(self) -> None:
        for path, step in _items(("summer",), self.scenario.summer):
            ways = [way.id for way in (step.comes, step.otherwise) if way is not None]
            if step.historical is not None:
                self.troubles.require_known((*path, "historical"), step.historical, "way of this step", ways)

    def _check_record(self) -> None:
        sides = {side.id: side for side in self.scenario.sides}
        for path, week in _items(("record",), self.scenario.record):
            for name, move in week.moves.items():
                if name in sides:
                    self._check_recorded((*path, "moves", name), sides[name], move)

    def _check_recorded(self, path: FieldPath, side: Side, move: schema.RecordedMove) -> None:
        note = self.troubles.note
        if move.table is not None and move.table not in side.table_moves:
            note((*path, "table"), f"'{move.table}' is not among this side's table_moves.")
        if move.cable is not None and move.cable not in side.cables:
            note((*path, "cable"), f"'{move.cable}' is not among this side's cables.")
        for kind in (move.table, move.cable):
            needed = NEEDED.get(kind or "")
            if needed and not getattr(move, needed):
                note(path, f"'{kind}' goes with the field {needed}, which is missing.")
        if move.table != "draft" and (move.seals or move.document):
            note(path, "seals and document go with table: draft.")
        if move.document is not None and move.clause is None:
            note(path, "document goes with the field clause, on which it is to bear; that is missing.")
        self._check_owners(path, side, move)

    def _check_owners(self, path: FieldPath, side: Side, move: schema.RecordedMove) -> None:
        scenario, note = self.scenario, self.troubles.note
        document = next((known for known in scenario.documents if known.id == move.document), None)
        package = next((known for known in scenario.packages if known.id == move.package), None)
        if document is not None and document.side != side.id:
            note((*path, "document"), f"'{document.id}' is the other side's document.")
        if document is not None and move.clause is not None and move.clause not in document.clauses:
            note((*path, "clause"), f"the document '{document.id}' does not bear on '{move.clause}'.")
        if package is not None and (package.side == side.id) != (move.table == "propose"):
            note((*path, "package"), "a side proposes its own package and accepts the other side's.")
        if move.type in [type_.id for type_ in side.types]:
            note(
                (*path, "type"), f"'{move.type}' is this side's own type; a sounding asks about the other's."
            )

    def _check_moments(self) -> None:
        """Note kinds of move that no side has, or that two moments claim in any week."""
        claimed: dict[str, str] = {}
        for path, moment in _items(("moments",), self.scenario.moments):
            for place, kind in enumerate(moment.moves):
                here = (*path, "moves", place)
                if not any(kind in side.table_moves for side in self.scenario.sides):
                    self.troubles.note(here, f"'{kind}' is among neither side's table_moves.")
                if kind in claimed:
                    self.troubles.note(here, f"'{kind}' is the moment '{claimed[kind]}' already.")
                claimed.setdefault(kind, moment.id)

    def _check_map(self) -> None:
        areas = self.scenario.map.areas if self.scenario.map is not None else {}
        for name, area in areas.items():
            for level in self.levels.get(area.clause, ()):
                if level not in area.levels:
                    message = f"'{level}' is missing; every level of '{area.clause}' must stand here."
                    self.troubles.note(("map", "areas", name, "levels"), message)


def _items(path: FieldPath, items: Iterable[Item]) -> list[tuple[FieldPath, Item]]:
    return [((*path, place), item) for place, item in enumerate(items)]


def _names_in(path: FieldPath, value: object) -> Iterator[tuple[FieldPath, str]]:
    """Find the names in a field: itself, the items of a list or the names of a group's fields."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        yield from (((*path, place), name) for place, name in enumerate(value))
    elif isinstance(value, dict):
        yield from (((*path, name), name) for name in value)


def _levels_in(path: FieldPath, section: BaseModel) -> Iterator[tuple[FieldPath, str, object]]:
    """Find levels in a section: where they stand, their clause, and one level or several."""
    match section:
        case schema.Atom(clause=str(clause), level=level) | schema.Effect(clause=str(clause), level=level):
            yield (*path, "level"), clause, level
        case schema.Clause():
            yield (*path, "history", "level"), section.id, section.history.level
            for field in ("opening", "mandate"):
                for side, level in getattr(section, field).items():
                    yield (*path, field, side), section.id, level
        case schema.Excluded():
            yield (*path, "levels"), section.clause, section.levels
            yield (*path, "excluded_levels"), section.excludes, section.excluded_levels
        case schema.MapArea():
            yield (*path, "levels"), section.clause, section.levels
        case schema.Package(levels=levels):
            yield from (((*path, "levels", clause), clause, level) for clause, level in levels.items())
        case schema.RecordedMove(seals=seals):
            yield from (((*path, "seals", clause), clause, level) for clause, level in seals.items())
