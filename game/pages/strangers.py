"""Text of strangers: names, reasons, titles, file names, made fit to stand on a page, in a chart or a table.

What comes out is plain text in one line. It is not escaped: templates do that to all that they write.
"""

import unicodedata
from typing import Final

from game.errors import BLANK_LETTERS

NAME_LIMIT: Final = 80
"""Characters of a name, a title or the name of a file."""
REASON_LIMIT: Final = 2_000
"""Characters of a reason that was typed."""

_JOINERS: Final = frozenset("\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
"""Characters without width that some scripts and signs are spelt with."""
_ACCENTS: Final = 2
"""Accents that a letter may carry; written languages need no more."""
_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
_CUT: Final = "…"


def fit(text: str, limit: int = NAME_LIMIT) -> str:
    """Make a stranger's text fit for a page.

    Line breaks and other blanks become one space each. Marks that turn the direction of writing, other
    characters without width and letters of which nothing is seen go; control characters, halves of letters
    and code points that are no characters become the replacement character, so that it is seen that
    something stood there. A letter keeps two accents at most.

    Args:
        text: Any text.
        limit: Longest result, in characters.

    Returns:
        One line of at most `limit` characters, ending in "…" where something was cut; empty where nothing
        could be seen of it.
    """
    if text.isascii() and text.isprintable() and len(text) <= limit:
        return " ".join(text.split())
    seen: list[str] = []
    accents = 0
    for character in unicodedata.normalize("NFC", text[: 4 * limit]):
        accents = accents + 1 if _is_accent(character) else 0
        part = "" if accents > _ACCENTS else _visible(character)
        if not part or (part in (" ", _UNKNOWN) and seen[-1:] == [part]):
            continue
        seen.append(part)
    line = "".join(seen).strip(" \N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
    if len(line) > limit or len(text) > 4 * limit:
        return line[: limit - 1].rstrip() + _CUT
    return line


def fit_reason(text: str) -> str:
    """Make a reason fit for a page, see `fit`."""
    return fit(text, REASON_LIMIT)


def _visible(character: str) -> str:
    """Give what is shown of a character."""
    if character.isspace():
        return " "
    if character in BLANK_LETTERS:
        return ""
    if character.isprintable() or character in _JOINERS:
        return character
    return "" if unicodedata.category(character) == "Cf" else _UNKNOWN


def _is_accent(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me"}
