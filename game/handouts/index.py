"""The index: what to print, how often, and when to hand it out."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Any

from game.handouts.copies import SEATINGS, SIZES, one_game, seating
from game.handouts.envelopes import envelopes
from game.handouts.sheet import LEVELS, MOMENTS, Facts, Material, Sheet
from game.scenario.lesson.teaching import PrintList


def index_facts(material: Material, sheets: Sequence[Sheet]) -> Facts:
    """Give what the index of one language shows."""
    return {
        "lang": material.lang,
        "title": material.say("index.title", title=material.words.of(material.scenario.title)),
        "say": material.say,
        "opening": material.words.of(material.handouts.opening),
        "game": material.say("index.short" if material.is_short else "index.full"),
        "sizes": SIZES,
        "seatings": [
            {"id": "game", "sizes": [one_game(pupils) for pupils in SIZES]},
            {"id": "tables", "sizes": [seating(pupils) for pupils in SIZES]},
        ],
        "levels": LEVELS,
        "envelopes": [
            {
                "title": envelope.title,
                "files": [{"level": level, "name": envelope.file(level)} for level in envelope.levels],
                "sheets": [sheet.title for sheet in envelope.sheets],
            }
            for envelope in envelopes(material, sheets)
        ],
        "lists": [_tick_list(material, one, sheets) for one in material.teaching.lists],
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


def listed(one: PrintList, sheets: Sequence[Sheet]) -> list[Sheet]:
    """Find the sheets that a list for printing names, in its order."""
    return [sheet for wanted in one.sheets for sheet in sheets if fnmatchcase(sheet.id, wanted)]


def _tick_list(material: Material, one: PrintList, sheets: Sequence[Sheet]) -> Facts:
    seated = [SEATINGS[one.seats](pupils) for pupils in SIZES]
    lines = [
        {"title": sheet.title, "counts": [sheet.copies.count(each) for each in seated]}
        for sheet in listed(one, sheets)
    ]
    return {
        "title": material.words.of(one.title),
        "sheets": lines,
        "sums": [sum(line["counts"][place] for line in lines) for place in range(len(SIZES))],
    }


def _line(sheet: Sheet) -> dict[str, Any]:
    return {
        "title": sheet.title,
        "files": [{"level": level, "name": sheet.file(level)} for level in sheet.levels],
        "file": sheet.file(LEVELS[0]),
        "seen_by": sheet.seen_by,
        "rule": sheet.copies.rule,
    }
