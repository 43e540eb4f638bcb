"""One batch of games between two policies: as machine code where both are compiled, else one by one."""

import time
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from game.engine import chance, legal, outcome, state, week
from game.engine.compiled import is_compiled
from game.engine.observe import OBSERVATION, observe, observe_choices
from game.engine.state import ACTION, GAME, NO_LOG, Action, Game
from game.players import registry
from game.players.playout import default_settings, make_room, new_results, play_games, safe_kind
from game.players.policy import Policy
from game.records import blank
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules
from game.sweep.rows import Rows, row_dtype, to_rows

PLAYED_AT_ONCE: Final = 20_000
"""Largest number of games whose whole results are held at a time."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of some games in a row.

    Attributes:
        rows: One for each game, see `game.sweep.rows`.
        replaced: How many decisions were not legal, or not taken, and became the safe move.
        began: When it was begun, by a clock that all processes of the machine share.
        fault: What the first policy that failed said, if one did.
    """

    rows: Rows
    replaced: int
    began: float
    fault: str | None = None


class BatchPlayer:
    """Plays games of one scenario and seed between two policies.

    Args:
        rules: The scenario's tables.
        seed: 0 .. 2^63 - 1.
        policies: Name of each seat's policy.

    Attributes:
        is_compiled: Whether both policies run in the compiled loop.
    """

    def __init__(self, rules: Rules, seed: int, policies: tuple[str, ...]) -> None:
        self.rules = rules
        self.seed = seed
        self.policies = policies
        self.is_compiled = all(name in registry.COMPILED for name in policies)
        self._dtype = row_dtype(rules)
        self._room = make_room()

    def play(self, first: int, count: int) -> Batch:
        """Play games `first` to `first + count - 1`."""
        began = time.monotonic()
        results = new_results(count)
        play = self._play_compiled if self.is_compiled else self._play_one_by_one
        replaced, fault = play(first, results)
        return Batch(to_rows(results, self._dtype), replaced, began, fault)

    def warm_up(self) -> None:
        """Compile what has to be compiled, so that it need not be done while games are timed."""
        if is_compiled:
            self.play(0, 0 if self.is_compiled else 1)

    def _play_compiled(self, first: int, results: Any) -> tuple[int, None]:
        numbers = np.array([registry.COMPILED[name] for name in self.policies], np.int64)
        count = len(results)
        settings = default_settings()
        return int(
            play_games(self.rules, self.seed, first, count, numbers, settings, self._room, results)
        ), None

    def _play_one_by_one(self, first: int, results: Any) -> tuple[int, str | None]:
        replaced, faults = 0, []
        for place, result in enumerate(results):
            game = _PolicyGame(self.rules, self.seed, first + place, self.policies)
            game.play(result)
            replaced += game.replaced
            faults += [game.fault] if game.fault is not None else []
        return replaced, faults[0] if faults else None


class _PolicyGame:
    """One game whose policies are asked one by one, as in `play_on` of the compiled loop."""

    def __init__(self, rules: Rules, seed: int, number: int, policies: tuple[str, ...]) -> None:
        self.replaced = 0
        self.fault: str | None = None
        self._rules = rules
        self._policies: list[Policy] = [registry.make_policy(name, rules) for name in policies]
        self._nonces = [
            int(chance.draw_word(seed, number, 0, chance.POLICY + seat)) for seat in range(rb.SIDES)
        ]
        self._game: Game = blank(GAME)
        week.begin(rules, self._game, seed, number, NO_LOG)

    def play(self, result: outcome.Result) -> None:
        """Play to the end and fill in the result."""
        while self._game.phase < state.SUMMER:
            self._take_turn(int(self._game.seat))
        outcome.conclude(self._rules, self._game, result, blank(outcome.SCRATCH), NO_LOG)

    def _take_turn(self, seat: int) -> None:
        action = self._ask(seat)
        if week.step(self._rules, self._game, action, NO_LOG) != legal.ALLOWED:
            self.replaced += 1
            action.kind = safe_kind(int(self._game.phase))
            week.step(self._rules, self._game, action, NO_LOG)

    def _ask(self, seat: int) -> Action:
        view: Any = blank(OBSERVATION)
        observe(self._rules, self._game, seat, view)
        observe_choices(self._rules, self._game, seat, view)
        try:
            action: Action = self._policies[seat].decide(view, self._nonces[seat])
        except Exception as error:  # noqa: BLE001 - a policy may be anybody's, and the run goes on without it
            return self._safe_move(seat, f"{type(error).__name__}: {error}")
        if getattr(action, "dtype", None) != ACTION:
            return self._safe_move(seat, "it gave something else than an action")
        return action

    def _safe_move(self, seat: int, fault: str) -> Action:
        self.fault = self.fault or fault
        self.replaced += 1
        action: Action = blank(ACTION)
        action.kind = safe_kind(int(self._game.phase))
        action.levels[:] = self._game.seals[seat]
        return action
