"""Games for tests: one line gives a game at any week, phase and position, and actions go by name."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from game.engine import chance, legal, outcome, state, week
from game.engine.observe import OBSERVATION, observe, observe_choices
from game.players.registry import make_policy
from game.records import blank
from game.scenario import rulebook as rb
from game.scenario.load import LoadedScenario, load_scenario

DATA = Path(__file__).resolve().parent / "data"
PHASES = {"table": state.TABLE, "answer": state.ANSWER, "cable": state.CABLE, "summer": state.SUMMER}
_NAMES = list(vars(state))
WHAT = {
    name: getattr(state, name)
    for name in _NAMES[_NAMES.index("DISPATCH_CAME") : _NAMES.index("SUMMER_STEP") + 1]
}
"""Kinds of records by name."""


@cache
def shipped(name: str) -> LoadedScenario:
    """A scenario that ships."""
    return load_scenario(name)


def moscow() -> LoadedScenario:
    """The one that the game is of."""
    return shipped("1920_moscow")


@cache
def short_moscow() -> LoadedScenario:
    """Its lesson-sized game, in which some clauses are settled."""
    return load_scenario("1920_moscow", short=True)


@cache
def tariffs() -> LoadedScenario:
    """A small scenario: Halmar and Corvane, six weeks, eight clauses; Corvane speaks first."""
    return load_scenario(DATA / "tariff_talks.yaml")


def changed(scenario: LoadedScenario, settings: Mapping[str, Any]) -> LoadedScenario:
    """A scenario with other numbers or texts at some places."""
    return load_scenario(scenario.path, settings=settings)


def between(channel: int, low: float, high: float, at: int | None = None) -> tuple[int, int, int, int | None]:
    """Wish that a channel draws between two chances in a week (from one), in this one unless said.

    The steps of the summer all draw in one week after the last.
    """
    if channel >= chance.SUMMER:
        at = rb.WEEKS + 1
    return channel, round(low * rb.CERTAIN), round(high * rb.CERTAIN), at


def yes(channel: int, at: int | None = None) -> tuple[int, int, int, int | None]:
    """Wish that what a channel decides happens, if it is likelier than one in fifty."""
    return between(channel, 0, 0.02, at)


def no(channel: int, at: int | None = None) -> tuple[int, int, int, int | None]:
    """Wish that what a channel decides does not happen, unless it is all but sure."""
    return between(channel, 0.98, 1, at)


class Table:
    """A game at the table, spoken to by name.

    Args:
        scenario: What is played.
        seed: The seed.
        number: The game's number.
        rules: Its tables, where a test has changed them.
    """

    def __init__(self, scenario: LoadedScenario, seed: int = 1, number: int = 0, rules: Any = None) -> None:
        self.scenario = scenario
        self.names = scenario.names
        self.rules: Any = scenario.rules if rules is None else rules
        self.game: Any = blank(state.GAME)
        self.log: Any = state.new_log()
        week.begin(self.rules, self.game, seed, number, self.log)

    # Where the game stands.

    @property
    def phase(self) -> str:
        """Name of the phase; "over" when all is done."""
        return next((name for name, code in PHASES.items() if code == self.game.phase), "over")

    @property
    def side(self) -> str:
        """Whose decision the game waits for."""
        return list(self.names.side)[self.game.seat]

    @property
    def bytes(self) -> bytes:
        """All of the game, word for word."""
        return self.game.tobytes()

    def marker(self, name: str) -> Decimal:
        """A marker's value."""
        return Decimal(int(self.game.marker[self.names.marker[name]])) / 100

    def has(self, flag: str) -> bool:
        """Whether a flag is set."""
        return bool(self.game.flag[self.names.flag[flag]])

    def level_of(self, clause: str, level: int) -> str:
        """Name of a clause's level."""
        return list(self.names.level[self.names.clause[clause]])[level]

    def seal(self, side: str, clause: str) -> str:
        """Level of a seal."""
        return self.level_of(clause, self.game.seals[self.names.side[side], self.names.clause[clause]])

    def mandate(self, side: str, clause: str) -> str:
        """Level to which a mandate goes."""
        return self.level_of(clause, self.game.mandate[self.names.side[side], self.names.clause[clause]])

    def floor_shift(self, side: str) -> Decimal:
        """Points that a floor stands off the scenario's."""
        return Decimal(int(self.game.floor_shift[self.names.side[side]])) / rb.UNIT

    def told(self, what: str) -> list[tuple[int, ...]]:
        """Records of a kind so far: week, kind, seat, three details, seen by."""
        rows = self.log[1 : self.log[0, 0] + 1]
        return [tuple(map(int, row)) for row in rows if row[1] == WHAT[what]]

    def came(self) -> list[str]:
        """Dispatches that have come, in their order."""
        ids = [dispatch.id for dispatch in self.scenario.data.dispatches]
        return [ids[row[3]] for row in self.told("DISPATCH_CAME")]

    def view(self, side: str) -> Any:
        """What a side may know."""
        view = blank(OBSERVATION)
        observe(self.rules, self.game, self.names.side[side], view)
        observe_choices(self.rules, self.game, self.names.side[side], view)
        return view

    # Putting it where a test wants it.

    def put(
        self,
        at: int | None = None,
        phase: str | None = None,
        side: str | None = None,
        seals: Mapping[str, Mapping[str, str]] | None = None,
        markers: Mapping[str, float] | None = None,
        types: Iterable[str] = (),
        flags: Iterable[str] = (),
    ) -> "Table":
        """Put the game at a week (from one), phase and position, whatever the play would have been.

        With a week but no phase it is the table's; with neither side it is the first speaker's turn.
        """
        names, game = self.names, self.game
        if at is not None:
            game.week = at - 1
        if (at, phase, side) != (None, None, None):
            game.phase = PHASES[phase or "table"]
            first = week.first_speaker(self.rules, game.week)
            game.seat = first if side is None else names.side[side]
            game.moves_made = int(game.seat != first)
        for owner, own in (seals or {}).items():
            for clause, level in own.items():
                place = names.clause[clause]
                game.seals[names.side[owner], place] = names.level[place][level]
        for marker, value in (markers or {}).items():
            game.marker[names.marker[marker]] = round(value * 100)
        for type_ in types:
            seat, row = names.type[type_]
            game.type[seat] = row
        for flag in flags:
            game.flag[names.flag[flag]] = 1
        return self

    def fate(self, *wishes: tuple[int, int, int, int | None]) -> "Table":
        """Choose the game's number so that draws fall as wished; see `yes`, `no` and `between`."""
        game = self.game
        for number in range(1_000_000):
            for channel, low, high, at in wishes:
                week_of_draw = game.week if at is None else at - 1
                if not low <= chance.draw_word(game.seed, number, week_of_draw, channel) >> 16 < high:
                    break
            else:
                game.number = number
                return self
        raise AssertionError(wishes)

    # Doing something.

    def action(
        self,
        kind: str,
        clause: str | None = None,
        second: str | None = None,
        document: str | None = None,
        package: str | None = None,
        type: str | None = None,  # noqa: A002 - the word of the rules
        **seals: str,
    ) -> Any:
        """Make an action of the side to move; further names are clauses with the level their seals go to."""
        names = self.names
        action = blank(state.ACTION)
        action.kind = rb.ACTION_NAMES.index(kind)
        action.levels[:] = self.game.seals[self.game.seat]
        for name, level in seals.items():
            action.levels[names.clause[name]] = names.level[names.clause[name]][level]
        if clause is not None:
            action.target = names.clause[clause]
        if second is not None:
            action.second = names.clause[second] + 1
        if document is not None:
            action.document = names.document[document] + 1
        if package is not None:
            action.target = names.package[package]
        if type is not None:
            action.target = names.type[type][1]
        return action

    def judge(self, kind: str, *, by: str | None = None, **what: Any) -> str:
        """Name of the reason for which an action is refused, or "allowed"."""
        seat = self.game.seat if by is None else self.names.side[by]
        return legal.REASON_NAMES[legal.judge(self.rules, self.game, seat, self.action(kind, **what))]

    def act(self, kind: str, **what: Any) -> "Table":
        """Carry out an action of the side to move, which must be legal."""
        refusal = week.step(self.rules, self.game, self.action(kind, **what), self.log)
        assert refusal == legal.ALLOWED, legal.REASON_NAMES[refusal]
        return self

    def idle(self, decisions: int = 1) -> "Table":
        """Take that many decisions as one who does nothing."""
        for _ in range(decisions):
            self.act({"table": "adjourn", "answer": "stay", "cable": "silence"}[self.phase])
        return self

    def next_week(self) -> "Table":
        """Go on idly to the next week, or to the end of the talks."""
        here = self.game.week
        while self.game.week == here and self.game.phase < state.SUMMER:
            self.idle()
        return self

    def conclude(self) -> Any:
        """Let the summer come; return the result."""
        result, scratch = blank(outcome.RESULT), blank(outcome.SCRATCH)
        outcome.conclude(self.rules, self.game, result, scratch, self.log)
        return result


class Play:
    """A game that two policies play.

    Args:
        scenario: What is played.
        players: Names of the policies, the first side's first.
        seed: The seed.
        number: The game's number.
    """

    def __init__(
        self, scenario: LoadedScenario, players: tuple[str, str], seed: int = 1, number: int = 0
    ) -> None:
        self.table = Table(scenario, seed, number)
        self.policies = [make_policy(name, scenario.rules) for name in players]
        self.nonces = [chance.draw_word(seed, number, 0, chance.POLICY + seat) for seat in range(rb.SIDES)]
        self.views = [blank(OBSERVATION) for _ in range(rb.SIDES)]

    @property
    def is_running(self) -> bool:
        """Whether a decision is still to be taken."""
        return bool(self.table.game.phase < state.SUMMER)

    def decide(self) -> Any:
        """Let the policy of the side to move choose; nothing is carried out yet."""
        table, seat = self.table, int(self.table.game.seat)
        observe(table.rules, table.game, seat, self.views[seat])
        observe_choices(table.rules, table.game, seat, self.views[seat])
        return self.policies[seat].decide(self.views[seat], self.nonces[seat])

    def take(self, action: Any) -> int:
        """Carry an action out; return the reason of its refusal, nought for none."""
        return int(week.step(self.table.rules, self.table.game, action, self.table.log))

    def play_out(self) -> "Play":
        """Play on to the end of the talks."""
        while self.is_running:
            assert self.take(self.decide()) == legal.ALLOWED
        return self
