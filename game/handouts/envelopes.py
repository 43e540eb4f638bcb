"""Envelopes: all sheets that are handed to one group, in one file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.handouts.sheet import CAPITALS, CLASS, LEVELS, TEACHER, Level, Material, Sheet


@dataclass(frozen=True, slots=True)
class Envelope:
    """What one group is given.

    Attributes:
        id: Names its files, and says who gets it: see `Sheet.envelopes`.
        title: Whose it is.
        sheets: What is in it, in the order in which it is handed out.
    """

    id: str
    title: str
    sheets: tuple[Sheet, ...]

    @property
    def levels(self) -> tuple[Level, ...]:
        """Give the reading levels for which it differs, or the first alone."""
        return LEVELS if any(sheet.levels for sheet in self.sheets) else LEVELS[:1]

    def of(self, level: Level) -> list[Sheet]:
        """List its sheets for readers of a level."""
        return [sheet for sheet in self.sheets if sheet.is_for(level)]

    def file(self, level: Level) -> str:
        """Name its file at a reading level."""
        return f"envelope_{self.id}_{level}.html"


def envelopes(material: Material, sheets: Sequence[Sheet]) -> Iterator[Envelope]:
    """Sort sheets into envelopes."""
    titles = {
        TEACHER: material.say("envelope.teacher"),
        CLASS: material.say("envelope.class"),
        **{
            side.id: material.say("envelope.side", side=material.words.of(side.name))
            for side in material.scenario.sides
        },
        CAPITALS: material.say("envelope.capitals"),
    }
    for name, title in titles.items():
        yield Envelope(name, title, tuple(sheet for sheet in sheets if name in sheet.envelopes))
