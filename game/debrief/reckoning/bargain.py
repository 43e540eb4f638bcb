"""What was possible: the zone of agreement week by week, and the treaties that waste nothing.

Values are those by which the game judges a signed treaty (Raiffa's additive value, documents apart), floors
those of the moment (reservation values). The efficient treaties are found exactly, clause by clause, but for
a hundredth of a point; the Nash point is the one among them that maximises the product of both sides' gains
over their floors (Nash, *The Bargaining Problem*, Econometrica 18, 1950).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from game.engine.state import Game
from game.engine.value import appraise, floor_of, is_consistent, put_on_type
from game.play.session import Session
from game.play.view import points
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.names import Names
from game.scenario.rulebook import Rules

Floats = npt.NDArray[np.float64]

GRAIN: Final = 0.01
"""Points to the first side that are not told apart among efficient treaties."""
MOST_POINTS: Final = 160
"""Efficient treaties that are told."""


@dataclass(frozen=True, slots=True)
class ZoneOfWeek:
    """What could have been agreed in a week.

    Attributes:
        week: Number of the week; the first is 1.
        floors: Side id: points that it could have without a treaty.
        best: Side id: the most that it could get while the other side still has its floor.
        is_open: Whether some treaty gives both at least their floors.
    """

    week: int
    floors: Mapping[str, float]
    best: Mapping[str, float]
    is_open: bool


@dataclass(frozen=True, slots=True)
class NashPoint:
    """The treaty with the greatest product of both gains.

    Attributes:
        values: Side id: points.
        levels: Clause id: level id.
    """

    values: Mapping[str, float]
    levels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Bargain:
    """What was possible in a game. Values are points of value to each side, by its id.

    Attributes:
        weeks: The zone of agreement, from the first week to the last.
        frontier: Efficient treaties in the last week, from the best for the second side to the best for the
            first.
        here: The treaty of this game; None where none was signed.
        history: The treaty of the record.
        nash: The Nash point; None where the zone was shut in the last week.
        no_treaty: Both floors in the last week.
    """

    weeks: tuple[ZoneOfWeek, ...]
    frontier: tuple[Mapping[str, float], ...]
    here: Mapping[str, float] | None
    history: Mapping[str, float]
    nash: NashPoint | None
    no_treaty: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Efficient:
    """Treaties of which none is better for one side and as good for the other.

    Attributes:
        values: (treaties, SIDES) points, falling for the first side.
        levels: (treaties, clauses) places of levels.
    """

    values: Floats
    levels: Ints


def bargain_of(session: Session) -> Bargain:
    """Reckon what was possible in a game, over or not.

    Args:
        session: The game; not modified.
    """
    rules, names = session.scenario.rules, session.scenario.names
    games = _games_by_week(session)
    tables = [value_table(rules, game) for game in games]
    efficient = [efficient_treaties(rules, table) for table in tables]
    floors = [[points(floor_of(rules, game, seat)) for seat in range(rb.SIDES)] for game in games]
    weeks = tuple(
        _zone(names, number, treaties, floor)
        for number, (treaties, floor) in enumerate(zip(efficient, floors, strict=True), 1)
    )
    treaty = None if session.result is None else session.result.treaty
    historical = {clause.id: clause.history.level for clause in names.scenario.clauses}
    return Bargain(
        weeks=weeks,
        frontier=tuple(_by_side(names, values) for values in _told(efficient[-1].values)),
        here=None if treaty is None else _by_side(names, _worth(names, tables[-1], treaty)),
        history=_by_side(names, _worth(names, tables[-1], historical)),
        nash=_nash(names, efficient[-1], floors[-1]),
        no_treaty=_by_side(names, floors[-1]),
    )


def _games_by_week(session: Session) -> list[Game]:
    """Give the game as it stood at the first decision of every week, and in the last week at the last."""
    again = Session(session.scenario, session.setup)
    by_week: dict[int, Game] = {again.week: again.position().record}
    for place, decision in enumerate(session.decisions):
        if again.week not in by_week or place == len(session.decisions) - 1:
            by_week[again.week] = again.position().record
        again.repeat_decision(decision)
    return [by_week[week] for week in sorted(by_week)]


def value_table(rules: Rules, game: Game) -> Floats:
    """Work out what each level of each clause adds to a treaty's value, documents apart.

    Returns:
        (SIDES, CLAUSES, LEVELS) points.
    """
    table = np.zeros((rb.SIDES, rb.CLAUSES, rb.LEVELS))
    for seat in range(rb.SIDES):
        weights, values = np.zeros(rb.CLAUSES, np.int64), np.zeros((rb.CLAUSES, rb.LEVELS), np.int64)
        appraise(rules, game, seat, False, weights, values)
        total = put_on_type(rules, seat, int(game.type[seat]), weights, weights)
        table[seat] = weights[:, None] * values * (100 / max(int(total), 1) / rb.UNIT)
    return table


def efficient_treaties(rules: Rules, table: Floats) -> Efficient:
    """Find the treaties that waste nothing, among all that do not contradict themselves.

    Args:
        rules: Scenario tables.
        table: (SIDES, CLAUSES, LEVELS) points, as `value_table` gives them.
    """
    values, levels = np.zeros((1, rb.SIDES)), np.zeros((1, int(rules.n_clauses)), np.int64)
    for clauses in _bound_together(rules):
        choices = np.array(list(_choices(rules, clauses)), np.int64)
        gains = table[:, clauses, choices].sum(axis=2).T
        sums = (values[:, None, :] + gains[None, :, :]).reshape(-1, rb.SIDES)
        kept = _undominated(sums)
        levels = levels[kept // len(choices)]
        levels[:, clauses] = choices[kept % len(choices)]
        values = sums[kept]
    return Efficient(values, levels)


def _bound_together(rules: Rules) -> list[list[int]]:
    """Group the clauses so that those of which some levels exclude each other stand together."""
    groups = [{clause} for clause in range(int(rules.n_clauses))]
    for rule in range(int(rules.n_consistency)):
        pair = {int(rules.excluded[rule, 0]), int(rules.excluded[rule, 2])}
        joined = set().union(*(group for group in groups if group & pair))
        groups = [group for group in groups if not group & pair] + [joined]
    return [sorted(group) for group in groups]


def _choices(rules: Rules, clauses: list[int]) -> Iterable[tuple[int, ...]]:
    """List the levels that some clauses may have together; a settled clause has but one."""
    ranges = [
        [int(rules.opening[0, clause])] if rules.is_settled[clause] else range(int(rules.n_levels[clause]))
        for clause in clauses
    ]
    whole = np.array(rules.opening[0], np.int64)
    for levels in product(*ranges):
        whole[clauses] = levels
        if len(clauses) == 1 or is_consistent(rules, whole):
            yield levels


def _undominated(values: Floats) -> npt.NDArray[np.intp]:
    """Find the rows of which none is better for one side and as good for the other, but for the grain."""
    order = np.lexsort((-values[:, 1], -np.round(values[:, 0] / GRAIN)))
    highest = np.maximum.accumulate(values[order, 1])
    is_higher = np.concatenate(([True], values[order[1:], 1] > highest[:-1]))
    kept: npt.NDArray[np.intp] = order[is_higher]
    return kept


def _zone(names: Names, week: int, treaties: Efficient, floors: list[float]) -> ZoneOfWeek:
    best = [
        float(np.max(treaties.values[treaties.values[:, 1 - seat] >= floors[1 - seat], seat], initial=0.0))
        for seat in range(rb.SIDES)
    ]
    is_open = all(most >= floor for most, floor in zip(best, floors, strict=True))
    return ZoneOfWeek(week, _by_side(names, floors), _by_side(names, best), is_open)


def _nash(names: Names, treaties: Efficient, floors: list[float]) -> NashPoint | None:
    gains = treaties.values - floors
    products = np.where((gains >= 0).all(axis=1), gains.prod(axis=1), -1.0)
    place = int(products.argmax())
    if products[place] < 0:
        return None
    levels = {
        clause.id: clause.levels[int(level)].id
        for clause, level in zip(names.scenario.clauses, treaties.levels[place], strict=True)
    }
    return NashPoint(_by_side(names, treaties.values[place]), levels)


def _worth(names: Names, table: Floats, treaty: Mapping[str, str]) -> Floats:
    clauses = [names.clause[clause] for clause in treaty]
    levels = [names.level[names.clause[clause]][level] for clause, level in treaty.items()]
    worth: Floats = table[:, clauses, levels].sum(axis=1)
    return worth


def _told(values: Floats) -> Floats:
    """Pick so many treaties, both ends among them, as a drawing needs."""
    places = np.unique(np.linspace(0, len(values) - 1, min(len(values), MOST_POINTS)).round().astype(int))
    told: Floats = values[places[::-1]]
    return told


def _by_side(names: Names, values: Iterable[Any]) -> dict[str, float]:
    return {side.id: float(value) for side, value in zip(names.scenario.sides, values, strict=True)}
