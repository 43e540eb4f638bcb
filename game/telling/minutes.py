"""The minutes: what happened, week by week, for one side's eyes, or line by line for the referee's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from game.play.replay import Turn
from game.play.session import Session
from game.telling.events import DATED, Event, Teller, events_of
from game.telling.words import Words

DAY_WIDTH: Final = len("1815-06-09")


@dataclass(frozen=True, slots=True)
class WeekMinutes:
    """What happened in one week.

    Attributes:
        week: Number of the week; the first is 1.
        title: The week in words.
        lines: What happened, in order.
        sides: Whose doing each of them was, if anybody's.
    """

    week: int
    title: str
    lines: tuple[str, ...]
    sides: tuple[str | None, ...]


def minutes_for(session: Session, words: Words, side: str | None) -> tuple[WeekMinutes, ...]:
    """Tell what has happened so far at the talks.

    Args:
        session: The game.
        words: How to say it.
        side: For whose eyes; None for all that happened.
    """
    teller = Teller(words)
    by_week: dict[int, list[tuple[str, str | None]]] = {}
    for event in events_of(session.records(side)):
        if event.what != "summer_step":
            line = _line_of(teller, event)
            by_week.setdefault(event.week, []).extend([] if line is None else [(line, event.side)])
    return tuple(
        WeekMinutes(week, words.week(week), tuple(line for line, _ in told), tuple(doer for _, doer in told))
        for week, told in by_week.items()
    )


def _line_of(teller: Teller, event: Event) -> str | None:
    """Tell an event in a line, with its day if it has one of its own."""
    words = teller.words
    day = words.short_day(event.date)
    if event.what == "dispatch_came":
        title = words.of(words.dispatch_of(event.details["dispatch"]).title)
        return words.say("minutes.news", date=day, title=title)
    text = teller.tell(event)
    if text is None or event.what not in DATED:
        return text
    return words.say("minutes.dated", date=day[:1].upper() + day[1:], text=text)


class Minutes:
    """Writes the referee's minutes of a game that is played back; its turns are told in their order.

    Args:
        words: The words of the scenario.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._teller = Teller(words)
        self._part = ""

    def lines_of(self, turn: Turn) -> Iterator[str]:
        """Tell one turn.

        Args:
            turn: A turn of a game that is played back, see `game.play.replay`.

        Yields:
            A heading for each week and for the summer; below it lines, of which news, a signature and steps
            of the summer bear their day, and moves none: of a move no more is known than its week.
        """
        for event in events_of(turn.records):
            text = self._told(event)
            if text is not None:
                yield from self._heading(event)
                day = event.date.isoformat() if event.what in DATED else ""
                yield f"{day:{DAY_WIDTH}}  {text}"

    def _heading(self, event: Event) -> Iterator[str]:
        """Begin a part of the minutes, unless the event belongs to the part that was begun last."""
        is_summer = event.what == "summer_step"
        part = self._words.say("end.summer") if is_summer else self._words.week(event.week)
        if part != self._part:
            if self._part:
                yield ""
            self._part = part
            yield part

    def ending(self, session: Session) -> Iterator[str]:
        """Tell what came of a game.

        Args:
            session: The game after its last turn.

        Yields:
            The outcome and the treaty, if there is one; nothing while the talks go on.
        """
        result = session.result
        if result is None:
            return
        outcome = self._words.scenario.outcomes[self._words.names.outcome[result.outcome]]
        yield ""
        yield f"{self._words.of(outcome.title)}. {self._words.of(outcome.text)}"
        for clause, level in (result.treaty or {}).items():
            yield f"- {self._words.seal(clause, level)}"

    def _told(self, event: Event) -> str | None:
        match event.what:
            case "dispatch_came":
                dispatch = self._words.dispatch_of(event.details["dispatch"])
                return f"{self._words.of(dispatch.title)}. {self._words.of(dispatch.text)}"
            case "summer_step":
                return self._summer(event)
            case "capital_answered":  # it speaks to its own delegation
                return f"{self._words.side(str(event.side))}: {self._teller.tell(event)}"
        return self._teller.tell(event)

    def _summer(self, event: Event) -> str | None:
        step = next(one for one in self._words.scenario.summer if one.id == event.details["step"])
        way = step.comes if event.details["came"] else step.otherwise
        if way is None or way.text is None:
            return None
        return f"{self._words.of(step.title)}: {self._words.of(way.text)}"
