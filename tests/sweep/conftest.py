"""What the tests of many games share: a small scenario, and policies in plain Python."""

import pytest

from game.engine import state
from game.engine.state import ACTION
from game.players import registry
from game.players.policy import CompiledPolicy
from game.records import blank
from game.scenario import rulebook as rb
from tests import builders


@pytest.fixture(scope="session")
def tariffs():
    """A small scenario of two ports: six weeks, eight clauses."""
    return builders.tariffs()


class Waiting:
    """Adjourns, stays and keeps silent."""

    def __init__(self, rules):
        self.rules = rules

    def decide(self, observation, nonce):
        action = blank(ACTION)
        action.kind = {state.TABLE: rb.ADJOURN, state.ANSWER: rb.STAY, state.CABLE: rb.SILENCE}[
            int(observation.phase)
        ]
        return action


class Raising(Waiting):
    def decide(self, observation, nonce):
        message = "no idea"
        raise ValueError(message)


class Silent(Waiting):
    def decide(self, observation, nonce):
        return None


class Cheating(Waiting):
    """Asks for what is never legal."""

    def decide(self, observation, nonce):
        action = blank(ACTION)
        action.kind = rb.LEAVE if observation.phase == state.TABLE else rb.DRAFT
        return action


def stepwise(name):
    """A compiled policy that is asked as one in plain Python is."""
    return lambda rules: CompiledPolicy(rules, registry.COMPILED[name])


@pytest.fixture
def python_policies(monkeypatch):
    """Registers policies in plain Python."""
    made = {"waiting": Waiting, "raising": Raising, "silent": Silent, "cheating": Cheating}
    made |= {f"stepwise_{name}": stepwise(name) for name in registry.COMPILED}
    for name, maker in made.items():
        monkeypatch.setitem(registry.PYTHON, name, maker)
