"""What the tests of debriefs share: games that are over."""

import pytest

from game.debrief.reckoning.bystander import Bystander
from game.pages import page
from game.play.actions import from_record
from game.play.session import Session
from tests import builders
from tests.debrief import class_saves


@pytest.fixture(autouse=True)
def _without_faces(monkeypatch):
    """Leave the faces out, whose cutting takes longer than all else."""
    monkeypatch.setattr(page, "font_faces", lambda _text: "")


@pytest.fixture(scope="session")
def tariffs():
    """A small scenario of two ports: six weeks, eight clauses."""
    return builders.tariffs()


@pytest.fixture(scope="session")
def moscow():
    """The scenario that ships."""
    return builders.moscow()


def play(scenario, seed=3, humans=(), plan=lambda session, side, action: action):
    """Play a game to its end, in which humans do as a bargainer would, or as `plan` makes of that."""
    players = {side: "human" if side in humans else "negotiator" for side in scenario.names.side}
    session = Session.new(scenario, seed=seed, players=players)
    session.play_on()
    friends = {side: Bystander(scenario.rules, scenario.names.side[side]) for side in humans}
    while not session.is_over:
        side, game = session.to_move, session.position().record
        actions = friends[side].watch(game).actions
        seat = scenario.names.side[side]
        action = from_record(actions[len(actions) // 2], scenario.names, seat, game.seals[seat])
        session.act(side, plan(session, side, action))
    return session


@pytest.fixture(scope="session")
def finished(tariffs):
    """A game that is over, in which a human led the first side."""
    return play(tariffs, humans=("halmar",))


@pytest.fixture(scope="session")
def played(tariffs):
    """Games of a class between bargainers."""
    return list(class_saves.games(tariffs))


@pytest.fixture(scope="session")
def class_folder(played, tmp_path_factory):
    """A folder with the saves of a class; the first sides of four games were people."""
    folder = tmp_path_factory.mktemp("class")
    for number, session in enumerate(played):
        names = {"group": f"Group of {number}", "reason": f"Because {number}"}
        game = class_saves.as_of_people(session, **names) if number % 2 else session
        class_saves.put(folder, f"game {number}.json", game)
    return folder
