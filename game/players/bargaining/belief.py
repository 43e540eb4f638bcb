"""Belief: which hidden type the other side has, learnt from seals, answers and soundings.

Bayes over the scenario's few types. What a side concedes tells which clauses are cheap to it
(Hindriks and Tykhonov, *Opponent modelling in automated multi-issue negotiation*, AAMAS 2008).
"""

from typing import Final

from game.engine.compiled import compiled
from game.engine.forms import clamp, rounded
from game.engine.observe import Observation
from game.engine.state import add_times
from game.engine.value import (
    appraise_at_rest,
    grade_of_loss,
    put_on_type_again,
    put_on_type_at_rest,
    reappraise,
    toward_other,
)
from game.players.mind import SHARE_BITS, Mind
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules

POINTS_PER_DOUBT: Final = 25_000
"""Loss (ten-thousandths of a point) that makes a type e times less likely to have conceded it."""

RIGHT_GRADE: Final = 52_429
"""Likelihood, in 1/65536, of an answer that a type would give."""

WRONG_GRADE: Final = 13_107

LEAST_BELIEF: Final = 656
"""No type is ever ruled out: one in a hundred."""


@compiled
def start_belief(rules: Rules, view: Observation, mind: Mind) -> None:
    """Begin with all types of the other side equally likely, and weigh the clauses as each of them would."""
    other = 1 - view.seat
    for type_ in range(rules.n_types[other]):
        mind.belief[type_] = rb.CERTAIN // rules.n_types[other]
        mind.sounded[type_] = 0
    appraise_at_rest(rules, other, mind.their_weights, mind.their_values)
    for type_ in range(rules.n_types[other]):
        mind.their_total[type_] = put_on_type_at_rest(rules, other, type_, mind.their_typed[type_])
    for clause in range(rules.n_clauses):
        mind.their_mixed[clause] = 0


@compiled
def scale_belief(rules: Rules, view: Observation, mind: Mind) -> None:
    """Bring the belief back to a whole, no type below the least."""
    n_types = rules.n_types[1 - view.seat]
    total = 0
    for type_ in range(n_types):
        total += mind.belief[type_]
    for type_ in range(n_types):
        share = mind.belief[type_] * rb.CERTAIN // max(total, 1)
        mind.belief[type_] = max(share, LEAST_BELIEF)


@compiled
def guess_their_values(rules: Rules, view: Observation, mind: Mind) -> None:
    """Weigh the clauses as each type of the other side now would."""
    other = 1 - view.seat
    reappraise(rules, view, other, True, mind.their_weights, mind.their_values)
    for type_ in range(rules.n_types[other]):
        typed, total = mind.their_typed[type_], mind.their_total[type_]
        mind.their_total[type_] = put_on_type_again(rules, other, type_, mind.their_weights, typed, total)


@compiled
def points_lost(mind: Mind, type_: int, clause: int, before: int, level: int) -> int:
    """What a type of the other side would lose from one level of a clause to another, raw."""
    loss = mind.their_values[clause, before] - mind.their_values[clause, level]
    return mind.their_typed[type_, clause] * loss


@compiled
def list_moved(rules: Rules, view: Observation, mind: Mind) -> None:
    """List the clauses on which the other side has moved its seal since it was last looked at."""
    other = 1 - view.seat
    n_moved = 0
    for clause in range(rules.n_clauses):
        if mind.their_seals[clause] != view.seals[other, clause]:
            mind.moved[n_moved] = clause
            n_moved += 1
    mind.n_moved = n_moved


@compiled
def remember_moved(view: Observation, mind: Mind) -> None:
    """Remember the other side's seals as they now stand."""
    for place in range(mind.n_moved):
        clause = mind.moved[place]
        mind.their_seals[clause] = view.seals[1 - view.seat, clause]


@compiled
def learn_from_seals(rules: Rules, view: Observation, mind: Mind) -> None:
    """Doubt the types to whom what they conceded would have been dear."""
    if mind.n_moved == 0:
        return
    other = 1 - view.seat
    for type_ in range(rules.n_types[other]):
        raw = 0
        for place in range(mind.n_moved):
            clause = mind.moved[place]
            raw += points_lost(mind, type_, clause, mind.their_seals[clause], view.seals[other, clause])
        loss = raw * 100 // max(mind.their_total[type_], 1)
        step = clamp(loss * 100 // POINTS_PER_DOUBT, 0, rb.DECAY_STEPS - 1)
        mind.belief[type_] = mind.belief[type_] * rules.decay[step] // rb.CERTAIN
    scale_belief(rules, view, mind)


@compiled
def learn_from_answer(rules: Rules, view: Observation, mind: Mind) -> None:
    """Doubt the types that would have answered the last question otherwise.

    It was asked about the seals as they were last seen.
    """
    other = 1 - view.seat
    clause = view.question[view.seat] - 1
    seal = mind.their_seals[clause]
    level = seal + toward_other(rules, other, clause)
    if level < 0 or level >= rules.n_levels[clause]:
        return
    for type_ in range(rules.n_types[other]):
        raw = points_lost(mind, type_, clause, seal, level)
        would_say = grade_of_loss(rules, rounded(raw * 100, max(mind.their_total[type_], 1)))
        likelihood = RIGHT_GRADE if would_say == view.answer[view.seat] else WRONG_GRADE
        mind.belief[type_] = mind.belief[type_] * likelihood // rb.CERTAIN
    scale_belief(rules, view, mind)


@compiled
def learn_from_sounding(rules: Rules, view: Observation, mind: Mind) -> None:
    """Take in the answer of the last sounding, as far as soundings can be trusted."""
    sounded = view.sounding[0] - 1
    for type_ in range(rules.n_types[1 - view.seat]):
        agrees = (type_ == sounded) == (view.sounding[1] != 0)
        likelihood = rules.probe_accuracy if agrees else rb.CERTAIN - rules.probe_accuracy
        mind.belief[type_] = mind.belief[type_] * likelihood // rb.CERTAIN
    scale_belief(rules, view, mind)


@compiled
def mix_their_weights(rules: Rules, view: Observation, mind: Mind) -> None:
    """Weigh the clauses as the other side is believed to, all its types together."""
    for clause in range(rules.n_clauses):
        mind.their_mixed[clause] = 0
    for type_ in range(rules.n_types[1 - view.seat]):
        share = (mind.belief[type_] << SHARE_BITS) // max(mind.their_total[type_], 1)
        add_times(share, mind.their_typed[type_], mind.their_mixed, rules.n_clauses)
