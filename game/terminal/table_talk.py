"""The talks themselves: week by week, until the end, with the commands that work at any question."""

import time
from collections.abc import Callable
from typing import Final

from game.errors import GameError
from game.play.folder import save_folder
from game.play.refusal import CAPITAL_DECIDES, NotAllowed, Refusal
from game.play.replies import reply
from game.play.saves import autosave, save_as, saved_games
from game.play.session import Session
from game.play.setup import SECRETARY
from game.play.timer import RoundTimer, clock_face
from game.play.view import View
from game.telling.history import is_history_shut
from game.telling.news import Told, changed_line
from game.telling.words import Words
from game.terminal.capital import Capital
from game.terminal.desk import Desk, Left, words_of
from game.terminal.ending import Ending
from game.terminal.loading import choose_saved, load_game
from game.terminal.moves import Chooser
from game.terminal.screens import Screens

FIRST_WEEK: Final = 1


class Loaded(Exception):
    """The player goes on with another game.

    Attributes:
        session: The game.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session


class _TurnedBack(Exception):
    """A move was taken back, so what was asked is asked no more."""


class _CurtainFell(Exception):
    """The page for all was shown, so what was asked is asked anew, behind a curtain."""


class TableTalk:
    """Plays one game with its humans.

    Args:
        session: The game.
        words: The words of its scenario.
        desk: Where the players answer.
        minutes: How many a round has, by a timer; nought for none.
    """

    def __init__(self, session: Session, words: Words, desk: Desk, minutes: int = 0) -> None:
        self.session = session
        self.words = words
        self.desk = desk
        self.paper = desk.paper
        self.screens = Screens(words, desk.paper)
        self.chooser = Chooser(session, self.screens, desk)
        self.capital = Capital(session, self.screens, desk)
        self.timer = RoundTimer(time.monotonic)
        self.minutes = minutes
        has_begun = any(decision.side in session.humans for decision in session.decisions)
        self.told = Told(session)
        self.week_shown = dict.fromkeys(session.sides, 0)
        self.briefed: set[str] = set(session.sides) if has_begun else set()
        self.is_guided = session.setup.level == SECRETARY
        self.seated: str | None = None
        self.is_in_capital = False
        self.trouble: str | None = None
        desk.commands = self._commands()
        desk.time_line = self._time_line

    def play(self) -> None:
        """Play to the end of the debrief.

        Raises:
            Left: The player leaves before the end.
            Loaded: The player goes on with another game.
            InputEnded: Nothing more is typed.
        """
        if not self.briefed:
            self.screens.opening()
            self.paper.say(self.words.say("hint"))
        while not self.session.is_over:
            try:
                if self.session.petition is not None:
                    self._let_rule(self.session.petition.side)
                    continue
                side = str(self.session.to_move)
                self._sit_down(side)
                self._turn(side)
            except GameError as error:
                self.paper.say(str(error))
            except _TurnedBack:
                self.told.turn_back()
            except _CurtainFell:
                self.seated = None
        self._end()

    @property
    def _is_hot_seat(self) -> bool:
        return len(self.session.humans) > 1

    @property
    def _is_shared(self) -> bool:
        """Whether several groups share the keyboard."""
        return self._is_hot_seat or bool(self.session.setup.capitals)

    def _time_line(self) -> str:
        left = self.timer.left(self.session, self.minutes)
        if left is None:
            return ""
        return self.words.say("timer.left", time=clock_face(left)) if left else self.words.say("timer.up")

    def _let_rule(self, side: str) -> None:
        """Let people in a capital rule, behind a curtain; they may look at what their delegation sees."""
        self._hand_over()
        self.capital.draw_curtain()
        self.seated, self.is_in_capital = side, True
        self.capital.rule()
        self._autosave()

    def _hand_over(self) -> None:
        if self.seated is not None:
            self.paper.gap()
            self.paper.say(self.words.say("hand_over"))
            self.desk.ask()
        self.seated = None
        self.is_in_capital = False

    def _sit_down(self, side: str) -> None:
        """Draw the curtain where another player takes the seat, and brief who is new."""
        if self._is_shared and (self.seated != side or self.is_in_capital):
            self._hand_over()
            self.paper.curtain()
            others = "curtain_for_all" if self.session.setup.capitals else "curtain"
            self.paper.say(self.words.say(others, side=self.words.side(side)))
            self.desk.read()
        self.seated = side
        if side not in self.briefed:
            self.briefed.add(side)
            self.screens.briefing(self.session.observe(side))
            self._pause()

    def _pause(self) -> None:
        self.paper.gap()
        self.paper.say(self.words.say("go_on"))
        self.desk.ask()

    # One decision.

    def _turn(self, side: str) -> None:
        has_news = self._tell_new(side)
        view = self.session.observe(side)
        if has_news and self.desk.stdin.isatty():
            self._pause()
        if self.session.phase == "table":
            self.screens.markers(view)
            self.screens.reading(view, with_tells=view.week == FIRST_WEEK)
            self.screens.table(view)
        self._guide(view)
        chosen = self.chooser.choose(side)
        phase = self.session.phase
        self.session.act(side, chosen.action, chosen.reason, picked=chosen.picked)
        self._autosave()
        if phase == "cable":
            return
        self._tell_own(side)
        self._tell_reply(side)

    def _tell_new(self, side: str) -> bool:
        """Tell what happened since this side looked last, and say whether a week has begun."""
        week_before = self.week_shown[side]
        for event in self.told.news(side):
            if event.week > self.week_shown[side]:
                self._open_week(side, event.week)
            self.screens.event(event)
        if not self.session.is_over and self.session.week > self.week_shown[side]:
            self._open_week(side, self.session.week)
        changed = self.told.changed_instructions(side)
        if changed:
            self.paper.say(changed_line(self.words, changed))
        return self.week_shown[side] > week_before

    def _open_week(self, side: str, number: int) -> None:
        self.week_shown[side] = number
        self.screens.week(number)

    def _tell_own(self, side: str) -> None:
        """Tell the side's own move, up to the first thing that the other did."""
        self.paper.gap()
        for event in self.told.own_move(side):
            self.screens.event(event)

    def _tell_reply(self, side: str) -> None:
        sentences = reply(self.session, side, self.words.lang)
        if not sentences:
            return
        other = self.words.side_of(self.words.other(side))
        self.paper.heading(self.words.say("answer", people=self.words.of(other.people)))
        for sentence in sentences:
            self.paper.item("-" if self.paper.plain else "│", sentence, indent=1)

    def _guide(self, view: View) -> None:
        """Say in the first week what to look at, where the players are new."""
        if not self.is_guided or view.week != FIRST_WEEK or view.phase not in ("table", "cable"):
            return
        self.paper.heading(self.words.say("guide.title"))
        for number in (1, 2, 3):
            self.paper.item(f"{number}.", self.words.say(f"guide.{view.phase}_{number}"), indent=1)

    def _autosave(self) -> None:
        """Save quietly; say once what stands in the way."""
        _, trouble = autosave(self.session, save_folder())
        if trouble is not None and trouble != self.trouble:
            self.paper.say(self.words.say("not_saved", reason=trouble))
        self.trouble = trouble

    def _end(self) -> None:
        for side in self.session.humans:
            if not self._is_hot_seat:
                self._tell_new(side)
        for word in ("undo", "table", "clause", "instructions", "reading", "news", "documents"):
            for spoken in words_of(word):
                self.desk.commands.pop(spoken, None)
        humans = self.session.humans
        Ending(self.session, self.screens, self.desk, humans[0] if len(humans) == 1 else None).tell()
        self.paper.say(self.words.say("farewell"))

    # Commands.

    def _commands(self) -> dict[str, Callable[[str], None]]:
        does: dict[str, Callable[[str], None]] = {
            "help": lambda _: self.screens.help(),
            "table": self._for_side(self.screens.table),
            "clause": self._clause,
            "instructions": self._for_side(self.screens.instructions),
            "reading": self._for_side(self.screens.reading),
            "news": lambda _: self.screens.news(self.session, self._side()),
            "documents": self._for_side(self.screens.documents),
            "history": self._history,
            "minutes": self._minutes,
            "public": self._public,
            "undo": self._undo,
            "save": self._save,
            "load": self._load,
            "quit": self._quit,
        }
        return {spoken: does[word] for word in does for spoken in words_of(word)}

    def _side(self) -> str:
        return self.seated or self.session.humans[0]

    def _for_side(self, show: Callable[[View], None]) -> Callable[[str], None]:
        return lambda _: show(self.session.observe(self._side()))

    def _clause(self, rest: str) -> None:
        clause = self.chooser.named_clause(rest)
        if clause is None:
            self.paper.say(self.words.say("clause.which", n=len(self.words.open_clauses)))
            return
        self.screens.clause(self.session.observe(self._side()), clause)

    def _history(self, _rest: str) -> None:
        if is_history_shut(self.session):
            self.paper.say(self.words.say("history.shut"))
        else:
            self.screens.history(self.session.observe(self._side()))

    def _minutes(self, _rest: str) -> None:
        is_shared = self.session.is_over and self._is_hot_seat
        self.screens.minutes(self.session, None if is_shared else self._side())

    def _public(self, _rest: str) -> None:
        """Show what both sides know; where others look on, nothing private stands before or after it."""
        if not self._is_shared or self.session.is_over:
            self.screens.public(self.session)
            return
        self.paper.curtain()
        self.screens.public(self.session)
        self.paper.gap()
        self.paper.say(self.words.say("public_end"))
        self.desk.read()
        raise _CurtainFell

    def _undo(self, _rest: str) -> None:
        side = self._side()
        if self.session.petition is not None:
            self.paper.say(self.words.refusal(Refusal(CAPITAL_DECIDES)))
            return
        try:
            self.session.undo(side)
        except NotAllowed as error:
            self.paper.say(self.words.refusal(error.refusal))
            return
        self.paper.say(self.words.say("undone"))
        raise _TurnedBack

    def _save(self, rest: str) -> None:
        side = self.words.side(self._side())
        title = rest or self.words.say("save_title", side=side, week=self.session.week)
        path, trouble = save_as(self.session, save_folder(), title)
        if trouble is None:
            self.paper.say(self.words.say("saved"))
            self.paper.say(str(path), indent=2)
        else:
            self.paper.say(self.words.say("not_saved", reason=trouble))

    def _load(self, rest: str) -> None:
        session = self._load_named(rest) if rest else choose_saved(self.desk)
        if session is not None:
            self.paper.say(self.words.say("loaded"))
            raise Loaded(session)

    def _load_named(self, name: str) -> Session | None:
        """Load a file, or the saved game of that name."""
        named = [path for path in saved_games(save_folder()) if path.stem.casefold() == name.casefold()]
        return load_game(self.desk, named[0] if named else name)

    def _quit(self, _rest: str) -> None:
        raise Left
