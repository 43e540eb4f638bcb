"""Saved games: the referee's file of one game, checked to the last bit and played again when it is loaded.

A save holds what the game started from and every decision. Loading plays them again, one by one, so that a
game goes on exactly as it would have gone on without having been saved.
"""

import json
from pathlib import Path
from typing import Any

from game.engine.state import RULES_VERSION
from game.errors import CommandError, GameError, InputRefused, NewerVersion, shown
from game.play.actions import NamedAction, from_json
from game.play.files import write_whole
from game.play.known import require_known, shown_path
from game.play.petition import Ruling
from game.play.records import FAULTS
from game.play.refusal import NotAllowed
from game.play.result import NamedResult
from game.play.savefile import FORMAT, DamagedSave, SavedGame, SavedRuling, check_of, is_sound, read
from game.play.session import Session
from game.play.setup import HUMAN, Setup
from game.players.registry import policy_names
from game.resources import program_version
from game.scenario.load import LoadedScenario, load_scenario, scenario_names

# Saving.


def save(session: Session, path: Path | str) -> None:
    """Save a game, and keep the save before it, if that is sound, as `<name>.bak`.

    Args:
        session: The game.
        path: Where.

    Raises:
        CannotWrite: It could not be saved; a save that stood there is whole.
    """
    write_whole(Path(path), dump(session), is_sound=is_sound)


def dump(session: Session) -> bytes:
    """Give the bytes of a game's save."""
    plain = _plain(session)
    plain["check"] = check_of(plain)
    return (json.dumps(plain, indent=1, allow_nan=False) + "\n").encode("ascii")


def _plain(session: Session) -> dict[str, Any]:
    scenario, setup = session.scenario, session.setup
    return {
        "format": FORMAT,
        "program": program_version(),
        "rules_version": RULES_VERSION,
        "scenario": scenario.name,
        "scenario_sha256": scenario.sha256,
        "fingerprint": scenario.fingerprint,
        "variants": [Path(variant).stem for variant in scenario.variants],
        "settings": [list(setting) for setting in scenario.settings],
        "short": scenario.is_short,
        "seed": setup.seed,
        "number": setup.number,
        "level": setup.level,
        "players": setup.players,
        "mandates": setup.mandates,
        "capitals": list(setup.capitals),
        "actions": [_saved_action(session, turn) for turn in range(len(session.decisions))],
        "digests": [decision.digest for decision in session.decisions],
        "reasons": {
            str(turn): decision.reason
            for turn, decision in enumerate(session.decisions, 1)
            if decision.reason is not None
        },
        "rulings": {
            str(turn): [_saved_ruling(ruling) for ruling in decision.rulings]
            for turn, decision in enumerate(session.decisions, 1)
            if decision.rulings
        },
        "picked": {
            str(turn): [decision.moment, decision.picked]
            for turn, decision in enumerate(session.decisions, 1)
            if decision.picked is not None
        },
        "group": session.group,
        "undone": {side: list(weeks) for side, weeks in session.undone_weeks.items() if weeks},
        "result": None if session.result is None else session.result.to_json(),
    }


def _saved_action(session: Session, place: int) -> dict[str, Any]:
    decision = session.decisions[place]
    fault = {} if decision.fault is None else {"fault": decision.fault}
    return {"side": decision.side, **decision.action.to_json(), **fault}


def _saved_ruling(ruling: Ruling) -> dict[str, Any]:
    votes = None if ruling.votes is None else list(ruling.votes)
    return {"side": ruling.side, "kind": ruling.kind, "yes": ruling.yes, "votes": votes}


# Loading.


def load(path: Path | str, scenario: LoadedScenario | None = None) -> Session:
    """Load a saved game by playing it again.

    Args:
        path: The save.
        scenario: What it was played with, if that is at hand already; else it is looked up by name.

    Returns:
        The game, at the decision at which it was saved.

    Raises:
        DamagedSave: Its turns cannot be what was played.
        InputRefused: It is no whole save, or of another scenario.
        NewerVersion: A newer version of the program made it.
    """
    path = Path(path)
    return restore(read(path), path, scenario)


# Playing again.


def restore(saved: SavedGame, path: Path, scenario: LoadedScenario | None = None) -> Session:
    """Play a save again from its first turn to its last.

    Args:
        saved: What the save says.
        path: Where it was read, for messages and for a scenario that lies beside it.
        scenario: What it was played with, if that is at hand already.

    Returns:
        The game, at the decision at which it was saved.

    Raises:
        DamagedSave: Its turns cannot be what was played, or the result differs.
        InputRefused: It is of another scenario.
        NewerVersion: It was played by newer rules.
    """
    session = start(saved, path, scenario)
    for turn in range(1, len(saved.actions) + 1):
        take_turn(session, saved, turn, path)
    session.set_undone_weeks({side: tuple(weeks) for side, weeks in saved.undone.items()})
    require_same_result(session, saved, path)
    if session.humans:
        session.play_on()
    return session


def start(saved: SavedGame, path: Path, scenario: LoadedScenario | None = None) -> Session:
    """Set up a saved game before its first turn; arguments and errors as for `restore`."""
    require_rules(saved, path)
    scenario = scenario or find_scenario(saved, path)
    require_scenario(saved, scenario, path)
    session = Session(scenario, setup_of(saved))
    session.name_group(saved.group)
    return session


def require_rules(saved: SavedGame, path: Path) -> None:
    """Refuse a save that newer rules played.

    Raises:
        NewerVersion: They did.
    """
    if saved.rules_version > RULES_VERSION:
        raise NewerVersion(
            f"{shown_path(path)} was played by version {saved.rules_version} of the rules, and this program "
            f"has {RULES_VERSION}. Install the newer version."
        )


def setup_of(saved: SavedGame) -> Setup:
    """Give what a saved game started from."""
    capitals = tuple(saved.capitals)
    return Setup(saved.seed, saved.number, saved.level, saved.players, saved.mandates, capitals)


def require_scenario(saved: SavedGame, scenario: LoadedScenario, path: Path) -> None:
    """Refuse a save of another scenario, or with names that this one does not have.

    Raises:
        InputRefused: It is.
    """
    name = shown_path(path)
    _require_same_scenario(saved, scenario, name)
    _require_known_names(saved, scenario, name)


def find_scenario(saved: SavedGame, path: Path) -> LoadedScenario:
    """Load the scenario and the variants of those names that lie beside the save, or else that ship.

    A scenario that does not ship may also lie where the command was started. Whatever is found must have the
    hash that the save has.
    """
    scenario = _beside_or_shipped(saved.scenario, path)
    here = Path(f"{saved.scenario}.yaml")
    if isinstance(scenario, str) and scenario not in scenario_names() and here.is_file():
        scenario = here
    try:
        return load_scenario(
            scenario,
            variants=[_beside_or_shipped(variant, path) for variant in saved.variants],
            settings=[f"{field}={value}" for field, value in saved.settings],
            short=saved.short,
        )
    except CommandError as error:
        raise InputRefused(
            f"{shown_path(path)} cannot be played without its scenario: {error} "
            "If that is not one that ships, put its file, and those of its variants, beside the save."
        ) from None


def _beside_or_shipped(name: str, path: Path) -> str | Path:
    """Give the file of a plain name beside the save, if there is one; a save never names other folders."""
    if name != Path(name).name or name == ".." or set("\\:") & set(name):
        raise InputRefused(f"{shown_path(path)}: '{shown(name)}' is no plain name.")
    beside_save = path.parent / f"{name}.yaml"
    return beside_save if beside_save.is_file() else name


def _require_same_scenario(saved: SavedGame, scenario: LoadedScenario, name: str) -> None:
    if saved.scenario != scenario.name:
        raise InputRefused(
            f"{name} is a game of the scenario '{shown(saved.scenario)}', not of '{shown(scenario.name)}'."
        )
    if saved.scenario_sha256 != scenario.sha256 or saved.fingerprint != scenario.fingerprint:
        raise InputRefused(
            f"{name} was played with another version of the scenario '{shown(saved.scenario)}': the file, "
            f"or what was changed of it, is not the same any more (it was {saved.scenario_sha256[:8]}, it is "
            f"{scenario.sha256[:8]}). Bring back the scenario of that time."
        )


def _require_known_names(saved: SavedGame, scenario: LoadedScenario, name: str) -> None:
    """Refuse sides, players, clauses and levels that the scenario does not have."""
    where = f"{name}: "
    sides = [side.id for side in scenario.data.sides]
    for side in (*saved.mandates, *saved.undone, *saved.capitals):
        require_known("side", side, sides, where=where)
    if sorted(saved.players) != sorted(sides):
        raise InputRefused(f"{name}: players: must name a player for each of {', '.join(sides)}.")
    for player in saved.players.values():
        require_known("player", player, [HUMAN, *policy_names()], where=where)
    if saved.capitals and HUMAN not in saved.players.values():
        raise InputRefused(f"{name}: capitals: only where people lead a delegation.")
    for levels in saved.mandates.values():
        for clause, level in levels.items():
            require_known("clause", clause, scenario.names.clause, where=where)
            require_known("level", level, scenario.names.level[scenario.names.clause[clause]], where=where)
    if len(saved.digests) != len(saved.actions):
        raise InputRefused(f"{name}: digests: must be as many as actions.")
    turns = {str(turn) for turn in range(1, len(saved.actions) + 1)}
    for turn in (*saved.reasons, *saved.picked, *saved.rulings):
        require_known("turn", turn, turns, where=where)


def take_turn(session: Session, saved: SavedGame, turn: int, path: Path) -> None:
    """Play one turn of a save again, and check that it leads where it led.

    Args:
        session: The game after the turn before; goes on by one turn.
        saved: What the save says.
        turn: Number of the turn; the first is 1.
        path: Where the save was read.

    Raises:
        DamagedSave: The turn is not legal, or leads elsewhere than recorded.
    """
    name = shown_path(path)
    action = dict(saved.actions[turn - 1])
    side, fault = action.pop("side", None), action.pop("fault", None)
    try:
        if not isinstance(side, str) or fault not in (None, *FAULTS):
            raise InputRefused("It does not say whose it is, or has a fault that is none.")
        moment, picked = saved.picked.get(str(turn), (None, None))
        named = from_json(action)
        _require_moment(session, side, named, moment)
        decision = session.repeat(side, named, fault, saved.reasons.get(str(turn)), picked)
        for ruling in saved.rulings.get(str(turn), []):
            decision = session.repeat_ruling(_ruling(ruling))
    except NotAllowed as error:
        kind = shown(str(action.get("kind")))
        message = f"{name}: turn {turn}: '{kind}' by {side} is not legal here ({error.refusal.reason})."
        raise DamagedSave(message, turn, session) from None
    except GameError as error:
        raise DamagedSave(f"{name}: turn {turn}: {error}", turn, session) from None
    if decision.digest != saved.digests[turn - 1]:
        since = ""
        if saved.rules_version != RULES_VERSION:
            since = f" It was played by version {saved.rules_version} of the rules, not {RULES_VERSION}."
        raise DamagedSave(
            f"{name}: turn {turn} parts from the record.{since}", turn, _up_to(session, turn - 1)
        )


def _ruling(saved: SavedRuling) -> Ruling:
    votes = None if saved.votes is None else (saved.votes[0], saved.votes[1])
    return Ruling(saved.side, saved.kind, saved.yes, votes)


def _require_moment(session: Session, side: str, action: NamedAction, moment: str | None) -> None:
    """Refuse a picked reason that belongs to another moment than the turn is."""
    met = None if moment is None else session.moment(side, action.kind)
    if moment is not None and (met is None or met.id != moment):
        raise InputRefused(f"It is not the moment '{shown(moment)}', for which a reason was picked.")


def _up_to(session: Session, turns: int) -> Session:
    """Play the first turns once more."""
    shorter = Session(session.scenario, session.setup)
    shorter.name_group(session.group)
    for decision in session.decisions[:turns]:
        shorter.repeat_decision(decision)
    return shorter


def require_same_result(session: Session, saved: SavedGame, path: Path) -> None:
    """Check that a game played again came out as the save says.

    Args:
        session: The game after the last turn.
        saved: What the save says.
        path: Where the save was read.

    Raises:
        DamagedSave: Something differs; names it.
    """
    played, recorded = as_saved(session.result), saved.result or {}
    for field in (*recorded, *played):
        if recorded.get(field) != played.get(field):
            said, found = (json.dumps(part.get(field)) for part in (recorded, played))
            message = f"recorded {shown(field)} {shown(said)}, the replay gives {shown(found)}."
            raise DamagedSave(f"{shown_path(path)}: {message}", len(saved.actions), session)


def as_saved(result: NamedResult | None) -> dict[str, Any]:
    """Say a result as a save says it; nothing where there is none."""
    plain: dict[str, Any] = {} if result is None else json.loads(json.dumps(result.to_json()))
    return plain
