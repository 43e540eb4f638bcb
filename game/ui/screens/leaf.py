"""What the screens share on which something is read: a head with a flag, a sheet or several, the way back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from game.telling.words import Words
from game.ui.emblems import Emblem, paint_flag
from game.ui.stage import Stage
from game.ui.widgets import Button, Column, Flow, Gap, Picture, Press, Row, Text, Widget, transcript

EDGE: Final = 14
WIDEST: Final = 1480
"""Units beyond which lines would be too long to read."""
ONE_LINE: Final = 900
"""Units at which title and tools of a head stand side by side."""
HIGH: Final = 420
"""Units of height at which a head has room for a flag and a second line."""

FRAME: Final = 60
"""Letters for whose room a sheet's own edges take."""


def page(stage: Stage, head: Widget, body: Widget, *foot: Widget) -> Widget:
    """Build a page that is not wider than can be read."""
    column = Column(items=[head, body, *foot], gap=10, pad=EDGE, grow=1)
    if stage.width <= WIDEST:
        return column
    column.grow, column.width = 0, WIDEST
    return Row(items=[Gap(grow=1), column, Gap(grow=1)], gap=0)


def head(stage: Stage, emblems: Sequence[Emblem], title: str, about: str, tools: Sequence[Widget]) -> Widget:
    """Build the head of a page.

    Args:
        stage: What screens share.
        emblems: Whose flags.
        title: What is read here.
        about: What that is; left out where there is little room.
        tools: Buttons.
    """
    if stage.height < HIGH:
        return Flow(items=[Text(text=title, style="heading"), *tools], gap=6)
    flags = [Picture(label="", width=54, height=36, paint=partial(paint_flag, one)) for one in emblems]
    lines = [Text(text=title, style="title"), Text(text=about, style="italic", tone="faded")]
    named = Row(items=[*flags, Column(items=lines, gap=0, grow=1)], gap=12, align="center")
    if stage.width < ONE_LINE and len(tools) > 1:
        return Column(items=[named, Flow(items=tools, gap=4)], gap=6)
    named.grow = 1
    return Row(items=[named, *tools], gap=4, align="center")


def back_button(stage: Stage, back: Press) -> Button:
    """Build the button that leads back."""
    return Button(id="back", label=stage.say("back"), key="esc", on_press=back)


def tabs(names: Sequence[tuple[str, str]], chosen: str, choose: Callable[[str], Any]) -> list[Button]:
    """Build tabs of which one is chosen.

    Args:
        names: Id and label of each.
        chosen: The id of the one that is chosen.
        choose: Hears of the id of the one that is pressed.
    """
    return [
        Button(
            id=f"tab {id_}",
            group="tabs",
            label=label,
            kind="tab",
            is_selected=id_ == chosen,
            on_press=partial(choose, id_),
        )
        for id_, label in names
    ]


def in_columns(items: Sequence[Widget], count: int, gap: float = 12) -> Widget:
    """Set things into columns of about the same length, one column after the other."""
    columns: list[list[Widget]] = [[] for _ in range(count)]
    lengths = [len(transcript(item)) + FRAME for item in items]
    share, before = sum(lengths) / count, 0.0
    for item, length in zip(items, lengths, strict=True):
        columns[min(int((before + length / 2) / share), count - 1)].append(item)
        before += length
    return Row(items=[Column(items=column, gap=gap, grow=1) for column in columns], gap=gap, align="top")


def seat_emblem(words: Words, emblems: tuple[Emblem, Emblem], side: str) -> Emblem:
    """Give a side's own emblem."""
    return emblems[words.names.side[side]]
