"""The curtain between groups at one window."""

import math
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import ClassVar, Final

import pygame
from pygame import Rect, Surface

from game.ui.emblems import Emblem, paint_flag
from game.ui.screen import Screen
from game.ui.screens.game_screen import GameScreen
from game.ui.screens.leaf import seat_emblem
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.theme import Colour, Palette
from game.ui.widgets import Button, Column, Gap, Panel, Picture, Row, Text, Widget

NOTE: Final = 460
CLOTH: Final[Colour] = (104, 26, 28)
FRINGE: Final[Colour] = (178, 138, 62)
FOLD: Final = 74
"""Units from fold to fold of the cloth."""


class ClosedCurtain(GameScreen):
    """A closed curtain, with a note on it.

    Args:
        stage: What screens share.
        sitting: The game.
        behind: What it opens on; None for where its players begin.
    """

    def __init__(self, stage: Stage, sitting: Sitting, behind: Screen | None = None) -> None:
        super().__init__(stage, sitting)
        self.behind = behind

    def note(self) -> tuple[str, str]:
        """Give the title of the note, and what is said below it."""
        raise NotImplementedError

    def flags(self) -> Sequence[Emblem]:
        """Give whose flags stand on the note."""
        return self.emblems()

    def beginning(self) -> Screen:
        """Give the screen on which its players begin."""
        raise NotImplementedError

    @property
    def is_private(self) -> bool:
        """It shows nothing of the game."""
        return False

    def back(self) -> Screen:
        """Open the menu, which shows nothing of the game."""
        menu: Screen = self.stage.routes.menu(self.sitting, self)
        return menu

    def build(self) -> Widget:
        """Build the note on the cloth."""
        note = Row(items=[Gap(grow=1), self._note(), Gap(grow=1)], align="top")
        return Column(
            items=[Gap(grow=1), note, Gap(grow=1)],
            pad=24,
            backdrop=partial(paint_curtain, self.stage.palette, self.stage.scale),
        )

    def _note(self) -> Widget:
        title, line = self.note()
        flags = [
            Picture(label="", width=90, height=60, paint=partial(paint_flag, one)) for one in self.flags()
        ]
        return Panel(
            width=NOTE,
            pad=30,
            gap=14,
            items=[
                Row(items=[Gap(grow=1), *flags, Gap(grow=1)], gap=14),
                Text(text=title, style="title", tone="red", align="center"),
                Text(text=line, align="center"),
                Button(
                    id="draw",
                    label=self.stage.say("curtain.draw"),
                    kind="main",
                    key="enter",
                    on_press=self._draw,
                ),
                Button(
                    id="public",
                    label=self.stage.say("table.public"),
                    key="v",
                    kind="quiet",
                    on_press=lambda: self.stage.routes.public(self.sitting, self),
                ),
            ],
        )

    def _draw(self) -> Screen:
        return self.behind or self.beginning()


class CurtainScreen(ClosedCurtain):
    """The curtain before a delegation plays."""

    name: ClassVar[str] = "curtain"

    def note(self) -> tuple[str, str]:
        """Name who plays, and ask the others to look away."""
        title = self.stage.say("curtain.plays", side=self.sitting.words.side(self.sitting.side))
        return title, self._look_away()

    def flags(self) -> Sequence[Emblem]:
        """Give the flag of the side that plays."""
        return [seat_emblem(self.sitting.words, self.emblems(), self.sitting.side)]

    def beginning(self) -> Screen:
        """Let the delegation sit down."""
        seat: Screen = self.stage.routes.sit_down(self.sitting)
        return seat

    def _look_away(self) -> str:
        """Ask the other delegation to look away, and whoever plays a capital."""
        words = self.sitting.words
        if self.sitting.session.setup.capitals:
            return self.stage.say("curtain.all_look_away")
        other = words.side_of(words.other(self.sitting.side))
        return self.stage.say("curtain.look_away", people=words.of(other.people))


def paint_curtain(palette: Palette, scale: float, surface: Surface, rect: Rect) -> None:
    """Paint the closed curtain; plain cloth without folds where colours are to be plain."""
    if palette.is_plain:
        surface.fill(palette.shade, rect)
        return
    surface.blit(_curtain(rect.size, scale), rect)


@lru_cache(maxsize=2)
def _curtain(size: tuple[int, int], scale: float) -> Surface:
    made = Surface(size)
    fold, middle = FOLD * scale, size[0] / 2
    for across in range(size[0]):
        from_middle = abs(across - middle)
        wave = math.sin(from_middle / fold * math.tau) + 0.4 * math.sin(from_middle / fold * 4.4 + 1)
        seam = -34 if from_middle < scale else 0
        light = round(17 * wave) + seam
        pygame.draw.line(made, _lit(CLOTH, light), (across, 0), (across, size[1]))
    _valance(made, scale)
    return made


def _valance(made: Surface, scale: float) -> None:
    """Hang a valance with a fringe across the top."""
    width, depth = made.get_width(), round(54 * scale)
    scallop = max(round(2 * FOLD * scale), 1)
    for across in range(width):
        place = (across - width / 2) / scallop
        drop = depth + round(16 * scale * abs(math.cos(place * math.pi)))
        light = round(12 * math.sin(place * math.tau)) - 14
        pygame.draw.line(made, _lit(CLOTH, light), (across, 0), (across, drop))
        pygame.draw.line(made, FRINGE, (across, drop), (across, drop + round(3 * scale)))
        if across % max(round(4 * scale), 2) == 0:
            pygame.draw.line(made, _lit(FRINGE, -30), (across, drop), (across, drop + round(11 * scale)))


def _lit(colour: Colour, by: int) -> Colour:
    red, green, blue = (min(max(part + by, 0), 255) for part in colour)
    return red, green, blue
