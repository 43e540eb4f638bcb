"""Many games: the same in whatever batches, totals that fit the rows, and policies that fail."""

import datetime as dt
import hashlib
import math
import statistics

import numpy as np
import pytest

from game import simulate
from game.engine.outcome import NO_DAY
from game.errors import CommandError
from game.play.result import name_result
from game.play.session import Session
from game.players import registry
from game.players.playout import default_settings, make_room, new_results, play_games
from game.scenario.load import load_scenario
from game.sweep import processes, rows
from game.sweep.processes import WorkerLost
from game.sweep.tally import Tally

KEYS = [
    "scenario", "scenario_sha256", "fingerprint", "rules_version", "variants", "settings", "short", "seed",
    "games", "players",
    "outcome_share", "clause_share", "history_match", "signed_on", "value", "score", "epilogue",
    "games_per_second", "digest",
]  # fmt: skip


@pytest.fixture(scope="module")
def run(tariffs):
    """Nine games of the small scenario, with their rows."""
    return simulate(tariffs, games=9, seed=3, keep_rows=True)


# Batches and processes


@pytest.mark.parametrize("batch", [1, 2, 1000])
def test_batches_change_nothing(tariffs, run, batch):
    assert simulate(tariffs, games=9, seed=3, batch=batch).digest == run.digest


def test_processes_change_nothing(tariffs, run):
    result = simulate(tariffs, games=9, seed=3, batch=2, workers=2, keep_rows=True)
    assert result.digest == run.digest
    assert np.array_equal(result.rows, run.rows)


def test_more_games_begin_with_the_same_ones(tariffs, run):
    assert np.array_equal(simulate(tariffs, games=4, seed=3, keep_rows=True).rows, run.rows[:4])


def test_another_seed_gives_other_games(tariffs, run):
    assert simulate(tariffs, games=9, seed=4).digest != run.digest


def test_the_digest_is_that_of_the_rows(run):
    words = b"".join(
        np.ravel(run.rows[place][name]).astype("<i8").tobytes()
        for place in range(9)
        for name in run.rows.dtype.names
    )
    assert run.digest == hashlib.sha256(words).hexdigest() == rows.digest_of(run.rows)


def test_rows_have_what_the_engine_gave(tariffs, run):
    results = new_results(9)
    policies = np.full(2, registry.COMPILED["negotiator"], np.int64)
    play_games(tariffs.rules, 3, 0, 9, policies, default_settings(), make_room(), results)
    for name in run.rows.dtype.names:
        used = tuple(slice(length) for length in run.rows.dtype[name].shape)
        assert np.array_equal(run.rows[name], results[name][(slice(None), *used)])


def test_rows_are_the_same_when_capacities_grow(tariffs, run):
    """Room beyond what the scenario uses is not in the rows."""
    dtype = rows.row_dtype(tariffs.rules)
    assert dtype["treaty"].shape == (8,)
    assert dtype["paper_column"].shape == (2, 2)
    assert dtype["flag"].shape == (len(tariffs.names.flag),)
    assert run.rows.dtype == dtype


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_and_rows_come_in_order(tariffs, run, workers):
    told, seen = [], []
    simulate(
        tariffs,
        games=9,
        seed=3,
        batch=2,
        workers=workers,
        progress=lambda done, games: told.append((done, games)),
        on_rows=seen.append,
    )
    assert told == [(2, 9), (4, 9), (6, 9), (8, 9), (9, 9)]
    assert np.array_equal(np.concatenate(seen), run.rows)


def test_rows_are_kept_only_when_asked_for(tariffs):
    with pytest.raises(CommandError, match="keep_rows=True"):
        _ = simulate(tariffs, games=1).rows


def test_a_process_that_is_ended_is_named(tariffs, monkeypatch):
    monkeypatch.setattr(processes, "_prepare", exit)
    with pytest.raises(WorkerLost, match="fewer workers") as raised:
        simulate(tariffs, games=4, workers=2)
    assert raised.value.exit_code == 1


# The summary


def test_the_summary_has_the_keys_of_the_contract(run, tariffs):
    summary = run.summary()
    assert list(summary) == KEYS
    assert summary["scenario"] == "tariff_talks"
    assert summary["scenario_sha256"] == tariffs.sha256
    assert summary["fingerprint"] == tariffs.fingerprint
    assert summary["players"] == {"halmar": "negotiator", "corvane": "negotiator"}
    assert (summary["seed"], summary["games"]) == (3, 9)
    assert summary["games_per_second"] > 0


def test_shares_are_those_of_the_rows(run, tariffs):
    summary = run.summary()
    for place, outcome in enumerate(tariffs.data.outcomes):
        assert summary["outcome_share"][outcome.id] == np.mean(run.rows["outcome"] == place)
    treaties = run.rows[run.rows["is_treaty"] != 0]
    assert len(treaties) > 0
    for place, clause in enumerate(tariffs.data.clauses):
        assert list(summary["clause_share"][clause.id]) == [level.id for level in clause.levels]
        for row, level in enumerate(clause.levels):
            share = np.mean(treaties["treaty"][:, place] == row)
            assert summary["clause_share"][clause.id][level.id] == pytest.approx(share)
    history = [
        tariffs.names.level[place][clause.history.level] for place, clause in enumerate(tariffs.data.clauses)
    ]
    assert summary["history_match"]["mean"] == pytest.approx(np.mean(treaties["treaty"] == history))
    assert list(summary["epilogue"]) == ["ratified", "cargo", "herring_came"]
    for flag, share in summary["epilogue"].items():
        assert share == pytest.approx(np.mean(run.rows["flag"][:, tariffs.names.flag[flag]]))


def test_points_are_those_of_the_rows(run, tariffs):
    summary = run.summary()
    for side, seat in tariffs.names.side.items():
        assert summary["value"][side] == pytest.approx(np.mean(run.rows["value"][:, seat]) / 10_000)
        for name in ("paper", "fact"):
            points = run.rows[name][:, seat] / 10_000
            assert summary["score"][side][name]["mean"] == pytest.approx(np.mean(points))
            assert summary["score"][side][name]["sd"] == pytest.approx(np.std(points))


def tally_of(tariffs, days):
    """Totals over games that were signed on these days; NO_DAY for those that were not."""
    made = np.zeros(len(days), rows.row_dtype(tariffs.rules))
    made["signed_day"] = days
    made["is_treaty"] = made["signed_day"] != NO_DAY
    tally = Tally(tariffs.rules)
    tally.add(made)
    return tally.summary(tariffs.names)


def test_days_of_signature_are_counted_over_games_with_a_treaty(tariffs):
    days = [4, 4, 11, NO_DAY, 18, 18, 25, 32, 32, 32, 39]
    signed = tally_of(tariffs, days)["signed_on"]
    day = {name: (dt.date.fromisoformat(text) - dt.date(1874, 3, 2)).days for name, text in signed.items()}
    assert day == {
        "p10": 4,
        "median": 18,
        "mean": math.floor(statistics.mean(days[:3] + days[4:]) + 0.5),
        "p90": 32,
    }


def test_without_a_treaty_nothing_is_told_of_treaties(tariffs):
    summary = tally_of(tariffs, [NO_DAY, NO_DAY])
    assert summary["signed_on"] == {"p10": None, "median": None, "mean": None, "p90": None}
    assert summary["history_match"] == {"mean": None}
    assert set(summary["clause_share"]["salt_duty"].values()) == {None}


def test_totals_are_exact_whatever_the_batches(tariffs):
    made = np.zeros(1000, rows.row_dtype(tariffs.rules))
    random = np.random.default_rng(5)
    for name in ("value", "paper", "fact"):
        made[name] = random.integers(-(10**9), 10**9, (1000, 2))
    made["signed_day"] = random.integers(0, 40, 1000)
    made["is_treaty"] = 1
    summaries = []
    for size in (1, 7, 1000):
        tally = Tally(tariffs.rules)
        for first in range(0, 1000, size):
            tally.add(made[first : first + size])
        summaries.append((tally.summary(tariffs.names), tally.digest()))
    assert summaries[0] == summaries[1] == summaries[2]


def test_variants_and_settings_are_told():
    scenario = load_scenario(variants=["warsaw_falls"], settings=["talks.seals_per_draft=2"])
    origin = simulate(scenario, games=1, players=dict.fromkeys(scenario.names.side, "waiter")).origin()
    assert origin["variants"] == ["warsaw_falls"]
    assert origin["settings"] == ["talks.seals_per_draft=2"]
    assert origin["short"] is False


# Who plays


def test_a_live_game_is_the_same_game(tariffs, run):
    for number in (0, 5):
        session = Session.new(tariffs, seed=3, number=number, players=dict(run.players))
        session.play_on()
        results = new_results(1)
        policies = np.full(2, registry.COMPILED["negotiator"], np.int64)
        play_games(tariffs.rules, 3, number, 1, policies, default_settings(), make_room(), results)
        assert session.result == name_result(tariffs.names, results[0])


@pytest.mark.parametrize("name", list(registry.COMPILED))
def test_policies_play_the_same_game_when_they_are_asked_one_by_one(tariffs, python_policies, name):
    players = {"halmar": name, "corvane": "negotiator"}
    whole = simulate(tariffs, games=3, seed=1, players=players)
    stepwise = simulate(tariffs, games=3, seed=1, players={**players, "halmar": f"stepwise_{name}"})
    assert stepwise.digest == whole.digest


def test_a_policy_in_plain_python_plays_against_a_compiled_one(tariffs, python_policies):
    result = simulate(tariffs, games=2, players={"corvane": "waiting"}, keep_rows=True)
    assert (result.replaced, result.fault) == (0, None)
    assert result.summary()["players"] == {"halmar": "negotiator", "corvane": "waiting"}
    again = simulate(tariffs, games=2, players={"corvane": "waiting"}, batch=1)
    assert again.digest == result.digest


@pytest.mark.parametrize(
    ("name", "fault"),
    [("raising", "ValueError: no idea"), ("silent", "something else than an action"), ("cheating", None)],
)
def test_a_policy_that_fails_makes_the_safe_move(tariffs, python_policies, name, fault):
    result = simulate(tariffs, games=1, players={"corvane": name}, keep_rows=True)
    waiting = simulate(tariffs, games=1, players={"corvane": "waiting"}, keep_rows=True)
    assert result.replaced > 0
    assert fault is None or fault in result.fault
    assert np.array_equal(result.rows["value"], waiting.rows["value"])


# What cannot be


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"games": 0}, "games must be a whole number from 1 to 1000000000"),
        ({"games": 10**30}, "games must be"),
        ({"games": 1.5}, "games must be"),
        ({"games": "ten"}, "games must be"),
        ({"games": True}, "games must be"),
        ({"seed": -1}, "seed must be a whole number from 0 to 9223372036854775807"),
        ({"seed": 1 << 63}, "seed must be"),
        ({"workers": 0}, "workers must be a whole number from 1 to 256"),
        ({"workers": 257}, "workers must be"),
        ({"batch": 0}, "batch must be"),
        ({"players": {"halmer": "random"}}, "no side 'halmer'. Did you mean 'halmar'"),
        ({"players": {"halmar": "negociator"}}, "no policy 'negociator'. Did you mean 'negotiator'"),
        ({"players": {"halmar": "human"}}, "no policy 'human'"),
    ],
)
def test_what_cannot_be_is_refused_before_a_game_is_played(tariffs, options, message):
    played = []
    with pytest.raises(CommandError, match=message):
        simulate(tariffs, **{"games": 1, **options}, progress=lambda *done: played.append(done))
    assert not played


@pytest.mark.parametrize("seed", [0, (1 << 63) - 1])
def test_the_outermost_seeds_play(tariffs, seed):
    players = dict.fromkeys(tariffs.names.side, "waiter")
    assert simulate(tariffs, games=1, seed=seed, players=players).games == 1
