"""The calendar of 1920 against the dossier's timeline: what is told, and what is left out for a reason."""

import csv
import datetime as dt
import re
from pathlib import Path

from tests.builders import moscow

TESTS = Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\| `(\w+)` \| (\S+) \| (.+) \|$", re.MULTILINE)
NAMED = re.compile(r"`(\w+)`")

TOLD = [
    "assembly_elections",
    "assembly_opens",
    "berezina_push",
    "british_assurance",
    "budyonny_breakthrough",
    "chicherin_warning",
    "curzon_note",
    "dead_end",
    "general_offensive",
    "georgia_treaty",
    "grabski_promise",
    "grinius_cabinet",
    "kiev_entered",
    "kiev_evacuated",
    "minsk_falls",
    "polish_counter_attack",
    "polish_recognition",
    "provisional_constitution",
    "refugee_agreement",
    "soviets_yield_towns",
    "spa_opens",
    "sventsiany_taken",
    "talks_open",
    "turmantas_taken",
    "walk_out_threat",
]


def timeline():
    """Rows of the dossier's timeline: id and day."""
    with (TESTS / "data" / "timeline_1920.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["date"] for row in csv.DictReader(file)}


def left_out():
    """Rows of the table in docs: id, day and reason."""
    return ROW.findall((TESTS.parent / "docs" / "model_timeline.md").read_text("utf-8"))


def calendar():
    """The dispatches of the shipped scenario."""
    return moscow().data.dispatches


def test_the_calendar_tells_these_rows():
    assert sorted({row for dispatch in calendar() for row in dispatch.timeline}) == TOLD
    assert set(TOLD) <= set(timeline())


def test_what_it_leaves_out_is_listed_with_a_reason():
    assert [(row, day) for row, day, _ in left_out()] == [
        (row, day) for row, day in timeline().items() if row not in TOLD
    ]
    assert all(len(reason) > 15 for _, _, reason in left_out())


def test_reasons_name_what_there_is():
    data = moscow().data
    known = {step.id for step in data.summer} | {told.id for told in data.aftermath}
    named = {name for _, _, reason in left_out() for name in NAMED.findall(reason)}
    assert named <= known


def test_no_dispatch_comes_before_what_it_tells():
    days = timeline()
    for dispatch in calendar():
        for row in dispatch.timeline:
            assert dispatch.window[1] >= dt.date.fromisoformat(days[row]), (dispatch.id, row)


def test_only_the_talks_are_told_by_dispatches():
    last = dt.date(1920, 7, 12)
    assert all(dt.date.fromisoformat(timeline()[row]) <= last for row in TOLD)
