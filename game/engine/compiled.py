"""One switch: the rules run as plain Python, or the same source as machine code.

Set the environment variable `GAME_COMPILED` to 0 before the engine is first imported to run it as it
stands, with a debugger and coverage. Otherwise Numba compiles it, where Numba is installed.
"""

import contextlib
import hashlib
import importlib.util
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., Any])

is_compiled = os.environ.get("GAME_COMPILED", "1") != "0" and importlib.util.find_spec("numba") is not None


def _cache_folder() -> Path:
    """Find a folder for machine code, named after all sources that take part.

    Numba does not see a change in a function that a cached one calls in another file, so stale
    machine code would answer; a change anywhere gives a new folder.
    """
    name = _digest_of_sources()
    for folder in _places(name):
        if _is_ours(folder):
            return folder
    return Path(tempfile.mkdtemp(prefix="moscow1920-"))


def _digest_of_sources() -> str:
    package = Path(__file__).resolve().parents[1]
    sources = [package / "records.py", package / "scenario" / "rulebook.py"]
    sources += sorted((package / "engine").rglob("*.py"))
    sources += sorted((package / "players").rglob("*.py"))
    digest = hashlib.sha256(sys.version.encode())
    for source in sources:
        digest.update(source.name.encode())
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _places(name: str) -> Iterator[Path]:
    """Where machine code may be kept, the best place first; a user may have no home, or may not write."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    with contextlib.suppress(RuntimeError):
        yield (Path(home) if home else Path.home() / ".cache") / "moscow1920" / "machine-code" / name
    user = str(os.getuid()) if hasattr(os, "getuid") else ""
    yield Path(tempfile.gettempdir()) / f"moscow1920-{user}-{name}"


def _is_ours(folder: Path) -> bool:
    """Whether a folder can be written by this user, and by no other: what lies in it will be run."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        status = folder.lstat()
    except OSError:
        return False
    if not hasattr(os, "getuid"):
        return True
    is_private = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH) == 0
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and is_private


def is_ready(function: Callable[..., Any]) -> bool:
    """Whether a rule can be called without being compiled first, which may take a minute or two."""
    return not is_compiled or any(Path(numba.config.CACHE_DIR).rglob(f"*.{function.__name__}-*.nbi"))


if is_compiled:
    import llvmlite.binding
    import numba

    # The rules make no arrays, so that nobody need count who holds one: `_nrt` is Numba's runtime for that.
    options: dict[str, Any] = {"cache": True, "error_model": "numpy", "_nrt": False}
    # A Numba that is built otherwise inside compiles the same rules to slower code.
    with contextlib.suppress(ImportError):
        from game.engine.pipeline import RulesCompiler

        options["pipeline_class"] = RulesCompiler

    numba.config.CACHE_DIR = str(_cache_folder())
    # Loops of the rules run over a dozen clauses: too few to be worth preparing or unrolling a loop.
    # Functions are many and small: to call them costs more than to write them out wherever they are used.
    numba.config.LOOP_VECTORIZE = 0
    # Words that are worked on together, see `game.engine.state.STRIDE`, do fit into one instruction.
    numba.config.SLP_VECTORIZE = 1
    llvmlite.binding.set_option("moscow1920", "-unroll-runtime=false")
    llvmlite.binding.set_option("moscow1920", "-inline-threshold=2000")


def compiled(function: Function) -> Function:
    """Compile a rule where compiling is on; otherwise return it as it is."""
    if not is_compiled:
        return function
    machine_code: Function = numba.njit(**options)(function)
    return machine_code
