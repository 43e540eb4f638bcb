"""All sheets there are, in the order in which the index lists those of one moment."""

from collections.abc import Callable, Iterable
from typing import Final

from game.handouts import (
    calendar,
    capitals,
    clauses,
    documents,
    openings,
    packages,
    paper_week,
    papers,
    places,
    roles,
    rules,
    slips,
    teacher,
)
from game.handouts.sheet import Material, Sheet

MAKERS: Final[tuple[Callable[[Material], Iterable[Sheet]], ...]] = (
    teacher.sheets,
    papers.sheets,
    rules.sheets,
    roles.sheets,
    packages.sheets,
    capitals.sheets,
    clauses.sheets,
    documents.sheets,
    openings.sheets,
    places.sheets,
    paper_week.sheets,
    calendar.sheets,
    slips.sheets,
)
"""Each gives the sheets of one kind."""


def all_sheets(material: Material) -> tuple[Sheet, ...]:
    """Make every sheet in the language of the material."""
    return tuple(sheet for make in MAKERS for sheet in make(material))
