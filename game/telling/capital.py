"""What people in a capital are told when they have to rule, and what they have ruled, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from game.play.petition import PLEDGE, RATIFICATION, REQUEST, Petition, Ruling
from game.play.prospect import Prospect
from game.play.session import Session
from game.play.view import View
from game.scenario.schema import Counsel
from game.telling.events import events_of
from game.telling.news import DispatchSheet, MarkerSheet, dispatch_of, markers_of
from game.telling.words import Words, told_move

WEEKS_OF_NEWS: Final = 2
"""For how many weeks dispatches count as news in a capital."""


@dataclass(frozen=True, slots=True)
class ClauseAsked:
    """A clause that a capital has to rule on.

    Attributes:
        clause: The clause.
        line: What the instructions say, and what is asked or was signed, in a sentence.
        text: What the treaty would say.
        is_below: Whether it gives more than the instructions allow.
    """

    clause: str
    line: str
    text: str
    is_below: bool


@dataclass(frozen=True, slots=True)
class PetitionSheet:
    """A petition, as the people in the capital read it.

    Attributes:
        side: Whose capital.
        kind: One of `petition.KINDS`.
        who: Who rules.
        title: That they do, in a sentence.
        asked: What is asked, in a sentence or two.
        clauses: The clauses that it is about.
        secret_line: That a secret note is not laid before those who ratify, where there could be one.
        steps_line: How far a signed treaty goes beyond the instructions, in a sentence; None for the rest.
        speaks_for: Reasons to say yes.
        speaks_against: Reasons to say no.
        source: Where these come from and how sure it is; None where there are none.
        markers: Those that the side sees.
        news: Dispatches of the last weeks, the newest first.
        yes: What a yes is called.
        no: What a no is called.
    """

    side: str
    kind: str
    who: str
    title: str
    asked: str
    clauses: tuple[ClauseAsked, ...]
    secret_line: str | None
    steps_line: str | None
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    source: str | None
    markers: tuple[MarkerSheet, ...]
    news: tuple[DispatchSheet, ...]
    yes: str
    no: str

    @property
    def is_voted(self) -> bool:
        """Whether votes are counted."""
        return self.kind == RATIFICATION


def petition_sheet(session: Session, words: Words, petition: Petition) -> PetitionSheet:
    """Say what people in a capital have to rule on, and what they know.

    They know what their own delegation knows, and nothing of the other side's secrets.

    Args:
        session: The game.
        words: How to say things.
        petition: What waits.
    """
    side, kind = petition.side, petition.kind
    view, counsel = session.observe(side), counsel_of(words, side, kind)
    who = who_rules(words, side, kind)
    return PetitionSheet(
        side=side,
        kind=kind,
        who=who,
        title=words.say("capital.title", who=who),
        asked=_asked(words, petition),
        clauses=tuple(_clauses(words, view, petition)),
        secret_line=_secret_line(words, petition),
        steps_line=_steps_line(words, view, petition),
        speaks_for=() if counsel is None else tuple(map(words.of, counsel.speaks_for)),
        speaks_against=() if counsel is None else tuple(map(words.of, counsel.speaks_against)),
        source=None if counsel is None else words.source(counsel),
        markers=markers_of(words, view),
        news=tuple(_news(session, words, side)),
        yes=words.say(f"capital.{kind}_yes"),
        no=words.say(f"capital.{kind}_no"),
    )


def counsel_of(words: Words, side: str, kind: str) -> Counsel | None:
    """Find what is weighed in a side's capital on a kind of petition."""
    petitions = words.side_of(side).petitions
    counsels = {REQUEST: petitions.request, PLEDGE: petitions.pledge, RATIFICATION: petitions.ratification}
    return counsels[kind]


def who_rules(words: Words, side: str, kind: str) -> str:
    """Name who rules on a kind of petition of a side."""
    counsel = counsel_of(words, side, kind)
    named = None if counsel is None else counsel.who
    return words.capital(side) if named is None else words.of(named)


def capitals_line(words: Words, side: str) -> str:
    """Name all who rule on a side's petitions, each once: its capital first."""
    kinds = [REQUEST, *([PLEDGE] if "pledge" in words.side_of(side).cables else [])]
    return ", ".join(dict.fromkeys(who_rules(words, side, kind) for kind in kinds))


def ratification_line(session: Session, words: Words, side: str, prospect: Prospect) -> str:
    """Say how likely a side's capital is to ratify, or that people decide; nothing, where it has no vote."""
    if side in session.setup.capitals and words.side_of(side).ratification is not None:
        return words.say("choose.people", who=who_rules(words, side, RATIFICATION))
    return words.ratification(side, prospect)


def ruling_line(words: Words, ruling: Ruling) -> str:
    """Say what people in a capital ruled in place of chance."""
    who = who_rules(words, ruling.side, ruling.kind)
    answer = "yes" if ruling.yes else "no"
    if ruling.votes is None:
        said = words.say(f"capital.ruled_{answer}", who=who)
    else:
        said = words.say(f"capital.voted_{answer}", yes=ruling.votes[0], no=ruling.votes[1])
    return f"{said} {words.say('capital.by_chance', n=round(100 * ruling.chance))}"


def _asked(words: Words, petition: Petition) -> str:
    people = words.of(words.side_of(petition.side).people)
    told = told_move(words, "pledge", petition.side) if petition.kind == PLEDGE else ""
    return words.say(f"capital.{petition.kind}", people=people, told=told)


def _clauses(words: Words, view: View, petition: Petition) -> Iterator[ClauseAsked]:
    for clause, level in petition.levels.items():
        if clause in words.settled_clauses:
            continue
        mandate = view.clauses[clause].mandate
        is_below = words.is_below(view.side, clause, level, mandate)
        slots = {
            "clause": words.clause(clause),
            "mandate": words.level(clause, mandate),
            "level": words.level(clause, level),
        }
        key = "asked" if petition.kind == REQUEST else "below" if is_below else "within"
        yield ClauseAsked(
            clause=clause,
            line=words.say(f"capital.clause_{key}", **slots),
            text=words.of(words.clause_of(clause).levels[words.place(clause, level)].text),
            is_below=is_below,
        )


def _steps_line(words: Words, view: View, petition: Petition) -> str | None:
    if petition.kind != RATIFICATION:
        return None
    steps = sum(
        words.steps_below(view.side, clause, level, view.clauses[clause].mandate)
        for clause, level in petition.levels.items()
    )
    return words.say("capital.steps", n=steps) if steps else words.say("capital.no_steps")


def _secret_line(words: Words, petition: Petition) -> str | None:
    could_be_one = any(words.clause_of(clause).secret for clause in words.open_clauses)
    return words.say("capital.secret") if petition.kind == RATIFICATION and could_be_one else None


def _news(session: Session, words: Words, side: str) -> Iterator[DispatchSheet]:
    for event in reversed(list(events_of(session.records(side)))):
        sheet = dispatch_of(words, event) if event.week > session.week - WEEKS_OF_NEWS else None
        if sheet is not None:
            yield sheet
