"""What the players of a class gave as their reasons: by marked moment and side, and in their own words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from game.debrief.whole_class.entries import Entry, Roll
from game.debrief.whole_class.words import in_a_line, move_name
from game.pages.charts import Table
from game.pages.strangers import fit_reason
from game.play.session import Decision
from game.scenario.schema import Moment
from game.telling.words import Words

MOST_TYPED: Final = 2_000
"""Reasons in players' own words that a page holds of a moment; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A reason in a player's own words, and whose it is."""

    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class MomentFacts:
    """The reasons of one side at one moment.

    Attributes:
        title: The moment and the side.
        question: What was asked; empty where nothing was.
        picked: How often each reason that was offered was picked, and by whom; None where none was offered.
        typed: Reasons in their own words.
        left_out: How many more there are, in a sentence; empty where there are none.
    """

    title: str
    question: str
    picked: Table | None
    typed: tuple[Typed, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class ReasonsFacts:
    """All reasons of a class; no moments where none were given."""

    moments: tuple[MomentFacts, ...]


_Given = tuple[Entry, Decision]


def reasons_of_class(words: Words, roll: Roll) -> ReasonsFacts:
    """Gather the reasons that players gave.

    Args:
        words: How to say it.
        roll: What the class handed in. Where it is anonymous, only picked reasons are told.
    """
    given: dict[tuple[str | None, str], list[_Given]] = {}
    for entry in roll.counted:
        for taken in () if entry.game is None else entry.game.played.taken:
            decision = taken.decision
            if decision.picked is not None or (decision.reason and not roll.is_anonymous):
                given.setdefault((decision.moment, decision.side), []).append((entry, decision))
    told = []
    for moment in words.scenario.moments:
        for side in words.scenario.sides:
            found = given.get((moment.id, side.id), [])
            if found:
                told.append(_at_moment(words, moment, side.id, found, is_anonymous=roll.is_anonymous))
    others = [
        one for (moment, _), found in sorted(given.items(), key=_by_names) if moment is None for one in found
    ]
    if others:
        told.append(_facts(words, words.say("reasons.other_moments"), "", None, others, is_anonymous=False))
    return ReasonsFacts(tuple(told))


def _by_names(item: tuple[tuple[str | None, str], list[_Given]]) -> tuple[str, str]:
    (moment, side), _ = item
    return moment or "", side


def _at_moment(
    words: Words, moment: Moment, side: str, given: list[_Given], *, is_anonymous: bool
) -> MomentFacts:
    question = moment.questions[side]
    counts = Counter(decision.picked for _, decision in given)
    rows = tuple(
        (
            words.of(reason.text),
            str(counts[reason.id]),
            in_a_line(
                words, [str(entry.number) for entry, decision in given if decision.picked == reason.id]
            ),
        )
        for reason in question.reasons
    )
    headings = tuple(words.say(f"reasons.{key}") for key in ("reason", "picked", "groups"))
    title = f"{words.of(moment.title)}: {words.side(side)}"
    asked = words.of(question.question)
    return _facts(words, title, asked, Table(headings, rows), given, is_anonymous=is_anonymous)


def _facts(
    words: Words, title: str, question: str, picked: Table | None, given: list[_Given], *, is_anonymous: bool
) -> MomentFacts:
    typed = [] if is_anonymous else list(_typed(words, given))
    left_out = len(typed) - MOST_TYPED
    return MomentFacts(
        title=title,
        question=question,
        picked=picked,
        typed=tuple(typed[:MOST_TYPED]),
        left_out=words.say("reasons.not_shown", n=left_out) if left_out > 0 else "",
    )


def _typed(words: Words, given: Iterable[_Given]) -> Iterable[Typed]:
    for entry, decision in given:
        reason = fit_reason(decision.reason or "")
        if reason:
            move = move_name(words, decision.action.kind)
            yield Typed(words.say("reasons.said_by", group=entry.name, week=decision.week, move=move), reason)
