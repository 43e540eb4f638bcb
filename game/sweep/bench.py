"""How fast the rules run here: games a second, an opponent's turn, look-ahead, and the start of the command.

The rules are measured in processes of their own, see `game.sweep.measure`: once as machine code, once as
plain Python.
"""

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import metadata
from statistics import median
from typing import Any, Final

from game.errors import GameError, shown

START_UPS: Final = 5
WINDOWS: Final = 3
WINDOW_FIGURES: Final = ("frame_ms", "change_ms", "idle_share", "start_s")
GAMES: Final = 2_000
"""Games of one run as machine code."""
PLAIN_GAMES: Final = 2
"""Games of one run as plain Python."""

Measure = dict[str, Any]


class BenchFailed(GameError):
    """A process that measures has failed."""

    exit_code = 1


def run_bench(games: int = GAMES, tell: Callable[[str], None] = lambda _: None, window: str = "") -> Measure:
    """Measure all; takes a minute or two, and more where the rules have to be compiled first.

    Args:
        games: Games of one run as machine code.
        tell: Called with a sentence before each part.
        window: Name of the module that measures the window; empty to leave it out.

    Returns:
        - `machine`: what it ran on;
        - `games_per_second`: of two negotiators on one core, `compiled` and `interpreted`;
        - `turn_ms`: a negotiator's turn in milliseconds, `median` and `p95`, likewise;
        - `look_ahead`: how many `seconds` so many `playouts` from the middle of the talks take, compiled;
        - `start_up_s`: seconds until the command has given its `help`, or listed the `variants`;
        - `window`: its `frame_ms`, `change_ms`, `idle_share` and `start_s`, see `game.ui.measure`;
        - `set_up_s`: seconds that compiling the rules took, or fetching them compiled.

        What needs Numba is None where Numba is not installed. All but `set_up_s` are medians.

    Raises:
        BenchFailed: A part could not be measured.
    """
    tell("Measuring the rules as plain Python.")
    plain = _measured("0", PLAIN_GAMES)
    tell("Measuring the rules as machine code; compiling them takes a minute or two the first time.")
    fast = _measured("1", games)
    if not fast["is_compiled"]:
        fast = dict.fromkeys(fast)
    tell("Measuring the start of the command.")
    measure = {
        "machine": _machine(),
        **{
            figure: {"compiled": fast[figure], "interpreted": plain[figure]}
            for figure in ("games_per_second", "turn_ms")
        },
        "look_ahead": fast["look_ahead"],
        "start_up_s": {"help": _start_up("--help"), "variants": _start_up("variants")},
        "window": _window(window, tell) if window else None,
        "set_up_s": fast["set_up_s"],
    }
    rounded: Measure = _rounded(measure)
    return rounded


def _machine() -> Measure:
    return {
        "system": platform.platform(),
        "processor": platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "numpy": metadata.version("numpy"),
        "numba": _version("numba"),
    }


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _measured(switch: str, games: int) -> Measure:
    """Measure the rules with `GAME_COMPILED` set to `switch`."""
    measure: Measure = json.loads(_output_of(["-m", "game.sweep.measure", str(games)], GAME_COMPILED=switch))
    return measure


def _window(module: str, tell: Callable[[str], None]) -> Measure:
    tell("Measuring the window.")
    runs = []
    for _ in range(WINDOWS):
        began = time.time()
        measure: Measure = json.loads(_output_of(["-m", module], SDL_VIDEODRIVER="dummy"))
        runs.append({**measure, "start_s": measure["first_page_at"] - began})
    return {figure: median(run[figure] for run in runs) for figure in WINDOW_FIGURES}


def _start_up(argument: str) -> float:
    durations = []
    for _ in range(START_UPS):
        began = time.perf_counter()
        _output_of(["-m", "game", argument])
        durations.append(time.perf_counter() - began)
    return median(durations)


def _output_of(arguments: list[str], **environment: str) -> str:
    """Start Python with these arguments and give what it writes."""
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, check=False, capture_output=True, encoding="utf-8", env={**os.environ, **environment}
    )
    if done.returncode != 0:
        last = shown(done.stderr.strip().rpartition("\n")[2], 300)
        raise BenchFailed(f"{' '.join(arguments)} could not be measured: {last or 'it was ended'}")
    return done.stdout


def _rounded(value: Any) -> Any:
    """Keep three digits of every figure; more mean nothing here."""
    if isinstance(value, dict):
        return {name: _rounded(inner) for name, inner in value.items()}
    return float(f"{value:.3g}") if isinstance(value, float) else value
