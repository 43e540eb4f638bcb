"""The documents: the arguments that a side holds, and those that the other has read."""

from functools import partial
from typing import ClassVar, Final

import pygame
from pygame import Rect, Surface

from game.telling.documents import DocumentSheet, own_document_sheets, their_document_sheets
from game.ui.screen import Screen
from game.ui.screens.game_screen import GameScreen
from game.ui.screens.leaf import back_button, head, in_columns, page, seat_emblem, tabs
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.theme import Palette
from game.ui.widgets import Column, Panel, Picture, Row, Rule, Scroll, Text, Widget

FOLDERS: Final = ("all", "unused", "used", "theirs")
SHEET: Final = 420
"""Units that a sheet takes at least where several stand side by side."""
STRENGTHS: Final = ("weak", "fair", "strong")
STATE_TONES: Final = {"unused": "green", "used": "faded", "countered": "red"}


class DocumentsScreen(GameScreen):
    """The documents of the side that is to decide, each on its sheet.

    Args:
        stage: What screens share.
        sitting: The game.
        parent: Where the player came from.
    """

    name: ClassVar[str] = "documents"

    def __init__(self, stage: Stage, sitting: Sitting, parent: Screen) -> None:
        super().__init__(stage, sitting)
        self.parent = parent
        self.side = sitting.side
        self.folder = FOLDERS[0]

    def back(self) -> Screen:
        """Go back to where the player came from."""
        return self.parent

    def build(self) -> Widget:
        """Build the sheets of the folder that is open."""
        words = self.sitting.words
        folders = self._folders()
        names = [
            (name, self.stage.say(f"folder.{name}", count=len(sheets))) for name, sheets in folders.items()
        ]
        top = head(
            self.stage,
            [seat_emblem(words, self.emblems(), self.side)],
            words.say("documents.title"),
            self.stage.say("folder.about"),
            [*tabs(names, self.folder, self._open), back_button(self.stage, self.back)],
        )
        sheets = [self._sheet(sheet) for sheet in folders[self.folder]]
        count = max(1, min(3, int(self.stage.width // SHEET)))
        empty = Text(text=self.stage.say("folder.none"), style="italic")
        body = in_columns(sheets, count) if sheets else empty
        return page(self.stage, top, Scroll(id=f"folder {self.folder}", item=body, grow=1, least=140))

    def _folders(self) -> dict[str, list[DocumentSheet]]:
        """Give the documents of each folder; what can still be read comes first."""
        words, view = self.sitting.words, self.sitting.view(self.side)
        own = sorted(own_document_sheets(words, view), key=lambda sheet: sheet.state != "unused")
        unused = [sheet for sheet in own if sheet.state == "unused"]
        used = [sheet for sheet in own if sheet.state != "unused"]
        return dict(zip(FOLDERS, (own, unused, used, list(their_document_sheets(words, view))), strict=True))

    def _open(self, folder: str) -> None:
        self.folder = folder

    def _sheet(self, sheet: DocumentSheet) -> Widget:
        words = self.sitting.words
        strength = words.document_of(sheet.document).credibility
        bars = Picture(
            label="",
            width=34,
            height=16,
            paint=partial(paint_strength, STRENGTHS.index(strength) + 1, self.stage.palette),
        )
        carries = Row(
            items=[
                bars,
                Text(text=sheet.credibility, style="label_bold", grow=1),
                Text(text=sheet.state_name, style="label_bold", tone=STATE_TONES[sheet.state]),
            ],
            gap=10,
            align="center",
        )
        return Panel(
            pad=18,
            gap=8,
            items=[
                Text(text=sheet.name, style="heading", tone="red"),
                carries,
                Text(text=sheet.on_line, style="italic"),
                Rule(),
                Text(text=sheet.text),
                Column(items=[Text(text=remark, style="label") for remark in sheet.remarks], gap=6),
                Text(text=sheet.source, style="small_italic", tone="faded"),
            ],
        )


def paint_strength(filled: int, palette: Palette, surface: Surface, rect: Rect) -> None:
    """Paint how far a document carries, as so many of three rising bars."""
    width = rect.w // (2 * len(STRENGTHS))
    for place in range(len(STRENGTHS)):
        height = rect.h * (place + 1) // len(STRENGTHS)
        bar = Rect(rect.x + 2 * place * width, rect.bottom - height, round(1.4 * width), height)
        if place < filled:
            pygame.draw.rect(surface, palette.red, bar)
        pygame.draw.rect(surface, palette.rule, bar, max(1, rect.h // 16))
