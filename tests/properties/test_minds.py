"""What a bargainer keeps in mind from week to week is what it would reckon anew."""

import numpy as np
import pytest

from game.engine import state
from game.players.mind import MIND, SHARE_BITS
from game.players.negotiator import take_stock, wake
from game.players.playout import default_settings, make_room, new_results, play_games
from game.players.registry import COMPILED
from game.records import blank
from tests.builders import Play, moscow, short_moscow, tariffs

KEPT = (
    "own_weights", "own_values", "own_typed", "own_total", "own", "charge", "pretence", "filled_mandate",
    "last_free", "free_best", "row_best", "best",
    "their_weights", "their_values", "their_typed", "their_total", "their_seals", "document_heard",
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


def mixed_anew(rules, mind):
    """The weights of the other side by belief."""
    types = slice(int(rules.n_types[1]))
    shares = (mind.belief[types] << SHARE_BITS) // mind.their_total[types]
    return (shares[:, None] * mind.their_typed[types]).sum(axis=0)


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
                assert np.array_equal(mind.their_mixed, mixed_anew(play.table.rules, mind))
                compared += 1
            play.take(action)
    assert compared >= GAMES


@pytest.mark.parametrize("scenario", [moscow, tariffs])
@pytest.mark.parametrize("name", [*POLICIES, "waiter"])
def test_what_another_game_left_in_mind_does_not_matter(scenario, name):
    policies = np.array([COMPILED[name], COMPILED["negotiator"]], np.int64)
    outcomes = []
    for left in (0, 3):
        room = make_room()
        for minds in room:
            if minds.dtype == MIND:
                minds[:] = np.frombuffer(np.full(minds.nbytes // 8, left).tobytes(), MIND)
        results = new_results(2)
        play_games(scenario().rules, 3, 0, 2, policies, default_settings(), room, results)
        outcomes.append(results.tobytes())
    assert outcomes[0] == outcomes[1]
