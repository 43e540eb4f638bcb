"""Treaty codes: the result of a game in eight characters, to be read aloud and typed in elsewhere.

A code holds the outcome, why the talks ended, the week of the signature, the level of every clause, the
sides that people played, and whether it was the short game. It does not hold the seed, the variants, the
difficulty or the scores: those need the save.

The numbers are packed in mixed radix into all characters but the last. What room is left there is filled
with a check, salted by the scenario's id; the last character is a check over GF(32) that gives each place a
weight of its own. So every single mistyped character and every swap of two characters, neighbours or not, is
refused: all of them, by construction and by test. Of codes that are wrong in other ways one in 76 slips
through with the scenario that ships, and one in 32 at worst. A scenario with more clauses gets a longer code.

Weeks count by what a scenario may have at most, so that codes of the whole game, of the short one and of
variants with another calendar can be read with the same scenario. A variant that changes the levels of a
clause needs itself to read its codes.
"""

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from game.engine import state
from game.errors import InputRefused, shown
from game.play.result import NamedResult
from game.play.session import Session
from game.scenario import rulebook as rb
from game.scenario.load import LoadedScenario
from game.scenario.schema import Scenario

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters without those that are taken for others: I, L, O, U."""
LENGTH: Final = 8
"""Characters of a code, unless the scenario is too large for them."""

_BASE: Final = len(ALPHABET)
_BITS: Final = 5
_POLYNOMIAL: Final = 0b100101
"""x^5 + x^2 + 1, which makes a field of 32 elements in which every power of x up to the 30th is another."""
_SCATTER: Final = 0x9E3779B1
"""An odd number by which all is multiplied, so that codes of results that are alike do not look alike."""
_GROUP: Final = 4
"""Characters between hyphens."""
_IGNORED: Final = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}")
_ALIKE: Final = str.maketrans("OIL", "011")
_UNSIGNED: Final = tuple(
    name for name in state.REASON_NAMES if name not in {"running", "signed", "unratified"}
)
"""Why talks end without a signature."""


@dataclass(frozen=True, slots=True)
class CodedTreaty:
    """What a code says of a game.

    Attributes:
        outcome: Id of the outcome.
        reason: Why the talks ended, one of `state.REASON_NAMES`; "unratified" where a treaty was signed that
            does not stand.
        week: Number of the week of the signature, from one, if there was one.
        treaty: Clause id to level id as signed, if anything was.
        played: Ids of the sides that people played.
        is_short: Whether it was the lesson-sized game.
    """

    outcome: str
    reason: str
    week: int | None
    treaty: dict[str, str] | None
    played: tuple[str, ...]
    is_short: bool


def code_of(session: Session) -> str | None:
    """Give the code of a game; None before it is over."""
    result = session.result
    return None if result is None else encode(session.scenario, result, session.humans)


def encode(scenario: LoadedScenario, result: NamedResult, played: Iterable[str] = ()) -> str:
    """Say a result in a code.

    Args:
        scenario: What was played, as it was played: whole or short, with its variants.
        result: What came of it.
        played: Ids of the sides that people played.

    Returns:
        The code, in groups of four characters with hyphens between.
    """
    data = scenario.data
    number = _number_of(data, result)
    for side in data.sides:
        number = 2 * number + (side.id in set(played))
    number = 2 * number + scenario.is_short
    symbols = _symbols_of(data, number)
    text = "".join(ALPHABET[symbol] for symbol in symbols)
    return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def decode(scenario: LoadedScenario, code: str) -> CodedTreaty:
    """Read a code.

    Args:
        scenario: What was played; whole or short makes no difference.
        code: What somebody typed. Case, blanks and hyphens do not matter; O is read as 0, I and L as 1.

    Returns:
        What it says.

    Raises:
        InputRefused: It is no code of this scenario, or is mistyped; says so in a sentence.
    """
    data = scenario.data
    symbols = _typed(code, _length_for(data))
    number = _checked_number(data, symbols)
    if number is None:
        raise InputRefused(
            f"'{shown(code)}' is no treaty code of the scenario '{data.id}': "
            "a character is wrong, or two are swapped."
        )
    number, is_short = divmod(number, 2)
    played = []
    for side in reversed(data.sides):
        number, is_played = divmod(number, 2)
        played += [side.id] * is_played
    return _treaty_of(data, number, tuple(reversed(played)), is_short=bool(is_short))


# Between results and numbers.


def _number_of(data: Scenario, result: NamedResult) -> int:
    """Number the results: first those without a signature, then those with one."""
    outcomes = [outcome.id for outcome in data.outcomes]
    number = outcomes.index(result.outcome)
    if result.signed is None or result.treaty is None:
        return number * len(_UNSIGNED) + _UNSIGNED.index(result.reason)
    day = (result.signed - data.talks.first_day).days
    number = number * rb.WEEKS + day // data.talks.days_per_week
    for clause in data.clauses:
        levels = [level.id for level in clause.levels]
        number = number * len(levels) + levels.index(result.treaty[clause.id])
    return _n_unsigned(data) + number


def _treaty_of(data: Scenario, number: int, played: tuple[str, ...], *, is_short: bool) -> CodedTreaty:
    """Undo `_number_of`."""
    if number < _n_unsigned(data):
        outcome, reason = divmod(number, len(_UNSIGNED))
        return CodedTreaty(data.outcomes[outcome].id, _UNSIGNED[reason], None, None, played, is_short)
    number -= _n_unsigned(data)
    levels = []
    for clause in reversed(data.clauses):
        number, place = divmod(number, len(clause.levels))
        levels.append(clause.levels[place].id)
    treaty = {clause.id: level for clause, level in zip(data.clauses, reversed(levels), strict=True)}
    kind, week = divmod(number, rb.WEEKS)
    ending = data.outcomes[kind]
    why = "signed" if ending.treaty else "unratified"
    return CodedTreaty(ending.id, why, week + 1, treaty, played, is_short)


def _n_unsigned(data: Scenario) -> int:
    return len(data.outcomes) * len(_UNSIGNED)


def _n_numbers(data: Scenario) -> int:
    """Count all that a code of the scenario may have to say."""
    treaties: int = math.prod(len(clause.levels) for clause in data.clauses)
    signed = len(data.outcomes) * rb.WEEKS * treaties
    return (_n_unsigned(data) + signed) << len(data.sides) + 1


# Between numbers and characters.


def _length_for(data: Scenario) -> int:
    length, numbers = LENGTH, _n_numbers(data)
    while _BASE ** (length - 1) < numbers:
        length += 1
    return length


def _symbols_of(data: Scenario, number: int) -> list[int]:
    length = _length_for(data)
    room = _BASE ** (length - 1) // _n_numbers(data)
    packed = (number * room + _salted(data, str(number)) % room) * _SCATTER % _BASE ** (length - 1)
    symbols = []
    for _ in range(length - 1):
        packed, symbol = divmod(packed, _BASE)
        symbols.append(symbol)
    symbols.reverse()
    return [*symbols, _last_symbol(data, symbols)]


def _checked_number(data: Scenario, symbols: Sequence[int]) -> int | None:
    """Undo `_symbols_of`; None where the checks do not fit."""
    packed = 0
    for symbol in symbols[:-1]:
        packed = packed * _BASE + symbol
    room = _BASE ** (len(symbols) - 1)
    number = packed * pow(_SCATTER, -1, room) % room // (room // _n_numbers(data))
    fits = number < _n_numbers(data) and _symbols_of(data, number) == list(symbols)
    return number if fits else None


def _last_symbol(data: Scenario, symbols: Sequence[int]) -> int:
    """Weigh every place by a power of its own and add it all up, in the field of 32 elements."""
    last = _salted(data, "last") % _BASE
    weight = 1
    for symbol in symbols:
        weight = _product(weight, 2)
        last ^= _product(weight, symbol)
    return last


def _product(left: int, right: int) -> int:
    """Multiply in the field of 32 elements."""
    product = 0
    for bit in range(_BITS):
        if right >> bit & 1:
            product ^= left << bit
    for bit in range(2 * _BITS - 2, _BITS - 1, -1):
        if product >> bit & 1:
            product ^= _POLYNOMIAL << (bit - _BITS)
    return product


def _salted(data: Scenario, text: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{data.id} {text}".encode("ascii")).digest()[:8], "big")


def _typed(code: str, length: int) -> list[int]:
    """Read what somebody typed, as it may have been heard or copied."""
    kept = [character for character in code if not character.isspace() and character not in _IGNORED]
    symbols = []
    for character in kept:
        symbol = ALPHABET.find(character.upper().translate(_ALIKE)) if character.isascii() else -1
        if symbol < 0:
            raise InputRefused(f"'{shown(code)}' is no treaty code: '{shown(character)}' stands in none.")
        symbols.append(symbol)
    if len(symbols) != length:
        raise InputRefused(
            f"'{shown(code)}' is no treaty code: it has {len(symbols)} letters and digits, not {length}."
        )
    return symbols
