"""Section 3: documents."""

from game.engine import state
from game.engine.value import floor_of, plain_value_of
from tests.builders import Table, tariffs


def shade(table, side, clause, level):
    """What documents added to the value of a level, in ten-thousandths."""
    place = table.names.clause[clause]
    return table.game.shade[table.names.side[side], place, table.names.level[place][level]]


def at_halmar(**seals):
    """A game in which it is Halmar's turn."""
    return Table(tariffs()).put(side="halmar", **seals)


def test_a_document_rides_with_a_draft():
    """R3.1: A document goes with a draft and costs no move of its own; a draft may also consist of a document
    alone.
    """
    table = at_halmar().act("draft", document="salt_ledger", clause="salt_duty", pilotage="own")
    assert (table.seal("halmar", "pilotage"), len(table.told("DOCUMENT_READ"))) == ("own", 1)
    assert table.phase == "cable"
    alone = at_halmar().act("draft", document="salt_ledger", clause="salt_duty")
    assert (alone.phase, len(alone.told("SEAL_MOVED"))) == ("cable", 0)


def test_a_document_is_ones_own_and_read_once():
    """R3.2: A side reads only its own documents, and each at most once a game."""
    table = at_halmar()
    assert table.judge("draft", document="customs_returns", clause="salt_duty") == "document_not_ours"
    table.act("draft", document="salt_ledger", clause="salt_duty").put(side="halmar")
    assert table.judge("draft", document="salt_ledger", clause="salt_duty") == "document_spent"


def test_a_document_bears_on_its_clauses():
    """R3.3: A document bears on one open clause of those that the scenario lists for it; on no other clause
    can it be read, unless it answers a document that the other side has read.
    """
    table = at_halmar()
    assert table.judge("draft", document="salt_ledger", clause="fishing") == "document_bears_not"
    table.put(seals={"corvane": {"salt_duty": "free"}})
    assert table.judge("draft", document="salt_ledger", clause="salt_duty") == "document_bears_not"
    assert table.judge("draft", document="salt_ledger", clause="grain_duty") == "allowed"
    table.put(side="corvane")
    assert table.judge("draft", document="customs_returns", clause="fishing") == "document_bears_not"
    table.put(side="halmar").act("draft", document="salt_ledger", clause="grain_duty").put(side="corvane")
    assert table.judge("draft", document="customs_returns", clause="fishing") == "allowed"


def test_a_document_shades_the_next_level():
    """R3.4: A document makes the other side's next step on that clause look smaller: it adds to the value of
    the next level, as that side sees it, the document's strength times the loss.
    """
    table = at_halmar().act("draft", document="salt_ledger", clause="salt_duty")
    assert shade(table, "corvane", "salt_duty", "half") == (10_000 - 8_000) * 4 // 10
    assert shade(table, "corvane", "salt_duty", "token") == 0
    assert table.view("corvane").shade[1, 0, 1] == table.view("halmar").shade[1, 0, 1] == 800
    rules = tariffs().rules.copy()
    ledger = table.names.document["salt_ledger"]
    strength = rules.document_strength[ledger]
    rules.document_on[ledger, table.names.clause["quarantine"]] = 1
    rules.form_base[strength], rules.form_high[strength] = 15_000, 20_000
    whole = Table(tariffs(), rules=rules).put(side="halmar")
    whole.act("draft", document="salt_ledger", clause="salt_duty")
    assert shade(whole, "corvane", "salt_duty", "half") == 10_000 - 8_000, "never more than the loss"
    gladly = Table(tariffs(), rules=rules).put(side="halmar")
    gladly.act("draft", document="salt_ledger", clause="quarantine")
    assert shade(gladly, "corvane", "quarantine", "ten_days") == 0, "which is no loss to Corvane"


def test_its_strength_is_of_the_week_it_is_read_in():
    """R3.5: The strength may depend on the markers of the week in which the document is read; what it did
    stays.
    """
    for herring, strength in ((0, 20), (4, 28), (10, 40)):
        table = at_halmar(markers={"herring": herring}).act("draft", document="old_chart", clause="fishing")
        assert shade(table, "corvane", "fishing", "licensed") == 2_000 * strength // 100
        table.put(markers={"herring": 5}).next_week()
        assert shade(table, "corvane", "fishing", "licensed") == 2_000 * strength // 100


def test_a_counter_takes_the_gain_away():
    """R3.6: Reading a document that counters one of the other side's takes away that document's gain but for
    the part that the scenario lets stand.
    """
    table = at_halmar().act("draft", document="salt_ledger", clause="salt_duty").put(side="corvane")
    table.act("draft", document="customs_returns", clause="salt_duty")
    assert shade(table, "corvane", "salt_duty", "half") == 400
    assert table.game.document_state[table.names.document["salt_ledger"]] == state.COUNTERED
    assert shade(table, "halmar", "salt_duty", "token") == 1_500 * 3 // 10


def test_a_document_comes_before_its_seals():
    """R3.7: A document acts before the seals of its draft move."""
    table = at_halmar().act("draft", document="salt_ledger", clause="salt_duty", salt_duty="full")
    kinds = [row[1] for row in table.log[1 : table.log[0, 0] + 1]]
    assert kinds.index(state.DOCUMENT_READ) < kinds.index(state.SEAL_MOVED)
    assert shade(table, "corvane", "salt_duty", "half") == 800


def test_documents_never_count_in_a_score():
    """R3.8: What documents did to minds counts when sides judge and answer; it never counts in a floor or a
    score.
    """
    results = []
    for document in (None, "old_chart"):
        table = Table(tariffs(), number=4).put(side="halmar", markers={"herring": 4})
        if document:
            table.act("draft", document=document, clause="fishing")
        else:
            table.act("adjourn")
        table.put(seals={"halmar": {"fishing": "licensed"}})
        place = table.names.clause["fishing"]
        assert plain_value_of(table.rules, table.game, 1, place, 1) == 8_000
        table.put(side="corvane", phase="table")
        table.rules = table.rules.copy()
        table.rules.is_allowed[:] = 1
        floors = [floor_of(table.rules, table.game, seat) for seat in (0, 1)]
        table.act("accept")
        result = table.conclude()
        results.append((floors, result.value.tolist(), result.paper.tolist(), result.fact.tolist()))
    assert results[0] == results[1]
