"""What a line of paper may not do."""

import io

import pytest

from game.terminal.paper import Paper


@pytest.mark.parametrize("number", ["120 000", "1 440 000", "22 d.", "1920 m."])
def test_no_number_is_torn_apart(number):
    for length in range(60, 80):
        stdout = io.StringIO()
        Paper(stdout, plain=True).say(f"{'x' * length} {number} rest of the sentence")
        assert number in stdout.getvalue()
        assert max(map(len, stdout.getvalue().splitlines())) <= 80
