"""How the talks end: a signature, within the mandate or ad referendum, or a breakdown."""

from game.engine import state
from game.engine.compiled import compiled
from game.engine.forms import apply_effects
from game.engine.state import Game, note
from game.engine.value import is_within, steps_below
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules


@compiled
def end_talks(game: Game, reason: int, log: Ints) -> None:
    """Close the talks; the summer is still to come."""
    game.reason = reason
    game.phase = state.SUMMER
    note(log, game, state.TALKS_ENDED, 0, reason, 0, 0, state.EVERYONE)


@compiled
def sign(rules: Rules, game: Game, seat: int, levels: Ints, log: Ints) -> None:
    """Sign a treaty: both seals go to it, and who went beyond the mandate signs ad referendum."""
    for clause in range(rules.n_clauses):
        game.treaty[clause] = levels[clause]
    for side in range(rb.SIDES):
        for clause in range(rules.n_clauses):
            game.seals[side, clause] = game.treaty[clause]
        if not is_within(rules, side, game.mandate[side], game.treaty):
            apply_effects(rules, game, rules.occasion_effects[rb.SIGNED_BEYOND_MANDATE, side])
        game.steps[side] = steps_below(rules, side, game.mandate[side], game.treaty)
    game.flag[rb.SIGNED_FLAG] = 1
    game.signed_week = game.week
    game.signed_by = seat
    note(log, game, state.TREATY_SIGNED, seat, 0, 0, 0, state.EVERYONE)
    end_talks(game, state.SIGNED, log)
