"""Names of files made from what somebody typed."""

import re
import unicodedata
from pathlib import Path
from typing import Final

NAME_LENGTH: Final = 60
"""Characters of a file's name that is made from a title."""

_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def safe_file_name(title: str) -> str:
    """Make a name for a file, without its ending, from whatever somebody typed.

    Args:
        title: Any text.

    Returns:
        A name of letters, digits, spaces, dashes and underscores that every system takes, never empty.
    """
    plain = unicodedata.normalize("NFC", title)
    kept = "".join(character if character.isalnum() or character in " -_" else "_" for character in plain)
    name = " ".join(kept.split())[:NAME_LENGTH].strip(" _-")
    while len(name.encode()) > 2 * NAME_LENGTH:
        name = name[:-1].rstrip()
    return f"game {name}".strip() if not name or _RESERVED.fullmatch(name) else name


def free_path(folder: Path, title: str, ending: str = ".json") -> Path:
    """Find a path in a folder for a title that no file has yet, whatever the case of its letters.

    Args:
        folder: Where.
        title: Any text.
        ending: Ending of the file's name.
    """
    name = safe_file_name(title)
    taken = {path.name.casefold() for path in folder.iterdir()} if folder.is_dir() else set()
    count = 1
    while True:
        path = folder / (name + (f" {count}" if count > 1 else "") + ending)
        if path.name.casefold() not in taken:
            return path
        count += 1
