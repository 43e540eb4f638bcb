"""Who sits where in a new game."""

from typing import Final

from game.play.setup import BOTH, HUMAN, OPPONENT
from game.scenario.load import LoadedScenario

WATCH: Final = "watch"


def seated(loaded: LoadedScenario, choice: str) -> dict[str, str]:
    """Seat the players.

    Args:
        loaded: What is played.
        choice: The id of the side that a human plays, `BOTH` or `WATCH`.

    Returns:
        Side id: player.
    """
    sides = list(loaded.names.side)
    humans = sides if choice == BOTH else [choice]
    return {side: HUMAN if side in humans else OPPONENT for side in sides}
