"""A screen that is one sheet: a title, what stands on it, and the way back."""

from collections.abc import Sequence
from typing import Final

from game.ui.stage import Stage
from game.ui.widgets import Button, Column, Gap, Panel, Press, Row, Rule, Scroll, Text, Widget

EDGE: Final = 16
PAD: Final = 26
LOW: Final = 420
"""Units of height below which nothing is given away."""
LOW_PAD: Final = 14
WIDEST: Final = 780
LEAST: Final = 150


def sheet_page(
    stage: Stage,
    title: str,
    items: Sequence[Widget],
    *,
    back: Press,
    foot: Sequence[Widget] = (),
    widest: float = WIDEST,
) -> Widget:
    """Build a sheet in the middle of the desk; what stands on it scrolls where it has to.

    Args:
        stage: What screens share.
        title: Stands at its head.
        items: Stand below one another.
        back: What the button does that leads back.
        foot: Buttons at its foot, to the right.
        widest: Units that it takes at most.
    """
    leave = Button(id="back", label=stage.say("back"), key="esc", on_press=back)
    is_low = stage.height < LOW
    body = Scroll(id="sheet", grow=1, least=LEAST, item=Column(items=items, gap=10, pad=4))
    last = Row(items=[leave, Gap(grow=1), *foot], gap=10, align="center")
    sheet = Panel(
        width=min(widest, stage.width - 2 * EDGE),
        pad=LOW_PAD if is_low else PAD,
        gap=6 if is_low else 12,
        items=[
            Text(text=title, style="heading" if is_low else "title", tone="red"),
            *([body] if is_low else [Rule(), body, Rule()]),
            last,
        ],
    )
    edge = LOW_PAD / 2 if is_low else EDGE
    return Column(items=[Row(items=[Gap(grow=1), sheet, Gap(grow=1)], grow=1)], pad=edge)


def heading(text: str) -> Widget:
    """Build a heading on a sheet."""
    return Text(text=text, style="heading", tone="red")
