"""The table: the main screen, where a player reads, weighs and decides."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Final

from game.play.actions import NamedAction
from game.play.refusal import NotAllowed
from game.telling.events import TOLD_AT_THE_END, Event, Teller, events_of
from game.telling.history import history_at, is_history_shut
from game.telling.news import dispatch_of, dispatches_of_week, markers_of
from game.telling.reading import reading_of, reading_title
from game.telling.table import ready_line, worth_line
from game.ui.emblems import paint_flag
from game.ui.screen import Screen
from game.ui.screens.game_screen import GameScreen
from game.ui.screens.guide import KEY, Guide, has_done
from game.ui.screens.key import key_to_tracks
from game.ui.screens.map_panel import map_panel
from game.ui.screens.moves import Preparation
from game.ui.screens.sheets import clause_dialog, dialog_sheet, in_pairs, marker_gauges, telegram
from game.ui.screens.tracks import OWN, THEIRS, Tracks
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import (
    Button,
    Column,
    Flow,
    Gauge,
    Panel,
    Picture,
    Press,
    Row,
    Rule,
    Scroll,
    Text,
    Widget,
)

WIDE: Final = 1140
"""Units at which three columns stand side by side."""
MIDDLE: Final = 780
"""Units at which two do."""
TABS: Final = ("treaty", "map", "letters")
EDGE: Final = 12
TREATY_SHARE: Final = 0.48
"""Of the width that the treaty takes of three columns."""
TABS_SHARE: Final = 0.64
"""Of the width that what is under tabs takes of two columns."""
MOVES_SHARE: Final = 0.52
"""Of the window's height that the moves may take beside the letters."""
STANDING_LEAST: Final = 110
"""Units of height to which markers and reading give way, so that a move can be made without scrolling."""
ROOM_FOR_KEY: Final = 560
"""Units of height at which the key to the tracks has room above them."""
AIRY: Final = 940
"""Units of height at which rows of the treaty stand further apart."""
AIRY_GAP: Final = 15
NARROW_GAP: Final = 8
OWN_MOVE: Final = frozenset(
    (
        "seal_moved",
        "clause_initialled",
        "clause_reopened",
        "document_read",
        "question_asked",
        "table_adjourned",
    )
)
"""What a player knows of the own move without being told."""
NOWHERE: Final = "nowhere"


class TableScreen(GameScreen):
    """The table, as one human side sees it.

    Args:
        stage: What screens share.
        sitting: The game.
    """

    name: ClassVar[str] = "table"

    def __init__(self, stage: Stage, sitting: Sitting) -> None:
        super().__init__(stage, sitting)
        self.side = sitting.side
        self.preparation = Preparation(sitting, self.side, self._send)
        self.guide = Guide(sitting, self.side, self.preparation)
        self.tab = TABS[0]
        self.open_clause: str | None = None
        self.is_history_open = False
        self.warning = ""

    # The page.

    def build(self) -> Widget:
        """Build the page in as many columns as there is room for."""
        if self.stage.width >= WIDE:
            body = self._three_columns()
        elif self.stage.width >= MIDDLE:
            body = self._two_columns()
        else:
            body = self._one_column()
        return self.guide.on(Column(items=[self._header(), body], gap=10, pad=EDGE))

    def _three_columns(self) -> Widget:
        left = Column(items=[self._map(grow=1), self._standing()], gap=12, grow=0.28)
        right = Column(items=[self._letters(grow=1), self._moves()], gap=12, grow=0.24)
        return Row(items=[left, self._treaty(TREATY_SHARE), right], gap=14, grow=1)

    def _two_columns(self) -> Widget:
        left = Column(items=[self._tabs(TABS), self._tabbed()], gap=8, grow=TABS_SHARE)
        return Row(items=[left, self._moves(grow=1 - TABS_SHARE)], gap=12, grow=1)

    def _one_column(self) -> Widget:
        return Column(items=[self._tabs((*TABS, "moves", "more")), self._tabbed()], gap=8, grow=1)

    def _tabs(self, names: tuple[str, ...]) -> Widget:
        buttons = [
            Button(
                id=f"tab {name}",
                group="tabs",
                label=self.stage.say(f"table.tab_{name}"),
                kind="tab",
                is_selected=name == self.tab,
                on_press=partial(self._turn_to, name),
            )
            for name in names
        ]
        return Flow(items=buttons, gap=4)

    def _turn_to(self, tab: str) -> None:
        self.tab = tab

    def _tabbed(self) -> Widget:
        match self.tab:
            case "map":
                return Column(items=[self._map(grow=1), self._standing()], gap=10, grow=1)
            case "letters":
                return self._letters(grow=1)
            case "moves":
                return self._moves(grow=1)
            case "more":
                return Panel(items=[Flow(items=self._tools(), gap=4)], grow=1)
        return self._treaty(grow=1)

    # The header.

    def _header(self) -> Widget:
        words, view = self.sitting.words, self.sitting.view(self.side)
        if self.stage.width < MIDDLE:
            said = ". ".join(filter(None, (words.week(view.week), self.sitting.time_line())))
            return Text(text=said, style="heading")
        week = Text(text=words.week(view.week), style="title")
        said = " ".join(filter(None, (self._whose_turn(), self.sitting.time_line())))
        turn = Text(text=said, style="italic", tone="faded")
        title = Row(items=[self._flag(), Column(items=[week, turn], gap=0)], gap=12, align="center")
        tools = Flow(items=self._tools(), gap=2)
        if self.stage.width >= WIDE:
            tools.grow = 1
            return Row(items=[title, tools], align="center", gap=20)
        return Column(items=[title, tools], gap=4)

    def _flag(self) -> Widget:
        seat = self.sitting.words.names.side[self.side]
        emblem = self.emblems()[seat]
        return Picture(
            label="",
            width=54,
            height=36,
            paint=partial(paint_flag, emblem),
        )

    def _whose_turn(self) -> str:
        words, view = self.sitting.words, self.sitting.view(self.side)
        if self.stage.is_busy:
            return words.say("table.they_think")
        first = "table.you_first" if view.speaks_first else "table.they_first"
        return " ".join([f"{words.side(self.side)}.", words.say(first), *self._what_ifs()])

    def _what_ifs(self) -> list[str]:
        """Name the variants of history that are played."""
        words = self.sitting.words
        return [words.say("table.what_if", title=words.of(title)) for title in self.sitting.variants]

    def _tools(self) -> list[Widget]:
        does: list[tuple[str, str, Press]] = [
            *([("map", "g", lambda: self.stage.routes.atlas(self.sitting, self))] if self._has_map else []),
            ("instructions", "i", lambda: self.stage.routes.instructions(self.sitting, self)),
            ("documents", "f", lambda: self.stage.routes.documents(self.sitting, self)),
            ("cables", "c", lambda: self.stage.routes.cables(self.sitting, self)),
            ("minutes", "m", lambda: self.stage.routes.minutes(self.sitting, self)),
            ("history", "h", self._open_history),
            *([("public", "v", self._show_public)] if self.sitting.is_shared else []),
            ("rules", "r", lambda: self.stage.routes.rules(self.sitting, self)),
            *([("hints", KEY, self.guide.begin)] if self.guide.can_be_called else []),
            ("undo", "u", self._undo),
            ("menu", "f10", lambda: self.stage.routes.menu(self.sitting, self)),
        ]
        return [self._tool(name, key, press) for name, key, press in does]

    def _show_public(self) -> Screen:
        screen: Screen = self.stage.routes.public(self.sitting, self)
        return screen

    def _tool(self, name: str, key: str, press: Press) -> Widget:
        barred = "" if self.stage.is_busy else self._barred(name)
        return Button(
            id=f"tool {name}",
            group="tools",
            label=self.stage.say(f"table.{name}"),
            key=key,
            kind="quiet",
            is_enabled=not (barred or self.stage.is_busy),
            tip=barred,
            on_press=press,
        )

    def _barred(self, name: str) -> str:
        """Say why a tool cannot be used now; nothing where it can."""
        words, session = self.sitting.words, self.sitting.session
        if name == "undo" and (refusal := session.may_undo(self.side)) is not None:
            return words.refusal(refusal)
        return words.say("history.shut") if name == "history" and is_history_shut(session) else ""

    @property
    def _has_map(self) -> bool:
        return self.sitting.session.scenario.chart is not None

    def keys(self) -> Mapping[str, Press]:
        """Undo by its usual key too."""
        return {
            "ctrl+z": self._undo,
            "ctrl+return": self.preparation.commit,
            "f1": lambda: self.stage.routes.rules(self.sitting, self),
        }

    def first_focus(self) -> str:
        """Lead the keyboard to what closes a dialog, else to the moves; nowhere while the others consider."""
        if self.stage.is_busy:
            return NOWHERE
        if self._before_the_table() is None:
            return self.preparation.first_focus()
        return "close" if self.preparation.moment is None else "moment send"

    # Map, markers, reading.

    def _map(self, grow: float = 0) -> Widget:
        pending = self.preparation.draft.seals
        panel = map_panel(self.stage, self.sitting, self.side, grow, pending=pending)
        panel.id = "map"
        return panel

    def _standing(self) -> Widget:
        words, view = self.sitting.words, self.sitting.view(self.side)
        gauges = in_pairs(marker_gauges(words, markers_of(words, view)))
        told = Column(items=[*gauges, Rule(), *self._reading()], gap=7)
        return Panel(items=[Scroll(id="standing", item=told, least=STANDING_LEAST, most=self.stage.height)])

    def _reading(self) -> list[Widget]:
        words, view = self.sitting.words, self.sitting.view(self.side)
        sheet = reading_of(words, view)
        title = Text(text=reading_title(words, view), style="label_bold", tone="red")
        if sheet is None:
            return [title, Text(text=words.say("reading.none"), style="small")]
        bars: list[Widget] = [
            Gauge(
                id=f"suspicion {one.type}",
                label=one.name,
                value=one.chance,
                said=one.chance_line,
                tone="rule",
                tip=one.tell,
            )
            for one in sheet.types
        ]
        remarks = " ".join(filter(None, (sheet.nearness, sheet.guards)))
        lead = Text(text=words.say("reading.lead"), style="small", tone="faded")
        return [title, lead, *in_pairs(bars), Text(text=remarks, style="small_italic")]

    # The treaty.

    def _treaty(self, grow: float) -> Widget:
        words, view = self.sitting.words, self.sitting.view(self.side)
        is_high = self.stage.height >= ROOM_FOR_KEY
        takes_stops = self.preparation.takes_stops() and not self.stage.is_busy
        tracks = Tracks(
            words,
            view,
            pending=self.preparation.draft.seals,
            before=self._moved_from(),
            on_stop=self._press_stop if takes_stops else None,
            on_clause=self._open_clause,
            width=self._treaty_width(),
            gap=AIRY_GAP if self.stage.height >= AIRY else NARROW_GAP,
            key=self._key() if is_high else None,
        )
        ready = ready_line(words, view)
        foot: list[Widget] = [self._worth() if is_high else Text(text=worth_line(words, view), style="small")]
        if ready is not None:
            foot.append(Text(text=ready, style="label_bold", tone="green"))
        return Panel(id="treaty", items=[tracks.build(), Rule(), *foot], grow=grow, gap=7)

    def _worth(self) -> Widget:
        """Build what a treaty at either side's seals is worth to the player, and what no treaty is."""
        words, view = self.sitting.words, self.sitting.view(self.side)
        values = (("own", view.own_value), ("offer", view.offer_value), ("floor", view.floor))
        gauges = [
            Gauge(
                id=f"worth {name}",
                label=words.say(f"worth.{name}"),
                value=value / 100,
                said=words.points(value),
                tone="gold",
                tip=words.say("worth.about"),
                grow=1,
            )
            for name, value in values
        ]
        return Row(items=gauges, gap=16)

    def _key(self) -> Widget:
        words, emblems = self.sitting.words, self.emblems()
        seat = words.names.side[self.side]
        return key_to_tracks(self.stage, words, emblems[seat], emblems[1 - seat])

    def _treaty_width(self) -> float:
        if self.stage.width >= WIDE:
            return TREATY_SHARE * self.stage.width
        return (TABS_SHARE if self.stage.width >= MIDDLE else 1) * self.stage.width

    def _press_stop(self, clause: str, level: str) -> None:
        self.preparation.press_stop(clause, level)
        if self.stage.width < MIDDLE and self.preparation.kind not in (None, "draft"):
            self.tab = "moves"

    def _moved_from(self) -> dict[tuple[str, int], str]:
        """Give where seals stood before they moved since the player's last move at the table."""
        stood: dict[tuple[str, int], str] = {}
        for record in self.sitting.news(self.side):
            if record.what == "seal_moved":
                place = OWN if record.side == self.side else THEIRS
                stood.setdefault((str(record.details["clause"]), place), str(record.details["from"]))
        return stood

    def _open_clause(self, clause: str) -> None:
        self.open_clause = clause
        has_done(self.sitting, self.side, "clause")

    # Letters.

    def _letters(self, grow: float) -> Widget:
        words = self.sitting.words
        dispatches, own, others = self._news()
        items = [*others, *self._answer(), *dispatches, *own]
        if self._is_answer_new():
            items = [*self._answer(), *others, *own, *dispatches]
        if not items:
            items = [Text(text=words.say("no_news"), style="italic")]
        title = Text(text=words.say("letters.title"), style="heading", tone="red")
        scroll = Scroll(
            id=f"letters {len(self.sitting.session.decisions)}",
            item=Column(items=items, gap=9),
            grow=1,
            least=110,
        )
        return Panel(id="letters panel", items=[title, scroll], grow=grow, gap=8)

    def _is_answer_new(self) -> bool:
        """Whether the player has moved at the table this week, so that the answer is the newest there is."""
        return self.sitting.table_week(self.side) == self.sitting.session.week

    def _answer(self) -> list[Widget]:
        words = self.sitting.words
        sentences = self.sitting.answer(self.side)
        if not sentences:
            return []
        other = words.other(self.side)
        people = words.of(words.side_of(other).people)
        return [
            Panel(
                kind="slip",
                tone="red",
                pad=10,
                gap=5,
                items=[
                    Text(text=self._answer_head(people), style="label_bold", tone="red"),
                    *(Text(text=sentence, style="label") for sentence in sentences),
                ],
            )
        ]

    def _answer_head(self, people: str) -> str:
        if self._is_answer_new():
            return self.sitting.words.say("answer", people=people)
        return self.sitting.words.say(
            "letters.answered", people=people, week=self.sitting.table_week(self.side)
        )

    def _news(self) -> tuple[list[Widget], list[Widget], list[Widget]]:
        """Build what has come since the last move: dispatches, the own move, and all else."""
        words = self.sitting.words
        teller = Teller(words)
        dispatches: list[Widget] = []
        own: list[Widget] = []
        others: list[Widget] = []
        for event in events_of(self.sitting.news(self.side)):
            sheet = dispatch_of(words, event)
            told = None if event.what in TOLD_AT_THE_END else teller.tell(event)
            if sheet is not None:
                dispatches.append(telegram(sheet, is_brief=True))
            elif told is not None:
                (own if self._is_own_move(event) else others).append(self._told(event, told))
        return dispatches, own, others

    def _told(self, event: Event, told: str) -> Widget:
        tone = "rule" if event.side is None else "green" if event.side == self.side else "red"
        return Panel(kind="slip", tone=tone, pad=8, items=[Text(text=told, style="label")])

    # Moves.

    def _moves(self, grow: float = 0) -> Widget:
        foot: Sequence[Widget] = ()
        if self.stage.is_busy:
            item = self._considering()
        elif self.sitting.session.to_move != self.side:
            item = self._not_yours()
        else:
            item, foot = self.preparation.build()
        scroll = Scroll(
            id=f"moves {self.preparation.kind}",
            item=item,
            grow=grow and 1,
            least=130,
            most=None if grow else MOVES_SHARE * self.stage.height,
        )
        return Panel(id="moves panel", items=[*self._warnings(), scroll, *foot], grow=grow, gap=8)

    def _warnings(self) -> list[Widget]:
        trouble = self.sitting.trouble
        unsaved = "" if trouble is None else self.sitting.words.say("not_saved", reason=trouble)
        notes = filter(None, (self.warning, unsaved))
        return [Text(text=note, style="label_bold", tone="red") for note in notes]

    def _considering(self) -> Widget:
        words = self.sitting.words
        other = words.side_of(words.other(self.side))
        return Column(
            items=[
                Text(text=words.say("table.considering", people=words.of(other.people)), style="heading"),
                Button(id="cancel", label=words.say("table.cancel"), on_press=self._cancel),
            ]
        )

    def _not_yours(self) -> Widget:
        go_on = Button(id="go on", label=self.stage.say("table.go_on"), kind="main", on_press=self._go_on)
        return Column(items=[Text(text=self.stage.say("table.theirs"), style="label"), go_on])

    def _go_on(self) -> None:
        self.sitting.go_on(lambda: self.stage.routes.after_move(self.sitting, self))

    def _cancel(self) -> Any:
        self.sitting.cancel()
        return TableScreen(self.stage, self.sitting)

    def _send(self, action: NamedAction, reason: str | None, picked: str | None) -> None:
        self.warning = ""

        def follow() -> Any:
            return self.stage.routes.after_move(self.sitting, self)

        self.sitting.act(self.side, action, reason, follow, picked=picked)

    def _undo(self) -> Any:
        try:
            self.sitting.undo(self.side)
        except NotAllowed as error:
            self.warning = self.sitting.words.refusal(error.refusal)
            return None
        return TableScreen(self.stage, self.sitting)

    # Dialogs.

    def dialog(self) -> Widget | None:
        """Build what stands before the table: the week's news, a clause, history, the question why."""
        build = self._before_the_table()
        return None if build is None else build()

    def _before_the_table(self) -> Callable[[], Widget] | None:
        """Give what builds that which stands before the table, if anything does."""
        if self.stage.is_busy:
            return None
        if self.open_clause is not None:
            return partial(self._clause_dialog, self.open_clause)
        if self.is_history_open:
            return self._history_dialog
        if self.preparation.moment is not None:
            return self.preparation.moment_dialog
        seat = self.sitting.seats.get(self.side)
        if seat is not None and seat.week_opened < self.sitting.session.week:
            return self._news_dialog
        return None

    def back(self) -> Screen | None:
        """Close what stands before the table; else drop what is being prepared; else open the menu."""
        if self._before_the_table() is not None:
            self._close()
            return None
        if self.preparation.kind is not None:
            self.preparation.clear()
            return None
        return None if self.stage.is_busy else self.stage.routes.menu(self.sitting, self)

    def _close(self) -> None:
        if self.open_clause is not None:
            self.open_clause = None
        elif self.is_history_open:
            self.is_history_open = False
        elif self.preparation.moment is not None:
            self.preparation.forget_moment()
        else:
            self.sitting.seats[self.side].week_opened = self.sitting.session.week

    def _closing(self, label: str) -> Widget:
        return Row(
            items=[
                Text(text="", grow=1),
                Button(id="close", label=label, kind="main", on_press=self._close),
            ]
        )

    def _news_dialog(self) -> Widget:
        words, view = self.sitting.words, self.sitting.view(self.side)
        sheets = dispatches_of_week(self.sitting.session, words, self.side)
        slips = [telegram(sheet, is_brief=True) for sheet in sheets]
        if not slips:
            slips = [Text(text=words.say("no_news"), style="italic")]
        changes = self._changes()
        if changes:
            slips = [*changes, Rule(), *slips]
        return dialog_sheet(
            self.stage, words.week(view.week), slips, self._closing(words.say("table.to_the_table"))
        )

    def _changes(self) -> list[Widget]:
        """Build what has come of the last week besides dispatches: answers, their moves, the markers."""
        words = self.sitting.words
        if self.sitting.table_week(self.side) is None:
            return []
        _, _, slips = self._news()
        moved = [one for one in markers_of(words, self.sitting.view(self.side)) if one.trend_line]
        title = Text(text=words.say("letters.changed"), style="heading", tone="red")
        return [title, *slips, *in_pairs(marker_gauges(words, moved))]

    def _is_own_move(self, event: Event) -> bool:
        return event.side == self.side and event.what in OWN_MOVE

    def _clause_dialog(self, clause: str) -> Widget:
        words = self.sitting.words
        view, foot = self.sitting.view(self.side), self._closing(words.say("table.close"))
        return clause_dialog(self.stage, words, view, clause, foot)

    def _open_history(self) -> None:
        self.is_history_open = True

    def _history_dialog(self) -> Widget:
        words = self.sitting.words
        weeks: list[Widget] = []
        for week in history_at(words, self.sitting.view(self.side)):
            weeks.append(Text(text=words.say("history.week", date=week.day), style="subheading", tone="red"))
            weeks += [Text(text=f"{deeds.name}. {deeds.text}") for deeds in week.deeds]
            weeks.append(Text(text=week.source, style="small_italic", tone="faded"))
            weeks += [Text(text=week.disputed, style="small")] if week.disputed else []
        items = weeks or [Text(text=words.say("history.none"))]
        foot = self._closing(words.say("table.close"))
        return dialog_sheet(self.stage, words.say("history.title"), items, foot)
