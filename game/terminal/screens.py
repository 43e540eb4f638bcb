"""What stands on the screens during the talks."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from game.play.session import Session
from game.play.view import ClauseView, View
from game.scenario.load import load_variant
from game.scenario.schema import Dispatch, Document, Marker
from game.telling.events import DATED, Event, Teller, events_of
from game.telling.words import Words
from game.terminal.paper import Paper

DOTS: Final = 5
COLUMNS: Final = (2, 17, 25, 24, 1, 6)
"""Widths of the table of clauses: number, clause, both seals, mark, worth."""
ENOUGH, TOO_LITTLE, INITIALLED = "✓", "·", "="
LEAST_TREND: Final = 0.05
LOW_THIRD: Final = 1 / 3
COMMANDS: Final = (
    "help", "table", "clause", "instructions", "reading", "news", "documents",
    "history", "minutes", "undo", "save", "load", "quit",
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
        scenario = self.words.scenario
        title = self.words.of(scenario.title)
        self.paper.title(title)
        self.paper.say(self.words.of(scenario.story.tagline), style="italic")
        self.paper.gap()
        self.paper.say(self.words.of(scenario.story.intro))
        if self.words.loaded.is_short and scenario.short is not None:
            self.paper.gap()
            self.paper.say(self.words.of(scenario.short.title), style="bold")
        for name in self.words.loaded.variants:
            variant = load_variant(name, self.words.loaded).data
            title, changes = self.words.of(variant.title), self.words.of(variant.changes)
            self.paper.gap()
            self.paper.say(self.words.say("variant", title=title, changes=changes))

    def briefing(self, view: View) -> None:
        """Say who the player is and what to bring home."""
        side = self.words.side_of(view.side)
        self.paper.title(self.words.say("briefing.title", side=self.words.of(side.name)))
        self.paper.say(self.words.of(side.role))
        self.paper.heading(self.words.say("briefing.delegates"))
        for delegate in side.delegates:
            name = f"{self.words.of(delegate.name)}. {self.words.of(delegate.role)}. "
            self.paper.item("-", name + self.words.of(delegate.concern), indent=1)
        own_type = next(type_ for type_ in side.types if type_.id == view.type)
        self.paper.heading(self.words.say("briefing.heart", type=self.words.of(own_type.name)))
        self.paper.say(self.words.of(own_type.about))
        self.instructions(view)
        clauses = self.words.scenario.clauses
        if any(view.clauses[clause.id].mandate != clause.mandate[view.side] for clause in clauses):
            self.paper.say(self.words.say("instructions.narrower"))

    def instructions(self, view: View) -> None:
        """List the least that the side may sign."""
        self.paper.heading(self.words.say("instructions.title", capital=self.capital(view.side)))
        self.paper.say(self.words.say("instructions.about"), style="dim")
        for clause in self.words.open_clauses:
            seen = view.clauses[clause]
            self.paper.item(f"{self.words.number(clause):2}.", self.words.seal(clause, seen.mandate))
        if self.words.settled_clauses:
            settled = "; ".join(
                self.words.seal(clause, view.clauses[clause].ours) for clause in self.words.settled_clauses
            )
            self.paper.say(self.words.say("table.settled", clauses=settled), style="dim")
        if view.asked:
            asked = "; ".join(self.words.clause(clause) for clause in view.asked)
            self.paper.say(self.words.say("instructions.asked", clauses=asked))

    def capital(self, side: str) -> str:
        """Name a side's capital."""
        return self.words.of(self.words.side_of(side).capital)

    # The week.

    def week(self, number: int) -> None:
        """Write the head of a week."""
        self.paper.title(self.words.week(number))

    def event(self, event: Event) -> None:
        """Tell one thing that happened, if it is told here."""
        if event.what == "dispatch_came":
            self.dispatch(self.words.dispatch_of(event.details["dispatch"]), event.date)
            return
        text = self.teller.tell(event)
        if text is not None:
            self.paper.item("*" if self.paper.plain else "•", text)

    def dispatch(self, dispatch: Dispatch, date: dt.date) -> None:
        """Write a dispatch with its voice, the day on which it came, its source and what is disputed."""
        voice = self.words.of(self.words.scenario.voices[dispatch.voice])
        day = self.words.short_day(date)
        self.paper.heading(
            self.words.say("dispatch", voice=voice, date=day, title=self.words.of(dispatch.title))
        )
        self.paper.say(self.words.of(dispatch.text))
        self.paper.say(self.words.source(dispatch), style="dim")
        if dispatch.disputed is not None:
            disputed = self.words.say("disputed", text=self.words.of(dispatch.disputed))
            self.paper.say(disputed, style="dim")

    def news(self, session: Session, side: str) -> None:
        """Write this week's dispatches once more."""
        view = session.observe(side)
        self.week(view.week)
        came = [
            event
            for event in events_of(session.records(side))
            if event.what == "dispatch_came" and event.week == view.week
        ]
        for event in came:
            self.event(event)
        if not came:
            self.paper.say(self.words.say("no_news"))
        self.markers(view, with_about=True)

    def markers(self, view: View, *, with_about: bool = False) -> None:
        """Write the markers that the side sees, and what they are about."""
        self.paper.heading(self.words.say("markers.title"))
        longest = max((len(self.words.of(marker.name)) for marker in self._markers(view)), default=0)
        for marker in self._markers(view):
            seen = view.markers[marker.id]
            low, high = float(marker.range[0]), float(marker.range[1])
            part = (seen.value - low) / (high - low)
            name = self.words.of(marker.name)
            value = self.words.say("markers.value", value=self._number(seen.value), high=self._number(high))
            trend = self._trend(seen.trend)
            near = self._end_near(marker, part)
            if self.paper.plain:
                self.paper.say(". ".join(filter(None, (f"{name}: {value}{trend}", near))) + ".")
            else:
                line = f"{name:{longest}} {self.paper.bar(part)}{value:9}{trend:5}"
                self.paper.say(f"{line} {near}".rstrip(), hanging=longest + 1)
            if with_about:
                self.paper.say(self.words.of(marker.about), indent=3, style="dim")

    def _markers(self, view: View) -> list[Marker]:
        return [marker for marker in self.words.scenario.markers if marker.id in view.markers]

    def _end_near(self, marker: Marker, part: float) -> str:
        """Say what a marker near one of its ends means."""
        if part < LOW_THIRD:
            return self.words.of(marker.low)
        return self.words.of(marker.high) if part > 1 - LOW_THIRD else ""

    def _number(self, value: float) -> str:
        text = f"{value:.1f}".removesuffix(".0")
        return text.replace(".", ",") if self.words.lang == "lt" else text

    def _trend(self, trend: float | None) -> str:
        if trend is None or abs(trend) < LEAST_TREND:
            return ""
        if self.paper.plain:
            return self.words.say(
                "markers.up" if trend > 0 else "markers.down", change=self._number(abs(trend))
            )
        return f" {'+' if trend > 0 else '−'}{self._number(abs(trend))}"

    # The table.

    def table(self, view: View) -> None:
        """Write both seals on every clause, beside the instructions and what it is worth."""
        self.paper.heading(self.words.say("table.title"))
        dots = self._dots(view)
        if self.paper.plain:
            for clause in self.words.open_clauses:
                self.paper.item(f"{self.words.number(clause)}.", self._spoken_row(view, clause, dots[clause]))
        else:
            heads = [self.words.say(f"table.{head}") for head in ("clause", "theirs", "ours", "worth")]
            rows = [self._row(view, clause, dots[clause]) for clause in self.words.open_clauses]
            self.paper.table(["", *heads[:3], "", heads[3]], COLUMNS, rows)
        self._below_table(view)

    def _dots(self, view: View) -> dict[str, int]:
        spans = {
            clause.id: max(clause.points.values()) - min(clause.points.values())
            for clause in view.clauses.values()
        }
        most = max(spans.values()) or 1
        return {clause: max(1, round(DOTS * span / most)) for clause, span in spans.items()}

    def _row(self, view: View, clause: str, dots: int) -> list[str]:
        seen = view.clauses[clause]
        name = self.words.clause(clause) + (self.words.say("table.secret_mark") if seen.is_secret else "")
        theirs, ours = self.words.level(clause, seen.theirs), self.words.level(clause, seen.ours)
        below = self.words.is_below(view.side, clause, seen.theirs, seen.mandate)
        mark = TOO_LITTLE if below else ENOUGH
        if seen.is_initialled:
            ours, mark = self.words.say("table.initialled"), INITIALLED
        return [str(self.words.number(clause)), name, theirs, ours, mark, "●" * dots]

    def _spoken_row(self, view: View, clause: str, dots: int) -> str:
        seen = view.clauses[clause]
        slots = {
            "clause": self.words.clause(clause) + (self.words.say("table.secret") if seen.is_secret else ""),
            "theirs": self.words.level(clause, seen.theirs),
            "ours": self.words.level(clause, seen.ours),
            "standing": self._standing(view, seen),
            "dots": dots,
        }
        return self.words.say("table.row_initialled" if seen.is_initialled else "table.row", **slots)

    def _standing(self, view: View, seen: ClauseView) -> str:
        below = self.words.is_below(view.side, seen.id, seen.theirs, seen.mandate)
        return self.words.say("table.below" if below else "table.within")

    def _below_table(self, view: View) -> None:
        if not self.paper.plain:
            self.paper.say(self.words.say("table.legend"), style="dim")
        self.paper.say(self.standing_line(view))
        if len(view.initialled) == len(view.clauses):
            self.paper.say(self.words.say("table.ready"))

    def standing_line(self, view: View) -> str:
        """Say what the seals are worth to the side, and what it can have without a treaty."""
        return self.words.say(
            "table.values",
            own=self.words.points(view.own_value),
            offer=self.words.points(view.offer_value),
            floor=self.words.points(view.floor),
        )

    def clause(self, view: View, clause: str) -> None:
        """Write all about one clause: what is at stake, and its levels."""
        about = self.words.clause_of(clause)
        self.paper.heading(f"{self.words.number(clause)}. {self.words.of(about.name)}")
        self.paper.say(self.words.of(about.stake))
        if about.secret:
            self.paper.say(self.words.say("clause.secret"))
        self.levels(view, clause)
        if about.disputed is not None:
            self.paper.say(self.words.say("disputed", text=self.words.of(about.disputed)), style="dim")
        self.paper.say(self.words.source(about), style="dim")
        for rule in self.words.scenario.consistency:
            if clause in (rule.clause, rule.excludes):
                self.paper.say(self.words.of(rule.why))

    def levels(self, view: View, clause: str) -> None:
        """Write the levels of a clause with their marks."""
        seen = view.clauses[clause]
        for number, level in enumerate(self.words.clause_of(clause).levels, 1):
            marks = [
                self.words.say(f"clause.{mark}")
                for mark, at in (("theirs", seen.theirs), ("ours", seen.ours), ("mandate", seen.mandate))
                if at == level.id
            ]
            worth = self.words.say("clause.points", points=self.words.change(seen.points[level.id]))
            label = f"{self.words.of(level.label)} ({', '.join([worth, *marks])})"
            self.paper.item(f"{number}.", label, indent=1, style="bold" if seen.ours == level.id else "")
            self.paper.say(self.words.of(level.text), indent=4, style="dim")

    def reading(self, view: View, *, with_tells: bool = True) -> None:
        """Write what the side believes of the other, and by what each type betrays itself."""
        self.paper.heading(self.words.say("reading.title", side=self.words.side(self.words.other(view.side))))
        if view.reading is None:
            self.paper.say(self.words.say("reading.none"))
            return
        types = self.words.side_of(self.words.other(view.side)).types
        longest = max(len(self.words.of(type_.name)) for type_ in types)
        for type_ in types:
            chance = view.reading.types[type_.id]
            name = self.words.of(type_.name)
            bar = self.paper.bar(chance)
            lead = f"{name}: " if self.paper.plain else f"{name:{longest}} {bar}"
            tell = f" {self.words.of(type_.tell)}" if with_tells else ""
            self.paper.say(f"{lead}{self.words.hundreds(chance)}.{tell}", hanging=2)
        self.paper.say(self.words.say(f"reading.{view.reading.nearness}"))
        if view.reading.guards is not None:
            self.paper.say(self.words.say("reading.guards", clause=self.words.clause(view.reading.guards)))

    def documents(self, view: View) -> None:
        """Write the documents of the side, and those that the other has read."""
        self.paper.heading(self.words.say("documents.title"))
        for number, document in enumerate(self.own_documents(view), 1):
            self.document(view, f"{number}.", document)
        others = [
            document
            for document in self.words.scenario.documents
            if document.side != view.side and view.documents[document.id].state != "unused"
        ]
        if others:
            self.paper.heading(self.words.say("documents.theirs"))
        for document in others:
            self.document(view, "-", document)

    def own_documents(self, view: View) -> Sequence[Document]:
        """Give the side's documents in the order of their numbers."""
        return [document for document in self.words.scenario.documents if document.side == view.side]

    def document(self, view: View, mark: str, document: Document) -> None:
        """Write one document: what it says, how far it carries, and who else has a word."""
        on_table = [clause for clause in document.clauses if clause in self.words.open_clauses]
        clauses = ", ".join(self.words.clause(clause) for clause in on_table) or "–"
        state = self.words.say(f"documents.{view.documents[document.id].state}")
        credibility = self.words.say(f"documents.{document.credibility}")
        self.paper.item(mark, f"{self.words.of(document.name)} ({state}; {credibility})", style="bold")
        self.paper.say(self.words.say("documents.on", clauses=clauses), indent=3)
        self.paper.say(self.words.of(document.text), indent=3)
        for key, text in (
            ("documents.weakness", document.weakness),
            ("documents.voices", document.other_voices),
            ("disputed", document.disputed),
        ):
            if text is not None:
                self.paper.say(self.words.say(key, text=self.words.of(text)), indent=3)
        self.paper.say(self.words.source(document), indent=3, style="dim")

    # At any time.

    def help(self) -> None:
        """Write the rules on one page, and the commands."""
        self.paper.title(self.words.say("help.title"))
        for part in self.words.scenario.story.rules:
            self.paper.say(f"{self.words.of(part.title)}. {self.words.of(part.text)}")
        self.paper.heading(self.words.say("help.commands"))
        for command in COMMANDS:
            word = self.words.say(f"word.{command}").split()[0]
            self.paper.item(f"{word:13}", self.words.say(f"help.{command}"), indent=1)

    def history(self, view: View) -> None:
        """Write what the delegations of the record did this week."""
        first = view.date.toordinal()
        days = self.words.scenario.talks.days_per_week
        weeks = [
            week
            for week in self.words.scenario.record
            if first - days < week.first_day.toordinal() < first + days
        ]
        exact = [week for week in weeks if week.first_day == view.date]
        self.paper.title(self.words.say("history.title"))
        for week in exact or weeks:
            self.paper.heading(self.words.say("history.week", date=self.words.day(week.first_day)))
            for side, told in week.told.items():
                self.paper.say(f"{self.words.side(side)}. {self.words.of(told)}")
            self.paper.say(self.words.source(week), style="dim")
            if week.disputed is not None:
                self.paper.say(self.words.say("disputed", text=self.words.of(week.disputed)), style="dim")
        if not weeks:
            self.paper.say(self.words.say("history.none"))

    def minutes(self, session: Session, side: str | None) -> None:
        """Write what has happened so far, as far as a side may know."""
        self.paper.title(self.words.say("minutes.title"))
        week = 0
        for event in events_of(session.records(side)):
            if event.what == "summer_step":
                continue
            if event.week != week:
                week = event.week
                self.paper.heading(self.words.week(week))
            text = self._in_minutes(event)
            if text is not None:
                self.paper.item("-", text)

    def _in_minutes(self, event: Event) -> str | None:
        """Tell an event in a line, with its day if it has one of its own."""
        day = self.words.short_day(event.date)
        if event.what == "dispatch_came":
            title = self.words.of(self.words.dispatch_of(event.details["dispatch"]).title)
            return self.words.say("minutes.news", date=day, title=title)
        text = self.teller.tell(event)
        if text is None or event.what not in DATED:
            return text
        return self.words.say("minutes.dated", date=day[:1].upper() + day[1:], text=text)
