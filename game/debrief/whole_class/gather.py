"""Gathering the games of a class: saves from files and folders, each read, checked and played back.

Whatever is handed over is accounted for: as a game, or among what was refused with the reason, or in a note.
Nothing is merged or left out in silence, and the order in which paths are named makes no difference.
"""

import contextlib
import gc
import hashlib
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final, TypeAlias

from game.debrief.whole_class.search import Found, Refused, Search, natural
from game.errors import GameError, InputRefused
from game.play.known import shown_path
from game.play.playback import PlayedBack, play_back
from game.play.result import NamedResult
from game.play.save import find_scenario
from game.play.savefile import SavedGame, read
from game.scenario.load import LoadedScenario

ONE_PROCESS: Final = 300
"""Saves up to which another process would take longer to start than they take to read."""
AT_ONCE: Final = 100
"""Saves that a process takes at a time."""
PROCESSES: Final = 2


@dataclass(frozen=True, slots=True)
class GatheredGame:
    """A game of the class.

    Attributes:
        file: What a page calls its save.
        path: Where the save lies.
        scenario: What was played.
        saved: What the save says, its turns and result left out: they stand in `played`.
        played: The game, played back.
        content: Digest of all that makes the save another one than a copy.
        copy_of: Name of the save of which this is a copy, so that it is counted once.
    """

    file: str
    path: Path
    scenario: LoadedScenario
    saved: SavedGame
    played: PlayedBack
    content: str
    copy_of: str | None = None

    @property
    def result(self) -> NamedResult | None:
        """What came of it; None where it is not over."""
        return self.played.result

    @property
    def humans(self) -> tuple[str, ...]:
        """Sides that people played."""
        return tuple(side.id for side in self.scenario.data.sides if self.saved.players[side.id] == "human")

    @property
    def group(self) -> str:
        """What its players call themselves, as they wrote it; empty where they did not."""
        return self.saved.group


@dataclass(frozen=True, slots=True)
class Note:
    """Something about what was handed over that whoever reads the page should know.

    Attributes:
        kind: "copy", "same_group", "unfinished", "variant", "short", "twice" or "passed_over".
        names: Names of the saves that it is about.
        about: What is said of them: the save copied, the group, the variants.
    """

    kind: str
    names: tuple[str, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that was handed over.

    Attributes:
        games: The games, by the names of their saves; all of one scenario.
        refused: What could not be read, or belongs to another scenario.
        notes: What else there is to know of them.
    """

    games: tuple[GatheredGame, ...]
    refused: tuple[Refused, ...]
    notes: tuple[Note, ...]

    @property
    def counted(self) -> tuple[GatheredGame, ...]:
        """The games without copies."""
        return tuple(game for game in self.games if game.copy_of is None)

    @property
    def finished(self) -> tuple[GatheredGame, ...]:
        """The games that are over, without copies."""
        return tuple(game for game in self.counted if game.result is not None)


def gather(search: Search, progress: Callable[[int, int], None] = lambda _done, _all: None) -> Gathered:
    """Read and play back all saves that were found.

    Args:
        search: What was found.
        progress: Called with the number of saves done and of all.
    """
    scenarios = _Scenarios()
    games: list[GatheredGame] = []
    refused = list(search.refused)
    with _nothing_collected():
        for done, (one, reply) in enumerate(zip(search.saves, _read_all(search.saves), strict=True), 1):
            progress(done, len(search.saves))
            if isinstance(reply, str):
                refused.append(Refused(one.name, reply))
            else:
                saved, played, content = reply
                scenario = scenarios.of(saved, one.path)
                games.append(GatheredGame(one.name, one.path, scenario, saved, played, content))
    games, foreign = _of_one_scenario(games)
    games = _with_copies_named(sorted(games, key=_order))
    told = [Note("twice", search.twice), Note("passed_over", search.passed_over)]
    notes = (*(note for note in told if note.names), *_notes_on(games))
    return Gathered(tuple(games), tuple(sorted((*refused, *foreign), key=_refused_order)), notes)


@contextlib.contextmanager
def _nothing_collected() -> Iterator[None]:
    """Let nobody look for rubbish: all that comes is kept, and to look through it takes long."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


# Reading.


_Reply: TypeAlias = tuple[SavedGame, PlayedBack, str] | str
"""What the save says, the game and the digest of its content; or why there is none."""

_IN_PLAYED: Final[dict[str, Any]] = {
    "actions": [],
    "digests": [],
    "result": None,
    "reasons": {},
    "picked": {},
    "rulings": {},
}
_BESIDE_THE_GAME: Final = {"format", "program", "check", "undone"}
"""In what a save may differ from another and be a copy all the same."""


class _Scenarios:
    """Loads each scenario once."""

    def __init__(self) -> None:
        self._known: dict[object, LoadedScenario] = {}

    def of(self, saved: SavedGame, path: Path) -> LoadedScenario:
        """Give what a save was played with."""
        settings = tuple(map(tuple, saved.settings))
        key = (path.parent, saved.scenario, tuple(saved.variants), settings, saved.short)
        if key not in self._known:
            found = find_scenario(saved, path)
            same = (known for known in self._known.values() if known.fingerprint == found.fingerprint)
            self._known[key] = next(same, found)
        return self._known[key]


def _read_all(found: Sequence[Found]) -> Iterator[_Reply]:
    """Read saves, in several processes where they are many."""
    if len(found) <= ONE_PROCESS:
        scenarios = _Scenarios()
        yield from (_read_one(one, scenarios) for one in found)
        return
    parts = [found[start : start + AT_ONCE] for start in range(0, len(found), AT_ONCE)]
    workers = min(PROCESSES, os.cpu_count() or 1)
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _leave_stopping_to_the_parent)
    try:
        yield from chain.from_iterable(pool.map(_read_part, parts))
    except BrokenProcessPool:
        message = "A process was ended from outside, perhaps for want of memory. Try again with fewer saves."
        raise InputRefused(message) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _leave_stopping_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


_SCENARIOS_HERE: Final = _Scenarios()
"""Those of a process of the pool."""


def _read_part(found: Sequence[Found]) -> list[_Reply]:
    return [_read_one(one, _SCENARIOS_HERE) for one in found]


def _read_one(one: Found, scenarios: _Scenarios) -> _Reply:
    """Read and play back a save; where that cannot be, say why."""
    try:
        saved = read(one.path)
        played = play_back(saved, one.path, scenarios.of(saved, one.path))
        return saved.model_copy(update=_IN_PLAYED), played, _content(saved)
    except GameError as error:
        here = shown_path(one.path.parent)
        return str(error).replace(shown_path(one.path), one.name).replace(f"{here}/", "")


# What they are to each other.


def _of_one_scenario(games: Iterable[GatheredGame]) -> tuple[list[GatheredGame], list[Refused]]:
    """Part the games of the scenario that most of them are of, by its tracks, from those of others."""
    games = list(games)
    if not games:
        return [], []
    counts = Counter(_subject(game) for game in games)
    subject = min(counts, key=lambda one: (-counts[one], one))
    return (
        [game for game in games if _subject(game) == subject],
        [
            Refused(game.file, _foreign(game.scenario.name, subject[0]))
            for game in games
            if _subject(game) != subject
        ],
    )


def _foreign(name: str, wanted: str) -> str:
    if name == wanted:
        return f"It is a game of a variant of the scenario '{name}' with other clauses or levels."
    return f"It is a game of the scenario '{name}', and this page is about '{wanted}'."


def _subject(game: GatheredGame) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """Say what games can be compared by: the scenario, its clauses and their levels."""
    clauses = game.scenario.data.clauses
    return game.scenario.name, tuple((one.id, *(level.id for level in one.levels)) for one in clauses)


def _order(game: GatheredGame) -> tuple[object, ...]:
    return natural(game.file), game.saved.check


def _refused_order(refused: Refused) -> tuple[object, ...]:
    return natural(refused.name), refused.reason


def _with_copies_named(games: Iterable[GatheredGame]) -> list[GatheredGame]:
    """Mark every copy: a save that differs from another in its form and program at most."""
    first: dict[str, str] = {}
    marked = []
    for game in games:
        original = first.setdefault(game.content, game.file)
        marked.append(game if original == game.file else replace(game, copy_of=original))
    return marked


def _content(saved: SavedGame) -> str:
    return hashlib.sha256(saved.model_dump_json(exclude=_BESIDE_THE_GAME).encode()).hexdigest()


def _notes_on(games: Sequence[GatheredGame]) -> Iterator[Note]:
    for game in games:
        if game.copy_of is not None:
            yield Note("copy", (game.file,), game.copy_of)
    yield from _same_groups([game for game in games if game.copy_of is None])
    unfinished = tuple(game.file for game in games if game.result is None)
    if unfinished:
        yield Note("unfinished", unfinished)
    yield from _variants(games)


def _same_groups(games: Iterable[GatheredGame]) -> Iterator[Note]:
    by_group: dict[str, list[GatheredGame]] = {}
    for game in games:
        if game.group:
            by_group.setdefault(game.group.casefold(), []).append(game)
    for group in sorted(by_group):
        same = by_group[group]
        if len(same) > 1:
            yield Note("same_group", tuple(game.file for game in same), same[0].group)


def _variants(games: Sequence[GatheredGame]) -> Iterator[Note]:
    """Name the games whose rules are not those of most."""
    kinds: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
    for game in games:
        settings = [f"{field}={value}" for field, value in game.scenario.settings]
        what = (game.scenario.is_short, (*game.saved.variants, *settings))
        kinds.setdefault(what, []).append(game.file)
    for (is_short, changed), names in sorted(kinds.items()):
        if changed:
            yield Note("variant", tuple(names), ", ".join(changed))
        if is_short and len(kinds) > 1:
            yield Note("short", tuple(names))
