"""Two computers play, and the talks are told."""

from collections.abc import Callable

from game.play.session import Session
from game.scenario.load import LoadedScenario
from game.telling.events import TOLD_AT_THE_END, events_of
from game.telling.words import Words
from game.terminal.desk import OWN_TEXTS, Desk, InputEnded, Left, words_of
from game.terminal.ending import Ending
from game.terminal.screens import Screens


def watch(session: Session, words: Words, desk: Desk) -> None:
    """Let a game without humans play itself to the end, a week at a time where somebody is reading.

    Args:
        session: The game.
        words: The words of its scenario.
        desk: Where the reader turns the pages.
    """
    screens = Screens(words, desk.paper)
    desk.commands = reader_commands(words.loaded, desk)
    screens.opening()
    told, week = 0, 0
    while True:
        session.play_on(limit=1)
        records = session.records(None)
        for event in events_of(records[told:]):
            if event.what in TOLD_AT_THE_END:
                continue
            if event.week != week:
                _turn(desk, is_first=week == 0)
                week = event.week
                screens.week(week)
            screens.event(event)
        told = len(records)
        if session.is_over:
            break
    Ending(session, screens, desk, None).tell()


def reader_commands(scenario: LoadedScenario, desk: Desk) -> dict[str, Callable[[str], None]]:
    """Give the commands of somebody who only reads: the rules, and to leave."""
    return {
        **dict.fromkeys(
            words_of("help"), lambda _: Screens(Words(scenario, desk.lang, OWN_TEXTS), desk.paper).help()
        ),
        **dict.fromkeys(words_of("quit"), _leave),
    }


def _leave(_rest: str) -> None:
    raise Left


def _turn(desk: Desk, *, is_first: bool) -> None:
    """Wait for Enter at a keyboard; a pipe need not turn pages."""
    if is_first or not desk.stdin.isatty():
        return
    desk.paper.gap()
    desk.paper.say(desk.say("end.next"))
    try:
        desk.ask()
    except InputEnded:
        return
