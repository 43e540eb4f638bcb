"""What stands on the screens during the talks."""

from collections.abc import Sequence
from typing import Final

from game.play.session import Session
from game.play.view import View
from game.telling.briefing import briefing_of, instructions_of, opening_of
from game.telling.capital import PetitionSheet
from game.telling.documents import DocumentSheet, own_document_sheets, their_document_sheets
from game.telling.events import Event, Teller
from game.telling.history import history_at
from game.telling.minutes import minutes_for
from game.telling.news import DispatchSheet, MarkerSheet, dispatch_of, dispatches_of_week, markers_of
from game.telling.public import public_sheet
from game.telling.reading import reading_of, reading_title
from game.telling.table import ClauseRow, clause_sheet, levels_of, ready_line, row_line, rows_of, worth_line
from game.telling.words import Words
from game.terminal.paper import Paper

COLUMNS: Final = (2, 17, 25, 24, 1, 6)
"""Widths of the table of clauses: number, clause, both seals, mark, worth."""
ENOUGH, TOO_LITTLE, INITIALLED = "✓", "·", "="
COMMANDS: Final = (
    "help", "table", "clause", "instructions", "reading", "news", "documents",
    "history", "minutes", "public", "undo", "save", "load", "quit",
)  # fmt: skip
"""Commands in the order in which the help names them."""


class Screens:
    """Writes the screens of one game in one language.

    Args:
        words: The words of the scenario.
        paper: Where to write.
    """

    def __init__(self, words: Words, paper: Paper) -> None:
        self.words = words
        self.paper = paper
        self.teller = Teller(words)

    # Before the talks.

    def opening(self) -> None:
        """Say what the game is about."""
        opening = opening_of(self.words)
        self.paper.title(opening.title)
        self.paper.say(opening.tagline, style="italic")
        self.paper.gap()
        self.paper.say(opening.intro)
        if opening.short is not None:
            self.paper.gap()
            self.paper.say(opening.short, style="bold")
        for variant in opening.variants:
            self.paper.gap()
            self.paper.say(variant)

    def briefing(self, view: View) -> None:
        """Say who the player is and what to bring home."""
        briefing = briefing_of(self.words, view)
        self.paper.title(briefing.title)
        self.paper.say(briefing.role)
        self.paper.heading(self.words.say("briefing.delegates"))
        for one in briefing.delegates:
            self.paper.item("-", f"{one.name}. {one.role}. {one.concern}", indent=1)
        self.paper.heading(briefing.heart)
        self.paper.say(briefing.heart_about)
        self.instructions(view)
        if briefing.narrower is not None:
            self.paper.say(briefing.narrower)

    def instructions(self, view: View) -> None:
        """List the least that the side may sign."""
        instructions = instructions_of(self.words, view)
        self.paper.heading(instructions.title)
        self.paper.say(instructions.about, style="dim")
        for one in instructions.clauses:
            self.paper.item(f"{one.number:2}.", one.line)
        if instructions.settled is not None:
            self.paper.say(instructions.settled, style="dim")
        if instructions.asked is not None:
            self.paper.say(instructions.asked)

    # The week.

    def week(self, number: int) -> None:
        """Write the head of a week."""
        self.paper.title(self.words.week(number))

    def event(self, event: Event) -> None:
        """Tell one thing that happened, if it is told here."""
        dispatch = dispatch_of(self.words, event)
        if dispatch is not None:
            self.dispatch(dispatch)
            return
        text = self.teller.tell(event)
        if text is not None:
            self.paper.item("*" if self.paper.plain else "•", text)

    def dispatch(self, dispatch: DispatchSheet) -> None:
        """Write a dispatch with its voice, the day on which it came, its source and what is disputed."""
        self.paper.heading(dispatch.heading)
        self.paper.say(dispatch.text)
        self.paper.say(dispatch.source, style="dim")
        if dispatch.disputed is not None:
            self.paper.say(dispatch.disputed, style="dim")

    def news(self, session: Session, side: str) -> None:
        """Write this week's dispatches once more."""
        view = session.observe(side)
        self.week(view.week)
        came = dispatches_of_week(session, self.words, side)
        for dispatch in came:
            self.dispatch(dispatch)
        if not came:
            self.paper.say(self.words.say("no_news"))
        self.markers(view, with_about=True)

    def markers(self, view: View, *, with_about: bool = False) -> None:
        """Write the markers that the side sees, and what they are about."""
        self.paper.heading(self.words.say("markers.title"))
        markers = markers_of(self.words, view)
        longest = max((len(marker.name) for marker in markers), default=0)
        for marker in markers:
            if self.paper.plain:
                line = f"{marker.name}: {marker.value_line}{marker.trend_line}"
                self.paper.say(". ".join(filter(None, (line, marker.meaning))) + ".")
            else:
                bar, trend = self.paper.bar(marker.part), _signed(marker)
                line = f"{marker.name:{longest}} {bar}{marker.value_line:9}{trend:5}"
                self.paper.say(f"{line} {marker.meaning}".rstrip(), hanging=longest + 1)
            if with_about:
                self.paper.say(marker.about, indent=3, style="dim")

    # The table.

    def table(self, view: View) -> None:
        """Write both seals on every clause, beside the instructions and what it is worth."""
        self.paper.heading(self.words.say("table.title"))
        rows = rows_of(self.words, view)
        if self.paper.plain:
            for row in rows:
                self.paper.item(f"{row.number}.", row_line(self.words, row))
        else:
            heads = [self.words.say(f"table.{head}") for head in ("clause", "theirs", "ours", "worth")]
            self.paper.table(["", *heads[:3], "", heads[3]], COLUMNS, [self._cells(row) for row in rows])
            self.paper.say(self.words.say("table.legend"), style="dim")
        self.paper.say(worth_line(self.words, view))
        ready = ready_line(self.words, view)
        if ready is not None:
            self.paper.say(ready)

    def _cells(self, row: ClauseRow) -> list[str]:
        name = row.name + (self.words.say("table.secret_mark") if row.is_secret else "")
        ours, mark = row.ours, ENOUGH if row.is_enough else TOO_LITTLE
        if row.is_initialled:
            ours, mark = self.words.say("table.initialled"), INITIALLED
        return [str(row.number), name, row.theirs, ours, mark, "●" * row.dots]

    def clause(self, view: View, clause: str) -> None:
        """Write all about one clause: what is at stake, and its levels."""
        sheet = clause_sheet(self.words, view, clause)
        self.paper.heading(f"{sheet.number}. {sheet.name}")
        self.paper.say(sheet.stake)
        if sheet.secret_line is not None:
            self.paper.say(sheet.secret_line)
        self.levels(view, clause)
        if sheet.disputed is not None:
            self.paper.say(sheet.disputed, style="dim")
        self.paper.say(sheet.source, style="dim")
        for rule in sheet.rules:
            self.paper.say(rule)

    def levels(self, view: View, clause: str) -> None:
        """Write the levels of a clause with their marks."""
        for number, level in enumerate(levels_of(self.words, view, clause), 1):
            style = "bold" if "ours" in level.marks else ""
            self.paper.item(f"{number}.", level.label_line, indent=1, style=style)
            self.paper.say(level.text, indent=4, style="dim")

    def reading(self, view: View, *, with_tells: bool = True) -> None:
        """Write what the side believes of the other, and by what each type betrays itself."""
        self.paper.heading(reading_title(self.words, view))
        reading = reading_of(self.words, view)
        if reading is None:
            self.paper.say(self.words.say("reading.none"))
            return
        longest = max(len(type_.name) for type_ in reading.types)
        for type_ in reading.types:
            bar = self.paper.bar(type_.chance)
            lead = f"{type_.name}: " if self.paper.plain else f"{type_.name:{longest}} {bar}"
            tell = f" {type_.tell}" if with_tells else ""
            self.paper.say(f"{lead}{type_.chance_line}.{tell}", hanging=2)
        self.paper.say(reading.nearness)
        if reading.guards is not None:
            self.paper.say(reading.guards)

    def documents(self, view: View) -> None:
        """Write the documents of the side, and those that the other has read."""
        self.paper.heading(self.words.say("documents.title"))
        for number, document in enumerate(own_document_sheets(self.words, view), 1):
            self.document(f"{number}.", document)
        others = their_document_sheets(self.words, view)
        if others:
            self.paper.heading(self.words.say("documents.theirs"))
        for document in others:
            self.document("-", document)

    def document(self, mark: str, document: DocumentSheet) -> None:
        """Write one document: what it says, how far it carries, and who else has a word."""
        self.paper.item(
            mark, f"{document.name} ({document.state_name}; {document.credibility})", style="bold"
        )
        for text in (document.on_line, document.text, *document.remarks):
            self.paper.say(text, indent=3)
        self.paper.say(document.source, indent=3, style="dim")

    # For all to see, and in a capital.

    def public(self, session: Session) -> None:
        """Write what both sides may know, and nothing else."""
        sheet = public_sheet(self.words, session.public_view())
        self.paper.title(self.words.say("public.title"))
        self.paper.say(sheet.title)
        self.paper.say(sheet.turn)
        self._lines(self.words.say("table.title"), [row.line for row in sheet.rows])
        self.paper.say(sheet.agreed_line)
        self.paper.heading(self.words.say("markers.title"))
        for marker in sheet.markers:
            self.paper.say(f"{marker.name}: {marker.value_line}.")
        self._lines(self.words.say("public.moves"), sheet.moves)
        self._lines(self.words.say("public.news"), [dispatch.heading for dispatch in sheet.news])

    def petition(self, sheet: PetitionSheet) -> None:
        """Write what people in a capital have to rule on, and what they know."""
        self.paper.title(sheet.title)
        self._lines(self.words.say("capital.known"), [dispatch.heading for dispatch in sheet.news])
        for marker in sheet.markers:
            self.paper.say(f"{marker.name}: {marker.value_line}.")
        self.paper.heading(self.words.say("capital.signed" if sheet.is_voted else "capital.asked"))
        self.paper.say(sheet.asked)
        for clause in sheet.clauses:
            self.paper.item("-", f"{clause.line} {clause.text}", indent=1)
        for line in filter(None, (sheet.steps_line, sheet.secret_line)):
            self.paper.say(line)
        self._lines(self.words.say("capital.speaks_for"), sheet.speaks_for)
        self._lines(self.words.say("capital.speaks_against"), sheet.speaks_against)
        if sheet.source is not None:
            self.paper.say(sheet.source, style="dim")

    def _lines(self, heading: str, lines: Sequence[str]) -> None:
        """Write a list below its heading, if there is anything in it."""
        if lines:
            self.paper.heading(heading)
        for line in lines:
            self.paper.item("-", line, indent=1)

    # At any time.

    def help(self) -> None:
        """Write the rules on one page, and the commands."""
        self.paper.title(self.words.say("help.title"))
        for part in self.words.scenario.story.rules:
            self.paper.say(f"{self.words.of(part.title)}. {self.words.of(part.text)}")
        self.paper.heading(self.words.say("help.commands"))
        for command in COMMANDS:
            word = self.words.say(f"word.{command}").split()[0]
            is_shut = command == "history" and self.words.loaded.is_short
            about = self.words.say("help.history_shut" if is_shut else f"help.{command}")
            self.paper.item(f"{word:13}", about, indent=1)

    def history(self, view: View) -> None:
        """Write what the delegations of the record did this week."""
        self.paper.title(self.words.say("history.title"))
        weeks = history_at(self.words, view)
        for week in weeks:
            self.paper.heading(self.words.say("history.week", date=week.day))
            for deeds in week.deeds:
                self.paper.say(f"{deeds.name}. {deeds.text}")
            self.paper.say(week.source, style="dim")
            if week.disputed is not None:
                self.paper.say(week.disputed, style="dim")
        if not weeks:
            self.paper.say(self.words.say("history.none"))

    def minutes(self, session: Session, side: str | None) -> None:
        """Write what has happened so far, as far as a side may know."""
        self.paper.title(self.words.say("minutes.title"))
        for week in minutes_for(session, self.words, side):
            self.paper.heading(week.title)
            for line in week.lines:
                self.paper.item("-", line)


def _signed(marker: MarkerSheet) -> str:
    """Write the trend of a marker as a number with its sign."""
    if marker.trend is None:
        return ""
    return f" {'+' if marker.trend > 0 else '−'}{marker.trend_number}"
