"""Where a class parted ways: the decision whose kinds of move go best with how the games came out.

For every week, side and room (the table or the cables) the games are put on branches by the kind of move that
was made there. Branches of fewer than three groups are left out. What is compared is the share of the
variance of that side's score in fact that lies between the branches (eta squared), made smaller for the
number of branches (epsilon squared), because many small branches explain much by chance. The decision with
the largest share is told, if that is large. It shows where results and moves go together. It does not show
that the move made the result.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from game.debrief.whole_class.entries import Entry

LEAST_OF_A_BRANCH: Final = 3
"""Groups without which a branch says nothing."""
WORTH_TELLING: Final = 0.3
"""Share of the differences from which on a decision is told: the best of many explains some by chance."""
ROOMS: Final = ("table", "cable")


@dataclass(frozen=True, slots=True)
class Branch:
    """What some groups did at a decision.

    Attributes:
        kind: Their kind of move.
        entries: The groups.
        fact: Mean of the side's score in fact.
        paper: Mean of its score on paper.
    """

    kind: str
    entries: tuple[Entry, ...]
    fact: float
    paper: float


@dataclass(frozen=True, slots=True)
class Parting:
    """The decision at which a class parted.

    Attributes:
        week: Number of the week; the first is 1.
        side: Who decided.
        room: "table" or "cable".
        branches: What was done, by the most groups first.
        explained: Share of the differences that goes with the branches, 0 to 1.
        n_left_out: Groups whose move nobody else made, or that had no such decision.
    """

    week: int
    side: str
    room: str
    branches: tuple[Branch, ...]
    explained: float
    n_left_out: int


def parting_of(entries: Iterable[Entry]) -> Parting | None:
    """Find the decision at which a class parted.

    Args:
        entries: Games that are over and share a calendar. Where people played, only what people decided
            counts.

    Returns:
        The decision; None where no single decision goes with much of the differences.
    """
    games = [entry for entry in entries if entry.fact is not None and entry.game is not None]
    found = [_judged(key, branches, len(games)) for key, branches in sorted(_decisions(games).items())]
    partings = [parting for parting in found if parting is not None and parting.explained >= WORTH_TELLING]
    return max(partings, key=lambda parting: parting.explained, default=None)


_Key = tuple[int, str, str]


def _decisions(games: Sequence[Entry]) -> dict[_Key, dict[str, list[Entry]]]:
    """Put the games on branches: by week, side and room, then by the kind of move."""
    has_people = any(entry.played for entry in games)
    decisions: dict[_Key, dict[str, list[Entry]]] = {}
    for entry in games:
        if entry.game is None:
            continue
        for taken in entry.game.played.taken:
            decision = taken.decision
            if taken.phase in ROOMS and (decision.side in entry.played or not has_people):
                key = (decision.week, decision.side, taken.phase)
                decisions.setdefault(key, {}).setdefault(decision.action.kind, []).append(entry)
    return decisions


def _judged(key: _Key, by_kind: dict[str, list[Entry]], n_games: int) -> Parting | None:
    week, side, room = key
    kept = {kind: same for kind, same in by_kind.items() if len(same) >= LEAST_OF_A_BRANCH}
    if len(kept) < 2:  # noqa: PLR2004 - ways part where there are two
        return None
    groups = [[_fact(entry, side) for entry in same] for same in kept.values()]
    branches = [
        Branch(kind, tuple(same), fmean([_fact(entry, side) for entry in same]), _paper(same, side))
        for kind, same in kept.items()
    ]
    branches.sort(key=lambda branch: (-len(branch.entries), branch.kind))
    n_left_out = n_games - sum(map(len, kept.values()))
    return Parting(week, side, room, tuple(branches), epsilon_squared(groups), n_left_out)


def epsilon_squared(groups: Sequence[Sequence[float]]) -> float:
    """Give the share of the variance that lies between groups, corrected for their number; 0 to 1.

    Args:
        groups: Numbers of each group.
    """
    everyone = [number for group in groups for number in group]
    mean = fmean(everyone)
    total = sum((number - mean) ** 2 for number in everyone)
    within = sum(_spread(group) for group in groups)
    freedom = len(everyone) - len(groups)
    if total <= 0 or freedom <= 0:
        return 0.0
    return max(0.0, 1 - within / total * (len(everyone) - 1) / freedom)


def _spread(group: Sequence[float]) -> float:
    mean = fmean(group)
    return sum((number - mean) ** 2 for number in group)


def _fact(entry: Entry, side: str) -> float:
    return 0.0 if entry.fact is None else entry.fact[side]


def _paper(entries: Iterable[Entry], side: str) -> float:
    return fmean(entry.paper[side] for entry in entries if entry.paper is not None)
