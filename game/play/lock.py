"""One program for one saved game: a lock that the system itself lets go of when the program ends."""

import contextlib
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from game.errors import Busy
from game.play.files import beside, tidy
from game.play.known import shown_path

LOCK: Final = ".lock"
"""Ending of the file that is locked."""

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class SaveLock:
    """Holds a saved game open for play, as a context manager or from `take` to `let_go`.

    Where no lock can be made, as in a folder that cannot be written to, there is none: nothing can be
    saved there either.

    Args:
        path: The saved game; it need not exist yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = beside(path, LOCK)
        self._file: int | None = None

    def take(self) -> None:
        """Lock the game, and take away what an interrupted save left beside it.

        Raises:
            Busy: Another program, or another window, has it open.
        """
        try:
            file = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            return
        try:
            _try_lock(file)
        except OSError:
            os.close(file)
            raise Busy(
                f"{shown_path(self.path)} is open in another window{self._holder()}. "
                "Close it there, or save under another name."
            ) from None
        if not self._is_still(file):
            os.close(file)
            self.take()
            return
        self._file = file
        with contextlib.suppress(OSError):
            os.ftruncate(file, 0)
            os.write(file, str(os.getpid()).encode())
        tidy(self.path)

    def let_go(self) -> None:
        """Let others have the game."""
        if self._file is None:
            return
        with contextlib.suppress(OSError):
            self._lock.unlink()
        os.close(self._file)
        self._file = None

    def _is_still(self, file: int) -> bool:
        """Whether the file just locked is the one that has the name; its holder may have removed it."""
        try:
            return os.path.samestat(os.fstat(file), self._lock.stat())
        except FileNotFoundError:
            return False

    def _holder(self) -> str:
        with contextlib.suppress(OSError):
            holder = self._lock.read_bytes()[:20]
            if holder.isdigit():
                return f" (process {holder.decode()})"
        return ""

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.let_go()
