"""A window that nobody sees: pages and events without a screen."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

import pytest

from tests import builders
from tests.windows import Clock, Window


@pytest.fixture(scope="session")
def moscow():
    """The scenario that ships."""
    return builders.moscow()


@pytest.fixture(scope="session")
def tariffs():
    """A small scenario of two ports, without map or emblems."""
    return builders.tariffs()


@pytest.fixture
def clock():
    """A clock that moves when it is told to."""
    return Clock()


@pytest.fixture
def window(moscow, tmp_path, clock):
    """Make windows: `window(size, scale, lang, side=..., session=...)` opens one at the table."""
    return lambda *args, **options: Window(moscow, tmp_path, clock, *args, **options)
