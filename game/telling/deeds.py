"""Moves as sentences: who does what, for debriefs and wherever a list of names would be too short."""

from collections.abc import Sequence

from game.play.actions import NamedAction
from game.telling.words import Words, told_move


def deed(words: Words, side: str, action: NamedAction) -> str:
    """Say a move in a sentence.

    Args:
        words: How to say it.
        side: Whose move.
        action: The move.
    """
    match action.kind:
        case "draft":
            return _draft(words, side, action)
        case "probe":
            return f"{told_move(words, 'probe', side)} {_question(words, side, action)}".strip()
    clauses = [action.clause] if action.clause is not None else action.clauses
    named = "; ".join(words.clause(clause) for clause in clauses)
    return told_move(words, action.kind, side, clause=named, clauses=named)


def _draft(words: Words, side: str, action: NamedAction) -> str:
    moved = [
        words.say("deed.seal", clause=words.clause(clause), level=words.level(clause, level))
        for clause, level in action.seals.items()
    ]
    slots = {"side": words.side(side), "seals": listed(words, moved)}
    if action.document is None:
        return words.say("deed.draft" if moved else "deed.nothing", **slots)
    slots["document"] = words.of(words.document_of(action.document).name)
    key = "deed.draft_with" if moved else "deed.document"
    if action.clause is None:
        return words.say(key, **slots)
    return words.say(f"{key}_on", clause=words.clause(action.clause), **slots)


def listed(words: Words, parts: Sequence[str]) -> str:
    """Join parts as the language joins them, the last by a word."""
    *before, last = parts or ("",)
    return words.say("deed.and", first=", ".join(before), last=last) if before else last


def _question(words: Words, side: str, action: NamedAction) -> str:
    if action.type is None:
        return ""
    return words.of(words.type_of(words.other(side), action.type).question)
