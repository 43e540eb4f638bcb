"""Playing a game on from a decision, many times over, with the bargainer in one chair or both."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from game.engine.state import Action
from game.play.position import Position
from game.players.compiled_policies import NEGOTIATOR
from game.players.mind import MIND
from game.players.playout import make_room, new_results, no_opening, play_forks
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Crossroads:
    """A decision from which games are played on.

    Attributes:
        position: Where the game stands.
        minds: Seat to (tempers,) what the bargainer has in mind who takes that chair; a seat that is missing
            goes on with its own policy.
    """

    position: Position
    minds: Mapping[int, Any]


class Forks:
    """Plays games on.

    Args:
        rules: Scenario tables.
        seat: Whose score is told.
    """

    def __init__(self, rules: Rules, seat: int) -> None:
        self.n_tempers = int(rules.n_curves)
        self._rules = rules
        self._seat = seat
        self._room = make_room()

    def play(self, crossroads: Crossroads, opening: Action | None, first: int, per_temper: int) -> Points:
        """Play on from a decision.

        Args:
            crossroads: The decision.
            opening: What is decided; None to leave it to the bargainer.
            first: Number of the first fork. Forks of one number share their draws.
            per_temper: Forks for each of the bargainer's tempers.

        Returns:
            (tempers, per_temper) the side's score in fact, in points.
        """
        results = new_results(self.n_tempers * per_temper)
        for temper in range(self.n_tempers):
            start = temper * per_temper
            minds, policies = self._seated(crossroads, temper)
            play_forks(
                self._rules,
                crossroads.position.game,
                minds,
                no_opening() if opening is None else opening,
                first + start,
                per_temper,
                policies,
                self._room,
                results[start : start + per_temper],
            )
        points: Points = results["fact"][:, self._seat].reshape(self.n_tempers, per_temper) / rb.UNIT
        return points

    def _seated(self, crossroads: Crossroads, temper: int) -> tuple[Any, Any]:
        """Give both chairs their minds and policies; two bargainers differ in temper."""
        minds, policies = np.zeros(rb.SIDES, MIND), np.full(rb.SIDES, NEGOTIATOR, np.int64)
        for seat in range(rb.SIDES):
            if seat in crossroads.minds:
                own = temper if seat == self._seat else (2 * temper + 1) % self.n_tempers
                minds[seat] = crossroads.minds[seat][own]
            else:
                minds[seat] = crossroads.position.minds[seat]
                policies[seat] = crossroads.position.policies[seat]
        return minds, policies
