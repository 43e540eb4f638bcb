"""The map on its sheet."""

from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Gap, Panel, Widget


def map_panel(stage: Stage, sitting: Sitting, side: str, grow: float) -> Widget:
    """Build the sheet with the map as a side sees it.

    Args:
        stage: What screens share.
        sitting: The game.
        side: Whose view.
        grow: The sheet's share of the room.
    """
    del stage, sitting, side
    return Panel(items=[Gap(height=240, grow=1)], grow=grow)
