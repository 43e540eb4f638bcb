"""All sheets there are."""

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
from game.handouts.sheet import MOMENTS, Material, Sheet

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
"""Each gives the sheets of one kind; those of one moment are handed out in this order."""


def all_sheets(material: Material) -> tuple[Sheet, ...]:
    """Make every sheet in the language of the material, in the order in which they are handed out."""
    sheets = [sheet for make in MAKERS for sheet in make(material)]
    return tuple(sorted(sheets, key=lambda sheet: MOMENTS.index(sheet.moment)))
