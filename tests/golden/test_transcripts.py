"""Stored games: each is played again and compared with its transcript, line by line."""

import pytest

from game.scenario.load import scenario_names
from tests.golden.regenerate import FOLDER, SCRIPTS, transcript


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.path.stem)
def test_a_game_goes_as_it_is_written(script):
    assert transcript(script) == script.path.read_text("utf-8").splitlines()


def test_every_shipped_scenario_has_a_transcript():
    assert set(scenario_names()) <= {script.scenario for script in SCRIPTS}


def test_every_transcript_is_of_a_script():
    assert {script.path for script in SCRIPTS} == set(FOLDER.glob("*.txt"))
