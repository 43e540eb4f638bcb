"""Putting a draft together: seals, a document, what it is worth before it is sent."""

import re
from typing import Final

from game.play.actions import NamedAction
from game.play.session import Session
from game.play.view import View
from game.telling.documents import clauses_for_document, document_sheet, own_documents
from game.telling.drafts import draft_sheet
from game.terminal.desk import Desk, Option, find, words_of
from game.terminal.screens import Screens

_SEPARATORS: Final = re.compile(r"[,;]")
SEND, CHANGE, DROP = range(3)


class Drafting:
    """One draft of one side, until it is sent or dropped.

    Args:
        session: The game.
        screens: Where things are shown.
        desk: Where questions are answered.
        side: Whose draft.
    """

    def __init__(self, session: Session, screens: Screens, desk: Desk, side: str) -> None:
        self.session = session
        self.screens = screens
        self.words = screens.words
        self.desk = desk
        self.paper = desk.paper
        self.side = side
        self.view: View = session.observe(side)
        self.action = NamedAction("draft")

    def draft(self) -> NamedAction | None:
        """Let the player put a draft together.

        Returns:
            The draft; None if it was dropped.
        """
        self.paper.heading(self.words.say("draft.title"))
        self.paper.say(self.words.say("draft.how", n=self.words.scenario.talks.seals_per_draft))
        while True:
            answer = self.desk.ask()
            word, _, rest = answer.partition(" ")
            word = word.casefold()
            is_empty = self.action == NamedAction("draft")
            if answer == "0" or word in words_of("back") or (not answer and is_empty):
                return None
            if not answer or word in words_of("done"):
                sent = self._confirm()
                if sent is not None:
                    return sent if sent.kind == "draft" else None
            elif word in words_of("clear"):
                self.action = NamedAction("draft")
                self.paper.say(self.words.say("draft.cleared"))
            elif word in words_of("document"):
                self._document(rest.strip())
            else:
                changes = [self._entry(part.strip()) for part in _SEPARATORS.split(answer)]
                if any(changes):
                    self._show()

    # Entries.

    def _entry(self, text: str) -> bool:
        """Take one clause and level on; say whether the draft has changed."""
        clause, rest = self._clause_and_rest(text)
        if clause is None:
            self.paper.say(self.words.say("draft.again", n=len(self.words.open_clauses)))
            return False
        if not rest:
            self.screens.clause(self.view, clause)
            self.paper.say(self.words.say("draft.now_level", number=self.words.number(clause)))
            return False
        level = self._level(clause, rest)
        if level is None:
            self.screens.levels(self.view, clause)
            self.paper.say(self.words.say("draft.no_level", number=self.words.number(clause)))
            return False
        return self._set(clause, level)

    def _set(self, clause: str, level: str) -> bool:
        seals = {**self.action.seals, clause: level}
        if level == self.view.clauses[clause].ours:
            del seals[clause]
            if clause not in self.action.seals:
                self.paper.say(self.words.say("draft.stands", clause=self.words.clause(clause)))
                return False
        return self._try(
            NamedAction("draft", seals=seals, document=self.action.document, clause=self.action.clause)
        )

    def _clause_and_rest(self, text: str) -> tuple[str | None, str]:
        """Split an entry after the longest beginning that names a clause."""
        tokens = text.split()
        names = [(self.words.clause(clause), clause) for clause in self.words.open_clauses]
        for cut in range(len(tokens), 0, -1):
            place = find(" ".join(tokens[:cut]), names)
            if place is not None:
                return self.words.open_clauses[place], " ".join(tokens[cut:])
        return None, ""

    def _level(self, clause: str, text: str) -> str | None:
        if text.casefold() in words_of("theirs"):
            return self.view.clauses[clause].theirs
        levels = self.words.clause_of(clause).levels
        place = find(text, [(self.words.of(level.label), level.id) for level in levels])
        return None if place is None else levels[place].id

    def _try(self, action: NamedAction) -> bool:
        """Take a change on if the rules allow it; an empty draft may become a good one yet."""
        refusal = self.session.judge(self.side, action)
        if refusal is not None and refusal.reason != "no_seal_moved":
            self.paper.say(self.words.refusal(refusal))
            return False
        self.action = action
        return True

    def _document(self, text: str) -> None:
        documents = own_documents(self.words, self.side)
        number, _, rest = text.partition(" ")
        place = find(number, [(document.id,) for document in documents])
        if place is None:
            self.screens.documents(self.view)
            self.paper.say(self.words.say("draft.document_how"))
            return
        document = documents[place]
        open_ones = clauses_for_document(self.words, self.view, document)
        clause = self._clause_and_rest(rest.strip())[0] if rest else None
        if clause is None and len(open_ones) == 1:
            clause = open_ones[0]
        if clause is None and open_ones:
            self.screens.document(f"{place + 1}.", document_sheet(self.words, self.view, document))
            names = ", ".join(f"{self.words.number(one)} {self.words.clause(one)}" for one in open_ones)
            self.paper.say(self.words.say("draft.document_where", number=place + 1, clauses=names))
            return
        if self._try(NamedAction("draft", seals=self.action.seals, document=document.id, clause=clause)):
            self._show()

    # What it is worth.

    def _show(self) -> None:
        sheet = draft_sheet(self.session, self.words, self.side, self.action)
        for change in sheet.changes:
            self.paper.item("-", change.line, indent=1)
        if sheet.document_line is not None:
            self.paper.item("-", sheet.document_line, indent=1)
        self.paper.say(sheet.worth_line)
        self.paper.say(sheet.at_home)

    def _confirm(self) -> NamedAction | None:
        """Let the player send the draft; a silent action stands for one that was dropped."""
        refusal = self.session.judge(self.side, self.action)
        if refusal is not None:
            self.paper.say(self.words.refusal(refusal))
            self.paper.say(self.words.say("draft.how", n=self.words.scenario.talks.seals_per_draft))
            return None
        self.paper.heading(self.words.say("draft.summary"))
        options = [Option(self.words.say(f"draft.{what}")) for what in ("send", "change_more", "drop")]
        answer = self.desk.choose(options, default=SEND)
        if answer == CHANGE:
            return None
        return self.action if answer == SEND else NamedAction("silence")
