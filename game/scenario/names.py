"""Names and indices: where a scenario's strings become the rulebook's integers, and back."""

from functools import cached_property

from game.scenario import rulebook as rb
from game.scenario.schema import Scenario


def _places(ids: list[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(ids)}


class Names:
    """Index of every id of a scenario.

    Attributes:
        scenario: The scenario that is indexed.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    @cached_property
    def side(self) -> dict[str, int]:
        """Seat of each side."""
        return _places([side.id for side in self.scenario.sides])

    @cached_property
    def clause(self) -> dict[str, int]:
        """Place of each clause."""
        return _places([clause.id for clause in self.scenario.clauses])

    @cached_property
    def level(self) -> list[dict[str, int]]:
        """Place of each level, clause by clause."""
        return [_places([level.id for level in clause.levels]) for clause in self.scenario.clauses]

    @cached_property
    def group(self) -> dict[str, int]:
        """Place of each group of clauses."""
        return _places([group.id for group in self.scenario.groups])

    @cached_property
    def marker(self) -> dict[str, int]:
        """Place of each marker."""
        return _places([marker.id for marker in self.scenario.markers])

    @cached_property
    def flag(self) -> dict[str, int]:
        """Place of each flag, the rules' own first."""
        return _places([*rb.OWN_FLAGS, *(flag.id for flag in self.scenario.flags)])

    @cached_property
    def type(self) -> dict[str, tuple[int, int]]:
        """Seat and place of each hidden type."""
        return {
            type_.id: (seat, place)
            for seat, side in enumerate(self.scenario.sides)
            for place, type_ in enumerate(side.types)
        }

    @cached_property
    def document(self) -> dict[str, int]:
        """Place of each document."""
        return _places([document.id for document in self.scenario.documents])

    @cached_property
    def package(self) -> dict[str, int]:
        """Place of each package."""
        return _places([package.id for package in self.scenario.packages])

    @cached_property
    def outcome(self) -> dict[str, int]:
        """Place of each outcome."""
        return _places([outcome.id for outcome in self.scenario.outcomes])
