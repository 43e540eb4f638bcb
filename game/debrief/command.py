"""The command `debrief`: from saves and treaty codes to a page and a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.debrief.choices import Choice, courses_of
from game.debrief.class_facts import class_facts
from game.debrief.class_page import class_page
from game.debrief.entries import Roll, base_scenario, roll_of
from game.debrief.gather import Gathered, gather
from game.debrief.rows import BYTE_ORDER_MARK, COLUMNS, csv_of
from game.debrief.search import Refused, Search
from game.debrief.writing import PAGE_SIGN, require_ours, write
from game.debrief.yardstick import Yardstick
from game.errors import GameError, InputRefused, shown
from game.play.known import shown_path
from game.play.save import load
from game.scenario.load import LoadedScenario, load_scenario
from game.telling.words import Words

OWN_TEXTS: Final = "class"
CSV_SIGN: Final = BYTE_ORDER_MARK + ",".join(COLUMNS)
NAMED_ON_SCREEN: Final = 20
SOME_REFUSED: Final = 1

Progress = Callable[[int, int], None]
"""Called with how much is done, and how much there is to do."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for.

    Attributes:
        search: The saves that were found.
        codes: Treaty codes as they were typed.
        out: Where the page is to lie.
        lang: Its language.
        table: Where the table of decisions is to lie, if it is wanted.
        is_anonymous: Whether names and typed reasons are left out.
        title: What the page is to be called; a stranger's text.
        force: Whether files that are none of ours may be replaced.
        is_valued: Whether the table tells what decisions were worth, which takes seconds a game.
    """

    search: Search
    codes: Sequence[str]
    out: Path
    lang: str
    table: Path | None = None
    is_anonymous: bool = False
    title: str = ""
    force: bool = False
    is_valued: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What was done.

    Attributes:
        lines: To be told on the screen; fit to be shown.
        exit_code: Of the command.
    """

    lines: tuple[str, ...]
    exit_code: int


def debrief(wish: Wish, progress: Progress = lambda _done, _all: None) -> Done:
    """Make the page, and the table if it is wanted.

    Args:
        wish: What is asked for.
        progress: Told how far it is.

    Raises:
        CommandError: A file that is none of ours stands where one is to lie.
        InputRefused: Nothing can be shown.
        CannotWrite: A file could not be written.
    """
    require_ours(wish.out, PAGE_SIGN, force=wish.force)
    if wish.table is not None:
        require_ours(wish.table, CSV_SIGN, force=wish.force)
    gathered = gather(wish.search, progress)
    scenario = _scenario_of(gathered)
    yardstick = Yardstick(scenario)
    words = Words(scenario, wish.lang, OWN_TEXTS)
    roll = roll_of(words, yardstick, gathered, wish.codes, is_anonymous=wish.is_anonymous)
    _require_some(roll)
    write(wish.out, class_page(words, class_facts(words, yardstick, roll, wish.title)))
    lines = [words.say("told.page", file=shown_path(wish.out))]
    if wish.table is not None:
        write(wish.table, csv_of(words, roll, _worths(roll, progress) if wish.is_valued else {}))
        lines.append(_told_of_table(words, wish.table, is_valued=wish.is_valued))
    return Done((*lines, *_told(words, roll)), SOME_REFUSED if roll.refused else 0)


def _scenario_of(gathered: Gathered) -> LoadedScenario:
    """Choose the scenario by which the treaties are valued, and whose words are used."""
    if not gathered.games:
        return load_scenario()
    played = min((game.scenario for game in gathered.games), key=_departure)
    if not _departure(played)[0]:
        return played
    try:
        return base_scenario(played, load_scenario(played.path))
    except GameError:
        return played


def _departure(scenario: LoadedScenario) -> tuple[int, str]:
    """Say how far a scenario is from the whole game without changes."""
    changes = len(scenario.variants) + len(scenario.settings) + scenario.is_short
    return changes, scenario.fingerprint


def _require_some(roll: Roll) -> None:
    if not roll.entries:
        lines = [f"{shown(one.name)}: {one.reason}" for one in roll.refused[:NAMED_ON_SCREEN]]
        raise InputRefused("\n".join(["None of these could be read.", *lines]))


def _worths(roll: Roll, progress: Progress) -> Mapping[int, Mapping[int, Choice]]:
    """Judge the decisions of every game that is over."""
    games = [(entry.number, entry.game) for entry in roll.counted if entry.game and entry.outcome]
    worths = {}
    for done, (number, game) in enumerate(games):
        progress(done, len(games))
        courses = courses_of(load(game.path, game.scenario))
        worths[number] = {choice.turn: choice for course in courses for choice in course.choices}
    return worths


def _told(words: Words, roll: Roll) -> list[str]:
    lines = [words.say("told.shown", n=len(roll.entries))]
    if roll.refused:
        lines.append(words.say("told.refused", n=len(roll.refused)))
        lines += [_told_of_refused(words, one) for one in roll.refused[:NAMED_ON_SCREEN]]
        rest = len(roll.refused) - NAMED_ON_SCREEN
        lines += [words.say("told.more", n=rest)] if rest > 0 else []
    return lines


def _told_of_refused(words: Words, refused: Refused) -> str:
    return words.say("told.one", name=shown(refused.name), reason=shown(refused.reason, 400))


def _told_of_table(words: Words, table: Path, *, is_valued: bool) -> str:
    if is_valued:
        return words.say("told.csv", file=shown_path(table))
    return words.say("told.csv_without_values", file=shown_path(table))
