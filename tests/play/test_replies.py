"""What the other delegation answers: from its own numbers, in the scenario's words, and never a number."""

import re
from dataclasses import replace

import pytest

from game.play.actions import NamedAction
from game.play.replies import reply
from game.play.session import Session


def patterns(scenario, side, lang):
    """Every sentence that a side may say, with its occasion."""
    return [
        (
            occasion,
            re.compile(
                re.escape(getattr(text, lang)).replace(r"\{clause\}", ".+").replace(r"\{document\}", ".+")
            ),
        )
        for occasion, texts in scenario.data.replies[side].items()
        for text in texts
    ]


def occasions(scenario, side, sentences, lang="en"):
    told = []
    for sentence in sentences:
        fitting = [name for name, pattern in patterns(scenario, side, lang) if pattern.fullmatch(sentence)]
        assert fitting, sentence
        told.append(fitting[0])
    return told


@pytest.fixture
def answered(against):
    """Makes a move at the table against the negotiator; gives the occasions of its answer."""

    def answer(session, action):
        side, other = session.sides
        session.act(side, action)
        return occasions(session.scenario, other, reply(session, side, "en"))

    return answer


def test_every_sentence_comes_from_the_scenario_in_both_languages(moscow, move):
    first, second = moscow.names.side
    session = Session.new(moscow, seed=3, level="secretary", players={first: "human", second: "negotiator"})
    for step in range(16):
        if session.is_over:
            break
        phase = session.phase
        session.act(first, move(session, first, step))
        if phase == "table":
            english, lithuanian = reply(session, first, "en"), reply(session, first, "lt")
            assert english
            assert occasions(moscow, second, english) == occasions(moscow, second, lithuanian, "lt")
            assert english == reply(session, first, "en")
            assert len(set(english)) == len(english)
            assert all("{" not in sentence for sentence in english + lithuanian)


def test_a_reply_tells_no_number(moscow, move):
    """Every digit stands in the scenario's own words: the texts, and the names of clauses and documents."""
    data = moscow.data
    own = [text.en for side in data.replies.values() for texts in side.values() for text in texts]
    own += [named.name.en for named in (*data.clauses, *data.documents)]
    first, second = moscow.names.side
    session = Session.new(moscow, seed=3, players={first: "human", second: "negotiator"})
    for step in range(10):
        session.act(first, move(session, first, step))
        told = " ".join(reply(session, first, "en"))
        assert set(re.findall(r"\d+", told)) <= set(re.findall(r"\d+", " ".join(own)))


def test_an_adjournment_is_answered_as_one(against, answered):
    told = answered(against(), NamedAction("adjourn"))
    assert told[0] == "unmoved"
    assert len([one for one in told if one.startswith("hurt_")]) <= 3


def test_a_concession_pleases(against, answered):
    session = against()
    theirs = session.observe("halmar").clauses["salt_duty"].theirs
    assert answered(session, NamedAction("draft", seals={"salt_duty": theirs}))[0] == "pleased"


def test_a_retreat_does_not_please(against, answered, played):
    session = against()
    theirs = session.observe("halmar").clauses["fishing"].theirs
    wish = session.observe("halmar").clauses["fishing"].ours
    session.act("halmar", NamedAction("draft", seals={"fishing": theirs}))
    session.act("halmar", NamedAction("silence"))
    assert "pleased" not in answered(session, NamedAction("draft", seals={"fishing": wish}))


def test_a_question_is_answered_with_the_grade_of_the_minutes(against, answered):
    for clause in ("salt_duty", "fishing", "lighthouse", "quarantine", "coast_guard"):
        session = against()
        told = answered(session, NamedAction("inquire", clause=clause))
        grade = next(
            record.details["grade"]
            for record in session.records("halmar")
            if (record.what, record.side) == ("question_asked", "halmar")
        )
        assert len(told) == 1
        assert told[0] in (f"needs_{grade}", f"could_move_{grade}")


def test_a_threat_is_answered_as_it_was_taken(against, answered):
    seen = set()
    for seed in range(8):
        session = against(seed=seed)
        told = answered(session, NamedAction("threaten", clause="lighthouse"))
        was_believed = any(record.what == "threat_believed" for record in session.records("halmar"))
        assert told == ["threat_believed" if was_believed else "threat_called"]
        seen.add(was_believed)
    assert seen == {True, False}


def test_a_weak_document_is_dismissed_and_an_answered_one_is_answered(against):
    session = against()
    session.act("halmar", NamedAction("draft", document="salt_ledger", clause="salt_duty"))
    records = session.records(None)
    countered = [record for record in records if record.details.get("countered") == "salt_ledger"]
    told = occasions(session.scenario, "corvane", reply(session, "halmar", "en"))
    assert ("document_answered" in told) == bool(countered)


def test_a_package_is_refused_or_will_be_signed(tariffs):
    """What the answer says of a package is what the negotiator does with it next."""
    seen = set()
    for seed in range(10):
        session = Session.new(tariffs, seed=seed, players={"corvane": "human"}, level="secretary")
        package = NamedAction("propose", package="one_sheet")
        while session.phase != "table" or session.judge("corvane", package) is not None:
            if session.is_over:
                break
            session.act(
                "corvane", NamedAction({"table": "adjourn", "answer": "stay"}.get(session.phase, "silence"))
            )
        if session.is_over:
            continue
        speaks_first = session.observe("corvane").speaks_first
        session.act("corvane", package)
        told = occasions(tariffs, "halmar", reply(session, "corvane", "en"))
        assert told in (["refuses_package"], ["will_sign"])
        if speaks_first:
            taken = any(record.what == "package_taken" for record in session.records("corvane"))
            assert taken == (told == ["will_sign"])
        seen.add(told[0])
    assert seen


def test_who_leaves_or_comes_back_gets_no_answer(against):
    for kind in ("leave", "stay"):
        session = next(
            game for seed in range(20) if (game := threatened(against(seed=seed))).phase == "answer"
        )
        session.act("halmar", NamedAction(kind))
        assert reply(session, "halmar", "en") == []


def threatened(session):
    session.act("halmar", NamedAction("threaten", clause="lighthouse"))
    return session


def test_a_scenario_without_sentences_is_silent(tariffs):
    mute = replace(tariffs, data=tariffs.data.model_copy(update={"replies": {}}))
    session = Session.new(mute, seed=1)
    session.act("halmar", NamedAction("adjourn"))
    assert reply(session, "halmar", "en") == []


def test_a_document_is_answered_by_its_counter(tariffs):
    """Where the other side has read the paper that counters ours, it says so."""
    answered = False
    for seed in range(12):
        session = Session.new(tariffs, seed=seed, players={"halmar": "human"}, level="secretary")
        while not session.observe("halmar").speaks_first or session.phase != "table":
            session.act("halmar", NamedAction("adjourn" if session.phase == "table" else "silence"))
        paper = NamedAction("draft", document="salt_ledger", clause="salt_duty")
        if session.judge("halmar", paper) is None:
            session.act("halmar", paper)
            countered = [one.details.get("countered") for one in session.records("halmar")]
            told = occasions(tariffs, "corvane", reply(session, "halmar", "en"))
            assert ("document_answered" in told) == ("salt_ledger" in countered)
            answered = answered or "document_answered" in told
    assert answered


def test_a_signature_is_thanked_for(against, answered):
    session = against()
    assert answered(session, NamedAction("accept")) == ["thanks"]
    assert session.is_over


def test_a_document_that_moves_nobody_is_dismissed(moscow):
    """A paper that only answers another, or that bears on what they do not mind, changes nothing."""
    first, second = moscow.names.side
    ours = [document for document in moscow.data.documents if document.side == first]
    told = set()
    for document in ours:
        session = Session.new(moscow, seed=2, players={first: "human", second: "waiter"})
        for clause in document.clauses:
            action = NamedAction("draft", document=document.id, clause=clause)
            if session.judge(first, action) is None:
                session.act(first, action)
                told |= set(occasions(moscow, second, reply(session, first, "en")))
                session.undo()
                break
    assert "pleased" not in told
    assert "near" not in told


def test_a_human_opposite_says_it_in_person(hot_seat):
    session = hot_seat()
    side = session.to_move
    session.act(side, NamedAction("adjourn"))
    assert reply(session, side, "en") == []


def test_who_has_not_moved_gets_no_answer(against):
    assert reply(against(), "halmar", "en") == []


def test_they_sign_if_they_say_so(against):
    """A negotiator that says it will sign, and is next to move, accepts."""
    promises = 0
    for seed in range(6):
        session = against(seed=seed)
        while not session.is_over:
            if session.phase != "table":
                session.act("halmar", NamedAction("silence" if session.phase == "cable" else "stay"))
                continue
            clauses = session.observe("halmar").clauses.values()
            gifts = [clause for clause in clauses if not clause.is_initialled][:2]
            action = NamedAction("draft", seals={clause.id: clause.theirs for clause in gifts})
            speaks_first = session.observe("halmar").speaks_first
            session.act("halmar", action if gifts else NamedAction("adjourn"))
            told = occasions(session.scenario, "corvane", reply(session, "halmar", "en"))
            if "will_sign" in told and speaks_first:
                promises += 1
                assert session.result is not None
                assert session.result.signed is not None
    assert promises > 0


def test_they_are_far_at_first_and_near_before_they_sign(against):
    heard = []
    for seed in range(8):
        session = against(seed=seed)
        while not session.is_over:
            clauses = session.observe("halmar").clauses.values()
            gifts = [clause for clause in clauses if not clause.is_initialled][:1]
            if session.phase == "table" and gifts:
                session.act("halmar", NamedAction("draft", seals={gifts[0].id: gifts[0].theirs}))
                heard += occasions(session.scenario, "corvane", reply(session, "halmar", "en"))[-1:]
            else:
                session.act("halmar", NamedAction({"cable": "silence"}.get(session.phase, "adjourn")))
    assert heard[0] == "far"
    assert "near" in heard
