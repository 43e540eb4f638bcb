"""Plays games as the rules run in this process and writes what came of them as JSON; see test_compiled.py.

With the argument `all` it goes on to what would take too long as plain Python.
"""

import json
import sys
from pathlib import Path

import numpy as np

from game import load_scenario, simulate
from game.engine.chance import philox
from game.engine.compiled import is_compiled
from game.play.session import Session
from game.players import registry
from game.players.policy import CompiledPolicy
from game.scenario import rulebook as rb

DATA = Path(__file__).resolve().parent / "data"
PAIRS = {
    ("negotiator", "negotiator"): 14,
    ("historical", "historical"): 8,
    ("random", "random"): 10,
    ("bluffer", "giver"): 4,
    ("waiter", "stubborn"): 4,
}


def seated(scenario, pair):
    return dict(zip(scenario.names.side, pair, strict=True))


def digests():
    """What has to be the same as machine code and as plain Python."""
    found = {}
    for name, scenario in {
        "1920": load_scenario(),
        "tariffs": load_scenario(DATA / "tariff_talks.yaml"),
    }.items():
        for pair, games in PAIRS.items():
            result = simulate(scenario, games=games, seed=7, players=seated(scenario, pair))
            found[f"{name}, {' and '.join(pair)}"] = result.digest
    return found


def digests_of_batches():
    """The same games in batches and processes of all sizes, and asked one by one."""
    registry.PYTHON["stepwise"] = lambda rules: CompiledPolicy(rules, registry.COMPILED["negotiator"])
    scenario = load_scenario()
    run = {"games": 1500, "seed": 11}
    found = {f"batch {batch}": simulate(scenario, **run, batch=batch).digest for batch in (1, 7, 1000, 10**9)}
    found["workers 2"] = simulate(scenario, **run, batch=100, workers=2).digest
    stepwise = simulate(scenario, games=30, seed=11, players=seated(scenario, ("stepwise", "negotiator")))
    found_apart = {"whole": simulate(scenario, games=30, seed=11).digest, "stepwise": stepwise.digest}
    return found, found_apart


def differences_of_live_games():
    """Numbers of the games that come out otherwise when they are played live."""
    scenario = load_scenario()
    rows = simulate(scenario, games=5, seed=11, keep_rows=True).rows
    differing = []
    for number, row in enumerate(rows):
        players = seated(scenario, ("negotiator", "negotiator"))
        session = Session.new(scenario, seed=11, number=number, players=players)
        session.play_on()
        points = [round(value * rb.UNIT) for value in session.result.value.values()]
        if points != row["value"].tolist():
            differing.append(number)
    return differing


def faults_of_random_games():
    """What is out of bounds in many games of two players who do anything."""
    scenario = load_scenario()
    run = simulate(
        scenario, games=2000, seed=1, players=seated(scenario, ("random", "random")), keep_rows=True
    )
    rows, rules = run.rows, scenario.rules
    n_clauses = int(rules.n_clauses)
    checks = {
        "numbers": np.array_equal(rows["number"], np.arange(2000)),
        "outcomes": in_range(rows["outcome"], len(scenario.data.outcomes)),
        "reasons": in_range(rows["reason"] - 1, 5),
        "levels": bool(((rows["treaty"] >= 0) & (rows["treaty"] < rules.n_levels[:n_clauses])).all()),
        "days": in_range(rows["signed_day"] + 1, int(rules.n_weeks * rules.days_per_week) + 1),
        "flags": in_range(rows["flag"], 2),
        "values": in_range(rows["value"] + 100 * rb.UNIT, 200 * rb.UNIT + 1),
        "scores": all(in_range(rows[name], 100 * rb.UNIT + 1) for name in ("paper", "fact", "drawn_fact")),
        "several outcomes": len(np.unique(rows["outcome"])) > 1,
    }
    return [name for name, holds in checks.items() if not holds]


def in_range(numbers, limit):
    return bool(((numbers >= 0) & (numbers < limit)).all())


def main():
    found = {"is_compiled": is_compiled, "digests": digests()}
    if "all" in sys.argv:
        found["batches"], found["stepwise"] = digests_of_batches()
        found["live"] = differences_of_live_games()
        found["random"] = faults_of_random_games()
        found["philox"] = philox(0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344, 0xA4093822, 0x299F31D0)
    print(json.dumps(found))  # noqa: T201


if __name__ == "__main__":
    main()
