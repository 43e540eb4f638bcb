"""What can go wrong in ways that a user can mend, each with the exit code of the command."""

import errno
import unicodedata
from typing import ClassVar, Final

BLANK_LETTERS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Characters that Unicode counts as printable although nothing of them is seen."""


class GameError(Exception):
    """An error whose message is a whole sentence, or several lines, for the user.

    Attributes:
        exit_code: What the command ends with.
    """

    exit_code: ClassVar[int]


class CommandError(GameError):
    """The command line asks for something that cannot be."""

    exit_code = 2


class InputRefused(GameError):
    """A file given to the program is not what it has to be."""

    exit_code = 3


class CannotWrite(GameError):
    """A file could not be written."""

    exit_code = 4


class NewerVersion(GameError):
    """A file was made by a newer version of the program."""

    exit_code = 5


class Busy(GameError):
    """Another run holds what this one needs."""

    exit_code = 6


class Stopped(GameError):
    """The user stopped the run."""

    exit_code = 130


def shown(text: str, limit: int = 80) -> str:
    """Make a text from a stranger fit for a message.

    Control characters, direction marks, characters without width and all accents of a letter but the
    first are escaped, so that the text can neither hide nor move what stands beside it.

    Args:
        text: Any text.
        limit: Longest result, in characters.

    Returns:
        One line of at most `limit` characters, ending in "…" where something was cut.
    """
    parts: list[str] = []
    length = 0
    accented = False
    for character in text:
        accent = _is_accent(character)
        part = _escaped(character) if _is_unseen(character) or (accent and accented) else character
        accented = accent
        length += len(part)
        parts.append(part)
        if length > limit:
            break
    if length <= limit:
        return "".join(parts)
    while length > limit - 1:
        length -= len(parts.pop())
    return "".join(parts) + "…"


def reason_of(error: Exception) -> str:
    """Say in plain words why the system refused."""
    if not isinstance(error, OSError):
        return "the name cannot be that of a file"
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return "the disk is full"
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return "there is no permission"
        case errno.ENAMETOOLONG:
            return "the name is too long"
        case errno.ENOENT | errno.ENOTDIR:
            return "there is no such file or folder"
        case errno.EISDIR:
            return "a folder or a device has that name"
        case errno.ELOOP:
            return "its links lead in a circle"
    return shown(error.strerror or type(error).__name__)


def _is_unseen(character: str) -> bool:
    return not character.isprintable() or character in BLANK_LETTERS


def _is_accent(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me"}


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
