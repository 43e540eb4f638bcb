"""One seat's view by name, for windows, the terminal and tests: read-only, and from an observation alone."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from game.engine import state
from game.engine.forms import chance_of
from game.engine.observe import Observation
from game.engine.value import appraise, is_consistent, put_on_type, steps_below, tabulate, worth
from game.play.reading import Reading
from game.play.records import day_of_week
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.names import Names
from game.scenario.rulebook import Rules

PHASE_NAMES: Final = ("table", "answer", "cable", "summer", "over")
DOCUMENT_STATES: Final = ("unused", "used", "countered")


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause as a seat sees it.

    Attributes:
        id: The clause.
        ours: Level of the seat's own seal.
        theirs: Level of the other side's seal.
        mandate: The last level that the seat's mandate allows.
        is_initialled: Whether both seals stand on one level.
        is_secret: Whether it would stand in a secret note.
        points: Level id to what the level adds to a treaty's value for the seat, in points.
    """

    id: str
    ours: str
    theirs: str
    mandate: str
    is_initialled: bool
    is_secret: bool
    points: dict[str, float]


@dataclass(frozen=True, slots=True)
class MarkerView:
    """A marker that the seat may see: its value, and its change since a week ago if that is known."""

    id: str
    value: float
    trend: float | None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document: whose it is, and whether it is "unused", "used" or "countered"."""

    id: str
    side: str
    state: str


@dataclass(frozen=True, slots=True)
class PackageView:
    """A package that was handed over: by whom, in which week, and whether it may still be taken."""

    id: str
    side: str
    week: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What a side last asked about, and how grave the other called one step more."""

    clause: str
    grade: str


@dataclass(frozen=True, slots=True)
class View:
    """What one seat may know now. Points are 0 to 100.

    Attributes:
        side: Whose view.
        week: Number of the week; the first is 1.
        weeks: How many weeks there are.
        date: The week's first day.
        phase: One of `PHASE_NAMES`.
        to_move: The side whose decision is awaited; None once the talks are over.
        speaks_first: Whether this side spoke first this week.
        type: The side's own hidden type.
        clauses: By id, in the scenario's order.
        markers: Those that it sees and that are shown, by id.
        flags: Flags that it sees and that are set.
        documents: By id.
        packages: Those handed over, by id.
        dispatches: Dispatches that have come, and the week of each.
        threats_used: Sides that have made their threat.
        floor: Points that it could have without a treaty.
        own_value: Points of its own seals as they stand.
        offer_value: Points of the other side's seals as they stand.
        offer_is_consistent: Whether no two of those exclude each other.
        offer_steps: Public steps below its mandate of accepting them.
        asked: Clauses that its capital is weighing.
        sounding: The type that it last sounded out, and what was heard.
        questions: Side id to what that side last asked.
        odds: Kind of action to the chance, as far as the seat can reckon it, that it succeeds.
        reading: What it believes of the other side; None for a policy's seat, or before its first move.
        treaty: The levels signed, once they are.
        ending: Why the talks ended, once they have.
    """

    side: str
    week: int
    weeks: int
    date: dt.date
    phase: str
    to_move: str | None
    speaks_first: bool
    type: str
    clauses: dict[str, ClauseView]
    markers: dict[str, MarkerView]
    flags: tuple[str, ...]
    documents: dict[str, DocumentView]
    packages: dict[str, PackageView]
    dispatches: dict[str, int]
    threats_used: tuple[str, ...]
    floor: float
    own_value: float
    offer_value: float
    offer_is_consistent: bool
    offer_steps: int
    asked: tuple[str, ...]
    sounding: tuple[str, bool] | None
    questions: dict[str, Question]
    odds: dict[str, float]
    reading: Reading | None
    treaty: dict[str, str] | None
    ending: str | None

    @property
    def initialled(self) -> tuple[str, ...]:
        """Clauses on which both seals have met."""
        return tuple(clause.id for clause in self.clauses.values() if clause.is_initialled)


def points(ten_thousandths: int) -> float:
    """Turn the rules' ten-thousandths into points."""
    return int(ten_thousandths) / rb.UNIT


def view_of(
    names: Names,
    rules: Rules,
    observation: Observation,
    *,
    reading: Reading | None = None,
    week_ago: Observation | None = None,
) -> View:
    """Name an observation.

    Args:
        names: Index of the scenario's names.
        rules: Scenario tables.
        observation: What the seat may know.
        reading: What the seat believes of the other side.
        week_ago: What the seat saw a week ago, for trends.
    """
    return _Viewer(names, rules, observation).view(reading, week_ago)


class _Viewer:
    def __init__(self, names: Names, rules: Rules, observation: Observation) -> None:
        self.names = names
        self.scenario = names.scenario
        self.rules = rules
        self.seen = observation
        self.seat = int(observation.seat)
        self.table: Any = np.zeros((rb.CLAUSES, rb.LEVELS), np.int64)
        weights, values = np.zeros(rb.CLAUSES, np.int64), np.zeros_like(self.table)
        appraise(rules, observation, self.seat, True, weights, values)
        own_type = int(observation.type[self.seat])
        self.total = int(put_on_type(rules, self.seat, own_type, weights, weights))
        tabulate(rules, weights, values, self.table)

    def view(self, reading: Reading | None, week_ago: Observation | None) -> View:
        seen, sides = self.seen, self.scenario.sides
        offer = seen.seals[1 - self.seat]
        is_over = int(seen.phase) >= state.SUMMER
        return View(
            side=sides[self.seat].id,
            week=int(seen.week) + 1,
            weeks=int(self.rules.n_weeks),
            date=day_of_week(self.names, int(seen.week)),
            phase=PHASE_NAMES[seen.phase],
            to_move=None if is_over else sides[int(seen.to_move)].id,
            speaks_first=bool(seen.speaks_first),
            type=sides[self.seat].types[int(seen.type[self.seat])].id,
            clauses=self._clauses(),
            markers=self._markers(week_ago),
            flags=self._flags(),
            documents=self._documents(),
            packages=self._packages(),
            dispatches=self._dispatches(),
            threats_used=tuple(side.id for side, used in zip(sides, seen.threat_used, strict=True) if used),
            floor=points(seen.floor),
            own_value=self._worth(seen.seals[self.seat]),
            offer_value=self._worth(offer),
            offer_is_consistent=bool(is_consistent(self.rules, offer)),
            offer_steps=int(steps_below(self.rules, self.seat, seen.mandate, offer)),
            asked=self._clause_ids(seen.asked),
            sounding=self._sounding(),
            questions=self._questions(),
            odds=self._odds(),
            reading=reading,
            treaty=self._treaty(),
            ending=state.REASON_NAMES[seen.reason] if is_over else None,
        )

    def _worth(self, levels: Ints) -> float:
        return points(worth(self.rules, self.table, self.total, levels))

    def _clauses(self) -> dict[str, ClauseView]:
        clauses = {}
        for place, clause in enumerate(self.scenario.clauses):
            ours, theirs = int(self.seen.seals[self.seat, place]), int(self.seen.seals[1 - self.seat, place])
            clauses[clause.id] = ClauseView(
                id=clause.id,
                ours=clause.levels[ours].id,
                theirs=clause.levels[theirs].id,
                mandate=clause.levels[int(self.seen.mandate[place])].id,
                is_initialled=ours == theirs,
                is_secret=clause.secret,
                points={
                    level.id: int(self.table[place, row]) * 100 / max(self.total, 1) / rb.UNIT
                    for row, level in enumerate(clause.levels)
                },
            )
        return clauses

    def _markers(self, week_ago: Observation | None) -> dict[str, MarkerView]:
        markers = {}
        for place, marker in enumerate(self.scenario.markers):
            if marker.shown and self.rules.is_marker_seen[self.seat, place]:
                value = int(self.seen.marker[place])
                before = None if week_ago is None else int(week_ago.marker[place])
                trend = None if before is None else (value - before) / rb.MARKER_UNIT
                markers[marker.id] = MarkerView(marker.id, value / rb.MARKER_UNIT, trend)
        return markers

    def _flags(self) -> tuple[str, ...]:
        return tuple(flag for flag, place in self.names.flag.items() if self.seen.flag[place])

    def _documents(self) -> dict[str, DocumentView]:
        return {
            document.id: DocumentView(document.id, document.side, DOCUMENT_STATES[used])
            for document, used in zip(self.scenario.documents, self.seen.document_state, strict=False)
        }

    def _packages(self) -> dict[str, PackageView]:
        packages = {}
        for place, package in enumerate(self.scenario.packages):
            handed = int(self.seen.package_week[place])
            if handed:
                is_open = int(self.seen.week) < handed - 1 + package.open_weeks
                packages[package.id] = PackageView(package.id, package.side, handed, is_open)
        return packages

    def _dispatches(self) -> dict[str, int]:
        came = zip(self.scenario.dispatches, self.seen.dispatch_week, strict=False)
        return {dispatch.id: int(week) for dispatch, week in came if week}

    def _clause_ids(self, places_and_one: Iterable[int]) -> tuple[str, ...]:
        return tuple(self.scenario.clauses[int(place) - 1].id for place in places_and_one if place)

    def _sounding(self) -> tuple[str, bool] | None:
        type_ = int(self.seen.sounding[0])
        if type_ == 0:
            return None
        return self.scenario.sides[1 - self.seat].types[type_ - 1].id, bool(self.seen.sounding[1])

    def _questions(self) -> dict[str, Question]:
        asked = zip(self.scenario.sides, self.seen.question, self.seen.answer, strict=True)
        return {
            side.id: Question(self.scenario.clauses[int(clause) - 1].id, state.GRADE_NAMES[answer])
            for side, clause, answer in asked
            if clause
        }

    def _odds(self) -> dict[str, float]:
        forms = {
            rb.THREATEN: self.rules.threat_belief,
            rb.MANDATE: self.rules.mandate_chance,
            rb.PLEDGE: self.rules.pledge_chance,
            rb.PRESSURE: self.rules.pressure_chance,
        }
        return {
            rb.ACTION_NAMES[kind]: int(chance_of(self.rules, self.seen, form[self.seat])) / rb.CERTAIN
            for kind, form in forms.items()
            if self.rules.is_allowed[self.seat, kind]
        }

    def _treaty(self) -> dict[str, str] | None:
        if not self.seen.flag[rb.SIGNED_FLAG]:
            return None
        signed = zip(self.scenario.clauses, self.seen.treaty, strict=False)
        return {clause.id: clause.levels[int(level)].id for clause, level in signed}
