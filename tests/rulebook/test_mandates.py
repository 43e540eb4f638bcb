"""Section 7: mandates and signing ad referendum."""

from game.engine import chance
from tests.builders import Table, moscow, tariffs, yes

AT_MANDATE = {
    "salt_duty": "token",
    "grain_duty": "lowered",
    "fishing": "licensed",
    "pilotage": "shared",
    "lighthouse": "half",
    "quarantine": "ten_days",
    "mail_steamer": "weekly",
    "coast_guard": "to_the_bar",
}


def test_the_first_mandate():
    """R7.1: A mandate names for every clause the level that a side may still sign; at the start it is the
    scenario's.
    """
    for scenario in (moscow(), tariffs()):
        table = Table(scenario)
        for clause in scenario.data.clauses:
            for side, level in clause.mandate.items():
                assert table.mandate(side, clause.id) == level


def test_signing_beyond_it():
    """R7.2: A mandate binds nobody: a side may sign beyond it, ad referendum, and then bears the effects that
    the scenario gives for that.
    """
    table = Table(tariffs()).put(markers={"goodwill": 5}).act("accept")
    assert table.phase == "summer"
    assert table.marker("goodwill") == 4
    table = Table(tariffs()).put(markers={"goodwill": 5}, seals={"halmar": AT_MANDATE}).act("accept")
    assert table.marker("goodwill") == 5


def test_steps_are_public_and_of_the_day():
    """R7.3: The steps below a mandate are counted over the public clauses only, level by level, against the
    mandate as it stands on the day of signature.
    """
    assert list(Table(tariffs()).act("accept").game.steps) == [0, 5]
    table = Table(tariffs())
    table.game.mandate[1, table.names.clause["salt_duty"]] = 3
    assert list(table.act("accept").game.steps) == [0, 4]


def test_a_secret_clause_counts_no_step():
    """R7.4: A secret clause beyond the mandate makes a signature ad referendum, but adds no public step."""
    table = Table(tariffs()).put(markers={"goodwill": 5})
    table.put(seals={"halmar": {**AT_MANDATE, "coast_guard": "not_at_all"}}).act("accept")
    assert list(table.game.steps) == [0, 0]
    assert table.marker("goodwill") == 4


def test_both_mandates_are_held_against_it():
    """R7.5: Both sides' mandates are held against the treaty, whichever side signs last."""
    table = Table(tariffs()).put(
        side="halmar", markers={"goodwill": 5}, seals={"corvane": {"salt_duty": "free"}}
    )
    table.act("accept")
    assert table.game.steps[1] == 1
    assert table.game.steps[0] > 0
    assert table.marker("goodwill") == 4


def test_dispatches_redraw_it():
    """R7.6: Dispatches may redraw a mandate."""
    table = Table(tariffs()).put(at=2).fate(yes(chance.DISPATCH + 1, at=3))
    assert table.mandate("corvane", "quarantine") == "ten_days"
    table.next_week()
    assert "fever" in table.came()
    assert table.mandate("corvane", "quarantine") == "forty_days"
