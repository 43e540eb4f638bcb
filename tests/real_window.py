"""A real window on a display of its own, driven by real keys and a real mouse."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from game.ui.settings import Settings, save_settings

PATIENCE = 60
"""Seconds to wait for what must come."""
POLL = 0.02
AFTER_A_MOVE = 0.45
"""Seconds after a move in which the window is deaf, and a little more."""
SCREEN = (1680, 1050)
KEYS = {
    "return": "Return",
    "escape": "Escape",
    "tab": "Tab",
    "left": "Left",
    "right": "Right",
    "down": "Down",
    "up": "Up",
}


def are_tools_there():
    """Whether this machine can show a real window to nobody."""
    return all(shutil.which(tool) for tool in ("Xvfb", "xdotool"))


@contextlib.contextmanager
def display():
    """Open a display that nobody sees; give its name."""
    reader, writer = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writer),
        "-screen",
        "0",
        f"{SCREEN[0]}x{SCREEN[1]}x24",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=(writer,), stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


class RealWindow:
    """The program in a window, as its user starts it.

    Args:
        name: Of the display.
        home: Where it keeps settings and saved games.
        size: Of the window.
        drawn_seed: What is drawn for the seed of a game; by chance without it.
    """

    def __init__(self, name, home, size=(1280, 800), drawn_seed=None):
        self.saves = Path(home) / "moscow1920"
        save_settings(Settings(width=size[0], height=size[1], has_less_motion=True), self.saves)
        unset = ("SDL_VIDEODRIVER", "SDL_AUDIODRIVER", "WAYLAND_DISPLAY")
        kept = {key: value for key, value in os.environ.items() if key not in unset}
        self.environment = {**kept, "DISPLAY": name, "XDG_DATA_HOME": str(home)}
        drawn = "" if drawn_seed is None else f"secrets.randbelow = lambda _: {drawn_seed}; "
        program = f"import secrets; {drawn}from game.cli import main; raise SystemExit(main(['play']))"
        command = [sys.executable, "-c", program]
        self.process = subprocess.Popen(command, env=self.environment)
        self.id = self._tool("search", "--sync", "--onlyvisible", "--class", "^moscow1920$").split()[0]
        self._tool("windowfocus", "--sync", self.id)

    def _tool(self, *words):
        done = subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=PATIENCE,
        )
        return done.stdout

    def wait_for(self, condition, what):
        until = time.monotonic() + PATIENCE
        while not condition():
            assert self.process.poll() is None, f"the window is gone while waiting for {what}"
            assert time.monotonic() < until, f"waited in vain for {what}; the window says {self.caption!r}"
            time.sleep(POLL)

    @property
    def caption(self):
        return self._tool("getwindowname", self.id).strip()

    @property
    def decisions(self):
        """The decisions that are saved, as plain values."""
        with contextlib.suppress(OSError, ValueError):
            return json.loads((self.saves / "autosave.json").read_text(encoding="utf-8"))["actions"]
        return []

    def key(self, name):
        self._tool("key", "--window", self.id, KEYS.get(name, name.upper() if len(name) > 1 else name))

    def type(self, text):
        self._tool("type", "--window", self.id, "--delay", "20", text)

    def click(self, point):
        self._tool("mousemove", "--window", self.id, str(point[0]), str(point[1]))
        self._tool("click", "1")

    def close(self):
        self.process.terminate()
        return self.process.wait(PATIENCE)
