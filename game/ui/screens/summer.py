"""The summer that followed."""

from typing import ClassVar

from game.ui.screen import Screen
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Text, Widget


class SummerScreen(Screen):
    """The summer that followed."""

    name: ClassVar[str] = "summer"

    def __init__(self, stage: Stage, sitting: Sitting) -> None:
        super().__init__(stage)
        self.sitting = sitting

    def build(self) -> Widget:
        """Build the page."""
        return Text(text=self.name)
