"""How a game stood week by week: markers, seals, and what the other side offered. For the referee's eyes."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest

from game.play.session import Session
from game.scenario.rulebook import MARKER_UNIT

Seals = Mapping[str, Mapping[str, str]]
"""Side id, clause id: level id."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One week of a game.

    Attributes:
        week: Its number; the first is 1.
        markers: Marker id: value when the week's news had come, hidden ones included.
        seals: Where the seals stood after the week's moves, or stand now.
        offers: Side id: points that the other side's seals were worth to it then, documents apart.
    """

    week: int
    markers: Mapping[str, float]
    seals: Seals
    offers: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Stages:
    """A game week by week.

    Attributes:
        opening: Where the seals stood before the first move.
        weeks: Its weeks, in order.
    """

    opening: Seals
    weeks: tuple[Stage, ...]


def stages_of(session: Session) -> Stages:
    """Play a game again and note how it stood.

    Args:
        session: The game, over or not; not modified.
    """
    again = Session(session.scenario, session.setup)
    opening = _seals(again)
    markers = {again.week: _markers(again)}
    after = {again.week: (opening, _offers(again, opening))}
    weeks_to_come = [decision.week for decision in session.decisions[1:]]
    for decision, next_week in zip_longest(session.decisions, weeks_to_come):
        again.repeat_decision(decision)
        if decision.week != next_week:
            seals = _seals(again)
            after[decision.week] = (seals, _offers(again, seals))
        if not again.is_over and again.week not in markers:
            markers[again.week] = _markers(again)
            after[again.week] = after[decision.week]
    return Stages(opening, tuple(Stage(week, markers[week], *after[week]) for week in sorted(after)))


def _markers(session: Session) -> dict[str, float]:
    values = session.position().record.marker
    return {name: int(values[place]) / MARKER_UNIT for name, place in session.scenario.names.marker.items()}


def _seals(session: Session) -> dict[str, dict[str, str]]:
    return {
        side: {clause.id: clause.ours for clause in session.observe(side).clauses.values()}
        for side in session.sides
    }


def _offers(session: Session, seals: Seals) -> dict[str, float]:
    first, second = session.sides
    return {
        first: session.prospect(first, seals[second]).value,
        second: session.prospect(second, seals[first]).value,
    }
