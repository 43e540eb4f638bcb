"""What a draft would mean before it is sent."""

from dataclasses import dataclass

from game.play.actions import NamedAction
from game.play.session import Session
from game.play.view import ClauseView, View
from game.telling.capital import ratification_line
from game.telling.words import Words


@dataclass(frozen=True, slots=True)
class Change:
    """One seal that a draft moves.

    Attributes:
        clause: The clause.
        before: Id of the level at which the seal stands.
        after: Id of the level to which it moves.
        points: What that adds to the seals' worth.
        marks: What else it does: "withdraws", "retreats", "initials", "below" the instructions.
        line: All of it, in sentences.
    """

    clause: str
    before: str
    after: str
    points: float
    marks: tuple[str, ...]
    line: str


@dataclass(frozen=True, slots=True)
class DraftSheet:
    """What a draft would mean.

    Attributes:
        changes: The seals that it moves.
        document_line: The document that goes with it, in a sentence.
        before: Points of the seals as they stand.
        after: Points of the seals as they would stand.
        floor: Points without a treaty.
        worth_line: These three, in a sentence.
        steps: Public steps below the instructions.
        ratification: Chance (0 to 1) that the capital ratifies; None where it has no vote.
        at_home: Both, in sentences.
        barred: Why it may not be sent; None if it may.
    """

    changes: tuple[Change, ...]
    document_line: str | None
    before: float
    after: float
    floor: float
    worth_line: str
    steps: int
    ratification: float | None
    at_home: str
    barred: str | None


def draft_sheet(session: Session, words: Words, side: str, draft: NamedAction) -> DraftSheet:
    """Say what a draft would mean.

    Args:
        session: The game.
        words: How to say it.
        side: Whose draft.
        draft: The seals that it moves and the document that goes with it; it need not be legal yet.
    """
    view, refusal = session.observe(side), session.judge(side, draft)
    changes = tuple(_change(words, view, clause, level) for clause, level in draft.seals.items())
    before, after = view.own_value, view.own_value + sum(change.points for change in changes)
    prospect = session.prospect(side, draft.seals)
    steps = prospect.steps
    said = words.say("draft.steps", n=steps) if steps else words.say("draft.within")
    return DraftSheet(
        changes=changes,
        document_line=_document_line(words, draft),
        before=before,
        after=after,
        floor=view.floor,
        worth_line=words.say(
            "draft.worth",
            before=words.points(before),
            after=words.points(after),
            floor=words.points(view.floor),
        ),
        steps=steps,
        ratification=prospect.ratification,
        at_home=f"{said} {ratification_line(session, words, side, prospect)}".strip(),
        barred=None if refusal is None else words.refusal(refusal),
    )


def _change(words: Words, view: View, clause: str, level: str) -> Change:
    seen = view.clauses[clause]
    marks, points = _marks(words, view.side, seen, level), seen.points[level] - seen.points[seen.ours]
    line = words.say(
        "draft.change",
        clause=words.clause(clause),
        before=words.level(clause, seen.ours),
        after=words.level(clause, level),
        points=words.change(points),
    )
    said = " ".join([line, *(words.say(f"draft.{mark}") for mark in marks)])
    return Change(clause, seen.ours, level, points, marks, said)


def _marks(words: Words, side: str, seen: ClauseView, level: str) -> tuple[str, ...]:
    retreats = not seen.is_initialled and words.is_retreat(side, seen.id, seen.ours, level)
    found = (
        ("withdraws", seen.is_initialled),
        ("retreats", retreats),
        ("initials", level == seen.theirs),
        ("below", words.is_below(side, seen.id, level, seen.mandate)),
    )
    return tuple(mark for mark, holds in found if holds)


def _document_line(words: Words, draft: NamedAction) -> str | None:
    if draft.document is None:
        return None
    name = words.of(words.document_of(draft.document).name)
    if draft.clause is None:
        return words.say("draft.with_answer", document=name)
    return words.say("draft.with_document", document=name, clause=words.clause(draft.clause))
