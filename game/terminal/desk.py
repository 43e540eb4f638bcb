"""Questions to the player: read a line, carry out the commands that work anywhere, give back the rest."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TextIO

from game import texts
from game.scenario.product import product
from game.telling.words import say_on
from game.terminal.paper import Paper

OWN_TEXTS: Final = "terminal"
"""The group of the texts that only the terminal says."""
PROMPT: Final = "> "
LONGEST_ANSWER: Final = 400
LONGEST_NUMBER: Final = 3
BACK: Final = "0"


class InputEnded(Exception):
    """Nothing more will be typed."""


class Left(Exception):
    """The player leaves the game."""


@dataclass(frozen=True, slots=True)
class Option:
    """One numbered choice.

    Attributes:
        label: What it is called.
        notes: Lines below it.
        words: Short words that choose it too.
    """

    label: str
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass
class Desk:
    """Where the player answers.

    Attributes:
        stdin: Where answers come from.
        paper: Where questions stand.
        lang: The language of the questions.
        commands: What a first word does at any question; it is given the rest of the line.
        time_line: Says at any question how much time is left; nothing without a timer.
    """

    stdin: TextIO
    paper: Paper
    lang: str
    commands: dict[str, Callable[[str], None]] = field(default_factory=dict)
    time_line: Callable[[], str] = field(default=lambda: "")

    def __post_init__(self) -> None:
        reconfigure = getattr(self.stdin, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(OSError, ValueError):
                reconfigure(errors="replace")

    def say(self, key: str, **slots: object) -> str:
        """Say one of the product's texts."""
        return say_on(OWN_TEXTS, key, self.lang, **slots)

    def read(self) -> str:
        """Read one line as it was typed, without the spaces around it.

        Raises:
            InputEnded: There is none.
        """
        time_line = self.time_line()
        if time_line:
            self.paper.say(time_line, style="dim")
        self.paper.prompt(PROMPT)
        try:
            line = self.stdin.readline()
        except (OSError, ValueError):
            line = ""
        if not line:
            self.paper.echo("")
            raise InputEnded
        typed = line.strip()
        answer = typed[:LONGEST_ANSWER]
        if not self.stdin.isatty():
            self.paper.echo(answer)
        if answer != typed:
            self.paper.say(self.say("cut", most=LONGEST_ANSWER))
        return answer

    def ask(self) -> str:
        """Read a line that is no command."""
        while True:
            answer = self.read()
            word, _, rest = answer.partition(" ")
            command = self.commands.get(word.casefold())
            if command is None:
                return answer
            command(rest.strip())

    def ask_freely(self) -> str:
        """Read a line that may say anything; it is a command only where the command stands alone."""
        while True:
            answer = self.read()
            command = self.commands.get(answer.casefold())
            if command is None:
                return answer
            command("")

    def choose(
        self, options: Sequence[Option], *, default: int | None = None, may_go_back: bool = False
    ) -> int | None:
        """Let the player choose one of several.

        Args:
            options: What there is.
            default: The one that Enter alone chooses.
            may_go_back: Whether nought goes back.

        Returns:
            Its place from nought; None to go back.
        """
        self.show(options, default=default, may_go_back=may_go_back)
        while True:
            answer = self.ask()
            if not answer and default is not None:
                return default
            if may_go_back and (answer in ("", BACK) or answer.casefold() in words_of("back")):
                return None
            place = find(answer, [(option.label, *option.words) for option in options])
            if place is not None:
                return place
            key = "choose_or_back" if may_go_back else "choose_again"
            self.paper.say(self.say(key, n=len(options)))

    def show(self, options: Sequence[Option], *, default: int | None, may_go_back: bool) -> None:
        """Write numbered choices."""
        digits = len(str(len(options)))
        for number, option in enumerate(options, 1):
            mark = f" {self.say('by_enter')}" if default == number - 1 else ""
            self.paper.item(f"{number:{digits}}.", option.label + mark, indent=1)
            for note in option.notes:
                self.paper.say(note, indent=4, style="dim")
        if may_go_back:
            self.paper.item(f"{BACK:>{digits}}.", self.say("go_back"), indent=1)


def words_of(command: str) -> frozenset[str]:
    """Give every word of a command, in all languages."""
    spoken: set[str] = set()
    for language in product().languages:
        spoken.update(texts.say(f"terminal.word.{command}", language.id).casefold().split())
    return frozenset(spoken)


def find(answer: str, names: Sequence[Sequence[str]]) -> int | None:
    """Find what an answer means: a number from one, a whole name, or the beginning of only one.

    Args:
        answer: What was typed.
        names: The names of each thing.

    Returns:
        The place of the thing, or None.
    """
    if answer.isascii() and answer.isdigit() and len(answer) <= LONGEST_NUMBER:
        return int(answer) - 1 if 1 <= int(answer) <= len(names) else None
    wanted = answer.casefold()
    if not wanted:
        return None
    folded = [[name.casefold() for name in alike] for alike in names]
    whole = [place for place, alike in enumerate(folded) if wanted in alike]
    begun = [place for place, alike in enumerate(folded) if any(name.startswith(wanted) for name in alike)]
    for found in (whole, begun):
        if len(found) == 1:
            return found[0]
    return None
