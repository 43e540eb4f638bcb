"""The opening of a live game: from its setup to the first decision, the same for whoever plays it on."""

import hashlib
from typing import Any

import numpy as np

from game.engine.phases.opening import set_up
from game.engine.state import GAME, RULING_WORDS, Game
from game.engine.week import open_week
from game.play.setup import Setup
from game.records import Ints, blank
from game.scenario.load import LoadedScenario


def open_game(scenario: LoadedScenario, setup: Setup, log: Ints) -> Game:
    """Set up a game and bring the first week's news.

    Args:
        scenario: What is played.
        setup: What it starts from; its names are known.
        log: Where records go; `state.NO_LOG` for none.

    Returns:
        The game at its first decision.
    """
    names = scenario.names
    game: Game = blank(GAME)
    set_up(scenario.rules, game, setup.seed, setup.number)
    for side, levels in setup.mandates.items():
        for clause, level in levels.items():
            place = names.clause[clause]
            game.mandate[names.side[side], place] = names.level[place][level]
    open_week(scenario.rules, game, log)
    return game


def digest_of(game: Any) -> str:
    """Give the sha256 of the whole state of a game, the same on every system.

    While nobody has ruled, the words of rulings are left out: a game without any keeps its digests.
    """
    words = np.frombuffer(game.tobytes(), np.int64).astype("<i8")
    if not words[-RULING_WORDS:].any():
        words = words[:-RULING_WORDS]
    return hashlib.sha256(words.tobytes()).hexdigest()
