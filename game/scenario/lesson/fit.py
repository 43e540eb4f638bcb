"""Whether a lesson speaks of the scenario that it belongs to: every name known, and nothing left out."""

from collections.abc import Collection
from typing import Final, get_args

from game.scenario.checking import Troubles, listing
from game.scenario.findings import FieldPath, refuse
from game.scenario.lesson.handouts import Chair, Handouts
from game.scenario.reader import Document
from game.scenario.schema import Scenario

CHAIRS: Final[tuple[Chair, ...]] = get_args(Chair)
TOP: Final = "handouts"


def require_fit(document: Document, handouts: Handouts, scenario: Scenario) -> None:
    """Refuse sheets that do not fit a scenario.

    Args:
        document: The lesson's file.
        handouts: What it says on the sheets.
        scenario: The scenario.

    Raises:
        InputRefused: They name what it does not have, or leave out what it has; names every trouble.
    """
    troubles = Troubles(document)
    _note_groups(troubles, handouts, scenario)
    _note_seats(troubles, handouts, scenario)
    _note_capitals(troubles, handouts, scenario)
    _note_places(troubles, handouts)
    if troubles.findings:
        refuse(document.name, troubles.findings)


def _note_groups(troubles: Troubles, handouts: Handouts, scenario: Scenario) -> None:
    sides = [side.id for side in scenario.sides]
    clauses = [clause.id for clause in scenario.clauses]
    documents = [one.id for one in scenario.documents]
    _require_all(troubles, (TOP, "delegations"), handouts.delegations, "side", sides)
    _require_all(troubles, (TOP, "stakes"), handouts.stakes, "clause", clauses)
    _require_all(troubles, (TOP, "documents"), handouts.documents, "document", documents)
    for name in handouts.news:
        known = [dispatch.id for dispatch in scenario.dispatches]
        troubles.require_known((TOP, "news", name), name, "dispatch", known)


def _note_seats(troubles: Troubles, handouts: Handouts, scenario: Scenario) -> None:
    for side in scenario.sides:
        if side.id not in handouts.delegations:
            continue
        seats, path = handouts.delegations[side.id].seats, (TOP, "delegations", side.id, "seats")
        _require_all(troubles, path, seats, "chair", CHAIRS)
        known = [delegate.id for delegate in side.delegates]
        for chair, seat in seats.items():
            if seat.delegate is not None:
                troubles.require_known((*path, chair, "delegate"), seat.delegate, "delegate", known)


def _note_capitals(troubles: Troubles, handouts: Handouts, scenario: Scenario) -> None:
    people, sides = [person.id for person in scenario.capitals], [side.id for side in scenario.sides]
    for number, capital in enumerate(handouts.capitals):
        path = (TOP, "capitals", number)
        for place, name in enumerate(capital.people):
            troubles.require_known((*path, "people", place), name, "person of the capitals", people)
        if capital.mandate_of is not None:
            troubles.require_known((*path, "mandate_of"), capital.mandate_of, "side", sides)


def _note_places(troubles: Troubles, handouts: Handouts) -> None:
    tongues = [tongue.id for tongue in handouts.tongues]
    for number, place in enumerate(handouts.places):
        for tongue in place:
            troubles.require_known((TOP, "places", number, tongue), tongue, "language of places", tongues)


def _require_all(
    troubles: Troubles, path: FieldPath, group: Collection[str], kind: str, known: Collection[str]
) -> None:
    for name in group:
        troubles.require_known((*path, name), name, kind, known)
    missing = [name for name in known if name not in group]
    if missing:
        troubles.note(path, f"must have every {kind}; missing {', '.join(missing)}. {listing(known)}")
