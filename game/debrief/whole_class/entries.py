"""The entries of a class: each game that was gathered and each code that was typed in, numbered and named.

Here names of strangers are made fit for a page, or, where the class is to stay anonymous, left out.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from game.debrief.whole_class.gather import Gathered, GatheredGame, Note
from game.debrief.whole_class.search import Refused
from game.debrief.whole_class.yardstick import Yardstick
from game.errors import GameError
from game.pages.strangers import fit
from game.play.result import NamedResult
from game.play.treaty_code import CodedTreaty, decode
from game.scenario.load import LoadedScenario
from game.telling.words import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """A game or a code. Points are keyed by the id of the side.

    Attributes:
        number: Its number on the page; the first is 1.
        name: What the page calls it: no other entry has the same name.
        file: Name of its save; empty for a code, or where the class is anonymous.
        played: Ids of the sides that people played.
        outcome: Id of the outcome; None where the game is not over.
        signed_week: Number of the week of the signature, if there was one.
        signed: Its day; None for a code, whose calendar is not known.
        treaty: Clause id to level id, if one was signed.
        values: What the treaty is worth on the class's yardstick, if there is one.
        paper: Score on paper; None for a code and for a game that is not over.
        fact: Score in fact, likewise.
        stands: Whether a treaty was signed and nothing voided it, such as a capital's refusal.
        like_history: Clauses that stand as in history, if there is a treaty.
        changed: What was changed of the scenario, and whether it was short; empty where nothing was.
        copy_of: Number of the entry of which this is a copy; None for all others.
        game: The game; None for a code.
    """

    number: int
    name: str
    file: str
    played: tuple[str, ...]
    outcome: str | None
    signed_week: int | None
    signed: dt.date | None
    treaty: Mapping[str, str] | None
    values: Mapping[str, float] | None
    paper: Mapping[str, float] | None
    fact: Mapping[str, float] | None
    stands: bool
    like_history: int | None
    changed: str
    copy_of: int | None
    game: GatheredGame | None

    @property
    def is_void(self) -> bool:
        """Whether a treaty was signed that does not stand."""
        return self.treaty is not None and not self.stands

    @property
    def result(self) -> NamedResult | None:
        """What came of its game, where that is known."""
        return None if self.game is None else self.game.result


@dataclass(frozen=True, slots=True)
class Roll:
    """All that a class handed in.

    Attributes:
        entries: Games and codes, by number.
        refused: What cannot be shown, and why.
        notes: What else there is to know.
        is_anonymous: Whether names and typed reasons are left out.
    """

    entries: tuple[Entry, ...]
    refused: tuple[Refused, ...]
    notes: tuple[Note, ...]
    is_anonymous: bool

    @property
    def counted(self) -> tuple[Entry, ...]:
        """Entries without copies."""
        return tuple(entry for entry in self.entries if entry.copy_of is None)

    @property
    def finished(self) -> tuple[Entry, ...]:
        """Counted entries that have an outcome."""
        return tuple(entry for entry in self.counted if entry.outcome is not None)

    @property
    def with_treaty(self) -> tuple[Entry, ...]:
        """Counted entries in which a treaty was signed."""
        return tuple(entry for entry in self.counted if entry.treaty is not None)


def roll_of(
    words: Words,
    yardstick: Yardstick,
    gathered: Gathered,
    codes: Sequence[str] = (),
    *,
    is_anonymous: bool = False,
) -> Roll:
    """Number and name all that a class handed in.

    Args:
        words: How to say it.
        yardstick: What values the treaties.
        gathered: The games.
        codes: Treaty codes as they were typed, with the group's name and an equals sign before them or not.
        is_anonymous: Whether names and typed reasons are left out.
    """
    namer = _Namer(words, gathered, is_anonymous=is_anonymous)
    numbers = {game.file: number for number, game in enumerate(gathered.games, 1)}
    entries = [
        _entry_of_game(words, yardstick, namer, number, game, numbers)
        for number, game in enumerate(gathered.games, 1)
    ]
    refused = [Refused(namer.file(one.name), namer.without_names(one)) for one in gathered.refused]
    for name, code in sorted(map(_split, codes)):
        try:
            coded = decode(words.loaded, code)
        except GameError as error:
            refused.append(Refused(words.say("code_named", code=fit(code)), fit(str(error), 400)))
        else:
            entries.append(_entry_of_code(words, yardstick, namer, len(entries) + 1, name, coded))
    notes = tuple(namer.note(note) for note in gathered.notes)
    same = () if is_anonymous else _same_names(entries, notes)
    return Roll(_told_apart(words, entries), tuple(refused), (*notes, *same), is_anonymous)


def base_scenario(scenario: LoadedScenario, whole: LoadedScenario | None) -> LoadedScenario:
    """Choose the scenario that the yardstick is made of.

    Args:
        scenario: One that was played.
        whole: The whole game of it without variants, where that can be loaded.

    Returns:
        The whole game, if its clauses have the same levels; else what was played.
    """
    return whole if whole is not None and _tracks(whole) == _tracks(scenario) else scenario


def _tracks(scenario: LoadedScenario) -> list[list[str]]:
    return [[clause.id, *(level.id for level in clause.levels)] for clause in scenario.data.clauses]


def _split(code: str) -> tuple[str, str]:
    name, equals, rest = code.rpartition("=")
    return (name.strip(), rest) if equals else ("", code)


class _Namer:
    """Gives names: those of strangers made fit, or numbers."""

    def __init__(self, words: Words, gathered: Gathered, *, is_anonymous: bool) -> None:
        self._words = words
        self.is_anonymous = is_anonymous
        files = [game.file for game in gathered.games]
        others = [one.name for one in gathered.refused]
        others += [name for note in gathered.notes for name in note.names]
        self._places = {name: place for place, name in enumerate(dict.fromkeys([*files, *others]), 1)}

    def file(self, name: str) -> str:
        """Name a file."""
        if self.is_anonymous:
            return self._words.say("file_number", number=self._places[name])
        return fit(name)

    def given(self, group: str) -> str:
        """Give the name that a group gave itself; nothing where there is none or it is not to be known."""
        return "" if self.is_anonymous else fit(group)

    def group(self, number: int, group: str) -> str:
        """Name a group, by its number where it has no name."""
        return self.given(group) or self._words.say("group_number", number=number)

    def without_names(self, refused: Refused) -> str:
        """Give the reason of a refusal, in which the name of the file may stand."""
        reason = refused.reason
        if self.is_anonymous:
            reason = reason.replace(refused.name, self.file(refused.name))
        return fit(reason, 400)

    def note(self, note: Note) -> Note:
        """Name what a note is about."""
        about = note.about
        if note.kind == "copy":
            about = self.file(about)
        elif note.kind == "same_group":
            about = "" if self.is_anonymous else fit(about)
        return Note(note.kind, tuple(self.file(name) for name in note.names), about)


def _entry_of_game(
    words: Words,
    yardstick: Yardstick,
    namer: _Namer,
    number: int,
    game: GatheredGame,
    numbers: Mapping[str, int],
) -> Entry:
    result = game.result
    treaty = None if result is None else result.treaty
    file = namer.file(game.file)
    signed = None if result is None else result.signed
    talks = game.scenario.data.talks
    return Entry(
        number=number,
        name=namer.group(number, game.group),
        file="" if namer.is_anonymous else file,
        played=game.humans,
        outcome=None if result is None else result.outcome,
        signed_week=None if signed is None else (signed - talks.first_day).days // talks.days_per_week + 1,
        signed=signed,
        treaty=treaty,
        values=None if treaty is None else yardstick.values_of(treaty),
        paper=None if result is None else result.paper,
        fact=None if result is None else result.fact,
        stands=result is not None and result.stands,
        like_history=_like_history(yardstick, treaty),
        changed=_changed(words, game),
        copy_of=None if game.copy_of is None else numbers[game.copy_of],
        game=game,
    )


def _entry_of_code(
    words: Words, yardstick: Yardstick, namer: _Namer, number: int, name: str, coded: CodedTreaty
) -> Entry:
    treaty = coded.treaty
    return Entry(
        number=number,
        name=namer.group(number, name),
        file="",
        played=coded.played,
        outcome=coded.outcome,
        signed_week=coded.week,
        signed=None,
        treaty=treaty,
        values=None if treaty is None else yardstick.values_of(treaty),
        paper=None,
        fact=None,
        stands=coded.reason == "signed",
        like_history=_like_history(yardstick, treaty),
        changed=words.say("short_game") if coded.is_short else "",
        copy_of=None,
        game=None,
    )


def _like_history(yardstick: Yardstick, treaty: Mapping[str, str] | None) -> int | None:
    if treaty is None:
        return None
    return sum(treaty[clause] == level for clause, level in yardstick.history.items())


def _changed(words: Words, game: GatheredGame) -> str:
    parts = [words.say("short_game")] if game.scenario.is_short else []
    parts += [fit(variant) for variant in game.saved.variants]
    parts += [fit(f"{field}={value}") for field, value in game.scenario.settings]
    return ", ".join(parts)


def _told_apart(words: Words, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Put the numbers to names that stand more than once."""
    times = Counter(entry.name.casefold() for entry in entries)
    return tuple(
        replace(entry, name=words.say("name_and_number", name=entry.name, number=entry.number))
        if times[entry.name.casefold()] > 1
        else entry
        for entry in entries
    )


def _same_names(entries: Sequence[Entry], notes: Sequence[Note]) -> list[Note]:
    """Note the codes of a group that has a game as well, or another code."""
    known = {note.about.casefold() for note in notes if note.kind == "same_group"}
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.copy_of is None:
            by_name.setdefault(entry.name.casefold(), []).append(entry)
    return [
        Note("same_group", tuple(f"{entry.number}" for entry in same), same[0].name)
        for name, same in sorted(by_name.items())
        if len(same) > 1 and name not in known
    ]
