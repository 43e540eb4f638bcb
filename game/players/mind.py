"""What a compiled policy keeps in mind between its decisions."""

from typing import Annotated, Final

from game.engine.compiled import compiled
from game.records import Ints, record_dtype
from game.scenario import rulebook as rb
from game.scenario.rulebook import CLAUSES, DOCUMENTS, LEVELS, TYPES

SHARE_BITS: Final = 20
"""Bits after the point in a mixed weight, which is a share of the whole."""


class Mind:
    """A policy's memory and room to think. It never holds what its observations did not show."""

    is_awake: int  # whether the first decision has been taken
    # The persona and the limits that a run may set on it.
    curve: int  # row of the concession table
    forbidden: int  # bits of the kinds of action that it may not choose
    adjourn_week: int  # week + 1 in which its table move is an adjournment instead, or 0
    # Bargaining.
    clock: int  # hundredths of a week on its own concession clock
    document_heard: Annotated[Ints, (DOCUMENTS,)]  # the state of each that the values take in
    their_seals: Annotated[Ints, (CLAUSES,)]  # as it last saw them
    n_moved: int
    moved: Annotated[Ints, (CLAUSES,)]  # the clauses on which it has moved since
    best: int  # value of its best level on every clause, ten-thousandths of a point
    demand: int  # what it now asks for, ten-thousandths of a point
    # Belief about the other side's hidden type, in 1/65536.
    belief: Annotated[Ints, (TYPES,)]
    heard_question: int  # clause + 1 of the last answer taken in
    awaits_sounding: int  # whether an answer to a sounding is still to be taken in
    sounded: Annotated[Ints, (TYPES,)]  # how often each type was sounded out
    # Values: own ones, and the other side's as believed.
    own_weights: Annotated[Ints, (CLAUSES,)]  # whatever the type, hundredths
    own_values: Annotated[Ints, (CLAUSES, LEVELS)]  # ten-thousandths
    own_typed: Annotated[Ints, (CLAUSES,)]  # the weights by its own type
    own_total: int  # their sum
    own: Annotated[Ints, (CLAUSES, LEVELS)]  # what each level adds, less what it costs to answer for at home
    charge: int  # in it, for a step beyond the instructions
    pretence: int  # what stays of that where the mandate allows the step
    filled_mandate: Annotated[Ints, (CLAUSES,)]  # the mandate by which each row of it was filled, or STALE
    last_free: Annotated[Ints, (CLAUSES,)]  # of each row, the level from which on steps are charged for
    free_best: Annotated[Ints, (CLAUSES,)]  # of each row, the best level that is not charged for
    row_best: Annotated[Ints, (CLAUSES,)]  # the best of each row
    best_raw: int  # the sum of these
    their_weights: Annotated[Ints, (CLAUSES,)]
    their_values: Annotated[Ints, (CLAUSES, LEVELS)]
    their_typed: Annotated[Ints, (TYPES, CLAUSES)]  # the weights, type by type
    their_total: Annotated[Ints, (TYPES,)]
    their_mixed: Annotated[Ints, (CLAUSES,)]  # the weights as shares of the whole, types mixed by belief
    # Room to think in.
    plan: Annotated[Ints, (CLAUSES,)]  # seals that it might show
    n_trades: int
    trades: Annotated[Ints, (CLAUSES * LEVELS, 4)]  # clause, level, gain of the other side, cost to oneself


MIND: Final = record_dtype(Mind)


@compiled
def may_choose(mind: Mind, kind: int) -> bool:
    """Whether the run allows the policy this kind of action."""
    return (mind.forbidden >> kind) & 1 == 0


@compiled
def to_raw(mind: Mind, points: int) -> int:
    """Turn ten-thousandths of a point into the scale of the own table."""
    return points * mind.own_total // 100


@compiled
def to_them(mind: Mind, clause: int, level: int) -> int:
    """What a level is believed to add for the other side, in 1/65536 of the value."""
    return (mind.their_mixed[clause] * mind.their_values[clause, level]) >> SHARE_BITS


@compiled
def own_raw(rules: rb.Rules, mind: Mind, levels: Ints) -> int:
    """Sum the own table over a draft."""
    raw = 0
    for clause in range(rules.n_clauses):
        raw += mind.own[clause, levels[clause]]
    return raw
