"""The map on its sheet, and what can be shown on it on request."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from game.geography.borders import statuses
from game.geography.picture import MapView
from game.play.view import View
from game.scenario.chart import NamedLine
from game.telling.history import is_history_shut
from game.ui.map_sheet import MapSheet
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Button, Flow, Gap, Panel, Picture, Widget

LEAST: Final = 220
"""Height that the map needs, units."""


def map_panel(
    stage: Stage,
    sitting: Sitting,
    side: str,
    grow: float = 0,
    *,
    pending: Mapping[str, str] | None = None,
    front: float | dt.date | None = None,
    treaty: Mapping[str, str] | None = None,
    has_front: bool = True,
) -> Widget:
    """Build the sheet with the map as a side sees it.

    Args:
        stage: What screens share.
        sitting: The game.
        side: Whose view.
        grow: The sheet's share of the room.
        pending: Clause id: level id to which the side's own seals would move.
        front: Where the front is drawn: a value of its marker, or a day of history; None for the view's own.
        treaty: Clause id: level id, to draw one border in place of both sides' seals.
        has_front: Whether a front is drawn at all.

    Returns:
        The sheet; an empty one where the scenario has no map.
    """
    chart = sitting.session.scenario.chart
    if chart is None:
        return Panel(items=[Gap(height=LEAST, grow=1)], grow=grow)
    if sitting.map is None:
        sitting.map = MapSheet(chart, sitting.emblems())
    sheet = sitting.map
    view = _map_view(stage, sitting, side, sheet, pending or {}, front, treaty)
    if not has_front:
        view = replace(view, front=None)
    picture = Picture(
        label=stage.say("map.label"), paint=partial(sheet.paint, stage, view), height=LEAST, grow=1
    )
    is_shut = is_history_shut(sitting.session)
    tools = [] if is_shut else [Flow(items=_lines_of_history(sitting, sheet), gap=4)]
    return Panel(items=[picture, *tools], grow=grow, pad=8, gap=2)


def _lines_of_history(sitting: Sitting, sheet: MapSheet) -> list[Widget]:
    """Build a button for each line that a treaty drew, to show it or hide it."""
    return [
        Button(
            id=f"line {line.id}",
            group="map",
            label=sitting.words.say("map.show", line=sitting.words.of(line.name)),
            is_selected=line.id in sheet.lines,
            on_press=partial(sheet.turn_line, line.id),
        )
        for line in sheet.chart.of(NamedLine)
        if line.kind == "treaty"
    ]


def _map_view(
    stage: Stage,
    sitting: Sitting,
    side: str,
    sheet: MapSheet,
    pending: Mapping[str, str],
    front: float | dt.date | None,
    treaty: Mapping[str, str] | None,
) -> MapView:
    view, section = sitting.view(side), sitting.session.scenario.data.map
    if section is None:
        message = "a chart without its section"
        raise ValueError(message)
    own = statuses(section, treaty or _levels(view, "ours") | dict(pending))
    other = own if treaty else statuses(section, _levels(view, "theirs"))
    is_first = sitting.words.names.side[side] == 0
    drawn_front = front
    if drawn_front is None and section.front is not None and section.front in view.markers:
        drawn_front = view.markers[section.front].value
    return MapView(
        language=stage.lang,
        first=own if is_first else other,
        second=other if is_first else own,
        front=drawn_front,
        lines=sheet.lines,
        scale=stage.scale,
    )


def _levels(view: View, which: str) -> dict[str, str]:
    return {clause.id: getattr(clause, which) for clause in view.clauses.values()}
