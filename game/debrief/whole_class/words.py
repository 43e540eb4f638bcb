"""What the parts of a class's page say alike: shares, lists of names, moves and outcomes."""

from collections.abc import Sequence
from typing import Final

from game.pages.charts import said
from game.telling.words import Words

NAMES_IN_A_LINE: Final = 12


def percent(words: Words, share: float) -> str:
    """Say a share, 0 to 1, in percent."""
    return words.say("percent", number=said(100 * share, words.lang))


def in_a_line(words: Words, names: Sequence[str]) -> str:
    """Say some names in a line, the first dozen of them and how many more there are."""
    line, rest = ", ".join(names[:NAMES_IN_A_LINE]), len(names) - NAMES_IN_A_LINE
    return f"{line} {words.say('and_more', n=rest)}" if rest > 0 else line


def move_name(words: Words, kind: str) -> str:
    """Name a kind of move."""
    return words.of(words.scenario.moves[kind].name)


def outcome_title(words: Words, outcome: str) -> str:
    """Name an outcome."""
    return words.of(words.scenario.outcomes[words.names.outcome[outcome]].title)
