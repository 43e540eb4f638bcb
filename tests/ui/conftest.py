"""A window that nobody sees: pages and events without a screen."""

import pytest

from tests import builders
from tests.telling.conftest import begun, play_to_the_end
from tests.windows import Clock, Window


@pytest.fixture(autouse=True)
def _without_a_screen(monkeypatch):
    """Open windows on no screen; programs that other tests start must not inherit that."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")


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


@pytest.fixture(scope="session")
def ended(moscow):
    """Games of the Lithuanian side that are over: "refused" was signed and not ratified, "parted" was not."""
    return {
        "refused": play_to_the_end(begun(moscow)),
        "parted": play_to_the_end(begun(moscow), gives=False),
    }


@pytest.fixture(scope="session")
def signed(moscow):
    """A game that two computers ended with a treaty in force."""
    session = begun(moscow, seed=3, humans=())
    session.play_on()
    return session


@pytest.fixture(scope="session")
def hot(moscow):
    """A game of two people that ended without a treaty."""
    return play_to_the_end(begun(moscow, humans=("lithuania", "soviet")), gives=False)


@pytest.fixture
def after(window, tmp_path, monkeypatch):
    """Open windows on a game that is over: `after(session, "debrief", size, scale, lang)`."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def at_end(session, route, *args, **options):
        def first(stage, sitting):
            return getattr(stage.routes, route)(sitting)

        return window(*args, session=session, first=first, **options)

    return at_end


@pytest.fixture
def front(window, tmp_path):
    """Open windows on a screen that stands before a game: `front("settings", size, scale, lang)`."""

    def open_on(route, *args, **options):
        def first(stage, sitting):
            to_title = route in ("title", "new_game")
            return getattr(stage.routes, route)(*(() if to_title else (stage.routes.title(),)))

        return window(*args, home=tmp_path, **{"first": first, **options})

    return open_on
