"""Hypothesis strategies: positions that play can reach or nearly, actions wild and tame, games half played.

Each example is drawn evenly from one number, so that all corners are met and a failure is one number long.
"""

import random
from typing import Any

import numpy as np
from hypothesis import strategies as st

from game.engine import state
from game.players.registry import policy_names
from game.records import blank
from game.scenario import rulebook as rb
from tests.builders import Play, Table, moscow, short_moscow, tariffs

SEEDS = st.integers(0, 2**40)


def dice_of(seed: int) -> random.Random:
    """Dice that fall the same for the same seed."""
    return random.Random(int(seed))  # noqa: S311 - tests keep no secrets


def position(seed: int, *, small: bool = False) -> Table:
    """A game put anywhere: any week, phase, seals, markers, types, mandates, and what is spent."""
    dice = dice_of(seed)
    scenario = dice.choice([tariffs, tariffs, moscow, short_moscow])
    table = Table(tariffs() if small else scenario(), number=dice.getrandbits(32))
    rules, game = table.rules, table.game
    table.put(
        at=dice.randint(1, int(rules.n_weeks)),
        phase=dice.choice(["table", "table", "table", "answer", "cable"]),
        side=dice.choice(list(table.names.side)),
    )
    for clause in np.flatnonzero(rules.is_settled[: rules.n_clauses] == 0):
        top = int(rules.n_levels[clause]) - 1
        game.seals[:, clause] = sorted((dice.randint(0, top), dice.randint(0, top)), reverse=True)
        game.mandate[:, clause] = dice.randint(0, top), dice.randint(0, top)
    for marker in range(rules.n_markers):
        game.marker[marker] = dice.randint(int(rules.marker_low[marker]), int(rules.marker_high[marker]))
    for seat in range(rb.SIDES):
        game.type[seat] = dice.randrange(int(rules.n_types[seat]))
        game.threat_used[seat] = dice.choice([0, 0, 1])
        game.asked[seat, 0] = dice.choice([0, 0, 1])
    for document in range(rules.n_documents):
        game.document_state[document] = dice.choice([state.UNUSED, state.USED, state.COUNTERED])
    for package in range(rules.n_packages):
        game.package_week[package] = dice.choice([0, dice.randint(0, int(game.week) + 1)])
    return table


def shade(table: Table, seed: int) -> Table:
    """Let documents have moved minds in a position."""
    dice, game = dice_of(seed), table.game
    for _ in range(dice.randint(0, 4)):
        seat, clause = dice.randrange(2), dice.randrange(int(table.rules.n_clauses))
        game.shade[seat, clause, dice.randrange(int(table.rules.n_levels[clause]))] = dice.randint(0, 5_000)
        game.is_shaded[seat, clause] = 1
    return table


def wild_action(table: Table, seed: int) -> Any:
    """An action that nearly fits: a kind, mostly of the phase, with targets in and just out of range."""
    dice, rules, game = dice_of(seed), table.rules, table.game
    action = blank(state.ACTION)
    by_phase = {state.TABLE: range(rb.LEAVE), state.ANSWER: range(rb.LEAVE, rb.MANDATE)}
    fitting = by_phase.get(int(game.phase), range(rb.MANDATE, rb.ACTION_KINDS))
    action.kind = dice.choice(fitting) if dice.random() < 0.8 else dice.randint(-1, rb.ACTION_KINDS)
    ranges = [(0, 0), (0, 3), (-1, int(rules.n_clauses)), (0, int(rules.n_clauses) - 1)]
    action.target = dice.randint(*dice.choice(ranges))
    action.second = dice.choice([0, 0, dice.randint(1, int(rules.n_clauses) + 1)])
    action.levels[:] = game.seals[game.seat]
    for _ in range(dice.choice([0, 1, 1, 2, 3, 5])):
        clause = dice.randrange(int(rules.n_clauses))
        if dice.random() < 0.1:
            action.levels[clause] = dice.choice([-1, int(rules.n_levels[clause])])
        else:
            theirs, wish = game.seals[1 - game.seat, clause], rules.wish[game.seat, clause]
            action.levels[clause] = dice.choice([theirs, wish, dice.randrange(int(rules.n_levels[clause]))])
    if dice.random() < 0.4:
        action.document = dice.randint(-1, int(rules.n_documents) + 1)
    return action


def half_played(seed: int) -> Table:
    """A game that two policies have played to some point before its end."""
    dice = dice_of(seed)
    players = dice.choice(policy_names()), dice.choice(policy_names())
    scenario = dice.choice([tariffs, tariffs, tariffs, moscow, short_moscow])
    play = Play(scenario(), players, number=dice.getrandbits(32))
    for _ in range(dice.randint(0, 4 * int(play.table.rules.n_weeks))):
        before = play.table.game.copy()
        play.take(play.decide())
        if not play.is_running:
            play.table.game = before
            break
    return play.table


def markers_of_packages(table: Table, seat: int) -> set[int]:
    """Markers that the conditions of a side's packages look at."""
    data, side = table.scenario.data, list(table.names.side)[seat]
    conditions = [
        condition for package in data.packages if package.side == side for condition in package.when
    ]
    return {table.names.marker[condition.marker] for condition in conditions if condition.marker}


def change_hidden_facts(table: Table, seat: int, dice: random.Random) -> None:
    """Change what a seat may not know, keeping to what can be.

    What a side's own packages wait for is left alone: that they can be handed over now, it knows.
    """
    rules, game, other = table.rules, table.game, 1 - seat
    awaited = markers_of_packages(table, seat)
    game.seed, game.number, game.track = (dice.getrandbits(30) for _ in range(3))
    game.type[other] = dice.randrange(int(rules.n_types[other]))
    game.floor_shift[other] = dice.randint(-40_000, 120_000)
    for clause in range(rules.n_clauses):
        game.mandate[other, clause] = dice.randrange(int(rules.n_levels[clause]))
    for marker in range(rules.n_markers):
        game.noise[marker], game.push[marker] = dice.randint(-200, 200), dice.randint(-200, 200)
        if not rules.is_marker_seen[seat, marker] and marker not in awaited:
            game.marker[marker] = dice.randint(int(rules.marker_low[marker]), int(rules.marker_high[marker]))
    for flag in range(rules.n_flags):
        if not rules.is_flag_seen[seat, flag]:
            game.flag[flag] = dice.randrange(2)
    for dispatch in range(rules.n_dispatches):
        if not rules.is_dispatch_seen[seat, dispatch]:
            game.dispatch_week[dispatch] = dice.randint(0, int(game.week) + 1)
    game.asked[other] = dice.randint(0, int(rules.n_clauses)), 0
    game.sounding[other] = dice.randint(0, 2), dice.randrange(2)
    game.cable[other] = dice.randint(rb.MANDATE, rb.SILENCE), dice.randrange(3), 0


POSITIONS = st.builds(position, SEEDS)
SHADED = st.builds(shade, POSITIONS, SEEDS)
HALF_PLAYED = st.builds(half_played, SEEDS)
