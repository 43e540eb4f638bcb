"""What ships with the package: its version, and its files, inside a wheel or beside it in the repository."""

from importlib import metadata
from pathlib import Path
from typing import Final

from game.errors import InputRefused

PACKAGE: Final = Path(__file__).resolve().parent


def program_version() -> str:
    """Version of the program, as it was installed."""
    try:
        return metadata.version("moscow1920")
    except metadata.PackageNotFoundError:
        return "0+unknown"


def scenario_folder() -> Path:
    """Find the scenarios that ship with the game.

    Returns:
        The folder with the scenario files and their variants.

    Raises:
        InputRefused: If it is missing, so the installation is not whole.
    """
    return _shipped("scenarios")


def asset_folder() -> Path:
    """Find the art, map data and texts that belong to no scenario.

    Returns:
        The folder with these files.

    Raises:
        InputRefused: If it is missing, so the installation is not whole.
    """
    return _shipped("assets")


def _shipped(name: str) -> Path:
    places = (PACKAGE / "_data" / name, PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    looked = " nor at ".join(str(place) for place in places)
    raise InputRefused(
        f"The folder of {name} that ships with the game is neither at {looked}. Install the game again."
    )
