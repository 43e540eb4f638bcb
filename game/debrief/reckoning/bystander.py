"""The bargainer that looks over a delegation's shoulder, so that it could take its chair at any decision.

It is the engine's negotiator in every temper that the scenario has. At each decision of the side it sees what
the side sees and makes up its mind; what it would have done is noted, and ignored.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from game.engine.observe import OBSERVATION, Observation, observe, observe_choices
from game.engine.state import ACTION, Action, Game
from game.players.compiled_policies import NEGOTIATOR, decide
from game.players.mind import MIND
from game.records import blank
from game.scenario.rulebook import Rules


@dataclass(frozen=True, slots=True)
class Advice:
    """What the bargainer makes of a decision.

    Attributes:
        view: What the side sees, its choices among it.
        minds: (tempers,) what it has in mind before it decides, temper by temper.
        actions: What each temper would do.
        weighing: Its mind after it has decided, in the middle temper: what the clauses are worth to the side.
    """

    view: Observation
    minds: Any
    actions: tuple[Action, ...]
    weighing: Any


class Bystander:
    """Watches one side through a game.

    Args:
        rules: Scenario tables.
        seat: The side's seat.
    """

    def __init__(self, rules: Rules, seat: int) -> None:
        self.seat = seat
        self._rules = rules
        self._minds: Any = np.zeros(int(rules.n_curves), MIND)
        for temper, mind in enumerate(self._minds):
            mind.curve = temper

    @property
    def minds(self) -> Any:
        """(tempers,) what it has in mind now."""
        return self._minds.copy()

    def watch(self, game: Game) -> Advice:
        """Look at a decision of the side, and decide in every temper.

        Args:
            game: The game, which waits for that side; not modified.
        """
        view: Observation = blank(OBSERVATION)
        observe(self._rules, game, self.seat, view)
        observe_choices(self._rules, game, self.seat, view)
        before, actions = self.minds, []
        for mind in self._minds:
            action: Any = blank(ACTION)
            action.levels[:] = view.seals[self.seat]
            decide(self._rules, NEGOTIATOR, view, mind, 0, action)
            actions.append(action)
        return Advice(view, before, tuple(actions), self.minds[len(self._minds) // 2])
