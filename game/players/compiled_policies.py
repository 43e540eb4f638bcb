"""The policies that run as machine code, by number."""

from typing import Final

from game.engine.compiled import compiled
from game.engine.observe import Observation
from game.engine.state import Action
from game.players.bored import bluff, give, stand_still, wait
from game.players.chancer import do_anything
from game.players.historical import follow_record
from game.players.mind import Mind
from game.players.negotiator import negotiate
from game.scenario.rulebook import Rules

NEGOTIATOR: Final = 0
HISTORICAL: Final = 1
RANDOM: Final = 2
WAITER: Final = 3
STUBBORN: Final = 4
GIVER: Final = 5
BLUFFER: Final = 6


@compiled
def decide(rules: Rules, policy: int, view: Observation, mind: Mind, nonce: int, action: Action) -> None:
    """Let a policy decide.

    Args:
        rules: Scenario tables.
        policy: Its number, as above.
        view: What the seat may know.
        mind: The policy's memory; changed.
        nonce: 32 bits of chance of the policy's own.
        action: Filled in.
    """
    if policy == NEGOTIATOR:
        negotiate(rules, view, mind, nonce, action)
    elif policy == HISTORICAL:
        follow_record(rules, view, mind, nonce, action)
    elif policy == RANDOM:
        do_anything(rules, view, nonce, action)
    elif policy == WAITER:
        wait(rules, view, mind, action)
    elif policy == STUBBORN:
        stand_still(rules, view, action)
    elif policy == GIVER:
        give(rules, view, action)
    elif not bluff(rules, view, action):
        negotiate(rules, view, mind, nonce, action)
