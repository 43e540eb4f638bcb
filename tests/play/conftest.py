"""What the tests of live games share: two scenarios, and a player who does something sensible."""

import pytest

from game.play.actions import NamedAction
from game.play.session import Session
from tests import builders


@pytest.fixture(scope="session")
def tariffs():
    """A small scenario of two ports: six weeks, eight clauses."""
    return builders.tariffs()


@pytest.fixture(scope="session")
def moscow():
    """The scenario that ships."""
    return builders.moscow()


def any_move(session, side, step=0):
    """Choose a legal action for a human side: a concession, a question, a cable, by turns of `step`."""
    legal = session.legal(side)
    if session.phase == "answer":
        return NamedAction("stay")
    clauses = session.observe(side).clauses.values()
    still_open = [clause for clause in clauses if not clause.is_initialled]
    if session.phase == "cable":
        if legal["mandate"] is None and step % 3 == 0:
            wider = [NamedAction("mandate", clauses=(clause.id,)) for clause in clauses]
            return next(action for action in wider if session.judge(side, action) is None)
        if legal["probe"] is None and step % 3 == 1:
            other = next(one for one in session.scenario.data.sides if one.id != side)
            return NamedAction("probe", type=other.types[0].id)
        return NamedAction("silence")
    if still_open and step % 4 == 2:
        return NamedAction("inquire", clause=still_open[step % len(still_open)].id)
    if still_open and step % 4 != 3:
        clause = still_open[step % len(still_open)]
        return NamedAction("draft", seals={clause.id: clause.theirs})
    return NamedAction("adjourn")


@pytest.fixture
def move():
    return any_move


@pytest.fixture
def played(move):
    """Plays a game on by that many human decisions."""

    def play(session, decisions, start=0):
        for step in range(start, start + decisions):
            if session.is_over:
                break
            side = session.to_move
            session.act(side, move(session, side, step))
        return session

    return play


@pytest.fixture
def against(tariffs):
    """Starts a small game of the first side, by a human, against a policy."""

    def start(policy="negotiator", seed=5, level="secretary", scenario=None):
        scenario = scenario or tariffs
        first, second = scenario.names.side
        return Session.new(scenario, seed=seed, players={first: "human", second: policy}, level=level)

    return start


@pytest.fixture
def hot_seat(tariffs):
    """Starts a small game of two humans."""

    def start(seed=5, level="secretary"):
        return Session.new(
            tariffs, seed=seed, players=dict.fromkeys(tariffs.names.side, "human"), level=level
        )

    return start
