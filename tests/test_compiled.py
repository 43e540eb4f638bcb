"""The rules as machine code: the same bytes as plain Python, and as many games as only machine code plays.

All of it is one test, and one process runs the machine code: where nothing is compiled yet, compiling takes a
minute or two.
"""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


def start(switch, *arguments):
    command = [sys.executable, str(HERE / "compiled_games.py"), *arguments]
    environment = {**os.environ, "GAME_COMPILED": switch, "PYTHONPATH": str(HERE.parent)}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def facts_of(process):
    output, errors = process.communicate()
    assert process.returncode == 0, errors
    return json.loads(output)


@pytest.mark.skipif(importlib.util.find_spec("numba") is None, reason="Numba is not installed")
def test_machine_code_and_plain_python_are_one(subtests):
    plain, fast = start("0"), start("1", "all")
    plain, fast = facts_of(plain), facts_of(fast)
    assert (plain["is_compiled"], fast["is_compiled"]) == (False, True)
    assert len(plain["digests"]) == 10
    assert plain["digests"].keys() == fast["digests"].keys()
    for games, digest in plain["digests"].items():
        with subtests.test(games):
            assert fast["digests"][games] == digest
    with subtests.test("batches and processes change nothing"):
        assert len(set(fast["batches"].values())) == 1, fast["batches"]
    with subtests.test("a policy that is asked move by move plays the same"):
        assert fast["stepwise"]["whole"] == fast["stepwise"]["stepwise"]
    with subtests.test("a live game is the same game"):
        assert fast["live"] == []
    with subtests.test("2,000 games of two players who do anything"):
        assert fast["random"] == []
    with subtests.test("the generator passes a published vector"):
        assert fast["philox"] == [0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1]
