"""Running totals over games, so that a run of millions needs no more room than one of ten.

All totals are exact whole numbers; what is told is divided only at the end. So it is the same however
the games were cut into batches.
"""

import datetime as dt
import hashlib
import math
from collections import Counter
from typing import Any, Final

import numpy as np

from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.names import Names
from game.scenario.rulebook import Rules
from game.sweep.rows import Rows, canonical_bytes

SCORES: Final = ("paper", "fact")


class Tally:
    """Counts and sums over games, and the digest of their rows.

    Args:
        rules: The scenario's tables.

    Attributes:
        games: How many games were added.
        treaties: How many of them ended with a treaty that stands.
    """

    def __init__(self, rules: Rules) -> None:
        self.games = 0
        self.treaties = 0
        self._rules = rules
        self._digest = hashlib.sha256()
        self._outcomes = np.zeros(rb.OUTCOMES, np.int64)
        self._levels = np.zeros((rb.CLAUSES, rb.LEVELS), np.int64)
        self._historical = 0
        self._days: Counter[int] = Counter()
        self._flags = np.zeros(int(rules.n_flags), np.int64)
        self._values = [0] * rb.SIDES
        self._sums = {name: [0] * rb.SIDES for name in SCORES}
        self._squares = {name: [0] * rb.SIDES for name in SCORES}

    def add(self, rows: Rows) -> None:
        """Add the games that come next in order."""
        self.games += len(rows)
        self._digest.update(canonical_bytes(rows))
        self._outcomes += np.bincount(rows["outcome"], minlength=rb.OUTCOMES)
        self._flags += (rows["flag"] != 0).sum(axis=0)
        for seat in range(rb.SIDES):
            self._values[seat] += _exact_sum(rows["value"][:, seat])
            for name in SCORES:
                self._sums[name][seat] += _exact_sum(rows[name][:, seat])
                self._squares[name][seat] += sum(points * points for points in rows[name][:, seat].tolist())
        self._add_treaties(rows[rows["is_treaty"] != 0])

    def _add_treaties(self, signed: Rows) -> None:
        n_clauses = int(self._rules.n_clauses)
        self.treaties += len(signed)
        self._days.update(signed["signed_day"].tolist())
        self._historical += int((signed["treaty"] == self._rules.history[:n_clauses]).sum())
        for clause in range(n_clauses):
            self._levels[clause] += np.bincount(signed["treaty"][:, clause], minlength=rb.LEVELS)

    def digest(self) -> str:
        """Sha256 over the canonical bytes of all rows so far."""
        return self._digest.hexdigest()

    def summary(self, names: Names) -> dict[str, Any]:
        """Say what came of the games, by the scenario's names.

        Args:
            names: Index of the scenario's names.

        Returns:
            Shares (0 to 1), days (ISO) and points, by the keys that `simulate --json` gives for results.
            What is told of treaties is None where there was none.
        """
        scenario = names.scenario
        return {
            "outcome_share": {
                outcome.id: int(self._outcomes[place]) / self.games
                for place, outcome in enumerate(scenario.outcomes)
            },
            "clause_share": {
                clause.id: {
                    level.id: self._of_treaties(int(self._levels[place, row]))
                    for row, level in enumerate(clause.levels)
                }
                for place, clause in enumerate(scenario.clauses)
            },
            "history_match": {"mean": self._of_treaties(self._historical, len(scenario.clauses))},
            "signed_on": self._signed_on(scenario.talks.first_day),
            "value": {side: self._points(self._values[seat]) for side, seat in names.side.items()},
            "score": {
                side: {name: self._moments(name, seat) for name in SCORES}
                for side, seat in names.side.items()
            },
            "epilogue": {
                flag.id: int(self._flags[names.flag[flag.id]]) / self.games
                for flag in scenario.flags
                if flag.epilogue
            },
        }

    def _of_treaties(self, count: int, parts: int = 1) -> float | None:
        return count / (self.treaties * parts) if self.treaties else None

    def _points(self, total: int) -> float:
        return total / (self.games * rb.UNIT)

    def _moments(self, name: str, seat: int) -> dict[str, float]:
        """Mean and standard deviation over these games, in points."""
        total, squares = self._sums[name][seat], self._squares[name][seat]
        spread = math.sqrt(self.games * squares - total * total)
        return {"mean": self._points(total), "sd": spread / (self.games * rb.UNIT)}

    def _signed_on(self, first_day: dt.date) -> dict[str, str | None]:
        if not self.treaties:
            return dict.fromkeys(("p10", "median", "mean", "p90"))
        mean = (2 * sum(day * count for day, count in self._days.items()) + self.treaties) // (
            2 * self.treaties
        )
        days = {
            "p10": self._quantile_of_days(10),
            "median": self._quantile_of_days(50),
            "mean": mean,
            "p90": self._quantile_of_days(90),
        }
        return {name: (first_day + dt.timedelta(days=day)).isoformat() for name, day in days.items()}

    def _quantile_of_days(self, percent: int) -> int:
        """First day by which that part of the treaties was signed."""
        signed = 0
        for day in sorted(self._days):
            signed += self._days[day]
            if 100 * signed >= percent * self.treaties:
                break
        return day


def _exact_sum(points: Ints) -> int:
    total: int = sum(points.tolist())
    return total
