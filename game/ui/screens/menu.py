"""The menu of a game."""

from functools import partial
from typing import Any, ClassVar, Final

from game.play.saves import save_as
from game.play.session import Session
from game.ui.archive import sit_down
from game.ui.screen import Screen
from game.ui.screens.game_screen import GameScreen
from game.ui.screens.sheet import EDGE, PAD
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Button, Column, Field, Gap, Panel, Press, Row, Rule, Text, Widget

WIDEST: Final = 480
DIALOG_WIDTH: Final = 460
NAME_LENGTH: Final = 60


class MenuScreen(GameScreen):
    """Going on, saving, loading, leaving.

    Args:
        stage: What screens share.
        sitting: The game.
        parent: Where the player came from.
    """

    name: ClassVar[str] = "menu"

    def __init__(self, stage: Stage, sitting: Sitting, parent: Screen) -> None:
        super().__init__(stage, sitting)
        self.parent = parent
        self.title = self._likely_title()
        self.note = ""
        self.asks_again = False

    def _likely_title(self) -> str:
        words, session = self.sitting.words, self.sitting.session
        return words.say("save_title", side=words.side(self.sitting.side), week=session.week)

    @property
    def is_private(self) -> bool:
        """Whether what it leads back to is."""
        return self.parent.is_private

    # The page.

    def build(self) -> Widget:
        """Build the page: one sheet in the middle."""
        say, routes = self.stage.say, self.stage.routes
        items = [
            Text(text=say("menu.title"), style="title", tone="red", align="center"),
            Rule(),
            self._button("go_on", "g", self.back, "main"),
            *self._saving(),
            self._button("load", "o", partial(routes.saved_games, self)),
            self._button("public", "v", partial(routes.public, self.sitting, self)),
            self._button("settings", "s", partial(routes.settings, self)),
            self._button("rules", "h", partial(routes.rules, self.sitting, self)),
            self._button("again", "b", self._ask_again),
            Rule(),
            self._button("leave", "l", routes.title),
            self._button("quit", "q", self.stage.leave),
            self._how_it_is_kept(),
            Text(text=self._number(), style="small", tone="faded", align="center"),
        ]
        sheet = Panel(items=items, width=min(WIDEST, self.stage.width - 2 * EDGE), pad=PAD, gap=9)
        middle = Row(items=[Gap(grow=1), sheet, Gap(grow=1)], align="center", grow=1)
        return Column(items=[middle], pad=EDGE)

    def _button(self, name: str, key: str, press: Press, kind: str = "plain") -> Button:
        label = self.stage.say(f"menu.{name}")
        return Button(id=name, label=label, key=key, kind=kind, on_press=press)

    def _saving(self) -> list[Widget]:
        say = self.stage.say
        field = Field(
            id="name",
            label=say("menu.name"),
            value=self.title,
            most=NAME_LENGTH,
            grow=1,
            on_change=self._set_title,
            on_enter=self._save,
        )
        save = Button(id="save", label=say("menu.save"), on_press=self._save)
        note = [Text(text=self.note, style="small_italic", align="center")] if self.note else []
        return [Row(items=[field, Column(items=[Gap(grow=1), save])], gap=10), *note]

    def _how_it_is_kept(self) -> Widget:
        is_kept = self.sitting.trouble is None
        text = self.stage.say("menu.by_itself" if is_kept else "menu.not_by_itself")
        return Text(text=text, style="small_italic", tone="faded" if is_kept else "red", align="center")

    def _number(self) -> str:
        return self.stage.say("menu.number", number=self.sitting.session.setup.seed)

    # Saving.

    def _set_title(self, title: str) -> None:
        self.title = title

    def _save(self) -> None:
        path, trouble = save_as(self.sitting.session, self.sitting.folder, self.title)
        key = "menu.saved" if trouble is None else "menu.not_saved"
        self.note = self.stage.say(key, name=path.stem)

    # Beginning again.

    def _ask_again(self) -> None:
        self.asks_again = True

    def _go_on(self) -> None:
        self.asks_again = False

    def _begin_again(self) -> None:
        self.asks_again = False
        self.stage.begin(self._laid_again, partial(sit_down, self.stage))

    def _laid_again(self) -> Session:
        setup = self.sitting.session.setup
        return Session.new(
            self.sitting.session.scenario,
            seed=setup.seed,
            capitals=setup.capitals,
            players=setup.players,
            level=setup.level,
            number=setup.number,
        )

    def dialog(self) -> Widget | None:
        """Build the question whether to begin again, if it is asked."""
        if not self.asks_again:
            return None
        say = self.stage.say
        return Panel(
            width=DIALOG_WIDTH,
            pad=22,
            gap=12,
            items=[
                Text(text=say("menu.again_sure"), style="heading", tone="red"),
                Text(text=say("menu.again_about")),
                Row(
                    items=[
                        Button(id="no", label=say("menu.again_no"), grow=1, on_press=self._go_on),
                        Button(
                            id="yes",
                            label=say("menu.again_yes"),
                            kind="main",
                            commits=True,
                            grow=1,
                            on_press=self._begin_again,
                        ),
                    ]
                ),
            ],
        )

    def back(self) -> Any:
        """Close the question, or go back to the game."""
        if self.asks_again:
            self.asks_again = False
            return None
        return self.parent
