"""What one process measures of the rules as they run in it.

`python -m game.sweep.measure GAMES` writes one line of JSON; the environment variable `GAME_COMPILED` says
whether machine code or plain Python is measured, see `game.engine.compiled`.
"""

import argparse
import json
import time
from collections.abc import Callable
from itertools import count
from statistics import median
from typing import Any, Final

import numpy as np

from game.engine import chance, state, week
from game.engine.compiled import is_compiled
from game.engine.state import NO_LOG
from game.players.compiled_policies import NEGOTIATOR
from game.players.playout import (
    default_settings,
    make_room,
    new_results,
    no_opening,
    play_forks,
    prepare_mind,
    take_turn,
)
from game.scenario import rulebook as rb
from game.scenario.load import load_scenario
from game.scenario.rulebook import Rules
from game.sweep.batch import BatchPlayer

SEED: Final = 1
RUNS: Final = 5
TURN_GAMES: Final = 40 if is_compiled else 2
"""Games whose turns are timed one by one."""
PLAYOUTS: Final = 20_000
FIRST_PLAYOUT: Final = 1_000_000


class Talks:
    """A game between two negotiators that goes on turn by turn.

    Args:
        rules: The scenario's tables.
        number: The game's number.

    Attributes:
        middle_week: The week, from nought, in the middle of the time that there is.
    """

    def __init__(self, rules: Rules, number: int) -> None:
        self.middle_week = int(rules.n_weeks) // 2
        self._rules = rules
        self._games, _, self._views, self._minds, self._actions, _, _ = make_room()
        for seat in range(rb.SIDES):
            prepare_mind(self._minds[seat], default_settings()[seat])
        week.begin(rules, self._games[0], SEED, number, NO_LOG)
        self._nonces = [
            int(chance.draw_word(SEED, number, 0, chance.POLICY + seat)) for seat in range(rb.SIDES)
        ]

    @property
    def week(self) -> int:
        """The week, from nought."""
        return int(self._games[0].week)

    @property
    def is_over(self) -> bool:
        """Whether the talks have ended."""
        return bool(self._games[0].phase >= state.SUMMER)

    def take_turn(self) -> None:
        """Let the seat to move look, decide and act."""
        game, action = self._games[0], self._actions[0]
        seat = int(game.seat)
        view, mind, nonce = self._views[seat], self._minds[seat], self._nonces[seat]
        take_turn(self._rules, game, NEGOTIATOR, view, mind, nonce, action, NO_LOG)

    def play_out(self, times: int) -> None:
        """Play on from here to the end that many times; nothing changes here."""
        policies = np.full(rb.SIDES, NEGOTIATOR, np.int64)
        room, results = make_room(), new_results(times)
        play_forks(
            self._rules,
            self._games,
            self._minds,
            no_opening(),
            FIRST_PLAYOUT,
            times,
            policies,
            room,
            results,
        )


def measure(games: int) -> dict[str, Any]:
    """Measure all that `bench` tells of one way to run the rules.

    Args:
        games: Games of one run.
    """
    rules = load_scenario().rules
    player = BatchPlayer(rules, SEED, ("negotiator",) * rb.SIDES)
    set_up_s = seconds_of(lambda: warm_up(player))
    turns = np.array([seconds for number in range(TURN_GAMES) for seconds in turns_of(Talks(rules, number))])
    games_s = median(seconds_of(lambda: player.play(0, games)) for _ in range(RUNS))
    return {
        "is_compiled": is_compiled,
        "set_up_s": set_up_s,
        "games_per_second": games / games_s,
        "turn_ms": {
            "median": 1000 * float(np.quantile(turns, 0.5)),
            "p95": 1000 * float(np.quantile(turns, 0.95)),
        },
        "look_ahead": look_ahead(rules) if is_compiled else None,
    }


def warm_up(player: BatchPlayer) -> None:
    """Compile all that is measured, or fetch it compiled."""
    player.play(0, 0)
    talks = Talks(player.rules, 0)
    talks.take_turn()
    talks.play_out(0)


def turns_of(talks: Talks) -> list[float]:
    """Time the turns of a game, in seconds."""
    durations = []
    while not talks.is_over:
        durations.append(seconds_of(talks.take_turn))
    return durations


def look_ahead(rules: Rules) -> dict[str, Any]:
    """Time playouts from the middle of the talks."""
    talks = next(filter(reaches_the_middle, (Talks(rules, number) for number in count())))
    seconds = median(seconds_of(lambda: talks.play_out(PLAYOUTS)) for _ in range(RUNS))
    return {"playouts": PLAYOUTS, "seconds": seconds}


def reaches_the_middle(talks: Talks) -> bool:
    """Play to the middle week, and tell whether the talks still go on there."""
    while not talks.is_over and talks.week < talks.middle_week:
        talks.take_turn()
    return not talks.is_over


def seconds_of(action: Callable[[], object]) -> float:
    """Time an action."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("games", type=int)
    print(json.dumps(measure(parser.parse_args().games)))  # noqa: T201 - this is what it is for
