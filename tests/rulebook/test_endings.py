"""Section 9: signing and endings."""

import datetime as dt

import pytest

from game.engine import chance, state
from game.scenario import rulebook as rb
from tests.builders import Table, changed, moscow, no, tariffs, yes

RATIFICATION = chance.SUMMER
STORM = chance.DISPATCH + 3
LAST = tariffs().data.talks.weeks


def ended(reason):
    """Talks that ended so."""
    table = Table(tariffs()).put(at=LAST)
    if reason == "signed":
        return table.act("adjourn").act("accept")
    if reason == "broke_off":
        return table.put(side="halmar").fate(no(chance.THREAT)).act("threaten", clause="fishing").act("leave")
    wish = yes(STORM) if reason == "overtaken" else no(STORM)
    return table.fate(wish).next_week()


def test_a_signature_fixes_all():
    """R9.1: A treaty is signed when a side accepts or takes a package; all its clauses are then fixed and
    both sides' seals stand on them.
    """
    table = Table(tariffs()).put(at=2).act("accept")
    assert table.has("signed")
    assert (table.game.seals == table.game.treaty).all()
    package = Table(tariffs()).put(at=3).act("propose", package="one_sheet")
    package.act("accept_package", package="one_sheet")
    assert package.has("signed")
    assert (package.game.seals == package.game.treaty).all()


def test_the_date_of_a_treaty():
    """R9.2: The treaty is dated the scenario's number of days after the first day of the week of the
    signature.
    """
    result = Table(moscow()).put(at=10).act("adjourn").act("accept").conclude()
    signed = moscow().data.talks.first_day + dt.timedelta(days=int(result.signed_day))
    assert signed == dt.date(1920, 7, 12)
    assert ended("ran_out").conclude().signed_day == -1


def test_time_runs_out():
    """R9.3: When the last week closes without a signature, time has run out and there is no treaty."""
    table = ended("ran_out")
    assert state.REASON_NAMES[table.game.reason] == "ran_out"
    assert table.conclude().is_treaty == 0


@pytest.mark.parametrize("reason", ["signed", "broke_off", "ran_out", "overtaken"])
def test_four_ways_to_end(reason):
    """R9.4: Talks end in one of four ways: signed, broken off, run out, or overtaken. After that no decision
    is taken.
    """
    table = ended(reason)
    assert state.REASON_NAMES[table.game.reason] == reason
    for side in ("halmar", "corvane"):
        assert all(table.judge(kind, by=side) == "not_now" for kind in rb.ACTION_NAMES)


def test_a_void_treaty_is_none():
    """R9.5: A treaty that the summer makes void counts as no treaty, and the reason given is that it was not
    ratified.
    """
    for wish, reason, is_treaty in ((no, "unratified", 0), (yes, "signed", 1)):
        table = Table(tariffs()).put(at=2).fate(wish(RATIFICATION)).act("accept")
        result = table.conclude()
        assert (state.REASON_NAMES[result.reason], result.is_treaty) == (reason, is_treaty)
        assert state.REASON_NAMES[table.game.reason] == "signed", "which is how the talks ended"


def test_the_outcome_is_the_first_that_fits():
    """R9.6: The outcome is the first in the scenario's list that fits treaty or no treaty and whose
    conditions hold.
    """
    ids = [outcome.id for outcome in tariffs().data.outcomes]
    table = Table(tariffs()).fate(yes(RATIFICATION)).act("accept")
    assert ids[table.conclude().outcome] == "free_salt"
    table = Table(tariffs()).put(side="halmar").fate(yes(RATIFICATION)).act("accept")
    assert ids[table.conclude().outcome] == "tariff_treaty"
    assert not tariffs().data.outcomes[ended("ran_out").conclude().outcome].treaty
    certain = {"summer.ratification.chance": 1}
    assert ids[Table(changed(tariffs(), certain)).act("accept").conclude().outcome] == "free_salt"
