"""What the package itself offers, without importing anything before it is asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

import game
from game.engine import state
from game.play.session import Session
from game.scenario import load


def test_the_package_offers_its_api():
    assert game.Session is Session
    assert game.load_scenario is load.load_scenario
    assert state.RULES_VERSION == game.RULES_VERSION
    assert game.__version__
    assert set(game.__all__) <= set(dir(game))
    with pytest.raises(AttributeError, match="no attribute 'sesion'"):
        _ = game.sesion


def test_importing_the_package_imports_nothing_else():
    code = (
        "import game, sys; sys.exit(any(name.startswith('game.') or name == 'numpy' for name in sys.modules))"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, cwd=root)
    assert done.returncode == 0, done.stderr
