"""One live game: who plays, whose turn it is, what they may do, undo, and what came of it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, Self

import numpy as np

from game.engine import chance, legal, outcome, state, week
from game.engine.observe import OBSERVATION, Observation, observe, observe_choices
from game.engine.phases.cables import hand_in
from game.engine.state import GAME, Action, Game
from game.errors import InputRefused, shown
from game.play.actions import NamedAction, from_record, to_record
from game.play.known import require_known
from game.play.moments import moment_at
from game.play.opening import digest_of, open_game
from game.play.petition import (
    RATIFICATION,
    RULED_CABLES,
    Petition,
    Ruling,
    petitions_at_the_end,
    petitions_of_week,
    require_sound,
    write,
)
from game.play.position import Position
from game.play.prospect import Prospect, prospect_of
from game.play.public import PublicView, public_view_of
from game.play.reading import Reader
from game.play.records import FAULTS, MOVE_REPLACED, Decoder, Record
from game.play.refusal import (
    CAPITAL_DECIDES,
    NOTHING_TO_REDO,
    NOTHING_TO_RULE,
    NOTHING_TO_UNDO,
    OTHER_SIDE_HAS_DECIDED,
    TALKS_ARE_OVER,
    UNDO_NOT_AT_LEVEL,
    UNDO_SPENT,
    NotAllowed,
    Refusal,
)
from game.play.result import NamedResult, name_result
from game.play.setup import ENVOY, HUMAN, PLENIPOTENTIARY, Setup, draw_up, persona_for
from game.play.view import PHASE_NAMES, View, view_of
from game.players import registry
from game.players.playout import safe_kind
from game.players.policy import CompiledPolicy, Policy
from game.records import blank
from game.scenario import rulebook as rb
from game.scenario.load import LoadedScenario
from game.scenario.schema import Moment

REASON_LENGTH: Final = 2000
"""Characters that a player's reason may have."""
GROUP_LENGTH: Final = 80
"""Characters that the name of a group may have."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision that was taken.

    Attributes:
        week: Number of the week; the first is 1.
        side: Who took it.
        action: What was decided.
        digest: First eight hexadecimal digits of `Session.digest` after it, and after the rulings.
        fault: How the policy failed, where the safe move was made for it; one of `records.FAULTS`.
        reason: What the player gave as the reason.
        moment: Id of the marked moment that it was to a human, if any.
        picked: Id of the reason that the player picked at that moment.
        rulings: What people in the capitals ruled before the game went on.
    """

    week: int
    side: str
    action: NamedAction
    digest: str
    fault: str | None = None
    reason: str | None = None
    moment: str | None = None
    picked: str | None = None
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """A move at the table and what a policy on the other side saw of it.

    Attributes:
        action: The move.
        before: The other seat's observation before it.
        after: The other seat's observation after it.
        mind: What the other seat's policy had in mind, for those that keep it in a `Mind`.
    """

    action: NamedAction
    before: Observation
    after: Observation
    mind: Any | None


class Session:
    """One live game. Make one with `Session.new` or `Session.load`.

    Attributes:
        scenario: What is played.
        setup: What the game started from; `setup.seed` may be shown.
        group: The name that the players have given themselves; a stranger's, so `errors.shown` before it is
            displayed.
    """

    def __init__(self, scenario: LoadedScenario, setup: Setup) -> None:
        self.scenario = scenario
        self.setup = setup
        self.group = ""
        self._names = scenario.names
        self._rules = scenario.rules
        self._decoder = Decoder(scenario.names)
        self._redoable: list[list[Decision]] = []
        self._undone_weeks: dict[str, set[int]] = {side: set() for side in self.sides}
        self._begin()

    @classmethod
    def new(
        cls,
        scenario: LoadedScenario,
        *,
        seed: int | None = None,
        players: Mapping[str, str] | None = None,
        level: str = ENVOY,
        number: int = 0,
        capitals: Collection[str] = (),
    ) -> Self:
        """Start a game and go on to the first decision of a human.

        With the level *secretary* the policies are drawn from the easiest third of the scenario's
        personas, and undo is free. *Envoy* draws from all of them and allows each side one undo a week.
        *Plenipotentiary* draws from the firmer half, narrows the first mandate of human sides by a level on
        public clauses, and allows no undo.

        Args:
            scenario: What is played.
            seed: 0 .. 2^63 - 1; drawn if not given, see `setup.seed`.
            players: Side id to "human" or the name of a policy. Without it the first side is human; a side
                that is not named is played by the negotiator.
            level: One of `LEVELS`.
            number: The game's number under the seed.
            capitals: Ids of the sides whose capitals are played by people. They answer the delegation's
                requests, give pledges or not, and ratify, in place of chance; see `petition`.

        Returns:
            The game. Where no side is human it has not begun: call `play_on`.

        Raises:
            CommandError: There is no such side, policy or level, or a number is out of bounds.
        """
        setup = draw_up(scenario, seed=seed, players=players, level=level, number=number, capitals=capitals)
        session = cls(scenario, setup)
        if session.humans:
            session.play_on()
        return session

    # Who and when.

    @property
    def sides(self) -> tuple[str, ...]:
        """Ids of both sides, by seat."""
        return tuple(side.id for side in self.scenario.data.sides)

    @property
    def humans(self) -> tuple[str, ...]:
        """Ids of the sides that humans play."""
        return tuple(side for side in self.sides if self.setup.players[side] == HUMAN)

    @property
    def to_move(self) -> str | None:
        """The side whose human decision is awaited; None where another decides or it is over."""
        side = self.sides[int(self._game.seat)]
        is_awaited = not self.is_over and self.petition is None and self.setup.players[side] == HUMAN
        return side if is_awaited else None

    @property
    def petition(self) -> Petition | None:
        """What people in a capital must rule on before the game goes on; see `rule`. None if nothing."""
        return self._petitions[0] if self._petitions else None

    @property
    def phase(self) -> str:
        """Name of the phase, one of `view.PHASE_NAMES`."""
        return PHASE_NAMES[self._game.phase]

    @property
    def week(self) -> int:
        """Number of the week; the first is 1."""
        return int(self._game.week) + 1

    @property
    def is_over(self) -> bool:
        """Whether the talks have ended and the summer has been told."""
        return int(self._game.phase) == state.OVER

    @property
    def result(self) -> NamedResult | None:
        """What came of it, once it is over."""
        return None if self._result is None else name_result(self._names, self._result)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions so far, the hidden ones included: for the referee, never for a side."""
        return tuple(self._decisions)

    @property
    def undone_weeks(self) -> dict[str, tuple[int, ...]]:
        """Side id to the weeks of which it has taken back a decision."""
        return {side: tuple(sorted(weeks)) for side, weeks in self._undone_weeks.items()}

    def digest(self) -> str:
        """Sha256 of the whole state, the same on every system; for the referee, never for a side.

        While nobody has ruled, the words of rulings are left out: a game without any keeps its digests.
        """
        return digest_of(self._game)

    def position(self) -> Position:
        """Give where the game stands, to be played on from; for the referee, never for a side."""
        compiled = {
            seat: policy for seat, policy in self._policies.items() if isinstance(policy, CompiledPolicy)
        }
        game = np.zeros(1, GAME)
        game[0] = self._game
        return Position(
            game,
            {seat: policy.number for seat, policy in compiled.items()},
            {seat: state.copy_of(policy.mind) for seat, policy in compiled.items()},
        )

    # What a side may know.

    def observe(self, side: str) -> View:
        """Give a side's view. Of what people rule in its capital it has no odds.

        Raises:
            InputRefused: There is no such side.
        """
        seat = self._seat(side)
        observation = self._observation(seat)
        reader = self._readers.get(seat)
        reading = None if reader is None else reader.reading(observation)
        week_ago = self._first_views[-2][seat] if len(self._first_views) > 1 else None
        view = view_of(self._names, self._rules, observation, reading=reading, week_ago=week_ago)
        if side in self.setup.capitals:
            odds = {kind: chance for kind, chance in view.odds.items() if kind not in RULED_CABLES}
            view = replace(view, odds=odds)
        return view

    def prospect(self, side: str, levels: Mapping[str, str]) -> Prospect:
        """Reckon what a treaty would mean to a side that signed it now.

        Args:
            side: The side.
            levels: Clause id: level id. Clauses that are not named stand at the side's own seals.

        Raises:
            InputRefused: There is no such side, clause or level.
        """
        seat = self._seat(side)
        observation = self._observation(seat)
        draft = to_record(NamedAction("draft", seals=levels), self._names, seat, observation.seals[seat])
        prospect = prospect_of(self._names, self._rules, observation, draft.levels)
        return replace(prospect, ratification=None) if side in self.setup.capitals else prospect

    def records(self, side: str | None, since: int = 0) -> list[Record]:
        """Tell what happened, in order, as far as a side may know.

        Args:
            side: The side; None for the referee, who sees all.
            since: How many records the reader has already.
        """
        if side is not None:
            self._seat(side)
        return self._decoder.records(self._log, side)[since:]

    def public_view(self) -> PublicView:
        """Give what both sides may know, for a screen that all can see."""
        records = self._decoder.records(self._log, None)
        return public_view_of(self._names, self._rules, self._game, records)

    def exchange_of(self, side: str) -> Exchange | None:
        """Give a side's last move at the table as the policy on the other side saw it, if one is there."""
        return self._exchanges.get(side)

    # Marked moments.

    def moment(self, side: str, kind: str | None = None) -> Moment | None:
        """Give the marked moment that the coming decision of a side is.

        Args:
            side: The side, whose human is to move at the table.
            kind: The kind of the decision, where it is known: some moments come up with a signature in any
                week.

        Returns:
            The moment; None if it is none, or has been, or another is to decide.
        """
        if side != self.to_move or self.phase != "table":
            return None
        met = {decision.moment for decision in self._decisions if decision.side == side}
        return moment_at(self.scenario.data, self.week, kind, met)

    def _require_reason(self, side: str, kind: str, picked: str) -> None:
        """Refuse a picked reason that the moment does not offer."""
        moment = self.moment(side, kind)
        if moment is None:
            raise InputRefused(f"This is no marked moment, so there is no reason '{shown(picked)}' to pick.")
        require_known("reason", picked, [reason.id for reason in moment.questions[side].reasons])

    def name_group(self, name: str) -> None:
        """Take what the players call themselves; blanks are tidied, and what is too long is cut."""
        self.group = _tidied(" ".join(name.split()), GROUP_LENGTH).strip()

    # What a side may do.

    def legal(self, side: str) -> dict[str, Refusal | None]:
        """Say which kinds of action a side may take now.

        Args:
            side: The side.

        Returns:
            Every kind that the side has in this phase (in that of the table, once the talks are over): None
            if it is allowed with some target, else the reason why it is not.
        """
        seat = self._seat(side)
        phase = state.TABLE if self.is_over else int(self._game.phase)
        return {
            name: self._refusal_of_kind(seat, kind)
            for kind, name in enumerate(rb.ACTION_NAMES)
            if legal.is_phase_for(phase, kind) and self._rules.is_allowed[seat, kind]
        }

    def judge(self, side: str, action: NamedAction) -> Refusal | None:
        """Say why a side may not do this now; None if it may.

        Raises:
            InputRefused: The action has an unknown name, or lacks one.
        """
        seat = self._seat(side)
        record = to_record(action, self._names, seat, self._game.seals[seat])
        if self.is_over:
            return Refusal(TALKS_ARE_OVER)
        if self.petition is not None:
            return Refusal(CAPITAL_DECIDES)
        reason = int(legal.judge(self._rules, self._game, seat, record))
        if reason == legal.ALLOWED:
            return None
        return Refusal(legal.REASON_NAMES[reason], self._details(seat, record, reason))

    def act(
        self,
        side: str,
        action: NamedAction,
        reason: str | None = None,
        *,
        picked: str | None = None,
        go_on: bool = True,
    ) -> list[Record]:
        """Take a human's decision, and go on until a human must decide or the talks are over.

        Args:
            side: Whose decision.
            action: What is decided.
            reason: What the player gives as the reason, for the debrief.
            picked: Id of a reason that the marked moment offers; see `moment`.
            go_on: Whether the policies decide at once; where not, call `play_on` for that. In between the
                game may be saved.

        Returns:
            What the side sees happen.

        Raises:
            InputRefused: It is no `NamedAction`, has an unknown name, or lacks one; nothing has changed.
            NotAllowed: It may not be done; nothing has changed.
        """
        refusal = self.judge(side, action)
        if refusal is None and side != self.to_move:
            refusal = Refusal(legal.REASON_NAMES[legal.NOT_NOW])
        if refusal is not None:
            raise NotAllowed(f"'{action.kind}'", refusal)
        if picked is not None:
            self._require_reason(side, action.kind, picked)
        seen = len(self.records(side))
        self._redoable.clear()
        reason = None if reason is None else _tidied(reason, REASON_LENGTH)
        self._carry_out(action, reason=reason, picked=picked)
        if go_on:
            self.play_on()
        return self.records(side, since=seen)

    def play_on(self, limit: int | None = None) -> int:
        """Let the policies decide until a human must or the talks are over.

        Args:
            limit: How many decisions at most.

        Returns:
            How many decisions were taken.
        """
        taken = 0
        while self._is_policys_turn and taken != limit:
            seat = int(self._game.seat)
            action, fault = self._ask(seat)
            self._carry_out(from_record(action, self._names, seat, self._game.seals[seat]), fault)
            taken += 1
        return taken

    def repeat(
        self,
        side: str,
        action: NamedAction,
        fault: str | None = None,
        reason: str | None = None,
        picked: str | None = None,
    ) -> Decision:
        """Take one decision as it was recorded, whoever plays the side.

        A policy is asked all the same, so that it remembers what it would have seen; its answer is ignored.

        Args:
            side: Whose decision it was.
            action: What was decided.
            fault: How the policy had failed, if it had.
            reason: What the player had given as the reason.
            picked: Id of the reason that the player had picked.

        Returns:
            The decision as it stands now.

        Raises:
            InputRefused: The action or the reason has an unknown name, or lacks one.
            NotAllowed: It is not that side's turn, or the action is not legal; nothing has changed.
        """
        refusal = self.judge(side, action)
        if refusal is not None:
            raise NotAllowed(f"'{action.kind}' by {side}", refusal)
        if picked is not None:
            self._require_reason(side, action.kind, picked)
        seat = int(self._game.seat)
        if seat in self._policies:
            self._ask(seat)
        return self._carry_out(action, fault, reason, picked)

    def repeat_decision(self, decision: Decision) -> Decision:
        """Take a decision of another game of the same setup once more, with its rulings; see `repeat`."""
        self.repeat(decision.side, decision.action, decision.fault, decision.reason, decision.picked)
        for ruling in decision.rulings:
            self.repeat_ruling(ruling)
        return self._decisions[-1]

    # What people rule in the capitals.

    def rule(self, yes: bool, votes: tuple[int, int] | None = None, *, go_on: bool = True) -> Ruling:
        """Rule on the petition, and go on until a human or a capital must decide or the talks are over.

        Args:
            yes: Whether those in the capital agree.
            votes: How many were for it and how many against, where they voted.
            go_on: Whether the policies decide at once; where not, call `play_on` for that.

        Returns:
            The ruling.

        Raises:
            CommandError: The vote cannot be, or says otherwise.
            NotAllowed: No petition waits.
        """
        petition = self.petition
        if petition is None:
            raise NotAllowed("A ruling", Refusal(NOTHING_TO_RULE))
        ruling = Ruling(petition.side, petition.kind, yes, votes)
        require_sound(ruling)
        self._redoable.clear()
        ruling = self._take_ruling(ruling)
        if go_on:
            self.play_on()
        return ruling

    def repeat_ruling(self, ruling: Ruling) -> Decision:
        """Take one ruling as it was recorded.

        Args:
            ruling: What was ruled.

        Returns:
            The decision that led to it, as it stands now.

        Raises:
            CommandError: The vote cannot be, or says otherwise.
            NotAllowed: No such petition waits; nothing has changed.
        """
        petition = self.petition
        if petition is None or (petition.side, petition.kind) != (ruling.side, ruling.kind):
            raise NotAllowed("A ruling", Refusal(NOTHING_TO_RULE))
        require_sound(ruling)
        self._take_ruling(ruling)
        return self._decisions[-1]

    # Undo.

    def may_undo(self, side: str | None = None) -> Refusal | None:
        """Say why a side may not take back its last decision; None if it may.

        Args:
            side: The side; without it, whoever of the humans decided last.
        """
        last = self._last_human_decision()
        if last is None or (side is not None and not self._has_decided(side)):
            return Refusal(NOTHING_TO_UNDO)
        decision = self._decisions[last]
        if side is not None and decision.side != side:
            return Refusal(OTHER_SIDE_HAS_DECIDED)
        if self.setup.level == PLENIPOTENTIARY:
            return Refusal(UNDO_NOT_AT_LEVEL)
        if self.setup.level == ENVOY and decision.week in self._undone_weeks[decision.side]:
            return Refusal(UNDO_SPENT)
        return None

    def undo(self, side: str | None = None) -> None:
        """Go back to before the last decision of a human. Chance stays as it was.

        Args:
            side: Whose decision; without it, whoever of the humans decided last.

        Raises:
            NotAllowed: There is none, another human has decided since, or the level does not allow it.
        """
        refusal = self.may_undo(side)
        last = self._last_human_decision()
        if refusal is not None or last is None:
            raise NotAllowed("Undo", refusal or Refusal(NOTHING_TO_UNDO))
        kept, taken_back = self._decisions[:last], self._decisions[last:]
        self._undone_weeks[taken_back[0].side].add(taken_back[0].week)
        self._begin()
        self._repeat_all(kept)
        self._redoable.append(taken_back)

    def may_redo(self) -> Refusal | None:
        """Say why nothing can be done again; None if it can."""
        return None if self._redoable else Refusal(NOTHING_TO_REDO)

    def redo(self) -> None:
        """Do again what was taken back last.

        Raises:
            NotAllowed: Nothing was taken back, or another decision was taken since.
        """
        refusal = self.may_redo()
        if refusal is not None:
            raise NotAllowed("Redo", refusal)
        self._repeat_all(self._redoable.pop())

    def set_undone_weeks(self, undone_weeks: Mapping[str, tuple[int, ...]]) -> None:
        """Recall, for a game that was saved, of which weeks decisions were taken back."""
        for side, weeks in undone_weeks.items():
            self._undone_weeks[side].update(weeks)

    # Saving.

    def save(self, path: Path | str) -> None:
        """Save the game; see `game.play.save.save`."""
        from game.play.save import save  # noqa: PLC0415 - it imports this module

        save(self, path)

    @classmethod
    def load(cls, path: Path | str, scenario: LoadedScenario | None = None) -> "Session":
        """Load a saved game; see `game.play.save.load`."""
        from game.play.save import load  # noqa: PLC0415 - it imports this module

        return load(path, scenario)

    # Inside.

    def _begin(self) -> None:
        """Set everything to the first decision of the game."""
        rules, setup = self._rules, self.setup
        self._game: Game
        self._log = state.new_log()
        self._result: outcome.Result | None = None
        self._petitions: list[Petition] = []
        self._held: Action | None = None
        self._decisions: list[Decision] = []
        self._exchanges: dict[str, Exchange] = {}
        self._first_views: list[tuple[Observation, ...]] = []
        self._readers = {
            seat: Reader(self._names, rules, seat)
            for seat, side in enumerate(self.sides)
            if setup.players[side] == HUMAN
        }
        self._nonces = [
            int(chance.draw_word(setup.seed, setup.number, 0, chance.POLICY + seat))
            for seat in range(rb.SIDES)
        ]
        self._policies = {
            seat: self._make_policy(seat) for seat in range(rb.SIDES) if seat not in self._readers
        }
        self._game = open_game(self.scenario, setup, self._log)
        self._arrive()

    def _make_policy(self, seat: int) -> Policy:
        name = self.setup.players[self.sides[seat]]
        policy = registry.make_policy(name, self._rules)
        if isinstance(policy, CompiledPolicy):
            policy.mind.curve = persona_for(self.setup, self._rules, self._nonces[seat])
        return policy

    def _seat(self, side: str) -> int:
        require_known("side", side, self.sides)
        return self._names.side[side]

    def _observation(self, seat: int) -> Observation:
        observation: Observation = blank(OBSERVATION)
        observe(self._rules, self._game, seat, observation)
        return observation

    def _observation_with_choices(self, seat: int) -> Observation:
        observation = self._observation(seat)
        observe_choices(self._rules, self._game, seat, observation)
        return observation

    def _ask(self, seat: int) -> tuple[Action, str | None]:
        """Ask a policy; give its action, or the safe one and how the policy failed."""
        safe: Any = to_record(
            NamedAction(rb.ACTION_NAMES[safe_kind(int(self._game.phase))]),
            self._names,
            seat,
            self._game.seals[seat],
        )
        try:
            observation = self._observation_with_choices(seat)
            action = self._policies[seat].decide(observation, self._nonces[seat])
        except Exception:  # noqa: BLE001 - a policy may be anybody's, and the talks go on without it
            return safe, "raised"
        if getattr(action, "dtype", None) != state.ACTION:
            return safe, "no_action"
        if legal.judge(self._rules, self._game, seat, action) != legal.ALLOWED:
            return safe, "illegal"
        return action, None

    def _carry_out(
        self,
        action: NamedAction,
        fault: str | None = None,
        reason: str | None = None,
        picked: str | None = None,
    ) -> Decision:
        """Carry out a legal action of the seat to move, and keep word of it."""
        game, seat = self._game, int(self._game.seat)
        record = to_record(action, self._names, seat, game.seals[seat])
        side, number, phase = self.sides[seat], self.week, int(game.phase)
        moment = self.moment(side, action.kind)
        before = self._observation(1 - seat) if self._is_heard(seat, phase) else None
        if fault is not None:
            seen_by = 1 << seat if phase == state.CABLE else state.EVERYONE
            state.note(self._log, game, MOVE_REPLACED, seat, FAULTS.index(fault), 0, 0, seen_by)
        named = from_record(record, self._names, seat, game.seals[seat])
        if not self._is_held(record):
            week.step(self._rules, game, record, self._log)
        if before is not None:
            self._exchanges[side] = self._exchange(named, seat, before)
        if named.kind == "probe" and seat in self._readers:
            self._readers[seat].sound_out()
        self._arrive()
        met = None if moment is None else moment.id
        self._decisions.append(Decision(number, side, named, self.digest()[:8], fault, reason, met, picked))
        return self._decisions[-1]

    def _is_held(self, record: Action) -> bool:
        """Whether capitals must rule before a cable that closes the week is carried out; it waits then."""
        game = self._game
        if not self.setup.capitals or int(game.phase) != state.CABLE or int(game.moves_made) + 1 < rb.SIDES:
            return False
        hand_in(game, game.seat, record)
        self._petitions = list(petitions_of_week(self._names, self._rules, game, self.setup.capitals))
        self._held = record if self._petitions else None
        return self._held is not None

    def _take_ruling(self, ruling: Ruling) -> Ruling:
        """Write a ruling into the game; after the last of them, go on. Give it with its chance."""
        write(self._names, self._game, ruling)
        ruling = replace(ruling, chance=self._petitions.pop(0).chance)
        if ruling.kind == RATIFICATION and not ruling.yes:
            self._petitions.clear()  # no other capital can save it
        if not self._petitions:
            self._go_on_after_rulings()
        last = self._decisions[-1]
        rulings = (*last.rulings, ruling)
        self._decisions[-1] = replace(last, rulings=rulings, digest=self.digest()[:8])
        return ruling

    def _go_on_after_rulings(self) -> None:
        held, self._held = self._held, None
        if held is None:
            self._conclude()
        else:
            week.step(self._rules, self._game, held, self._log)
            self._arrive()

    def _is_heard(self, seat: int, phase: int) -> bool:
        return phase != state.CABLE and 1 - seat in self._policies

    def _exchange(self, action: NamedAction, seat: int, before: Observation) -> Exchange:
        mind = getattr(self._policies[1 - seat], "mind", None)
        kept = None if mind is None else state.copy_of(mind)
        return Exchange(action, before, self._observation(1 - seat), kept)

    def _arrive(self) -> None:
        """Do what comes with a new decision: the week's first views, a human's reading, or the end."""
        if int(self._game.phase) == state.SUMMER:
            capitals = self.setup.capitals
            self._petitions = list(petitions_at_the_end(self._names, self._rules, self._game, capitals))
            if not self._petitions:
                self._conclude()
            return
        seat = int(self._game.seat)
        if len(self._first_views) < self.week:
            self._first_views.append(tuple(self._observation(seat) for seat in range(rb.SIDES)))
        if int(self._game.phase) == state.TABLE and seat in self._readers:
            self._readers[seat].look(self._observation(seat))

    def _conclude(self) -> None:
        """Let the summer come, and judge."""
        self._result = blank(outcome.RESULT)
        room: Any = blank(outcome.SCRATCH)
        outcome.conclude(self._rules, self._game, self._result, room, self._log)

    @property
    def _is_policys_turn(self) -> bool:
        return not self.is_over and self.petition is None and self.to_move is None

    def _repeat_all(self, decisions: Iterable[Decision]) -> None:
        for decision in decisions:
            self.repeat_decision(decision)

    def _last_human_decision(self) -> int | None:
        for place in range(len(self._decisions) - 1, -1, -1):
            if self._decisions[place].side in self.humans:
                return place
        return None

    def _has_decided(self, side: str) -> bool:
        seat = self._seat(side)
        return seat in self._readers and any(decision.side == side for decision in self._decisions)

    def _refusal_of_kind(self, seat: int, kind: int) -> Refusal | None:
        """Why no action of that kind is legal: the reason that its first target meets, or None."""
        if self.is_over:
            return Refusal(TALKS_ARE_OVER)
        if self.petition is not None:
            return Refusal(CAPITAL_DECIDES)
        if int(self._game.seat) != seat:
            return Refusal(legal.REASON_NAMES[legal.NOT_NOW])
        if kind == rb.DRAFT or self._observation_with_choices(seat).choices[kind]:
            return None
        n_targets = {rb.PROPOSE: self._rules.n_packages, rb.ACCEPT_PACKAGE: self._rules.n_packages}
        reasons = []
        for target in range(int(n_targets.get(kind, self._rules.n_clauses))):
            record: Any = to_record(NamedAction("adjourn"), self._names, seat, self._game.seals[seat])
            record.kind, record.target = kind, target
            reasons.append(int(legal.judge(self._rules, self._game, seat, record)))
        telling = [reason for reason in reasons if reason not in (legal.THREAT_PROOF, legal.NO_SUCH_TARGET)]
        return Refusal(legal.REASON_NAMES[(telling or reasons or [legal.NO_SUCH_TARGET])[0]])

    def _details(self, seat: int, record: Action, reason: int) -> dict[str, str]:
        """Name the clauses that a refusal is about."""
        clauses = self.scenario.data.clauses
        if reason == legal.PAST_THEIR_SEAL:
            for place, clause in enumerate(clauses):
                level = record.levels[place]
                if legal.is_past_their_seal(self._rules, self._game, seat, place, level):
                    return {"clause": clause.id}
        if reason == legal.CONTRADICTORY:
            offer = self._game.seals[1 - seat]
            for rule in self.scenario.data.consistency:
                first, second = self._names.clause[rule.clause], self._names.clause[rule.excludes]
                levels = clauses[first].levels[offer[first]].id, clauses[second].levels[offer[second]].id
                if levels[0] in rule.levels and levels[1] in rule.excluded_levels:
                    return {"clause": rule.clause, "other": rule.excludes}
        return {}


def _tidied(text: str, length: int) -> str:
    """Make what a player typed fit for a file."""
    return text[:length].encode("utf-8", "replace").decode()
