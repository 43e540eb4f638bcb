"""The debrief: what it was worth, beside history; keeping it, and playing again."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Final

from game.play.debrief_page import DebriefPage, save_for_page
from game.play.naming import free_path
from game.play.saves import save_as
from game.play.session import Session
from game.telling.ending import group_line, page_title
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
        self.page: DebriefPage | None = None
        self.is_page_made = False

    def first_focus(self) -> str:
        """Begin at the chapters, or at the name that is asked for."""
        return "name" if self.typed is not None else f"chapter {self.chapter}"

    def back(self) -> Screen | None:
        """Close what stands before the page, else go back to the summer."""
        if self.typed is not None:
            self.typed = None
            return None
        self._drop_page()
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
        group = group_line(self.sitting.session, self.sitting.words)
        title = Column(
            items=[
                Text(text=self._say("title"), style="title"),
                Text(text=" ".join(filter(None, (outcome.title + ".", group))), style="italic", tone="faded"),
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
        told: list[Widget] = [Text(text=self.said, style="label", grow=1)]
        if self.page is not None:
            told.append(self._page_button(self.page))
        return [Panel(kind="slip", tone="gold", pad=8, items=[Row(items=told, align="center")])]

    def _page_button(self, page: DebriefPage) -> Widget:
        """Let the page be opened once it is there, or be made no longer."""
        words = self.sitting.words
        if self.is_page_made:
            return Button(
                id="open page", label=words.say("page.open"), kind="main", on_press=partial(self._open, page)
            )
        return Button(id="stop page", label=words.say("page.stop"), on_press=self._stop_page)

    def _foot(self) -> Widget:
        does: list[tuple[str, str, Callable[[], Any], str]] = [
            ("save", "s", self._ask_name, ""),
            ("page", "p", self._make_page, self._say("page_tip")),
            ("export", "w", self._export, self._say("export_tip")),
            ("again", "g", partial(self._play, self.sitting.session.setup.players), self._say("again_tip")),
        ]
        if self.sitting.reader is not None:
            does.append(("other", "o", self._play_other_side, self._say("other_tip")))
        does.append(("leave", "l", self._leave, ""))
        buttons = [
            Button(
                id=name,
                group="foot",
                label=self.sitting.words.say("page.make") if name == "page" else self._say(name),
                key=key,
                tip=tip,
                is_enabled=not self.stage.is_busy or (name == "leave" and self.page is not None),
                on_press=press,
            )
            for name, key, press, tip in does
        ]
        return Flow(items=buttons, gap=8)

    def _say(self, key: str, **slots: object) -> str:
        return self.stage.say(f"debrief.{key}", **slots)

    # A page of it.

    def _make_page(self) -> None:
        """Save the game, and let its page be made in the background."""
        self._drop_page()
        words, session = self.sitting.words, self.sitting.session
        title = page_title(session, words)
        self.page, trouble = save_for_page(session, self.sitting.folder, title, self.stage.lang)
        if self.page is None:
            self.said = words.say("not_saved", reason=trouble)
            return
        self.said = words.say("page.making")
        self.stage.begin(self.page.make, self._page_made)

    def _page_made(self, trouble: str | None) -> None:
        words, page = self.sitting.words, self.page
        if page is None:
            return
        if trouble is not None:
            self.page = None
            self.said = words.say("page.failed", trouble=trouble).strip()
            return
        self.is_page_made = True
        self.said = f"{words.say('page.made')} {page.out}"

    def _open(self, page: DebriefPage) -> None:
        if not page.open():
            self.said = f"{self.sitting.words.say('page.not_opened')} {page.out}"

    def _stop_page(self) -> None:
        self._drop_page()
        self.stage.cancel()

    def _drop_page(self) -> None:
        """Forget the page, and make it no longer."""
        if self.page is not None:
            self.page.stop()
        self.page = None
        self.is_page_made = False
        self.said = ""

    def _leave(self) -> Any:
        self._drop_page()
        self.stage.cancel()
        return self.stage.routes.title()

    # Keeping it.

    def _ask_name(self) -> None:
        self._drop_page()
        self.typed = page_title(self.sitting.session, self.sitting.words)[:NAME_LENGTH]

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
        self._drop_page()
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
        self.stage.begin(partial(play_again, self.sitting.session, players), partial(sit_down, self.stage))


def play_again(old: Session, players: Mapping[str, str]) -> Session:
    """Start a game of the same number and group as another, and play on to its first human decision."""
    setup = old.setup
    session = Session.new(
        old.scenario, seed=setup.seed, number=setup.number, level=setup.level, players=players
    )
    session.name_group(old.group)
    return session


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
