"""A run's totals and a bench's figures as tables for a person at a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import RenderableType
from rich.table import Table

from game.scenario.schema import Scenario

NOTHING = "-"


def summary_report(summary: Mapping[str, Any], scenario: Scenario) -> Iterator[RenderableType]:
    """Show what came of a run.

    Args:
        summary: As `SimulationResult.summary` gives it.
        scenario: What was played.

    Yields:
        Tables and lines of text.
    """
    players = ", ".join(f"{side} by {policy}" for side, policy in summary["players"].items())
    changes = [*["the short game"] * summary["short"], *summary["variants"], *summary["settings"]]
    yield (
        f"{summary['games']:,} games of {summary['scenario']}{' with ' if changes else ''}"
        f"{', '.join(changes)}, seed {summary['seed']}; {players}."
    )
    yield _shares("outcome", summary["outcome_share"])
    yield _clauses(summary, scenario)
    yield _sides(summary)
    yield _shares("afterwards", summary["epilogue"])
    signed = summary["signed_on"]
    days = ", ".join(f"{name} {day or NOTHING}" for name, day in signed.items())
    yield f"Signed on: {days}."
    yield f"Clauses at the level of history (*): {_percent(summary['history_match']['mean'])}."
    yield f"{summary['games_per_second']:,} games a second. Digest {summary['digest']}"


def _shares(title: str, shares: Mapping[str, float]) -> Table:
    table = _table(title, "share")
    for name, share in shares.items():
        table.add_row(name, _percent(share))
    return table


def _clauses(summary: Mapping[str, Any], scenario: Scenario) -> Table:
    table = Table("clause", "levels, with a treaty")
    for clause in scenario.clauses:
        shares = summary["clause_share"][clause.id]
        levels = (
            f"{level}{'*' if level == clause.history.level else ''} {_percent(share)}"
            for level, share in shares.items()
        )
        table.add_row(clause.id, ", ".join(levels))
    return table


def _sides(summary: Mapping[str, Any]) -> Table:
    table = _table("side", "value", "paper", "sd", "fact", "sd")
    for side, score in summary["score"].items():
        figures = [score[name][moment] for name in ("paper", "fact") for moment in ("mean", "sd")]
        table.add_row(side, *(f"{figure:.1f}" for figure in (summary["value"][side], *figures)))
    return table


def bench_report(measure: Mapping[str, Any]) -> Iterator[RenderableType]:
    """Show what was measured, as `run_bench` gives it."""
    yield ", ".join(f"{name} {value}" for name, value in measure["machine"].items())
    table = _table("", "machine code", "plain Python")
    games, turn = measure["games_per_second"], measure["turn_ms"]
    table.add_row("games a second, one core", _figure(games["compiled"]), _figure(games["interpreted"]))
    for name in ("median", "p95"):
        fast, plain = ((turn[way] or {}).get(name) for way in ("compiled", "interpreted"))
        table.add_row(f"an opponent's turn, {name}, ms", _figure(fast), _figure(plain))
    ahead = measure["look_ahead"] or {}
    playouts = (
        f"{ahead['playouts']:,} playouts from the middle, s" if ahead else "playouts from the middle, s"
    )
    table.add_row(playouts, _figure(ahead.get("seconds")), NOTHING)
    table.add_row("setting the rules up, s", _figure(measure["set_up_s"]), NOTHING)
    yield table
    table = _table("start of the command", "s")
    for name, seconds in measure["start_up_s"].items():
        table.add_row(name, _figure(seconds))
    yield table
    if measure["window"] is not None:
        yield _window_table(measure["window"])


def _window_table(window: Mapping[str, float]) -> Table:
    table = _table("the window, large, with the table", "")
    table.add_row("painting it anew, ms", _figure(window["frame_ms"]))
    table.add_row("a choice on it, ms", _figure(window["change_ms"]))
    table.add_row("of a core while nothing happens", _percent(window["idle_share"]))
    table.add_row("until the first page stands, s", _figure(window["start_s"]))
    return table


def _table(name: str, *figures: str) -> Table:
    table = Table(name)
    for figure in figures:
        table.add_column(figure, justify="right")
    return table


def _percent(share: float | None) -> str:
    return NOTHING if share is None else f"{100 * share:.1f} %"


def _figure(figure: float | None) -> str:
    return NOTHING if figure is None else f"{figure:,g}"
