"""What a side believes of the other."""

from dataclasses import dataclass

from game.play.view import View
from game.telling.words import Words


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A type that the other side may be of.

    Attributes:
        type: Its id.
        name: Its name.
        chance: How likely it is, 0 to 1.
        chance_line: That in words.
        tell: By what it betrays itself.
    """

    type: str
    name: str
    chance: float
    chance_line: str
    tell: str


@dataclass(frozen=True, slots=True)
class ReadingSheet:
    """What a side believes of the other.

    Attributes:
        title: Of whom it is.
        types: What they may care for in secret.
        nearness: How near they are to signing, in a sentence.
        guards: The clause that they guard most, in a sentence.
    """

    title: str
    types: tuple[Suspicion, ...]
    nearness: str
    guards: str | None


def reading_of(words: Words, view: View) -> ReadingSheet | None:
    """Tell what a side believes of the other; None while it has seen too little."""
    reading, other = view.reading, words.other(view.side)
    if reading is None:
        return None
    guards = reading.guards
    return ReadingSheet(
        title=reading_title(words, view),
        types=tuple(
            Suspicion(
                type=type_.id,
                name=words.of(type_.name),
                chance=reading.types[type_.id],
                chance_line=words.hundreds(reading.types[type_.id]),
                tell=words.of(type_.tell),
            )
            for type_ in words.side_of(other).types
        ),
        nearness=words.say(f"reading.{reading.nearness}"),
        guards=None if guards is None else words.say("reading.guards", clause=words.clause(guards)),
    )


def reading_title(words: Words, view: View) -> str:
    """Say of whom a reading is."""
    return words.say("reading.title", side=words.side(words.other(view.side)))
