"""What else could sensibly have been done at a decision."""

from collections.abc import Iterator
from typing import Any, Final

from game.debrief.reckoning.bystander import Advice
from game.engine import legal, state
from game.engine.state import ACTION, Action, Game
from game.engine.value import toward_other
from game.records import Ints, blank
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules

MOST_CLAUSES: Final = 4
"""Clauses, those that matter most first, that are threatened over, asked about or put before the capital."""


def alternatives_to(rules: Rules, game: Game, advice: Advice) -> Iterator[Action]:
    """List what the side to move could sensibly do, some of it perhaps twice.

    Whatever the bargainer would do in any of its tempers; every kind of move that is legal, on the clauses
    that matter most; and drafts that give way on the clauses that cost least, by a step or all the way, with
    and without a document.

    Args:
        rules: Scenario tables.
        game: The game, which waits for a decision.
        advice: What the bargainer makes of it.
    """
    found = _Alternatives(rules, game, advice)
    for action in (*advice.actions, *found.of_phase()):
        if legal.judge(rules, game, game.seat, action) == legal.ALLOWED:
            yield action


class _Alternatives:
    def __init__(self, rules: Rules, game: Game, advice: Advice) -> None:
        self.rules = rules
        self.game = game
        self.seat = int(game.seat)
        self.mind = advice.weighing
        self.ours: Ints = game.seals[self.seat]
        self.theirs: Ints = game.seals[1 - self.seat]
        self.open = [
            clause for clause in range(int(rules.n_clauses)) if self.ours[clause] != self.theirs[clause]
        ]

    def of_phase(self) -> Iterator[Action]:
        match int(self.game.phase):
            case state.TABLE:
                yield from self._at_the_table()
            case state.ANSWER:
                yield from map(self._action, (rb.STAY, rb.LEAVE))
            case _:
                yield from self._cables()

    def _action(self, kind: int, target: int = 0) -> Action:
        action: Any = blank(ACTION)
        action.kind, action.target = kind, target
        action.levels[:] = self.ours
        done: Action = action
        return done

    def _at_the_table(self) -> Iterator[Action]:
        yield from map(self._action, (rb.ADJOURN, rb.ACCEPT))
        for package in range(int(self.rules.n_packages)):
            yield self._action(rb.PROPOSE, package)
            yield self._action(rb.ACCEPT_PACKAGE, package)
        weightiest = sorted(self.open, key=lambda clause: -self._stake(clause))
        for clause in weightiest[:MOST_CLAUSES]:
            yield self._action(rb.THREATEN, clause)
            yield self._action(rb.INQUIRE, clause)
        yield from self._drafts()

    def _cables(self) -> Iterator[Action]:
        yield from map(self._action, (rb.SILENCE, rb.PLEDGE, rb.PRESSURE))
        for type_ in range(int(self.rules.n_types[1 - self.seat])):
            yield self._action(rb.PROBE, type_)
        weightiest = sorted(self.open, key=lambda clause: -self._stake(clause))
        for clause in weightiest[:MOST_CLAUSES]:
            yield self._action(rb.MANDATE, clause)

    def _drafts(self) -> Iterator[Action]:
        """Give way on the one, two or three cheapest clauses; read each document with the cheapest step."""
        steps = {clause: self._next_level(clause) for clause in self.open}
        whole = {clause: int(self.theirs[clause]) for clause in self.open}
        for wanted in (steps, whole):
            cheapest = sorted(wanted, key=lambda clause: self._cost(clause, wanted[clause]))
            for count in range(1, min(int(self.rules.seals_per_draft), len(cheapest)) + 1):
                yield self._draft({clause: wanted[clause] for clause in cheapest[:count]})
        cheapest = sorted(steps, key=lambda clause: self._cost(clause, steps[clause]))[:1]
        for document in range(int(self.rules.n_documents)):
            yield from self._with_document(document, {clause: steps[clause] for clause in cheapest})

    def _draft(self, levels: dict[int, int]) -> Action:
        action: Any = self._action(rb.DRAFT, rb.UNCHANGED)
        for clause, level in levels.items():
            action.levels[clause] = level
        done: Action = action
        return done

    def _with_document(self, document: int, levels: dict[int, int]) -> Iterator[Action]:
        """Read a document with a draft, on the open clause among those it bears on that matters most."""
        borne = self.rules.document_clauses[document, : int(self.rules.n_document_clauses[document])]
        open_ = [int(clause) for clause in borne if int(clause) in self.open]
        if self.rules.document_side[document] == self.seat and open_:
            action: Any = self._draft(levels)
            action.document, action.target = document + 1, max(open_, key=self._stake)
            yield action

    def _next_level(self, clause: int) -> int:
        return int(self.ours[clause]) + int(toward_other(self.rules, self.seat, clause))

    def _cost(self, clause: int, level: int) -> int:
        return int(self.mind.own[clause, self.ours[clause]] - self.mind.own[clause, level])

    def _stake(self, clause: int) -> int:
        return self._cost(clause, int(self.theirs[clause]))
