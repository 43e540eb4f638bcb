"""Two computers play, and whoever watches sees both sides."""

from collections.abc import Callable
from typing import Any, ClassVar, Final

from game.telling.events import TOLD_AT_THE_END, Event, Teller, events_of
from game.telling.news import MarkerSheet, dispatch_of, markers_of
from game.ui.screen import Screen
from game.ui.screens.game_screen import GameScreen
from game.ui.screens.leaf import head, page, tabs
from game.ui.screens.map_panel import map_panel
from game.ui.screens.sheets import clause_dialog, in_pairs, marker_gauges, telegram
from game.ui.screens.tracks import OWN, THEIRS, Tracks
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Button, Column, Panel, Row, Rule, Scroll, Text, Widget

BROAD: Final = 1100
"""Units at which map, treaty and course stand side by side."""
SHARES: Final = (0.27, 0.49, 0.24)
"""Of the width that they take."""
TABS: Final = ("treaty", "map", "course")
PAUSE: Final = 1.6
"""Seconds between two moves while it plays on by itself."""
WEEKS_TOLD: Final = 2
ROW_GAP: Final = 8


class WatchScreen(GameScreen):
    """A game without humans, move by move, week by week, or by itself.

    Args:
        stage: What screens share.
        sitting: The game.
    """

    name: ClassVar[str] = "watch"

    def __init__(self, stage: Stage, sitting: Sitting) -> None:
        super().__init__(stage, sitting)
        self.side = sitting.side
        self.tab = TABS[0]
        self.plays_on = False
        self.open_clause: str | None = None
        self._week = sitting.session.week
        self._body: Widget | None = None

    def first_focus(self) -> str:
        """Begin where Enter makes the next move."""
        if self.open_clause is not None:
            return "close"
        return "ending" if self.sitting.session.is_over else "move"

    def back(self) -> Screen | None:
        """Close what stands before the page, or open the menu."""
        if self.open_clause is not None:
            self._close()
            return None
        return self._menu()

    # The page.

    def build(self) -> Widget:
        """Build the page; while the computers think, it stays as it was."""
        session, words = self.sitting.session, self.sitting.words
        if self._body is None or not self.stage.is_busy:
            self._week = session.week
            self._body = self._build()
            self._go_on_by_itself()
        about = self.stage.say("watch.thinking" if self.stage.is_busy else "watch.title")
        top = head(self.stage, self.emblems(), words.week(self._week), about, self._tools())
        return page(self.stage, top, self._body)

    def _build(self) -> Widget:
        if self.stage.width >= BROAD:
            left = Column(items=[self._map(), self._markers()], gap=12, grow=SHARES[0])
            parts = [left, self._treaty(grow=SHARES[1]), self._course(grow=SHARES[2])]
            return Row(items=parts, gap=14, grow=1)
        names = [(name, self.stage.say(f"watch.tab_{name}")) for name in TABS]
        choice = Row(items=tabs(names, self.tab, self._turn_to), gap=4)
        return Column(items=[choice, self._tabbed()], gap=8, grow=1)

    def _tabbed(self) -> Widget:
        match self.tab:
            case "map":
                return Column(items=[self._map(), self._markers()], gap=10, grow=1)
            case "course":
                return self._course(grow=1)
        return self._treaty(grow=1)

    def _turn_to(self, tab: str) -> None:
        self.tab = tab

    def _tools(self) -> list[Widget]:
        menu = self._tool("menu", "f10", self._menu)
        if self.sitting.session.is_over and not self.stage.is_busy:
            return [self._tool("ending", "e", lambda: self.stage.routes.ending(self.sitting), "main"), menu]
        is_still = self.stage.settings.has_less_motion
        play = self._tool("pause" if self.plays_on else "play", "p", self._turn_play)
        play.is_enabled = not is_still
        play.tip = self.stage.say("watch.no_motion") if is_still else ""
        return [
            self._tool("move", "n", lambda: self._run(self._one_move), "main"),
            self._tool("week", "w", lambda: self._run(self._one_week)),
            play,
            self._tool("end", "e", self._to_the_end),
            menu,
        ]

    def _tool(self, name: str, key: str, press: Callable[[], Any], kind: str = "plain") -> Button:
        label = self.stage.say(f"watch.{name}")
        return Button(id=name, group="tools", label=label, key=key, kind=kind, on_press=press)

    def _menu(self) -> Screen | None:
        self.plays_on = False
        return None if self.stage.is_busy else self.stage.routes.menu(self.sitting, self)

    # What is seen.

    def _map(self) -> Widget:
        return map_panel(self.stage, self.sitting, self.side, 1)

    def _markers(self) -> Widget:
        """Show the markers that either side sees."""
        words = self.sitting.words
        sheets: dict[str, MarkerSheet] = {}
        for side in self.sitting.session.sides:
            sheets |= {sheet.marker: sheet for sheet in markers_of(words, self.sitting.view(side))}
        return Panel(items=in_pairs(marker_gauges(words, list(sheets.values()))), gap=7)

    def _treaty(self, grow: float) -> Widget:
        words = self.sitting.words
        tracks = Tracks(
            words,
            self.sitting.view(self.side),
            pending={},
            before=self._moved_from(),
            on_stop=None,
            on_clause=self._open,
            width=self.stage.width * (grow if self.stage.width >= BROAD else 1),
            gap=ROW_GAP,
        )
        seen_from = Text(
            text=self.stage.say("watch.seen_from", side=words.side(self.side)), style="small", grow=1
        )
        turn = Button(
            id="change side",
            label=self.stage.say("watch.change_side"),
            key="v",
            kind="quiet",
            on_press=self._change_side,
        )
        foot = Row(items=[seen_from, turn], gap=10, align="center")
        return Panel(items=[tracks.build(), Rule(), foot], grow=grow, gap=7)

    def _change_side(self) -> None:
        self.side = self.sitting.words.other(self.side)

    def _moved_from(self) -> dict[tuple[str, int], str]:
        """Give where seals stood before they moved this week."""
        stood: dict[tuple[str, int], str] = {}
        session = self.sitting.session
        for record in session.records(None):
            if record.week == session.week and record.what == "seal_moved":
                place = OWN if record.side == self.side else THEIRS
                stood.setdefault((str(record.details["clause"]), place), str(record.details["from"]))
        return stood

    def _course(self, grow: float) -> Widget:
        """Tell what happened in this week and the last, with what either side alone knows."""
        words, session = self.sitting.words, self.sitting.session
        teller, week = Teller(words), 0
        items: list[Widget] = []
        for event in events_of(session.records(None)):
            if event.week <= session.week - WEEKS_TOLD or event.what in TOLD_AT_THE_END:
                continue
            if event.week != week:
                week = event.week
                items.append(Text(text=words.week(week), style="label_bold", tone="red"))
            items += self._told(teller, event)
        title = Text(text=self.stage.say("watch.course"), style="heading", tone="red")
        scroll = Scroll(id="course", item=Column(items=items, gap=8), grow=1, least=150, is_fixed_to_end=True)
        return Panel(items=[title, scroll], grow=grow, gap=8)

    def _told(self, teller: Teller, event: Event) -> list[Widget]:
        words = self.sitting.words
        sheet = dispatch_of(words, event)
        if sheet is not None:
            return [telegram(sheet, is_brief=True)]
        text = teller.tell(event)
        if text is None:
            return []
        if event.what == "capital_answered":  # it speaks to its own delegation
            text = f"{words.side(str(event.side))}: {text}"
        tone = "rule" if event.side is None else ("green", "red")[words.names.side[event.side]]
        return [Panel(kind="slip", tone=tone, pad=8, items=[Text(text=text, style="label")])]

    # A clause.

    def dialog(self) -> Widget | None:
        """Build the sheet of the clause that is open."""
        if self.open_clause is None:
            return None
        words = self.sitting.words
        close = Button(id="close", label=self.stage.say("table.close"), kind="main", on_press=self._close)
        foot = Row(items=[Text(text="", grow=1), close])
        return clause_dialog(self.stage, words, self.sitting.view(self.side), self.open_clause, foot)

    def _open(self, clause: str) -> None:
        self.plays_on = False
        if not self.stage.is_busy:
            self.open_clause = clause

    def _close(self) -> None:
        self.open_clause = None

    # How it goes on.

    def _run(self, play: Callable[[], Any], then: Callable[[], Any] = lambda: None) -> None:
        """Let the computers play in the background; a press in between is not heard.

        Args:
            play: What they play.
            then: Gives the next screen once they have.
        """
        if not self.stage.is_busy:
            self.stage.begin(play, lambda _: then())

    def _to_the_end(self) -> None:
        self._run(self.sitting.session.play_on, lambda: self.stage.routes.ending(self.sitting))

    def _one_move(self) -> None:
        self.sitting.session.play_on(limit=1)

    def _one_week(self) -> None:
        session, week = self.sitting.session, self.sitting.session.week
        while session.week == week and not session.is_over:
            session.play_on(limit=1)

    def _turn_play(self) -> None:
        self.plays_on = not self.plays_on
        if not self.plays_on:
            self.stage.alarm = None

    def _go_on_by_itself(self) -> None:
        """See to it that the next move comes by itself, if that is wanted."""
        is_still = self.stage.settings.has_less_motion or self.sitting.session.is_over
        self.plays_on = self.plays_on and not is_still
        if self.plays_on and self.stage.alarm is None:
            self.stage.wake(PAUSE, lambda: self._run(self._one_move))
