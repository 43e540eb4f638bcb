"""Section 10: the summer."""

import math
from decimal import Decimal

import pytest

from game.engine import chance, state
from game.scenario import rulebook as rb
from tests import oracle
from tests.builders import Table, changed, moscow, no, tariffs, yes

RATIFICATION, CARGO, HERRING, LIGHT = range(chance.SUMMER, chance.SUMMER + 4)


def summer(table):
    """The steps that came: id, whether its first way, its chance."""
    table.conclude()
    return summer_so_far(table)


def summer_so_far(table):
    """Likewise, of a summer that has been drawn."""
    ids = [step.id for step in table.scenario.data.summer]
    return [(ids[row[3]], bool(row[4]), row[5] / rb.CERTAIN) for row in table.told("SUMMER_STEP")]


def test_steps_have_an_order_and_conditions():
    """R10.1: After the talks the steps of the summer follow in the scenario's order; each happens only if its
    conditions hold then.
    """
    signed = Table(tariffs()).fate(yes(RATIFICATION), yes(CARGO)).act("accept")
    assert [step[0] for step in summer(signed)] == [
        "ratification", "first_cargo", "autumn_herring", "winter_light",
    ]  # fmt: skip
    dark = Table(tariffs()).put(side="halmar").fate(yes(RATIFICATION)).act("accept")
    assert "winter_light" not in [step[0] for step in summer(dark)], "Corvane pays nothing for it"
    unsigned = Table(tariffs()).put(at=6).fate(no(chance.DISPATCH + 3)).next_week()
    assert [step[0] for step in summer(unsigned)] == ["autumn_herring"]


def test_ways_and_their_effects():
    """R10.2: A step goes its first way with its chance and its other way otherwise, and the effects of that
    way hold for the steps after it.
    """
    table = Table(tariffs()).fate(no(RATIFICATION), yes(HERRING)).act("accept")
    goodwill = table.marker("goodwill")
    assert [step[:2] for step in summer(table)] == [("ratification", False), ("autumn_herring", True)]
    assert table.has("void")
    assert table.has("herring_came")
    assert table.marker("goodwill") == goodwill + 1
    away = Table(tariffs()).fate(yes(RATIFICATION), no(HERRING)).act("accept")
    summer(away)
    assert (away.has("ratified"), away.has("herring_came")) == (True, False)


def test_what_chances_look_at():
    """R10.3: Conditions and chances may look at the treaty's levels, at its worth, at steps below the
    mandate, at markers, flags and hidden types.
    """
    for goodwill in (1, 8):
        table = Table(tariffs()).put(markers={"goodwill": goodwill}).act("accept")
        odds = 2 + 0.2 * (goodwill - 1) - 0.3 * 5
        assert summer(table)[0][2] == pytest.approx(1 / (1 + math.exp(-odds)), abs=2e-5)
    cargo = {}
    for quarantine in ("ten_days", "forty_days"):
        table = Table(tariffs()).put(seals={"halmar": {"quarantine": quarantine}})
        table.fate(yes(RATIFICATION)).act("accept")
        cargo[quarantine] = summer(table)[1][2]
    assert cargo == pytest.approx({"ten_days": 0.9, "forty_days": 0.5}, abs=2e-5)
    politburo = {}
    for type_ in ("settler", "calculator", "expansionist"):
        table = Table(moscow()).put(at=10, markers={"advance": 9}, types=[type_])
        politburo[type_] = next(
            step[2] for step in summer(table.put(phase="summer")) if step[0] == "politburo"
        )
    assert politburo["settler"] < politburo["calculator"] < politburo["expansionist"]


def test_one_summer_is_told():
    """R10.4: One summer is drawn and told, each step with its chance."""
    for number in range(12):
        table = Table(moscow(), number=number).put(at=10).act("adjourn").act("accept")
        steps = summer(table)
        assert len({step[0] for step in steps}) == len(steps)
        assert all(0 <= step[2] <= 1 for step in steps)
        assert all(row[6] == state.EVERYONE for row in table.told("SUMMER_STEP"))
        assert all(step[1] for step in steps if step[2] == 1)
        assert not any(step[1] for step in steps if step[2] == 0)


def test_summers_do_not_depend_on_the_week():
    """R10.5: A summer's draws are the same in whatever week the talks ended."""
    told = set()
    for week in (2, 4, 6):
        table = Table(tariffs(), number=9).put(at=week, side="halmar", markers={"goodwill": 6, "herring": 5})
        told.add(tuple(summer(table.act("accept"))))
    assert len(told) == 1


@pytest.mark.parametrize("chance_says", [yes, no])
@pytest.mark.parametrize("rules_yes", [True, False])
def test_people_rule_on_a_step(chance_says, rules_yes):
    """R10.6: Where people have ruled on a step, it goes the way of their ruling, if its conditions hold then;
    the score in fact is the expectation over the summers that can follow with that ruling.
    """
    table = Table(tariffs()).fate(chance_says(RATIFICATION)).act("accept")
    ends = list(oracle.summers(oracle.position_of(tariffs().data, table.game)))
    table.game.ruled_steps, table.game.ruled_yes = 1, int(rules_yes)
    result = table.conclude()
    assert summer_so_far(table)[0] == ("ratification", rules_yes, float(rules_yes))
    assert result.is_treaty == rules_yes
    left = [(likely, end) for likely, end in ends if ("ratified" in end.flags) == rules_yes]
    whole = sum(likely for likely, _ in left)
    for seat, side in enumerate(("halmar", "corvane")):
        rows = [(likely / whole, oracle.fact_points(end, side)) for likely, end in left]
        for column in range(len(rows[0][1])):
            expected = sum(likely * row[column] for likely, row in rows)
            assert abs(Decimal(int(result.fact_column[seat, column])) / rb.UNIT - expected) < oracle.NEAR
    unsigned = Table(tariffs()).put(at=6).fate(no(chance.DISPATCH + 3)).next_week()
    unsigned.game.ruled_steps, unsigned.game.ruled_yes = 1, int(rules_yes)
    assert [step[0] for step in summer(unsigned)] == ["autumn_herring"]
    sure = Table(changed(tariffs(), {"summer.ratification.chance": 1})).act("accept")
    sure.game.ruled_steps, sure.game.ruled_yes = 1, int(rules_yes)
    assert sure.conclude().is_treaty == rules_yes
