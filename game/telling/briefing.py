"""What is said before the talks: what the game is about, who the player is, and what to bring home."""

from dataclasses import dataclass

from game.play.view import View
from game.scenario.load import load_variant
from game.telling.words import Words


@dataclass(frozen=True, slots=True)
class Opening:
    """What the game is about.

    Attributes:
        title: The scenario's title.
        tagline: What stands below it.
        intro: How it begins.
        short: Title of the lesson-sized game, if it is that.
        variants: Each variant in it, with what it changes.
    """

    title: str
    tagline: str
    intro: str
    short: str | None
    variants: tuple[str, ...]


def opening_of(words: Words) -> Opening:
    """Say what the game is about."""
    story, short = words.scenario.story, words.scenario.short if words.loaded.is_short else None
    return Opening(
        title=words.of(words.scenario.title),
        tagline=words.of(story.tagline),
        intro=words.of(story.intro),
        short=None if short is None else words.of(short.title),
        variants=tuple(_variant(words, name) for name in words.loaded.variants),
    )


def _variant(words: Words, name: str) -> str:
    variant = load_variant(name, words.loaded).data
    return words.say("variant", title=words.of(variant.title), changes=words.of(variant.changes))


@dataclass(frozen=True, slots=True)
class DelegateSheet:
    """A person of the delegation."""

    id: str
    name: str
    role: str
    concern: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """Who the player is and what to bring home.

    Attributes:
        title: Whom the player leads.
        role: Who that is.
        delegates: Who sits at the table.
        heart: What they care for most in secret, as a heading.
        heart_about: What that means.
        narrower: That the level has narrowed the instructions, if it has.
    """

    title: str
    role: str
    delegates: tuple[DelegateSheet, ...]
    heart: str
    heart_about: str
    narrower: str | None


def briefing_of(words: Words, view: View) -> Briefing:
    """Say who the player is; `instructions_of` says what to bring home."""
    side, own_type = words.side_of(view.side), words.type_of(view.side, view.type)
    is_narrower = any(
        view.clauses[clause.id].mandate != clause.mandate[view.side] for clause in words.scenario.clauses
    )
    return Briefing(
        title=words.say("briefing.title", side=words.of(side.name)),
        role=words.of(side.role),
        delegates=tuple(
            DelegateSheet(one.id, words.of(one.name), words.of(one.role), words.of(one.concern))
            for one in side.delegates
        ),
        heart=words.say("briefing.heart", type=words.of(own_type.name)),
        heart_about=words.of(own_type.about),
        narrower=words.say("instructions.narrower") if is_narrower else None,
    )


@dataclass(frozen=True, slots=True)
class Instruction:
    """The least that a side may sign on one clause.

    Attributes:
        clause: The clause.
        number: The number by which players call it.
        level: Id of the last level that is allowed.
        line: Clause and level in words.
    """

    clause: str
    number: int
    level: str
    line: str


@dataclass(frozen=True, slots=True)
class Instructions:
    """The least that a side may sign.

    Attributes:
        title: Whose instructions.
        about: What they mean.
        clauses: Each clause on the table.
        settled: What was settled before the talks, in a sentence.
        asked: What the capital is weighing, in a sentence.
    """

    title: str
    about: str
    clauses: tuple[Instruction, ...]
    settled: str | None
    asked: str | None


def instructions_of(words: Words, view: View) -> Instructions:
    """List the least that a side may sign now."""
    settled = "; ".join(words.seal(clause, view.clauses[clause].ours) for clause in words.settled_clauses)
    asked = "; ".join(words.clause(clause) for clause in view.asked)
    return Instructions(
        title=words.say("instructions.title", capital=words.capital(view.side)),
        about=words.say("instructions.about"),
        clauses=tuple(_instruction(words, view, clause) for clause in words.open_clauses),
        settled=words.say("table.settled", clauses=settled) if settled else None,
        asked=words.say("instructions.asked", clauses=asked) if asked else None,
    )


def _instruction(words: Words, view: View, clause: str) -> Instruction:
    level = view.clauses[clause].mandate
    return Instruction(clause, words.number(clause), level, words.seal(clause, level))
