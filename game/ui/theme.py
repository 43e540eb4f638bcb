"""Colours, type and measures of the window."""

from dataclasses import dataclass
from typing import Final, TypeAlias

Colour: TypeAlias = tuple[int, int, int]

SMALLEST_SCALE: Final = 1.0
LARGEST_SCALE: Final = 2.5
SCALE_STEP: Final = 0.25


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a page, by what they are for.

    Attributes:
        desk: What the papers lie on.
        paper: A sheet.
        pale: A lighter field on a sheet: a button, a stop of a track.
        shade: A darker field on a sheet: the bar of a gauge, a scroll bar.
        ink: Text.
        faded: Text of less weight.
        rule: Lines and frames.
        red: Headings, what warns, the first side's own colour of seal.
        blue: What can be reached by the keyboard now; the other side's colour of seal.
        green: What is within the instructions.
        gold: What is agreed.
        wood: A button that commits.
        light: Text on wood, red or blue.
        is_plain: Whether papers are flat, without grain or shadow.
    """

    desk: Colour
    paper: Colour
    pale: Colour
    shade: Colour
    ink: Colour
    faded: Colour
    rule: Colour
    red: Colour
    blue: Colour
    green: Colour
    gold: Colour
    wood: Colour
    light: Colour
    is_plain: bool = False


PARCHMENT: Final = Palette(
    desk=(205, 187, 148),
    paper=(236, 224, 194),
    pale=(246, 238, 216),
    shade=(214, 198, 160),
    ink=(42, 31, 22),
    faded=(98, 76, 50),
    rule=(138, 110, 66),
    red=(124, 32, 30),
    blue=(31, 66, 120),
    green=(44, 92, 56),
    gold=(150, 108, 20),
    wood=(62, 46, 28),
    light=(250, 243, 224),
)

HIGH_CONTRAST: Final = Palette(
    desk=(255, 255, 255),
    paper=(255, 255, 255),
    pale=(255, 255, 255),
    shade=(208, 208, 208),
    ink=(0, 0, 0),
    faded=(32, 32, 32),
    rule=(0, 0, 0),
    red=(140, 0, 0),
    blue=(0, 50, 160),
    green=(0, 84, 24),
    gold=(110, 70, 0),
    wood=(0, 0, 0),
    light=(255, 255, 255),
    is_plain=True,
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set.

    Attributes:
        face: "body", "heading" or "mono".
        size: Height in units; a unit is a pixel at 100 %.
        is_bold: Whether it is bold.
        is_italic: Whether it is italic.
    """

    face: str
    size: float
    is_bold: bool = False
    is_italic: bool = False


STYLES: Final = {
    "display": Style("heading", 54),
    "title": Style("heading", 30),
    "tagline": Style("heading", 20, is_italic=True),
    "heading": Style("heading", 21),
    "subheading": Style("body", 16, is_bold=True),
    "body": Style("body", 16),
    "bold": Style("body", 16, is_bold=True),
    "italic": Style("body", 16, is_italic=True),
    "label": Style("body", 14.5),
    "label_bold": Style("body", 14.5, is_bold=True),
    "small": Style("body", 13),
    "small_bold": Style("body", 13, is_bold=True),
    "small_italic": Style("body", 13, is_italic=True),
    "mono": Style("mono", 14),
    "mono_bold": Style("mono", 14, is_bold=True),
    "code": Style("mono", 26, is_bold=True),
    "key": Style("mono", 11.5),
}
