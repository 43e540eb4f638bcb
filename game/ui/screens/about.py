"""What the game is, and its sources."""

from typing import ClassVar

from game.ui.screen import Screen
from game.ui.stage import Stage
from game.ui.widgets import Text, Widget


class AboutScreen(Screen):
    """What the game is, and its sources."""

    name: ClassVar[str] = "about"

    def __init__(self, stage: Stage, parent: Screen) -> None:
        super().__init__(stage)
        self.parent = parent

    def build(self) -> Widget:
        """Build the page."""
        return Text(text=self.name)

    def back(self) -> Screen:
        """Go back to where the player came from."""
        return self.parent
