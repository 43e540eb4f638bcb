"""The referee's minutes of a game that is played back: all that happened, line by line, with its day."""

from collections.abc import Iterator

from game.play.replay import Turn
from game.play.session import Session
from game.terminal.telling import Event, Teller, events_of
from game.terminal.words import Words


class Minutes:
    """Writes minutes in one language.

    Args:
        words: The words of the scenario.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._teller = Teller(words)

    def lines_of(self, turn: Turn) -> Iterator[str]:
        """Tell one turn.

        Args:
            turn: A turn of a game that is played back, see `game.play.replay`.

        Yields:
            Lines that begin with the day.
        """
        for event in events_of(turn.records):
            text = self._told(event)
            if text is not None:
                yield f"{event.date.isoformat()}  {text}"

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
