"""All tests run the rules as plain Python; tests/test_compiled.py alone runs machine code, in a process."""

import os

os.environ["GAME_COMPILED"] = "0"

from hypothesis import settings

settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.register_profile("luck", deadline=None, database=None)
settings.load_profile("fixed")
"""The same examples every time, on a slow machine too; yet others with another Python or Hypothesis.

So what is asserted must hold for every example. `--hypothesis-profile=luck` tries others each time.
"""


def pytest_collection_modifyitems(items):
    """Begin with the test that compiles: meanwhile the other process takes nearly all of the rest."""
    items.sort(key=lambda item: item.path.name != "test_compiled.py" or item.path.parent.name != "tests")
