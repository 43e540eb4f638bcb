# ruff: noqa: PLC0415 - saved games and scenarios are heavy, and the page is to be there before them
"""What stands before any game."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from pygame import Rect, Surface

from game.play.folder import AUTOSAVE
from game.resources import program_version
from game.scenario.product import product
from game.ui import fonts
from game.ui.emblems import emblem_of
from game.ui.screen import Screen
from game.ui.stage import Stage
from game.ui.vignette import vignette
from game.ui.widgets import Button, Column, Gap, Panel, Picture, Press, Row, Rule, Text, Widget

if TYPE_CHECKING:
    from game.ui.archive import Entry

WIDE: Final = 800
TALL: Final = 500
"""Units from which the picture stands beside the buttons."""
ROOMY: Final = 720
"""Units of height from which every button says more than its name."""
TWO_COLUMNS: Final = 640
BUTTONS_WIDTH: Final = 360
EDGE: Final = 22


class TitleScreen(Screen):
    """The first page: the picture, and what can be begun or gone on with."""

    name: ClassVar[str] = "title"

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage)
        self.trouble = ""
        self.is_opening = False
        self.latest: Entry | None = None
        self.may_go_on = stage.folder is not None and any(stage.folder.glob(f"{AUTOSAVE}*.json"))
        stage.begin(self._look_up, self._know)

    # The page.

    def build(self) -> Widget:
        """Build the page: the picture beside the buttons, or the buttons alone."""
        if self.stage.width >= WIDE and self.stage.height >= TALL:
            picture = Panel(items=self._picture(), pad=26, gap=8, grow=1)
            items = [*self._continue(), *self._games(), Rule(), *self._others(), Gap(grow=1), self._foot()]
            buttons = Panel(items=items, pad=20 if self._is_roomy else 15, gap=7, width=BUTTONS_WIDTH)
            body: Widget = Row(items=[picture, buttons], gap=18, grow=1)
        else:
            body = Panel(items=[*self._heading(), *self._small()], pad=20, gap=8, grow=1)
        return Column(items=[body], pad=EDGE if self._is_roomy else EDGE / 2)

    @property
    def _is_roomy(self) -> bool:
        """Whether every button can say more than its name."""
        return self.stage.height >= ROOMY

    def _small(self) -> list[Widget]:
        """Build the buttons where there is no room for the picture, in two columns if they fit."""
        if self.stage.width < TWO_COLUMNS:
            return [*self._continue(), *self._games(), Rule(), *self._others(), self._foot()]
        columns = [Column(items=items, gap=8, grow=1) for items in (self._games(), self._others())]
        return [*self._continue(), Row(items=columns, gap=18, align="top"), Gap(grow=1), self._foot()]

    def _picture(self) -> list[Widget]:
        shown = Picture(label=self.stage.say("title.picture"), grow=1, height=120, paint=self._paint)
        return [Gap(height=6), *self._heading(), Gap(height=6), shown]

    def _heading(self) -> list[Widget]:
        loaded = self.stage.library.at_hand
        tagline = "" if loaded is None else getattr(loaded.data.story.tagline, self.stage.lang)
        title = getattr(product().title, self.stage.lang)
        return [
            Text(text=title, style="display" if self.stage.height >= TALL else "title", align="center"),
            Text(text=tagline or " ", style="tagline", tone="red", align="center"),
        ]

    def _paint(self, surface: Surface, rect: Rect) -> None:
        loaded = self.stage.library.at_hand
        if loaded is None or min(rect.size) < 1:
            return
        first, second = loaded.data.sides
        emblems = (emblem_of(first, 0), emblem_of(second, 1))
        wire = f"{_plain(first.capital.en)} {_plain(second.capital.en)} {loaded.data.talks.first_day.year}"
        surface.blit(vignette(rect.size, emblems, wire, self.stage.palette), rect)

    # Buttons.

    def _games(self) -> list[Widget]:
        routes = self.stage.routes
        return [
            self._button("new", "n", routes.new_game),
            self._button("lesson", "l", partial(routes.new_game, is_lesson=True)),
            self._button("both", "t", partial(routes.new_game, players="both")),
            self._button("watch", "w", partial(routes.new_game, players="watch")),
            self._button("load", "o", partial(routes.saved_games, self)),
            *self._warnings(),
        ]

    def _others(self) -> list[Widget]:
        routes = self.stage.routes
        return [
            self._button("settings", "s", partial(routes.settings, self), "quiet"),
            self._button("rules", "h", partial(routes.rules, None, self), "quiet"),
            self._button("about", "a", partial(routes.about, self), "quiet"),
            self._button("quit", "q", self.stage.leave, "quiet"),
        ]

    def _foot(self) -> Widget:
        version = self.stage.say("title.version", version=program_version())
        number = Text(text=version, style="small", tone="faded", align="right", grow=1)
        return Row(items=[*self._languages(), number], gap=6, align="center")

    def _continue(self) -> Sequence[Widget]:
        if not self.may_go_on:
            return []
        go_on = Button(
            id="continue",
            label=self.stage.say("title.continue"),
            note=self._where_it_stands(),
            key="c",
            kind="main",
            align="left",
            is_enabled=self.latest is not None and not self.is_opening,
            on_press=self._go_on,
        )
        return [go_on]

    def _where_it_stands(self) -> str:
        if self.latest is None:
            return " "
        from game.ui.archive import line_of

        return line_of(self.stage, self.latest)

    def _look_up(self) -> "Entry | None":
        """Read what takes long, while the page is there already."""
        from game.ui.archive import latest

        self.stage.library.scenario()
        return latest(self.stage)

    def _know(self, entry: "Entry | None") -> None:
        self.latest = entry
        self.may_go_on = entry is not None

    def _go_on(self) -> None:
        from game.ui.archive import open_entry

        entry = self.latest
        if entry is not None and entry.saved is not None:
            self.trouble = ""
            self.is_opening = True
            open_entry(self.stage, entry, entry.saved, self._hear)

    def _hear(self, trouble: str) -> None:
        self.is_opening = False
        self.trouble = trouble

    def _button(self, name: str, key: str, press: Press, kind: str = "plain") -> Button:
        about = self.stage.say(f"title.{name}_about") if kind == "plain" else ""
        return Button(
            id=name,
            label=self.stage.say(f"title.{name}"),
            note=about if self._is_roomy else "",
            tip="" if self._is_roomy else about,
            key=key,
            kind=kind,
            align="left",
            on_press=press,
        )

    def _warnings(self) -> list[Widget]:
        opening = self.stage.say("laying") if self.is_opening else ""
        faces = self.stage.say("title.no_faces") if fonts.are_missing() else ""
        notes = [(opening, "ink"), (self.trouble, "red"), (faces, "red")]
        return [Text(text=note, style="small_italic", tone=tone) for note, tone in notes if note]

    def _languages(self) -> list[Widget]:
        languages = product().languages
        place = [language.id for language in languages].index(self.stage.lang)
        following = languages[(place + 1) % len(languages)]
        return [
            Button(
                id=f"language {language.id}",
                group="languages",
                label=language.name,
                key="f2" if language is following else "",
                kind="tab",
                is_selected=language.id == self.stage.lang,
                on_press=partial(self._speak, language.id),
            )
            for language in languages
        ]

    def _speak(self, lang: str) -> None:
        self.stage.change(replace(self.stage.settings, lang=lang))

    def first_focus(self) -> str:
        """Begin at what goes on with the last game."""
        return "continue" if self.may_go_on else "new"


def _plain(name: str) -> str:
    """Take the accents from a name: Morse code has none."""
    letters = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
