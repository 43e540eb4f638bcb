"""How fast the window is here: a process of its own, which writes JSON; `bench` starts it.

Run as `python -m game.ui.measure` with `SDL_VIDEODRIVER=dummy`: nothing is shown, and all is painted.
"""

import json
import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median
from typing import Any, Final

import pygame

from game.ui import display, start
from game.ui.app import App, apply_window
from game.ui.library import Library
from game.ui.widgets import Stop, walk

WIDE, HIGH = 16 * 120, 10 * 120
FRAMES: Final = 60
IDLE_S: Final = 3.0


def measure() -> dict[str, Any]:
    """Measure the table on a large window.

    Returns:
        - `first_page_at`: the time, as `time.time` gives it, at which the first page had been painted;
        - `frame_ms`: milliseconds to paint the table anew, median: what the mouse's way over it costs;
        - `change_ms`: milliseconds to build it anew and paint it, median: what a choice on it costs;
        - `idle_share`: the share of a core that the window takes while nothing happens.
    """
    display.open_it()
    first_page_at = _first_page()
    from game.ui import scenes  # noqa: PLC0415 - the first page comes without it, and is not to wait for it

    library = Library()
    app = scenes.show(scenes.stage_for(library, width=WIDE, height=HIGH), scenes.SCENES["table"])
    levels = [one.id for one in walk(app.page.root) if isinstance(one, Stop) and not one.sides]
    return {
        "first_page_at": first_page_at,
        "frame_ms": _milliseconds([partial(_look_at, app, level) for level in levels[:2]]),
        "change_ms": _milliseconds([partial(_press, app, levels[0])]),
        "idle_share": _idle_share(app),
    }


def _first_page() -> float:
    stage = start.set_stage(start.Wish())
    App(stage, start.first_screen(stage, start.Wish()), apply_window(stage)).refresh()
    painted = time.time()
    stage.let_go()
    return painted


def _look_at(app: App, id_: str) -> None:
    widget = app.page.find(id_)
    if widget is not None:
        point = widget.rect.center
        app.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=point, rel=(0, 0), buttons=(0, 0, 0)))
    app.refresh()


def _press(app: App, id_: str) -> None:
    widget = app.page.find(id_)
    if widget is not None:
        app.press(widget)
    app.refresh()


def _milliseconds(actions: Sequence[Callable[[], None]]) -> float:
    durations = []
    for number in range(FRAMES):
        began = time.perf_counter()
        actions[number % len(actions)]()
        durations.append(1000 * (time.perf_counter() - began))
    return median(durations)


def _idle_share(app: App) -> float:
    """Run the window's own loop while nothing happens."""
    app.stage.clock = time.monotonic
    pygame.event.clear()
    pygame.time.set_timer(pygame.QUIT, round(1000 * IDLE_S), 1)
    used, began = time.process_time(), time.perf_counter()
    app.run()
    return (time.process_time() - used) / (time.perf_counter() - began)


if __name__ == "__main__":
    print(json.dumps(measure()))  # noqa: T201 - what starts it reads it
