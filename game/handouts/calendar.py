"""The war and the talks week by week, as the news of each week tells them, without the ending."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from game.handouts.copies import EACH_TABLE
from game.handouts.sheet import TEACHER, Facts, Level, Material, Sheet
from game.scenario.schema import Dispatch


def sheets(material: Material) -> Iterator[Sheet]:
    """Give the calendar."""
    yield Sheet(
        id="calendar",
        title=material.say("calendar.title"),
        template="calendar.html",
        facts=lambda level: {"weeks": [_week(material, week, level) for week in material.weeks]},
        seen_by=material.seen_by("reader"),
        moment="weeks",
        copies=EACH_TABLE,
        envelopes=(TEACHER,),
        is_secret=True,
    )


def reports_for(material: Material, side: str, level: Level) -> list[Facts]:
    """List the news that reaches one side alone."""
    return [
        {"week": week, **_told(material, dispatch, level)}
        for week in material.weeks
        for dispatch in _of_week(material, week)
        if dispatch.seen_by == [side]
    ]


def _week(material: Material, week: int, level: Level) -> Facts:
    return {
        "title": material.words.week(week),
        "news": [
            _told(material, dispatch, level)
            for dispatch in _of_week(material, week)
            if dispatch.seen_by is None or len(dispatch.seen_by) == len(material.scenario.sides)
        ],
    }


def _of_week(material: Material, week: int) -> list[Dispatch]:
    dispatches = [one for one in material.scenario.dispatches if _week_of(material, one) == week]
    return sorted(dispatches, key=lambda one: one.date)


def _week_of(material: Material, dispatch: Dispatch) -> int | None:
    """Give the week in which a dispatch is read; none where it comes too late or would end the talks."""
    weeks = material.weeks_of(*dispatch.window)
    if not weeks or any(effect.end_talks for effect in dispatch.effects):
        return None
    own = material.weeks_of(dispatch.date, dispatch.date)
    return own[0] if own and own[0] in weeks else _nearest(material, weeks, dispatch.date)


def _nearest(material: Material, weeks: list[int], day: dt.date) -> int:
    return weeks[0] if day < material.words.first_day(weeks[0]) else weeks[-1]


def _told(material: Material, dispatch: Dispatch, level: Level) -> dict[str, Any]:
    words = material.words
    short = material.handouts.news.get(dispatch.id) if level == "basic" else None
    return {
        "voice": words.of(material.scenario.voices[dispatch.voice]),
        "day": words.short_day(dispatch.date),
        "title": words.of(dispatch.title),
        "text": words.of(short or dispatch.text),
        "source": words.source(dispatch),
        "if_so": _condition(material, dispatch),
    }


def _condition(material: Material, dispatch: Dispatch) -> str | None:
    """Say when to leave it out: it depends on what the class has done."""
    if any(one.flag is not None for one in dispatch.when):
        return material.say("calendar.if_happened")
    if any(one.seal is not None for one in dispatch.when):
        return material.say("calendar.if_fits")
    return None
