"""From records to sentences: what happened, as a side may read it."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from game.play.records import Record
from game.telling.words import Words, told_move

TOLD_AT_THE_END: Final = frozenset(("talks_ended", "summer_step"))
"""What the debrief tells, so nobody else need."""
DATED: Final = frozenset(("dispatch_came", "treaty_signed", "package_taken", "summer_step"))
"""What has a day of its own; all else happens in some week."""
ANSWERED_BY: Final = {
    "threat_made": ("threat_believed", "threat_called"),
    "threat_believed": ("seal_moved",),
    "seal_moved": ("clause_initialled",),
}
"""What the other side does at once about what one has done."""


@dataclass(frozen=True, slots=True)
class Event:
    """One or several records that make one sentence.

    Attributes:
        week: Number of the week; the first is 1.
        date: The day of the first record.
        side: Whose doing it was, if anybody's.
        what: The first record's name.
        details: The first record's details.
        seals: Clause and level of each seal that moved.
    """

    week: int
    date: dt.date
    side: str | None
    what: str
    details: Any
    seals: tuple[tuple[str, str], ...] = ()


def events_of(records: Sequence[Record]) -> Iterator[Event]:
    """Gather what makes one sentence; all else stays as it is, in order.

    Dispatches that came together and steps of the summer are put in the order of their days.

    The seals of one draft go together, a threat that is believed with the seal that yields to it, and a
    package with its signature.

    Args:
        records: As `Session.records` gives them.

    Yields:
        What happened.
    """
    seals: list[Record] = []
    after: list[Event] = []
    believed: Record | None = None
    takers = {record.side for record in records if record.what == "package_taken"}
    for record in _by_days(records):
        if record.what == "treaty_signed" and record.side in takers:
            continue  # to take a package is to sign
        if believed is not None and record.what == "seal_moved":
            yield _alone(believed, (record,))
            believed = None
            continue
        if record.what == "seal_moved" and (not seals or seals[0].side == record.side):
            seals.append(record)
        elif (
            seals and record.what in ("clause_initialled", "clause_reopened") and record.week == seals[0].week
        ):
            after.append(_alone(record))
        else:
            yield from _drafted(seals, after)
            seals, after = ([record], []) if record.what == "seal_moved" else ([], [])
            if record.what == "threat_believed":
                believed = record
            elif record.what != "seal_moved":
                yield _alone(record)
    yield from _drafted(seals, after)


def count_own(records: Sequence[Record], side: str) -> int:
    """Count the records that begin a list and are of a side's own move, the answer to its threat included."""
    before = ""
    for count, record in enumerate(records):
        if record.side != side and record.what not in ANSWERED_BY.get(before, ()):
            return count
        before = record.what
    return len(records)


def _by_days(records: Sequence[Record]) -> Iterator[Record]:
    """Put dispatches that came together, and steps of the summer, in the order of their days."""
    for what, group in itertools.groupby(records, key=lambda record: record.what):
        together = list(group)
        by_day = what in ("dispatch_came", "summer_step")
        yield from sorted(together, key=lambda one: one.date) if by_day else together


def _alone(record: Record, seals: Sequence[Record] = ()) -> Event:
    moved = tuple((str(seal.details["clause"]), str(seal.details["to"])) for seal in seals)
    return Event(record.week, record.date, record.side, record.what, record.details, moved)


def _drafted(seals: Sequence[Record], after: Sequence[Event]) -> Iterator[Event]:
    if seals:
        yield _alone(seals[0], seals)
    yield from after


class Teller:
    """Says events in one language.

    Args:
        words: The words of the scenario.
    """

    def __init__(self, words: Words) -> None:
        self.words = words

    def tell(self, event: Event) -> str | None:
        """Say an event in a sentence or two; None for what is told elsewhere."""
        telling = _TELLINGS.get(event.what)
        return None if telling is None else telling(self, event)

    def _move(self, kind: str, event: Event, **slots: Any) -> str:
        return told_move(self.words, kind, str(event.side), **slots)

    def seals(self, event: Event) -> str:
        """A draft."""
        moved = "; ".join(self.words.seal(clause, level) for clause, level in event.seals)
        return self._move("draft", event, clauses=moved)

    def initialled(self, event: Event) -> str:
        """Both seals have met."""
        clause, level = event.details["clause"], event.details["level"]
        return self.words.say(
            "told.initialled", clause=self.words.clause(clause), level=self.words.level(clause, level)
        )

    def reopened(self, event: Event) -> str:
        """An initialled clause is open again."""
        clause = self.words.clause(event.details["clause"])
        return self.words.say("told.reopened", clause=clause)

    def document(self, event: Event) -> str:
        """A document was read."""
        document = self.words.document_of(event.details["document"])
        slots = {"side": self.words.side(str(event.side)), "document": self.words.of(document.name)}
        if "countered" in event.details:
            other = self.words.document_of(event.details["countered"])
            return self.words.say("told.document_counters", other=self.words.of(other.name), **slots)
        if "clause" in event.details:
            clause = self.words.clause(event.details["clause"])
            return self.words.say("told.document_on", clause=clause, **slots)
        return self.words.say("told.document", **slots)

    def question(self, event: Event) -> str:
        """A question at the table, and how grave the answer was."""
        asked = self._move("inquire", event, clause=self.words.clause(event.details["clause"]))
        other = self.words.side(self.words.other(str(event.side)))
        return f"{asked} {self.words.say('grade.' + str(event.details['grade']), side=other)}"

    def threat(self, event: Event) -> str:
        """A threat to leave."""
        return self._move("threaten", event, clause=self.words.clause(event.details["clause"]))

    def believed(self, event: Event) -> str:
        """A threat that was believed, and the seal that yields to it."""
        clauses = "; ".join(self.words.seal(clause, level) for clause, level in event.seals)
        side = self.words.side(str(event.side))
        return self.words.say("told.threat_believed", side=side, clauses=clauses)

    def called(self, event: Event) -> str:
        """A threat that was not."""
        return self._by("told.threat_called", event)

    def _by(self, key: str, event: Event) -> str:
        return self.words.say(key, side=self.words.side(str(event.side)))

    def package(self, event: Event) -> str:
        """A package was handed over."""
        package = self.words.package_of(event.details["package"])
        return f"{self._move('propose', event)} {self.words.of(package.text)}"

    def capital(self, event: Event) -> str:
        """The capital was asked."""
        clauses = "; ".join(self.words.clause(clause) for clause in event.details["clauses"])
        return self._move("mandate", event, clauses=clauses)

    def answered(self, event: Event) -> str:
        """The capital's answer."""
        clause = self.words.clause(event.details["clause"])
        capital = self.words.of(self.words.side_of(str(event.side)).capital)
        return self._answer("mandate", came=event.details["agreed"], clauses=clause, capital=capital)

    def pledge(self, event: Event) -> str:
        """A pledge was sought."""
        return f"{self._move('pledge', event)} {self._answer('pledge', came=event.details['came'])}"

    def pressure(self, event: Event) -> str:
        """The staff was pressed."""
        return f"{self._move('pressure', event)} {self._answer('pressure', came=event.details['came'])}"

    def _answer(self, kind: str, *, came: bool, **slots: Any) -> str:
        move = self.words.scenario.moves[kind]
        text = move.granted if came else move.refused
        return "" if text is None else self.words.fill(text, **slots)

    def sounding(self, event: Event) -> str:
        """The other delegation was sounded out."""
        types = self.words.side_of(self.words.other(str(event.side))).types
        type_ = next(one for one in types if one.id == event.details["type"])
        hint = type_.hint_yes if event.details["answer"] else type_.hint_no
        return f"{self._move('probe', event)} {self.words.of(type_.question)} {self.words.of(hint)}"

    def ended(self, event: Event) -> str | None:
        """The talks are over, for a reason that has its words."""
        ending = self.words.scenario.endings.get(event.details["reason"])
        return None if ending is None else f"{self.words.of(ending.title)}. {self.words.of(ending.text)}"

    def replaced(self, event: Event) -> str:
        """A policy failed."""
        return self._by("told.move_replaced", event)


def _plainly(kind: str) -> Callable[[Teller, Event], str]:
    return lambda teller, event: told_move(teller.words, kind, str(event.side))


def _signed(teller: Teller, event: Event) -> str:
    return told_move(teller.words, "accept", str(event.side))


_TELLINGS: Final[dict[str, Callable[[Teller, Event], str | None]]] = {
    "seal_moved": Teller.seals,
    "clause_initialled": Teller.initialled,
    "clause_reopened": Teller.reopened,
    "document_read": Teller.document,
    "question_asked": Teller.question,
    "threat_made": Teller.threat,
    "threat_believed": Teller.believed,
    "threat_called": Teller.called,
    "seat_left": _plainly("leave"),
    "seat_stayed": _plainly("stay"),
    "table_adjourned": _plainly("adjourn"),
    "package_handed": Teller.package,
    "package_taken": _plainly("accept_package"),
    "treaty_signed": _signed,
    "capital_asked": Teller.capital,
    "capital_answered": Teller.answered,
    "pledge_sought": Teller.pledge,
    "staff_pressed": Teller.pressure,
    "sounding_taken": Teller.sounding,
    "talks_ended": Teller.ended,
    "move_replaced": Teller.replaced,
}
