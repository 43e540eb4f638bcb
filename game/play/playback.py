"""Playing a save back in one go: what came of it and what was decided, without a live game around it.

A live game asks its policies, keeps what each side could read, and can be taken up again; that takes a
hundred times as long. Where thousands of saves are looked at, the engine alone takes the recorded decisions,
and what it ends in is held against the record. Whatever does not fit goes to `save.restore`, which knows more
(of rulings, say), plays turn by turn and says where it parts.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from game.engine import legal, outcome, state, week
from game.engine.state import ACTION, NO_LOG, Action, Game
from game.errors import GameError
from game.play.actions import NamedAction, from_json, to_record
from game.play.opening import digest_of, open_game
from game.play.records import FAULTS
from game.play.result import NamedResult, name_result
from game.play.save import as_saved, require_rules, require_scenario, restore, setup_of
from game.play.savefile import SavedGame
from game.play.session import Decision, Session
from game.play.view import PHASE_NAMES
from game.records import Ints, blank
from game.scenario import rulebook as rb
from game.scenario.load import LoadedScenario


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision with the phase in which it was taken, one of `view.PHASE_NAMES`."""

    phase: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class PlayedBack:
    """A saved game, played back.

    Attributes:
        week: Number of the week in which it stands; the first is 1.
        taken: What was decided, in order.
        seals: Side id, clause id: the level of the seal as it stands.
        result: What came of it; None where it is not over.
    """

    week: int
    taken: tuple[Taken, ...]
    seals: dict[str, dict[str, str]]
    result: NamedResult | None


class _PartsFromRecord(Exception):
    """What is played is not what was saved."""


def play_back(saved: SavedGame, path: Path, scenario: LoadedScenario) -> PlayedBack:
    """Play a save back.

    Args:
        saved: What it says.
        path: Where it was read, for messages.
        scenario: What it was played with.

    Returns:
        The game, whose last state and result are as recorded.

    Raises:
        DamagedSave: Its turns cannot be what was played, or the result differs.
        InputRefused: It is of another scenario.
        NewerVersion: It was played by newer rules.
    """
    require_rules(saved, path)
    require_scenario(saved, scenario, path)
    try:
        return _played(saved, scenario)
    except (_PartsFromRecord, GameError):
        return _of_session(restore(saved, path, scenario), len(saved.actions))


def _played(saved: SavedGame, scenario: LoadedScenario) -> PlayedBack:
    if saved.rulings:
        raise _PartsFromRecord
    _require_reasons(saved, scenario)
    recorded = [_recorded(json.dumps(plain), scenario) for plain in saved.actions]
    game = open_game(scenario, setup_of(saved), NO_LOG)
    places = _retraced(scenario, game, recorded)
    result = _concluded(scenario, game) if game.phase == state.SUMMER else None
    is_same = not saved.digests or digest_of(game)[:8] == saved.digests[-1]
    if not is_same or as_saved(result) != (saved.result or {}):
        raise _PartsFromRecord
    taken = tuple(
        Taken(PHASE_NAMES[phase], _decision(saved, turn, number + 1, one))
        for turn, (one, (number, phase)) in enumerate(zip(recorded, places.tolist(), strict=True), 1)
    )
    return PlayedBack(int(game.week) + 1, taken, _seals_of(scenario, game), result)


@dataclass(frozen=True, slots=True)
class _Recorded:
    """A decision as it stands in a save."""

    seat: int
    side: str
    action: NamedAction
    fault: str | None
    record: Action


@lru_cache(maxsize=20_000)
def _recorded(text: str, scenario: LoadedScenario) -> _Recorded:
    """Read an action of a save; games of a class share most of theirs, so they are kept."""
    plain = json.loads(text)
    rest = {name: value for name, value in plain.items() if name not in ("side", "fault")}
    side, fault = plain.get("side"), plain.get("fault")
    seat = scenario.names.side.get(side) if isinstance(side, str) else None
    if seat is None or fault not in (None, *FAULTS):
        raise _PartsFromRecord
    named = from_json(rest)
    return _Recorded(seat, str(side), named, fault, to_record(named, scenario.names, seat, _AS_THEY_STAND))


_AS_THEY_STAND: Final = np.full(rb.CLAUSES, week.AS_IT_STANDS, np.int64)


def _retraced(scenario: LoadedScenario, game: Game, recorded: Sequence[_Recorded]) -> Ints:
    """Let the engine take all decisions; give the week and the phase of each."""
    seats = np.array([one.seat for one in recorded], np.int64)
    actions, places = np.zeros(len(recorded), ACTION), np.zeros((len(recorded), 2), np.int64)
    for turn, one in enumerate(recorded):
        actions[turn] = one.record
    if week.retrace(scenario.rules, game, seats, actions, places, NO_LOG) != len(recorded):
        raise _PartsFromRecord
    return places


def _decision(saved: SavedGame, turn: int, number: int, one: _Recorded) -> Decision:
    moment, picked = saved.picked.get(str(turn), (None, None))
    reason, digest = saved.reasons.get(str(turn)), saved.digests[turn - 1]
    return Decision(number, one.side, one.action, digest, one.fault, reason, moment, picked)


def _require_reasons(saved: SavedGame, scenario: LoadedScenario) -> None:
    """Part from the record where a picked reason is none that the scenario offers."""
    offered = {
        (moment.id, side, reason.id)
        for moment in scenario.data.moments
        for side, question in moment.questions.items()
        for reason in question.reasons
    }
    for turn, (moment, picked) in saved.picked.items():
        if (moment, saved.actions[int(turn) - 1].get("side"), picked) not in offered:
            raise _PartsFromRecord


def _of_session(session: Session, turns: int) -> PlayedBack:
    views = {side: session.observe(side) for side in session.sides}
    taken = tuple(Taken(_phase_of(one.action.kind), one) for one in session.decisions[:turns])
    seals = {
        side: {name: clause.ours for name, clause in view.clauses.items()} for side, view in views.items()
    }
    return PlayedBack(session.week, taken, seals, session.result)


def _phase_of(kind: str) -> str:
    """Name the phase in which a kind of action is taken."""
    phases = (state.TABLE, state.ANSWER, state.CABLE)
    place = rb.ACTION_NAMES.index(kind)
    return PHASE_NAMES[next(phase for phase in phases if legal.is_phase_for(phase, place))]


def _concluded(scenario: LoadedScenario, game: Game) -> NamedResult:
    result: outcome.Result = blank(outcome.RESULT)
    outcome.conclude(scenario.rules, game, result, blank(outcome.SCRATCH), NO_LOG)
    return name_result(scenario.names, result)


def _seals_of(scenario: LoadedScenario, game: Game) -> dict[str, dict[str, str]]:
    return {
        side.id: {
            clause.id: clause.levels[int(level)].id
            for clause, level in zip(scenario.data.clauses, game.seals[seat], strict=False)
        }
        for seat, side in enumerate(scenario.data.sides)
    }
