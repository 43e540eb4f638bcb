"""What happened, by name: the engine's log as a side may read it."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from game.engine import state
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.names import Names

Detail: TypeAlias = str | bool | int | float | tuple[str, ...]

MOVE_REPLACED: Final = 64
"""Log code of a policy that failed, so that the safe move was made for it; `a` is one of `FAULTS`."""
FAULTS: Final = ("raised", "no_action", "illegal")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that happened.

    Attributes:
        week: Number of the week; the first is 1.
        date: The day it is dated.
        what: Its name, one of `WHAT`.
        side: Whose doing it was, if anybody's.
        details: What else there is to know, by name.
        seen_by: Sides that see it.
    """

    week: int
    date: dt.date
    what: str
    side: str | None
    details: Mapping[str, Detail]
    seen_by: tuple[str, ...]


class Decoder:
    """Names the rows of the engine's log.

    Args:
        names: Index of the scenario's names.
    """

    def __init__(self, names: Names) -> None:
        self.names = names
        self.scenario = names.scenario

    def records(self, log: Ints, side: str | None) -> list[Record]:
        """Name what a side may read of a log, in order.

        Args:
            log: As the engine filled it.
            side: A side's id, or None for the referee, who reads all.
        """
        rows = [[int(number) for number in row] for row in log[1 : int(log[0, 0]) + 1]]
        bit = 3 if side is None else 1 << self.names.side[side]
        return [self._record(row) for row in rows if row[6] & bit]

    def _record(self, row: Sequence[int]) -> Record:
        what, day_of, details_of = _TOLD[row[1]]
        side = None if row[1] in _NOBODYS else self.scenario.sides[row[2]].id
        seen_by = tuple(other.id for seat, other in enumerate(self.scenario.sides) if row[6] >> seat & 1)
        return Record(row[0] + 1, day_of(self, row), what, side, details_of(self, row), seen_by)

    # Days.

    def first_day(self, row: Sequence[int]) -> dt.date:
        """First day of the week."""
        return day_of_week(self.names, row[0])

    def signing_day(self, row: Sequence[int]) -> dt.date:
        """Day of the week on which treaties are signed."""
        return self.first_day(row) + dt.timedelta(days=self.scenario.talks.signing_day)

    def last_day(self, row: Sequence[int]) -> dt.date:
        """Day of the end of the talks: that of the signature, or the week's first."""
        return self.signing_day(row) if row[3] == state.SIGNED else self.first_day(row)

    def dispatch_day(self, row: Sequence[int]) -> dt.date:
        """Day of a dispatch; in another week than its own, the nearest day, or at the close the last."""
        dispatch, first = self.scenario.dispatches[row[3]], self.first_day(row)
        last = first + dt.timedelta(days=self.scenario.talks.days_per_week - 1)
        if dispatch.at_close and dispatch.date < first:
            return last
        return min(max(dispatch.date, first), last)

    def summer_day(self, row: Sequence[int]) -> dt.date:
        """Day of a step of the summer."""
        return self.scenario.summer[row[3]].date

    # Details.

    def nothing(self, _row: Sequence[int]) -> dict[str, Detail]:
        """No more to tell."""
        return {}

    def clause(self, row: Sequence[int]) -> dict[str, Detail]:
        """The clause that it is about."""
        return {"clause": self.scenario.clauses[row[3]].id}

    def dispatch(self, row: Sequence[int]) -> dict[str, Detail]:
        """The dispatch."""
        return {"dispatch": self.scenario.dispatches[row[3]].id}

    def seal(self, row: Sequence[int]) -> dict[str, Detail]:
        """Where a seal stood and where it stands."""
        clause = self.scenario.clauses[row[3]]
        return {"clause": clause.id, "from": clause.levels[row[4]].id, "to": clause.levels[row[5]].id}

    def level(self, row: Sequence[int]) -> dict[str, Detail]:
        """The level on which both seals meet."""
        clause = self.scenario.clauses[row[3]]
        return {"clause": clause.id, "level": clause.levels[row[4]].id}

    def document(self, row: Sequence[int]) -> dict[str, Detail]:
        """The document, what it bore on and what it countered."""
        documents = self.scenario.documents
        details: dict[str, Detail] = {"document": documents[row[3]].id}
        if row[4]:
            details["clause"] = self.scenario.clauses[row[4] - 1].id
        if row[5]:
            details["countered"] = documents[row[5] - 1].id
        return details

    def question(self, row: Sequence[int]) -> dict[str, Detail]:
        """The clause asked about and how grave a step would be."""
        return {**self.clause(row), "grade": state.GRADE_NAMES[row[4]]}

    def package(self, row: Sequence[int]) -> dict[str, Detail]:
        """The package."""
        return {"package": self.scenario.packages[row[3]].id}

    def request(self, row: Sequence[int]) -> dict[str, Detail]:
        """The clauses that the capital was asked about."""
        places = [row[3]] + ([row[4] - 1] if row[4] else [])
        return {"clauses": tuple(self.scenario.clauses[place].id for place in places)}

    def consent(self, row: Sequence[int]) -> dict[str, Detail]:
        """The capital's answer on one clause."""
        return {**self.clause(row), "agreed": bool(row[4])}

    def success(self, row: Sequence[int]) -> dict[str, Detail]:
        """Whether what was sought came."""
        return {"came": bool(row[3])}

    def sounding(self, row: Sequence[int]) -> dict[str, Detail]:
        """The type sounded out and what was heard."""
        return {"type": self.scenario.sides[1 - row[2]].types[row[3]].id, "answer": bool(row[4])}

    def reason(self, row: Sequence[int]) -> dict[str, Detail]:
        """Why the talks ended."""
        return {"reason": state.REASON_NAMES[row[3]]}

    def summer_step(self, row: Sequence[int]) -> dict[str, Detail]:
        """The question, the way that it went, and the chance of the first way."""
        step = self.scenario.summer[row[3]]
        details: dict[str, Detail] = {"step": step.id, "came": bool(row[4]), "chance": row[5] / rb.CERTAIN}
        way = step.comes if row[4] else step.otherwise
        if way is not None:
            details["way"] = way.id
        return details

    def fault(self, row: Sequence[int]) -> dict[str, Detail]:
        """How a policy failed."""
        return {"fault": FAULTS[row[3]]}


def day_of_week(names: Names, week: int) -> dt.date:
    """First day of a week; `week` counts from nought."""
    talks = names.scenario.talks
    return talks.first_day + dt.timedelta(days=week * talks.days_per_week)


_Day: TypeAlias = Callable[[Decoder, Sequence[int]], dt.date]
_Details: TypeAlias = Callable[[Decoder, Sequence[int]], dict[str, Detail]]

_TOLD: Final[dict[int, tuple[str, _Day, _Details]]] = {
    state.DISPATCH_CAME: ("dispatch_came", Decoder.dispatch_day, Decoder.dispatch),
    state.SEAL_MOVED: ("seal_moved", Decoder.first_day, Decoder.seal),
    state.CLAUSE_INITIALLED: ("clause_initialled", Decoder.first_day, Decoder.level),
    state.CLAUSE_REOPENED: ("clause_reopened", Decoder.first_day, Decoder.clause),
    state.DOCUMENT_READ: ("document_read", Decoder.first_day, Decoder.document),
    state.QUESTION_ASKED: ("question_asked", Decoder.first_day, Decoder.question),
    state.THREAT_MADE: ("threat_made", Decoder.first_day, Decoder.clause),
    state.THREAT_BELIEVED: ("threat_believed", Decoder.first_day, Decoder.clause),
    state.THREAT_CALLED: ("threat_called", Decoder.first_day, Decoder.clause),
    state.SEAT_LEFT: ("seat_left", Decoder.first_day, Decoder.nothing),
    state.SEAT_STAYED: ("seat_stayed", Decoder.first_day, Decoder.nothing),
    state.TABLE_ADJOURNED: ("table_adjourned", Decoder.first_day, Decoder.nothing),
    state.PACKAGE_HANDED: ("package_handed", Decoder.first_day, Decoder.package),
    state.PACKAGE_TAKEN: ("package_taken", Decoder.signing_day, Decoder.package),
    state.TREATY_SIGNED: ("treaty_signed", Decoder.signing_day, Decoder.nothing),
    state.CAPITAL_ASKED: ("capital_asked", Decoder.first_day, Decoder.request),
    state.CAPITAL_ANSWERED: ("capital_answered", Decoder.first_day, Decoder.consent),
    state.PLEDGE_SOUGHT: ("pledge_sought", Decoder.first_day, Decoder.success),
    state.STAFF_PRESSED: ("staff_pressed", Decoder.first_day, Decoder.success),
    state.SOUNDING_TAKEN: ("sounding_taken", Decoder.first_day, Decoder.sounding),
    state.KEPT_SILENT: ("kept_silent", Decoder.first_day, Decoder.nothing),
    state.TALKS_ENDED: ("talks_ended", Decoder.last_day, Decoder.reason),
    state.SUMMER_STEP: ("summer_step", Decoder.summer_day, Decoder.summer_step),
    MOVE_REPLACED: ("move_replaced", Decoder.first_day, Decoder.fault),
}
_NOBODYS: Final = frozenset((state.DISPATCH_CAME, state.TALKS_ENDED, state.SUMMER_STEP))

WHAT: Final = tuple(name for name, _, _ in _TOLD.values())
"""The names of all that can happen."""
