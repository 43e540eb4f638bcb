"""What holds of all games: random ones are played, and a second, slow reckoning agrees with the engine.

The environment variable RULEBOOK_GAMES sets how many whole games are played here, 30 unless it is set; a
release plays 200 or more. Compiled games by the thousand are played in tests/test_compiled.py.
"""

import os
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from game.engine import legal, outcome, state, value, week
from game.engine.state import copy_of
from game.records import blank
from game.scenario import rulebook as rb
from tests import oracle
from tests.builders import Play, Table, moscow, tariffs
from tests.invariants import check_invariants
from tests.strategies import (
    HALF_PLAYED,
    POSITIONS,
    SEEDS,
    SHADED,
    change_hidden_facts,
    dice_of,
    position,
    wild_action,
)

GAMES = int(os.environ.get("RULEBOOK_GAMES", "30"))
PAIRS = [
    ("random", "random"),
    ("random", "negotiator"),
    ("historical", "random"),
    ("bluffer", "random"),
    ("random", "random"),
    ("negotiator", "bluffer"),
]
slow = settings(
    suppress_health_check=list(HealthCheck),
    phases=[
        Phase.explicit,
        Phase.generate,
    ],  # an example is one number, which shrinking does not make plainer
)


def game_of(number):
    """A game of its own kind for each number."""
    scenario = moscow() if number % 3 == 0 else tariffs()
    return Play(scenario, PAIRS[number // 3 % len(PAIRS)], seed=20, number=number)


def asked_of(table, action):
    """Whether the oracle calls an action legal."""
    if not 0 <= action.kind < rb.ACTION_KINDS:
        return False
    data = table.scenario.data
    asked = oracle.Asked(
        rb.ACTION_NAMES[action.kind],
        int(action.target),
        int(action.second),
        int(action.document),
        tuple(int(level) for level in action.levels[: len(data.clauses)]),
    )
    return oracle.is_legal(oracle.position_of(data, table.game), table.game, asked)


# Whole games.


@pytest.mark.parametrize("number", range(GAMES))
def test_a_game_keeps_the_invariants_and_ends(number):
    play = game_of(number)
    table = play.table
    actions = []
    while play.is_running:
        action = play.decide()
        before = copy_of(table.game)
        assert asked_of(table, action)
        assert play.take(action) == legal.ALLOWED
        check_invariants(table.rules, table.game, before)
        actions.append(action)
        assert len(actions) <= 4 * table.rules.n_weeks + 2, "the talks do not end"
    again = Table(table.scenario, 20, number)
    for action in actions:
        assert week.step(again.rules, again.game, action, again.log) == legal.ALLOWED
    assert again.bytes == table.bytes
    assert (again.log == table.log).all()


def test_enough_kinds_of_games_are_played():
    kinds = {
        (game_of(number).table.scenario.name, *PAIRS[number // 3 % len(PAIRS)]) for number in range(GAMES)
    }
    assert len(kinds) >= min(8, GAMES // 4)


def test_the_invariants_find_faults():
    table = Table(tariffs())
    before = copy_of(table.game)
    faults = {
        "seals crossed": lambda game: game.seals[1].__setitem__(0, 3) or game.seals[0].__setitem__(0, 0),
        "a level off its track": lambda game: game.seals[0].__setitem__(3, 2),
        "a marker above its range": lambda game: game.marker.__setitem__(0, 1_001),
        "a marker below its range": lambda game: game.marker.__setitem__(0, -1),
        "week fell": lambda game: setattr(game, "week", -1),
        "a week was left out": lambda game: setattr(game, "week", 3),
        "the wrong side's turn": lambda game: setattr(game, "seat", 0),
        "two documents at once": lambda game: game.document_state.__setitem__(slice(0, 2), 1),
        "a second threat": lambda game: game.threat_used.__setitem__(0, 2),
        "type changed": lambda game: game.type.__setitem__(0, 1 - game.type[0]),
        "too many seals moved": lambda game: game.seals[1].__setitem__([0, 1, 2, 3], 1),
        "more than a threat can move": lambda game: game.seals[0].__setitem__([0, 1, 2], 1),
    }
    for message, plant in faults.items():
        game = copy_of(table.game)
        check_invariants(table.rules, game, before)
        plant(game)
        with pytest.raises(AssertionError, match=message):
            check_invariants(table.rules, game, before)


# Refusals and legality.


@settings(slow, max_examples=400)
@given(POSITIONS, SEEDS)
def test_legality_as_the_oracle_has_it(table, seed):
    action = wild_action(table, seed)
    verdict = legal.judge(table.rules, table.game, int(table.game.seat), action)
    assert (verdict == legal.ALLOWED) == asked_of(table, action), legal.REASON_NAMES[verdict]


@settings(slow, max_examples=200)
@given(POSITIONS, SEEDS)
def test_a_refused_action_changes_nothing(table, seed):
    before, log = table.bytes, table.log.copy()
    if week.step(table.rules, table.game, wild_action(table, seed), table.log) != legal.ALLOWED:
        assert table.bytes == before
        assert (table.log == log).all()


def test_wild_actions_reach_every_reason():
    met = set()
    for seed in range(2_000):
        if seed % 10 == 0:
            table = position(seed)
        met.add(legal.judge(table.rules, table.game, int(table.game.seat), wild_action(table, seed)))
    assert met == set(range(len(legal.REASON_NAMES)))


def candidates(table, kind):
    """Actions of a kind with every target, and for a draft every single seal and every document."""
    rules, game = table.rules, table.game
    blank_action = blank(state.ACTION)
    blank_action.kind = kind
    blank_action.levels[:] = game.seals[game.seat]
    targets = range(max(int(rules.n_clauses), rb.TYPES))
    for target in targets:
        action = blank_action.copy()
        action.target = target
        yield action
        if kind == rb.DRAFT and target < rules.n_clauses:
            for document in range(rules.n_documents):
                action = blank_action.copy()
                action.target, action.document = target, document + 1
                yield action
            for level in range(rules.n_levels[target]):
                action = blank_action.copy()
                action.levels[target] = level
                yield action


@settings(slow, max_examples=60)
@given(st.one_of(POSITIONS, HALF_PLAYED))
def test_the_kinds_that_may_be_chosen_have_a_target(table):
    mask = np.zeros(rb.ACTION_KINDS, np.int64)
    for seat in range(rb.SIDES):
        legal.legal_kinds(table.rules, table.game, seat, mask)
        for kind in range(rb.ACTION_KINDS):
            judged = (
                legal.judge(table.rules, table.game, seat, action) for action in candidates(table, kind)
            )
            assert bool(mask[kind]) == any(verdict == legal.ALLOWED for verdict in judged), rb.ACTION_NAMES[
                kind
            ]


def test_nothing_can_be_drafted_where_all_is_won():
    table = Table(tariffs()).put(side="halmar")
    table.game.seals[:, :8] = table.rules.wish[0, :8]
    assert table.view("halmar").choices[rb.DRAFT] == 0
    table.game.document_state[table.names.document["salt_ledger"]] = state.USED
    table.put(side="corvane")
    table.game.seals[:, :8] = table.rules.wish[1, :8]
    assert table.view("corvane").choices[rb.DRAFT] == 1, "a document is to be answered"


# What a side may know.


@settings(slow, max_examples=60)
@given(st.one_of(SHADED, HALF_PLAYED), st.integers(0, 1), SEEDS)
def test_a_view_does_not_change_with_hidden_facts(table, seat, seed):
    side = list(table.names.side)[seat]
    before = table.view(side)
    change_hidden_facts(table, seat, dice_of(seed))
    after = table.view(side)
    for name in before.dtype.names:
        assert np.array_equal(before[name], after[name]), name


def floor_is_own(table, seat):
    """Whether a seat sees all that its own floor depends on, as every fair scenario has it."""
    floor = table.scenario.data.sides[seat].floor
    terms = [] if isinstance(floor, Decimal) else floor.terms
    seen = {m.id for m in table.scenario.data.markers if table.scenario.data.sides[seat].id in m.seen_by}
    names = {term.of if isinstance(term.of, str) else term.of.marker for term in terms}
    return names <= seen


def test_a_side_sees_what_its_floor_depends_on():
    assert all(floor_is_own(Table(scenario()), seat) for scenario in (moscow, tariffs) for seat in (0, 1))


# The same again.


@settings(slow, max_examples=12)
@given(HALF_PLAYED, st.integers(0, 2**32 - 2))
def test_a_fork_with_the_same_draws_is_the_same(table, nonce):
    twin = copy_of(table.game)
    start = table.bytes
    logs = []
    for game in (twin, table.game):
        fork = Play(table.scenario, ("random", "random"), number=int(table.game.number))
        fork.table.game, fork.table.log = game, state.new_log()
        fork.nonces = [nonce, nonce + 1]
        if game is table.game:
            assert table.bytes == start, "the fork touched its origin"
        fork.play_out()
        logs.append(fork.table.log)
    assert twin.tobytes() == table.bytes
    assert (logs[0] == logs[1]).all()


# Value.


def points(number):
    """Ten-thousandths of a point as points."""
    return Decimal(int(number)) / rb.UNIT


@settings(slow, max_examples=200)
@given(SHADED, st.integers(0, 1), st.booleans())
def test_value_as_the_oracle_has_it(table, seat, with_documents):
    rules, game, data = table.rules, table.game, table.scenario.data
    side = data.sides[seat].id
    position = oracle.position_of(data, game)
    levels = np.zeros((rb.CLAUSES, rb.LEVELS), np.int64)
    weights, values = np.zeros(rb.CLAUSES, np.int64), np.zeros_like(levels)
    value.appraise(rules, game, seat, with_documents, weights, values)
    total = value.put_on_type(rules, seat, int(game.type[seat]), weights, weights)
    value.tabulate(rules, weights, values, levels)
    for owner in range(rb.SIDES):
        draft = position.seals[data.sides[owner].id]
        found = points(value.worth(rules, levels, total, game.seals[owner]))
        expected = oracle.worth(position, side, draft, with_documents=with_documents)
        assert abs(found - expected) < oracle.NEAR
        steps = value.steps_below(rules, seat, game.mandate[seat], game.seals[owner])
        assert steps == oracle.steps_below(position, side, draft)
        assert value.is_consistent(rules, game.seals[owner]) == oracle.is_consistent(data, draft)
    floor = min(max(oracle.amount(position, data.sides[seat].floor) + points(game.floor_shift[seat]), 0), 100)
    assert abs(points(value.floor_of(rules, game, seat)) - floor) < oracle.NEAR


# The summers.


def judged(table):
    """The result of talks that end here, signed under the other side's draft if that can be."""
    start = oracle.position_of(table.scenario.data, table.game)
    result = blank(outcome.RESULT)
    outcome.conclude(table.rules, table.game, result, blank(outcome.SCRATCH), state.NO_LOG)
    return start, result


def compare_summers(table):
    """Compare paper, fact and the story with a list of all summers."""
    start, result = judged(table)
    data = table.scenario.data
    ends = list(oracle.summers(start))
    assert abs(sum(likely for likely, _ in ends) - 1) < Decimal("1e-20")
    for seat, side in enumerate(data.sides):
        rows = [(likely, oracle.fact_points(end, side.id)) for likely, end in ends]
        weights = [column.weight for column in side.columns]
        totals = [sum(w * p for w, p in zip(weights, row, strict=True)) / sum(weights) for _, row in rows]
        for place, paper in enumerate(oracle.paper_points(start, side.id)):
            assert abs(points(result.paper_column[seat, place]) - paper) < oracle.NEAR_IN_FACT
            expected = sum(likely * row[place] for likely, row in rows)
            assert abs(points(result.fact_column[seat, place]) - expected) < oracle.NEAR_IN_FACT
        assert (
            min(totals) - oracle.NEAR_IN_FACT
            <= points(result.fact[seat])
            <= max(totals) + oracle.NEAR_IN_FACT
        )
        assert (
            min(totals) - oracle.NEAR_IN_FACT
            <= points(result.drawn_fact[seat])
            <= max(totals) + oracle.NEAR_IN_FACT
        )


def ended(table):
    """Talks that end from a position: with a signature if that can be, and else broken off."""
    if table.judge("accept") == "allowed":
        return table.act("accept")
    table.game.reason = state.BROKE_OFF
    return table.put(phase="summer")


@settings(slow, max_examples=40)
@given(SEEDS)
def test_summers_as_the_oracle_has_them(seed):
    table = position(seed, small=True)
    compare_summers(ended(table.put(phase="table", side=table.side)))


@pytest.mark.parametrize("number", range(3))
def test_the_shipped_summer_as_the_oracle_has_it(number):
    table = Table(moscow(), number=number).put(at=10 - 2 * number, markers={"assurance": number})
    table.game.seals[:, :15] = table.rules.history[:15]
    compare_summers(ended(table) if number < 2 else table.put(phase="summer"))
