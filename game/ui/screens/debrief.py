"""The debrief: what it was worth, beside history; keeping it, and playing again."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Final

from game.play.naming import free_path
from game.play.saves import save_as
from game.play.session import Session
from game.ui.archive import sit_down
from game.ui.screen import Screen
from game.ui.screens.chapters import CHAPTERS, Chapters
from game.ui.screens.game_screen import GameScreen
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Button, Column, Field, Flow, Panel, Row, Scroll, Text, Widget, plain_text

EDGE: Final = 14
WIDE: Final = 1120
"""Units at which the chapters stand beside the title."""
LOW: Final = 500
"""Units of height below which nothing scrolls but the page."""
DIALOG_WIDTH: Final = 520
NAME_LENGTH: Final = 60
TEXT_ENDING: Final = ".txt"


class DebriefScreen(GameScreen):
    """The debrief.

    Args:
        stage: What screens share.
        sitting: The game, which is over.
    """

    name: ClassVar[str] = "debrief"

    def __init__(self, stage: Stage, sitting: Sitting) -> None:
        super().__init__(stage, sitting)
        self.chapters = Chapters(stage, sitting)
        self.chapter = CHAPTERS[0]
        self.typed: str | None = None
        self.said = ""

    def first_focus(self) -> str:
        """Begin at the chapters, or at the name that is asked for."""
        return "name" if self.typed is not None else f"chapter {self.chapter}"

    def back(self) -> Screen | None:
        """Close what stands before the page, else go back to the summer."""
        if self.typed is not None:
            self.typed = None
            return None
        self.stage.cancel()
        summer: Screen = self.stage.routes.summer(self.sitting)
        return summer

    # The page.

    def build(self) -> Widget:
        """Build the chapter that is open between the chapters' names and what can be done."""
        told = Column(items=self.chapters.build(self.chapter), gap=10, pad=4)
        body: Widget = told
        if self.stage.height >= LOW:
            body = Scroll(id=f"read {self.chapter}", item=told, grow=1, least=200)
        sheet = Panel(items=[body], pad=18, grow=1)
        return Column(items=[*self._head(), sheet, *self._said(), self._foot()], gap=9, pad=EDGE)

    def _head(self) -> list[Widget]:
        outcome = self.chapters.ended.outcome()
        title = Column(
            items=[
                Text(text=self._say("title"), style="title"),
                Text(text=outcome.title, style="italic", tone="faded"),
            ],
            gap=0,
        )
        tabs = self._tabs()
        if self.stage.width < WIDE:
            return [title, tabs]
        tabs.grow = 1
        return [Row(items=[title, tabs], gap=26, align="center")]

    def _tabs(self) -> Flow:
        tabs = [
            Button(
                id=f"chapter {name}",
                group="chapters",
                label=self._say(name),
                kind="tab",
                key=str(number),
                follows=True,
                is_selected=name == self.chapter,
                on_press=partial(self._turn_to, name),
            )
            for number, name in enumerate(CHAPTERS, 1)
        ]
        return Flow(items=tabs, gap=4)

    def _turn_to(self, chapter: str) -> None:
        self.chapter = chapter

    def _said(self) -> list[Widget]:
        """Say what came of the last press, where that is not to be seen."""
        if not self.said:
            return []
        told = Text(text=self.said, style="label")
        return [Panel(kind="slip", tone="gold", pad=8, items=[told])]

    def _foot(self) -> Widget:
        does: list[tuple[str, str, Callable[[], Any], str]] = [
            ("save", "s", self._ask_name, ""),
            ("export", "w", self._export, self._say("export_tip")),
            ("again", "g", partial(self._play, self.sitting.session.setup.players), self._say("again_tip")),
        ]
        if self.sitting.reader is not None:
            does.append(("other", "o", self._play_other_side, self._say("other_tip")))
        does.append(("leave", "l", self.stage.routes.title, ""))
        buttons = [
            Button(
                id=name,
                group="foot",
                label=self._say(name),
                key=key,
                tip=tip,
                is_enabled=not self.stage.is_busy,
                on_press=press,
            )
            for name, key, press, tip in does
        ]
        return Flow(items=buttons, gap=8)

    def _say(self, key: str, **slots: object) -> str:
        return self.stage.say(f"debrief.{key}", **slots)

    # Keeping it.

    def _ask_name(self) -> None:
        self.said = ""
        self.typed = self.chapters.ended.outcome().title

    def dialog(self) -> Widget | None:
        """Ask for the name of a save."""
        if self.typed is None:
            return None
        field = Field(
            id="name",
            label=self._say("name"),
            value=self.typed,
            most=NAME_LENGTH,
            on_change=self._type,
            on_enter=self._save,
        )
        save = Button(id="save now", label=self._say("save"), kind="main", commits=True, on_press=self._save)
        cancel = Button(id="cancel", label=self.stage.say("back"), on_press=self.back)
        title = Text(text=self._say("save_title"), style="heading", tone="red")
        return Panel(
            items=[title, field, Row(items=[Text(text="", grow=1), cancel, save])],
            pad=22,
            gap=12,
            width=DIALOG_WIDTH,
        )

    def _type(self, name: str) -> None:
        self.typed = name

    def _save(self) -> None:
        path, trouble = save_as(self.sitting.session, self.sitting.folder, self.typed or "")
        self.typed = None
        self.said = self._kept("saved", path, trouble)

    def _export(self) -> None:
        path, trouble = write_debrief(self.sitting.folder, self._say("file"), self.text())
        self.said = self._kept("exported", path, trouble)

    def _kept(self, key: str, path: Path, trouble: str | None) -> str:
        if trouble is not None:
            return self._say("trouble", why=trouble)
        return self._say(key, path=path)

    def text(self) -> str:
        """Write the whole debrief as plain text."""
        parts = [_part(self._say("title"), self.chapters.ending())]
        parts += [_part(self._say(name), self.chapters.build(name, is_whole=True)) for name in CHAPTERS]
        return "\n\n".join(parts)

    # Playing again.

    def _play_other_side(self) -> None:
        players = self.sitting.session.setup.players
        first, second = self.sitting.session.sides
        self._play({first: players[second], second: players[first]})

    def _play(self, players: dict[str, str]) -> None:
        """Begin a game of the same number, once the other side has spoken, where it speaks first."""
        scenario, old = self.sitting.session.scenario, self.sitting.session.setup
        start = partial(
            Session.new, scenario, seed=old.seed, number=old.number, level=old.level, players=players
        )
        self.stage.begin(start, partial(sit_down, self.stage))


def write_debrief(folder: Path, title: str, text: str) -> tuple[Path, str | None]:
    """Write a text beside the saved games, under a name that no file has.

    Args:
        folder: Where.
        title: From which the name is made.
        text: What is written.

    Returns:
        The file, and what went wrong, if anything did.
    """
    path = folder / f"{title}{TEXT_ENDING}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = free_path(folder, title, TEXT_ENDING)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        return path, error.strerror or type(error).__name__
    return path, None


def _part(title: str, items: Sequence[Widget]) -> str:
    return f"{title}\n{'=' * len(title)}\n\n{plain_text(Column(items=items))}"
