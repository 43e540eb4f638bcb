"""The minutes of talks that were played: who did what, what news came, and how it ended."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from game.play.actions import NamedAction
from game.play.records import Record, day_of_week
from game.play.replay import Turn
from game.play.session import Session
from game.scenario.names import Names
from game.scenario.schema import Text


class Minutes:
    """Writes minutes in one language, with the scenario's own sentences.

    Args:
        names: Index of the scenario's names.
        language: A language of the product, such as "en".
    """

    def __init__(self, names: Names, language: str) -> None:
        self._names = names
        self._scenario = names.scenario
        self._language = language

    def lines_of(self, turn: Turn) -> Iterator[str]:
        """Tell one turn.

        Args:
            turn: A turn of a game that is played back, see `game.play.replay`.

        Yields:
            Lines that begin with the day.
        """
        if turn.decision is not None:
            side = self._side(turn.decision.side)
            day = day_of_week(self._names, turn.decision.week - 1)
            yield _line(day, self._told(side, turn.decision.action))
        for record in turn.records:
            text = self._tell(record)
            if text is not None:
                yield _line(
                    record.date, text if record.side is None else f"{self._side(record.side)}: {text}"
                )

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
        outcome = self._scenario.outcomes[self._names.outcome[result.outcome]]
        yield f"{self._say(outcome.title)}. {self._say(outcome.text)}"
        for clause, level in (result.treaty or {}).items():
            yield f"- {self._clause(clause)}: {self._level(clause, level)}"

    def _say(self, text: Text) -> str:
        said: str = getattr(text, self._language)
        return said

    def _side(self, side: str) -> str:
        return self._say(self._scenario.sides[self._names.side[side]].name)

    def _clause(self, clause: str) -> str:
        return self._say(self._scenario.clauses[self._names.clause[clause]].name)

    def _level(self, clause: str, level: str) -> str:
        place = self._names.clause[clause]
        return self._say(self._scenario.clauses[place].levels[self._names.level[place][level]].label)

    def _told(self, side: str, action: NamedAction) -> str:
        move = self._scenario.moves[action.kind]
        slots = {"side": side}
        seals = [
            f"{self._clause(clause)}: {self._level(clause, level)}" for clause, level in action.seals.items()
        ]
        slots["clauses"] = "; ".join(seals or map(self._clause, action.clauses))
        if action.clause is not None:
            slots["clause"] = self._clause(action.clause)
        told = move.told
        if action.document is not None and move.told_with_document is not None:
            slots["document"] = self._say(
                self._scenario.documents[self._names.document[action.document]].name
            )
            told = move.told_with_document
        return _filled(self._say(told), slots)

    def _tell(self, record: Record) -> str | None:
        """Tell what a decision alone does not say."""
        details: Any = record.details
        match record.what:
            case "dispatch_came":
                dispatch = next(one for one in self._scenario.dispatches if one.id == details["dispatch"])
                return f"{self._say(dispatch.title)}. {self._say(dispatch.text)}"
            case "capital_answered":
                clauses = {"clauses": self._clause(details["clause"])}
                return self._answer("mandate", details["agreed"], clauses)
            case "pledge_sought":
                return self._answer("pledge", details["came"], {})
            case "staff_pressed":
                return self._answer("pressure", details["came"], {})
            case "talks_ended":
                ending = self._scenario.endings.get(details["reason"])
                return None if ending is None else f"{self._say(ending.title)}. {self._say(ending.text)}"
            case "summer_step":
                return self._summer(details["step"], came=details["came"])
        return None

    def _answer(self, kind: str, came: bool, slots: dict[str, str]) -> str | None:
        move = self._scenario.moves[kind]
        text = move.granted if came else move.refused
        return None if text is None else _filled(self._say(text), slots)

    def _summer(self, step_id: str, *, came: bool) -> str | None:
        step = next(one for one in self._scenario.summer if one.id == step_id)
        way = step.comes if came else step.otherwise
        if way is None or way.text is None:
            return None
        return f"{self._say(step.title)}: {self._say(way.text)}"


def _line(day: dt.date, text: str) -> str:
    return f"{day.isoformat()}  {text}"


def _filled(text: str, slots: dict[str, str]) -> str:
    for name, said in slots.items():
        text = text.replace(f"{{{name}}}", said)
    return text
