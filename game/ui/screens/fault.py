"""The last page of a program that has failed."""

from pathlib import Path
from typing import ClassVar, Final

from game.errors import GameError, shown
from game.ui.screen import Screen
from game.ui.stage import Stage
from game.ui.widgets import Button, Column, Gap, Panel, Row, Text, Widget

WIDEST: Final = 620


class FaultScreen(Screen):
    """Says that the program has failed, that the game is saved, and where a report lies.

    Args:
        stage: What screens share.
        error: What went wrong.
        place: Where a report lies, if one could be written.
    """

    name: ClassVar[str] = "fault"

    def __init__(self, stage: Stage, error: Exception, place: Path | None) -> None:
        super().__init__(stage)
        self.error = error
        self.place = place

    def build(self) -> Widget:
        """Build the page."""
        sheet = Panel(
            width=min(WIDEST, self.stage.width - 32),
            pad=26,
            gap=14,
            items=[
                Text(text=self.stage.say("fault.title"), style="title", tone="red"),
                Text(text=self.stage.say("fault.kept")),
                Text(text=self._what()),
                Button(
                    id="leave", label=self.stage.say("fault.leave"), kind="main", on_press=self.stage.leave
                ),
            ],
        )
        return Column(items=[Row(items=[Gap(grow=1), sheet, Gap(grow=1)], align="center", grow=1)], pad=16)

    def _what(self) -> str:
        if isinstance(self.error, GameError):
            return shown(str(self.error), 1000)
        kind = type(self.error).__name__
        if self.place is None:
            return self.stage.say("fault.no_report", kind=kind)
        return self.stage.say("fault.report", kind=kind, place=self.place)

    def back(self) -> None:
        """Leave."""
        self.stage.leave()
