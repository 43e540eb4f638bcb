"""How many copies of a sheet a class needs."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.scenario.lesson.teaching import Seats

SIZES: Final = tuple(range(4, 33, 4))
"""Sizes of a class for which the index counts copies."""
TABLE_SEATS: Final = 12
"""Pupils at one table: four in each delegation, and four more for the capitals."""
DELEGATION_SEATS: Final = 4
DELEGATIONS: Final = 2
WITH_CAPITALS: Final = 2 * DELEGATION_SEATS + 1
"""Pupils from whom on a game has a third group."""


@dataclass(frozen=True, slots=True)
class Seating:
    """How a class is divided.

    Attributes:
        pupils: How many there are.
        tables: How many games are played beside each other.
        delegates: Pupils in the largest delegation.
        capitals: Pupils in the largest group of the capitals; none where all are needed at the table.
    """

    pupils: int
    tables: int
    delegates: int
    capitals: int


def seating(pupils: int) -> Seating:
    """Divide a class into games side by side: few tables, full delegations first, then the capitals."""
    tables = math.ceil(pupils / TABLE_SEATS)
    at_table = math.ceil(pupils / tables)
    delegates = min(DELEGATION_SEATS, math.ceil(at_table / DELEGATIONS))
    return Seating(pupils, tables, delegates, max(0, at_table - DELEGATIONS * DELEGATION_SEATS))


def one_game(pupils: int) -> Seating:
    """Divide a class that plays one game: in thirds, or in halves where it is small."""
    delegates = math.ceil(pupils / (3 if pupils >= WITH_CAPITALS else 2))
    return Seating(pupils, 1, delegates, max(0, pupils - DELEGATIONS * delegates))


def one_side(pupils: int) -> Seating:
    """Seat a class that leads one side against the computer."""
    return Seating(pupils, 1, pupils, 0)


def in_pairs(pupils: int) -> Seating:
    """Seat a class of which every pair has a game of its own."""
    return Seating(pupils, math.ceil(pupils / 2), 2, 0)


SEATINGS: Final[Mapping[Seats, Callable[[int], Seating]]] = {
    "tables": seating,
    "game": one_game,
    "side": one_side,
    "pairs": in_pairs,
}


@dataclass(frozen=True, slots=True)
class Copies:
    """A rule for copies.

    Attributes:
        rule: Names the rule in the texts, `handouts.copies.RULE`.
        count: Copies for a class that sits so.
    """

    rule: str
    count: Callable[[Seating], int]


ONE: Final = Copies("one", lambda _: 1)
EACH_PUPIL: Final = Copies("each_pupil", lambda seated: seated.pupils)
EACH_TABLE: Final = Copies("each_table", lambda seated: seated.tables)
EACH_DELEGATION: Final = Copies("each_delegation", lambda seated: DELEGATIONS * seated.tables)
EACH_CHAIR: Final = Copies(
    "each_chair", lambda seated: seated.tables * math.ceil(seated.delegates / DELEGATION_SEATS)
)
"""One for each pupil who holds a chair; large delegations have several."""


def _of_capitals(seated: Seating, parts: int) -> int:
    return seated.tables * max(1, math.ceil(seated.capitals / parts))


EACH_IN_CAPITALS: Final = Copies("each_in_capitals", partial(_of_capitals, parts=1))
"""One for each pupil of the third group; one a table where nobody plays it."""


def each_of_capitals(parts: int) -> Copies:
    """One for each pupil of one part of the third group, which has so many parts."""
    return Copies("each_of_capitals", partial(_of_capitals, parts=parts))


def for_every_week(weeks: int, on_a_page: int) -> Copies:
    """A slip for each table and week, several on a page."""
    return Copies("every_week", lambda seated: math.ceil(weeks * seated.tables / on_a_page))
