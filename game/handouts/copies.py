"""How many copies of a sheet a class needs."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

SIZES: Final = tuple(range(4, 33, 4))
"""Sizes of a class for which the index counts copies."""
TABLE_SEATS: Final = 12
"""Pupils at one table: four in each delegation, and four more for the capitals."""
DELEGATION_SEATS: Final = 4
DELEGATIONS: Final = 2


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
    """Divide a class: few tables, full delegations first, and the rest to the capitals."""
    tables = math.ceil(pupils / TABLE_SEATS)
    at_table = math.ceil(pupils / tables)
    delegates = min(DELEGATION_SEATS, math.ceil(at_table / DELEGATIONS))
    return Seating(pupils, tables, delegates, max(0, at_table - DELEGATIONS * DELEGATION_SEATS))


@dataclass(frozen=True, slots=True)
class Copies:
    """A rule for copies.

    Attributes:
        rule: Names the rule in the texts, `handouts.copies.RULE`.
        count: Copies for a class of so many pupils.
    """

    rule: str
    count: Callable[[int], int]


ONE: Final = Copies("one", lambda _: 1)
EACH_PUPIL: Final = Copies("each_pupil", lambda pupils: pupils)
EACH_TABLE: Final = Copies("each_table", lambda pupils: seating(pupils).tables)
EACH_DELEGATION: Final = Copies("each_delegation", lambda pupils: DELEGATIONS * seating(pupils).tables)


def _of_capitals(pupils: int, parts: int) -> int:
    one = seating(pupils)
    return one.tables * max(1, math.ceil(one.capitals / parts))


EACH_IN_CAPITALS: Final = Copies("each_in_capitals", partial(_of_capitals, parts=1))
"""One for each pupil of the third group; one a table where nobody plays it."""


def each_of_capitals(parts: int) -> Copies:
    """One for each pupil of one part of the third group, which has so many parts."""
    return Copies("each_of_capitals", partial(_of_capitals, parts=parts))


def for_every_week(weeks: int, on_a_page: int) -> Copies:
    """A slip for each table and week, several on a page."""
    return Copies("every_week", lambda pupils: math.ceil(weeks * seating(pupils).tables / on_a_page))
