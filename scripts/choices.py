"""Shows whether the choices that mattered can be believed: honest intervals, planted blunders, the record.

python scripts/choices.py coverage [--games N]    # do nine of ten intervals hold?
python scripts/choices.py blunders [--games N]    # are planted blunders among the first three?
python scripts/choices.py record [--games N]      # does any decision of the record swing the score?
python scripts/choices.py speed                   # how long one game takes
"""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from game import Session, load_scenario
from game.debrief.reckoning.bystander import Bystander
from game.debrief.reckoning.choices import EFFORT, Effort, courses_of
from game.engine.observe import OBSERVATION, observe, observe_choices
from game.engine.state import ACTION
from game.play.actions import NamedAction, from_record
from game.players.compiled_policies import HISTORICAL, decide
from game.players.mind import MIND
from game.records import blank
from game.scenario.load import LoadedScenario

LITHUANIA, SOVIET = "lithuania", "soviet"
SCENARIO = load_scenario()
THIRD_WEEK = 3
AMONG = 3
"""Among so many first choices a blunder has to be."""

Plan = Callable[[Session, str, NamedAction], NamedAction]


class Pupil:
    """Plays a side of a live game like a bargainer of one temper, or like the record."""

    def __init__(self, scenario: LoadedScenario, seat: int, temper: int | None) -> None:
        self.names, self.rules, self.seat, self.temper = scenario.names, scenario.rules, seat, temper
        self._bystander = Bystander(scenario.rules, seat)
        self._mind: Any = blank(MIND)
        self._mind.curve = scenario.rules.n_curves // 2

    def decides(self, session: Session) -> NamedAction:
        """Choose the decision that the session waits for."""
        game = session.position().record
        if self.temper is None:
            action: Any = self._by_the_record(game)
        else:
            action = self._bystander.watch(game).actions[self.temper]
        return from_record(action, self.names, self.seat, game.seals[self.seat])

    def _by_the_record(self, game: Any) -> Any:
        view, action = blank(OBSERVATION), blank(ACTION)
        observe(self.rules, game, self.seat, view)
        observe_choices(self.rules, game, self.seat, view)
        decide(self.rules, HISTORICAL, view, self._mind, 0, action)
        return action


@dataclass
class Played:
    """A game, and the numbers of the decisions in which a plan took the place of a pupil."""

    session: Session
    planted: list[int]


def played(seed: int, humans: dict[str, int | None], plan: Plan | None = None) -> Played:
    """Play a game in which each human side has a pupil of some temper, or follows the record (None).

    Args:
        seed: The game's seed.
        humans: Side id to temper.
        plan: What a side does in place of what its pupil would.
    """
    players = {side: "human" if side in humans else "negotiator" for side in (LITHUANIA, SOVIET)}
    session = Session.new(SCENARIO, seed=seed, players=players)
    pupils = {side: Pupil(SCENARIO, SCENARIO.names.side[side], temper) for side, temper in humans.items()}
    planted = []
    while not session.is_over:
        side = str(session.to_move)
        action = pupils[side].decides(session)
        wanted = action if plan is None else plan(session, side, action)
        if wanted != action and session.judge(side, wanted) is None:
            action = wanted
            planted.append(len(session.decisions) + 1)
        session.act(side, action)
    return Played(session, planted)


def temper_of(seed: int) -> int:
    """Give the games of consecutive seeds all tempers in turn."""
    return seed % int(SCENARIO.rules.n_curves)


# Are the intervals honest?


def coverage(games: int) -> None:
    """Compare intervals with a run of twenty times the continuations, on two decisions of each game."""
    held: list[bool] = []
    chance = np.random.default_rng(1)
    for seed in range(games):
        side = LITHUANIA if seed % 2 else SOVIET
        session = played(seed, {side: temper_of(seed)}).session
        (course,) = courses_of(session)
        turns = chance.choice([choice.turn for choice in course.choices], 2, replace=False)
        wide = Effort(EFFORT.search, 20 * EFFORT.comparison)
        (reference,) = courses_of(session, wide, turns={int(turn) for turn in turns})
        for far in reference.choices:
            near = next(choice for choice in course.choices if choice.turn == far.turn)
            for ours, theirs in ((near.best, far.best), (near.historical, far.historical)):
                if ours is not None and theirs is not None:
                    held.append(ours.gain.low - 1e-9 <= theirs.gain.mean <= ours.gain.high + 1e-9)
        print(f"\r{seed + 1} games, {len(held)} intervals: {np.mean(held):.3f} hold", end="", flush=True)
    print()


# Are planted blunders found?


def gives_up_recognition(session: Session, side: str, action: NamedAction) -> NamedAction:
    """Moscow holds back recognition; Lithuania gives it up in the last week."""
    if side == SOVIET and "recognition" in action.seals:
        rest = {clause: level for clause, level in action.seals.items() if clause != "recognition"}
        return NamedAction("draft", rest, action.document, action.clause) if rest else NamedAction("adjourn")
    if session.phase != "table":
        return action
    if session.week < SCENARIO.rules.n_weeks:
        return NamedAction("adjourn") if action.kind == "accept" else action
    if side == LITHUANIA:
        theirs = session.observe(side).clauses["recognition"].theirs
        return NamedAction("draft", {"recognition": theirs})
    return action


def signs_in_may(session: Session, side: str, action: NamedAction) -> NamedAction:
    """Lithuania signs what Moscow asks for in the third week of May, the alliance with it."""
    is_time = session.phase == "table" and session.week == THIRD_WEEK and side == LITHUANIA
    return NamedAction("accept") if is_time else action


def refuses_the_draft(_session: Session, side: str, action: NamedAction) -> NamedAction:
    """Moscow refuses to the end a draft that it would accept."""
    return NamedAction("adjourn") if side == SOVIET and action.kind == "accept" else action


def blunders(games: int) -> None:
    """Tell how often a planted blunder is among the first three choices of its game."""
    for plan, humans, is_signed in (
        (gives_up_recognition, (LITHUANIA, SOVIET), True),
        (signs_in_may, (LITHUANIA,), True),
        (refuses_the_draft, (SOVIET,), False),
    ):
        places = list(_places(games, plan, humans, is_signed=is_signed))
        found = sum(place < AMONG for place in places)
        print(f"{plan.__name__}: {found} of {len(places)} among the first three; places {sorted(places)}")


def _places(games: int, plan: Plan, humans: tuple[str, ...], *, is_signed: bool) -> Iterator[int]:
    """Give the places of blunders, from nought, in games in which they led where a blunder leads."""
    seed = count = 0
    while count < games:
        game = played(seed, {side: temper_of(seed) for side in humans}, plan)
        seed += 1
        result = game.session.result
        if result is None or (result.signed is not None) != is_signed or not game.planted:
            continue
        ranked = sorted(courses_of(game.session)[0].choices, key=lambda choice: -choice.swing)
        mine = [place for place, choice in enumerate(ranked) if choice.turn == game.planted[-1]]
        if mine:
            count += 1
            yield mine[0]


# Does the record swing?


def record(games: int) -> None:
    """Tell the greatest swing of a decision in games that follow the record."""
    for side in (LITHUANIA, SOVIET):
        swings = []
        for seed in range(games):
            session = played(seed, {side: None, _other(side): None}).session
            course = next(one for one in courses_of(session) if one.side == side)
            swings.append(max(choice.swing for choice in course.choices))
        print(f"{side}: greatest swing {max(swings):.1f}, median of games {np.median(swings):.1f}")


def _other(side: str) -> str:
    return SOVIET if side == LITHUANIA else LITHUANIA


def speed(_games: int) -> None:
    """Time the judging of one game."""
    session = played(1, {LITHUANIA: 4}).session
    courses_of(session, Effort(1, 2))
    began = time.perf_counter()
    (course,) = courses_of(session)
    n_tries = sum(choice.n_alternatives for choice in course.choices)
    searched = course.n_continuations * EFFORT.search // EFFORT.comparison
    print(
        f"{len(course.choices)} decisions, {n_tries} alternatives with {searched} continuations each, "
        f"{course.n_continuations} for each comparison: {time.perf_counter() - began:.1f} s"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("coverage", "blunders", "record", "speed"))
    parser.add_argument("--games", type=int, default=20)
    asked = parser.parse_args()
    {"coverage": coverage, "blunders": blunders, "record": record, "speed": speed}[asked.what](asked.games)
