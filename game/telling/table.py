"""How the clauses stand between the two sides, and what each is about."""

from dataclasses import dataclass
from typing import Final

from game.play.view import ClauseView, View
from game.telling.words import Words

DOTS: Final = 5

# All clauses.


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause that is on the table, as a side sees it.

    Attributes:
        clause: Its id.
        number: The number by which players call it.
        name: Its name.
        theirs: Name of the level of the other side's seal.
        ours: Name of the level of the own seal.
        is_enough: Whether theirs meets the instructions.
        is_initialled: Whether both seals have met.
        is_secret: Whether it would stand in a secret note.
        dots: How much it is worth to the side, 1 to 5.
    """

    clause: str
    number: int
    name: str
    theirs: str
    ours: str
    is_enough: bool
    is_initialled: bool
    is_secret: bool
    dots: int


def rows_of(words: Words, view: View) -> tuple[ClauseRow, ...]:
    """Say how every clause stands that is on the table."""
    dots = _dots(view)
    return tuple(_row(words, view, clause, dots[clause]) for clause in words.open_clauses)


def _row(words: Words, view: View, clause: str, dots: int) -> ClauseRow:
    seen = view.clauses[clause]
    return ClauseRow(
        clause=clause,
        number=words.number(clause),
        name=words.clause(clause),
        theirs=words.level(clause, seen.theirs),
        ours=words.level(clause, seen.ours),
        is_enough=not words.is_below(view.side, clause, seen.theirs, seen.mandate),
        is_initialled=seen.is_initialled,
        is_secret=seen.is_secret,
        dots=dots,
    )


def _dots(view: View) -> dict[str, int]:
    spans = {
        clause.id: max(clause.points.values()) - min(clause.points.values())
        for clause in view.clauses.values()
    }
    most = max(spans.values()) or 1
    return {clause: max(1, round(DOTS * span / most)) for clause, span in spans.items()}


def row_line(words: Words, row: ClauseRow) -> str:
    """Say a row in a sentence or two, for readers that speak."""
    slots = {
        "clause": row.name + (words.say("table.secret") if row.is_secret else ""),
        "theirs": row.theirs,
        "ours": row.ours,
        "standing": words.say("table.within") if row.is_enough else words.say("table.below"),
        "dots": row.dots,
    }
    return words.say("table.row_initialled" if row.is_initialled else "table.row", **slots)


def worth_line(words: Words, view: View) -> str:
    """Say what the seals are worth to the side, and what it can have without a treaty."""
    own, offer = words.points(view.own_value), words.points(view.offer_value)
    return words.say("table.values", own=own, offer=offer, floor=words.points(view.floor))


def ready_line(words: Words, view: View) -> str | None:
    """Say that the treaty can be signed; None while seals are still apart."""
    return words.say("table.ready") if len(view.initialled) == len(view.clauses) else None


# One clause.


@dataclass(frozen=True, slots=True)
class LevelSheet:
    """A level of a clause, as a side sees it.

    Attributes:
        level: Its id.
        label: Its name.
        text: What it says.
        points: What it adds to a treaty's value for the side.
        marks: What stands on it: "theirs" and "ours" for the seals, "mandate" for where the instructions end.
        label_line: Name, points and marks, in words.
    """

    level: str
    label: str
    text: str
    points: float
    marks: tuple[str, ...]
    label_line: str


@dataclass(frozen=True, slots=True)
class ClauseSheet:
    """All about one clause.

    Attributes:
        clause: Its id.
        number: The number by which players call it.
        name: Its name.
        stake: What is at stake.
        secret_line: That it would stand in a secret note, if it would.
        levels: Its levels, in order.
        disputed: Who disputes what, in a sentence; in a lesson not, for that tells how it ended in history.
        source: Where it comes from and how sure it is.
        rules: Why some of its levels exclude levels of other clauses.
    """

    clause: str
    number: int
    name: str
    stake: str
    secret_line: str | None
    levels: tuple[LevelSheet, ...]
    disputed: str | None
    source: str
    rules: tuple[str, ...]


def clause_sheet(words: Words, view: View, clause: str) -> ClauseSheet:
    """Tell all about one clause that is on the table."""
    about = words.clause_of(clause)
    rules = words.scenario.consistency
    return ClauseSheet(
        clause=clause,
        number=words.number(clause),
        name=words.of(about.name),
        stake=words.of(about.stake),
        secret_line=words.say("clause.secret") if about.secret else None,
        levels=levels_of(words, view, clause),
        disputed=None if words.loaded.is_short else words.disputed(about),
        source=words.source(about),
        rules=tuple(words.of(rule.why) for rule in rules if clause in (rule.clause, rule.excludes)),
    )


def levels_of(words: Words, view: View, clause: str) -> tuple[LevelSheet, ...]:
    """Tell the levels of a clause with what stands on them."""
    seen = view.clauses[clause]
    return tuple(_level_sheet(words, seen, level.id) for level in words.clause_of(clause).levels)


def _level_sheet(words: Words, seen: ClauseView, level: str) -> LevelSheet:
    standing = (("theirs", seen.theirs), ("ours", seen.ours), ("mandate", seen.mandate))
    marks = tuple(mark for mark, at in standing if at == level)
    worth = words.say("clause.points", points=words.change(seen.points[level]))
    label = words.level(seen.id, level)
    return LevelSheet(
        level=level,
        label=label,
        text=words.of(words.clause_of(seen.id).levels[words.place(seen.id, level)].text),
        points=seen.points[level],
        marks=marks,
        label_line=f"{label} ({', '.join([worth, *(words.say(f'clause.{mark}') for mark in marks)])})",
    )
