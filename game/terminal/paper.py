"""Where the game is told: 80 columns, with frames and colours, or plain lines that a reader can speak."""

import contextlib
import re
import shutil
import textwrap
from collections.abc import Sequence
from typing import Final, TextIO

from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text as Styled

WIDTH: Final = 80
NARROWEST: Final = 40
CURTAIN_LINES: Final = 40
BAR_LENGTH: Final = 10
DRAWN: Final = "●✓·█░•│─"
"""What stands on paper that is not plain."""
HARD_SPACE: Final = "\u00a0"

_TOGETHER: Final = re.compile(r"(?<=\d) (?=\d{3}\b|[md]\. ?)")
"""Spaces at which no line ends: within a number, and before what is short for a year or a day."""
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Paper:
    """Writes paragraphs, lists and tables no wider than 80 columns.

    Args:
        stdout: Where to.
        plain: Whether to write without frames, colours and anything drawn; so it is too where `stdout` cannot
            write what is drawn.
    """

    def __init__(self, stdout: TextIO, *, plain: bool) -> None:
        self.stdout = stdout
        self.plain = plain or not _can_draw(stdout)
        reconfigure = getattr(stdout, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(OSError, ValueError):
                reconfigure(errors="replace")
        columns = shutil.get_terminal_size((WIDTH, 24)).columns if stdout.isatty() else WIDTH
        self.width = min(WIDTH, max(columns, NARROWEST))
        self._console = Console(file=stdout, width=self.width, highlight=False, markup=False, emoji=False)

    def gap(self) -> None:
        """Leave a line empty."""
        self._write([""])

    def title(self, text: str) -> None:
        """Write the title of a screen."""
        self.gap()
        if self.plain:
            self.gap()
            self.say(text)
            return
        self._console.print(Rule(Styled(text, style="bold"), style="dim", align="left"))

    def heading(self, text: str) -> None:
        """Write the heading of a part of a screen."""
        self.gap()
        self.say(text, style="bold")

    def say(self, text: str, *, style: str = "", indent: int = 0, hanging: int = 0) -> None:
        """Write a paragraph.

        Args:
            text: What it says.
            style: How Rich shows it where the paper is not plain.
            indent: Columns before every line.
            hanging: Columns more before every line but the first.
        """
        for part in _TOGETHER.sub(HARD_SPACE, _CONTROLS.sub(" ", text)).split("\n"):
            lines = textwrap.wrap(
                part,
                self.width,
                initial_indent=" " * indent,
                subsequent_indent=" " * (indent + hanging),
                break_on_hyphens=False,
            )
            self._write([line.replace(HARD_SPACE, " ") for line in lines] or [""], style)

    def item(self, mark: str, text: str, *, style: str = "", indent: int = 0) -> None:
        """Write one item of a list behind its mark."""
        self.say(f"{mark} {text}", style=style, indent=indent, hanging=len(mark) + 1)

    def table(
        self,
        heads: Sequence[str],
        widths: Sequence[int],
        rows: Sequence[Sequence[str]],
        *,
        is_airy: bool = False,
    ) -> None:
        """Write a table; only where the paper is not plain.

        Args:
            heads: Headings of the columns.
            widths: Widths of the columns; nought for what is left over.
            rows: Cells.
            is_airy: Whether to leave room around cells of several lines.
        """
        table = Table(
            box=None,
            pad_edge=False,
            padding=(0, 2, 1, 0) if is_airy else (0, 1, 0, 0),
            width=self.width,
            header_style="dim",
        )
        for head, width in zip(heads, widths, strict=True):
            table.add_column(Styled(head), width=width or None, overflow="fold")
        for row in rows:
            table.add_row(*map(Styled, row))
        self._console.print(table)

    def bar(self, part: float) -> str:
        """Draw a part of one, nought to one; nothing where the paper is plain."""
        if self.plain:
            return ""
        full = round(min(max(part, 0.0), 1.0) * BAR_LENGTH)
        return "█" * full + "░" * (BAR_LENGTH - full) + " "

    def curtain(self) -> None:
        """Push what stands on the screen out of sight."""
        if self._console.is_terminal and not self.plain:
            self._console.clear()
            self.stdout.write("\x1b[3J")
        else:
            self._write([""] * CURTAIN_LINES)

    def prompt(self, mark: str) -> None:
        """Write what stands before an answer."""
        self.stdout.write(mark)
        self.stdout.flush()

    def echo(self, answer: str) -> None:
        """Write an answer that did not come from a keyboard, so that the account is whole."""
        shown = _CONTROLS.sub(" ", answer)
        self.stdout.write(textwrap.shorten(shown, self.width // 2, placeholder="...") + "\n")

    def _write(self, lines: Sequence[str], style: str = "") -> None:
        for line in lines:
            if self.plain or not style:
                self.stdout.write(line + "\n")
            else:
                self._console.print(Styled(line, style=style), soft_wrap=True)
        self.stdout.flush()


def _can_draw(stdout: TextIO) -> bool:
    try:
        DRAWN.encode(stdout.encoding or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return False
    return True
