"""The rules and the keys, on one page."""

from typing import ClassVar, Final

from game.scenario.schema import Part, Scenario
from game.ui.screen import Screen
from game.ui.screens.sheet import heading, sheet_page
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Column, Row, Rule, Text, Widget

KEYS: Final = (
    "tab", "arrows", "enter", "escape", "letters", "page", "f1", "f2", "undo", "copy", "size", "f11",
)  # fmt: skip
KEY_WIDTH: Final = 172
TWO_COLUMNS: Final = 900
WIDEST: Final = 1120


class RulesScreen(Screen):
    """The rules of the scenario, and the keys of the window.

    Args:
        stage: What screens share.
        sitting: The game, if there is one; else the rules are those of the whole game.
        parent: Where the player came from.
    """

    name: ClassVar[str] = "rules"

    def __init__(self, stage: Stage, sitting: Sitting | None, parent: Screen) -> None:
        super().__init__(stage)
        self.sitting = sitting
        self.parent = parent

    def build(self) -> Widget:
        """Build the page, in two columns where there is room."""
        parts = self._scenario().story.rules
        if self.stage.width >= TWO_COLUMNS:
            half = (len(parts) + 1) // 2
            columns = [self._column(parts[:half]), self._column(parts[half:])]
            items: list[Widget] = [Row(items=columns, gap=34, align="top")]
        else:
            items = [self._column(parts)]
        keys = [Rule(), heading(self.stage.say("rules.keys")), *self._keys()]
        return sheet_page(
            self.stage, self.stage.say("rules.title"), [*items, *keys], back=self.back, widest=WIDEST
        )

    def _scenario(self) -> Scenario:
        loaded = self.stage.library.scenario() if self.sitting is None else self.sitting.session.scenario
        return loaded.data

    def _column(self, parts: list[Part]) -> Widget:
        lang = self.stage.lang
        items: list[Widget] = []
        for part in parts:
            items.append(Text(text=getattr(part.title, lang), style="subheading", tone="red"))
            items.append(Text(text=getattr(part.text, lang)))
        return Column(items=items, gap=6, grow=1)

    def _keys(self) -> list[Widget]:
        say = self.stage.say
        rows = [
            Row(
                items=[
                    Text(text=say(f"rules.key.{key}"), style="mono", width=KEY_WIDTH),
                    Text(text=say(f"rules.key.{key}_about"), style="label", grow=1),
                ],
                gap=14,
            )
            for key in KEYS
        ]
        if self.stage.width >= TWO_COLUMNS:
            half = len(rows) // 2
            columns = [Column(items=part, gap=5, grow=1) for part in (rows[:half], rows[half:])]
            return [Row(items=columns, gap=34, align="top"), self._by_mouse()]
        return [*rows, self._by_mouse()]

    def _by_mouse(self) -> Widget:
        return Text(text=self.stage.say("rules.by_mouse"), style="small_italic", tone="faded")

    def back(self) -> Screen:
        """Go back to where the player came from."""
        return self.parent
