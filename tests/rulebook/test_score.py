"""Section 11: the score."""

from decimal import Decimal

import numpy as np

from game.engine import chance
from game.engine.value import appraise, floor_of, put_on_type, tabulate, worth
from game.scenario import rulebook as rb
from tests import oracle
from tests.builders import Table, changed, moscow, no, tariffs, yes


def points(number):
    """Ten-thousandths of a point as points."""
    return Decimal(int(number)) / rb.UNIT


def near(found, expected):
    """Whether points differ by roundings alone."""
    return abs(points(found) - expected) < oracle.NEAR


def signed(number=0, *, at=5, scenario=None):
    """Talks that Halmar ended with its signature under Corvane's draft of the middle."""
    middle = {"salt_duty": "half", "fishing": "licensed", "lighthouse": "third", "coast_guard": "to_the_bar"}
    table = Table(scenario or tariffs(), number=number)
    return table.put(at=at, side="halmar", seals={"corvane": middle}, markers={"herring": 6}).act("accept")


def weighed(table, type_):
    """The sum of a type's weights, and what each level adds to a draft's value."""
    weights, values = np.zeros(rb.CLAUSES, np.int64), np.zeros((rb.CLAUSES, rb.LEVELS), np.int64)
    appraise(table.rules, table.game, 0, True, weights, values)
    total = put_on_type(table.rules, 0, type_, weights, weights)
    tabulate(table.rules, weights, values, values)
    return total, values


def test_what_a_draft_is_worth():
    """R11.1: A draft's value to a side is 100 times the sum of weight times value over the clauses, divided
    by the sum of the weights; weights carry the factors of the side's hidden type.
    """
    table = Table(tariffs()).put(types=["fishers"], markers={"herring": 4, "goodwill": 5})
    own = table.game.seals[0]
    total, values = weighed(table, 1)
    assert total == 7_660
    own[:8] = (1, 2, 2, 1, 3, 2, 1, 2)
    assert worth(table.rules, values, total, own) == round(1_000_000 * (76.6 - 10) / 76.6)
    table = Table(moscow()).put(types=["vilnius_first"])
    _, values = weighed(table, 0)
    assert values[0, 2] == 1_600 * 140 // 100 * rb.UNIT


def test_the_floor():
    """R11.2: A side's floor, what it can have without a treaty, is the scenario's, plus the shift drawn for
    that game and what threats and dispatches added, kept within 0 and 100.
    """
    table = Table(tariffs()).put(markers={"herring": 6})
    table.game.floor_shift[:] = 12_345
    assert floor_of(table.rules, table.game, 0) == 530_000 + 12_345
    table.game.floor_shift[:] = 900_000
    assert floor_of(table.rules, table.game, 0) == 1_000_000
    table.game.floor_shift[:] = -900_000
    assert floor_of(table.rules, table.game, 1) == 0
    threatened = Table(tariffs()).put(side="halmar").fate(yes(chance.THREAT))
    before = floor_of(threatened.rules, threatened.game, 1)
    threatened.act("threaten", clause="salt_duty")
    assert floor_of(threatened.rules, threatened.game, 1) == before - 20_000


def test_paper_knows_no_summer():
    """R11.3: On paper a side's columns are judged at the end of the talks, before any of the summer."""
    results = []
    for wish in (yes, no):
        table = signed()
        table.fate(wish(chance.SUMMER + 1), wish(chance.SUMMER + 2))
        position = oracle.position_of(tariffs().data, table.game)
        results.append(table.conclude())
        for seat, side in enumerate(("halmar", "corvane")):
            for column, expected in enumerate(oracle.paper_points(position, side)):
                assert near(results[-1].paper_column[seat, column], expected)
    assert (results[0].paper_column == results[1].paper_column).all()
    assert (results[0].drawn_fact != results[1].drawn_fact).any()


def test_fact_is_an_expectation():
    """R11.4: In fact a side's columns are the exact expectation over all summers that can follow, not those
    of the summer drawn.
    """
    for wish in (yes, no):
        table = signed().fate(wish(chance.SUMMER), wish(chance.SUMMER + 2))
        position = oracle.position_of(tariffs().data, table.game)
        result = table.conclude()
        for seat, side in enumerate(("halmar", "corvane")):
            rows = [(likely, oracle.fact_points(end, side)) for likely, end in oracle.summers(position)]
            for column in range(len(rows[0][1])):
                expected = sum(likely * row[column] for likely, row in rows)
                assert near(result.fact_column[seat, column], expected)


def test_all_summers_are_the_whole():
    """R11.5: The weights of all summers add up to the whole."""
    flat = changed(moscow(), {"sides.soviet.columns.war.fact_points": 37})
    for number in range(3):
        table = Table(flat, number=number).put(at=9).act("accept")
        table.rules.column_fact[1, 0, 0] = table.rules.column_fact[1, 0, 1]
        assert table.conclude().fact_column[1, 0] == 37 * rb.UNIT
    position = oracle.position_of(tariffs().data, signed().game)
    assert abs(sum(likely for likely, _ in oracle.summers(position)) - 1) < Decimal("1e-20")


def test_without_a_treaty():
    """R11.6: Without a treaty in force each column has the points that the scenario gives it for that."""
    table = Table(tariffs()).put(at=6, markers={"herring": 5}).fate(no(chance.DISPATCH + 3)).next_week()
    result = table.conclude()
    assert [points(column) for column in result.paper_column[0, :2]] == [30, 40]
    assert near(result.fact_column[0, 0], 20 + 10 * table.marker("herring") / 10)
    assert points(result.fact_column[0, 1]) == 30
    assert points(result.paper_column[1, 0]) == 45
    void = signed().fate(no(chance.SUMMER)).conclude()
    assert void.is_treaty == 0
    assert near(void.drawn_fact[1], 40)
    assert points(void.paper_column[0, 0]) != 30, "on paper there was one"


def test_the_total():
    """R11.7: A side's total is the mean of its columns by the scenario's weights."""
    result = signed().conclude()
    for columns, total in ((result.paper_column, result.paper), (result.fact_column, result.fact)):
        assert abs(total[0] - (60 * columns[0, 0] + 40 * columns[0, 1]) / 100) <= 1
        assert total[1] == columns[1, 0]


def test_the_result_in_points():
    """R11.8: A side's result in points of bargaining is the treaty's value to it, or its floor at the end of
    the talks if there is none.
    """
    table = signed().fate(yes(chance.SUMMER))
    position = oracle.position_of(tariffs().data, table.game)
    result = table.conclude()
    assert near(result.value[0], oracle.worth(position, "halmar", position.treaty))
    refused = [{"flag": "void", "set": True}, {"marker": "herring", "add": -3}]
    dearer = changed(tariffs(), {"summer.ratification.otherwise.effects": refused})
    table = signed(scenario=dearer).fate(no(chance.SUMMER))
    floors = [floor_of(table.rules, table.game, seat) for seat in (0, 1)]
    assert table.conclude().value.tolist() == floors
    assert floor_of(table.rules, table.game, 0) < floors[0], "the summer came too late"


def test_the_public_value():
    """R11.9: The public value leaves the secret clauses out."""
    table = signed()
    position = oracle.position_of(tariffs().data, table.game)
    table.conclude()
    public = [clause.id for clause in tariffs().data.clauses if clause.id != "coast_guard"]
    assert near(table.game.public_value[0], oracle.worth(position, "halmar", position.treaty, public))
    assert table.game.public_value[0] != table.game.whole_value[0]


def test_shares():
    """R11.10: The share of a clause or of a group of clauses is what a side got of it, by its own weights,
    judged at the end of the talks.
    """
    table = signed()
    position = oracle.position_of(tariffs().data, table.game)
    table.conclude()
    for group, place in table.names.group.items():
        among = [clause.id for clause in tariffs().data.clauses if clause.group == group]
        expected = oracle.worth(position, "halmar", position.treaty, among)
        assert near(100 * table.game.group_share[0, place], expected)
    for clause, place in table.names.clause.items():
        expected = oracle.worth(position, "halmar", position.treaty, [clause])
        assert near(100 * table.game.clause_share[0, place], expected)


def test_columns_are_bounded():
    """R11.11: A column never leaves 0 to 100 points, on paper, in fact, or in any single summer."""
    swing = {"base": 50, "terms": [{"by": 500, "of": "herring_came"}, {"by": -40, "of": "goodwill"}]}
    wild = changed(
        tariffs(),
        {
            "sides.corvane.columns.trade.paper_points": {"base": 90, "terms": [{"by": 40, "of": "goodwill"}]},
            "sides.corvane.columns.trade.fact_points": swing,
            "sides.corvane.columns.trade.fact_without": swing,
        },
    )
    result = signed(scenario=wild).conclude()
    assert points(result.paper_column[1, 0]) == 100
    assert near(result.fact_column[1, 0], Decimal(60)), "herring comes in 6 summers of 10: 100 or 0"
    assert points(result.drawn_fact[1]) in {0, 100}
