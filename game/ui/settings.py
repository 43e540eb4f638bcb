"""What the window remembers from one time to the next."""

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final, Self

from game.scenario.product import product
from game.ui.theme import LARGEST_SCALE, SCALE_STEP, SMALLEST_SCALE

FILE: Final = "window.settings"
LARGEST_FILE: Final = 10_000
PROJECTOR_SCALE: Final = 1.5
SMALLEST_WINDOW: Final = (320, 200)
LARGEST_WINDOW: Final = (7680, 4320)
LONGEST: Final = 60
"""Minutes of a round."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the window looks and behaves.

    Attributes:
        lang: Language of all texts.
        scale: Pixels a unit, 1 to 2.5.
        has_high_contrast: Whether colours are plain and strong.
        has_less_motion: Whether nothing moves by itself.
        is_maximised: Whether the window fills the screen, for a projector.
        width: Of the window, pixels.
        height: Of the window, pixels.
        minutes: How many a round has, by a timer; nought for none.
    """

    lang: str = "en"
    scale: float = 1.0
    has_high_contrast: bool = False
    has_less_motion: bool = False
    is_maximised: bool = False
    width: int = 1280
    height: int = 800
    minutes: int = 0

    def scaled(self, steps: int) -> Self:
        """Give the settings with larger or smaller type.

        Args:
            steps: How many steps larger; fewer than nought for smaller.
        """
        scale = self.scale + steps * SCALE_STEP
        return replace(self, scale=min(max(scale, SMALLEST_SCALE), LARGEST_SCALE))

    def turned_for_projector(self) -> Self:
        """Give the settings for a projector, or those for one's own screen where they are that already."""
        if self.is_maximised:
            return replace(self, is_maximised=False)
        return replace(self, is_maximised=True, scale=max(self.scale, PROJECTOR_SCALE))


def load_settings(folder: Path, default: Settings) -> Settings:
    """Read the settings of a folder; what is missing or unsound there stands as in the default."""
    try:
        with (folder / FILE).open("rb") as file:
            read = json.loads(file.read(LARGEST_FILE))
    except (OSError, ValueError, RecursionError):
        return default
    if not isinstance(read, dict):
        return default
    sound = {field.name: read[field.name] for field in fields(Settings) if _is_sound(field.name, read)}
    return replace(default, **sound)


def save_settings(settings: Settings, folder: Path) -> None:
    """Write the settings; a folder that cannot be written to is no reason to stop."""
    path = folder / FILE
    beside = path.with_suffix(".new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(asdict(settings), indent=1) + "\n", encoding="utf-8")
        os.replace(beside, path)  # noqa: PTH105 - the same as Path.replace, and plainer beside write
    except OSError:
        return


def _is_sound(name: str, read: dict[str, Any]) -> bool:
    value = read.get(name)
    match name:
        case "lang":
            return value in [language.id for language in product().languages]
        case "scale":
            return isinstance(value, float | int) and SMALLEST_SCALE <= value <= LARGEST_SCALE
        case "width" | "height":
            place = 0 if name == "width" else 1
            return type(value) is int and SMALLEST_WINDOW[place] <= value <= LARGEST_WINDOW[place]
        case "minutes":
            return type(value) is int and 0 <= value <= LONGEST
    return isinstance(value, bool)
