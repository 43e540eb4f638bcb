"""What was possible: against every treaty that there is."""

from itertools import product

import numpy as np
import pytest

from game.debrief.reckoning.bargain import GRAIN, bargain_of, efficient_treaties, value_table
from game.engine.value import is_consistent
from game.play.session import Session
from tests.debrief.conftest import play


@pytest.fixture(scope="module")
def every_treaty(tariffs):
    """Every treaty of the tariff talks that does not contradict itself, row by row."""
    rules = tariffs.rules
    ranges = [range(int(count)) for count in rules.n_levels[: int(rules.n_clauses)]]
    treaties = np.array(list(product(*ranges)), np.int64)
    return treaties[[bool(is_consistent(rules, treaty)) for treaty in treaties]]


def worth_of(table, treaties):
    return table[:, np.arange(treaties.shape[1]), treaties].sum(axis=2).T


def test_no_treaty_beats_an_efficient_one(tariffs, finished, every_treaty):
    table = value_table(tariffs.rules, finished.position().record)
    values = worth_of(table, every_treaty)
    slack = 2 * GRAIN * int(tariffs.rules.n_clauses)
    for mine in efficient_treaties(tariffs.rules, table).values:
        assert not ((values[:, 0] > mine[0] + slack) & (values[:, 1] >= mine[1] + slack)).any()
    for seat in range(2):
        assert efficient_treaties(tariffs.rules, table).values[:, seat].max() == pytest.approx(
            values[:, seat].max()
        )


def test_an_efficient_treaty_is_worth_what_is_said(tariffs, finished):
    table = value_table(tariffs.rules, finished.position().record)
    treaties = efficient_treaties(tariffs.rules, table)
    assert worth_of(table, treaties.levels) == pytest.approx(treaties.values)
    assert all(is_consistent(tariffs.rules, levels) for levels in treaties.levels)
    assert (np.diff(treaties.values[:, 0]) <= 0).all()
    assert (np.diff(treaties.values[:, 1]) >= 0).all()


def test_the_nash_point_maximises_the_product_of_gains(tariffs, finished, every_treaty):
    bargain = bargain_of(finished)
    floors = np.array(list(bargain.no_treaty.values()))
    again = Session(tariffs, finished.setup)
    for decision in finished.decisions[:-1]:
        again.repeat_decision(decision)
    gains = worth_of(value_table(tariffs.rules, again.position().record), every_treaty) - floors
    best = gains[(gains >= 0).all(axis=1)].prod(axis=1).max()
    found = np.prod(np.array(list(bargain.nash.values.values())) - floors)
    assert found == pytest.approx(best, rel=0.01)


def test_a_treaty_that_stands_is_worth_its_value_at_the_signature(moscow):
    signed = next(one for one in (play(moscow, seed=seed) for seed in range(1, 5)) if one.result.stands)
    bargain = bargain_of(signed)
    assert bargain.here == pytest.approx(signed.result.value, abs=0.001)


def test_the_zone_is_told_week_by_week(finished):
    bargain = bargain_of(finished)
    assert [zone.week for zone in bargain.weeks] == list(range(1, finished.week + 1))
    for zone in bargain.weeks:
        assert zone.is_open == all(zone.best[side] >= zone.floors[side] for side in finished.sides)
    assert bargain.weeks[-1].floors == bargain.no_treaty


def test_settled_clauses_stay_where_they_are(moscow):
    from tests import builders  # noqa: PLC0415 - only here

    short = builders.short_moscow()
    treaties = efficient_treaties(short.rules, value_table(short.rules, play(short).position().record))
    for clause in range(int(short.rules.n_clauses)):
        if short.rules.is_settled[clause]:
            assert set(treaties.levels[:, clause]) == {int(short.rules.opening[0, clause])}


def test_a_game_that_goes_on_has_no_treaty_yet(tariffs):
    bargain = bargain_of(Session.new(tariffs, seed=1))
    assert bargain.here is None
    assert len(bargain.weeks) == 1
