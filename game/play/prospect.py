"""What a side can reckon, before it signs, of the treaty that it would sign."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from game.engine import state
from game.engine.forms import chance_of, clamp, holds
from game.engine.observe import Observation
from game.engine.value import assess_treaty, is_within
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.names import Names
from game.scenario.rulebook import Rules


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a treaty would mean to a side that signed it now.

    Attributes:
        value: Points that it is worth to the side, documents apart.
        steps: Public steps below its mandate.
        ratification: Chance (0 to 1) that its capital ratifies, as far as can be told now; None where the
            scenario has no such vote, or where people rule there.
    """

    value: float
    steps: int
    ratification: float | None


def prospect_of(names: Names, rules: Rules, observation: Observation, levels: Ints) -> Prospect:
    """Reckon what a treaty would mean to a side that signed it now.

    Args:
        names: Index of the scenario's names.
        rules: Scenario tables.
        observation: The side's; not changed.
        levels: (CLAUSES,) the treaty.
    """
    seat = int(observation.seat)
    signed: Any = state.copy_of(observation)
    signed.treaty[:] = levels
    signed.flag[rb.SIGNED_FLAG] = 1
    if not is_within(rules, seat, signed.mandate, signed.treaty):
        _bear_reproaches(rules, signed, seat)
    assess_treaty(rules, signed, seat, signed.mandate, np.zeros(rb.GROUPS, np.int64))
    return Prospect(
        value=int(signed.whole_value[seat]) / rb.UNIT,
        steps=int(signed.steps[seat]),
        ratification=_ratification(names, rules, signed),
    )


def _bear_reproaches(rules: Rules, signed: Any, seat: int) -> None:
    """Let markers fall that signing beyond the mandate lowers at once."""
    start, count = rules.occasion_effects[rb.SIGNED_BEYOND_MANDATE, seat]
    for kind, marker, _, amount in rules.effects[start : start + count]:
        if kind == rb.ADD_TO_MARKER:
            low, high = rules.marker_low[marker], rules.marker_high[marker]
            signed.marker[marker] = clamp(signed.marker[marker] + amount, low, high)


def _ratification(names: Names, rules: Rules, signed: Any) -> float | None:
    step = names.scenario.sides[int(signed.seat)].ratification
    if step is None:
        return None
    place = next(place for place, known in enumerate(names.scenario.summer) if known.id == step)
    if not holds(rules, signed, rules.summer_conditions[place]):
        return None
    return int(chance_of(rules, signed, rules.summer_chance[place])) / rb.CERTAIN
