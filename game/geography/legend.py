"""The legend: what each sign on the map means, laid out as small as the map needs it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from game.geography.borders import Standing
from game.geography.picture import TEXT_STYLES, DrawnLegend, LegendRow, LineKind
from game.geography.projection import Rectangle
from game.geography.sheet import Sheet
from game.scenario.basics import Text
from game.scenario.chart import NamedLine, Town

SHARE: Final = 0.16
"""Part of the frame that the legend may take at most."""
TALLEST: Final = 0.75
"""Part of the frame's height that it may take at most."""
SMALL: Final = 0.88
"""Scale of its texts where it would be too large otherwise."""
CHIEF: Final = 2
"""Rank of towns that it must not cover."""
GROUND: Final = frozenset({"frontier", "province"})
"""Kinds of lines that no seal moves, and that are left out first."""


def fitted_legend(sheet: Sheet, areas: set[Standing], lines: set[LineKind]) -> DrawnLegend | None:
    """Lay the legend out, with less in it where it would fill too much or cover a chief town.

    Args:
        sheet: The sheet.
        areas: What there is on the map to be explained of land.
        lines: The same of lines.

    Returns:
        The legend, or None where there is no room for any, or none is wanted.
    """
    if not sheet.view.has_legend:
        return None
    rows = list(_rows(sheet, areas, lines))
    changing = [row for row in rows if row.sign not in GROUND]
    for chosen, scale, has_note in (
        (rows, 1.0, True),
        (rows, SMALL, True),
        (changing, SMALL, True),
        (changing, SMALL, False),
    ):
        legend = _laid_out(sheet, chosen, scale * sheet.text_scale, has_note=has_note)
        if _has_room(sheet, legend.box):
            return legend
    return None


def _has_room(sheet: Sheet, box: Rectangle) -> bool:
    left, top, right, bottom = sheet.frame
    width, height = box[2] - box[0], box[3] - box[1]
    if width * height > SHARE * (right - left) * (bottom - top) or height > TALLEST * (bottom - top):
        return False
    chief = [sheet.pixels(town.id)[0] for town in sheet.chart.of(Town) if town.rank <= CHIEF]
    return not any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in chief)


def _rows(sheet: Sheet, areas: set[Standing], lines: set[LineKind]) -> Iterator[LegendRow]:
    legend = sheet.chart.section.legend
    land: Mapping[Standing, Text] = {
        "home": legend.home,
        "granted": legend.granted,
        "claimed": legend.claimed,
        "offered": legend.offered,
        "open": legend.open,
    }
    yield from (LegendRow(sign, sheet.said(text)) for sign, text in land.items() if sign in areas)
    borders: Iterable[tuple[LineKind, LineKind, Text]] = (
        ("border", "border_open", legend.border),
        ("first", "first_open", legend.first),
        ("second", "second_open", legend.second),
    )
    for solid, dotted, text in borders:
        if solid in lines or dotted in lines:
            yield LegendRow(solid if solid in lines else dotted, sheet.said(text))
    for line in sheet.chart.of(NamedLine):
        if line.id in sheet.view.lines:
            yield LegendRow(line.kind, sheet.said(line.name))
    others: Mapping[LineKind, Text] = {
        "front": legend.front,
        "frontier": legend.frontier,
        "province": legend.region,
    }
    yield from (LegendRow(sign, sheet.said(text)) for sign, text in others.items() if sign in lines)


def _laid_out(sheet: Sheet, rows: list[LegendRow], scale: float, *, has_note: bool) -> DrawnLegend:
    size, note_size = TEXT_STYLES["legend"].size * scale, TEXT_STYLES["note"].size * scale
    sign_width, row_height, pad = 2.3 * size, 1.5 * size, 0.8 * size
    widest = max((sheet.measure("legend", size, row.text)[0] for row in rows), default=0.0)
    inner = sign_width + pad + max(widest, 9 * size)
    note = _wrapped(sheet, note_size, inner) if has_note else []
    note_height = len(note) * 1.3 * note_size + 0.5 * size if note else 0.0
    width, height = inner + 2 * pad, len(rows) * row_height + note_height + 1.3 * pad
    left, top, right, bottom = sheet.frame
    south_north, west_east = sheet.chart.section.corner.split("_")
    x = left if west_east == "west" else right - width
    y = top if south_north == "north" else bottom - height
    return DrawnLegend((x, y, x + width, y + height), rows, row_height, sign_width, size, note, note_size)


def _wrapped(sheet: Sheet, size: float, width: float) -> list[str]:
    lines = [""]
    for word in sheet.said(sheet.chart.section.legend.note).split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and sheet.measure("note", size, longer)[0] > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
