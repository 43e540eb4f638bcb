"""What is told of a game that is over, reckoned once for each language."""

from collections.abc import Callable
from typing import Any, TypeVar

from game.play.result import NamedResult
from game.telling import ending
from game.telling.ending import ClauseBeside, MovesOfWeek, Outcome, Score, SummerDay
from game.ui.sitting import Sitting

Told = TypeVar("Told")


class Ended:
    """Tells of one game for the reader who sits there; nothing of it changes any more.

    Args:
        sitting: The game, which is over.
    """

    def __init__(self, sitting: Sitting) -> None:
        self.sitting = sitting
        self.result: NamedResult = ending.result_of(sitting.session)
        self._told: dict[tuple[str, str], Any] = {}

    @property
    def is_signed(self) -> bool:
        """Whether the delegations signed, whatever became of it."""
        return self.result.treaty is not None

    def outcome(self) -> Outcome:
        """Say how the talks ended."""
        return self._once(ending.outcome_of)

    def summer(self) -> tuple[SummerDay, ...]:
        """Tell the summer in the order of its days."""
        return self._once(ending.summer_of, self.sitting.reader)

    def scores(self) -> tuple[Score, ...]:
        """Give both scores of both sides."""
        return self._once(ending.scores_of, self.sitting.reader)

    def treaty(self) -> tuple[ClauseBeside, ...]:
        """Set the treaty beside history."""
        return self._once(ending.treaty_of, self.sitting.reader)

    def moves(self) -> tuple[MovesOfWeek, ...]:
        """Set the moves side by side."""
        return self._once(ending.moves_of, self.sitting.reader)

    def _once(self, tell: Callable[..., Told], *about: object) -> Told:
        words = self.sitting.words
        key = (tell.__name__, words.lang)
        if key not in self._told:
            self._told[key] = tell(self.sitting.session, words, *about)
        told: Told = self._told[key]
        return told
