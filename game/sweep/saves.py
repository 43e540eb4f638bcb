"""Games of a run as saves, one file a game."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from game.errors import CannotWrite, CommandError, reason_of
from game.play.known import shown_path
from game.play.session import Session
from game.scenario.load import LoadedScenario

MOST_SAVES: Final = 10_000


def require_room(folder: Path, games: int, *, force: bool) -> None:
    """Make a folder for saves, or refuse the one that is there.

    Args:
        folder: Where the saves will lie.
        games: How many.
        force: Whether a folder that is not empty will do.

    Raises:
        CommandError: These are too many, or the path is a file, or the folder is not empty.
        CannotWrite: It cannot be made.
    """
    name = shown_path(folder)
    if games > MOST_SAVES:
        raise CommandError(f"--saves writes {MOST_SAVES} games at most; these are {games}.")
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"--saves {name}: this is a file, not a folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_empty = next(folder.iterdir(), None) is None
    except OSError as error:
        raise CannotWrite(f"Could not make the folder {name}: {reason_of(error)}.") from None
    if not is_empty and not force:
        raise CommandError(f"--saves {name}: the folder is not empty. Choose another one, or use --force.")


def write_saves(
    scenario: LoadedScenario,
    *,
    games: int,
    seed: int,
    players: Mapping[str, str],
    folder: Path,
    progress: Callable[[int, int], None],
) -> None:
    """Play the games of a run once more as live games, and save each.

    Args:
        scenario: What is played.
        games: How many; they are numbered from 0.
        seed: The run's seed.
        players: Side id to the name of its policy, for both sides.
        folder: Where `game_00000.json` and those after it will lie.
        progress: Called with the number of games done and of all games.

    Raises:
        CannotWrite: A save could not be written.
    """
    for number in range(games):
        session = Session.new(scenario, seed=seed, players=players, number=number)
        session.play_on()
        session.save(folder / f"game_{number:05d}.json")
        progress(number + 1, games)
