"""The map over the whole window."""

from typing import ClassVar

from game.ui.screen import Screen
from game.ui.screens.game_screen import GameScreen
from game.ui.screens.map_panel import map_panel
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Button, Column, Row, Text, Widget


class AtlasScreen(GameScreen):
    """The map over the whole window.

    Args:
        stage: What screens share.
        sitting: The game.
        parent: Where the player came from.
    """

    name: ClassVar[str] = "atlas"

    def __init__(self, stage: Stage, sitting: Sitting, parent: Screen) -> None:
        super().__init__(stage, sitting)
        self.parent = parent

    def build(self) -> Widget:
        """Build the map below its title."""
        words = self.sitting.words
        view = self.sitting.view(self.sitting.side)
        title = Text(text=words.week(view.week), style="title", grow=1)
        back = Button(id="back", label=self.stage.say("back"), key="g", on_press=self.back)
        sheet = map_panel(self.stage, self.sitting, self.sitting.side, grow=1)
        return Column(items=[Row(items=[title, back], align="center"), sheet], gap=10, pad=12)

    def back(self) -> Screen:
        """Go back to where the player came from."""
        return self.parent
