"""Section 1: the course of a week."""

from itertools import groupby

import pytest

from game.engine import chance, state, week
from tests.builders import Table, moscow, no, tariffs, yes


def test_weeks_go_on_to_the_last():
    """R1.1: The talks last as many weeks as the scenario says; the week never goes back."""
    table = Table(tariffs()).fate(no(chance.DISPATCH + 3, at=6))
    weeks = [int(table.game.week)]
    while table.phase != "summer":
        table.idle()
        weeks.append(int(table.game.week))
    assert weeks == sorted(weeks)
    assert set(weeks) == set(range(tariffs().data.talks.weeks))


def test_a_week_has_its_order():
    """R1.2: A week runs in this order: the markers move, news arrives, each side makes one move at the table,
    each side sends one cable, both cables are carried out together, and the week's last news arrives.
    """
    table = Table(moscow()).fate(yes(chance.THREAT))
    table.act("adjourn").act("threaten", clause="vilnius").act("probe", type="balanced").act("silence")
    kinds = [row[1] for row in table.log[1 : table.log[0, 0] + 1] if row[0] == 0]
    phases = {
        state.DISPATCH_CAME: "news",
        state.TABLE_ADJOURNED: "table",
        state.THREAT_MADE: "table",
        state.THREAT_BELIEVED: "table",
        state.SEAL_MOVED: "table",
        state.SOUNDING_TAKEN: "cables",
        state.KEPT_SILENT: "cables",
    }
    assert [phase for phase, _ in groupby(phases[kind] for kind in kinds)] == [
        "news",
        "table",
        "cables",
        "news",
    ]
    front = table.marker("front")
    assert ("first_offensive" in table.came()) == (front >= 2), "week 2 reads the markers already moved"


def test_who_speaks_first_changes_by_the_week():
    """R1.3: The side that the scenario names speaks first in weeks 1, 3, 5 and so on, the other side in the
    weeks between; cables are handed in in the same order.
    """
    table = Table(tariffs())
    spoke = []
    while table.game.week < 4:
        spoke.append(table.side)
        first = ("corvane", "halmar")[table.game.week % 2]
        assert [table.view(side).speaks_first for side in table.names.side] == [
            side == first for side in table.names.side
        ]
        table.idle()
    assert spoke == (["corvane", "halmar"] * 2 + ["halmar", "corvane"] * 2) * 2


def test_the_second_speaker_sees_the_first():
    """R1.4: The second speaker decides after seeing the first speaker's move at the table."""
    table = Table(tariffs()).act("draft", salt_duty="half")
    assert table.side == "halmar"
    assert table.phase == "table"
    assert table.view("halmar").seals[1, table.names.clause["salt_duty"]] == 1


@pytest.mark.parametrize(("by", "kind"), [("halmar", "adjourn"), ("corvane", "silence"), ("corvane", "stay")])
def test_what_is_not_ones_turn_is_refused(by, kind):
    """R1.5: A decision is refused, with a reason and without any change, if it is not that side's turn or the
    kind of action does not belong to the phase.
    """
    table = Table(tariffs())
    before = table.bytes
    assert table.judge(kind, by=by) == "not_now"
    if by == table.side:
        assert week.step(table.rules, table.game, table.action(kind), table.log) != 0
    assert table.bytes == before


def test_each_side_has_its_moves():
    """R1.6: Each side has only the moves and cables that the scenario gives it; adjourning and silence are
    always among them.
    """
    for scenario in (moscow(), tariffs()):
        for side in scenario.data.sides:
            assert "adjourn" in side.table_moves
            assert "silence" in side.cables
            lacking = {"draft", "inquire", "threaten", "propose", "accept_package"} - set(side.table_moves)
            table = Table(scenario).put(phase="table", side=side.id)
            assert all(table.judge(kind) == "not_this_side" for kind in lacking)
            table.put(phase="cable", side=side.id)
            lacking = {"mandate", "pledge", "pressure", "probe"} - set(side.cables)
            assert all(table.judge(kind) == "not_this_side" for kind in lacking)


def test_weeks_without_a_draft_are_felt():
    """R1.7: A side that has moved no seal for the scenario's number of weeks in a row bears the effects of
    idling at the close of that week, and again each time as many weeks have passed.
    """
    table = Table(tariffs())
    goodwill = [table.next_week().marker("goodwill") for _ in range(4)]
    assert "new_council" in table.came(), "which adds one in week 5"
    assert goodwill == [5, 4, 4, 3 + 1]
    busy = Table(tariffs()).act("draft", salt_duty="half").next_week()
    assert busy.next_week().marker("goodwill") == 5
    assert busy.next_week().marker("goodwill") == 4
    reader = Table(tariffs()).act("draft", document="customs_returns", clause="salt_duty").next_week()
    assert reader.next_week().marker("goodwill") == 4, "a document moves no seal"
