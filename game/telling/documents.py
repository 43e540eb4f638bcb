"""The documents of both sides, as one of them sees them."""

from dataclasses import dataclass

from game.play.view import View
from game.scenario.schema import Document
from game.telling.words import Words


def own_documents(words: Words, side: str) -> tuple[Document, ...]:
    """Give a side's documents in the order of their numbers."""
    return tuple(document for document in words.scenario.documents if document.side == side)


def clauses_for_document(words: Words, view: View, document: Document) -> tuple[str, ...]:
    """List the clauses that a document bears on and that are still open."""
    return tuple(
        clause
        for clause in document.clauses
        if clause in words.open_clauses and not view.clauses[clause].is_initialled
    )


@dataclass(frozen=True, slots=True)
class DocumentSheet:
    """A document, as a side sees it.

    Attributes:
        document: Its id.
        name: Its name.
        state: "unused", "used" or "countered".
        state_name: That in words.
        credibility: How much it carries, in words.
        clauses: Ids of the clauses on the table that it bears on.
        on_line: Their names, in a sentence.
        text: What it says.
        remarks: Its weak point, other voices and who disputes it, each in a sentence.
        source: Where it comes from and how sure it is.
    """

    document: str
    name: str
    state: str
    state_name: str
    credibility: str
    clauses: tuple[str, ...]
    on_line: str
    text: str
    remarks: tuple[str, ...]
    source: str


def own_document_sheets(words: Words, view: View) -> tuple[DocumentSheet, ...]:
    """Tell a side's own documents, in the order of their numbers."""
    return tuple(document_sheet(words, view, document) for document in own_documents(words, view.side))


def their_document_sheets(words: Words, view: View) -> tuple[DocumentSheet, ...]:
    """Tell the documents that the other side has read."""
    return tuple(
        document_sheet(words, view, document)
        for document in own_documents(words, words.other(view.side))
        if view.documents[document.id].state != "unused"
    )


def document_sheet(words: Words, view: View, document: Document) -> DocumentSheet:
    """Tell one document: what it says, how far it carries, and who else has a word."""
    clauses = tuple(clause for clause in document.clauses if clause in words.open_clauses)
    names = ", ".join(words.clause(clause) for clause in clauses) or "–"
    state = view.documents[document.id].state
    remarks = (
        ("documents.weakness", document.weakness),
        ("documents.voices", document.other_voices),
        ("disputed", document.disputed),
    )
    return DocumentSheet(
        document=document.id,
        name=words.of(document.name),
        state=state,
        state_name=words.say(f"documents.{state}"),
        credibility=words.say(f"documents.{document.credibility}"),
        clauses=clauses,
        on_line=words.say("documents.on", clauses=names),
        text=words.of(document.text),
        remarks=tuple(words.say(key, text=words.of(text)) for key, text in remarks if text is not None),
        source=words.source(document),
    )
