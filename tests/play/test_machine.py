"""Act, undo, redo, save and load in any order, against a list of the states first seen."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.play.actions import NamedAction
from game.play.session import Session
from tests.builders import tariffs

SCENARIO = tariffs()


class Talks(RuleBasedStateMachine):
    """One game; `states` are those at each human decision, `now` is where it stands among them."""

    @initialize(seed=st.integers(0, 3), is_hot_seat=st.booleans())
    def begin(self, seed, is_hot_seat):
        first, second = SCENARIO.names.side
        players = {first: "human", second: "human" if is_hot_seat else "waiter"}
        self.session = Session.new(SCENARIO, seed=seed, players=players, level="secretary")
        self.states = [self.seen()]
        self.now = 0

    def seen(self):
        session = self.session
        views = tuple(session.observe(side) for side in session.sides)
        return (
            session.digest(),
            session.to_move,
            session.decisions,
            tuple(map(str, session.records(None))),
            views,
        )

    @precondition(lambda self: not self.session.is_over)
    @rule(choice=st.integers(0, 30))
    def act(self, choice):
        side = self.session.to_move
        self.session.act(side, self.action(side, choice), reason=str(choice))
        self.now += 1
        self.states[self.now :] = [self.seen()]

    def action(self, side, choice):
        if self.session.phase == "cable":
            return NamedAction("silence")
        if self.session.phase == "answer":
            return NamedAction("leave" if choice == 0 else "stay")
        clauses = list(SCENARIO.data.clauses)
        clause = clauses[choice % len(clauses)]
        wanted = [NamedAction("draft", seals={clause.id: level.id}) for level in clause.levels] + [
            NamedAction("threaten", clause=clause.id),
            NamedAction("inquire", clause=clause.id),
        ]
        action = wanted[choice % len(wanted)]
        return action if self.session.judge(side, action) is None else NamedAction("adjourn")

    @rule()
    def undo(self):
        if self.now == 0:
            assert self.session.may_undo() is not None
            return
        self.session.undo()
        self.now -= 1

    @rule()
    def redo(self):
        if self.now == len(self.states) - 1:
            assert self.session.may_redo() is not None
            return
        self.session.redo()
        self.now += 1

    @rule()
    def save_and_load(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "game.json"
            self.session.save(path)
            self.session = Session.load(path, SCENARIO)
        del self.states[self.now + 1 :]

    @invariant()
    def it_stands_where_it_stood_when_first_seen(self):
        if hasattr(self, "states"):
            assert self.seen() == self.states[self.now]


TestTalks = Talks.TestCase
TestTalks.settings = settings(
    max_examples=12, stateful_step_count=14, suppress_health_check=list(HealthCheck)
)
