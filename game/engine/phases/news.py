"""News: the markers drift, and the week's dispatches arrive."""

from game.engine import chance, state
from game.engine.chance import happens
from game.engine.compiled import compiled
from game.engine.forms import apply_effects, chance_of, clamp, holds, rounded
from game.engine.state import Game, note
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules


@compiled
def drift(rules: Rules, game: Game, marker: int) -> None:
    """Let a marker wander off its baseline: part of the deviation stays, pushes and steps of chance come."""
    if rules.noise_keep[marker] != rb.UNIT:
        game.noise[marker] = rounded(game.noise[marker] * rules.noise_keep[marker], rb.UNIT)
    game.noise[marker] += game.impulse[marker]
    game.impulse[marker] = 0
    step_chance = rules.noise_chance[marker]
    if step_chance > 0:
        roll = chance.draw(game, chance.NOISE + marker)
        if roll < step_chance:
            game.noise[marker] -= rules.noise_step[marker]
        elif roll < 2 * step_chance:
            game.noise[marker] += rules.noise_step[marker]


@compiled
def deviation(rules: Rules, game: Game, marker: int) -> int:
    """How far a marker stands off its baseline by itself: chance, a variant's shift, and play."""
    return game.noise[marker] + rules.shift[marker, game.week] + game.push[marker]


@compiled
def set_marker(rules: Rules, game: Game, marker: int) -> None:
    """Set a marker that has a baseline to its value of the week."""
    number = rules.baseline[marker, game.week] + deviation(rules, game, marker)
    leader = rules.leader[marker]
    if leader != 0:
        number += rounded(rules.follows[marker] * deviation(rules, game, leader - 1), rb.UNIT)
    game.marker[marker] = clamp(number, rules.marker_low[marker], rules.marker_high[marker])


@compiled
def move_markers(rules: Rules, game: Game) -> None:
    """Move every marker that has a baseline into the new week."""
    for place in range(rules.n_based):
        drift(rules, game, rules.based[place])
    for place in range(rules.n_based):
        set_marker(rules, game, rules.based[place])


@compiled
def bring_dispatches(rules: Rules, game: Game, at_close: int, log: Ints) -> bool:
    """Let the week's dispatches arrive. Return whether one of them ends the talks."""
    ends_talks = False
    for place in range(rules.n_due[game.week, at_close, game.is_unread]):
        dispatch = rules.due[game.week, at_close, game.is_unread, place]
        if game.dispatch_week[dispatch] == 0 and holds(rules, game, rules.dispatch_conditions[dispatch]):
            likelihood = chance_of(rules, game, rules.dispatch_chance[dispatch])
            if happens(game, chance.DISPATCH + dispatch, likelihood):
                game.dispatch_week[dispatch] = game.week + 1
                seen_by = rules.is_dispatch_seen[0, dispatch] + 2 * rules.is_dispatch_seen[1, dispatch]
                note(log, game, state.DISPATCH_CAME, 0, dispatch, 0, 0, seen_by)
                if apply_effects(rules, game, rules.dispatch_effects[dispatch]):
                    ends_talks = True
    return ends_talks
