"""Choosing and loading a saved game."""

import contextlib
import datetime as dt
from pathlib import Path
from typing import Final

from game.errors import GameError, shown
from game.play.folder import save_folder
from game.play.savefile import read
from game.play.saves import saved_games
from game.play.session import Session
from game.terminal.desk import Desk, Option

LISTED: Final = 12


def choose_saved(desk: Desk) -> Session | None:
    """Let the player choose a saved game.

    Args:
        desk: Where questions are answered.

    Returns:
        The game; None if none was chosen or it cannot be played.
    """
    paths = saved_games(save_folder())[:LISTED]
    if not paths:
        desk.paper.say(desk.say("load.none"))
        return None
    desk.paper.heading(desk.say("load.which"))
    options = [Option(shown(path.stem), _notes(desk, path)) for path in paths]
    place = desk.choose(options, may_go_back=True)
    return None if place is None else load_game(desk, paths[place])


def load_game(desk: Desk, path: Path | str) -> Session | None:
    """Load a saved game, or say why it cannot be.

    Args:
        desk: Where to say so.
        path: The save; a tilde stands for the user's home.

    Returns:
        The game, or None.
    """
    with contextlib.suppress(RuntimeError):  # there is no such home, so the name is taken as it is
        path = Path(path).expanduser()
    try:
        return Session.load(path)
    except GameError as error:
        desk.paper.say(str(error))
        return None


def _notes(desk: Desk, path: Path) -> tuple[str, ...]:
    """Say when a game was saved, and who plays it, where they have named themselves."""
    try:
        group = read(path).group
    except GameError:
        group = ""
    line = [desk.say("group.line", group=shown(group))] if group else []
    return (_written(path), *line)


def _written(path: Path) -> str:
    try:
        seconds = path.stat().st_mtime
    except OSError:
        return "-"
    return dt.datetime.fromtimestamp(seconds).astimezone().strftime("%Y-%m-%d %H:%M")
