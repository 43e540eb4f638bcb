"""Writing the files of a debrief: whole or not at all, and nothing but files of ours is replaced."""

from pathlib import Path
from typing import Final

from game.errors import CannotWrite, CommandError, reason_of
from game.pages.page import GENERATOR
from game.play.files import write_whole
from game.play.known import shown_path

LOOKED_AT: Final = 4_096
"""Bytes at the beginning of a file by which it is known for one of ours."""


def require_ours(path: Path, sign: str, *, force: bool) -> None:
    """Refuse to replace a file that is none of ours.

    Args:
        path: Where a file is to lie.
        sign: What stands at the beginning of ours.
        force: Whether any ordinary file may be replaced.

    Raises:
        CommandError: Another file is there, or a folder.
        CannotWrite: There is no folder for it.
    """
    name = shown_path(path)
    try:
        if path.is_dir():
            raise CommandError(f"{name} is a folder. Name a file.")
        if not path.parent.is_dir():
            raise CannotWrite(f"Could not write {name}: there is no such folder.")
        is_there = path.exists()
        if is_there and not force and not _is_ours(path, sign):
            raise CommandError(f"{name} is there already and is none of ours. Use --force to replace it.")
    except (OSError, ValueError) as error:
        raise CannotWrite(f"Could not write {name}: {reason_of(error)}.") from None


def write(path: Path, text: str) -> None:
    """Write a file; a stop at any moment leaves the one before, or the new one.

    Raises:
        CannotWrite: It could not be written.
    """
    write_whole(path, text.encode("utf-8"), is_sound=lambda _: False)


def _is_ours(path: Path, sign: str) -> bool:
    with path.open("rb") as file:
        return sign.encode("utf-8") in file.read(LOOKED_AT)


PAGE_SIGN: Final = f'<meta name="generator" content="{GENERATOR}">'
"""What stands at the beginning of our pages."""
