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
    picked = picked_reason(words, decision)
    if picked is not None:
        told.append(
            words.say(
                "reason.picked", moment=words.of(_moment(words, str(decision.moment)).title), reason=picked
            )
        )
    if decision.reason:
        written = shown(" ".join(decision.reason.split()), REASON_LENGTH)
        told.append(words.say("reason.written", reason=written))
    return tuple(told)


def picked_reason(words: Words, decision: Decision) -> str | None:
    """Say the reason that a player picked for a decision at a marked moment; None where none was picked."""
    if decision.moment is None or decision.picked is None:
        return None
    sheet = _sheet(words, decision.side, _moment(words, decision.moment))
    return dict(sheet.reasons)[decision.picked]


def _moment(words: Words, moment: str) -> Moment:
    return next(one for one in words.scenario.moments if one.id == moment)
