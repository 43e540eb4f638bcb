"""What a player should know before choosing, for each kind of action."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.play.actions import NamedAction
from game.play.petition import PLEDGE, REQUEST, RULED_CABLES
from game.play.refusal import Refusal
from game.play.session import Session
from game.play.view import View
from game.scenario.schema import HiddenType, Package
from game.telling.capital import ratification_line, who_rules
from game.telling.words import Words

NOT_WORTH_TELLING: Final = frozenset(("package_not_open", "package_spent"))
"""Reasons why a move is not even named: it is heard of once it can be made."""
WITH_REASON: Final = frozenset(("threaten", "accept", "accept_package", "leave"))
"""Moves for which a player is asked the reason."""
TO_BE_SURE_OF: Final = frozenset(("threaten", "accept", "leave", "propose", "accept_package"))
"""Moves for which a player is asked once more; the question is the text `sure.<kind>`."""
ASKED_AT_ONCE: Final = 2
"""Clauses that one cable to the capital may ask about."""


# Kinds of action.


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of action that a side may take now, or may not.

    Attributes:
        kind: The kind, as `NamedAction` calls it.
        name: Its name.
        brief: What it does or costs in a few words; nothing where the scenario does not say.
        about: What it does.
        cost: What it costs, in a sentence.
        odds: In how many of 100 cases it succeeds, or the answer is true, where the side can know it.
        fact: What it would mean now, in sentences; nothing where there is nothing to know.
        barred: Why it may not be taken now; None where it may.
    """

    kind: str
    name: str
    brief: str
    about: str
    cost: str
    odds: int | None
    fact: str
    barred: str | None

    @property
    def is_open(self) -> bool:
        """Whether it may be taken now."""
        return self.barred is None


def choices(session: Session, words: Words, side: str) -> tuple[Choice, ...]:
    """List the kinds of action of the phase; what is barred for a reason not worth telling is left out.

    Args:
        session: The game.
        words: How to say it.
        side: Whose decision it is.
    """
    view = session.observe(side)
    return tuple(
        _choice(session, words, view, kind, refusal)
        for kind, refusal in session.legal(side).items()
        if refusal is None or refusal.reason not in NOT_WORTH_TELLING
    )


def _choice(session: Session, words: Words, view: View, kind: str, refusal: Refusal | None) -> Choice:
    move = words.scenario.moves[kind]
    if refusal is not None and kind == "accept":  # only the whole action says which clauses are in the way
        refusal = session.judge(view.side, NamedAction(kind)) or refusal
    return Choice(
        kind=kind,
        name=words.of(move.name),
        brief="" if move.brief is None else words.of(move.brief),
        about=words.of(move.about),
        cost=words.say("choose.cost", cost=words.of(move.cost)),
        odds=odds_of(words, view, kind),
        fact=_fact(session, words, view, kind) if refusal is None else "",
        barred=None if refusal is None else words.refusal(refusal),
    )


def odds_of(words: Words, view: View, kind: str) -> int | None:
    """Give in how many of 100 cases an action succeeds, or its answer is true; None if nobody can know."""
    if kind in view.odds:
        return round(100 * view.odds[kind])
    return round(100 * float(words.scenario.talks.probe_accuracy)) if kind == "probe" else None


def _fact(session: Session, words: Words, view: View, kind: str) -> str:
    """Say in numbers what a move would mean now, where the side can know it."""
    odds = odds_of(words, view, kind)
    if odds is not None:
        return words.say(f"choose.odds_{kind}", n=odds)
    if kind in RULED_CABLES:
        petition = REQUEST if kind == "mandate" else PLEDGE
        return words.say("choose.people", who=who_rules(words, view.side, petition))
    if kind != "accept":
        return ""
    offer, floor = words.points(view.offer_value), words.points(view.floor)
    worth = words.say("choose.accept", offer=offer, floor=floor)
    terms = {clause: seen.theirs for clause, seen in view.clauses.items()}
    return f"{worth} {at_home(session, words, view.side, terms)}"


def at_home(session: Session, words: Words, side: str, levels: Mapping[str, str]) -> str:
    """Say how far below the instructions a signature would be, and what the capital would make of it.

    Args:
        session: The game.
        words: How to say it.
        side: Who would sign.
        levels: Clause id: level id; a clause that is not named stands at the side's own seal.
    """
    prospect = session.prospect(side, levels)
    said = words.say("choose.steps", n=prospect.steps) if prospect.steps else words.say("choose.within")
    return f"{said} {ratification_line(session, words, side, prospect)}".strip()


# What an action may be about.


def clauses_for(session: Session, words: Words, side: str, kind: str) -> tuple[str, ...]:
    """List the clauses that a side may name in an action of a kind: "inquire", "threaten" or "mandate"."""

    def about(clause: str) -> NamedAction:
        return NamedAction(kind, clauses=(clause,)) if kind == "mandate" else NamedAction(kind, clause=clause)

    return tuple(clause for clause in words.open_clauses if session.judge(side, about(clause)) is None)


def types_to_sound(words: Words, side: str) -> tuple[HiddenType, ...]:
    """List the other side's types, each with its question for a sounding."""
    return tuple(words.side_of(words.other(side)).types)


@dataclass(frozen=True, slots=True)
class Request:
    """What the capital may be asked about one clause.

    Attributes:
        clause: The clause.
        now: Id of the last level that the instructions allow.
        wider: Id of the level that they would allow.
        chance: In how many of 100 cases the capital would agree; None where people rule there.
        is_capped: Whether the chance is smaller for this level than for others.
        line: Both levels, and the chance if it is smaller, in words.
    """

    clause: str
    now: str
    wider: str
    chance: int | None
    is_capped: bool
    line: str


def requests(session: Session, words: Words, side: str) -> tuple[Request, ...]:
    """List what a side may ask its capital, clause by clause."""
    view = session.observe(side)
    return tuple(_request(words, view, clause) for clause in clauses_for(session, words, side, "mandate"))


def _request(words: Words, view: View, clause: str) -> Request:
    now, wider = view.clauses[clause].mandate, _next_level(words, view, clause)
    cap = words.clause_of(clause).levels[words.place(clause, wider)].capital_cap.get(view.side)
    odds = view.odds.get("mandate")
    is_capped = odds is not None and cap is not None and cap < odds
    least = cap if is_capped else odds
    chance = None if least is None else round(100 * float(least))
    key, slots = ("pick.wider_capped", {"n": chance}) if is_capped else ("pick.wider", {})
    now_name, wider_name = words.level(clause, now), words.level(clause, wider)
    line = words.say(key, now=now_name, wider=wider_name, **slots)
    return Request(clause, now, wider, chance, is_capped, line)


def _next_level(words: Words, view: View, clause: str) -> str:
    step = -1 if words.names.side[view.side] == 0 else 1
    return words.clause_of(clause).levels[words.place(clause, view.clauses[clause].mandate) + step].id


# Packages.


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that a side may hand over or take.

    Attributes:
        package: Its id.
        name: Its name.
        text: What it says.
        levels: Clause id: level id of every clause, were it signed.
        worth: Points that it is worth to the side.
        worth_line: That and the floor, in a sentence.
        at_home: What the capital would make of it.
    """

    package: str
    name: str
    text: str
    levels: dict[str, str]
    worth: float
    worth_line: str
    at_home: str


def offers(session: Session, words: Words, side: str, kind: str) -> tuple[Offer, ...]:
    """List the packages that a side may name in "propose" or "accept_package"."""
    return tuple(
        _offer(session, words, side, package)
        for package in words.scenario.packages
        if session.judge(side, NamedAction(kind, package=package.id)) is None
    )


def _offer(session: Session, words: Words, side: str, package: Package) -> Offer:
    view = session.observe(side)
    levels = {clause: package.levels.get(clause, seen.ours) for clause, seen in view.clauses.items()}
    worth = sum(view.clauses[clause].points[level] for clause, level in levels.items())
    said, floor = words.points(worth), words.points(view.floor)
    return Offer(
        package=package.id,
        name=words.of(package.name),
        text=words.of(package.text),
        levels=levels,
        worth=worth,
        worth_line=words.say("package.worth", worth=said, floor=floor),
        at_home=at_home(session, words, side, levels),
    )
