"""What happened between the decisions of a side: what moved its expectation there was not its own doing."""

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from game.debrief.reckoning.choices import Course
from game.play.records import Record
from game.play.session import Session
from game.telling.events import Event, events_of

ANYBODYS: Final = ("threat_believed", "threat_called", "pledge_sought", "staff_pressed", "capital_answered")
"""What a side has asked for, and others or chance have decided; the most telling first."""
OTHERS: Final = (
    "package_taken", "treaty_signed", "seat_left", "package_handed", "threat_made", "seal_moved",
)  # fmt: skip
"""What somebody else has done; the most telling first."""
FAINT: Final = ("dispatch_came", "document_read", "table_adjourned", "question_asked", "talks_ended")
"""What is told of where nothing else has happened."""
TOLD: Final = 2
"""Events that are told of one turn, at most."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch between two decisions of a side, or from its last to the end.

    Attributes:
        week: The week of the decision before it.
        before: Points that the side could expect when it began.
        after: Points that it could expect when it was over.
        events: What happened meanwhile, as far as it was not the side's own doing; the most telling only.
    """

    week: int
    before: float
    after: float
    events: tuple[Event, ...]

    @property
    def change(self) -> float:
        """What others and chance changed, in points."""
        return self.after - self.before


def turns_of(session: Session, course: Course) -> tuple[Turn, ...]:
    """Tell the stretches between the decisions of a side, in order.

    Args:
        session: The game, which is over; not modified.
        course: The decisions of the side.
    """
    if not course.choices:
        return ()
    counts = _counts(session)
    records = session.records(None)
    stops = [choice.turn - 1 for choice in course.choices] + [len(counts) - 1]
    befores = [choice.before for choice in course.choices[1:]] + [course.end]
    return tuple(
        Turn(choice.week, choice.after, before, _telling(records[counts[start] : counts[stop]], course.side))
        for choice, before, (start, stop) in zip(course.choices, befores, pairwise(stops), strict=True)
    )


def _counts(session: Session) -> list[int]:
    """Count the records that there were before each decision, and at the end of the talks."""
    again = Session(session.scenario, session.setup)
    counts = [len(again.records(None))]
    for decision in session.decisions:
        again.repeat_decision(decision)
        counts.append(len(again.records(None)))
    return list(accumulate(counts, max))


def _telling(records: list[Record], side: str) -> tuple[Event, ...]:
    """Pick what says most of what was not the side's own doing, in the order in which it happened."""
    ranks = {what: rank for rank, what in enumerate((*ANYBODYS, *OTHERS, *FAINT))}
    found = [
        (place, event)
        for place, event in enumerate(events_of(records))
        if event.what in ANYBODYS or (event.what in ranks and event.side != side)
    ]
    loud = [one for one in found if one[1].what not in FAINT]
    most = sorted(loud or found, key=lambda one: ranks[one[1].what])[:TOLD]
    return tuple(event for _, event in sorted(most, key=lambda one: one[0]))
