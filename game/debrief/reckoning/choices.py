"""The choices that mattered: each decision of a game against what else could have been done.

From every decision the game is played on many times by the same bargainer (the engine's own playouts), once
for every alternative, with future draws that are new but shared between the alternatives. What is compared
is the score in fact of the side that decided.
"""

import json
import math
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Final

from game.debrief.reckoning.alternatives import alternatives_to
from game.debrief.reckoning.bystander import Advice, Bystander
from game.debrief.reckoning.forks import Crossroads, Forks, Points
from game.engine import state
from game.engine.compiled import is_compiled
from game.engine.state import ACTION, Action
from game.play.actions import NamedAction, from_record, to_record
from game.play.position import Position
from game.play.session import Decision, Session
from game.play.view import PHASE_NAMES
from game.players.historical import recorded_cable, recorded_table_move
from game.records import Ints, blank
from game.scenario.rulebook import Rules

FIRST_FORK: Final = 1 << 40
"""Numbers of forks lie above those of games."""
FORKS_OF_A_TURN: Final = 1 << 20
"""How far apart the numbers of the forks of two decisions lie, so that decisions share no draws."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How many games are played on, for each of the bargainer's tempers.

    Attributes:
        search: For every alternative, to find the best.
        comparison: Once more with new draws, for what is compared: so what was found by luck is not believed.
    """

    search: int
    comparison: int


EFFORT: Final = Effort(24, 60) if is_compiled else Effort(1, 3)
"""With nine tempers, 216 games an alternative and 540 a comparison; without machine code, few."""

CONFIDENCE: Final = 1.645
"""Standard errors on either side of an estimate between which the truth lies nine times in ten."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate in points, and between what it lies nine times in ten."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something else that could have been decided.

    Attributes:
        action: What.
        gain: Points of the side's score in fact that it would have been worth more than what was chosen;
            negative where the choice was better.
    """

    action: NamedAction
    gain: Interval


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision of a game, and what it was worth.

    Attributes:
        turn: Number of the decision among all of the game; the first is 1.
        week: Number of the week; the first is 1.
        side: Who decided.
        phase: "table", "answer" or "cable".
        action: What was decided.
        before: Points that the side could expect before, with the bargainer deciding in its place.
        after: Points that it could expect after what it decided.
        best: The best alternative found; None where nothing else could be done.
        historical: What the delegation of the record did in that week, where that was another thing and
            could still be done.
        n_alternatives: How many alternatives were tried.
    """

    turn: int
    week: int
    side: str
    phase: str
    action: NamedAction
    before: float
    after: float
    best: Alternative | None
    historical: Alternative | None
    n_alternatives: int

    @property
    def swing(self) -> float:
        """How many points hung on it: the greater of what was lost to the best and won over the record."""
        gains = [0.0 if self.best is None else self.best.gain.mean]
        if self.historical is not None:
            gains.append(-self.historical.gain.mean)
        return max(gains)


@dataclass(frozen=True, slots=True)
class Course:
    """How the expectation of a side went through a game, its own judgement and all else told apart.

    `start + judgement + luck = end`: judgement is what the side's decisions changed against what the
    bargainer would have decided in its place; luck is all that changed in between, by the other side, the
    capitals, the news and chance.

    Attributes:
        side: The side.
        choices: Its decisions, in order.
        start: Points that it could expect at its first decision.
        judgement: Points that its decisions changed.
        luck: Points that changed in between.
        end: Its score in fact.
        n_continuations: Games played on for each alternative in the last comparison.
    """

    side: str
    choices: tuple[Choice, ...]
    start: float
    judgement: float
    luck: float
    end: float
    n_continuations: int


def courses_of(
    session: Session,
    effort: Effort = EFFORT,
    *,
    turns: Collection[int] | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> tuple[Course, ...]:
    """Judge the decisions of a game: those of humans, or of both sides where there is no human.

    Args:
        session: The game, which is over; not modified.
        effort: How many games are played on.
        turns: Numbers of the decisions that are judged; all of those sides unless given.
        progress: Called with the number of decisions looked at and of all.
    """
    result = session.result
    if result is None:
        return ()
    jury = _Jury(session, effort, turns)
    again = Session(session.scenario, session.setup)
    for turn, decision in enumerate(session.decisions, 1):
        jury.hear(again.position(), turn, decision)
        again.repeat_decision(decision)
        progress(turn, len(session.decisions))
    return tuple(jury.course(side, result.fact[side]) for side in jury.sides)


class _Jury:
    """Hears a game decision by decision, and judges those of some sides."""

    def __init__(self, session: Session, effort: Effort, turns: Collection[int] | None) -> None:
        self.sides = session.humans or session.sides
        self._turns = turns
        self._effort = effort
        self._names = session.scenario.names
        self._rules = session.scenario.rules
        self._bystanders = {seat: Bystander(self._rules, seat) for seat in range(len(session.sides))}
        self._forks = {side: Forks(self._rules, self._names.side[side]) for side in self.sides}
        self._choices: dict[str, list[Choice]] = {side: [] for side in self.sides}

    def hear(self, position: Position, turn: int, decision: Decision) -> None:
        advice = self._bystanders[self._names.side[decision.side]].watch(position.record)
        if decision.side in self.sides and (self._turns is None or turn in self._turns):
            self._choices[decision.side].append(self._judge(position, advice, turn, decision))

    def course(self, side: str, end: float) -> Course:
        choices = tuple(self._choices[side])
        start = choices[0].before if choices else end
        judgement = sum(choice.after - choice.before for choice in choices)
        n_continuations = self._forks[side].n_tempers * self._effort.comparison
        return Course(side, choices, start, judgement, end - start - judgement, end, n_continuations)

    def _judge(self, position: Position, advice: Advice, turn: int, decision: Decision) -> Choice:
        seat = self._names.side[decision.side]
        crossroads = Crossroads(position, {seat: advice.minds, **self._other_minds(position, 1 - seat)})
        seals = position.record.seals[seat]
        made = to_record(decision.action, self._names, seat, seals)
        others = self._others(position, advice, made)
        recorded = _recorded(self._rules, advice)
        historical = None if recorded is None else self._key(recorded, seat, seals)
        if historical is not None and recorded is not None and historical != self._key(made, seat, seals):
            others[historical] = recorded
        else:
            historical = None
        tries = _Tries(self._forks[decision.side], crossroads, FIRST_FORK + turn * FORKS_OF_A_TURN)
        best = max(others, key=lambda key: tries.search(others[key], self._effort), default=None)
        mine = tries.compare(made, self._effort)

        def against(key: str | None) -> Alternative | None:
            if key is None:
                return None
            gain = interval_of(tries.compare(others[key], self._effort) - mine)
            return Alternative(from_record(others[key], self._names, seat, seals), gain)

        return Choice(
            turn=turn,
            week=decision.week,
            side=decision.side,
            phase=PHASE_NAMES[position.record.phase],
            action=decision.action,
            before=float(tries.compare(None, self._effort).mean()),
            after=float(mine.mean()),
            best=against(best),
            historical=against(historical),
            n_alternatives=len(others),
        )

    def _other_minds(self, position: Position, seat: int) -> dict[int, Any]:
        """Give the bargainer's minds for a chair that no compiled policy has."""
        return {} if seat in position.policies else {seat: self._bystanders[seat].minds}

    def _others(self, position: Position, advice: Advice, made: Action) -> dict[str, Action]:
        """Find what else could be done, each only once."""
        seat, game = int(position.record.seat), position.record
        found = {
            self._key(action, seat, game.seals[seat]): action
            for action in alternatives_to(self._rules, game, advice)
        }
        found.pop(self._key(made, seat, game.seals[seat]), None)
        return found

    def _key(self, action: Action, seat: int, seals: Ints) -> str:
        return json.dumps(from_record(action, self._names, seat, seals).to_json())


class _Tries:
    """Games played on from one decision, with draws of its own for the search and for the comparison."""

    def __init__(self, forks: Forks, crossroads: Crossroads, first: int) -> None:
        self._forks = forks
        self._crossroads = crossroads
        self._first = first

    def search(self, action: Action, effort: Effort) -> float:
        return float(self._forks.play(self._crossroads, action, self._first, effort.search).mean())

    def compare(self, action: Action | None, effort: Effort) -> Points:
        first = self._first + effort.search * self._forks.n_tempers
        return self._forks.play(self._crossroads, action, first, effort.comparison)


def _recorded(rules: Rules, advice: Advice) -> Action | None:
    """Give what the delegation of the record did in that week, where it can still be done."""
    view, mind = advice.view, state.copy_of(advice.weighing)
    action: Any = blank(ACTION)
    action.levels[:] = view.seals[view.seat]
    is_there = False
    if view.phase == state.TABLE:
        is_there = bool(recorded_table_move(rules, view, mind, action))
    elif view.phase == state.CABLE:
        is_there = bool(recorded_cable(rules, view, mind, action))
    done: Action = action
    return done if is_there else None


def interval_of(differences: Points) -> Interval:
    """Estimate a mean from paired differences, and between what it lies nine times in ten.

    Args:
        differences: (tempers, forks) points. Each temper has an equal share in every estimate, so what
            differs between tempers is no uncertainty (a stratified sample).
    """
    per_temper = differences.shape[1]
    variance = differences.var(axis=1, ddof=1).mean() if per_temper > 1 else differences.var(ddof=1)
    margin = CONFIDENCE * math.sqrt(float(variance) / differences.size)
    mean = float(differences.mean())
    return Interval(mean, mean - margin, mean + margin)
