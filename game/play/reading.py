"""Our reading: what a human delegation could make of the other side, by the negotiator's own belief.

It is fed with what the seat was shown and nothing else, once a week, before the seat's move at the table.
"""

from dataclasses import dataclass
from typing import Any, Final

from game.engine.observe import Observation
from game.players.bargaining.belief import learn_from_sounding
from game.players.mind import MIND, to_them
from game.players.negotiator import take_stock, wake
from game.records import blank
from game.scenario import rulebook as rb
from game.scenario.names import Names
from game.scenario.rulebook import Rules

POINT: Final = rb.CERTAIN * rb.UNIT // 100
"""One point in a mind's table of what levels are worth to the other side."""

FAR: Final = 4
"""They are far where they would lose this many times what would be 'never' on a single clause."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a side believes of the other.

    Attributes:
        types: The other side's type ids and how likely each is, 0 to 1.
        distance: Points that the other side is believed to lose by taking the reader's seals as they stand.
        nearness: The same in a word: "near", "apart" or "far".
        guards: The open clause on which it would lose most, if any is open.
    """

    types: dict[str, float]
    distance: float
    nearness: str
    guards: str | None


class Reader:
    """Keeps one human seat's belief about the other side.

    Args:
        names: Index of the scenario's names.
        rules: Scenario tables.
        seat: The human seat.
    """

    def __init__(self, names: Names, rules: Rules, seat: int) -> None:
        self.names = names
        self.rules = rules
        self.seat = seat
        self.mind: Any = blank(MIND)
        self.mind.curve = int(rules.n_curves) // 2

    def sound_out(self) -> None:
        """Expect the answer of a sounding at the next look."""
        self.mind.awaits_sounding = 1

    def look(self, observation: Observation) -> None:
        """Learn from what the seat sees before its move at the table; call once a week.

        Args:
            observation: The seat's.
        """
        if not self.mind.is_awake:
            wake(self.rules, observation, self.mind, 0)
        if self.mind.awaits_sounding:
            learn_from_sounding(self.rules, observation, self.mind)
            self.mind.awaits_sounding = 0
        take_stock(self.rules, observation, self.mind)

    def reading(self, observation: Observation) -> Reading | None:
        """Say what is believed now; None before the first look."""
        if not self.mind.is_awake:
            return None
        losses = self._losses(observation)
        distance = sum(losses.values()) / POINT
        types = self.names.scenario.sides[1 - self.seat].types
        beliefs = [int(belief) for belief in self.mind.belief[: len(types)]]
        return Reading(
            types={type_.id: belief / sum(beliefs) for type_, belief in zip(types, beliefs, strict=True)},
            distance=distance,
            nearness=self._nearness(distance),
            guards=max(losses, key=losses.__getitem__) if losses else None,
        )

    def _losses(self, observation: Observation) -> dict[str, int]:
        """What taking our seal would cost them, for each clause that is open."""
        ours, theirs = observation.seals[self.seat], observation.seals[1 - self.seat]
        return {
            clause.id: int(to_them(self.mind, place, theirs[place]) - to_them(self.mind, place, ours[place]))
            for place, clause in enumerate(self.names.scenario.clauses)
            if ours[place] != theirs[place]
        }

    def _nearness(self, distance: float) -> str:
        never = float(self.names.scenario.talks.inquiry.never)
        if distance <= never:
            return "near"
        return "far" if distance > FAR * never else "apart"
