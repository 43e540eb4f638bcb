"""What seals make of the land: the status of each area, and the borders between areas of unlike status."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal, TypeAlias

from game.scenario.chart import Arc, Chart, Line
from game.scenario.schema import ScenarioMap, Status

Statuses: TypeAlias = tuple[tuple[str, Status], ...]
"""Area and what is made of it, in the order of the scenario's map."""
Standing: TypeAlias = Literal["home", "granted", "claimed", "offered", "open", "withheld"]
"""What two sides' seals together make of an area."""
BorderKind: TypeAlias = Literal["solid", "open"]

GRANTED: Final = "granted"
OPEN: Final = "open"
WITHHELD: Final = "withheld"


def statuses(section: ScenarioMap, levels: Mapping[str, str]) -> Statuses:
    """Say what a set of levels, one side's seals or a treaty, makes of each area.

    Args:
        section: What the scenario says of its map.
        levels: Clause id to level id; more clauses than the map's may stand in it.
    """
    return tuple((name, area.levels[levels[area.clause]]) for name, area in section.areas.items())


def standings(section: ScenarioMap, first: Statuses, second: Statuses) -> dict[str, Standing]:
    """Say what both sides' seals together make of each area, home included."""
    other = dict(second)
    both = {name: _standing(status, other[name]) for name, status in first}
    return {**dict.fromkeys(section.home, "home"), **both}


def _standing(first: Status, second: Status) -> Standing:
    if first == second:
        return first
    if first == GRANTED:
        return "claimed"
    return "offered" if second == GRANTED else OPEN


def border_arcs(chart: Chart, seals: Statuses) -> dict[str, BorderKind]:
    """Find the border that one side's seals describe.

    Args:
        chart: The chart.
        seals: What they make of each area.

    Returns:
        Arc id to kind: "solid" between the first side's land and other land, "open" beside land left open.
        Frontiers and coasts, which are not bargained over, are left out.
    """
    status: dict[str | None, Status] = {None: WITHHELD, **dict(seals)}
    status |= dict.fromkeys(chart.section.home, GRANTED)
    border: dict[str, BorderKind] = {}
    for arc in chart.of(Arc):
        left, right = status[arc.left], status[arc.right]
        if arc.kind == "border" and left != right:
            border[arc.id] = "open" if OPEN in (left, right) else "solid"
    return border


def joined(lines: Sequence[Line]) -> list[Line]:
    """Join lines that meet end to end into long ones, so that dashes run on through the joints."""
    waiting = [list(line) for line in lines]
    chains: list[Line] = []
    while waiting:
        chain = waiting.pop(0)
        while (place := _next(chain, waiting)) is not None:
            chain = _linked(chain, waiting.pop(place))
        chains.append(chain)
    return chains


def _next(chain: Line, waiting: Sequence[Line]) -> int | None:
    ends = {chain[0], chain[-1]}
    return next((place for place, line in enumerate(waiting) if ends & {line[0], line[-1]}), None)


def _linked(chain: Line, line: Line) -> Line:
    if chain[-1] in (line[0], line[-1]):
        return chain + (line if line[0] == chain[-1] else line[::-1])[1:]
    return (line if line[-1] == chain[0] else line[::-1])[:-1] + chain


def area_ring(chart: Chart, area: str, points: Mapping[str, Line]) -> Line:
    """Put the outline of an area together from its arcs.

    Args:
        chart: The chart, whose check has seen that the arcs close.
        area: The area.
        points: Arc id to its points, in degrees or as drawn.

    Returns:
        The outline; the longest, if the area has several.
    """
    arcs = [arc for arc in chart.of(Arc) if (arc.left == area) != (arc.right == area)]
    return max(joined([points[arc.id] for arc in arcs]), key=len)
