"""The cables that went out and came in."""

from typing import ClassVar

from game.ui.screen import Screen
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Text, Widget


class CablesScreen(Screen):
    """The cables that went out and came in."""

    name: ClassVar[str] = "cables"

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
