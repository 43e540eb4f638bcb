"""Section 2: moves at the table."""

import pytest

from game.engine import chance, legal, state
from tests.builders import Table, changed, moscow, no, tariffs


def grade(table, clause):
    """How grave the answer to the side to move is."""
    table.act("inquire", clause=clause)
    return state.GRADE_NAMES[table.told("QUESTION_ASKED")[-1][4]]


def test_seals_begin_at_their_openings():
    """R2.1: At the start every seal stands on the opening level that the scenario gives its side."""
    for scenario in (moscow(), tariffs()):
        table = Table(scenario)
        for clause in scenario.data.clauses:
            for side, level in clause.opening.items():
                assert table.seal(side, clause.id) == level


def test_how_many_seals_a_draft_moves():
    """R2.2: A draft moves at least one seal, unless a document goes with it, and at most as many as the
    scenario allows.
    """
    table = Table(tariffs())
    assert table.judge("draft") == "no_seal_moved"
    assert table.judge("draft", salt_duty="half") == "allowed"
    assert table.judge("draft", salt_duty="half", pilotage="shared") == "allowed"
    assert table.judge("draft", salt_duty="half", pilotage="shared", fishing="open") == "too_many_seals"
    table.act("adjourn")
    assert table.judge("draft", document="salt_ledger", clause="salt_duty") == "allowed"


def test_seals_do_not_cross():
    """R2.3: A seal may move any distance in one draft, but never past the other side's seal."""
    table = Table(tariffs())
    assert table.judge("draft", salt_duty="free") == "allowed"
    table.put(seals={"halmar": {"salt_duty": "token"}})
    assert table.judge("draft", salt_duty="token") == "allowed"
    assert table.judge("draft", salt_duty="free") == "past_their_seal"
    table.put(side="halmar", seals={"corvane": {"salt_duty": "half"}})
    assert table.judge("draft", salt_duty="half") == "allowed"
    assert table.judge("draft", salt_duty="full") == "past_their_seal"


def test_a_clause_is_initialled_where_seals_meet():
    """R2.4: Where both seals meet, the clause is initialled, and the effects that the scenario gives that
    clause happen.
    """
    table = Table(moscow())
    home = table.marker("home")
    table.act("draft", vilnius="recognised")
    assert [row[3:5] for row in table.told("CLAUSE_INITIALLED")] == [(table.names.clause["vilnius"], 2)]
    assert table.marker("home") == home + 1


def test_initialling_counts_once_a_side_and_week():
    """R2.5: The first clause that a side's move initials in a week brings that side's effects of initialling;
    further ones that week bring none.
    """
    table = Table(moscow()).put(markers={"trust": 5})
    table.act("draft", refugees="prompt", trade="most_favoured")
    assert table.marker("trust") == 6
    table.act("draft", vilnius="reserved")
    assert table.marker("trust") == 7
    table.idle(2).act("draft", gold="none")
    assert table.marker("trust") == 8


def test_a_retreat_is_moving_away():
    """R2.6: Moving a seal away from the other side on an open clause is a retreat and brings the side's
    effects of retreating, once for each seal.
    """
    table = Table(moscow()).put(markers={"trust": 5}, seals={"soviet": {"grodno": "later", "lida": "later"}})
    table.act("draft", grodno="reserved", lida="reserved", braslaw="later")
    assert table.marker("trust") == 3


def test_a_withdrawal_reopens_a_clause():
    """R2.7: Moving a seal off an initialled clause is a withdrawal: the clause is open again and the side
    bears the effects of withdrawing, which then take the place of those of a retreat.
    """
    table = Table(moscow()).put(markers={"trust": 5, "home": 6}, seals={"soviet": {"grodno": "recognised"}})
    table.act("draft", grodno="later")
    assert len(table.told("CLAUSE_REOPENED")) == 1
    assert not legal.is_initialled(table.game, table.names.clause["grodno"])
    assert (table.marker("trust"), table.marker("home")) == (3, 6)
    table = Table(moscow()).put(
        side="lithuania", markers={"trust": 5, "home": 6}, seals={"lithuania": {"grodno": "reserved"}}
    )
    table.act("draft", grodno="recognised")
    assert (table.marker("trust"), table.marker("home")) == (3, 5)


def test_asking_is_answered():
    """R2.8: Asking names one open clause; the other side's answer says how grave one step more would be to
    it: no difficulty, a small matter, grave, or never. The answer is true and both sides hear it.
    """
    table = Table(tariffs()).put(types=["fishers"], markers={"herring": 4})
    table.put(seals={"halmar": {"quarantine": "forty_days"}})
    assert table.judge("inquire", clause="quarantine") == "clause_is_initialled"
    assert grade(table, "pilotage") == "grave"
    assert table.told("QUESTION_ASKED")[0][6] == state.EVERYONE
    place = table.names.clause["pilotage"] + 1
    assert [table.view(side).question[1] for side in ("halmar", "corvane")] == [place, place]
    assert grade(table, "mail_steamer") == "no_difficulty"


@pytest.mark.parametrize(
    ("type_", "seal", "document", "expected"),
    [
        ("fishers", "free", False, "small"),  # 3 of 76.6 points of weight: 3.9 points
        ("salters", "free", False, "grave"),  # 4.5 of 72.2: 6.2 points
        ("fishers", "token", False, "never"),  # 7 of 76.6: 9.1 points
        ("fishers", "token", True, "grave"),  # less 30 %
    ],
)
def test_how_grave_follows_from_weights(type_, seal, document, expected):
    """R2.9: The grade of an answer follows from the points that the step would cost by the answering side's
    hidden weights and with what documents did, against two bounds that the scenario sets.
    """
    table = Table(tariffs()).put(types=[type_], markers={"herring": 4}, seals={"halmar": {"salt_duty": seal}})
    if document:
        table.act("draft", document="customs_returns", clause="salt_duty").put(side="corvane")
    assert grade(table, "salt_duty") == expected


def test_moves_have_their_effects():
    """R2.10: Asking, adjourning and the other moves bring the effects that the scenario gives that side for
    them.
    """
    for kind, occasion in (("inquire", "inquired"), ("adjourn", "adjourned"), ("threaten", "threatened")):
        effects = {f"sides.corvane.occasions.{occasion}": [{"marker": "goodwill", "add": -2.5}]}
        table = Table(changed(tariffs(), effects)).fate(no(chance.THREAT + 1))
        table.act(kind, **({} if kind == "adjourn" else {"clause": "fishing"}))
        assert table.marker("goodwill") == 5 - 2.5
        assert table.told("SEAL_MOVED") == []


def test_adjourning_moves_nothing():
    """R2.11: Adjourning moves no seal and is always allowed at the table."""
    table = Table(tariffs())
    while table.phase != "summer":
        seals = table.game.seals.copy()
        assert table.phase != "table" or table.judge("adjourn") == "allowed"
        table.idle()
        assert (table.game.seals == seals).all()


def test_accepting_signs():
    """R2.12: Accepting moves all of a side's seals to the other side's, and signs at once."""
    table = Table(tariffs()).act("draft", salt_duty="half", mail_steamer="weekly")
    theirs = table.game.seals[1].copy()
    table.act("accept")
    assert (table.game.seals == theirs).all()
    assert state.REASON_NAMES[table.game.reason] == "signed"


def test_what_excludes_each_other_cannot_be_accepted():
    """R2.13: Nobody can accept a draft whose clauses exclude each other by the scenario's rules of
    consistency.
    """
    table = Table(tariffs()).put(side="halmar", seals={"corvane": {"fishing": "open"}})
    assert table.judge("accept") == "contradictory"
    table.put(seals={"corvane": {"coast_guard": "to_the_bar"}})
    assert table.judge("accept") == "allowed"


def test_a_settled_clause():
    """R2.14: A clause that the scenario calls settled is not on the table: both seals meet on it from the
    start, neither can be moved, no capital can be asked about it, and it is within both mandates.
    """
    settled = {"settled": True, "opening.corvane": "shared", "mandate.corvane": "own"}
    change = {f"clauses.pilotage.{path}": value for path, value in settled.items()}
    table = Table(changed(tariffs(), change))
    assert table.seal("corvane", "pilotage") == table.seal("halmar", "pilotage") == "shared"
    assert table.judge("draft", pilotage="own") == "clause_is_settled"
    assert table.judge("threaten", clause="pilotage") == "clause_is_initialled"
    assert table.mandate("corvane", "pilotage") == "shared"
    table.put(phase="cable")
    assert table.judge("mandate", clause="pilotage") == "clause_is_settled"
