"""What `bench` measures, and playouts from the middle of a game."""

import json
import subprocess
import sys
from itertools import count

import numpy as np
import pytest

from game.engine.state import copy_of
from game.errors import GameError
from game.players.compiled_policies import NEGOTIATOR
from game.players.playout import make_room, new_results, no_opening, play_forks
from game.sweep import bench, measure
from game.sweep.measure import Talks


@pytest.fixture(scope="module")
def middle(tariffs):
    """Talks that stand in their middle week."""
    return next(filter(measure.reaches_the_middle, (Talks(tariffs.rules, number) for number in count())))


def forks(rules, talks, first, times):
    results = new_results(times)
    policies = np.full(2, NEGOTIATOR, np.int64)
    play_forks(rules, talks._games, talks._minds, no_opening(), first, times, policies, make_room(), results)
    return results


def test_the_middle_is_the_middle(middle):
    assert middle.week == middle.middle_week == 3
    assert not middle.is_over


def test_forks_leave_the_game_as_it_stands(tariffs, middle):
    before = copy_of(middle._games[0]), [copy_of(mind) for mind in middle._minds]
    forks(tariffs.rules, middle, 50, 3)
    assert middle._games[0] == before[0]
    assert list(middle._minds) == before[1]


def test_a_fork_is_the_same_in_any_batch(tariffs, middle):
    together = forks(tariffs.rules, middle, 50, 4)
    assert list(together["number"]) == [50, 51, 52, 53]
    assert forks(tariffs.rules, middle, 52, 1)[0] == together[2]


def test_a_fork_with_the_games_own_number_is_the_game(tariffs, middle):
    number = int(middle._games[0].number)
    whole = forks(tariffs.rules, middle, number, 1)[0]
    begun = forks(tariffs.rules, Talks(tariffs.rules, number), number, 1)[0]
    assert whole == begun


def test_turns_are_timed_to_the_end(tariffs):
    talks = Talks(tariffs.rules, 1)
    durations = measure.turns_of(talks)
    assert talks.is_over
    assert len(durations) > 4
    assert min(durations) > 0


def test_all_is_measured(tariffs, monkeypatch):
    monkeypatch.setattr(measure, "load_scenario", lambda: tariffs)
    monkeypatch.setattr(measure, "is_compiled", True)
    monkeypatch.setattr(measure, "PLAYOUTS", 2)
    monkeypatch.setattr(measure, "RUNS", 1)
    measured = measure.measure(1)
    assert measured["games_per_second"] > 0
    assert measured["turn_ms"]["median"] <= measured["turn_ms"]["p95"]
    assert measured["look_ahead"]["playouts"] == 2
    assert json.loads(json.dumps(measured)) == measured


def test_a_process_that_fails_is_explained(monkeypatch):
    def fail(*_, **__):
        return subprocess.CompletedProcess([], 1, "", "Traceback ...\nTypeError: seven\n")

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(GameError, match="could not be measured: TypeError: seven"):
        bench.run_bench(1)


def test_figures_have_three_digits():
    assert bench._rounded({"a": [1], "b": {"c": 1234.5678}, "d": None}) == {
        "a": [1],
        "b": {"c": 1230.0},
        "d": None,
    }


def test_a_measuring_process_answers_in_json():
    """It takes one argument, the number of games."""
    done = subprocess.run(
        [sys.executable, "-m", "game.sweep.measure", "many"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "invalid int value" in done.stderr
