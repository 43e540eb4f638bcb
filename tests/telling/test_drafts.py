"""What a draft would mean, and the papers that may go with it."""

from game.play.actions import NamedAction
from game.telling.documents import (
    clauses_for_document,
    own_document_sheets,
    own_documents,
    their_document_sheets,
)
from game.telling.drafts import draft_sheet
from tests.telling.conftest import SIDE, give_away


def test_a_draft_is_weighed_before_it_is_sent(session, words, is_whole):
    view, draft = session.observe(SIDE), give_away(session)
    sheet = draft_sheet(session, words, SIDE, draft)
    assert is_whole(sheet)
    assert {change.clause: change.after for change in sheet.changes} == dict(draft.seals)
    assert all("initials" in change.marks for change in sheet.changes)
    assert sheet.before == view.own_value
    prospect = session.prospect(SIDE, draft.seals)
    assert (sheet.steps, sheet.ratification) == (prospect.steps, prospect.ratification)
    assert sheet.barred is None
    session.act(SIDE, draft, go_on=False)
    assert abs(session.observe(SIDE).own_value - sheet.after) < 0.01


def test_marks_say_what_a_move_costs(session, words):
    first = give_away(session)
    clause = next(iter(first.seals))
    before = session.observe(SIDE).clauses[clause].ours
    session.act(SIDE, first)
    session.act(SIDE, NamedAction("silence"))
    seen = session.observe(SIDE).clauses[clause]
    assert seen.is_initialled
    back = draft_sheet(session, words, SIDE, NamedAction("draft", seals={clause: before})).changes[0]
    assert back.marks == ("withdraws",)
    assert words.say("draft.withdraws") in back.line


def test_an_empty_draft_is_weighed_too_and_barred(session, words):
    sheet = draft_sheet(session, words, SIDE, NamedAction("draft"))
    assert sheet.changes == ()
    assert sheet.before == sheet.after
    assert sheet.barred is not None


def test_a_document_is_named_with_its_clause(session, words):
    view = session.observe(SIDE)
    document = own_documents(words, SIDE)[0]
    clause = clauses_for_document(words, view, document)[0]
    draft = NamedAction("draft", seals=give_away(session).seals, document=document.id, clause=clause)
    sheet = draft_sheet(session, words, SIDE, draft)
    assert words.of(document.name) in sheet.document_line
    assert words.clause(clause) in sheet.document_line
    session.act(SIDE, draft)
    states = {sheet.document: sheet.state for sheet in own_document_sheets(words, session.observe(SIDE))}
    assert states[document.id] != "unused"


def test_their_documents_are_told_once_they_are_read(session, words, is_whole):
    view = session.observe(SIDE)
    assert is_whole(own_document_sheets(words, view))
    read = {one.id for one in view.documents.values() if one.side != SIDE and one.state != "unused"}
    assert {sheet.document for sheet in their_document_sheets(words, view)} == read
