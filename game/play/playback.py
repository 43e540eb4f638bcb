"""Playing a save back in one go: what came of it and what was decided, without a live game around it.

A live game asks its policies, keeps what each side could read, and can be taken up again; that takes a
hundred times as long. Where thousands of saves are looked at, the engine alone takes the recorded decisions,
and what it ends in is held against the record. Whatever does not fit goes to `save.restore`, which knows more
(of rulings, say), plays turn by turn and says where it parts.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.engine import legal, outcome, state, week
from game.engine.state import NO_LOG, Game
from game.errors import GameError
from game.play.actions import NamedAction, from_json, to_record
from game.play.opening import digest_of, open_game
from game.play.result import NamedResult, name_result
from game.play.save import as_saved, require_rules, require_scenario, restore, setup_of
from game.play.savefile import SavedGame
from game.play.session import Decision, Session
from game.play.view import PHASE_NAMES
from game.records import blank
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
    _require_reasons(saved, scenario)
    game: Any = open_game(scenario, setup_of(saved), NO_LOG)
    taken = tuple(_take_turn(saved, turn, scenario, game) for turn in range(1, len(saved.actions) + 1))
    result = _concluded(scenario, game) if game.phase == state.SUMMER else None
    is_same = not saved.digests or digest_of(game)[:8] == saved.digests[-1]
    if not is_same or as_saved(result) != (saved.result or {}):
        raise _PartsFromRecord
    return PlayedBack(int(game.week) + 1, taken, _seals_of(scenario, game), result)


def _take_turn(saved: SavedGame, turn: int, scenario: LoadedScenario, game: Any) -> Taken:
    plain = dict(saved.actions[turn - 1])
    side, fault = plain.pop("side", None), plain.pop("fault", None)
    # By index: the attributes of a record take much longer, and of a class there may be thousands of games.
    seat, phase, number = int(game["seat"]), int(game["phase"]), int(game["week"]) + 1
    if phase >= state.SUMMER or side != scenario.data.sides[seat].id:
        raise _PartsFromRecord
    named = from_json(plain)
    record = to_record(named, scenario.names, seat, game["seals"][seat])
    if week.step(scenario.rules, game, record, NO_LOG) != legal.ALLOWED:
        raise _PartsFromRecord
    return Taken(PHASE_NAMES[phase], _decision(saved, turn, number, named, side, fault))


def _decision(
    saved: SavedGame, turn: int, number: int, action: NamedAction, side: str, fault: Any
) -> Decision:
    moment, picked = saved.picked.get(str(turn), (None, None))
    reason, digest = saved.reasons.get(str(turn)), saved.digests[turn - 1]
    return Decision(number, side, action, digest, fault, reason, moment, picked)


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
