"""The debrief of a game as a page: made by `debrief` in a process of its own, and opened in a browser.

The page weighs what could have been, for which the rules run as machine code; so they run elsewhere, and what
is played here goes on as plain Python.
"""

import contextlib
import os
import subprocess
import sys
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from game.errors import reason_of, shown
from game.play.naming import free_path
from game.play.saves import save_as
from game.play.session import Session

COMMAND: Final = (sys.executable, "-m", "game", "debrief")
ENDING: Final = ".html"
LONGEST_TROUBLE: Final = 600
"""Characters of what is told of a failure."""


class DebriefPage:
    """A page that is being made of one saved game.

    Args:
        save: The save.
        out: Where the page is to lie.
        lang: Its language.
        command: What makes it, `COMMAND` unless given; it gets the save, `--out` and `--lang`.
    """

    def __init__(self, save: Path, out: Path, lang: str, command: Sequence[str] | None = None) -> None:
        self.save = save.resolve()
        self.out = out.resolve()
        self._arguments = [*(command or COMMAND), str(self.save), "--out", str(self.out), "--lang", lang]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """The page's address for a browser."""
        return self.out.as_uri()

    def make(self) -> str | None:
        """Make the page, and wait for it.

        Returns:
            What went wrong, as the process told it, which may be nothing; None if nothing did.
        """
        try:
            self._process = subprocess.Popen(
                self._arguments,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            _, told = self._process.communicate()
        except OSError as error:
            return f"{reason_of(error)}."
        except BaseException:
            self.stop()
            raise
        if self._process.returncode == 0 and self.out.is_file():
            return None
        return _in_one_line(told)

    def stop(self) -> None:
        """Make it no longer, if it is being made."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def open(self) -> bool:
        """Open the page in the user's browser; say whether that seems to have worked."""
        with contextlib.suppress(webbrowser.Error, OSError):
            return webbrowser.open(self.address)
        return False


def save_for_page(
    session: Session, folder: Path, title: str, lang: str, command: Sequence[str] | None = None
) -> tuple[DebriefPage | None, str | None]:
    """Save a game beside the page that is to be made of it.

    Args:
        session: The game.
        folder: Where.
        title: From which both files get their names; any text.
        lang: Language of the page.
        command: What makes it, as for `DebriefPage`.

    Returns:
        The page, to be made; or what went wrong with saving, as a sentence.
    """
    path, trouble = save_as(session, folder, title)
    if trouble is not None:
        return None, trouble
    try:
        return DebriefPage(path, free_path(folder, path.stem, ENDING), lang, command), None
    except OSError as error:
        return None, f"{reason_of(error)}."


def _environment() -> dict[str, str]:
    """Give the environment of the process: as ours, but with rules as machine code."""
    return {name: value for name, value in os.environ.items() if name != "GAME_COMPILED"}


def _in_one_line(told: bytes) -> str:
    lines = told.decode("utf-8", "replace").splitlines()
    return shown(" ".join(filter(None, map(str.strip, lines))), LONGEST_TROUBLE)
