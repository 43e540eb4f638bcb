"""The choices that mattered: each decision of a game against what else could have been done.

From every decision the game is played on many times by the same bargainer (the engine's own playouts), once
for every alternative, with future draws that are new but shared between the alternatives. What is compared
is the score in fact of the side that decided.
"""

from dataclasses import dataclass

from game.play.actions import NamedAction


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate in points, and between what it lies nine times in ten."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something else that could have been decided.

    Attributes:
        action: What.
        gain: Points of the side's score in fact that it would have been worth more than what was chosen;
            negative where the choice was better.
    """

    action: NamedAction
    gain: Interval


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision of a game, and what it was worth.

    Attributes:
        turn: Number of the decision among all of the game; the first is 1.
        week: Number of the week; the first is 1.
        side: Who decided.
        phase: "table", "answer" or "cable".
        action: What was decided.
        before: Points that the side could expect before, with the bargainer deciding in its place.
        after: Points that it could expect after what it decided.
        best: The best alternative found; None where nothing else could be done.
        historical: What the delegation of the record did in that week, where that was another thing and
            could still be done.
        n_alternatives: How many alternatives were tried.
    """

    turn: int
    week: int
    side: str
    phase: str
    action: NamedAction
    before: float
    after: float
    best: Alternative | None
    historical: Alternative | None
    n_alternatives: int

    @property
    def swing(self) -> float:
        """How many points hung on it: the greater of what was lost to the best and won over the record."""
        gains = [0.0 if self.best is None else self.best.gain.mean]
        if self.historical is not None:
            gains.append(-self.historical.gain.mean)
        return max(gains)


@dataclass(frozen=True, slots=True)
class Course:
    """How the expectation of a side went through a game, its own judgement and all else told apart.

    `start + judgement + luck = end`: judgement is what the side's decisions changed against what the
    bargainer would have decided in its place; luck is all that changed in between, by the other side, the
    capitals, the news and chance.

    Attributes:
        side: The side.
        choices: Its decisions, in order.
        start: Points that it could expect at its first decision.
        judgement: Points that its decisions changed.
        luck: Points that changed in between.
        end: Its score in fact.
        n_continuations: Games played on for each alternative in the last comparison.
    """

    side: str
    choices: tuple[Choice, ...]
    start: float
    judgement: float
    luck: float
    end: float
    n_continuations: int
