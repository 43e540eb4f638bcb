"""Setting up a game."""

from typing import ClassVar

from game.ui.screen import Screen
from game.ui.stage import Stage
from game.ui.widgets import Text, Widget


class NewGameScreen(Screen):
    """Setting up a game."""

    name: ClassVar[str] = "new_game"

    def __init__(self, stage: Stage, is_lesson: bool = False, players: str = "") -> None:
        super().__init__(stage)
        self.is_lesson = is_lesson
        self.players = players

    def build(self) -> Widget:
        """Build the page."""
        return Text(text=self.name)
