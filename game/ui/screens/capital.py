"""A capital that people play: the curtain before it, and the page on which they rule."""

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar, Final

from game.play.petition import VOTES_LIMIT, Petition, is_passed
from game.telling.capital import ClauseAsked, PetitionSheet, petition_sheet
from game.ui.screen import Screen
from game.ui.screens.curtain import ClosedCurtain
from game.ui.screens.game_screen import GameScreen
from game.ui.screens.leaf import head, page, seat_emblem
from game.ui.screens.sheets import in_pairs, marker_gauges, telegram
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Button, Column, Field, Gap, Panel, Row, Rule, Scroll, Text, Widget

BROAD: Final = 900
"""Units at which what is asked and what is known stand side by side."""
SHARES: Final = (0.55, 0.45)
DIGITS: Final = len(str(VOTES_LIMIT - 1))
COUNT_WIDTH: Final = 190


class CapitalCurtainScreen(ClosedCurtain):
    """The curtain before people in a capital rule: it tells nobody in which, nor on what.

    Args:
        stage: What screens share.
        sitting: The game; a petition waits.
        petition: What waits.
        behind: What it opens on; None for the page on which they rule.
    """

    name: ClassVar[str] = "capital_curtain"

    def __init__(
        self, stage: Stage, sitting: Sitting, petition: Petition, behind: Screen | None = None
    ) -> None:
        super().__init__(stage, sitting, behind)
        self.petition = petition

    def note(self) -> tuple[str, str]:
        """Say that the capitals decide, and ask the delegations to look away."""
        words = self.sitting.words
        return words.say("capital.curtain"), words.say("capital.look_away")

    def beginning(self) -> Screen:
        """Let the people rule."""
        return CapitalScreen(self.stage, self.sitting, self.petition)


class CapitalScreen(GameScreen):
    """The page on which people in a capital rule.

    Args:
        stage: What screens share.
        sitting: The game.
        petition: What they rule on.
    """

    name: ClassVar[str] = "capital"

    def __init__(self, stage: Stage, sitting: Sitting, petition: Petition) -> None:
        super().__init__(stage, sitting)
        self.petition = petition
        self.votes = ["", ""]
        self._sheet: tuple[str, PetitionSheet] | None = None

    @property
    def sheet(self) -> PetitionSheet:
        """What they read; worded once for each language."""
        if self._sheet is None or self._sheet[0] != self.stage.lang:
            sheet = petition_sheet(self.sitting.session, self.sitting.words, self.petition)
            self._sheet = (self.stage.lang, sheet)
        return self._sheet[1]

    def back(self) -> Screen | None:
        """Open the menu, unless the talks go on already."""
        return None if self.stage.is_busy else self.stage.routes.menu(self.sitting, self)

    def first_focus(self) -> str:
        """Begin where a vote is typed; nothing is ruled by a key that was pressed too long."""
        return "vote 0" if self.sheet.is_voted else "scroll asked"

    # The page.

    def build(self) -> Widget:
        """Build the page: what is asked, what is known, and the answer."""
        words = self.sitting.words
        top = head(
            self.stage,
            [seat_emblem(words, self.emblems(), self.petition.side)],
            self.sheet.title,
            words.week(self.petition.week),
            [*self._time(), self._menu()],
        )
        if self.stage.is_busy:
            return page(self.stage, top, Panel(items=[Text(text=self.stage.say("capital.goes_on"))], grow=1))
        return page(self.stage, top, self._body(), self._answer())

    def _time(self) -> list[Widget]:
        line = self.sitting.time_line()
        return [Text(text=line, style="label_bold", tone="faded", width=COUNT_WIDTH)] if line else []

    def _menu(self) -> Widget:
        label = self.stage.say("table.menu")
        is_enabled = not self.stage.is_busy
        return Button(
            id="menu", label=label, key="f10", kind="quiet", is_enabled=is_enabled, on_press=self.back
        )

    def _body(self) -> Widget:
        asked, known = self._asked(), self._known()
        if self.stage.width < BROAD:
            return self._scroll("all", [*asked, Rule(), *known])
        left, right = self._scroll("asked", asked), self._scroll("known", known)
        left.grow, right.grow = SHARES
        return Row(items=[left, right], gap=14, grow=1)

    def _scroll(self, name: str, items: Sequence[Widget]) -> Widget:
        scroll = Scroll(id=f"{name} {self.petition.kind}", item=Column(items=items, gap=9), grow=1, least=140)
        return Panel(items=[scroll], grow=1, gap=8)

    def _asked(self) -> list[Widget]:
        words, sheet = self.sitting.words, self.sheet
        title = words.say("capital.signed" if sheet.is_voted else "capital.asked")
        clauses = [self._clause(clause) for clause in sheet.clauses]
        steps = [] if sheet.steps_line is None else [Text(text=sheet.steps_line, style="label_bold")]
        secret = [] if sheet.secret_line is None else [Text(text=sheet.secret_line, style="label")]
        reasons = [
            *self._reasons("speaks_for", sheet.speaks_for, "green"),
            *self._reasons("speaks_against", sheet.speaks_against, "red"),
            *self._source(),
        ]
        asked = [Text(text=title, style="heading", tone="red"), Text(text=sheet.asked), *steps, *secret]
        return [*asked, *reasons, *clauses] if sheet.is_voted else [*asked, *clauses, *reasons]

    def _clause(self, clause: ClauseAsked) -> Widget:
        return Panel(
            kind="slip",
            tone="red" if clause.is_below else "rule",
            pad=9,
            gap=3,
            items=[
                Text(text=clause.line, style="label_bold"),
                Text(text=clause.text, style="label"),
            ],
        )

    def _reasons(self, name: str, reasons: Sequence[str], tone: str) -> list[Widget]:
        if not reasons:
            return []
        title = Text(text=self.sitting.words.say(f"capital.{name}"), style="label_bold", tone=tone)
        return [title, *(Text(text=reason) for reason in reasons)]

    def _source(self) -> list[Widget]:
        source = self.sheet.source
        return [] if source is None else [Text(text=source, style="small_italic", tone="faded")]

    def _known(self) -> list[Widget]:
        words, sheet = self.sitting.words, self.sheet
        return [
            Text(text=words.say("capital.known"), style="heading", tone="red"),
            *in_pairs(marker_gauges(words, sheet.markers)),
            *(telegram(one, is_brief=True) for one in sheet.news),
        ]

    # The answer.

    def _answer(self) -> Widget:
        if self.sheet.is_voted:
            return self._vote()
        yes = Button(
            id="yes", label=self.sheet.yes, kind="main", width=220, commits=True,
            on_press=partial(self._rule, True),
        )  # fmt: skip
        no = Button(
            id="no", label=self.sheet.no, width=220, commits=True, on_press=partial(self._rule, False)
        )
        return Row(items=[Gap(grow=1), yes, no, Gap(grow=1)], gap=14)

    def _vote(self) -> Widget:
        words, counted = self.sitting.words, self._counted()
        fields = [self._field(place, name) for place, name in enumerate(("votes_for", "votes_against"))]
        declare = Button(
            id="declare",
            label=words.say("capital.count"),
            kind="main",
            is_enabled=counted is not None,
            tip="" if counted is not None else words.say("capital.no_count"),
            commits=True,
            on_press=self._declare,
        )
        means = ""
        if counted is not None:
            means = self.sheet.yes if is_passed(counted) else self.sheet.no
        line = Text(text=means, style="label_bold", tone="red", width=COUNT_WIDTH)
        row = Row(items=[*fields, Column(items=[Gap(grow=1), line]), Column(items=[Gap(grow=1), declare])])
        about = Text(text=words.say("capital.vote"), style="label")
        return Panel(items=[about, row], gap=6)

    def _field(self, place: int, name: str) -> Widget:
        return Field(
            id=f"vote {place}",
            label=self.sitting.words.say(f"capital.{name}"),
            value=self.votes[place],
            most=DIGITS,
            grow=1,
            on_change=partial(self._type, place),
            on_enter=self._declare,
        )

    def _type(self, place: int, typed: str) -> None:
        self.votes[place] = "".join(filter(str.isdecimal, typed))

    def _counted(self) -> tuple[int, int] | None:
        """Give the votes, once both are typed."""
        return (int(self.votes[0]), int(self.votes[1])) if all(self.votes) else None

    def _declare(self) -> Any:
        counted = self._counted()
        return None if counted is None else self._rule(is_passed(counted), counted)

    def _rule(self, yes: bool, votes: tuple[int, int] | None = None) -> None:
        self.sheet  # noqa: B018 - it is worded while the petition still waits
        self.sitting.rule(yes, votes, lambda: self.stage.routes.after_ruling(self.sitting))
