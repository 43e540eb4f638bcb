"""From paper to fact, step by step: which column, and which turn of the summer, moved the score how far.

The paper of the last day becomes the fact that could be expected of all summers, column by column; then the
summer that was drawn decides one question after the other, and after each the score that can still be
expected is worked out anew. The changes add up to the whole way from paper to the fact of the summer drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

import numpy as np

from game.engine import outcome, week
from game.engine.outcome import RESULT, SCRATCH
from game.engine.state import GAME, NO_LOG
from game.play.actions import to_record
from game.play.result import NamedResult
from game.play.session import Session
from game.play.view import points
from game.records import blank
from game.telling.ending import result_of
from game.telling.words import Words

LEAST: Final = 0.05
"""Points below which a turn of the summer is not told as a step: it decided nothing for that side."""


@dataclass(frozen=True, slots=True)
class GapStep:
    """One step of the way.

    Attributes:
        kind: "column" for what all summers do to a column on average; "summer" for a turn of this summer.
        id: Of the column, or of the summer's step.
        title: Its name.
        change: Points that it moved the score.
        total: The score after it.
    """

    kind: Literal["column", "summer"]
    id: str
    title: str
    change: float
    total: float


@dataclass(frozen=True, slots=True)
class Worth:
    """What a treaty is worth to a side, in points on paper and in fact."""

    paper: float
    fact: float


@dataclass(frozen=True, slots=True)
class Gap:
    """The way of one side's score from paper to fact.

    Attributes:
        side: The side.
        paper: Points on the last day of the talks.
        expected: Points in fact, over all summers.
        drawn: Points in fact of the summer drawn.
        steps: The way from `paper` by `expected` to `drawn`; what has moved nothing is left out.
        history: What the treaty of the record would have been worth in this game in place of its own; None
            where none was signed.
    """

    side: str
    paper: float
    expected: float
    drawn: float
    steps: tuple[GapStep, ...]
    history: Worth | None = None


def gap_of(session: Session, words: Words) -> tuple[Gap, ...]:
    """Tell the way from paper to fact, for each side by seat.

    Args:
        session: The game, which is over; not modified.
        words: How to name the columns and the turns of the summer.
    """
    result = result_of(session)
    expectations = list(_expectations(session, words))
    histories = _worths_of_history(session)
    return tuple(
        replace(_gap(result, words, seat, side, expectations), history=histories.get(side))
        for seat, side in enumerate(session.sides)
    )


def _gap(
    result: NamedResult, words: Words, seat: int, side: str, expectations: list[tuple[str, str, list[float]]]
) -> Gap:
    steps, total = [], result.paper[side]
    columns = words.side_of(side).columns
    weights = words.loaded.rules.column_weight[seat, : len(columns)] / 1
    for column, weight in zip(columns, weights / weights.sum(), strict=True):
        change = float(weight) * (
            result.fact_columns[side][column.id] - result.paper_columns[side][column.id]
        )
        total += change
        steps.append(GapStep("column", column.id, words.of(column.name), change, total))
    for step, title, expected in expectations:
        steps.append(GapStep("summer", step, title, expected[seat] - total, expected[seat]))
        total = expected[seat]
    told = tuple(step for step in steps if abs(step.change) >= LEAST)
    return Gap(side, result.paper[side], result.fact[side], result.drawn_fact[side], told)


def _expectations(session: Session, words: Words) -> Iterator[tuple[str, str, list[float]]]:
    """Give, turn by turn of the summer drawn, what can still be expected: step, title, points by seat."""
    rules, scenario = session.scenario.rules, words.scenario
    places = {step.id: place for place, step in enumerate(scenario.summer)}
    eve = _eve_of_summer(session)
    for record in session.records(None):
        if record.what == "summer_step":
            details: Any = record.details
            place = places[details["step"]]
            eve[0].ruled_steps |= 1 << place
            eve[0].ruled_yes |= int(details["came"]) << place
            title = words.of(scenario.summer[place].title)
            yield details["step"], title, [points(fact) for fact in _expected(rules, eve)]


def _eve_of_summer(session: Session) -> Any:
    """Give (1,) the game when the talks had ended and the summer was still to come."""
    again = Session(session.scenario, session.setup)
    *before, last = session.decisions
    for decision in before:
        again.repeat_decision(decision)
    eve: Any = again.position().game
    seat = session.scenario.names.side[last.side]
    record = to_record(last.action, session.scenario.names, seat, eve[0].seals[seat])
    week.step(session.scenario.rules, eve[0], record, NO_LOG)
    ended = session.position().record
    eve[0].ruled_steps, eve[0].ruled_yes = ended.ruled_steps, ended.ruled_yes
    return eve


def _expected(rules: Any, eve: Any) -> Any:
    """Work out the score in fact that can be expected, given what is ruled: (SIDES,) ten-thousandths."""
    return _concluded(rules, eve).fact


def _concluded(rules: Any, eve: Any) -> Any:
    game = np.zeros(1, GAME)
    game[0] = eve[0]
    result: Any = blank(RESULT)
    room: Any = blank(SCRATCH)
    outcome.conclude(rules, game[0], result, room, NO_LOG)
    return result


def _worths_of_history(session: Session) -> dict[str, Worth]:
    """Give what the record's treaty would have been worth to each side, had it been signed in this game."""
    if result_of(session).treaty is None:
        return {}
    eve, names = _eve_of_summer(session), session.scenario.names
    for place, clause in enumerate(names.scenario.clauses):
        eve[0].treaty[place] = names.level[place][clause.history.level]
    judged = _concluded(session.scenario.rules, eve)
    return {
        side: Worth(points(judged.paper[seat]), points(judged.fact[seat]))
        for seat, side in enumerate(session.sides)
    }
