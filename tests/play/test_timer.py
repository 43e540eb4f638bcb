"""The time that a round may take."""

import pytest

from game.play.actions import NamedAction
from game.play.timer import RoundTimer, clock_face, in_steps


class Clock:
    """A clock that moves when it is told to."""

    seconds = 50.0

    def __call__(self):
        return self.seconds


def test_each_week_is_a_round(against):
    session, clock = against(), Clock()
    timer = RoundTimer(clock)
    assert timer.left(session, 2) == 120
    clock.seconds += 30.5
    assert timer.left(session, 2) == 90
    assert timer.left(session, 0) is None
    clock.seconds += 600
    assert timer.left(session, 2) == 0
    for kind in ("adjourn", "silence"):
        session.act("halmar", NamedAction(kind))
    assert session.week == 2
    assert timer.left(session, 2) == 120


def test_who_takes_a_move_back_has_what_was_left(against):
    session, clock = against(), Clock()
    timer = RoundTimer(clock)
    timer.left(session, 2)
    clock.seconds += 50
    session.act("halmar", NamedAction("adjourn"))
    assert timer.left(session, 2) == 70
    session.act("halmar", NamedAction("silence"))
    assert timer.left(session, 2) == 120
    clock.seconds += 20
    session.undo("halmar")
    assert timer.left(session, 2) == 70
    clock.seconds += 5
    session.act("halmar", NamedAction("silence"))
    assert timer.left(session, 2) == 100


def test_nothing_is_timed_after_the_end(against):
    session = against()
    while not session.is_over:
        session.act("halmar", NamedAction("adjourn" if session.phase == "table" else "silence"))
    assert RoundTimer(Clock()).left(session, 5) is None


@pytest.mark.parametrize(
    ("left", "shown"),
    [(300, (300, 10)), (297, (300, 7)), (290, (290, 10)), (61, (70, 1)), (60, (60, 1)), (1, (1, 1))],
)
def test_a_quiet_clock_goes_by_tens_until_the_last_minute(left, shown):
    assert in_steps(left) == shown


def test_a_clock_has_two_digits_for_seconds():
    assert [clock_face(seconds) for seconds in (300, 65, 9)] == ["5:00", "1:05", "0:09"]
