"""One yardstick for all treaties of a class: what each is worth to both sides, whatever game it came from.

In a game a treaty is valued by what a side secretly cares for and by how the front stands. Treaties of many
games stand on one chart only if the same treaty is the same point. So here each side has the scenario's plain
weights, its hidden types apart, and the markers stand at their baselines of the last week. Documents count
for nothing, as in every score.
"""

from collections.abc import Mapping

import numpy as np

from game.debrief.reckoning.bargain import Floats, efficient_treaties
from game.engine.forms import clamp
from game.engine.state import GAME, Game
from game.engine.value import appraise
from game.records import blank
from game.scenario import rulebook as rb
from game.scenario.load import LoadedScenario
from game.scenario.rulebook import Rules

MOST_POINTS = 120
"""Efficient treaties that are told."""


class Yardstick:
    """Values treaties of one scenario.

    Args:
        scenario: Whose weights; that of the whole game without variants, where the games have that.
    """

    def __init__(self, scenario: LoadedScenario) -> None:
        self._names = scenario.names
        self._rules = scenario.rules
        self._table = _plain_table(scenario.rules)
        self._known: dict[tuple[str, ...], dict[str, float]] = {}

    @property
    def history(self) -> dict[str, str]:
        """The treaty of the record: clause id to level id."""
        return {clause.id: clause.history.level for clause in self._names.scenario.clauses}

    def values_of(self, treaty: Mapping[str, str]) -> dict[str, float]:
        """Give what a treaty is worth to each side, in points of 0 to 100, by the side's id.

        Args:
            treaty: Clause id to level id, of all clauses.
        """
        levels = tuple(treaty[clause.id] for clause in self._names.scenario.clauses)
        if levels not in self._known:
            places = [self._names.level[clause][level] for clause, level in enumerate(levels)]
            self._known[levels] = self._by_side(self._table[:, range(len(places)), places].sum(axis=1))
        return self._known[levels]

    def frontier(self) -> tuple[dict[str, float], ...]:
        """Give efficient treaties, from the best for the second side to the best for the first."""
        values = efficient_treaties(self._rules, self._table).values[::-1]
        places = np.linspace(0, len(values) - 1, min(len(values), MOST_POINTS)).round().astype(int)
        return tuple(self._by_side(values[place]) for place in np.unique(places))

    def _by_side(self, values: Floats) -> dict[str, float]:
        sides = self._names.scenario.sides
        return {side.id: float(value) for side, value in zip(sides, values, strict=True)}


def _plain_table(rules: Rules) -> Floats:
    """Work out what each level adds to a treaty's value: (SIDES, CLAUSES, LEVELS) points."""
    game = _last_week_at_baseline(rules)
    table = np.zeros((rb.SIDES, rb.CLAUSES, rb.LEVELS))
    for seat in range(rb.SIDES):
        weights, values = np.zeros(rb.CLAUSES, np.int64), np.zeros((rb.CLAUSES, rb.LEVELS), np.int64)
        appraise(rules, game, seat, False, weights, values)
        table[seat] = weights[:, None] * values * (100 / max(int(weights.sum()), 1) / rb.UNIT)
    return table


def _last_week_at_baseline(rules: Rules) -> Game:
    """Give a game of which nothing is known but the week and the markers that come with it."""
    game: Game = blank(GAME)
    game.week = int(rules.n_weeks) - 1
    for marker in range(int(rules.n_markers)):
        has_baseline = rules.has_baseline[marker] != 0
        number = rules.baseline[marker, game.week] if has_baseline else rules.marker_start[marker]
        game.marker[marker] = clamp(int(number), rules.marker_low[marker], rules.marker_high[marker])
    for seat in range(rb.SIDES):
        game.seals[seat, :] = rules.opening[seat, :]
    return game
