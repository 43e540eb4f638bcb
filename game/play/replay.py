"""Playing a save back, turn by turn, with every turn checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.play.records import Record
from game.play.save import require_same_result, start, take_turn
from game.play.savefile import read
from game.play.session import Decision, Session
from game.scenario.load import LoadedScenario


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a game played back.

    Attributes:
        number: Its number; nought for what happened before the first decision.
        decision: What was decided; None for number nought.
        records: What happened in it, the hidden things included unless a reader was named.
        session: The game after it. It goes on with the next turn.
    """

    number: int
    decision: Decision | None
    records: tuple[Record, ...]
    session: Session


def replay(
    path: Path | str, reader: str | None = None, scenario: LoadedScenario | None = None
) -> Iterator[Turn]:
    """Play a save back.

    Args:
        path: The save.
        reader: The side for whose eyes it is; without it, the referee's.
        scenario: What it was played with, if that is at hand already.

    Yields:
        The opening, then turn by turn what happened. The last turn holds the end and the summer, if the game
        came so far.

    Raises:
        DamagedSave: A turn is not legal or parts from the record; the turns before were yielded.
        InputRefused: It is no whole save, or of another scenario.
        NewerVersion: A newer version of the program made it.
    """
    path = Path(path)
    saved = read(path)
    session = start(saved, path, scenario)
    told = 0
    for number in range(len(saved.actions) + 1):
        if number > 0:
            take_turn(session, saved, number, path)
        records = session.records(reader, since=told)
        told += len(records)
        yield Turn(number, session.decisions[-1] if number > 0 else None, tuple(records), session)
    require_same_result(session, saved, path)
