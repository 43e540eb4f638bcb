"""Who the player is, what to bring home and how it is played: three leaves before the first week."""

from functools import partial
from typing import Any, ClassVar, Final

from game.telling.briefing import DelegateSheet, briefing_of, instructions_of, opening_of
from game.ui.emblems import Emblem, paint_flag, paint_monogram
from game.ui.screen import Screen
from game.ui.screens.game_screen import GameScreen
from game.ui.screens.leaf import head, in_columns, page, seat_emblem, tabs
from game.ui.screens.mandate import Mandate
from game.ui.screens.map_panel import map_panel
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Button, Column, Gap, Panel, Picture, Row, Rule, Scroll, Text, Widget

LEAVES: Final = ("who", "aims", "play")
BROAD: Final = 980
"""Units at which two sheets stand side by side."""
CARD: Final = 215
"""Units that a delegate's card takes at least."""
MONOGRAM: Final = 46
RULE_WIDTH: Final = 330


class BriefingScreen(GameScreen):
    """The briefing of the side that is to decide.

    Args:
        stage: What screens share.
        sitting: The game.
    """

    name: ClassVar[str] = "briefing"

    def __init__(self, stage: Stage, sitting: Sitting) -> None:
        super().__init__(stage, sitting)
        self.side = sitting.side
        self.leaf = LEAVES[0]

    def first_focus(self) -> str:
        """Begin where Enter goes on."""
        return "next"

    def back(self) -> Screen | None:
        """Turn back a leaf; from the first, to the menu."""
        place = LEAVES.index(self.leaf)
        if place == 0:
            menu: Screen = self.stage.routes.menu(self.sitting, self)
            return menu
        self._turn_to(LEAVES[place - 1])
        return None

    def build(self) -> Widget:
        """Build the leaf that is turned up."""
        words = self.sitting.words
        opening = opening_of(words)
        names = [
            (leaf, f"{number}. {self.stage.say(f'briefing.{leaf}')}") for number, leaf in enumerate(LEAVES, 1)
        ]
        leaves = tabs(names, self.leaf, self._turn_to)
        for number, tab in enumerate(leaves, 1):
            tab.key = str(number)
        top = head(self.stage, [self._emblem()], opening.title, opening.tagline, leaves)
        build = {"who": self._who, "aims": self._aims, "play": self._play}[self.leaf]
        body = Scroll(id=f"leaf {self.leaf}", item=build(), grow=1, least=140)
        return page(self.stage, top, body, self._foot())

    def _emblem(self) -> Emblem:
        return seat_emblem(self.sitting.words, self.emblems(), self.side)

    def _turn_to(self, leaf: str) -> None:
        self.leaf = leaf

    def _foot(self) -> Widget:
        place = LEAVES.index(self.leaf)
        is_last = place == len(LEAVES) - 1
        sit = Button(
            id="next" if is_last else "sit",
            label=self.stage.say("table.to_the_table"),
            kind="main",
            key="t",
            on_press=self._sit_down,
        )
        turn = Button(
            id="next",
            label=self.stage.say("briefing.next"),
            key="n",
            on_press=partial(self._turn_to, LEAVES[min(place + 1, len(LEAVES) - 1)]),
        )
        return Row(items=[Gap(grow=1), *([] if is_last else [turn]), sit], gap=10)

    def _sit_down(self) -> Any:
        self.sitting.seats[self.side].has_been_briefed = True
        return self.stage.routes.table(self.sitting)

    @property
    def _is_broad(self) -> bool:
        return self.stage.width >= BROAD

    def _beside(self, *sheets: Widget) -> Widget:
        if self._is_broad:
            return Row(items=sheets, gap=14)
        return Column(items=sheets, gap=12)

    # Who the player is.

    def _who(self) -> Widget:
        words, view = self.sitting.words, self.sitting.view(self.side)
        opening, briefing = opening_of(words), briefing_of(words, view)
        notes = [Text(text=note, style="label_bold") for note in (opening.short, *opening.variants) if note]
        case = Panel(
            items=[
                Text(text=self.stage.say("briefing.case"), style="heading", tone="red"),
                Text(text=opening.intro),
                *([Rule(), *notes] if notes else []),
            ],
            pad=18,
            gap=8,
            grow=0.46,
        )
        role = Panel(
            items=[
                self._title(briefing.title),
                Text(text=briefing.role),
                Panel(
                    kind="slip",
                    tone="red",
                    pad=12,
                    gap=4,
                    items=[
                        Text(text=briefing.heart, style="bold", tone="red"),
                        Text(text=briefing.heart_about),
                    ],
                ),
            ],
            pad=18,
            gap=8,
            grow=0.54,
        )
        people = Panel(
            items=[
                Text(text=words.say("briefing.delegates"), style="heading", tone="red"),
                self._cards(briefing.delegates),
            ],
            pad=18,
            gap=8,
        )
        return Column(items=[self._beside(role, case), people], gap=12)

    def _title(self, title: str) -> Widget:
        flag = Picture(label="", width=45, height=30, paint=partial(paint_flag, self._emblem()))
        name = Text(text=title, style="heading", tone="red", grow=1)
        return Row(items=[flag, name], gap=12, align="center")

    def _cards(self, delegates: tuple[DelegateSheet, ...]) -> Widget:
        width = min(self.stage.width, 1480) - 90
        count = max(1, min(len(delegates), int(width // CARD)))
        rows = [delegates[place : place + count] for place in range(0, len(delegates), count)]
        return Column(items=[self._card_row(row, count) for row in rows], gap=12)

    def _card_row(self, delegates: tuple[DelegateSheet, ...], count: int) -> Widget:
        empty = [Gap(grow=1) for _ in range(count - len(delegates))]
        return Row(items=[*(self._card(one) for one in delegates), *empty], gap=12)

    def _card(self, one: DelegateSheet) -> Widget:
        name, _, otherwise = one.name.partition(" (")
        letters = "".join(part[0] for part in name.split())
        monogram = Picture(
            label="",
            width=MONOGRAM,
            height=MONOGRAM,
            paint=partial(paint_monogram, letters, self._emblem().colour),
        )
        names = [Text(text=name, style="bold")]
        if otherwise:
            names.append(Text(text=f"({otherwise}", style="small"))
        return Panel(
            kind="slip",
            tone="rule",
            pad=10,
            gap=5,
            grow=1,
            items=[
                Row(items=[monogram, Column(items=names, gap=0, grow=1)], gap=10, align="center"),
                Text(text=one.role, style="small_italic", tone="faded"),
                Text(text=one.concern, style="label"),
            ],
        )

    # What to bring home.

    def _aims(self) -> Widget:
        words, view = self.sitting.words, self.sitting.view(self.side)
        instructions, briefing = instructions_of(words, view), briefing_of(words, view)
        mandate = Mandate(words, view, self.emblems(), self.stage.palette)
        notes = [note for note in (briefing.narrower, instructions.settled) if note]
        orders = Panel(
            items=[
                Text(text=instructions.title, style="heading", tone="red"),
                Text(text=instructions.about),
                mandate.build(),
                *(Text(text=note, style="small_italic") for note in notes),
            ],
            pad=20,
            gap=10,
            grow=0.58,
        )
        chart = map_panel(self.stage, self.sitting, self.side, 1)
        claims = Column(items=[chart, self._first_steps()], gap=14, grow=0.42)
        return self._beside(orders, claims)

    def _first_steps(self) -> Widget:
        guided = [Text(text=self.stage.say("briefing.guided"), style="label")]
        return Panel(
            items=[
                Text(text=self.stage.say("briefing.first"), style="heading", tone="red"),
                Text(text=self.stage.say("briefing.first_about")),
                *(guided if self.sitting.is_guided else []),
            ],
            pad=20,
            gap=8,
        )

    # How it is played.

    def _play(self) -> Widget:
        words = self.sitting.words
        rules = [
            Panel(
                items=[
                    Text(text=f"{number}. {words.of(rule.title)}", style="heading", tone="red"),
                    Text(text=words.of(rule.text)),
                ],
                pad=18,
                gap=6,
            )
            for number, rule in enumerate(words.scenario.story.rules, 1)
        ]
        count = max(1, min(3, int(self.stage.width // RULE_WIDTH)))
        return in_columns([*rules, self._first_steps()], count)
