"""Many games at once: a loop over games around the rules and the compiled policies."""

from typing import Any, Final

import numpy as np

from game.engine import chance, legal, outcome, state, week
from game.engine.compiled import compiled
from game.engine.observe import OBSERVATION, Observation, forget, observe_choices, observe_position
from game.engine.outcome import RESULT, SCRATCH
from game.engine.state import ACTION, GAME, NO_LOG, Action, Game
from game.players.compiled_policies import RANDOM, decide
from game.players.mind import MIND, Mind
from game.players.policy import DRAWN_PERSONA
from game.records import Ints, blank
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules

NO_OPENING: Final = -1
"""Kind of an action that stands for none."""


@compiled
def prepare_mind(mind: Mind, settings: Ints) -> None:
    """Set the limits of a run on a policy: persona, forbidden kinds, week of adjournment.

    What another game has left in mind stays until the policy wakes.
    """
    mind.is_awake = 0
    mind.curve = settings[0]
    mind.forbidden = settings[1]
    mind.adjourn_week = settings[2]


@compiled
def take_turn(
    rules: Rules,
    game: Game,
    policy: int,
    view: Observation,
    mind: Mind,
    nonce: int,
    action: Action,
    log: Ints,
) -> int:
    """Let a policy decide for the seat to move, and carry it out. A refusal becomes the safe move."""
    observe_position(rules, game, game.seat, view)
    if policy == RANDOM:
        observe_choices(rules, game, game.seat, view)
    decide(rules, policy, view, mind, nonce, action)
    refusal = week.step(rules, game, action, log)
    if refusal != legal.ALLOWED:
        action.kind = safe_kind(game.phase)
        week.step(rules, game, action, log)
    return refusal


@compiled
def safe_kind(phase: int) -> int:
    """The kind of action that is always allowed in a phase."""
    if phase == state.TABLE:
        return rb.ADJOURN
    return rb.STAY if phase == state.ANSWER else rb.SILENCE


@compiled
def play_on(
    rules: Rules, game: Game, policies: Ints, views: Any, minds: Any, action: Action, log: Ints
) -> int:
    """Play a game on from its next decision to the end of the talks.

    Args:
        rules: Scenario tables.
        game: Changed in place.
        policies: (SIDES,) numbers of compiled policies.
        views: (SIDES,) observation records.
        minds: (SIDES,) mind records.
        action: Room for one action.
        log: Where records go.

    Returns:
        How many decisions were refused and replaced by the safe move.
    """
    refused = 0
    nonce_0 = chance.draw_word(game.seed, game.number, 0, chance.POLICY)
    nonce_1 = chance.draw_word(game.seed, game.number, 0, chance.POLICY + 1)
    while game.phase < state.SUMMER:
        seat = game.seat
        nonce = nonce_0 if seat == 0 else nonce_1
        if (
            take_turn(rules, game, policies[seat], views[seat], minds[seat], nonce, action, log)
            != legal.ALLOWED
        ):
            refused += 1
    return refused


@compiled
def play_games(
    rules: Rules,
    seed: int,
    first: int,
    count: int,
    policies: Ints,
    settings: Ints,
    room: Any,
    results: Any,
) -> int:
    """Play games `first` to `first + count - 1` of a seed from the opening to October.

    Args:
        rules: Scenario tables.
        seed: 0 .. 2^63 - 1.
        first: Number of the first game.
        count: How many games.
        policies: (SIDES,) numbers of compiled policies.
        settings: (SIDES, 3) persona or DRAWN_PERSONA, forbidden bits, week + 1 of adjournment or 0.
        room: Blank records and working records, as `make_room` gives them.
        results: (count,) result records; filled in.

    Returns:
        How many decisions were refused.
    """
    games, blank_games, views, minds, actions, scratches, log = room
    refused = 0
    for place in range(count):
        games[0] = blank_games[0]
        game = games[0]
        game.is_unread = 1
        for seat in range(rb.SIDES):
            forget(rules, views[seat])
            prepare_mind(minds[seat], settings[seat])
        week.begin(rules, game, seed, first + place, log)
        refused += play_on(rules, game, policies, views, minds, actions[0], log)
        outcome.conclude(rules, game, results[place], scratches[0], log)
    return refused


@compiled
def play_forks(
    rules: Rules,
    origin: Any,
    origin_minds: Any,
    opening: Action,
    first: int,
    count: int,
    policies: Ints,
    room: Any,
    results: Any,
) -> int:
    """Play a game on from where it stands, many times: each fork is a game with a number of its own.

    What chance has decided stays; what it has yet to decide, each fork draws by its own number. So forks of
    the same number share their draws, whatever they begin with.

    Args:
        rules: Scenario tables.
        origin: (1,) the game; not modified.
        origin_minds: (SIDES,) what the policies have in mind; not modified.
        opening: What the seat to move does in every fork; of the kind `NO_OPENING`, its policy decides.
        first: Number of the first fork.
        count: How many forks.
        policies: (SIDES,) numbers of compiled policies.
        room: Blank records and working records, as `make_room` gives them.
        results: (count,) result records; filled in.

    Returns:
        How many decisions were refused, the opening among them.
    """
    games, _blank_games, views, minds, actions, scratches, log = room
    refused = 0
    for place in range(count):
        games[0] = origin[0]
        game = games[0]
        game.number = first + place
        game.is_unread = 1
        for seat in range(rb.SIDES):
            forget(rules, views[seat])
            minds[seat] = origin_minds[seat]
        if opening.kind != NO_OPENING and week.step(rules, game, opening, log) != legal.ALLOWED:
            refused += 1
        refused += play_on(rules, game, policies, views, minds, actions[0], log)
        outcome.conclude(rules, game, results[place], scratches[0], log)
    return refused


def make_room() -> tuple[Any, ...]:
    """Make the records that `play_games` works in; one set for each thread."""
    return (
        np.zeros(1, GAME),
        np.zeros(1, GAME),
        np.zeros(rb.SIDES, OBSERVATION),
        np.zeros(rb.SIDES, MIND),
        np.zeros(1, ACTION),
        np.zeros(1, SCRATCH),
        NO_LOG,
    )


def no_opening() -> Action:
    """Make the action that leaves the first decision of every fork to the policy of the seat to move."""
    action: Action = blank(ACTION)
    action.kind = NO_OPENING
    return action


def default_settings() -> Ints:
    """Settings that let every negotiator draw its persona and set no limits."""
    settings = np.zeros((rb.SIDES, 3), np.int64)
    settings[:, 0] = DRAWN_PERSONA
    return settings


def new_results(count: int) -> Any:
    """Make blank results for that many games."""
    return np.zeros(count, RESULT)
