"""What the tests of the terminal share: a scenario, and a game played by lines of text."""

import io

import pytest

from game.scenario.load import load_scenario
from game.terminal.app import play
from tests import builders


@pytest.fixture(scope="session")
def moscow():
    return builders.moscow()


@pytest.fixture(scope="session")
def short_moscow():
    return load_scenario("1920_moscow", short=True)


@pytest.fixture(autouse=True)
def saves(tmp_path, monkeypatch):
    """Keeps saved games out of the user's folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def told(moscow):
    """Plays a game by lines of text; gives the exit code and all that was told."""

    def run(lines, scenario=moscow, **options):
        stdout = io.StringIO()
        options = {"side": "lithuania", "lang": "en", "seed": 7, "plain": True, **options}
        code = play(
            scenario, stdin=io.StringIO("".join(f"{line}\n" for line in lines)), stdout=stdout, **options
        )
        return code, stdout.getvalue()

    return run
