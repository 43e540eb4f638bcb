"""Who the player is and what to bring home."""

from typing import ClassVar

from game.ui.screen import Screen
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Text, Widget


class BriefingScreen(Screen):
    """Who the player is and what to bring home."""

    name: ClassVar[str] = "briefing"

    def __init__(self, stage: Stage, sitting: Sitting) -> None:
        super().__init__(stage)
        self.sitting = sitting

    def build(self) -> Widget:
        """Build the page."""
        return Text(text=self.name)
