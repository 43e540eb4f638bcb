"""Policies: who decides for a side, compiled or in plain Python, with one way to be asked.

A policy gets an observation and a nonce for its own draws, never the game and never its seed.
"""

from typing import Any, Protocol

from game.engine.observe import Observation
from game.engine.state import ACTION, Action
from game.players.compiled_policies import decide
from game.players.mind import MIND
from game.records import blank
from game.scenario.rulebook import Rules

DRAWN_PERSONA = -1
"""Asks a bargainer to draw its persona from its nonce."""


class Policy(Protocol):
    """What decides for one seat through one game. It may remember what it was shown."""

    def decide(self, observation: Observation, nonce: int) -> Action:
        """Choose an action for the seat and phase that the observation shows.

        Args:
            observation: What the seat may know; not to be changed.
            nonce: 32 bits of chance, the same all game, for the policy's own draws.
        """
        ...


class CompiledPolicy:
    """One of the policies that sweeps run as machine code, for a live game.

    Args:
        rules: Scenario tables.
        number: Which policy (see `compiled_policies`).
        persona: Row of the concession table, or `DRAWN_PERSONA`.
    """

    def __init__(self, rules: Rules, number: int, persona: int = DRAWN_PERSONA) -> None:
        self.rules = rules
        self.number = number
        self.mind: Any = blank(MIND)
        self.mind.curve = persona

    def decide(self, observation: Observation, nonce: int) -> Action:
        """Choose an action; see `Policy`."""
        action: Action = blank(ACTION)
        decide(self.rules, self.number, observation, self.mind, nonce, action)
        return action
