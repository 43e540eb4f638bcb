"""The result of one game, by name."""

import datetime as dt
from dataclasses import dataclass, fields
from typing import Any

from game.engine import state
from game.engine.outcome import NO_DAY, Result
from game.play.view import points
from game.records import Ints
from game.scenario.names import Names


@dataclass(frozen=True, slots=True)
class NamedResult:
    """What came of one game. Points are 0 to 100; what has one item a side is keyed by the side's id.

    Attributes:
        outcome: Id of the outcome.
        reason: Why the talks ended, one of `state.REASON_NAMES`.
        signed: Day of the signature, if any.
        treaty: Clause id to level id as signed, if anything was.
        stands: Whether the treaty was signed and nothing voided it.
        steps: Public steps that each side signed below its mandate.
        value: Bargaining value of the treaty, or the floor without one.
        paper: Score on paper.
        fact: Score in fact, over all summers.
        drawn_fact: Score in fact of the summer drawn.
        paper_columns: Side id, column id: the score on paper by columns.
        fact_columns: Side id, column id: the score in fact by columns.
        flags: Flags set at the end.
    """

    outcome: str
    reason: str
    signed: dt.date | None
    treaty: dict[str, str] | None
    stands: bool
    steps: dict[str, int]
    value: dict[str, float]
    paper: dict[str, float]
    fact: dict[str, float]
    drawn_fact: dict[str, float]
    paper_columns: dict[str, dict[str, float]]
    fact_columns: dict[str, dict[str, float]]
    flags: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Say it in plain values."""
        signed = None if self.signed is None else self.signed.isoformat()
        plain = {field.name: getattr(self, field.name) for field in fields(self)}
        return {**plain, "signed": signed, "flags": list(self.flags)}


def name_result(names: Names, result: Result) -> NamedResult:
    """Name a result of the engine.

    Args:
        names: Index of the scenario's names.
        result: As `outcome.conclude` fills it.
    """
    scenario = names.scenario
    day = int(result.signed_day)
    is_signed = day != NO_DAY
    levels = zip(scenario.clauses, result.treaty, strict=False)
    return NamedResult(
        outcome=scenario.outcomes[int(result.outcome)].id,
        reason=state.REASON_NAMES[result.reason],
        signed=scenario.talks.first_day + dt.timedelta(days=day) if is_signed else None,
        treaty={clause.id: clause.levels[int(level)].id for clause, level in levels} if is_signed else None,
        stands=bool(result.is_treaty),
        steps={side.id: int(steps) for side, steps in zip(scenario.sides, result.steps, strict=True)},
        value=_by_side(names, result.value),
        paper=_by_side(names, result.paper),
        fact=_by_side(names, result.fact),
        drawn_fact=_by_side(names, result.drawn_fact),
        paper_columns=_by_column(names, result.paper_column),
        fact_columns=_by_column(names, result.fact_column),
        flags=tuple(flag for flag, place in names.flag.items() if result.flag[place]),
    )


def _by_side(names: Names, numbers: Ints) -> dict[str, float]:
    return {side.id: points(number) for side, number in zip(names.scenario.sides, numbers, strict=True)}


def _by_column(names: Names, numbers: Ints) -> dict[str, dict[str, float]]:
    return {
        side.id: {column.id: points(number) for column, number in zip(side.columns, row, strict=False)}
        for side, row in zip(names.scenario.sides, numbers, strict=True)
    }
