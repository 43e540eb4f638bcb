"""A turn-based negotiation game, for play and for simulation.

    from game import Session, load_scenario, simulate

Nothing is imported before it is asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from game.engine.state import RULES_VERSION
    from game.play.session import Session
    from game.scenario.load import load_scenario
    from game.sweep.simulate import simulate

    __version__: str

__all__ = ["RULES_VERSION", "Session", "__version__", "load_scenario", "simulate"]

_HOMES: Final = {
    "RULES_VERSION": "game.engine.state",
    "Session": "game.play.session",
    "load_scenario": "game.scenario.load",
    "simulate": "game.sweep.simulate",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for."""
    if name == "__version__":
        return import_module("game.resources").program_version()
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Name what can be asked for."""
    return sorted([*globals(), *__all__])
