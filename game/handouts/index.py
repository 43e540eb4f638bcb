"""The index: what to print, how often, and when to hand it out."""

from collections.abc import Iterable, Sequence
from typing import Any

from game.handouts.copies import SIZES, seating
from game.handouts.sheet import LEVELS, MOMENTS, Facts, Material, Sheet


def index_facts(material: Material, sheets: Sequence[Sheet]) -> Facts:
    """Give what the index of one language shows."""
    return {
        "lang": material.lang,
        "title": material.say("index.title", title=material.words.of(material.scenario.title)),
        "say": material.say,
        "opening": material.words.of(material.handouts.opening),
        "game": material.say("index.short" if material.is_short else "index.full"),
        "sizes": SIZES,
        "seatings": [seating(pupils) for pupils in SIZES],
        "levels": LEVELS,
        "moments": [
            {"id": moment, "sheets": [_line(sheet) for sheet in sheets if sheet.moment == moment]}
            for moment in MOMENTS
            if any(sheet.moment == moment for sheet in sheets)
        ],
    }


def root_facts(materials: Iterable[Material]) -> Facts:
    """Give what the page above the languages shows."""
    doors = [
        {
            "lang": material.lang,
            "title": material.words.of(material.scenario.title),
            "door": material.say("index.door"),
            "opening": material.words.of(material.handouts.opening),
        }
        for material in materials
    ]
    return {"lang": doors[0]["lang"], "title": doors[0]["title"], "doors": doors}


def _line(sheet: Sheet) -> dict[str, Any]:
    return {
        "title": sheet.title,
        "files": [{"level": level, "name": sheet.file(level)} for level in sheet.levels],
        "file": sheet.file(LEVELS[0]),
        "seen_by": sheet.seen_by,
        "rule": sheet.copies.rule,
        "counts": [sheet.copies.count(pupils) for pupils in SIZES],
    }
