"""Section 8: markers and news."""

from decimal import Decimal

import pytest

from game.engine import chance, state
from game.engine.forms import rounded
from game.scenario.load import load_scenario
from tests.builders import DATA, Table, between, changed, moscow, no, tariffs, yes

HERRING = chance.NOISE
POOR_CATCH, FEVER, NEW_COUNCIL, STORM = range(chance.DISPATCH, chance.DISPATCH + 4)


def test_markers_keep_to_their_range():
    """R8.1: A marker never leaves its range."""
    table = Table(tariffs()).put(side="halmar", markers={"goodwill": 0.5})
    table.put(seals={"halmar": {"fishing": "licensed"}, "corvane": {"fishing": "licensed"}})
    table.act("draft", fishing="open")
    assert table.marker("goodwill") == 0, "a withdrawal costs two"
    table.game.noise[0] = 5_000
    assert table.next_week().marker("herring") == 10
    table.game.noise[0] = -9_000
    assert table.next_week().marker("herring") == 0


def test_what_a_baseline_marker_is_made_of():
    """R8.2: A marker with a baseline is set each week to the baseline of that week, plus its drift, plus a
    variant's shift, plus what play has added for good.
    """
    variant = load_scenario(tariffs().path, variants=[DATA / "variants" / "empty_bay.yaml"])
    table = Table(variant).fate(no(POOR_CATCH, at=2), no(POOR_CATCH, at=3), no(STORM, at=6))
    table.game.push[0] = 150
    herring = variant.data.markers[0]
    for week in range(1, 6):
        table.next_week()
        expected = 100 * (herring.baseline[week] + herring.shift[week]) + int(table.game.noise[0]) + 150
        assert table.game.marker[0] == min(max(expected, 0), 1_000)


@pytest.mark.parametrize(("low", "high", "step"), [(0, 0.25, -1), (0.25, 0.5, 1), (0.5, 1, 0)])
def test_how_drift_goes(low, high, step):
    """R8.3: Drift keeps the scenario's part of last week's and then takes, with the scenario's chance each, a
    step down or a step up.
    """
    table = Table(tariffs()).fate(between(HERRING, low, high, at=2), no(POOR_CATCH, at=2))
    table.game.noise[0] = 105
    assert table.next_week().game.noise[0] == 74 + 100 * step, "half is rounded away from nought"


def test_a_follower():
    """R8.4: A marker that follows another adds the scenario's part of that one's whole deviation from its
    baseline.
    """
    rules = moscow().rules.copy()
    table = Table(moscow(), rules=rules)
    front = table.names.marker["front"]
    rules.shift[front, 1:10] = -25
    table.game.push[front] = 150
    for week in range(1, 10):
        table.next_week()
        if table.phase == "summer":
            break
        game = table.game
        away = game.noise[front] + game.push[front] + rules.shift[front, week]
        for marker in moscow().data.markers:
            if marker.follows is not None:
                place = table.names.marker[marker.id]
                own = rules.baseline[place, week] + game.noise[place] + game.push[place]
                expected = own + rounded(int(marker.follows.by * 10_000) * away, 10_000)
                low, high = (int(100 * bound) for bound in marker.range)
                assert game.marker[place] == min(max(expected, low), high)


def test_a_marker_without_baseline():
    """R8.5: A marker without a baseline moves only by effects, and at once."""
    table = Table(tariffs()).put(side="halmar", seals={"corvane": {"salt_duty": "half"}})
    before = table.marker("goodwill")
    table.act("draft", salt_duty="half")
    assert table.marker("goodwill") == before + 2, "the clause's one and the side's one, at once"
    table.game.has_drafted[1] = 1
    assert table.next_week().marker("goodwill") == before + 2


def test_adding_lasts_and_pushing_fades():
    """R8.6: An effect that adds to a marker lasts; one that pushes it off its baseline shows whole in the
    next week and then fades as drift does.
    """
    still = [between(HERRING, 0.5, 1, at=week) for week in (2, 3, 4)]
    for start, effect, expected in (
        (4, {"add": 2}, [6, Decimal(6), Decimal(7), Decimal(8)]),
        (9, {"add": 2}, [10, Decimal(5), Decimal(6), Decimal(7)]),  # its range let in one
        (4, {"push": 2}, [4, 4 + Decimal(2), 5 + Decimal("1.4"), 6 + Decimal("0.98")]),
    ):
        silent = {"dispatches.poor_catch.chance": 0, "dispatches.storm.chance": 0}
        effects = {"sides.corvane.occasions.adjourned": [{"marker": "herring", **effect}], **silent}
        table = Table(changed(tariffs(), effects)).fate(*still)
        table.game.noise[0] = 0
        table.put(markers={"herring": start}).act("adjourn")
        found = [table.marker("herring")]
        for _ in range(3):
            table.rules = Table(changed(tariffs(), silent)).rules
            found.append(table.next_week().marker("herring"))
        assert found == expected


def test_when_a_dispatch_comes():
    """R8.7: A dispatch arrives at most once, within its weeks, while its conditions hold, and with its
    chance, drawn anew each week.
    """
    for number in range(30):
        table = Table(tariffs(), number=number)
        while table.phase != "summer":
            table.next_week()
        came = table.told("DISPATCH_CAME")
        assert len({row[3] for row in came}) == len(came)
        for row in came:
            assert table.rules.dispatch_first[row[3]] <= row[0] <= table.rules.dispatch_last[row[3]]
    table = Table(tariffs()).put(at=2).fate(no(FEVER, at=3), yes(FEVER, at=4))
    assert "fever" not in table.next_week().came()
    assert "fever" in table.next_week().came()
    table = Table(tariffs()).fate(yes(POOR_CATCH, at=2), yes(POOR_CATCH, at=3))
    table.game.noise[0] = 900
    assert "poor_catch" not in table.next_week().next_week().came(), "there is herring"


def test_dispatches_have_an_order():
    """R8.8: Dispatches are read in the scenario's order, and each one's effects hold for the conditions of
    the next.
    """
    linked = changed(
        tariffs(),
        {
            "dispatches.poor_catch.window": ["1874-03-16", "1874-03-16"],
            "dispatches.poor_catch.chance": 1,
            "dispatches.poor_catch.when": [],
            "dispatches.poor_catch.effects": [{"flag": "loan", "set": True}],
            "dispatches.fever.chance": 1,
            "dispatches.fever.when": [{"flag": "loan"}],
        },
    )
    assert Table(linked).put(at=2).next_week().came() == ["poor_catch", "fever"]


def test_what_comes_at_the_close():
    """R8.9: A dispatch for the close of the week comes after that week's cables and idling, the others before
    the first move.
    """
    scenario = changed(
        tariffs(),
        {
            "dispatches.storm.chance": 1,
            "dispatches.storm.when": [{"marker": "goodwill", "at_most": 3}],
            "dispatches.storm.effects": [],
        },
    )
    table = Table(scenario).put(at=6, markers={"goodwill": 4})
    table.game.idle[:] = 1
    table.idle(4)
    assert table.came() == ["storm"], "goodwill falls by idling first"
    kinds = [row[1] for row in table.log[1 : table.log[0, 0] + 1]]
    assert kinds.index(state.KEPT_SILENT) < kinds.index(state.DISPATCH_CAME)
    opening = Table(tariffs()).put(at=4).next_week()
    assert (opening.came()[-1], opening.phase, opening.game.moves_made) == ("new_council", "table", 0)


def test_a_dispatch_may_end_the_talks():
    """R8.10: A dispatch may end the talks; they are then overtaken, without a treaty."""
    table = Table(changed(tariffs(), {"dispatches.storm.chance": 1})).put(at=6).idle(4)
    assert state.REASON_NAMES[table.game.reason] == "overtaken"
    assert table.conclude().is_treaty == 0
