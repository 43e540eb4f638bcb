"""The instructions, to look up during the talks."""

from typing import ClassVar, Final

from game.telling.briefing import briefing_of, instructions_of
from game.telling.table import rows_of, worth_line
from game.ui.screen import Screen
from game.ui.screens.game_screen import GameScreen
from game.ui.screens.guide import has_done
from game.ui.screens.leaf import back_button, head, page, seat_emblem
from game.ui.screens.mandate import Mandate
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Column, Panel, Row, Rule, Scroll, Text, Widget

BROAD: Final = 1100
"""Units at which the list and the role stand side by side."""
LIST_SHARE: Final = 0.71
ONE_LINE: Final = 700
"""Units that the list needs for each clause to stand in one line."""


class InstructionsScreen(GameScreen):
    """Who the player is and the least that may be signed, beside the seals as they stand.

    Args:
        stage: What screens share.
        sitting: The game.
        parent: Where the player came from.
    """

    name: ClassVar[str] = "instructions"

    def __init__(self, stage: Stage, sitting: Sitting, parent: Screen) -> None:
        super().__init__(stage, sitting)
        self.parent = parent
        self.side = sitting.side
        has_done(sitting, self.side, "instructions")

    def back(self) -> Screen:
        """Go back to where the player came from."""
        return self.parent

    def build(self) -> Widget:
        """Build the list of clauses, and beside it who the player is."""
        words, view = self.sitting.words, self.sitting.view(self.side)
        instructions = instructions_of(words, view)
        top = head(
            self.stage,
            [seat_emblem(words, self.emblems(), self.side)],
            instructions.title,
            self._met(),
            [back_button(self.stage, self.back)],
        )
        if self.stage.width >= BROAD:
            body: Widget = Row(items=[self._list(grow=LIST_SHARE), self._person(grow=1 - LIST_SHARE)], gap=14)
        else:
            body = Column(items=[self._list(), self._person()], gap=12)
        return page(self.stage, top, Scroll(id="instructions", item=body, grow=1, least=140))

    def _met(self) -> str:
        """Count the clauses on which the other side gives enough."""
        rows = rows_of(self.sitting.words, self.sitting.view(self.side))
        return self.stage.say("mandate.met", n=sum(row.is_enough for row in rows), all=len(rows))

    def _list(self, grow: float = 0) -> Widget:
        words, view = self.sitting.words, self.sitting.view(self.side)
        instructions, briefing = instructions_of(words, view), briefing_of(words, view)
        mandate = Mandate(words, view, self.emblems(), self.stage.palette)
        is_wide = self.stage.width * (LIST_SHARE if grow else 1) >= ONE_LINE
        notes = [note for note in (instructions.settled, briefing.narrower) if note]
        return Panel(
            items=[
                Text(text=instructions.about, style="label"),
                mandate.build_beside_seals(is_wide=is_wide),
                Rule(),
                Text(text=worth_line(words, view), style="label"),
                *(Text(text=note, style="small_italic") for note in notes),
            ],
            pad=18,
            gap=8,
            grow=grow,
        )

    def _person(self, grow: float = 0) -> Widget:
        words, view = self.sitting.words, self.sitting.view(self.side)
        briefing = briefing_of(words, view)
        asked = instructions_of(words, view).asked
        weighing = asked or self.stage.say("mandate.nothing_asked", capital=words.capital(self.side))
        return Panel(
            items=[
                Text(text=briefing.title, style="heading", tone="red"),
                Text(text=briefing.role, style="label"),
                Panel(
                    kind="slip",
                    tone="red",
                    pad=10,
                    gap=3,
                    items=[
                        Text(text=briefing.heart, style="label_bold", tone="red"),
                        Text(text=briefing.heart_about, style="label"),
                    ],
                ),
                Panel(kind="slip", tone="gold", pad=10, items=[Text(text=weighing, style="label_bold")]),
            ],
            pad=18,
            gap=10,
            grow=grow,
        )
