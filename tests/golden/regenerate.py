"""Whole games as text, to be compared line by line.

`python -m tests.golden.regenerate` writes all transcripts anew. What changed in them is then to be read: a
rule or a number did it.
"""

import os

os.environ["GAME_COMPILED"] = "0"

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.engine import legal, state
from game.engine.outcome import NO_DAY
from game.scenario import rulebook as rb
from game.scenario.load import LoadedScenario
from tests.builders import WHAT, Play, Table, moscow, tariffs

FOLDER = Path(__file__).resolve().parent / "transcripts"


@dataclass(frozen=True)
class Script:
    """One game to be written down."""

    scenario: str
    players: tuple[str, str]
    seed: int

    @property
    def path(self) -> Path:
        """Where its transcript lies."""
        return FOLDER / f"{self.scenario}_{self.players[0]}_{self.players[1]}_{self.seed}.txt"

    def load(self) -> LoadedScenario:
        """Load what is played."""
        return {"1920_moscow": moscow, "tariff_talks": tariffs}[self.scenario]()


SCRIPTS = (
    Script("1920_moscow", ("historical", "historical"), 1),
    Script("1920_moscow", ("historical", "historical"), 2),
    Script("1920_moscow", ("negotiator", "negotiator"), 1),
    Script("1920_moscow", ("negotiator", "negotiator"), 2),
    Script("1920_moscow", ("negotiator", "negotiator"), 3),
    Script("1920_moscow", ("random", "negotiator"), 1),
    Script("tariff_talks", ("negotiator", "negotiator"), 1),
)


def transcript(script: Script) -> list[str]:
    """Play a game and write it down, line by line."""
    play = Play(script.load(), script.players, script.seed)
    return [*opening(play.table, script), *talks(play), *ending(play.table)]


def opening(table: Table, script: Script) -> Iterator[str]:
    """What was drawn before the first week."""
    yield f"{script.scenario}: {' against '.join(script.players)}, seed {script.seed}"
    for seat, side in enumerate(table.scenario.data.sides):
        type_ = side.types[table.game.type[seat]].id
        yield f"{side.id}: {type_}, floor shift {table.floor_shift(side.id):.4f}"


def talks(play: Play) -> Iterator[str]:
    """Every week with its markers, every decision and what came of it."""
    table, told, shown = play.table, 0, -1
    while play.is_running:
        if table.game.week != shown:
            shown = int(table.game.week)
            yield ""
            yield f"week {shown + 1}: {markers(table)}"
        news = records(table, told, shown)
        told += len(news)
        yield from (f"  {line}" for line in news)
        yield f"  {table.side}: {words(table, action := play.decide())}"
        if (refusal := play.take(action)) != legal.ALLOWED:
            raise ValueError(f"a policy chose what is not legal: {legal.REASON_NAMES[refusal]}")
        came_of_it = records(table, told, shown)
        told += len(came_of_it)
        yield from (f"    {line}" for line in came_of_it)


def markers(table: Table) -> str:
    """All markers, the hidden ones included."""
    values = table.game.marker
    return ", ".join(f"{name} {int(values[place]) / 100:.2f}" for name, place in table.names.marker.items())


def words(table: Table, action: Any) -> str:
    """An action by name."""
    names, kind = table.names, rb.ACTION_NAMES[action.kind]
    clauses = list(names.clause)
    parts = [kind]
    if kind == "draft":
        own = table.game.seals[table.game.seat]
        for place, clause in enumerate(clauses):
            if action.levels[place] != own[place]:
                was, now = (table.level_of(clause, level) for level in (own[place], action.levels[place]))
                parts.append(f"{clause} {was} -> {now}")
        if action.document:
            parts.append(f"document {list(names.document)[action.document - 1]} on {clauses[action.target]}")
    elif kind in {"inquire", "threaten", "mandate"}:
        parts.append(clauses[action.target])
        if kind == "mandate" and action.second:
            parts.append(clauses[action.second - 1])
    elif kind in {"propose", "accept_package"}:
        parts.append(list(names.package)[action.target])
    elif kind == "probe":
        parts.append(table.scenario.data.sides[1 - table.game.seat].types[action.target].id)
    return f"{parts[0]} {', '.join(parts[1:])}".rstrip()


def records(table: Table, told: int, week: int) -> list[str]:
    """What has been logged since, of one week."""
    rows = table.log[told + 1 : table.log[0, 0] + 1]
    return [record(table, *map(int, row)) for row in rows if row[0] == week]


HAPPENED = {code: name.lower().replace("_", " ") for name, code in WHAT.items()}


def record(table: Table, _week: int, what: int, seat: int, a: int, b: int, c: int, seen_by: int) -> str:
    """One record in words."""
    side, clauses = list(table.names.side)[seat], list(table.names.clause)
    dispatches = [dispatch.id for dispatch in table.scenario.data.dispatches]
    if what == state.DISPATCH_CAME:
        return f"news: {dispatches[a]}"
    if what == state.CLAUSE_INITIALLED:
        return f"initialled: {clauses[a]} at {table.level_of(clauses[a], b)}"
    if what == state.SEAL_MOVED:
        return f"{side}: {clauses[a]} {table.level_of(clauses[a], b)} -> {table.level_of(clauses[a], c)}"
    if what == state.TALKS_ENDED:
        return f"talks ended: {state.REASON_NAMES[a]}"
    return f"{HAPPENED[what]} ({side}): {a} {b} {c}, seen by {seen_by}"


def ending(table: Table) -> Iterator[str]:
    """How it ended, the summer, and what it was worth."""
    data, told = table.scenario.data, int(table.log[0, 0])
    result = table.conclude()
    yield ""
    yield f"outcome: {data.outcomes[result.outcome].id} ({state.REASON_NAMES[result.reason]})"
    if result.signed_day != NO_DAY:
        yield f"signed on day {result.signed_day}"
        for clause, place in table.names.clause.items():
            yield f"  {clause}: {table.level_of(clause, result.treaty[place])}"
    yield "summer:"
    for row in table.log[told + 1 : table.log[0, 0] + 1]:
        step = data.summer[row[3]]
        yield f"  {step.id}: {'yes' if row[4] else 'no'} ({row[5] / rb.CERTAIN:.4f})"
    for seat, side in enumerate(data.sides):
        numbers = {
            name: int(result[name][seat]) / rb.UNIT for name in ("value", "paper", "fact", "drawn_fact")
        }
        yield f"{side.id}: {int(result.steps[seat])} steps below the mandate, " + ", ".join(
            f"{name} {number:.4f}" for name, number in numbers.items()
        )
        for place, column in enumerate(side.columns):
            paper, fact = (
                int(result[name][seat, place]) / rb.UNIT for name in ("paper_column", "fact_column")
            )
            yield f"  {column.id}: paper {paper:.4f}, fact {fact:.4f}"


def main() -> None:
    """Write all transcripts, and remove those that nobody asks for."""
    FOLDER.mkdir(exist_ok=True)
    for script in SCRIPTS:
        script.path.write_text("\n".join(transcript(script)) + "\n", encoding="utf-8")
    for path in set(FOLDER.glob("*.txt")) - {script.path for script in SCRIPTS}:
        path.unlink()


if __name__ == "__main__":
    main()
