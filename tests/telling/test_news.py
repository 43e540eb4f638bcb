"""What is new to a side, and what stands before it week by week."""

import pytest

from game.play.actions import NamedAction
from game.telling import news
from game.telling.briefing import briefing_of, instructions_of, opening_of
from game.telling.events import TOLD_AT_THE_END, events_of
from game.telling.history import history_at
from game.telling.minutes import minutes_for
from game.telling.reading import reading_of
from game.telling.table import clause_sheet, ready_line, row_line, rows_of, worth_line
from game.telling.words import told_move
from tests.telling.conftest import SIDE, begun, give_away


def test_nothing_is_told_twice_and_nothing_is_left_out(session):
    told, heard = news.Told(session), []
    while not session.is_over:
        heard += told.news(SIDE)
        assert told.news(SIDE) == ()
        at_table = session.phase == "table"
        action = give_away(session) if at_table and session.week < 3 else _idle(session)
        session.act(SIDE, action, go_on=False)
        if at_table:
            heard += told.own_move(SIDE)
        session.play_on()
    heard += told.news(SIDE)
    everything = [one for one in events_of(session.records(SIDE)) if one.what not in TOLD_AT_THE_END]
    assert {(one.week, one.what, str(one.details)) for one in everything} == {
        (one.week, one.what, str(one.details)) for one in heard
    }


def _idle(session):
    return NamedAction({"table": "adjourn", "answer": "stay", "cable": "silence"}[session.phase])


def test_what_is_taken_back_can_be_told_again(session):
    told = news.Told(session)
    before = told.news(SIDE)
    session.act(SIDE, give_away(session))
    moved = told.own_move(SIDE)
    assert moved[0].what == "seal_moved"
    session.undo()
    told.turn_back()
    assert told.news(SIDE) == ()
    session.act(SIDE, give_away(session))
    assert told.own_move(SIDE) == moved
    assert before


def test_a_loaded_game_begins_with_the_news_of_its_week(session):
    session.act(SIDE, NamedAction("adjourn"))
    session.act(SIDE, NamedAction("silence"))
    assert session.week == 2
    assert {event.week for event in news.Told(session).news(SIDE)} == {2}


@pytest.mark.parametrize("seed", range(1, 4))
def test_instructions_that_change_are_told_once(moscow, words, seed):
    session = begun(moscow, seed=seed)
    told = news.Told(session)
    before = {clause.id: clause.mandate for clause in session.observe(SIDE).clauses.values()}
    while not session.is_over:
        session.act(SIDE, _idle(session))
        now = {clause.id: clause.mandate for clause in session.observe(SIDE).clauses.values()}
        changed = told.changed_instructions(SIDE)
        if session.is_over:
            assert changed == ()
            break
        assert dict(changed) == {clause: now[clause] for clause in now if now[clause] != before[clause]}
        assert not changed or words.seal(*changed[0]) in news.changed_line(words, changed)
        before = now


def test_what_stands_before_a_side_is_told_whole(session, words, is_whole):
    view = session.observe(SIDE)
    assert is_whole(opening_of(words))
    assert is_whole(briefing_of(words, view))
    assert is_whole(instructions_of(words, view))
    assert is_whole(news.markers_of(words, view))
    assert is_whole(news.dispatches_of_week(session, words, SIDE))
    assert is_whole(history_at(words, view))
    assert is_whole(minutes_for(session, words, SIDE))
    assert is_whole(reading_of(words, view))
    assert is_whole(worth_line(words, view))
    assert ready_line(words, view) is None


def test_every_clause_has_its_row_and_its_sheet(session, words, is_whole):
    view = session.observe(SIDE)
    rows = rows_of(words, view)
    assert [row.clause for row in rows] == list(words.open_clauses)
    for row in rows:
        assert row.dots in range(1, 6)
        assert is_whole(row_line(words, row))
        sheet = clause_sheet(words, view, row.clause)
        assert is_whole(sheet)
        assert {mark for level in sheet.levels for mark in level.marks} == {"theirs", "ours", "mandate"}


def test_minutes_know_no_more_than_their_reader(moscow, words):
    session = begun(moscow)
    session.act(SIDE, NamedAction("adjourn"))
    session.act(SIDE, NamedAction("mandate", clauses=(words.open_clauses[0],)))
    own, theirs = (
        [line for week in minutes_for(session, words, side) for line in week.lines]
        for side in (SIDE, "soviet")
    )
    asked = told_move(words, "mandate", SIDE, clauses=words.clause(words.open_clauses[0]))
    assert asked in own
    assert asked not in theirs
