"""The saved games: what can be gone on with, and what cannot, and why."""

from functools import partial
from typing import ClassVar, Final

from game import texts
from game.play.savefile import SavedGame
from game.telling.words import say_on
from game.ui.archive import (
    OLDER_IS_WHOLE,
    Entry,
    entries,
    group_line,
    line_of,
    name_of,
    open_entry,
    scenario_of,
    trouble_of,
)
from game.ui.miniature import miniature
from game.ui.screen import Screen
from game.ui.screens.sheet import sheet_page
from game.ui.stage import Stage
from game.ui.widgets import Button, Column, Panel, Picture, Row, Text, Widget

MINIATURE: Final = (132, 82)
DIALOG_WIDTH: Final = 460
WIDEST: Final = 860
NARROW: Final = 640
"""Units below which there is no room for the picture."""


class SavedGamesScreen(Screen):
    """The list of saved games, the newest first.

    Args:
        stage: What screens share.
        parent: Where the player came from.
    """

    name: ClassVar[str] = "saved_games"

    def __init__(self, stage: Stage, parent: Screen) -> None:
        super().__init__(stage)
        self.parent = parent
        self.entries = entries(stage.folder)
        self.note = ""
        self.is_opening = False
        self.to_delete: Entry | None = None

    def build(self) -> Widget:
        """Build the list."""
        say = self.stage.say
        note = say("laying") if self.is_opening else self.note
        head = [Text(text=note, style="bold", tone="red")] if note else []
        rows = [self._row(entry) for entry in self.entries] or [Text(text=say("saves.none"), style="italic")]
        where = "" if self.stage.folder is None else say("saves.where", folder=self.stage.folder)
        place = Text(text=where, style="small", tone="faded", grow=1, align="right")
        return sheet_page(
            self.stage, say("saves.title"), [*head, *rows], back=self.back, foot=[place], widest=WIDEST
        )

    def _row(self, entry: Entry) -> Widget:
        saved = entry.saved
        key = trouble_of(self.stage, entry)
        trouble = self.stage.say(f"saves.{key}") if key else ""
        lines: list[Widget] = [
            Text(text=name_of(self.stage, entry), style="subheading"),
            *([] if saved is None else [Text(text=line_of(self.stage, entry), style="label")]),
            *([Text(text=group, style="label")] if (group := group_line(self.stage, entry)) else []),
            Text(text=self._details(entry), style="small", tone="faded"),
            *([Text(text=trouble, style="small_italic", tone="red")] if trouble else []),
        ]
        if self.stage.width < NARROW:
            return Panel(kind="slip", pad=12, items=[*lines, Row(items=self._buttons(entry))])
        picture = [] if saved is None else self._miniature(saved)
        buttons = Column(items=self._buttons(entry), gap=4)
        parts = [*picture, Column(items=lines, gap=2, grow=1), buttons]
        return Panel(kind="slip", pad=12, items=[Row(items=parts, gap=16, align="center")])

    def _miniature(self, saved: SavedGame) -> list[Widget]:
        scenario = scenario_of(self.stage, saved)
        if scenario is None:
            return []
        paint = partial(miniature, scenario, saved, self.stage)
        label = self.stage.say("saves.picture")
        return [Picture(label=label, width=MINIATURE[0], height=MINIATURE[1], paint=paint)]

    def _details(self, entry: Entry) -> str:
        """Say the level, whether it is the lesson, and when it was saved."""
        saved, lang = entry.saved, self.stage.lang
        parts = [] if saved is None else [say_on("window", f"level.{saved.level}", lang)]
        if saved is not None and saved.short:
            parts.append(self.stage.say("saves.short"))
        if entry.written is not None:
            date = texts.long_date(entry.written.date(), lang)
            parts.append(self.stage.say("saves.written", date=date, time=f"{entry.written:%H:%M}"))
        return ". ".join(parts)

    def _buttons(self, entry: Entry) -> list[Widget]:
        saved, say = entry.saved, self.stage.say
        go_on = Button(
            id=f"load {entry.path.name}",
            group="games",
            label=say("saves.load"),
            is_enabled=not self.is_opening,
            on_press=None if saved is None else partial(self._open, entry, saved),
        )
        delete = Button(
            id=f"delete {entry.path.name}",
            group="deletions",
            label=say("saves.delete"),
            kind="quiet",
            is_enabled=not self.is_opening,
            on_press=partial(self._ask, entry),
        )
        is_open = saved is not None and trouble_of(self.stage, entry) in ("", OLDER_IS_WHOLE)
        return [*([go_on] if is_open else []), delete]

    # Going on.

    def _open(self, entry: Entry, saved: SavedGame) -> None:
        self.note = ""
        self.is_opening = True
        open_entry(self.stage, entry, saved, self._hear)

    def _hear(self, trouble: str) -> None:
        self.is_opening = False
        self.note = trouble

    # Deleting.

    def dialog(self) -> Widget | None:
        """Build the question whether a game shall be deleted, if one shall."""
        entry, say = self.to_delete, self.stage.say
        if entry is None:
            return None
        return Panel(
            width=DIALOG_WIDTH,
            pad=22,
            gap=12,
            items=[
                Text(
                    text=say("saves.delete_sure", name=name_of(self.stage, entry)),
                    style="heading",
                    tone="red",
                ),
                Text(text=say("saves.delete_about", line=line_of(self.stage, entry)).strip()),
                Row(
                    items=[
                        Button(id="keep", label=say("saves.delete_no"), grow=1, on_press=self._keep),
                        Button(
                            id="delete",
                            label=say("saves.delete_yes"),
                            kind="main",
                            commits=True,
                            grow=1,
                            on_press=partial(self._delete, entry),
                        ),
                    ]
                ),
            ],
        )

    def _ask(self, entry: Entry) -> None:
        self.to_delete = entry

    def _keep(self) -> None:
        self.to_delete = None

    def _delete(self, entry: Entry) -> None:
        self.to_delete = None
        name = name_of(self.stage, entry)
        try:
            entry.path.unlink()
        except OSError:
            self.note = self.stage.say("saves.not_deleted")
            return
        self.entries = entries(self.stage.folder)
        self.note = self.stage.say("saves.deleted", name=name)

    # The way out.

    def first_focus(self) -> str:
        """Begin at the newest game."""
        return f"load {self.entries[0].path.name}" if self.entries else "back"

    def back(self) -> Screen | None:
        """Close the question, or go back to where the player came from."""
        if self.to_delete is not None:
            self.to_delete = None
            return None
        self.stage.cancel()
        return self.parent
