"""The scenario's and the product's words in one language."""

import datetime as dt
from functools import cached_property
from typing import Any, Final

from game import texts
from game.play.prospect import Prospect
from game.play.refusal import Refusal
from game.scenario.basics import Text
from game.scenario.load import LoadedScenario
from game.scenario.schema import Clause, Dispatch, Document, HiddenType, Package, Provenance, Side

COMMON_GROUND: Final = "general knowledge"
"""Source of what is so well known that no work is named for it."""


def say_on(screen: str, key: str, lang: str, **slots: object) -> str:
    """Say one of the product's texts as a kind of screen says it.

    Args:
        screen: The group of the screen's own texts: "terminal" or "window".
        key: The text's key below that group; where it has none, below `telling`, which any screen says alike.
        lang: A language of the product.
        slots: What fills the slots, see `texts.say`.
    """
    own = f"{screen}.{key}"
    return texts.say(own if texts.is_text(own) else f"telling.{key}", lang, **slots)


class Words:
    """Says things of one scenario in one language.

    Args:
        scenario: What is played.
        lang: A language of the product.
        own: The group of the screen's own texts; without it only what any screen says.
    """

    def __init__(self, scenario: LoadedScenario, lang: str, own: str = "telling") -> None:
        self.loaded = scenario
        self.scenario = scenario.data
        self.names = scenario.names
        self.lang = lang
        self.own = own

    def say(self, key: str, **slots: object) -> str:
        """Say one of the product's texts, by its key below the screen's own group or else below `telling`."""
        return say_on(self.own, key, self.lang, **slots)

    def of(self, text: Text) -> str:
        """Say a text of the scenario."""
        said: str = getattr(text, self.lang)
        return said

    def fill(self, text: Text, **slots: object) -> str:
        """Say a text of the scenario with its slots filled."""
        return texts.filled(self.of(text), slots)

    def day(self, day: dt.date) -> str:
        """Say a day with its year."""
        return texts.long_date(day, self.lang)

    def short_day(self, day: dt.date) -> str:
        """Say a day without its year."""
        return texts.short_date(day, self.lang)

    def week(self, number: int) -> str:
        """Say which week it is, with its first day; the first week is 1."""
        weeks, first_day = self.scenario.talks.weeks, self.first_day(number)
        return self.say("week.title", number=number, weeks=weeks, date=self.day(first_day))

    def first_day(self, number: int) -> dt.date:
        """Give the first day of a week; the first week is 1."""
        talks = self.scenario.talks
        return talks.first_day + dt.timedelta(days=(number - 1) * talks.days_per_week)

    def hundreds(self, chance: float) -> str:
        """Say a chance as so many in 100."""
        return self.say("in_hundred", n=round(100 * chance))

    def points(self, value: float) -> str:
        """Say points, to the whole point."""
        return str(round(value)).replace("-", "\u2212")

    def change(self, value: float) -> str:
        """Say a change of points, with its sign."""
        rounded = round(value, 1)
        text = f"{rounded:+.1f}" if rounded else "0"
        return (text.replace(".", ",") if self.lang == "lt" else text).replace("-", "\u2212")

    def decimal(self, value: float) -> str:
        """Say a number with one decimal, or none where that would be nought."""
        text = f"{value:.1f}".removesuffix(".0")
        return text.replace(".", ",") if self.lang == "lt" else text

    def refusal(self, refusal: Refusal) -> str:
        """Say why something may not be done."""
        sentence = texts.say(refusal.key, self.lang)
        if {"clause", "other"} <= refusal.details.keys():
            first, second = self.clause(refusal.details["clause"]), self.clause(refusal.details["other"])
            return f"{sentence} {self.say('pair', first=first, second=second)}"
        return sentence

    # Things of the scenario.

    def side_of(self, side: str) -> Side:
        """Find a side."""
        return self.scenario.sides[self.names.side[side]]

    def side(self, side: str) -> str:
        """Name a side."""
        return self.of(self.side_of(side).name)

    def capital(self, side: str) -> str:
        """Name a side's capital."""
        return self.of(self.side_of(side).capital)

    def other(self, side: str) -> str:
        """Give the id of the side opposite."""
        return self.scenario.sides[1 - self.names.side[side]].id

    def clause_of(self, clause: str) -> Clause:
        """Find a clause."""
        return self.scenario.clauses[self.names.clause[clause]]

    def clause(self, clause: str) -> str:
        """Name a clause."""
        return self.of(self.clause_of(clause).name)

    def place(self, clause: str, level: str) -> int:
        """Give the place of a level on a clause, from nought."""
        return self.names.level[self.names.clause[clause]][level]

    def level(self, clause: str, level: str) -> str:
        """Name a level of a clause."""
        return self.of(self.clause_of(clause).levels[self.place(clause, level)].label)

    def seal(self, clause: str, level: str) -> str:
        """Name a clause and the level at which a seal stands on it."""
        return f"{self.clause(clause)}: {self.level(clause, level)}"

    def document_of(self, document: str) -> Document:
        """Find a document."""
        return self.scenario.documents[self.names.document[document]]

    def package_of(self, package: str) -> Package:
        """Find a package."""
        return self.scenario.packages[self.names.package[package]]

    def type_of(self, side: str, type_: str) -> HiddenType:
        """Find a type of a side."""
        return next(one for one in self.side_of(side).types if one.id == type_)

    def dispatch_of(self, dispatch: str) -> Dispatch:
        """Find a dispatch."""
        return next(one for one in self.scenario.dispatches if one.id == dispatch)

    @cached_property
    def open_clauses(self) -> tuple[str, ...]:
        """Clauses that are on the table in this game, in order; players number them from one."""
        return tuple(clause.id for clause in self.scenario.clauses if not clause.settled)

    @cached_property
    def settled_clauses(self) -> tuple[str, ...]:
        """Clauses that stand settled from the start."""
        return tuple(clause.id for clause in self.scenario.clauses if clause.settled)

    def number(self, clause: str) -> int:
        """Give the number by which a player calls a clause."""
        return self.open_clauses.index(clause) + 1

    def is_below(self, side: str, clause: str, level: str, mandate: str) -> bool:
        """Whether a level gives away more than a side's instructions allow."""
        return self.steps_below(side, clause, level, mandate) > 0

    def ratification(self, side: str, prospect: Prospect) -> str:
        """Say how likely a side's capital is to ratify; nothing, where it has no vote."""
        if prospect.ratification is None:
            return ""
        capital, times = self.capital(side), round(100 * prospect.ratification)
        if times in (0, 100):
            return self.say(f"choose.ratification_{'sure' if times else 'refused'}", capital=capital)
        return self.say("choose.ratification", capital=capital, n=times)

    def steps_below(self, side: str, clause: str, level: str, mandate: str) -> int:
        """Count the steps of a level beyond a side's instructions, nought or more."""
        gap = self.place(clause, mandate) - self.place(clause, level)
        return max(0, gap if self.names.side[side] == 0 else -gap)

    def is_retreat(self, side: str, clause: str, before: str, after: str) -> bool:
        """Whether a seal moves away from the other side."""
        gap = self.place(clause, after) - self.place(clause, before)
        return (gap if self.names.side[side] == 0 else -gap) > 0

    def source(self, item: Provenance) -> str:
        """Say where something comes from and how sure it is."""
        is_common = all(tag == COMMON_GROUND for tag in item.source)
        if is_common and item.confidence == "high" and item.kind == "fact":
            return self.say("source_known")
        names = dict.fromkeys(self._source(tag) for tag in item.source)
        sure = self.say(f"confidence.{item.confidence}")
        line = self.say("source", names="; ".join(names), confidence=sure)
        return f"{line} {self.say('interpretation')}" if item.kind == "interpretation" else line

    def disputed(self, item: Provenance) -> str | None:
        """Say who disputes something; None where nobody does."""
        return None if item.disputed is None else self.say("disputed", text=self.of(item.disputed))

    def _source(self, tag: str) -> str:
        known = self.scenario.sources.get(tag)
        return self.of(known.name) if known is not None else self.say("tag." + tag.replace(" ", "_"))


def told_move(words: Words, kind: str, side: str, **slots: Any) -> str:
    """Say that a side made a move, as the minutes tell it."""
    return words.fill(words.scenario.moves[kind].told, side=words.side(side), **slots)
