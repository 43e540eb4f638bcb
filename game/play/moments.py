"""Marked moments: which of a side's moves at the table a player is asked the reason for."""

from collections.abc import Collection

from game.scenario.schema import Moment, Scenario


def moment_at(
    scenario: Scenario, week: int, kind: str | None, met: Collection[str | None] = ()
) -> Moment | None:
    """Say which marked moment a move at the table is.

    Args:
        scenario: What is played.
        week: Number of the week; the first is 1.
        kind: The kind of the move, where it is known.
        met: Ids of the moments that the side has met already.

    Returns:
        The moment that the kind of the move is in any week, else that of the week; None if it is none.
    """
    left = [moment for moment in scenario.moments if moment.id not in met]
    by_kind = [moment for moment in left if kind in moment.moves]
    by_week = [moment for moment in left if _is_in_week(scenario, moment, week)]
    return next(iter([*by_kind, *by_week]), None)


def _is_in_week(scenario: Scenario, moment: Moment, week: int) -> bool:
    if moment.window is None:
        return False
    talks = scenario.talks
    first, last = ((day - talks.first_day).days // talks.days_per_week + 1 for day in moment.window)
    return first <= week <= last
