"""The settings; each holds at once."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, ClassVar, Final

from game.scenario.product import product
from game.ui.app import apply_window
from game.ui.screen import Screen
from game.ui.screens.sheet import heading, sheet_page
from game.ui.stage import Stage
from game.ui.theme import LARGEST_SCALE, SCALE_STEP, SMALLEST_SCALE
from game.ui.widgets import Button, Flow, Gap, Text, Widget

SIZES: Final = ((1024, 640), (1280, 800), (1600, 1000), (2048, 1280), (2560, 1600))


class SettingsScreen(Screen):
    """How the window looks and behaves.

    Args:
        stage: What screens share.
        parent: Where the player came from.
    """

    name: ClassVar[str] = "settings"

    def __init__(self, stage: Stage, parent: Screen) -> None:
        super().__init__(stage)
        self.parent = parent

    def build(self) -> Widget:
        """Build the page."""
        say = self.stage.say
        items = [
            heading(say("settings.lang")),
            Flow(items=self._languages()),
            heading(say("settings.size")),
            Flow(items=self._scales()),
            self._note("settings.size_about"),
            heading(say("settings.window")),
            Flow(items=self._sizes()),
            self._switch("projector", self.stage.settings.is_maximised, self._turn_projector),
            heading(say("settings.looks")),
            self._switch(
                "contrast", self.stage.settings.has_high_contrast, partial(self._turn, "has_high_contrast")
            ),
            self._switch(
                "motion", self.stage.settings.has_less_motion, partial(self._turn, "has_less_motion")
            ),
            Gap(height=4),
            self._note("settings.not_kept" if self.stage.folder is None else "settings.kept"),
        ]
        return sheet_page(self.stage, say("settings.title"), items, back=self.back)

    def _note(self, key: str) -> Widget:
        return Text(text=self.stage.say(key), style="small_italic", tone="faded")

    # What can be chosen.

    def _languages(self) -> Sequence[Widget]:
        return [
            self._choice("languages", language.id, language.name, "lang", language.id)
            for language in product().languages
        ]

    def _scales(self) -> Sequence[Widget]:
        steps = round((LARGEST_SCALE - SMALLEST_SCALE) / SCALE_STEP)
        scales = [SMALLEST_SCALE + step * SCALE_STEP for step in range(steps + 1)]
        return [
            self._choice(
                "scales",
                f"{scale:.2f}",
                self.stage.say("settings.percent", n=round(100 * scale)),
                "scale",
                scale,
            )
            for scale in scales
        ]

    def _choice(self, group: str, name: str, label: str, field: str, value: object) -> Widget:
        return Button(
            id=f"{group} {name}",
            group=group,
            label=label,
            kind="choice",
            is_selected=getattr(self.stage.settings, field) == value,
            on_press=lambda: self._change(**{field: value}),
        )

    def _sizes(self) -> Sequence[Widget]:
        settings = self.stage.settings
        return [
            Button(
                id=f"sizes {width}",
                group="sizes",
                label=self.stage.say("settings.pixels", width=width, height=height),
                kind="choice",
                is_selected=not settings.is_maximised and self.stage.size == (width, height),
                on_press=partial(self._resize, width, height),
            )
            for width, height in SIZES
        ]

    def _switch(self, name: str, is_on: bool, press: Any) -> Widget:
        label = self.stage.say(f"settings.{name}")
        return Button(
            id=name,
            label=self.stage.say("settings.on" if is_on else "settings.off", name=label),
            note=self.stage.say(f"settings.{name}_about"),
            kind="choice",
            align="left",
            is_selected=is_on,
            on_press=press,
        )

    # What a press changes.

    def _change(self, **changes: Any) -> None:
        self.stage.change(replace(self.stage.settings, **changes))

    def _turn(self, field: str) -> None:
        self._change(**{field: not getattr(self.stage.settings, field)})

    def _resize(self, width: int, height: int) -> None:
        self._change(width=width, height=height, is_maximised=False)
        apply_window(self.stage)

    def _turn_projector(self) -> None:
        self.stage.change(self.stage.settings.turned_for_projector())
        apply_window(self.stage)

    def back(self) -> Screen:
        """Go back to where the player came from."""
        return self.parent
