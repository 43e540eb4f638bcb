"""Texts of a scenario: the same slots in every language, and nothing hidden in them."""

import re
import unicodedata
from typing import Final

from game.errors import BLANK_LETTERS, shown
from game.scenario.basics import Text
from game.scenario.checking import Places, Troubles
from game.scenario.findings import FieldPath

_SLOT: Final = re.compile(r"\{([a-z_]+)\}")
_HIDDEN_KINDS: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode's categories of controls, marks of format and direction, and what is no character at all."""


def note_bad_texts(places: Places, troubles: Troubles) -> None:
    """Note texts that hide something, or whose slots cannot be filled in every language.

    Args:
        places: All that stands in a scenario.
        troubles: Where troubles are noted.
    """
    for path, value in places:
        if isinstance(value, str):
            _note_hidden(path, value, troubles)
        elif isinstance(value, Text):
            _note_slots(path, value, troubles)


def _note_hidden(path: FieldPath, text: str, troubles: Troubles) -> None:
    if text.isprintable() and BLANK_LETTERS.isdisjoint(text):
        return
    hidden = next((character for character in text if _is_hidden(character)), None)
    if hidden is not None:
        troubles.note(path, f"found the unseen character {shown(hidden)}; take it out.")


def _is_hidden(character: str) -> bool:
    if character == "\n":
        return False
    return unicodedata.category(character) in _HIDDEN_KINDS or character in BLANK_LETTERS


def _note_slots(path: FieldPath, text: Text, troubles: Troubles) -> None:
    slots = {}
    for language in type(text).model_fields:
        sentence = getattr(text, language)
        slots[language] = set(_SLOT.findall(sentence))
        rest = _SLOT.sub("", sentence)
        if "{" in rest or "}" in rest:
            message = "found a brace that belongs to no slot; a slot reads {name}, in small letters."
            troubles.note((*path, language), message)
    every = set().union(*slots.values())
    for language, found in slots.items():
        for name in sorted(every - found):
            troubles.note((*path, language), f"the slot {{{name}}} is missing; the other language has it.")
