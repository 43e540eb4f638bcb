"""Sheets that several screens show: a dispatch as a telegram, all about a clause, the markers."""

from collections.abc import Sequence
from typing import Final

from game.play.view import View
from game.telling.news import DispatchSheet, MarkerSheet
from game.telling.table import clause_sheet
from game.telling.words import Words
from game.ui.widgets import Column, Gauge, Panel, Row, Text, Widget

DIALOG_WIDTH: Final = 680
"""Units that a sheet takes which stands before a page."""
GAUGE_TONES: Final = ("red", "blue", "green", "gold")


def clause_panel(words: Words, view: View, clause: str, foot: Widget) -> Widget:
    """Build a sheet with all about one clause.

    Args:
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
    return Panel(
        width=DIALOG_WIDTH,
        pad=22,
        gap=10,
        items=[
            Text(text=f"{sheet.number}. {sheet.name}", style="title", tone="red"),
            Text(text=sheet.stake),
            *levels,
            *(Text(text=note, style="label") for note in notes),
            Text(text=sheet.source, style="small_italic", tone="faded"),
            foot,
        ],
    )


def marker_gauges(sheets: Sequence[MarkerSheet]) -> list[Widget]:
    """Build a gauge for each marker."""
    return [
        Gauge(
            id=f"marker {sheet.marker}",
            label=sheet.name,
            value=sheet.part,
            said=sheet.value_line,
            trend=_signed(sheet.trend, sheet.trend_number),
            tone=GAUGE_TONES[place % len(GAUGE_TONES)],
            tip=" ".join(filter(None, (sheet.about, sheet.meaning))),
        )
        for place, sheet in enumerate(sheets)
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
