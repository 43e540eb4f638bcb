"""What a printed sheet is, and what all of them are made from."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias, get_args

from game.handouts.copies import Copies
from game.scenario.lesson.handouts import Graded
from game.scenario.lesson.load import Lesson
from game.scenario.load import LoadedScenario
from game.scenario.schema import Package
from game.telling.words import Words

Level: TypeAlias = Literal["basic", "advanced"]
"""How well one has to read: 12 to 14 years, or 16 to 18."""
LEVELS: Final[tuple[Level, ...]] = get_args(Level)
ONE_VERSION: Final[tuple[Level, ...]] = ()
"""For sheets that read alike at every level."""

Moment: TypeAlias = Literal["before", "start", "weeks", "vote", "after"]
"""When a sheet is handed out; the index lists them in this order."""
MOMENTS: Final[tuple[Moment, ...]] = get_args(Moment)

PACKAGE_MOVES: Final = frozenset({"propose", "accept_package"})
"""Moves that only a package brings: its side's own secret until it lies on the table."""

TEACHER: Final = "teacher"
CLASS: Final = "class"
CAPITALS: Final = "capitals"
"""Envelopes into which sheets are sorted; each side has one besides, by its id."""

Facts: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet in one language.

    Attributes:
        id: Names its files; of its own among all sheets.
        title: What it is called, on the sheet and in the index.
        template: Its template below `assets/pages/handouts`, which finds the facts in `it`.
        facts: What it shows at a reading level.
        seen_by: Who may see it, in a sentence.
        moment: When it is handed out.
        copies: How many are needed.
        levels: At which reading levels it is written; `ONE_VERSION` where one does for all.
        envelopes: Into which envelopes it is put.
        is_secret: Whether it must not share a leaf with any other sheet.
    """

    id: str
    title: str
    template: str
    facts: Callable[[Level], Facts]
    seen_by: str
    moment: Moment
    copies: Copies
    levels: tuple[Level, ...] = LEVELS
    envelopes: tuple[str, ...] = (CLASS,)
    is_secret: bool = False

    def file(self, level: Level) -> str:
        """Name its file at a reading level."""
        return f"{self.id}_{level}.html" if self.levels else f"{self.id}.html"

    def is_for(self, level: Level) -> bool:
        """Whether it is among what is printed for readers of a level."""
        return not self.levels or level in self.levels


def sentence(text: str) -> str:
    """End a text with a full stop, unless it has one."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


class Material:
    """What sheets are made from: a scenario, the words of its lesson, and a language.

    Args:
        scenario: The scenario, short or not.
        lesson: What its lesson says on the sheets.
        lang: A language of the product.
    """

    def __init__(self, scenario: LoadedScenario, lesson: Lesson, lang: str) -> None:
        self.words = Words(scenario, lang, own="handouts")
        self.scenario = scenario.data
        self.is_short = scenario.is_short
        self.handouts = lesson.handouts
        self.teaching = lesson.teaching
        self.lang = lang

    def say(self, key: str, **slots: object) -> str:
        """Say one of the product's texts, by its key below `handouts` or else below `telling`."""
        return self.words.say(key, **slots)

    def at(self, graded: Graded, level: Level) -> str:
        """Say a text of the lesson at a reading level."""
        return self.words.of(getattr(graded, level))

    @property
    def weeks(self) -> range:
        """Numbers of the weeks, the first being 1."""
        return range(1, self.scenario.talks.weeks + 1)

    def weeks_of(self, first: dt.date, last: dt.date) -> list[int]:
        """Number the weeks in which a day of a window falls."""
        length = dt.timedelta(days=self.scenario.talks.days_per_week)
        begins = {week: self.words.first_day(week) for week in self.weeks}
        return [week for week, day in begins.items() if first < day + length and day <= last]

    def packages_of(self, side: str) -> list[Package]:
        """List the packages that a side can hand over in this game."""
        packages = self.scenario.packages
        return [one for one in packages if one.side == side and self.weeks_of(*one.window)]

    @property
    def side_envelopes(self) -> tuple[str, ...]:
        """Name the envelopes of all who bargain or rule."""
        return (*(side.id for side in self.scenario.sides), CAPITALS)

    def seen_by(self, who: str, **slots: object) -> str:
        """Say who may see a sheet."""
        return self.say(f"seen_by.{who}", **slots)
