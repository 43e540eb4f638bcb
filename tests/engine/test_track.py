"""The track of a game: other public moves leave another one, cables leave none."""

import pytest

from tests.builders import Table, tariffs

MOVES = [
    ("adjourn", {}),
    ("accept", {}),
    ("inquire", {"clause": "fishing"}),
    ("inquire", {"clause": "salt_duty"}),
    ("draft", {"salt_duty": "half"}),
    ("draft", {"salt_duty": "token"}),
    ("draft", {"grain_duty": "lowered"}),
    ("draft", {"salt_duty": "half", "grain_duty": "lowered"}),
    ("draft", {"salt_duty": "half", "document": "customs_returns", "clause": "salt_duty"}),
]


def test_every_move_leaves_a_track_of_its_own():
    tracks = {int(Table(tariffs()).act(kind, **what).game.track) for kind, what in MOVES}
    assert len(tracks) == len(MOVES)


@pytest.mark.parametrize("kind", ["pressure", "silence"])
def test_cables_leave_none(kind):
    table = Table(tariffs()).put(phase="cable", side="corvane")
    before = int(table.game.track)
    assert int(table.act(kind).act("silence").game.track) == before
