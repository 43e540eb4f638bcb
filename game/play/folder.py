"""Where saved games and settings lie."""

import os
import tempfile
from pathlib import Path
from typing import Final

from game.scenario.product import product

AUTOSAVE: Final = "autosave"
"""What the files are called in which games save themselves."""


def save_folder() -> Path:
    """Find the user's folder for saved games; it need not exist yet.

    Returns:
        A folder of the user's data, or one for files that may vanish where the user has no home.
    """
    name = "".join(filter(str.isalnum, product().title.en)).casefold()
    data = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    if data and Path(data).is_absolute():
        return Path(data) / name
    try:
        return Path.home() / ".local" / "share" / name
    except RuntimeError:
        return Path(tempfile.gettempdir()) / name
