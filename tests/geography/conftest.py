"""The shipped chart, a ruler for texts without fonts, and what the seals of several moments make of it."""

import pytest

from game import load_scenario
from game.geography.atlas import Atlas
from game.geography.borders import statuses


@pytest.fixture(scope="session")
def loaded():
    return load_scenario("1920_moscow")


@pytest.fixture(scope="session")
def chart(loaded):
    return loaded.chart


@pytest.fixture(scope="session")
def atlas(chart):
    return Atlas(chart)


@pytest.fixture(scope="session")
def seals(loaded):
    """What the opening seals of each side, and the treaty of history, make of the land."""
    section, clauses = loaded.data.map, loaded.data.clauses
    history = {clause.id: clause.history.level for clause in clauses}
    openings = {
        side: {clause.id: clause.opening[side] for clause in clauses} for side in ("lithuania", "soviet")
    }
    return {
        "history": statuses(section, history),
        **{side: statuses(section, levels) for side, levels in openings.items()},
    }


def measure(role, size, text):
    """A ruler about as wide as a serif font."""
    return 0.52 * size * len(text), 1.3 * size
