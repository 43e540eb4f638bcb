"""How the talks ended: the treaty under its seals, or two portfolios shut."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final

from pygame import Rect, Surface

from game.play.session import GROUP_LENGTH
from game.telling.ending import ClauseBeside, Outcome, SideEnd
from game.ui.closing import landed, paint_card, paint_ornament, paint_portfolios, paint_seal, paint_stamp
from game.ui.emblems import paint_flag
from game.ui.screen import Screen
from game.ui.screens.ended import Ended
from game.ui.screens.game_screen import GameScreen
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Button, Column, Field, Gap, Panel, Picture, Row, Rule, Scroll, Text, Widget

WIDE: Final = 800
"""Units at which two sheets lie side by side."""
EDGE: Final = 18
WIDEST: Final = 1240
HIGHEST: Final = 800
TWO_COLUMNS: Final = 400
"""Units of a sheet on which the articles stand in two columns."""
SEALS_BEGIN: Final = (0.45, 1.05)
"""Seconds after which each seal comes down."""
SEAL_TAKES: Final = 0.3
FRAME: Final = 0.016
HIGH: Final = 640
"""Units of height at which there is room for large seals and for cards."""
STAMP: Final = 27
TYPED_FOR: Final = 1.0
"""Seconds without another letter after which a name counts as typed, and is saved."""


class SignatureScreen(GameScreen):
    """How the talks ended.

    Args:
        stage: What screens share.
        sitting: The game, which is over.
    """

    name: ClassVar[str] = "signature"

    def __init__(self, stage: Stage, sitting: Sitting) -> None:
        super().__init__(stage, sitting)
        self.ended = Ended(sitting)
        self.is_turned = False
        self.group = self.named = sitting.session.group
        self.since: float | None = None

    def first_focus(self) -> str:
        """Begin at the way on."""
        return "summer"

    def back(self) -> Screen | None:
        """Open the menu: the talks themselves are over."""
        self._keep_name()
        menu: Screen = self.stage.routes.menu(self.sitting, self)
        return menu

    # The page.

    def build(self) -> Widget:
        """Build the sheets, and draw them again while a seal comes down."""
        outcome = self.ended.outcome()
        self._go_on_moving()
        sheets: list[Widget] = [self._paper(outcome), self._worth(outcome)]
        if self.stage.width < WIDE:
            return Column(items=sheets, gap=14, pad=EDGE)
        sheets[0].grow, sheets[1].grow = 0.6, 0.4
        page = Row(items=sheets, gap=18, width=min(self.stage.width - 2 * EDGE, WIDEST))
        line = Row(items=[Gap(grow=1), page, Gap(grow=1)], gap=0)
        if self.stage.height - 2 * EDGE <= HIGHEST:
            line.grow = 1
            return Column(items=[line], pad=EDGE)
        line.height = HIGHEST
        return Column(items=[Gap(grow=1), line, Gap(grow=1)], gap=0, pad=EDGE)

    def _go_on_moving(self) -> None:
        if self.since is None:
            self.since = self.stage.clock()
        if self._seconds() < SEALS_BEGIN[1] + SEAL_TAKES and self.ended.is_signed:
            self.stage.wake(FRAME, lambda: None)

    def _seconds(self) -> float:
        """How long the player has been looking on; for ever, where nothing is to move."""
        if self.stage.settings.has_less_motion or self.since is None:
            return SEALS_BEGIN[1] + SEAL_TAKES
        return self.stage.clock() - self.since

    # What lies on the left.

    def _paper(self, outcome: Outcome) -> Widget:
        is_signed = self.ended.is_signed
        reason = [] if outcome.reason is None else [_centred(outcome.reason, "bold")]
        foot = self._seals(outcome) if is_signed else self._portfolios()
        head = [
            _centred(self._day(outcome), "small_italic", "faded"),
            _centred(outcome.title, "title", "red"),
            self._ornament(),
            *reason,
            _centred(outcome.text, "body"),
        ]
        if not is_signed:
            return Panel(items=[*head, foot], pad=26, gap=12)
        if self.stage.width < WIDE:
            body = [foot, self._ornament(), self._articles()]
        else:
            articles = Scroll(id="articles", item=self._articles(), grow=1, least=90)
            body = [self._ornament(), articles, foot]
        return Panel(items=[*head, *body], pad=26 if self.stage.height >= HIGH else 18, gap=9)

    def _day(self, outcome: Outcome) -> str:
        """Say the day of the signature, else that of the week in which the talks ended."""
        words = self.sitting.words
        return words.day(outcome.signed or words.first_day(self.sitting.session.week))

    def _ornament(self) -> Widget:
        return Picture(label="", height=14, paint=lambda s, r: paint_ornament(s, r, self.stage.palette.rule))

    def _articles(self) -> Widget:
        """List what was agreed, clause by clause."""
        rows = [self._article(number, clause) for number, clause in enumerate(self.ended.treaty(), 1)]
        room = min(self.stage.width, WIDEST) * (0.6 if self.stage.width >= WIDE else 1) - 4 * EDGE
        if room < TWO_COLUMNS:
            return Column(items=rows, gap=6)
        half = (len(rows) + 1) // 2
        columns = [Column(items=part, gap=5, grow=1) for part in (rows[:half], rows[half:])]
        return Row(items=columns, gap=16)

    def _article(self, number: int, clause: ClauseBeside) -> Widget:
        words = self.sitting.words
        secret = words.say("table.secret_mark") if words.clause_of(clause.clause).secret else ""
        name = f"{clause.name}{secret}"
        told = [
            Text(text=name, style="small_bold", said=f"{number}. {name}"),
            Text(text=clause.here_names[0], style="small"),
        ]
        hung = Text(text=str(number), style="small", tone="faded", width=24, align="right", said="")
        return Row(items=[hung, Column(items=told, gap=0, grow=1)], gap=8)

    def _seals(self, outcome: Outcome) -> Widget:
        seals: list[Widget] = [self._sealed(seat, side) for seat, side in enumerate(outcome.sides)]
        if not outcome.stands:
            void = self.stage.say("signature.void")
            seals.insert(1, Picture(label=void, height=self._seal_height, grow=1.4, paint=self._paint_void))
        return Row(items=seals, gap=6)

    @property
    def _seal_height(self) -> float:
        return 124 if self.stage.height >= HIGH or self.stage.width < WIDE else 84

    def _sealed(self, seat: int, side: SideEnd) -> Widget:
        words = self.sitting.words
        paint = partial(self._paint_seal, seat)
        return Column(
            items=[
                Picture(
                    label=words.say("signature.seal", side=side.name), height=self._seal_height, paint=paint
                ),
                _centred(side.name, "bold"),
            ],
            gap=3,
            grow=1,
        )

    def _pressed(self, seat: int) -> float:
        """Give how far a side's seal has come down, 0 to 1."""
        return landed(self._seconds(), SEALS_BEGIN[seat], SEAL_TAKES)

    def _paint_seal(self, seat: int, surface: Surface, rect: Rect) -> None:
        part = self._pressed(seat)
        if part < 1:  # on its way down it is larger than its place
            surface.set_clip(None)
        paint_seal(surface, rect, self.emblems()[seat], part)

    def _paint_void(self, surface: Surface, rect: Rect) -> None:
        if self._seconds() >= SEALS_BEGIN[1] + SEAL_TAKES:
            size = round(STAMP * self.stage.scale)
            paint_stamp(surface, rect, self.stage.say("signature.void"), size, self.stage.palette.red)

    def _portfolios(self) -> Widget:
        return Picture(
            label=self.stage.say("signature.portfolios"),
            height=150,
            grow=1,
            paint=lambda surface, rect: paint_portfolios(surface, rect, self.emblems()),
        )

    # What lies on the right.

    def _worth(self, outcome: Outcome) -> Widget:
        words = self.sitting.words
        onward = Button(
            id="summer",
            label=words.say("signature.summer"),
            note=words.say("signature.summer_note"),
            key="s",
            kind="main",
            on_press=self._go_on,
        )
        told = Column(
            items=[
                Text(text=words.say("signature.worth"), style="heading", tone="red"),
                *(self._worth_to(seat, side) for seat, side in enumerate(outcome.sides)),
                Rule(),
                Text(text=words.say("signature.secret"), style="heading", tone="red"),
                *self._cards(outcome.sides),
                Rule(),
                *self._group(),
                Text(text=outcome.seed_line, style="small_italic", tone="faded"),
            ],
            gap=11,
        )
        is_wide = self.stage.width >= WIDE
        body = Scroll(id="worth", item=told, grow=1, least=150) if is_wide else told
        return Panel(items=[body, self._code(outcome), onward], pad=24, gap=11)

    def _code(self, outcome: Outcome) -> Widget:
        """Show the treaty code, large enough to be read from afar."""
        words = self.sitting.words
        name = Text(text=words.say("signature.code"), style="label_bold", said=outcome.code_line, grow=1)
        code = Text(text=outcome.code, style="code", tone="blue", align="right", said="")
        line = Row(items=[name, code], gap=12, align="center")
        return Panel(
            id="code", kind="slip", tone="blue", pad=9, items=[line], tip=words.say("signature.code_about")
        )

    def _group(self) -> list[Widget]:
        """Let the players give themselves a name, if any played."""
        if not self.sitting.session.humans:
            return []
        field = Field(
            id="group",
            label=self.sitting.words.say("group.name"),
            value=self.group,
            most=GROUP_LENGTH,
            tip=self.stage.say("new_game.group_about"),
            on_change=self._name_group,
            on_enter=self._keep_name,
        )
        return [field]

    def _name_group(self, typed: str) -> None:
        """Take the name on as it is typed, and save it once no more is typed."""
        self.group = typed
        self.sitting.session.name_group(typed)
        self.stage.wake(TYPED_FOR, self._keep_name)

    def _keep_name(self) -> None:
        """Save a name that was typed just now."""
        if self.group != self.named:
            self.named = self.group
            self.sitting.keep()

    def _go_on(self) -> Screen:
        self._keep_name()
        summer: Screen = self.stage.routes.summer(self.sitting)
        return summer

    def _worth_to(self, seat: int, side: SideEnd) -> Widget:
        flag = Picture(label="", width=48, height=32, paint=partial(paint_flag, self.emblems()[seat]))
        lines = [Text(text=line) for line in (side.value_line, side.steps_line) if line is not None]
        return Row(items=[flag, Column(items=lines, gap=2, grow=1)], gap=14, align="center")

    def _cards(self, sides: Sequence[SideEnd]) -> list[Widget]:
        """Show what each side cared for, once the cards are turned."""
        words = self.sitting.words
        if not self.is_turned:
            about = Text(text=words.say("signature.secret_about"), style="label")
            backs = [
                Picture(label="", height=self._seal_height, grow=1, paint=partial(paint_card, emblem))
                for emblem in self.emblems()
            ]
            turn = Button(id="turn", label=words.say("signature.turn"), key="t", on_press=self._turn)
            return [about, Row(items=backs, gap=14), turn]
        return [
            Panel(
                kind="slip",
                tone="gold",
                pad=11,
                gap=3,
                items=[
                    Text(
                        text=words.say("signature.type", side=side.name, type=side.type), style="label_bold"
                    ),
                    Text(text=side.type_about, style="label"),
                ],
            )
            for side in sides
        ]

    def _turn(self) -> None:
        self.is_turned = True


def _centred(text: str, style: str, tone: str = "ink") -> Text:
    return Text(text=text, style=style, tone=tone, align="center")
