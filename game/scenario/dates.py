"""Dates of a scenario: in order, within the calendar, and where they must be within the talks."""

from datetime import date

from game.scenario.checking import Troubles
from game.scenario.findings import FieldPath
from game.scenario.schema import Scenario, Talks


def note_bad_dates(scenario: Scenario, troubles: Troubles, *, has_own_calendar: bool) -> None:
    """Note dates that cannot be.

    Args:
        scenario: The scenario.
        troubles: Where troubles are noted.
        has_own_calendar: Whether dispatches, packages, moments and the record must fall into the talks.
    """
    talks = scenario.talks
    if talks.signing_day >= talks.days_per_week:
        message = (
            f"found {talks.signing_day}, must be less than days_per_week, which is {talks.days_per_week}."
        )
        troubles.note(("talks", "signing_day"), message)
    if _end(talks) > date.max.toordinal():
        troubles.note(("talks", "first_day"), "the talks would end after the last day of the calendar.")
        return
    for section in ("dispatches", "packages", "moments"):
        for place, item in enumerate(getattr(scenario, section)):
            path = (section, place, "window")
            if item.window is not None:
                _check_window(path, item.window, talks, troubles, has_own_calendar=has_own_calendar)
    _check_record(scenario, troubles, has_own_calendar=has_own_calendar)


def _end(talks: Talks) -> int:
    """Ordinal of the day after the talks."""
    return talks.first_day.toordinal() + talks.weeks * talks.days_per_week


def _last_day(talks: Talks) -> date:
    return date.fromordinal(_end(talks) - 1)


def _check_window(
    path: FieldPath, window: list[date], talks: Talks, troubles: Troubles, *, has_own_calendar: bool
) -> None:
    first, last = window
    if first > last:
        troubles.note(path, f"found {first} before {last}, the earlier day must come first.")
    elif has_own_calendar and (last < talks.first_day or first > _last_day(talks)):
        frame = f"{talks.first_day} to {_last_day(talks)}"
        troubles.note(path, f"found {first} to {last}, of which no day is in the talks, {frame}.")


def _check_record(scenario: Scenario, troubles: Troubles, *, has_own_calendar: bool) -> None:
    talks = scenario.talks
    lines: dict[int, int] = {}
    for place, row in enumerate(scenario.record):
        path = ("record", place, "first_day")
        week, days = divmod((row.first_day - talks.first_day).days, talks.days_per_week)
        if has_own_calendar and not 0 <= week < talks.weeks:
            message = f"found {row.first_day}, allowed is {talks.first_day} to {_last_day(talks)}."
            troubles.note(path, message)
        elif has_own_calendar and days != 0:
            troubles.note(path, f"found {row.first_day}, on which no week of the talks begins.")
        if week in lines:
            troubles.note(path, f"this week stands twice, first in line {lines[week]}.")
        lines.setdefault(week, troubles.line_of(path))
