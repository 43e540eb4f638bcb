"""What a bargainer keeps in mind from week to week is what it would reckon anew."""

import numpy as np
import pytest

from game.engine import state
from game.players.mind import MIND
from game.players.negotiator import take_stock, wake
from game.records import blank
from tests.builders import Play, moscow, short_moscow, tariffs

KEPT = (
    "own_weights", "own_values", "own_typed", "own_total", "own", "best",
    "their_weights", "their_values", "their_typed", "their_total",
)  # fmt: skip
POLICIES = ("negotiator", "historical", "bluffer")
GAMES = 4


def reckoned_anew(rules, view, curve):
    """A mind that has never seen anything before this view."""
    mind = blank(MIND)
    mind.curve = curve
    wake(rules, view, mind, 0)
    take_stock(rules, view, mind)
    return mind


@pytest.mark.parametrize("scenario", [moscow, short_moscow, tariffs])
@pytest.mark.parametrize("name", POLICIES)
def test_nothing_kept_is_stale(scenario, name):
    compared = 0
    for number in range(GAMES):
        play = Play(scenario(), (name, "negotiator" if number % 2 else "random"), number=number)
        while play.is_running:
            seat = int(play.table.game.seat)
            view = play.table.view(play.table.side)
            action = play.decide()
            mind = getattr(play.policies[seat], "mind", None)
            if seat == 0 and view.phase == state.TABLE and int(mind.demand) != 0:
                fresh = reckoned_anew(play.table.rules, view, int(mind.curve))
                for field in KEPT:
                    assert np.array_equal(mind[field], fresh[field]), (field, number, int(view.week))
                compared += 1
            play.take(action)
    assert compared >= GAMES
