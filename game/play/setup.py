"""What a game starts from besides its scenario: chance, players, and how hard it is."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from game.errors import CommandError
from game.play.known import require_known
from game.players import registry
from game.scenario.load import LoadedScenario
from game.scenario.rulebook import Rules

HUMAN: Final = "human"
BOTH: Final = "both"
"""Means both sides, where one may be named."""
OPPONENT: Final = "negotiator"
"""Who plays a side that nobody was named for."""

SECRETARY: Final = "secretary"
ENVOY: Final = "envoy"
PLENIPOTENTIARY: Final = "plenipotentiary"
LEVELS: Final = (SECRETARY, ENVOY, PLENIPOTENTIARY)
"""How hard the game is; see `Session.new`."""

SEED_LIMIT: Final = 1 << 63
DRAWN_SEEDS: Final = 1 << 32
"""A seed that is drawn stays short enough to be told."""


@dataclass(frozen=True, slots=True)
class Setup:
    """All that a game starts from besides its scenario.

    Attributes:
        seed: 0 .. 2^63 - 1.
        number: The game's number under that seed, 0 .. 2^63 - 1.
        level: One of `LEVELS`.
        players: Side id to "human" or the name of a policy.
        mandates: Side id, clause id: the level that replaces the scenario's in the first mandate.
        capitals: Ids of the sides whose capitals are played by people, who rule there in place of chance.
    """

    seed: int
    number: int
    level: str
    players: dict[str, str]
    mandates: dict[str, dict[str, str]]
    capitals: tuple[str, ...] = ()


def draw_up(
    scenario: LoadedScenario,
    *,
    seed: int | None,
    players: Mapping[str, str] | None,
    level: str,
    number: int,
    capitals: Collection[str] = (),
) -> Setup:
    """Settle what a new game starts from; see `Session.new`.

    Raises:
        CommandError: There is no such side, policy or level, or a number is out of bounds.
    """
    seed = secrets.randbelow(DRAWN_SEEDS) if seed is None else seed
    for what, value in (("seed", seed), ("number", number)):
        if not 0 <= value < SEED_LIMIT:
            raise CommandError(f"The {what} must be a whole number from 0 to {SEED_LIMIT - 1}.")
    require_known("level", level, LEVELS, CommandError)
    seated = _seat_players(scenario, players)
    for side in capitals:
        require_known("side", side, scenario.names.side, CommandError)
    if capitals and HUMAN not in seated.values():
        raise CommandError("People play a capital only where people lead a delegation.")
    ruled = tuple(side for side in scenario.names.side if side in capitals)
    return Setup(seed, number, level, seated, _narrower_mandates(scenario, level, seated), ruled)


def sides_meant(scenario: LoadedScenario, choice: str | None) -> tuple[str, ...]:
    """Give the sides that a choice means.

    Args:
        scenario: What is played.
        choice: Id of a side, `BOTH`, or None for none.

    Raises:
        CommandError: There is no such side.
    """
    if choice is None:
        return ()
    sides = tuple(scenario.names.side)
    require_known("side", choice, [*sides, BOTH], CommandError)
    return sides if choice == BOTH else (choice,)


def persona_for(setup: Setup, rules: Rules, nonce: int) -> int:
    """Give a policy's row of the concession table by level; personas stand from stubborn to easy."""
    n_personas = int(rules.n_curves)
    if setup.level == SECRETARY:
        n_easy = max(n_personas // 3, 1)
        return n_personas - n_easy + nonce % n_easy
    if setup.level == PLENIPOTENTIARY:
        return nonce % ((n_personas + 1) // 2)
    return nonce % n_personas


def _seat_players(scenario: LoadedScenario, players: Mapping[str, str] | None) -> dict[str, str]:
    sides = [side.id for side in scenario.data.sides]
    if players is None:
        players = {sides[0]: HUMAN}
    for side, player in players.items():
        require_known("side", side, sides, CommandError)
        require_known("player", player, [HUMAN, *registry.policy_names()], CommandError)
    return {side: players.get(side, OPPONENT) for side in sides}


def _narrower_mandates(
    scenario: LoadedScenario, level: str, players: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    """Take one level back from the mandate of human sides on public clauses, where the level asks for it."""
    if level != PLENIPOTENTIARY:
        return {}
    return {
        side: _narrower_mandate(scenario, seat)
        for side, seat in scenario.names.side.items()
        if players[side] == HUMAN
    }


def _narrower_mandate(scenario: LoadedScenario, seat: int) -> dict[str, str]:
    """Give the levels that change. No mandate ends nearer to the wish than the side's first seal."""
    rules = scenario.rules
    levels = {}
    for place, clause in enumerate(scenario.data.clauses):
        wish, allowed = int(rules.wish[seat, place]), int(rules.instructions[seat, place])
        opening = int(rules.opening[seat, place])
        is_open = rules.opening[0, place] != rules.opening[1, place]
        if is_open and not clause.secret and abs(wish - allowed) > abs(wish - opening):
            levels[clause.id] = clause.levels[allowed + (1 if wish > allowed else -1)].id
    return levels
