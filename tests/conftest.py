"""All tests run the rules as plain Python; tests/test_compiled.py alone runs machine code, in a process."""

import os

os.environ["GAME_COMPILED"] = "0"
