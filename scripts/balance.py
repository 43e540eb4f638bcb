"""Show what comes out: the settings by which the numbers of a scenario were tuned, with intervals.

Run from the root of the repository, with the extra `fast`:

    .venv/bin/python scripts/balance.py [--games 20000] [--part base,history,variants,bored,forbid,adjourn]

All comparisons are paired: the same seeds, one thing changed. Intervals are 95 %.
"""

import argparse
from collections.abc import Sequence
from typing import Any

import numpy as np

from game.players import playout
from game.players.registry import COMPILED
from game.scenario import rulebook as rb
from game.scenario.load import LoadedScenario, load_scenario

POINT = 10_000
SEED = 1920
BORED = ("waiter", "stubborn", "giver", "bluffer")
READING = rb.ACTION_KINDS


class Run:
    """The results of one setting, game by game.

    Args:
        scenario: What is played.
        games: How many games.
        players: Policies of both sides.
        settings: As `playout.play_games` takes them.
    """

    def __init__(
        self, scenario: LoadedScenario, games: int, players: Sequence[str], settings: Any = None
    ) -> None:
        self.scenario = scenario
        self.rows = playout.new_results(games)
        policies = np.array([COMPILED[name] for name in players])
        limits = playout.default_settings() if settings is None else settings
        room = playout.make_room()
        self.refused = playout.play_games(scenario.rules, SEED, 0, games, policies, limits, room, self.rows)
        self.is_treaty = self.rows["is_treaty"] == 1

    def outcome(self, name: str) -> Any:
        """Whether each game ended so."""
        return self.rows["outcome"] == self.scenario.names.outcome[name]

    def flag(self, name: str) -> Any:
        """Whether a flag is set at the end of each game."""
        return self.rows["flag"][:, self.scenario.names.flag[name]] == 1

    def at_history(self, clause: str) -> Any:
        """Whether each game ended in a treaty with the clause at its historical level."""
        place = self.scenario.names.clause[clause]
        return self.is_treaty & (self.rows["treaty"][:, place] == self.scenario.rules.history[place])

    def points(self, field: str, seat: int) -> Any:
        """Value, paper or fact of a side in each game, in points."""
        return self.rows[field][:, seat] / POINT

    def mean_day(self) -> float:
        """Mean day of signature of the treaties."""
        return float(self.rows["signed_day"][self.is_treaty].mean())


def with_interval(numbers: Any, *, places: int = 3) -> str:
    """Mean and half width of its 95 % interval."""
    return f"{float(np.mean(numbers)):+.{places}f} ±{half_width(numbers):.{places}f}"


def half_width(numbers: Any) -> float:
    """Half width of the 95 % interval of a mean."""
    return 1.96 * float(np.std(numbers)) / float(len(numbers)) ** 0.5


def show_base(run: Run) -> None:
    """Print what comes out between two negotiators."""
    rows, scenario = run.rows, run.scenario
    games = len(rows)
    print(f"refused decisions: {run.refused}")
    for outcome in scenario.names.outcome:
        print(f"  {outcome:18} {run.outcome(outcome).mean():.3f}")
    weeks = rows["signed_day"][rows["signed_day"] >= 0] // scenario.rules.days_per_week
    shares = [float((weeks == week).mean()) for week in range(scenario.rules.n_weeks)]
    print("  signatures by week ", " ".join(f"{share:.3f}" for share in shares))
    _, courses = np.unique(rows["track"], return_counts=True)
    _, treaties = np.unique(rows["treaty"][run.is_treaty], axis=0, return_counts=True)
    print(f"  commonest course {courses.max() / games:.4f}, commonest treaty {treaties.max() / games:.3f}")
    print("  clauses, share of treaties by level:")
    for clause in scenario.data.clauses:
        column = rows["treaty"][run.is_treaty][:, scenario.names.clause[clause.id]]
        parts = [f"{level.id} {(column == place).mean():.3f}" for place, level in enumerate(clause.levels)]
        print(f"    {clause.id:14}", " · ".join(parts))
    for seat, side in enumerate(scenario.data.sides):
        figures = [f"{field} {run.points(field, seat).mean():.1f}" for field in ("value", "paper", "fact")]
        print(f"  {side.id:10}", " · ".join(figures))


def show_history(scenario: LoadedScenario, games: int, label: str) -> None:
    """Print what the recorded moves of both sides lead to."""
    run = Run(scenario, games, ("historical", "historical"))
    n_clauses = len(scenario.data.clauses)
    history = np.array(scenario.rules.history[:n_clauses])
    matches = (run.rows["treaty"][run.is_treaty][:, :n_clauses] == history).mean()
    outcomes = {name: round(float(run.outcome(name).mean()), 3) for name in scenario.names.outcome}
    day = int(np.median(run.rows["signed_day"][run.is_treaty]))
    print(f"  {label:26} {outcomes}, history match {matches:.3f}, median day {day}")


def show_variants(base: Run, games: int) -> None:
    """Print how each variant moves the main figures, paired with the base."""
    measures = (
        "no_treaty",
        "alliance_treaty",
        "vilnius",
        "grodno",
        "fact 0",
        "fact 1",
        "sovietised",
        "holds",
    )
    for name in variant_names():
        run = Run(load_scenario(variants=[name]), games, ("negotiator", "negotiator"))
        print(f"  {name} (mean day {base.mean_day():.1f} to {run.mean_day():.1f})")
        for measure in measures:
            print(f"    {measure:16} {with_interval(measured(run, measure) - measured(base, measure))}")


def variant_names() -> list[str]:
    """Names of the variants that ship with the default scenario."""
    folder = load_scenario().path.parent / "variants"
    return sorted(path.stem for path in folder.glob("*.yaml"))


def measured(run: Run, measure: str) -> Any:
    """One measure, game by game."""
    if measure in ("no_treaty", "alliance_treaty"):
        return run.outcome(measure).astype(float)
    if measure in ("vilnius", "grodno"):
        return share_among(run.at_history(measure).astype(float), run.is_treaty.astype(float))
    if measure == "sovietised":
        return run.flag("sovietised").astype(float)
    if measure == "holds":
        return run.flag("holds_vilnius_october").astype(float)
    return run.points("fact", int(measure[-1]))


def share_among(hits: Any, eligible: Any) -> Any:
    """Numbers, game by game, whose mean is the share of hits among the eligible games.

    Each is the share plus the game's influence on it, so that paired differences have the right interval.
    """
    share = hits.sum() / eligible.sum()
    return share + (hits - share * eligible) / eligible.mean()


def show_difference(base: Run, run: Run, seat: int, label: str) -> None:
    """Print what a change did to a side's value and fact, and whether that lowers its result."""
    changes = [run.points(field, seat) - base.points(field, seat) for field in ("value", "fact")]
    value, fact = (with_interval(change) for change in changes)
    verdict = "lower" if is_lower(changes) else "not lower"
    print(f"  {run.scenario.data.sides[seat].id:10} {label:17} value {value}  fact {fact}  {verdict}")


def is_lower(changes: Sequence[Any]) -> bool:
    """Whether one of the changes is clearly below nought and none clearly above it."""
    bounds = [(float(np.mean(change)), half_width(change)) for change in changes]
    return any(mean < -half for mean, half in bounds) and not any(mean > half for mean, half in bounds)


def show_bored(base: Run, games: int) -> None:
    """Print what a bored pupil's strategy does to its own side."""
    for seat in range(rb.SIDES):
        for name in BORED:
            players = ["negotiator", "negotiator"]
            players[seat] = name
            show_difference(base, Run(base.scenario, games, players), seat, name)


def show_forbidden(base: Run, games: int) -> None:
    """Print what the lack of one kind of move does to the side that lacks it."""
    for seat in range(rb.SIDES):
        allowed = [kind for kind in range(rb.ACTION_KINDS) if base.scenario.rules.is_allowed[seat, kind]]
        unneeded = {rb.ADJOURN, rb.SILENCE, rb.LEAVE, rb.STAY}
        for kind in [*(kind for kind in allowed if kind not in unneeded), READING]:
            settings = playout.default_settings()
            settings[seat, 1] = 1 << kind
            run = Run(base.scenario, games, ("negotiator", "negotiator"), settings)
            label = "document" if kind == READING else rb.ACTION_NAMES[kind]
            show_difference(base, run, seat, f"no {label}")


def show_adjourned(base: Run, games: int) -> None:
    """Print how often adjourning in one week instead changes the end of the games that reach it."""
    for seat in range(rb.SIDES):
        shares = []
        for week in range(base.scenario.rules.n_weeks):
            settings = playout.default_settings()
            settings[seat, 2] = week + 1
            run = Run(base.scenario, games, ("negotiator", "negotiator"), settings)
            signed = base.rows["signed_day"]
            reached = (signed < 0) | (signed // base.scenario.rules.days_per_week >= week)
            changed = (run.rows["treaty"] != base.rows["treaty"]).any(axis=1)
            changed |= run.rows["outcome"] != base.rows["outcome"]
            changed |= run.rows["signed_day"] != signed
            shares.append(f"{week + 1}: {changed[reached].mean():.2f}")
        print(f"  {base.scenario.data.sides[seat].id:10}", "  ".join(shares))


def main() -> None:
    """Print the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--games", type=int, default=20_000)
    parser.add_argument("--part", default="base,history,variants,bored,forbid,adjourn")
    asked = parser.parse_args()
    scenario = load_scenario()
    base = Run(scenario, asked.games, ("negotiator", "negotiator"))
    parts = {
        "base": lambda: show_base(base),
        "history": lambda: (
            show_history(scenario, asked.games, "as it was"),
            show_history(load_scenario(variants=["front_stalls"]), asked.games, "front_stalls"),
        ),
        "variants": lambda: show_variants(base, asked.games),
        "bored": lambda: show_bored(base, asked.games),
        "forbid": lambda: show_forbidden(base, asked.games),
        "adjourn": lambda: show_adjourned(base, asked.games),
    }
    for part in asked.part.split(","):
        print(f"== {part}, {asked.games} games")
        parts[part]()


if __name__ == "__main__":
    main()
