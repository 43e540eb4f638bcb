"""What the screens of a game share."""

from game.ui.emblems import Emblem
from game.ui.screen import Screen
from game.ui.sitting import Sitting
from game.ui.stage import Stage


class GameScreen(Screen):
    """A screen of a game.

    Args:
        stage: What screens share.
        sitting: The game.
    """

    def __init__(self, stage: Stage, sitting: Sitting) -> None:
        super().__init__(stage)
        self.sitting = sitting

    @property
    def is_private(self) -> bool:
        """Whether groups share the window, and the talks still go on."""
        return self.sitting.is_shared and not self.sitting.session.is_over

    def emblems(self) -> tuple[Emblem, Emblem]:
        """Give the emblems of both sides."""
        return self.sitting.emblems()
