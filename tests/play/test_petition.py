"""What people in the capitals rule on, in place of chance."""

import json
from dataclasses import replace

import pytest

from game.errors import CommandError
from game.play.actions import NamedAction
from game.play.petition import PLEDGE, RATIFICATION, REQUEST, Petition, Ruling
from game.play.refusal import NotAllowed
from game.play.replay import replay
from game.play.savefile import DamagedSave, check_of
from game.play.session import Session
from tests.builders import changed

ADJOURN, SILENCE = NamedAction("adjourn"), NamedAction("silence")
ASK = NamedAction("mandate", clauses=("salt_duty", "lighthouse"))


@pytest.fixture(scope="module")
def ruled(tariffs):
    """A scenario in which both sides ratify in one step of the summer."""
    steps = {f"sides.{side}.ratification": "ratification" for side in ("halmar", "corvane")}
    return changed(tariffs, steps)


@pytest.fixture
def talks(ruled):
    """Begins talks of two people, with people in the capitals too."""

    def begin(*capitals, seed=3):
        players = dict.fromkeys(ruled.names.side, "human")
        return Session.new(ruled, seed=seed, players=players, level="secretary", capitals=capitals)

    return begin


def week(session, **cables):
    """Play a week in which nobody moves a seal; the cables are by side."""
    here = session.week
    while session.to_move is not None and session.week == here:
        side = session.to_move
        session.act(side, ADJOURN if session.phase == "table" else cables.get(side, SILENCE))
    return session


def asked(session):
    """Play until the capital of Halmar has to answer."""
    return week(week(session, halmar=ASK))


def signed(session):
    """Let the side to move sign."""
    session.act(session.to_move, NamedAction("accept"))
    return session


def mandate(session, clause="salt_duty"):
    return session.observe("halmar").clauses[clause].mandate


def test_a_request_waits_for_the_capital(talks):
    session = week(talks("halmar"), halmar=ASK)
    assert (session.petition, session.week) == (None, 2)
    week(session)
    petition = session.petition
    assert (petition.side, petition.kind, petition.week) == ("halmar", REQUEST, 2)
    assert petition.levels == {"salt_duty": "full", "lighthouse": "none"}
    assert mandate(session) == "half"
    assert 0 < petition.chance < 1
    assert (session.to_move, session.week, session.is_over) == (None, 2, False)
    assert session.judge("halmar", SILENCE).reason == "capital_decides"
    with pytest.raises(NotAllowed):
        session.act("halmar", SILENCE)
    assert session.play_on() == 0


@pytest.mark.parametrize("yes", [True, False])
def test_the_capital_answers_as_it_is_ruled(talks, yes):
    for seed in range(4):
        session = asked(talks("halmar", seed=seed))
        before = mandate(session), mandate(session, "lighthouse")
        assert session.rule(yes) == Ruling("halmar", REQUEST, yes)
        assert ((mandate(session), mandate(session, "lighthouse")) != before) == yes
        assert (session.petition, session.week) == (None, 3)
        assert session.to_move is not None
        assert session.decisions[-1].rulings == (Ruling("halmar", REQUEST, yes),)


@pytest.mark.parametrize("yes", [True, False])
def test_a_pledge_is_given_or_not(talks, yes):
    session = week(talks("halmar", "corvane"), halmar=NamedAction("pledge"))
    petition = session.petition
    assert (petition.side, petition.kind, petition.levels) == ("halmar", PLEDGE, {})
    session.rule(yes)
    came = [record.details["came"] for record in session.records("halmar") if record.what == "pledge_sought"]
    assert came == [yes]


def test_where_nobody_is_in_the_capital_chance_decides(talks):
    for capitals in ((), ("corvane",)):
        session = asked(talks(*capitals))
        assert (session.petition, session.week) == (None, 3)
        with pytest.raises(NotAllowed):
            session.rule(True)
    without = signed(talks("corvane"))
    assert without.petition.side == "corvane"


@pytest.mark.parametrize(("votes", "yes"), [((3, 2), True), ((2, 2), False), ((0, 7), False)])
def test_a_treaty_is_ratified_by_vote(talks, votes, yes):
    session = signed(talks("halmar"))
    petition = session.petition
    assert (petition.side, petition.kind) == ("halmar", RATIFICATION)
    public = {one.id: not one.secret for one in session.scenario.data.clauses}
    treaty = session.observe("halmar").treaty
    assert petition.levels == {clause: level for clause, level in treaty.items() if public[clause]}
    assert len(petition.levels) < len(treaty)
    assert (session.is_over, session.result, session.to_move) == (False, None, None)
    with pytest.raises(CommandError):
        session.rule(not yes, votes)
    with pytest.raises(CommandError):
        session.rule(yes, (votes[0], -1))
    session.rule(yes, votes)
    assert session.is_over
    assert session.result.reason == ("signed" if yes else "unratified")
    assert session.decisions[-1].rulings[0].votes == votes


def test_both_capitals_must_agree(talks):
    for rulings, is_treaty in (((True, True), True), ((True, False), False), ((False,), False)):
        session = signed(talks("halmar", "corvane"))
        for yes in rulings:
            assert not session.is_over
            session.rule(yes)
        assert session.is_over
        assert (session.result.treaty is not None and session.result.reason == "signed") == is_treaty


def test_nobody_ratifies_what_was_not_signed(talks):
    session = talks("halmar", "corvane")
    while not session.is_over:
        week(session)
    assert session.result.reason == "ran_out"


def test_the_delegations_see_no_more_while_a_capital_decides(talks):
    waiting, plain = asked(talks("halmar")), week(talks(), halmar=ASK)
    for kind in (ADJOURN, ADJOURN, SILENCE):
        plain.act(plain.to_move, kind)
    for side in waiting.sides:
        assert waiting.records(side) == plain.records(side)
        assert without_odds(waiting.observe(side)) == without_odds(plain.observe(side))


def without_odds(view):
    return replace(view, odds={})


def test_nobody_can_reckon_what_people_will_rule(talks):
    session = talks("halmar")
    assert session.observe("halmar").odds.keys() == {"threaten"}
    assert "mandate" in session.observe("corvane").odds
    assert session.prospect("halmar", {}).ratification is None
    assert session.prospect("corvane", {}).ratification > 0


def test_a_game_saved_while_a_capital_decides_goes_on(talks, tmp_path):
    path, live = tmp_path / "game.json", asked(talks("halmar", "corvane"))
    for ruling in ((True, None), (False, (1, 4))):
        live.save(path)
        stored = Session.load(path, live.scenario)
        assert stored.petition == live.petition != None  # noqa: E711 - both in one line
        for session in (live, stored):
            session.rule(*ruling)
            if not session.is_over and session.petition is None:
                signed(session)
        assert stored.decisions == live.decisions
        assert stored.digest() == live.digest()
    assert live.is_over
    live.save(path)
    turns = list(replay(path, scenario=live.scenario))
    assert tuple(turn.decision for turn in turns[1:]) == live.decisions
    assert [record for turn in turns for record in turn.records] == live.records(None)
    assert turns[-1].session.result == live.result


def other_ruling(plain):
    (rulings,) = plain["rulings"].values()
    rulings[0]["yes"] = not rulings[0]["yes"]


def no_ruling(plain):
    plain["rulings"] = {}


def two_rulings(plain):
    (rulings,) = plain["rulings"].values()
    rulings.append(dict(rulings[0]))


def another_side(plain):
    (rulings,) = plain["rulings"].values()
    rulings[0]["side"] = "corvane"


@pytest.mark.parametrize("change", [other_ruling, no_ruling, two_rulings, another_side])
def test_a_ruling_that_was_not_is_found_out(talks, tmp_path, change):
    path, session = tmp_path / "game.json", asked(talks("halmar"))
    session.rule(True)
    session.act(session.to_move, ADJOURN)
    session.save(path)
    plain = json.loads(path.read_text())
    change(plain)
    plain["check"] = check_of(plain)
    path.write_text(json.dumps(plain))
    with pytest.raises(DamagedSave):
        Session.load(path, session.scenario)


def test_a_save_of_the_first_form_is_read(talks, tmp_path):
    path, session = tmp_path / "game.json", signed(asked(talks()))
    session.save(path)
    plain = json.loads(path.read_text())
    for field in ("capitals", "rulings"):
        del plain[field]
    plain["format"] = 1
    plain["check"] = check_of(plain)
    path.write_text(json.dumps(plain))
    assert Session.load(path, session.scenario).decisions == session.decisions


def test_undo_takes_a_ruling_back_with_what_led_to_it(talks):
    session = asked(talks("halmar"))
    waiting = session.digest()
    session.rule(True)
    ruled, side = session.digest(), session.decisions[-1].side
    session.undo(side)
    assert (session.petition, session.week, session.to_move) == (None, 2, side)
    session.redo()
    assert session.digest() == ruled
    session.undo(side)
    session.act(side, SILENCE)
    assert session.digest() == waiting
    assert isinstance(session.petition, Petition)


def test_a_policy_waits_for_the_capital_too(ruled):
    session = Session.new(ruled, seed=5, capitals=ruled.names.side)
    kinds = set()
    while not session.is_over:
        if session.petition is None:
            week(session)
        else:
            kinds.add((session.petition.side, session.petition.kind))
            session.rule(True)
    assert ("corvane", REQUEST) in kinds


def test_nobody_plays_a_capital_where_only_policies_lead_delegations(ruled):
    with pytest.raises(CommandError, match="delegation"):
        Session.new(ruled, players={}, capitals=ruled.names.side)


def test_an_unknown_capital_is_refused(ruled):
    with pytest.raises(CommandError, match="side"):
        Session.new(ruled, capitals=("atlantis",))
