"""Where a game stands, as the engine's records: what forks of it start from. Never for a side."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.engine.state import Game


@dataclass(frozen=True, slots=True)
class Position:
    """A copy of a game and of what its policies have in mind.

    Attributes:
        game: (1,) the game.
        policies: Seat to the number of the compiled policy that plays it; none for humans and for policies in
            plain Python.
        minds: Seat to the mind of that policy.
    """

    game: Any
    policies: Mapping[int, int]
    minds: Mapping[int, Any]

    @property
    def record(self) -> Game:
        """The game itself."""
        game: Game = self.game[0]
        return game
