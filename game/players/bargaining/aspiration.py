"""Aspiration: how much a bargainer asks for, falling along its own concession clock.

`demand(c) = floor + (best - floor) * (1 - (c / T)^(1/e))` (Faratin, Sierra, Jennings, *Negotiation
decision functions for autonomous agents*, 1998). The clock goes faster after a week in which the other
side gave something: waiting teaches the other side to wait.
"""

from typing import Final

from game.engine.compiled import compiled
from game.engine.observe import Observation
from game.players.mind import Mind
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules

FULL_WEEK: Final = 100


@compiled
def advance_clock(rules: Rules, view: Observation, mind: Mind) -> None:
    """Let the clock go on after what the other side gave since it was last looked at."""
    other = 1 - view.seat
    raw = 0
    for place in range(mind.n_moved):
        clause = mind.moved[place]
        raw += mind.own[clause, view.seals[other, clause]] - mind.own[clause, mind.their_seals[clause]]
    is_generous = raw * 100 >= rules.generous * max(mind.own_total, 1)
    mind.clock += FULL_WEEK if is_generous else rules.slow_week


@compiled
def demand_at(rules: Rules, view: Observation, mind: Mind, clock: int) -> int:
    """What to ask for when the clock shows `clock`, ten-thousandths of a point."""
    step = min(clock * (rb.CLOCK_STEPS - 1) // rules.horizon, rb.CLOCK_STEPS - 1)
    still_asked = rules.concession[mind.curve, step]
    return view.floor + max(mind.best - view.floor, 0) * still_asked // rb.UNIT
