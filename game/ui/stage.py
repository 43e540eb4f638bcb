"""What every screen stands on: settings, texts, measures, work in the background, the way out."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import pygame

from game import texts
from game.ui.library import Library
from game.ui.settings import Settings, save_settings
from game.ui.theme import HIGH_CONTRAST, PARCHMENT, Palette

if TYPE_CHECKING:
    from game.play.lock import SaveLock

WORK_DONE: Final = pygame.event.custom_type()
"""Event that tells the window that work in the background is done."""
NARROWEST: Final = (520, 330)
"""Units that a page needs at least; type is made smaller than it is set where the window has fewer."""


class Routes(Protocol):
    """Where presses lead: every way from one screen to another, so that screens need not know each other."""

    def title(self) -> Any:
        """Give the first screen."""

    def new_game(self, *, is_lesson: bool = False, players: str = "") -> Any:
        """Give the screen on which a game is set up; `players` may be "both" or "watch"."""

    def saved_games(self, parent: Any) -> Any:
        """Give the list of saved games."""

    def settings(self, parent: Any) -> Any:
        """Give the settings."""

    def rules(self, sitting: Any, parent: Any) -> Any:
        """Give the rules on one page."""

    def about(self, parent: Any) -> Any:
        """Give what the game is, and its sources."""

    def begin(self, sitting: Any) -> Any:
        """Give the first screen of a game: the curtain, the briefing, the table, or its end."""

    def sit_down(self, sitting: Any) -> Any:
        """Give what a player sees who takes the seat: the briefing the first time, else the table."""

    def table(self, sitting: Any) -> Any:
        """Give the table."""

    def after_move(self, sitting: Any, parent: Any) -> Any:
        """Give what follows a move: the same table, the curtain before the other player, or the end."""

    def after_ruling(self, sitting: Any) -> Any:
        """Give what follows a ruling: another capital, the end, or the curtain before a delegation."""

    def curtain(self, sitting: Any, behind: Any) -> Any:
        """Give the curtain that hides a screen from all but those who are to decide."""

    def public(self, sitting: Any, parent: Any) -> Any:
        """Give the page for all to see."""

    def instructions(self, sitting: Any, parent: Any) -> Any:
        """Give who the player is and the least that may be signed."""

    def documents(self, sitting: Any, parent: Any) -> Any:
        """Give the documents."""

    def cables(self, sitting: Any, parent: Any) -> Any:
        """Give the cables that went out and came in."""

    def atlas(self, sitting: Any, parent: Any) -> Any:
        """Give the map over the whole window."""

    def minutes(self, sitting: Any, parent: Any) -> Any:
        """Give the course of the talks."""

    def menu(self, sitting: Any, parent: Any) -> Any:
        """Give the menu of a game: save, load, settings, leave."""

    def ending(self, sitting: Any) -> Any:
        """Give how the talks ended."""

    def summer(self, sitting: Any) -> Any:
        """Give the summer that followed."""

    def debrief(self, sitting: Any) -> Any:
        """Give what it was worth, beside history."""


@dataclass(slots=True)
class Work:
    """Something done in the background.

    Attributes:
        number: Its number.
        on_done: Hears what came of it.
        result: What came of it.
        error: What went wrong.
    """

    number: int
    on_done: Callable[[Any], Any]
    result: Any = None
    error: Exception | None = None


class Stage:
    """What screens share.

    Args:
        settings: As they were remembered.
        folder: Where settings are remembered; None for nowhere.
        clock: Gives seconds.
        library: What can be played; the product's own scenario unless given.
    """

    def __init__(
        self,
        settings: Settings,
        folder: Path | None,
        clock: Callable[[], float] = time.monotonic,
        library: Library | None = None,
    ) -> None:
        self.settings = settings
        self.library = library or Library()
        self.folder = folder
        self.clock = clock
        self.size = (settings.width, settings.height)
        self.is_leaving = False
        self.work: Work | None = None
        self.alarm: tuple[float, Callable[[], Any]] | None = None
        self.routes: Routes
        self._autosave: SaveLock | None = None
        self._numbers = count(1)

    # Settings and texts.

    @property
    def lang(self) -> str:
        """Language of all texts."""
        return self.settings.lang

    def say(self, key: str, **slots: object) -> str:
        """Say one of the window's own texts, by its key below `window`."""
        return texts.say(f"window.{key}", self.lang, **slots)

    def change(self, settings: Settings) -> None:
        """Change the settings, and remember them."""
        self.settings = settings
        if self.folder is not None:
            save_settings(settings, self.folder)

    @property
    def palette(self) -> Palette:
        """The colours of all pages."""
        return HIGH_CONTRAST if self.settings.has_high_contrast else PARCHMENT

    # Measures.

    @property
    def scale(self) -> float:
        """Pixels a unit: as set, or less where the window is too small for that."""
        fits = min(self.size[0] / NARROWEST[0], self.size[1] / NARROWEST[1])
        return max(min(self.settings.scale, fits), min(1.0, self.settings.scale))

    @property
    def width(self) -> float:
        """Width of the window, units."""
        return self.size[0] / self.scale

    @property
    def height(self) -> float:
        """Height of the window, units."""
        return self.size[1] / self.scale

    # Work in the background.

    @property
    def is_busy(self) -> bool:
        """Whether something is being done in the background."""
        return self.work is not None

    def begin(self, do: Callable[[], Any], on_done: Callable[[Any], Any]) -> None:
        """Do something in the background, so that the window goes on answering.

        Args:
            do: What is done, in a thread of its own; nothing else may touch what it touches.
            on_done: Hears what it gave, in the window's thread; gives the next screen, or None.
        """
        work = Work(next(self._numbers), on_done)
        self.work = work

        def run() -> None:
            try:
                work.result = do()
            except Exception as error:  # noqa: BLE001 - it is raised again in the window's thread
                work.error = error
            if pygame.display.get_init():
                pygame.event.post(pygame.event.Event(WORK_DONE, number=work.number))

        threading.Thread(target=run, daemon=True).start()

    def cancel(self) -> None:
        """Wait no longer for what is being done; what comes of it is dropped."""
        self.work = None

    def finish(self, number: int) -> Any:
        """Take what came of the work of that number.

        Returns:
            What its `on_done` gives; None if nobody waits for it any more.

        Raises:
            Exception: What went wrong in the work.
        """
        work = self.work
        if work is None or work.number != number:
            return None
        self.work = None
        if work.error is not None:
            raise work.error
        return work.on_done(work.result)

    # What happens by itself.

    def wake(self, seconds: float, do: Callable[[], Any]) -> None:
        """Do something in a while, unless another screen is shown first.

        Args:
            seconds: In how many.
            do: What is done; gives the next screen, or None. What was to be done before is forgotten.
        """
        self.alarm = (self.clock() + seconds, do)

    def due_in(self) -> float | None:
        """Give in how many seconds something is to be done, nought if it is due; None if nothing is."""
        return None if self.alarm is None else max(self.alarm[0] - self.clock(), 0)

    def ring(self) -> Any:
        """Do what is due; give the next screen, or None."""
        if self.alarm is None:
            return None
        do, self.alarm = self.alarm[1], None
        return do()

    # The game's file.

    def autosave_in(self, folder: Path) -> Path:
        """Give the file of a folder in which this window saves its game by itself, and no other window."""
        if self._autosave is None or self._autosave.path.parent != folder:
            from game.play.saves import claim_autosave  # noqa: PLC0415 - heavy, and not needed by the title

            self.let_go()
            self._autosave = claim_autosave(folder)
        return self._autosave.path

    def owns(self, path: Path) -> bool:
        """Whether it is the file in which this window saves by itself."""
        return self._autosave is not None and self._autosave.path == path

    def let_go(self) -> None:
        """Let other windows have the file."""
        if self._autosave is not None:
            self._autosave.let_go()
            self._autosave = None

    # The way out.

    def leave(self) -> None:
        """Close the window."""
        self.is_leaving = True
