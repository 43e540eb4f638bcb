"""Saves of a small class, for the tests of what is made of them."""

import json
import shutil

from game.play.save import dump
from game.play.savefile import check_of
from game.play.session import Session
from game.play.setup import Setup
from tests import builders

N_GAMES = 8


def games(scenario, count=N_GAMES):
    """Play games between bargainers."""
    for number in range(count):
        session = Session.new(scenario, seed=number, players=dict.fromkeys(scenario.names.side, "negotiator"))
        session.play_on()
        yield session


def as_of_people(session, group="", reason=None, pick=True, side=None, turns=None):
    """Give a game as if people had played a side of it, with reasons for their moves."""
    side = side or session.sides[0]
    setup = session.setup
    players = {**setup.players, side: "human"}
    again = Session(session.scenario, Setup(setup.seed, setup.number, setup.level, players, {}))
    again.name_group(group)
    for decision in session.decisions[:turns]:
        is_mine = decision.side == side
        moment = again.moment(side, decision.action.kind) if is_mine else None
        picked = moment.questions[side].reasons[0].id if moment and pick else None
        again.repeat(decision.side, decision.action, decision.fault, reason if is_mine else None, picked)
    return again


def put(folder, name, session, **changes):
    """Save a game in a folder in which its scenario lies."""
    folder.mkdir(parents=True, exist_ok=True)
    scenario = folder / "tariff_talks.yaml"
    if not scenario.exists():
        shutil.copy(builders.DATA / "tariff_talks.yaml", scenario)
    path = folder / name
    plain = json.loads(dump(session))
    if changes:
        plain.update(changes)
        plain["check"] = check_of(plain)
    path.write_text(json.dumps(plain))
    return path
