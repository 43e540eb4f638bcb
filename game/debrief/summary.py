"""The game on one page: its points, its turning points and two questions, out of the facts of the whole."""

from dataclasses import dataclass
from typing import Final

from game.debrief.facts import ChoiceTold, GameFacts, TurnTold

TURNING_POINTS: Final = 3
QUESTIONS: Final = 2


@dataclass(frozen=True, slots=True)
class Points:
    """What a treaty is worth to a side by each of the three measures, where that is known."""

    at_table: float | None
    on_paper: float | None
    in_fact: float | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a reader's side made of the game, and what history's treaty would have been worth in its place."""

    side: str
    name: str
    here: Points
    history: Points


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A decision on which much hung, or a turn that others and chance gave: one of the two is there."""

    week: int
    side: str
    size: float
    choice: ChoiceTold | None = None
    turn: TurnTold | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """What the first page tells.

    Attributes:
        standings: The points of each reader's side.
        turning_points: What the game turned on, in order.
        questions: What to talk about first.
    """

    standings: tuple[Standing, ...]
    turning_points: tuple[TurningPoint, ...]
    questions: tuple[str, ...]


def summary_of(facts: GameFacts) -> Summary:
    """Pick what the first page tells.

    Args:
        facts: All that the page tells.
    """
    first_ones = [matter.questions[0] for matter in facts.discussion]
    second_ones = [question for matter in facts.discussion for question in matter.questions[1:]]
    return Summary(
        standings=tuple(_standing(facts, side) for side in facts.readers if facts.scores),
        turning_points=_turning_points(facts),
        questions=tuple([*first_ones, *second_ones][:QUESTIONS]),
    )


def _standing(facts: GameFacts, side: str) -> Standing:
    score = next(one for one in facts.scores if one.side == side)
    ends = () if facts.head.outcome is None else facts.head.outcome.sides
    at_table = next((end.value for end in ends if end.side == side), None)
    history = next((gap.history for gap in facts.gap if gap.side == side), None)
    return Standing(
        side=side,
        name=facts.sides[side],
        here=Points(at_table, score.paper, score.fact),
        history=Points(
            None if facts.room is None else facts.room.bargain.history[side],
            None if history is None else history.paper,
            None if history is None else history.fact,
        ),
    )


def _turning_points(facts: GameFacts) -> tuple[TurningPoint, ...]:
    found = [
        *(
            TurningPoint(card.week, course.side, card.swing, choice=card)
            for course in facts.courses
            for card in course.cards
        ),
        *(
            TurningPoint(turn.week, course.side, abs(turn.change), turn=turn)
            for course in facts.courses
            for turn in course.turns
        ),
    ]
    greatest = sorted(found, key=lambda point: -point.size)[:TURNING_POINTS]
    return tuple(sorted(greatest, key=lambda point: (point.week, point.turn is not None)))
