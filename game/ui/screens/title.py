"""What stands before any game."""

from typing import ClassVar

from game.ui.screen import Screen
from game.ui.stage import Stage
from game.ui.widgets import Text, Widget


class TitleScreen(Screen):
    """What stands before any game."""

    name: ClassVar[str] = "title"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)

    def build(self) -> Widget:
        """Build the page."""
        return Text(text=self.name)
