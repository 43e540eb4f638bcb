"""Sheets that several screens show: a dispatch as a telegram, all about a clause, the markers."""

from collections.abc import Sequence
from typing import Final

from game.play.view import View
from game.telling.news import DispatchSheet, MarkerSheet
from game.telling.table import clause_sheet
from game.telling.words import Words
from game.ui.stage import Stage
from game.ui.widgets import Column, Gauge, Panel, Row, Scroll, Text, Widget

DIALOG_WIDTH: Final = 680
DIALOG_FRAME: Final = 190
"""Units of the window's height that a sheet needs besides what scrolls."""
"""Units that a sheet takes which stands before a page."""
GAUGE_TONES: Final = ("red", "blue", "green", "gold")


def dialog_sheet(stage: Stage, title: str, items: Sequence[Widget], foot: Widget) -> Widget:
    """Build a sheet that stands before a page; what is too long for the window scrolls above its foot.

    Args:
        stage: What screens share.
        title: What stands at its head.
        items: What it says.
        foot: What always stays in sight below.
    """
    body = Scroll(
        id=f"sheet {title}", item=Column(items=items, gap=11), most=max(stage.height - DIALOG_FRAME, 80)
    )
    head = Text(text=title, style="title", tone="red")
    return Panel(width=DIALOG_WIDTH, pad=22, gap=12, items=[head, body, foot])


def clause_dialog(stage: Stage, words: Words, view: View, clause: str, foot: Widget) -> Widget:
    """Build a sheet with all about one clause.

    Args:
        stage: What screens share.
        words: How to say things.
        view: Who looks.
        clause: The clause.
        foot: What stands below.
    """
    sheet = clause_sheet(words, view, clause)
    levels = [
        Panel(
            kind="slip",
            tone="gold" if level.marks else "rule",
            pad=9,
            gap=3,
            items=[
                Text(text=level.label_line, style="label_bold"),
                Text(text=level.text, style="label"),
            ],
        )
        for level in sheet.levels
    ]
    notes = [note for note in (sheet.secret_line, *sheet.rules, sheet.disputed) if note]
    items = [
        Text(text=sheet.stake),
        *levels,
        *(Text(text=note, style="label") for note in notes),
        Text(text=sheet.source, style="small_italic", tone="faded"),
    ]
    return dialog_sheet(stage, f"{sheet.number}. {sheet.name}", items, foot)


def marker_gauges(words: Words, sheets: Sequence[MarkerSheet]) -> list[Widget]:
    """Build a gauge for each marker; one marker has one colour wherever it stands."""
    places = {marker.id: place for place, marker in enumerate(words.scenario.markers)}
    return [
        Gauge(
            id=f"marker {sheet.marker}",
            label=sheet.name,
            value=sheet.part,
            said=sheet.value_line,
            trend=_signed(sheet.trend, sheet.trend_number),
            tone=GAUGE_TONES[places[sheet.marker] % len(GAUGE_TONES)],
            tip=" ".join(filter(None, (sheet.about, sheet.meaning))),
        )
        for sheet in sheets
    ]


def telegram(sheet: DispatchSheet, *, is_brief: bool = False) -> Widget:
    """Build a dispatch as a telegram form.

    Args:
        sheet: The dispatch.
        is_brief: Whether its source is left to the tip.
    """
    source = [] if is_brief else [Text(text=sheet.source, style="small_italic", tone="faded")]
    disputed = [Text(text=sheet.disputed, style="small")] if sheet.disputed and not is_brief else []
    return Panel(
        kind="telegram",
        pad=12,
        gap=5,
        items=[
            Text(text=sheet.heading, style="mono_bold"),
            Text(text=sheet.text, style="label"),
            *disputed,
            *source,
        ],
    )


def _signed(trend: float | None, number: str) -> str:
    """Say a change with its sign; nothing where there is none."""
    if trend is None or not number:
        return ""
    return f"({'+' if trend > 0 else '−'}{number})"


def in_pairs(items: list[Widget]) -> list[Widget]:
    """Set things side by side, two in a row."""
    rows: list[Widget] = []
    for place in range(0, len(items), 2):
        pair = items[place : place + 2]
        for item in pair:
            item.grow = 1
        rows.append(Row(items=[*pair, *([Column(grow=1)] if len(pair) == 1 else [])], gap=16))
    return rows
