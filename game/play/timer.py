"""The time that a round may take. Nothing happens when it is over but that this is said."""

import math
from collections.abc import Callable
from typing import Final

from game.play.session import Session

MINUTES: Final = (0, 2, 3, 5)
"""Minutes a round that can be chosen in the window; nought for no timer."""
SECONDS: Final = 60
STEP: Final = 10


def clock_face(seconds: int) -> str:
    """Say seconds as minutes and seconds."""
    return f"{seconds // SECONDS}:{seconds % SECONDS:02}"


def in_steps(left: int) -> tuple[int, int]:
    """Give the seconds left as a quiet clock shows them: by tens, in the last minute one by one.

    Args:
        left: Seconds that are left.

    Returns:
        What is shown, and in how many seconds that changes.
    """
    step = STEP if left > SECONDS else 1
    shown = -(-left // step) * step
    return shown, left - (shown - step)


class RoundTimer:
    """Counts down the time of a round: a week of the talks, or what a capital has to decide.

    A round to which a side goes back, by taking a move back, has what was left of it. Saves know nothing of
    time: in a game that is gone on with, the round begins anew.

    Args:
        clock: Gives seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._round: tuple[int, bool] | None = None
        self._since = 0.0
        self._used: dict[tuple[int, bool], float] = {}

    def left(self, session: Session, minutes: int) -> int | None:
        """Give the whole seconds that are left of the round, nought if none; None without a timer.

        Args:
            session: The game. A round begins when it is first asked about.
            minutes: How many a round has; nought for no timer.
        """
        here, now = (session.week, session.petition is not None), self._clock()
        if self._round is not None:
            self._used[self._round] += now - self._since
        self._round, self._since = here, now
        used = self._used.setdefault(here, 0.0)
        if minutes == 0 or session.is_over:
            return None
        return max(0, math.ceil(minutes * SECONDS - used))
