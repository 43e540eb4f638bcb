"""What people in a capital are asked to rule on, in place of chance, and their rulings."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from game.engine import legal, state
from game.engine.forms import chance_of, holds
from game.engine.observe import OBSERVATION, observe
from game.engine.state import Game
from game.engine.value import assess_treaty, toward_other
from game.errors import CommandError
from game.records import blank
from game.scenario import rulebook as rb
from game.scenario.names import Names
from game.scenario.rulebook import Rules

REQUEST: Final = "request"
PLEDGE: Final = "pledge"
RATIFICATION: Final = "ratification"
KINDS: Final = (REQUEST, PLEDGE, RATIFICATION)
"""Kinds of petitions, in the order in which they are ruled on."""

RULED_CABLES: Final = ("mandate", "pledge")
"""Kinds of cables on whose success people rule."""

VOTES_LIMIT: Final = 1_000
"""More votes than any class has."""


@dataclass(frozen=True, slots=True)
class Petition:
    """What the people in a side's capital are asked to rule on.

    Attributes:
        side: Whose capital.
        kind: One of `KINDS`.
        week: Number of the week; the first is 1.
        levels: Clause id to level id: for a request the levels that the delegation wants to be allowed, for a
            ratification the public treaty; nothing for a pledge.
        chance: Chance (0 to 1) of a yes to all of it, as far as the side can tell, were it left to chance.
    """

    side: str
    kind: str
    week: int
    levels: dict[str, str]
    chance: float


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the people in a side's capital have ruled.

    Attributes:
        side: Whose capital.
        kind: One of `KINDS`.
        yes: Whether they agree.
        votes: How many were for it and how many against, where they voted.
        chance: Chance (0 to 1) of a yes, had it been left to chance; follows from the rest.
    """

    side: str
    kind: str
    yes: bool
    votes: tuple[int, int] | None = None
    chance: float = field(default=0, compare=False)


def is_passed(votes: tuple[int, int]) -> bool:
    """Whether a vote says yes: more votes for it than against; a tie is a no."""
    return votes[0] > votes[1]


def require_sound(ruling: Ruling) -> None:
    """Refuse a vote that cannot be, or that says otherwise than the ruling.

    Raises:
        CommandError: Numbers out of bounds, or yes where the vote is no.
    """
    if ruling.votes is None:
        return
    if not all(0 <= votes < VOTES_LIMIT for votes in ruling.votes):
        raise CommandError(f"Votes must be whole numbers from 0 to {VOTES_LIMIT - 1}.")
    if ruling.yes != is_passed(ruling.votes):
        raise CommandError("The ruling must be what the vote says: yes if more are for it than against.")


def petitions_of_week(
    names: Names, rules: Rules, game: Game, capitals: Collection[str]
) -> Iterator[Petition]:
    """Find what capitals have to answer before both cables of a week are carried out.

    Args:
        names: Index of the scenario's names.
        rules: Scenario tables.
        game: A game in which both cables have been handed in.
        capitals: Sides whose capitals are played by people.

    Yields:
        The petitions in the order in which they are ruled on.
    """
    seats = [(side, names.side[side]) for side in names.side if side in capitals]
    for side, seat in seats:
        levels = _levels_asked_for(names, rules, game, seat)
        if levels:
            chance = _chance_of_request(names, rules, game, seat, levels)
            yield Petition(side, REQUEST, int(game.week) + 1, levels, chance)
    for side, seat in seats:
        if game.cable[seat, 0] == rb.PLEDGE:
            chance = int(chance_of(rules, _seen(rules, game, seat), rules.pledge_chance[seat])) / rb.CERTAIN
            yield Petition(side, PLEDGE, int(game.week) + 1, {}, chance)


def petitions_at_the_end(
    names: Names, rules: Rules, game: Game, capitals: Collection[str]
) -> Iterator[Petition]:
    """Find which capitals have to ratify what was signed.

    Args:
        names: Index of the scenario's names.
        rules: Scenario tables.
        game: A game of which the talks have ended.
        capitals: Sides whose capitals are played by people.

    Yields:
        The petitions in the order of the steps of the summer.
    """
    if game.reason != state.SIGNED:
        return
    steps = [(ratification_step(names, side), side) for side in names.side if side in capitals]
    treaty = {
        clause.id: clause.levels[int(level)].id
        for clause, level in zip(names.scenario.clauses, game.treaty, strict=False)
        if not clause.secret
    }
    for step, side in sorted((step, side) for step, side in steps if step is not None):
        if holds(rules, game, rules.summer_conditions[step]):
            chance = _chance_of_ratification(rules, game, names.side[side], step)
            yield Petition(side, RATIFICATION, int(game.week) + 1, treaty, chance)


def ratification_step(names: Names, side: str) -> int | None:
    """Give the place of the step of the summer in which a side's capital ratifies, if it has one."""
    wanted = names.scenario.sides[names.side[side]].ratification
    return next((place for place, step in enumerate(names.scenario.summer) if step.id == wanted), None)


def write(names: Names, game: Any, ruling: Ruling) -> None:
    """Write a ruling into a game."""
    seat = names.side[ruling.side]
    if ruling.kind == RATIFICATION:
        step = ratification_step(names, ruling.side)
        bit = 0 if step is None else 1 << step
        game.ruled_steps = int(game.ruled_steps) | bit
        game.ruled_yes = int(game.ruled_yes) & ~bit | (bit if ruling.yes else 0)
        return
    words = game.ruled_answer if ruling.kind == REQUEST else game.ruled_pledge
    words[seat] = state.RULED_YES if ruling.yes else state.RULED_NO


def _levels_asked_for(names: Names, rules: Rules, game: Game, seat: int) -> dict[str, str]:
    """Give the next level of each clause that a delegation asked about, unless it is allowed already."""
    levels = {}
    for asked in game.asked[seat]:
        place = int(asked) - 1
        if place >= 0 and legal.may_widen(rules, game.mandate[seat], seat, place) == legal.ALLOWED:
            clause = names.scenario.clauses[place]
            level = int(game.mandate[seat, place]) + toward_other(rules, seat, place)
            levels[clause.id] = clause.levels[level].id
    return levels


def _seen(rules: Rules, game: Game, seat: int) -> Any:
    seen = blank(OBSERVATION)
    observe(rules, game, seat, seen)
    return seen


def _chance_of_request(names: Names, rules: Rules, game: Game, seat: int, levels: dict[str, str]) -> float:
    chances = [int(chance_of(rules, _seen(rules, game, seat), rules.mandate_chance[seat])) / rb.CERTAIN]
    for clause, level in levels.items():
        place = names.clause[clause]
        chances.append(int(rules.capital_cap[seat, place, names.level[place][level]]) / rb.UNIT)
    return min(chances)


def _chance_of_ratification(rules: Rules, game: Game, seat: int, step: int) -> float:
    seen = _seen(rules, game, seat)
    seen.flag[rb.SIGNED_FLAG] = 1
    assess_treaty(rules, seen, seat, seen.mandate, np.zeros(rb.GROUPS, np.int64))
    return int(chance_of(rules, seen, rules.summer_chance[step])) / rb.CERTAIN
