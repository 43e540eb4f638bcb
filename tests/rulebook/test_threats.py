"""Section 4: threats to leave."""

from decimal import Decimal

import pytest

from game.engine import chance, state
from tests.builders import Table, between, changed, no, tariffs, yes

HALMAR_THREATENS = chance.THREAT


def threat(*wishes, clause="salt_duty", **position):
    """A game in week 1 in which Halmar threatens over a clause, after Corvane adjourned."""
    table = Table(tariffs()).fate(*wishes).put(**position).idle()
    return table.act("threaten", clause=clause)


def test_a_threat_is_made_once_over_an_open_clause():
    """R4.1: Each side may threaten to leave once a game, over one open clause that is not proof against
    threats.
    """
    table = Table(tariffs()).put(side="halmar", seals={"corvane": {"pilotage": "shared"}})
    assert table.judge("threaten", clause="pilotage") == "clause_is_initialled"
    assert table.judge("threaten", clause="coast_guard") == "threat_proof"
    assert table.judge("threaten", clause="fishing") == "allowed"
    table.fate(yes(HALMAR_THREATENS)).act("threaten", clause="fishing").put(side="halmar")
    assert table.judge("threaten", clause="salt_duty") == "threat_spent"


def test_belief_is_drawn_before_the_effects():
    """R4.2: Whether the threat is believed is drawn with the chance that the scenario gives the side,
    reckoned before the effects of threatening, which the side bears either way.
    """
    table = threat(between(HALMAR_THREATENS, 0.46, 0.49), markers={"goodwill": 5})
    assert table.marker("goodwill") == 4, "at which the chance would be 0.45"
    assert len(table.told("THREAT_BELIEVED")) == 1
    table = threat(between(HALMAR_THREATENS, 0.51, 0.99), markers={"goodwill": 5})
    assert table.marker("goodwill") == 4
    assert len(table.told("THREAT_CALLED")) == 1


def test_a_believed_threat_moves_a_level():
    """R4.3: If it is believed, the other side's seal on that clause moves one level toward the threatener,
    its floor falls by the scenario's number of points, and it bears its effects of yielding.
    """
    table = Table(tariffs())
    shift = table.floor_shift("corvane")
    table.fate(yes(HALMAR_THREATENS)).idle().act("threaten", clause="salt_duty")
    assert table.seal("corvane", "salt_duty") == "half"
    assert table.floor_shift("corvane") == shift - tariffs().data.talks.threat_floor
    effects = {"sides.corvane.occasions.yielded_to_threat": [{"marker": "goodwill", "add": -2.5}]}
    table = Table(changed(tariffs(), effects)).put(markers={"goodwill": 5}).fate(yes(HALMAR_THREATENS)).idle()
    table.act("threaten", clause="salt_duty")
    assert table.marker("goodwill") == 5 - 1 - Decimal("2.5"), "and the one that yields bears its own effects"


def test_yielding_is_no_draft():
    """R4.4: A level yielded to a threat is no draft of the side that yields: it does not end its idle weeks,
    but where the seals meet the clause is initialled by it.
    """
    table = threat(yes(HALMAR_THREATENS), clause="pilotage", markers={"goodwill": 5})
    assert table.seal("corvane", "pilotage") == table.seal("halmar", "pilotage") == "shared"
    assert len(table.told("CLAUSE_INITIALLED")) == 1
    assert table.marker("goodwill") == 5 - 1 + 1, "Halmar's for the threat, Corvane's for initialling"
    table.next_week()
    assert table.game.idle[table.names.side["corvane"]] == 1


def test_a_called_threat_must_be_answered():
    """R4.5: If it is called, the threatener must at once leave or come back; nothing else is allowed."""
    table = threat(no(HALMAR_THREATENS))
    assert (table.phase, table.side) == ("answer", "halmar")
    assert table.judge("adjourn") == table.judge("silence") == "not_now"
    assert table.judge("leave") == table.judge("stay") == "allowed"


def test_leaving_ends_the_talks():
    """R4.6: Leaving ends the talks without a treaty."""
    table = threat(no(HALMAR_THREATENS)).act("leave")
    assert state.REASON_NAMES[table.game.reason] == "broke_off"
    assert table.conclude().is_treaty == 0


@pytest.mark.parametrize("first", [True, False])
def test_coming_back_goes_on(first):
    """R4.7: Coming back brings the side's effects of coming back, and the week goes on with the next
    decision.
    """
    table = Table(tariffs()).put(at=2 if first else 1, side="halmar", markers={"goodwill": 5})
    table.fate(no(HALMAR_THREATENS)).act("threaten", clause="salt_duty").act("stay")
    assert table.marker("goodwill") == 5 - 1 - 1
    assert (table.phase, table.side) == (("table", "corvane") if first else ("cable", "corvane"))
