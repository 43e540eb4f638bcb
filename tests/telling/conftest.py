"""What the tests of telling share: words in a language, and games at several stages."""

from dataclasses import fields, is_dataclass

import pytest

from game.play.actions import NamedAction
from game.play.session import Session
from game.telling.words import Words
from tests import builders

SIDE = "lithuania"


@pytest.fixture(scope="session")
def moscow():
    return builders.moscow()


@pytest.fixture(params=["en", "lt"])
def words(moscow, request):
    return Words(moscow, request.param)


def begun(scenario, seed=7, humans=(SIDE,), level="secretary"):
    players = {side.id: "human" if side.id in humans else "negotiator" for side in scenario.data.sides}
    return Session.new(scenario, seed=seed, players=players, level=level)


def give_away(session, side=SIDE):
    """Move two seals to the other side's, once."""
    clauses = [clause for clause in session.observe(side).clauses.values() if not clause.is_initialled]
    return NamedAction("draft", seals={clause.id: clause.theirs for clause in reversed(clauses[-2:])})


def play_to_the_end(session, gives=True):
    while not session.is_over:
        side = session.to_move
        action = {"cable": NamedAction("silence"), "answer": NamedAction("stay")}.get(session.phase)
        if action is None and gives:
            can_sign = session.week > 1 and session.judge(side, NamedAction("accept")) is None
            action = NamedAction("accept") if can_sign else give_away(session)
        session.act(side, action or NamedAction("adjourn"))
    return session


@pytest.fixture
def session(moscow):
    return begun(moscow)


@pytest.fixture(scope="session")
def signed(moscow):
    return play_to_the_end(begun(moscow))


@pytest.fixture(scope="session")
def parted(moscow):
    """A game that ended without a treaty."""
    return play_to_the_end(begun(moscow), gives=False)


def texts_in(told):
    """Give every text in plain data."""
    if isinstance(told, str):
        yield told
    elif is_dataclass(told):
        for field in fields(told):
            yield from texts_in(getattr(told, field.name))
    elif isinstance(told, dict):
        yield from texts_in(tuple(told.values()))
    elif isinstance(told, tuple | list):
        for one in told:
            yield from texts_in(one)


@pytest.fixture
def is_whole():
    """Whether all texts in plain data are filled; there must be some."""

    def check(told):
        found = list(texts_in(told))
        return bool(found) and not any("{" in text or "}" in text for text in found)

    return check
