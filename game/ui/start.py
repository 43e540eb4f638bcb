# ruff: noqa: PLC0415 - games are heavy, and the window is to be there before them
"""Opening the window, and closing it whatever happens."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pygame

from game import texts
from game.errors import GameError
from game.play.folder import save_folder
from game.ui import display
from game.ui.app import App, apply_window
from game.ui.library import Library
from game.ui.routes import Ways
from game.ui.screen import Screen
from game.ui.screens.fault import FaultScreen
from game.ui.screens.title import TitleScreen
from game.ui.settings import LARGEST_WINDOW, SMALLEST_WINDOW, Settings, load_settings
from game.ui.stage import Stage
from game.ui.vignette import icon

if TYPE_CHECKING:
    from game.play.session import Session
    from game.scenario.load import LoadedScenario

SCALES: Final = ((1900, 2.0), (1500, 1.5), (1200, 1.25))
"""Height of a screen, pixels, and the size of type that it begins with."""
ROOM: Final = (0.94, 0.88)
"""Shares of a screen that a window may take at first."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command asks for.

    Attributes:
        scenario_name: Name or path of the scenario; None for the product's own.
        loaded: The scenario, where it has been loaded already.
        side: Id of a side, "both" or "watch"; None to be chosen in the window.
        level: How hard it is.
        seed: The game's seed.
        is_short: Whether it is the lesson-sized game.
        variants: Names of the variants in it.
        lang: Language of all texts.
        group: What the players call themselves.
        session: A saved game to go on with.
        path: Where it was saved.
    """

    scenario_name: str | None = None
    loaded: "LoadedScenario | None" = None
    side: str | None = None
    level: str | None = None
    seed: int | None = None
    is_short: bool = False
    variants: tuple[str, ...] = ()
    lang: str | None = None
    group: str = ""
    session: "Session | None" = None
    path: Path | None = None

    @property
    def is_of_a_game(self) -> bool:
        """Whether anything of a game was asked for, which is then set up already."""
        return bool(self.level or self.is_short or self.variants or self.group) or self.seed is not None


def run(wish: Wish, report: Callable[[Exception], Path | None]) -> int:
    """Show the window until it is closed.

    Args:
        wish: What is to be shown first.
        report: Writes a report of a fault, and says where it lies.

    Returns:
        The exit code.

    Raises:
        Exception: The program has failed; the player has been told.
    """
    stage = set_stage(wish)
    pygame.display.set_icon(icon())
    surface = apply_window(stage)
    try:
        _show(stage, surface, wish, report)
    finally:
        stage.let_go()
        display.close()
    return 0


def _show(
    stage: Stage, surface: pygame.Surface, wish: Wish, report: Callable[[Exception], Path | None]
) -> None:
    app = None
    try:
        app = App(stage, first_screen(stage, wish), surface)
        app.run()
    except Exception as error:
        _keep(app)
        place = None if isinstance(error, GameError) else report(error)
        with contextlib.suppress(Exception):
            stage.is_leaving = False
            App(stage, FaultScreen(stage, error, place), surface).run()
        raise


def _keep(app: App | None) -> None:
    """Save the game once more, if the last try failed; a sound save is left alone."""
    sitting = getattr(app and app.screen, "sitting", None)
    if sitting is not None and sitting.trouble is not None:
        with contextlib.suppress(Exception):
            sitting.keep()


# What is shown first.


def set_stage(wish: Wish) -> Stage:
    """Make what screens share, with the settings that are remembered."""
    folder = save_folder()
    settings = load_settings(folder, _first_settings())
    if wish.lang is not None:
        settings = replace(settings, lang=wish.lang)
    library = Library(wish.scenario_name)
    if wish.loaded is not None:
        library.keep(wish.loaded)
    stage = Stage(_within_screen(settings), folder, library=library)
    stage.routes = Ways(stage)
    return stage


def first_screen(stage: Stage, wish: Wish) -> Screen:
    """Give what the window opens with: a game, its setting up, or the title."""
    if wish.session is not None:
        return _seated(stage, wish.session, wish.path)
    if wish.side is not None and wish.loaded is not None:
        return _seated(stage, _new_session(wish.loaded, wish), None)
    if not wish.is_of_a_game:
        return TitleScreen(stage)
    from game.ui.screens.new_game import NewGameScreen

    screen = NewGameScreen(stage, wish.is_short)
    screen.choose(level=wish.level, variants=wish.variants, seed=wish.seed, group=wish.group)
    return screen


def _seated(stage: Stage, session: "Session", path: Path | None) -> Screen:
    from game.ui.archive import sit_down

    screen: Screen = sit_down(stage, session, path)
    return screen


def _new_session(loaded: "LoadedScenario", wish: Wish) -> "Session":
    from game.play.session import Session
    from game.play.setup import LEVELS
    from game.ui.seating import seated

    players = seated(loaded, wish.side or "")
    session = Session.new(loaded, seed=wish.seed, players=players, level=wish.level or LEVELS[0])
    session.name_group(wish.group)
    return session


# How the window looks at first.


def _first_settings() -> Settings:
    """Give the settings of a first start: the likely language, and type that fits the screen."""
    height = _screen()[1]
    scale = next((scale for least, scale in SCALES if height >= least), 1.0)
    plain = Settings(lang=texts.likely_language(), scale=scale)
    return replace(plain, width=round(plain.width * scale), height=round(plain.height * scale))


def _within_screen(settings: Settings) -> Settings:
    """Let a window not be larger than the screen on which it opens."""
    most = [round(length * share) for length, share in zip(_screen(), ROOM, strict=True)]
    width, height = (
        max(min(length, room), least)
        for length, room, least in zip((settings.width, settings.height), most, SMALLEST_WINDOW, strict=True)
    )
    return replace(settings, width=width, height=height)


def _screen() -> tuple[int, int]:
    """Give the size of the screen; the largest that there may be where nobody knows."""
    sizes = pygame.display.get_desktop_sizes()
    return sizes[0] if sizes and min(sizes[0]) > 0 else LARGEST_WINDOW
