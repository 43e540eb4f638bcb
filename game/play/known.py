"""What messages share: unknown names, and paths that may hold anything."""

from collections.abc import Iterable
from pathlib import Path

from game.errors import GameError, InputRefused, shown
from game.scenario.findings import nearest


def require_known(
    what: str, name: str, known: Iterable[str], error: type[GameError] = InputRefused, where: str = ""
) -> None:
    """Refuse a name that is not known, and offer the nearest one that is.

    Args:
        what: What the name should be the name of.
        name: The name.
        known: All that are known.
        error: What to raise.
        where: What the message begins with.

    Raises:
        GameError: Of the kind asked for: the name is not among them.
    """
    known = list(known)
    if name not in known:
        raise error(f"{where}There is no {what} '{shown(name)}'.{nearest(name, known)}")


def shown_path(path: Path) -> str:
    """Make a path fit for a message."""
    return shown(str(path), limit=4096)
