"""Marked moments in words: what a player is asked, and what players gave as their reasons."""

from dataclasses import dataclass

from game.errors import shown
from game.play.session import REASON_LENGTH, Decision, Session
from game.scenario.schema import Moment
from game.telling.words import Words


@dataclass(frozen=True, slots=True)
class MomentSheet:
    """What a side is asked at a marked moment.

    Attributes:
        moment: Id of the moment.
        title: What it is about.
        question: What is asked.
        reasons: Id and text of each reason to pick from.
    """

    moment: str
    title: str
    question: str
    reasons: tuple[tuple[str, str], ...]


def moment_of(session: Session, words: Words, side: str, kind: str) -> MomentSheet | None:
    """Tell the marked moment that the coming move of a side is, if it is one.

    Args:
        session: The game.
        words: How to say it.
        side: Whose move.
        kind: Its kind.
    """
    moment = session.moment(side, kind)
    return None if moment is None else _sheet(words, side, moment)


def _sheet(words: Words, side: str, moment: Moment) -> MomentSheet:
    asked = moment.questions[side]
    return MomentSheet(
        moment=moment.id,
        title=words.of(moment.title),
        question=words.of(asked.question),
        reasons=tuple((reason.id, words.of(reason.text)) for reason in asked.reasons),
    )


def reasons_of(words: Words, decision: Decision) -> tuple[str, ...]:
    """Tell what a player gave as the reason for a decision: what was picked, and what was written.

    Args:
        words: How to say it.
        decision: The decision; what was written comes from a stranger and is made fit to be shown.

    Returns:
        A sentence or two; none where nothing was given.
    """
    told = []
    if decision.moment is not None and decision.picked is not None:
        moment = next(one for one in words.scenario.moments if one.id == decision.moment)
        sheet = _sheet(words, decision.side, moment)
        told.append(
            words.say("reason.picked", moment=sheet.title, reason=dict(sheet.reasons)[decision.picked])
        )
    if decision.reason:
        written = shown(" ".join(decision.reason.split()), REASON_LENGTH)
        told.append(words.say("reason.written", reason=written))
    return tuple(told)
