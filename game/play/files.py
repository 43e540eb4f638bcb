"""Writing a file so that a stop at any moment leaves the old one or the new one, never less.

The new file is written whole beside the old one and put to disk before it takes the name. The former
file stays as an older generation, which was put to disk by an earlier call.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from game.errors import CannotWrite, InputRefused, reason_of
from game.play.known import shown_path

UNFINISHED: Final = ".saving"
"""Ending of the file that is being written."""
OLDER: Final = ".bak"
"""Ending of the generation before."""
COMING_OLDER: Final = ".bak.saving"
"""Ending of the second name of the former file, before it takes that of the older generation."""

_BINARY: Final = getattr(os, "O_BINARY", 0)
_NO_WAITING: Final = getattr(os, "O_NONBLOCK", 0)


def beside(path: Path, ending: str) -> Path:
    """Name a file beside another one."""
    return path.with_name(path.name + ending)


def read_whole(path: Path, limit: int) -> bytes:
    """Read a file of a bounded size.

    Args:
        path: The file.
        limit: Bytes that it may have.

    Returns:
        Its bytes.

    Raises:
        InputRefused: It is not there, no ordinary file, too large or unreadable.
    """
    name = shown_path(path)
    try:
        _require_ordinary(path.stat(), name, limit)
        with os.fdopen(os.open(path, os.O_RDONLY | _NO_WAITING | _BINARY), "rb") as file:
            _require_ordinary(os.fstat(file.fileno()), name, limit)
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise InputRefused(f"Cannot read {name}: {reason_of(error)}.") from None
    if len(data) > limit:
        raise _too_large(name, limit)
    return data


def _require_ordinary(status: os.stat_result, name: str, limit: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        what = "a folder" if stat.S_ISDIR(status.st_mode) else "no ordinary file"
        raise InputRefused(f"Cannot read {name}: it is {what}.")
    if status.st_size > limit:
        raise _too_large(name, limit)


def _too_large(name: str, limit: int) -> InputRefused:
    return InputRefused(f"{name} is larger than {limit:,} bytes, the most that is read.")


def write_whole(path: Path, data: bytes, *, is_sound: Callable[[Path], bool]) -> None:
    """Write a file in one piece; keep what stood there as the older generation, if it is sound.

    Args:
        path: The file. A link is followed.
        data: What it will hold.
        is_sound: Whether a file is worth keeping as the older generation.

    Raises:
        CannotWrite: It could not be written. The file is whole all the same: the former one as a rule.
    """
    try:
        path = path.resolve()
        _require_replaceable(path)
        try:
            _put_to_disk(beside(path, UNFINISHED), data)
            if is_sound(path):
                _keep_as_older(path)
            beside(path, UNFINISHED).replace(path)
            _put_folder_to_disk(path.parent)
        except OSError:
            _step_back(path)
            raise
    except (OSError, ValueError, RuntimeError) as error:
        raise CannotWrite(f"Could not write {shown_path(path)}: {reason_of(error)}.") from None


def _require_replaceable(path: Path) -> None:
    """Let nothing but an ordinary file be replaced."""
    with contextlib.suppress(FileNotFoundError):
        if not stat.S_ISREG(path.stat().st_mode):
            raise IsADirectoryError(errno.EISDIR, "no ordinary file")


def _step_back(path: Path) -> None:
    """After a failure, leave what stood there before."""
    tidy(path)
    with contextlib.suppress(OSError):
        if not path.exists():
            beside(path, OLDER).replace(path)


def tidy(path: Path) -> None:
    """Take away what an interrupted call of `write_whole` left beside a file."""
    for ending in (UNFINISHED, COMING_OLDER):
        with contextlib.suppress(OSError):
            beside(path, ending).unlink()


def _put_to_disk(path: Path, data: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        os.fsync(file)
    finally:
        os.close(file)


def _keep_as_older(path: Path) -> None:
    """Give the former file the older generation's name too; where files have one name only, instead."""
    coming = beside(path, COMING_OLDER)
    coming.unlink(missing_ok=True)
    try:
        coming.hardlink_to(path)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
            raise
        path.replace(beside(path, OLDER))
    else:
        coming.replace(beside(path, OLDER))
        coming.unlink(missing_ok=True)  # two names of one file do not replace each other


def _put_folder_to_disk(folder: Path) -> None:
    """Put names to disk, where a folder can be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
