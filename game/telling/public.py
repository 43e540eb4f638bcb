"""What a screen says that all can see: only what both sides may know."""

from dataclasses import dataclass
from typing import Final

from game.play.public import PublicView
from game.telling.events import TOLD_AT_THE_END, Event, Teller, events_of
from game.telling.news import DispatchSheet, MarkerSheet, dispatch_of, markers_of
from game.telling.words import Words

WEEKS_OF_NEWS: Final = 2


@dataclass(frozen=True, slots=True)
class PublicLevel:
    """A level of a clause, and the seats whose seals stand on it."""

    name: str
    seats: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PublicRow:
    """How a clause stands between both sides.

    Attributes:
        clause: The clause.
        number: The number by which players call it.
        name: Its name; said to be secret, if it would stand in a secret note.
        levels: All of its levels, in order.
        is_initialled: Whether both seals have met.
        line: Where they stand, in a sentence.
    """

    clause: str
    number: int
    name: str
    levels: tuple[PublicLevel, ...]
    is_initialled: bool
    line: str


@dataclass(frozen=True, slots=True)
class PublicSheet:
    """What all can see.

    Attributes:
        title: Which week it is.
        turn: Whose turn it is, in a sentence.
        rows: The clauses on the table.
        agreed_line: How many of them are initialled.
        markers: Those that both sides see.
        news: Dispatches of this week and the last, the newest first.
        moves: What the delegations did at the table in these weeks, the newest first.
    """

    title: str
    turn: str
    rows: tuple[PublicRow, ...]
    agreed_line: str
    markers: tuple[MarkerSheet, ...]
    news: tuple[DispatchSheet, ...]
    moves: tuple[str, ...]


def public_sheet(words: Words, view: PublicView) -> PublicSheet:
    """Say what both sides may know.

    Args:
        words: How to say things.
        view: What both sides may know.
    """
    rows = tuple(_row(words, clause, *view.seals[clause]) for clause in words.open_clauses)
    teller = Teller(words)
    events = [event for event in events_of(view.records) if event.week > view.week - WEEKS_OF_NEWS]
    events.reverse()
    news = (dispatch_of(words, event) for event in events)
    moves = (_move(teller, event) for event in events)
    return PublicSheet(
        title=words.week(view.week),
        turn=_turn(words, view),
        rows=rows,
        agreed_line=words.say("public.agreed", n=sum(row.is_initialled for row in rows), of=len(rows)),
        markers=markers_of(words, view),
        news=tuple(sheet for sheet in news if sheet is not None),
        moves=tuple(move for move in moves if move is not None),
    )


def _row(words: Words, clause: str, first: str, second: str) -> PublicRow:
    secret = words.say("table.secret_mark") if words.clause_of(clause).secret else ""
    name, is_initialled = f"{words.clause(clause)}{secret}", first == second
    sides = [words.of(side.name) for side in words.scenario.sides]
    at = {"level": words.level(clause, first), "other": words.level(clause, second)}
    key = "public.initialled" if is_initialled else "public.apart"
    levels = tuple(
        PublicLevel(words.of(level.label), tuple(s for s, at in enumerate((first, second)) if at == level.id))
        for level in words.clause_of(clause).levels
    )
    line = words.say(key, clause=name, first=sides[0], second=sides[1], **at)
    return PublicRow(clause, words.number(clause), name, levels, is_initialled, line)


def _turn(words: Words, view: PublicView) -> str:
    if view.to_move is not None:
        people = words.of(words.side_of(view.to_move).people)
        return words.say(f"public.turn_{view.phase}", people=people)
    if view.ending is None:
        return words.say("public.turn_cable")
    ending = words.scenario.endings.get(view.ending)
    return words.say("public.turn_over") if ending is None else words.of(ending.title)


def _move(teller: Teller, event: Event) -> str | None:
    return None if event.what in TOLD_AT_THE_END else teller.tell(event)
