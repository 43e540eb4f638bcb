"""Packages: when a whole treaty is worth taking, and when it is worth handing over."""

from game.engine.compiled import compiled
from game.engine.forms import evaluate
from game.engine.observe import Observation
from game.engine.value import conceded, worth
from game.players.bargaining.offering import concede, copy_levels
from game.players.mind import Mind, own_raw, to_raw, to_them
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules


@compiled
def worth_to_them(rules: Rules, mind: Mind, levels: Ints) -> int:
    """What a draft is believed to be worth to the other side, in ten-thousandths of a point."""
    raw = 0
    for clause in range(rules.n_clauses):
        raw += to_them(mind, clause, levels[clause])
    return raw * 100 // rb.CERTAIN


@compiled
def guess_their_floor(rules: Rules, view: Observation) -> int:
    """What the other side can have without a treaty, as far as anybody can reckon, in the same unit."""
    other = 1 - view.seat
    mean_shift = (rules.floor_shift[other, 0] + rules.floor_shift[other, 1]) // 2
    return evaluate(rules, view, rules.floor_form[other]) + mean_shift * 100


@compiled
def worth_if_signed(rules: Rules, view: Observation, mind: Mind, levels: Ints) -> int:
    """What a treaty would be worth to oneself, less only what home has not allowed.

    The own table keeps up a charge for steps that the capital has since allowed. That is for the table;
    who signs need not pretend.
    """
    seat = view.seat
    steps = 0
    for clause in range(rules.n_clauses):
        if rules.is_secret[clause] == 0:
            first = conceded(rules, seat, clause, rules.instructions[seat, clause], levels[clause])
            now = conceded(rules, seat, clause, view.mandate[clause], levels[clause])
            steps += max(max(first, 0) - max(now, 0), 0)
    pretence = steps * rules.penalty_per_step[seat] * rules.tied_hands // rb.UNIT
    return worth(rules, mind.own, mind.own_total, levels) + pretence


@compiled
def is_worth_taking(rules: Rules, view: Observation, mind: Mind, package: int, least: int) -> bool:
    """Whether a package that lies open should be taken now.

    Who hands over a whole treaty wants one: while there is time, only what gives as much as one's own
    seals ask is taken, and bargaining goes on. In the last week the package is weighed against what the
    seals on the table give, and against the chance that one's own draft will do.
    """
    seat = view.seat
    gain = worth_if_signed(rules, view, mind, rules.package_levels[package])
    if view.week < rules.n_weeks - 1:
        return gain >= max(least, worth(rules, mind.own, mind.own_total, view.seals[seat]))
    if gain < least:
        return False
    copy_levels(rules, view.seals[seat], mind.plan)
    concede(rules, view, mind, own_raw(rules, mind, mind.plan) - to_raw(mind, least), mind.plan)
    return worth_to_them(rules, mind, mind.plan) < guess_their_floor(rules, view)


@compiled
def is_worth_handing_over(rules: Rules, view: Observation, mind: Mind, package: int) -> bool:
    """Whether a package is worth a week: it is good enough for oneself, and the other side may take it.

    It may, if it gives about what its seals ask. In the end it may also if it is better to it than no
    treaty, and what lies on the table is not; and then, patience allowing, less than the demand will do.
    """
    levels = rules.package_levels[package]
    gain = worth(rules, mind.own, mind.own_total, levels)
    is_late = view.week + rules.package_open_weeks[package] >= rules.n_weeks
    if gain < mind.demand and not is_late:
        return False
    welcome = worth_to_them(rules, mind, levels)
    if welcome >= worth_to_them(rules, mind, view.seals[1 - view.seat]):
        return gain >= mind.demand
    if not is_late:
        return False
    if gain < view.floor + max(mind.demand - view.floor, 0) * rules.patience // rb.UNIT:
        return False
    return worth_to_them(rules, mind, view.seals[view.seat]) < guess_their_floor(rules, view) <= welcome
