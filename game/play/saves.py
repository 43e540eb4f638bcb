"""Listing saved games, and saving that never stops a game."""

import contextlib
from pathlib import Path
from typing import Final

from game.errors import Busy, GameError
from game.play.folder import AUTOSAVE
from game.play.lock import SaveLock
from game.play.naming import free_path, safe_file_name
from game.play.save import save
from game.play.session import Session

SET_ASIDE: Final = "autosave earlier"
KEPT: Final = 12
ENDING: Final = ".json"


def saved_games(folder: Path) -> list[Path]:
    """List the saved games of a folder, the newest first."""
    try:
        return sorted(folder.glob(f"*{ENDING}"), key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return []


def autosave(session: Session, folder: Path) -> tuple[Path, str | None]:
    """Save a game under the name that every game shares.

    Args:
        session: The game.
        folder: Where.

    Returns:
        The file, and what went wrong, as a sentence, if anything did.
    """
    path = folder / f"{AUTOSAVE}{ENDING}"
    return path, save_at(session, path)


def claim_autosave(folder: Path) -> SaveLock:
    """Lock the first file for saving by itself that no other program has open; the folder is made if need be.

    Args:
        folder: Where.

    Returns:
        The lock, taken; it names the file.
    """
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        lock = SaveLock(folder / f"{AUTOSAVE}{'' if number == 1 else f' {number}'}{ENDING}")
        try:
            lock.take()
        except Busy:
            number += 1
        else:
            return lock


def set_aside(path: Path) -> None:
    """Keep what another game saved by itself, as far as that can be done, before a new one saves there.

    Of the games that are set aside the newest `KEPT` stay.
    """
    with contextlib.suppress(OSError):
        path.replace(free_path(path.parent, SET_ASIDE, ENDING))
        earlier = [one for one in saved_games(path.parent) if one.stem.startswith(SET_ASIDE)]
        for old in earlier[KEPT:]:
            old.unlink()


def save_as(session: Session, folder: Path, title: str) -> tuple[Path, str | None]:
    """Save a game under a name that no other has.

    Args:
        session: The game.
        folder: Where.
        title: What the player calls it.

    Returns:
        The file, and what went wrong, as a sentence, if anything did.
    """
    path = folder / f"{safe_file_name(title)}{ENDING}"
    try:
        path = free_path(folder, title, ENDING)
    except OSError as error:
        return path, str(error)
    return path, save_at(session, path)


def save_at(session: Session, path: Path) -> str | None:
    """Save a game to a file.

    Args:
        session: The game.
        path: The file; its folder is made if need be.

    Returns:
        What went wrong, as a sentence; None if nothing did.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save(session, path)
    except GameError as error:
        return str(error)
    except OSError as error:
        return error.strerror or type(error).__name__
    return None
