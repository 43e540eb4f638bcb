"""The course of the talks."""

from typing import ClassVar

from game.ui.screen import Screen
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Text, Widget


class MinutesScreen(Screen):
    """The course of the talks."""

    name: ClassVar[str] = "minutes"

    def __init__(self, stage: Stage, sitting: Sitting, parent: Screen) -> None:
        super().__init__(stage)
        self.sitting = sitting
        self.parent = parent

    def build(self) -> Widget:
        """Build the page."""
        return Text(text=self.name)

    def back(self) -> Screen:
        """Go back to where the player came from."""
        return self.parent
