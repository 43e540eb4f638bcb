"""The two treaties of a class that are farthest apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from game.debrief.whole_class.entries import Entry
from game.scenario.names import Names

AT_ONCE: Final = 500
"""Treaties that are held against all others at a time."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries with the greatest distance.

    Attributes:
        first: The one with the lower number.
        second: The other.
        distance: Sum over the clauses of how far apart their levels stand, each clause's whole track being 1.
        n_different: Clauses at different levels.
    """

    first: Entry
    second: Entry
    distance: float
    n_different: int


def pair_of(names: Names, entries: Sequence[Entry]) -> Pair | None:
    """Find the two entries whose treaties are farthest apart; of several pairs, the one numbered lowest.

    Args:
        names: Index of the scenario's names.
        entries: Entries with treaties.

    Returns:
        The pair; None where all treaties are the same, or there are fewer than two.
    """
    first_of: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        if entry.treaty is not None:
            first_of.setdefault(tuple(entry.treaty[clause] for clause in names.clause), entry)
    if len(first_of) < 2:  # noqa: PLR2004 - a pair
        return None
    kinds = list(first_of.values())
    places = np.array([_places(names, treaty) for treaty in first_of], np.float32)
    first, second = _farthest(places)
    return Pair(
        first=kinds[first],
        second=kinds[second],
        distance=round(float(np.abs(places[first] - places[second]).sum()), 4),
        n_different=int((places[first] != places[second]).sum()),
    )


def _places(names: Names, treaty: tuple[str, ...]) -> list[float]:
    """Say where each level stands on its track, from 0 to 1."""
    tracks = zip(names.level, treaty, strict=True)
    return [places[level] / max(len(places) - 1, 1) for places, level in tracks]


def _farthest(places: npt.NDArray[np.float32]) -> tuple[int, int]:
    best, pair = -1.0, (0, 1)
    for start in range(0, len(places), AT_ONCE):
        block = places[start : start + AT_ONCE]
        distance = np.zeros((len(block), len(places)), np.float32)
        for clause in range(places.shape[1]):
            distance += np.abs(block[:, clause, None] - places[None, :, clause])
        place = int(distance.argmax())
        row, column = divmod(place, len(places))
        if float(distance[row, column]) > best + 1e-4:
            best, pair = float(distance[row, column]), (start + row, column)
    return min(pair), max(pair)
