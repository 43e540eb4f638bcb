# ruff: noqa: PLC0415 - scenarios are heavy, and the window is to be there before them
"""What can be played: a scenario and its variants, read when they are first asked for and kept."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from game.errors import GameError

if TYPE_CHECKING:
    from game.scenario.load import LoadedScenario, LoadedVariant


class Library:
    """A scenario as it was asked for, with its variants; may be asked by several threads.

    Args:
        name: Name or path of the scenario; the product's own where it is None.
    """

    def __init__(self, name: str | Path | None = None) -> None:
        self.name = name
        self._lock = Lock()
        self._read: dict[tuple[bool, tuple[str, ...]], LoadedScenario] = {}
        self._variants: dict[str, LoadedVariant] | None = None

    @property
    def at_hand(self) -> "LoadedScenario | None":
        """The whole game without variants, if it has been read."""
        return self._read.get((False, ()))

    def scenario(self, *, short: bool = False, variants: tuple[str, ...] = ()) -> "LoadedScenario":
        """Give the scenario.

        Args:
            short: Whether the lesson-sized game is meant.
            variants: Names of variants.

        Raises:
            GameError: It cannot be read, or the variants do not go together.
        """
        from game.scenario.load import load_scenario

        with self._lock:
            wanted = (short, variants)
            if wanted not in self._read:
                self._read[wanted] = load_scenario(self.name, short=short, variants=variants)
            return self._read[wanted]

    def keep(self, loaded: "LoadedScenario") -> None:
        """Keep what has been read elsewhere."""
        self._read[loaded.is_short, tuple(map(str, loaded.variants))] = loaded

    def variants(self) -> "dict[str, LoadedVariant]":
        """Give the variants that lie beside the scenario, by name; one that cannot be read is left out."""
        if self._variants is None:
            self._variants = dict(_sound_variants(self.scenario()))
        return self._variants


def _sound_variants(scenario: "LoadedScenario") -> "Iterator[tuple[str, LoadedVariant]]":
    from game.scenario.load import load_variant, variant_files

    for name, path in variant_files(scenario).items():
        with contextlib.suppress(GameError):
            yield name, load_variant(path, scenario)
