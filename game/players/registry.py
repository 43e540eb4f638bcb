"""The policies by name. To add one, write its module and give it a line here."""

from collections.abc import Callable
from typing import Final

from game.players import compiled_policies
from game.players.policy import CompiledPolicy, Policy
from game.scenario.rulebook import Rules

COMPILED: Final[dict[str, int]] = {
    "negotiator": compiled_policies.NEGOTIATOR,
    "historical": compiled_policies.HISTORICAL,
    "random": compiled_policies.RANDOM,
    "waiter": compiled_policies.WAITER,
    "stubborn": compiled_policies.STUBBORN,
    "giver": compiled_policies.GIVER,
    "bluffer": compiled_policies.BLUFFER,
}

PYTHON: Final[dict[str, Callable[[Rules], Policy]]] = {}
"""Policies in plain Python: name, and what makes one from the rules. They work everywhere, slower."""


def policy_names() -> list[str]:
    """Names of all policies."""
    return [*COMPILED, *PYTHON]


def make_policy(name: str, rules: Rules) -> Policy:
    """Make a policy for one seat of one live game.

    Raises:
        KeyError: If there is no policy of that name.
    """
    if name in COMPILED:
        return CompiledPolicy(rules, COMPILED[name])
    return PYTHON[name](rules)
