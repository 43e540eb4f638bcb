"""Is there a display, and a library that can draw on it?"""

import os
import signal
import sys
from typing import Final

import pygame

UNSEEN: Final = ("dummy", "offscreen")
"""Drivers that the library falls back to where nobody could see anything."""
WANTED: Final = ("SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER")
"""Variables by which the user names a driver; an unseen one that was asked for counts as a display."""

SERVERS: Final = ("DISPLAY", "WAYLAND_DISPLAY")
"""Variables that name a display, on systems that may have none."""
IS_X_OR_WAYLAND: Final = os.name == "posix" and sys.platform != "darwin"


def is_right_library() -> bool:
    """Whether it is pygame-ce that is installed; pygame has the same name and lacks what the window needs."""
    return bool(getattr(pygame, "IS_CE", False))


def open_it() -> bool:
    """Open the display, without sound; say whether there is one."""
    if IS_X_OR_WAYLAND and not any(os.environ.get(name) for name in (*WANTED, *SERVERS)):
        return False
    # The library turns what ends a program into an event only where nobody else listens yet.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        pygame.display.init()
    except pygame.error:
        close()
        return False
    if pygame.display.get_driver() in UNSEEN and not any(os.environ.get(name) for name in WANTED):
        close()
        return False
    pygame.font.init()
    return True


def close() -> None:
    """Close the display."""
    pygame.display.quit()
    signal.signal(signal.SIGINT, signal.default_int_handler)
