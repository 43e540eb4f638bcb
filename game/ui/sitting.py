"""A game that is being played in the window: who sits there, what is new, and the opponent's thinking."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from game.engine import legal, state
from game.play.actions import NamedAction
from game.play.folder import save_folder
from game.play.records import Record
from game.play.replies import reply
from game.play.save import dump, restore
from game.play.savefile import parse
from game.play.saves import save_at
from game.play.session import Decision, Session
from game.play.setup import SECRETARY
from game.play.view import View
from game.scenario import rulebook as rb
from game.scenario.basics import Text
from game.scenario.load import load_variant
from game.telling.words import Words
from game.ui.emblems import Emblem, emblem_of
from game.ui.map_sheet import MapSheet
from game.ui.stage import Stage

CABLES: Final = frozenset(
    name for kind, name in enumerate(rb.ACTION_NAMES) if legal.is_phase_for(state.CABLE, kind)
)
"""Kinds of action in the cable room."""


@dataclass(slots=True)
class Seat:
    """What the window remembers of one side's player.

    Attributes:
        has_been_briefed: Whether the player knows who they are.
        week_opened: The last week whose news the player has been shown.
        told: How many records were old when the player sat down.
        read_from: By how many moves at the table the player has made: how many records there were before the
            last of them. So what is taken back is forgotten by itself.
        hint: Which hint of the first week the player has come to; None while none is shown.
    """

    has_been_briefed: bool = False
    week_opened: int = 0
    told: int = 0
    read_from: dict[int, int] = field(default_factory=dict)
    hint: int | None = None


@dataclass(slots=True)
class Sitting:
    """One game in the window.

    Attributes:
        stage: What screens share.
        session: The game.
        folder: Where it is saved after every move.
        seats: What is remembered of each human side.
        trouble: Why the last save failed, if it did.
        map: The sheet with the map, once it has been laid out.
        variants: Titles of the variants of history that are played.
    """

    stage: Stage
    session: Session
    folder: Path = field(default_factory=save_folder)
    seats: dict[str, Seat] = field(default_factory=dict)
    trouble: str | None = None
    map: MapSheet | None = None
    variants: tuple[Text, ...] = ()
    _before: bytes | None = None
    _views: dict[str, tuple[str, View]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Seat the players; in a game that goes on, they know who they are and what came before."""
        decisions, scenario = self.session.decisions, self.session.scenario
        self.variants = tuple(load_variant(name, scenario).data.title for name in scenario.variants)
        for side in self.session.humans:
            has_begun = any(one.side == side for one in decisions)
            records = self.session.records(side)
            told = sum(record.week < self.session.week for record in records) if has_begun else 0
            week = self.session.week if has_begun else 0
            hint = 0 if self.is_guided and not has_begun else None
            self.seats[side] = Seat(has_begun, week, told, hint=hint)

    # What there is to see.

    @property
    def words(self) -> Words:
        """The scenario's words in the language of the window."""
        return Words(self.session.scenario, self.stage.lang, own="window")

    @property
    def side(self) -> str:
        """The side whose player is to decide, else the first human side, else the first side."""
        return self.session.to_move or next(iter([*self.session.humans, *self.session.sides]))

    @property
    def is_hot_seat(self) -> bool:
        """Whether two players share the window."""
        return len(self.session.humans) > 1

    @property
    def is_guided(self) -> bool:
        """Whether newcomers are shown the first week of themselves: in the easiest games, and in lessons."""
        return self.session.setup.level == SECRETARY or self.session.scenario.is_short

    @property
    def reader(self) -> str | None:
        """The one side whose human player reads the end; None where both or nobody played."""
        humans = self.session.humans
        return humans[0] if len(humans) == 1 else None

    def view(self, side: str) -> View:
        """Give what a side sees now; reckoned once for each decision."""
        stamp = f"{len(self.session.decisions)} {self.session.phase} {self.session.week}"
        kept = self._views.get(side)
        if kept is None or kept[0] != stamp:
            kept = self._views[side] = (stamp, self.session.observe(side))
        return kept[1]

    def table_week(self, side: str) -> int | None:
        """Give the week in which a side last moved at the table, if it has."""
        moves = self._table_moves(side)
        return moves[-1].week if moves else None

    def _table_moves(self, side: str) -> list[Decision]:
        decisions = self.session.decisions
        return [one for one in decisions if one.side == side and one.action.kind not in CABLES]

    def news(self, side: str) -> list[Record]:
        """Give what a side has seen since its player last moved at the table."""
        seat = self.seats.get(side, Seat())
        since = seat.read_from.get(len(self._table_moves(side)), seat.told)
        return self.session.records(side, since=since)

    def answer(self, side: str) -> list[str]:
        """Give the other delegation's answer to the side's last move at the table, sentence by sentence."""
        return reply(self.session, side, self.stage.lang)

    def emblems(self) -> tuple[Emblem, Emblem]:
        """Give the emblems of both sides, by seat."""
        first, second = self.session.scenario.data.sides
        return emblem_of(first, 0), emblem_of(second, 1)

    # What is done.

    def act(
        self,
        side: str,
        action: NamedAction,
        reason: str | None,
        on_done: Callable[[], Any],
        *,
        picked: str | None = None,
    ) -> None:
        """Take a player's decision, save it, and let the opponent think in the background.

        Args:
            side: Whose decision.
            action: What is decided; it must be legal.
            reason: What the player gives as the reason.
            on_done: Gives the next screen once the opponent has decided.
            picked: Id of the reason that the player picked at a marked moment.

        Raises:
            NotAllowed: It is not legal; nothing has changed.
        """
        self._before = dump(self.session)
        before = len(self.session.records(side))
        is_at_table = self.session.phase == "table"
        self.session.act(side, action, reason, picked=picked, go_on=False)
        if is_at_table:
            self.seats[side].read_from[len(self._table_moves(side))] = before
        self.keep()
        self.go_on(on_done)

    def go_on(self, on_done: Callable[[], Any]) -> None:
        """Let the policies decide in the background until a human must."""

        def done(_taken: int) -> Any:
            self.keep()
            return on_done()

        if self.session.to_move is None and not self.session.is_over:
            self.stage.begin(self.session.play_on, done)
        else:
            self.stage.begin(lambda: 0, lambda _: on_done())

    def cancel(self) -> None:
        """Wait no longer for the opponent, and take back the move that it thinks about."""
        self.stage.cancel()
        if self._before is not None:
            path = self.folder / "cancelled"
            self.session = restore(parse(self._before, path.name), path, self.session.scenario)
            self._views.clear()
            self.keep()

    def undo(self, side: str) -> None:
        """Take back a side's last decision.

        Raises:
            NotAllowed: It may not be.
        """
        self.session.undo(side)
        seat = self.seats[side]
        seat.week_opened = min(seat.week_opened, self.session.week)
        self._views.clear()
        self.keep()

    def keep(self) -> None:
        """Save the game where this window saves by itself."""
        self.trouble = save_at(self.session, self.stage.autosave_in(self.folder))
