"""What a side judges by itself may look only at what that side sees."""

from collections.abc import Iterator
from typing import Final

from game.scenario.checking import Troubles, walk
from game.scenario.findings import FieldPath
from game.scenario.schema import Atom, Flag, Marker, Scenario, Term

OF_ONE_SIDE: Final = ("value", "public_value", "steps", "side")
"""Fields of a quantity that name the side by whose secrets it is reckoned."""


def note_blind_judgements(scenario: Scenario, troubles: Troubles) -> None:
    """Note what a side would have to judge by something that is hidden from it.

    What it may do and what a thing is worth to it would otherwise tell it what it must not know, or be told
    wrong. Chances may look at anything: a side reckons them as well as it can.

    Args:
        scenario: The scenario.
        troubles: Where troubles are noted.
    """
    hidden = {side.id: _hidden_from(scenario, side.id) for side in scenario.sides}
    for path, owner, judged in _judgements(scenario):
        for place, value in walk(judged, path):
            for field, name in _names_looked_at(value):
                if name in hidden.get(owner, ()):
                    message = (
                        f"looks at '{name}', which is hidden from '{owner}', whose own judgement this is."
                    )
                    troubles.note((*place, field), message)


def _hidden_from(scenario: Scenario, side: str) -> set[str]:
    """Name the markers and flags that a side does not see, the other side and its hidden types."""
    moods: list[Marker | Flag] = [*scenario.markers, *scenario.flags]
    others = [other for other in scenario.sides if other.id != side]
    return {
        *(mood.id for mood in moods if side not in mood.seen_by),
        *(other.id for other in others),
        *(type_.id for other in others for type_ in other.types),
    }


def _judgements(scenario: Scenario) -> Iterator[tuple[FieldPath, str, object]]:
    """Give the path, the owner and the content of all that a side judges by itself."""
    for place, side in enumerate(scenario.sides):
        yield ("sides", place, "floor"), side.id, side.floor
    for place, clause in enumerate(scenario.clauses):
        for owner, weight in clause.weights.items():
            yield ("clauses", place, "weights", owner), owner, weight
        for row, level in enumerate(clause.levels):
            for owner, value in level.values.items():
                yield ("clauses", place, "levels", row, "values", owner), owner, value
    for place, document in enumerate(scenario.documents):
        yield ("documents", place, "strength"), document.side, document.strength
    for place, package in enumerate(scenario.packages):
        yield ("packages", place, "when"), package.side, package.when


def _names_looked_at(value: object) -> Iterator[tuple[str, str]]:
    """Give the field and the name of each marker, flag, hidden type or side that a quantity depends on."""
    fields: tuple[str, ...] = ()
    if isinstance(value, Term):
        fields = ("of", "times")
    elif isinstance(value, Atom):
        fields = ("marker", "flag", "type", *OF_ONE_SIDE)
    for field in fields:
        name = getattr(value, field)
        if isinstance(name, str):
            yield field, name
