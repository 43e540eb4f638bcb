"""One switch: the rules run as plain Python, or the same source as machine code.

Set the environment variable `GAME_COMPILED` to 0 before the engine is first imported to run it as it
stands, with a debugger and coverage. Otherwise Numba compiles it, where Numba is installed.
"""

import hashlib
import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])

is_compiled = os.environ.get("GAME_COMPILED", "1") != "0" and importlib.util.find_spec("numba") is not None


def _cache_folder() -> Path:
    """Name a cache folder after all sources that take part.

    Numba does not see a change in a function that a cached one calls in another file, so stale
    machine code would answer; a change anywhere gives a new folder.
    """
    package = Path(__file__).resolve().parents[1]
    sources = [package / "records.py", package / "scenario" / "rulebook.py"]
    sources += sorted((package / "engine").rglob("*.py"))
    sources += sorted((package / "players").rglob("*.py"))
    digest = hashlib.sha256(sys.version.encode())
    for source in sources:
        digest.update(source.name.encode())
        digest.update(source.read_bytes())
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or Path.home() / ".cache"
    return Path(home) / "moscow1920" / "machine-code" / digest.hexdigest()[:16]


if is_compiled:
    import numba

    numba.config.CACHE_DIR = str(_cache_folder())


def compiled(function: Function) -> Function:
    """Compile a rule where compiling is on; otherwise return it as it is."""
    if not is_compiled:
        return function
    machine_code: Function = numba.njit(cache=True, error_model="numpy")(function)
    return machine_code
