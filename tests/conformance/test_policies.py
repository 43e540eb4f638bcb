"""Every policy on every shipped scenario: legal, deterministic, and blind to what its side may not know."""

import numpy as np
import pytest

from game.engine import legal
from game.engine.observe import OBSERVATION
from game.engine.state import copy_of
from game.players.registry import make_policy, policy_names
from game.scenario.load import scenario_names
from tests.builders import Play, shipped, tariffs
from tests.strategies import change_hidden_facts, dice_of

SCENARIOS = [*scenario_names(), "tariff_talks"]
GAMES = 2


def scenario_of(name):
    """A scenario by name, the small one of the tests included."""
    return tariffs() if name == "tariff_talks" else shipped(name)


class Doubled:
    """A policy in two copies: one sees the game, the other the same game with other hidden facts."""

    def __init__(self, name, table):
        self.table = table
        self.policy, self.twin = (make_policy(name, table.rules) for _ in range(2))
        self.dice = dice_of(table.game.number)

    def decide(self, view, nonce):
        shown = view.copy()
        other = view_with_other_facts(self.table, int(view.seat), self.dice)
        for name in OBSERVATION.names:
            assert np.array_equal(other[name], view[name]), f"the view of {name} tells a hidden fact"
        before = {name: np.array(view[name]) for name in OBSERVATION.names}
        action = self.policy.decide(view, nonce)
        assert self.twin.decide(shown, nonce).tobytes() == action.tobytes(), (
            "the same again, decided otherwise"
        )
        for name, value in before.items():
            assert np.array_equal(view[name], value), f"the policy changed {name} in its observation"
        return action


def view_with_other_facts(table, seat, dice):
    """What a side sees of the same game where all that it may not know is otherwise."""
    kept = table.game
    table.game = copy_of(kept)
    change_hidden_facts(table, seat, dice)
    view = table.view(list(table.names.side)[seat])
    table.game = kept
    return view


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.parametrize("name", policy_names())
def test_a_policy_keeps_to_the_rules(scenario, name):
    opponents = ["random", "negotiator"]
    for number in range(GAMES):
        players = (name, opponents[number]) if number % 2 == 0 else (opponents[number], name)
        play = Play(scenario_of(scenario), players, number=number)
        play.policies = [Doubled(player, play.table) for player in players]
        while play.is_running:
            action = play.decide()
            assert play.take(action) == legal.ALLOWED
