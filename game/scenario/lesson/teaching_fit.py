"""Whether the teacher's sheets speak of the scenario that they belong to."""

from typing import Final, get_args

from game.scenario.checking import Troubles, walk
from game.scenario.findings import FieldPath, refuse
from game.scenario.lesson.teaching import Cable, MachineShare, Teaching
from game.scenario.reader import Document
from game.scenario.schema import OPEN_SOURCES, Provenance, Scenario, Side

TOP: Final = "teaching"


def require_teaching_fit(document: Document, teaching: Teaching, scenario: Scenario) -> None:
    """Refuse teacher's sheets that do not fit a scenario, or themselves.

    Args:
        document: The lesson's file.
        teaching: What it says on the teacher's sheets.
        scenario: The scenario.

    Raises:
        InputRefused: They name what there is not; names every trouble.
    """
    troubles = Troubles(document)
    _note_cables(troubles, teaching, scenario)
    _note_sizes(troubles, teaching)
    _note_answers(troubles, teaching)
    _note_sources(troubles, teaching, scenario)
    if troubles.findings:
        refuse(document.name, troubles.findings)


def _note_cables(troubles: Troubles, teaching: Teaching, scenario: Scenario) -> None:
    others = {side.id: other for side, other in zip(scenario.sides, reversed(scenario.sides), strict=True)}
    senders = {side.id: side for side in scenario.sides}
    for number, one in enumerate(teaching.rounds):
        for side, cable in one.cables.items():
            path = (TOP, "rounds", number, "cables", side)
            troubles.require_known(path, side, "side", list(senders))
            if side in senders:
                _note_cable(troubles, path, cable, senders[side], others[side], scenario)


def _note_cable(
    troubles: Troubles, path: FieldPath, cable: Cable, sender: Side, other: Side, scenario: Scenario
) -> None:
    troubles.require_known((*path, "kind"), cable.kind, "cable of this side's", list(sender.cables))
    clauses = [clause.id for clause in scenario.clauses]
    for place, clause in enumerate(cable.about):
        troubles.require_known((*path, "about", place), clause, "clause", clauses)
    if cable.question is not None:
        types = [one.id for one in other.types]
        troubles.require_known((*path, "question"), cable.question, "type of the other side's", types)


def _note_sizes(troubles: Troubles, teaching: Teaching) -> None:
    rooms = [room.id for room in teaching.rooms]
    for number, size in enumerate(teaching.sizes):
        missing = [room for room in rooms if room not in size.groups]
        if missing:
            path = (TOP, "sizes", number, "groups")
            troubles.note(path, f"must say who sits where in every room; missing {', '.join(missing)}.")
    twice = [room for room in get_args(MachineShare) if rooms.count(room) > 1]
    if twice:
        troubles.note((TOP, "rooms"), f"must have each room once; {', '.join(twice)} stands more than once.")


def _note_answers(troubles: Troubles, teaching: Teaching) -> None:
    for number, one in enumerate(teaching.quiz):
        if one.right >= len(one.answers):
            last = len(one.answers) - 1
            troubles.note((TOP, "quiz", number, "right"), f"must be the number of an answer, 0 to {last}.")


def _note_sources(troubles: Troubles, teaching: Teaching, scenario: Scenario) -> None:
    known = [*scenario.sources, *OPEN_SOURCES]
    for path, value in walk(teaching, (TOP,)):
        if isinstance(value, Provenance):
            for place, tag in enumerate(value.source):
                troubles.require_known((*path, "source", place), tag, "source", known)
