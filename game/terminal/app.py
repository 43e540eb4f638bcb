"""The game at a terminal."""

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from game.errors import CommandError
from game.scenario.load import LoadedScenario


def play(
    scenario: LoadedScenario | None,
    *,
    scenario_name: str | None,
    side: str | None,
    level: str | None,
    short: bool,
    variants: Sequence[str],
    seed: int | None,
    lang: str,
    plain: bool,
    load: Path | None,
    stdin: TextIO,
    stdout: TextIO,
) -> int:
    """Play a game at the terminal.

    Args:
        scenario: What is played; None with `load`.
        scenario_name: Its name or path as it was asked for.
        side: Id of a side, "both" or "watch"; None to ask.
        level: How hard it is; None to ask.
        short: Whether it is the lesson-sized game.
        variants: Names of the variants in it.
        seed: The game's seed; None to draw one.
        lang: Language of all texts.
        plain: Whether to write without colours and frames.
        load: A save to go on with.
        stdin: Where decisions come from.
        stdout: Where the game is told.

    Returns:
        The exit code.

    Raises:
        GameError: Something asked for cannot be.
    """
    del scenario, scenario_name, side, level, short, variants, seed, lang, plain, load, stdin, stdout
    raise CommandError("The game at the terminal is not part of this version yet.")
