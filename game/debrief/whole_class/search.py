"""Finding the saves of a class: files as they are named, folders by what lies in them.

Whatever is found is accounted for: as a save, or refused with the reason, or passed over by name. What is
called what does not depend on the order in which paths are named, nor on where they are.
"""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.errors import CommandError, GameError, reason_of
from game.play.files import read_whole

ENDING: Final = ".json"
"""What saves are called, in folders."""
MOST_SAVES: Final = 10_000
SIZE_LIMIT: Final = 10_000_000
"""Bytes of a save."""


@dataclass(frozen=True, slots=True)
class Found:
    """A save that was found.

    Attributes:
        path: Where.
        name: What a page calls it: its name, and the folder inside the one that was handed over.
    """

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was handed over and cannot be shown."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Search:
    """What was found at some paths.

    Attributes:
        saves: Files to be read, by name.
        refused: What cannot be read at all.
        twice: Names of saves that were handed over more than once.
        passed_over: Names of files in folders that look like no saves.
    """

    saves: tuple[Found, ...]
    refused: tuple[Refused, ...]
    twice: tuple[str, ...]
    passed_over: tuple[str, ...]


def find_saves(paths: Iterable[Path]) -> Search:
    """Find the saves at some paths.

    Args:
        paths: Saves, and folders of saves; of a folder, also the folders in it.

    Raises:
        CommandError: They are more than `MOST_SAVES`.
    """
    finder = _Finder()
    for path in paths:
        finder.look_at(path)
    saves = finder.named()
    if len(saves) > MOST_SAVES:
        raise CommandError(f"A page is made of {MOST_SAVES:,} saves at most; these are {len(saves):,}.")
    refused = sorted(finder.refused, key=lambda one: (natural(one.name), one.reason))
    twice, passed_over = (
        tuple(sorted(set(names), key=natural)) for names in (finder.twice, finder.passed_over)
    )
    return Search(tuple(saves), tuple(refused), twice, passed_over)


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Give the key by which names stand in order, with numbers in them by their size."""
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", name.casefold())
    return (*((1, int(part), "") if part.isdecimal() else (2, 0, part) for part in parts), (0, 0, name))


class _Finder:
    """Looks for saves, and keeps account of whatever is none."""

    def __init__(self) -> None:
        self.refused: list[Refused] = []
        self._found: dict[Path, str] = {}
        self.twice: list[str] = []
        self.passed_over: list[str] = []

    def look_at(self, path: Path) -> None:
        """Take a file as it is; of a folder, what looks like a save."""
        try:
            is_folder = path.is_dir()
        except (OSError, ValueError):
            is_folder = False
        if is_folder:
            self._look_into(path)
        else:
            self._take(path, path.name)

    def named(self) -> list[Found]:
        """Give what was found; those of one name are told apart by their folders, or else by number."""
        shared = {name for name, times in Counter(self._found.values()).items() if times > 1}
        longer = {
            path: f"{path.parent.name}/{name}" if name in shared else name
            for path, name in self._found.items()
        }
        same = {name for name, times in Counter(longer.values()).items() if times > 1}
        digests = {path: _digest(path) for path, name in longer.items() if name in same}
        ordered = sorted(longer.items(), key=lambda item: (natural(item[1]), digests.get(item[0], "")))
        times: Counter[str] = Counter()
        found = []
        for path, name in ordered:
            times[name] += 1
            found.append(Found(path, name if times[name] == 1 else f"{name} ({times[name]})"))
        return found

    def _look_into(self, folder: Path) -> None:
        try:
            entries = [*_entries(folder)]
            deeper = [(entry.name, _entries(folder / entry.name)) for entry in entries if _is_folder(entry)]
            inner = [(f"{name}/{entry.name}", entry) for name, inside in deeper for entry in inside]
        except OSError as error:
            self.refused.append(Refused(folder.name, _unreadable(error)))
            return
        candidates = [(entry.name, entry) for entry in entries if not _is_folder(entry)] + inner
        saves = [(name, entry) for name, entry in candidates if _looks_like_a_save(entry)]
        self.passed_over += [name for name, entry in candidates if not _looks_like_a_save(entry)]
        for name, entry in saves:
            if entry.is_symlink():
                self.refused.append(Refused(name, "It is a link, and links in folders are not followed."))
            else:
                self._take(Path(entry.path), name)
        if not saves:
            self.refused.append(Refused(folder.name, f"The folder holds no saves (files named *{ENDING})."))

    def _take(self, path: Path, name: str) -> None:
        try:
            place = path.resolve()
        except (OSError, ValueError, RuntimeError):
            place = path
        if place in self._found:
            self.twice.append(name)
        else:
            self._found[place] = name


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: natural(entry.name))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _looks_like_a_save(entry: os.DirEntry[str]) -> bool:
    return entry.name.lower().endswith(ENDING) and not _is_folder(entry)


def _unreadable(error: OSError) -> str:
    return f"The folder cannot be read: {reason_of(error)}."


def _digest(path: Path) -> str:
    """Tell files of one name apart by what they hold."""
    try:
        return hashlib.sha256(read_whole(path, SIZE_LIMIT)).hexdigest()
    except GameError:
        return ""
