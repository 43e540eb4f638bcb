"""The command `debrief`: from saves and treaty codes to a page and a table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from game.debrief.facts import facts_of
from game.debrief.game_page import game_page
from game.debrief.reckoning.bargain import bargain_of
from game.debrief.reckoning.choices import Course, courses_of
from game.debrief.reckoning.gap import gap_of
from game.debrief.whole_class.entries import Entry, Roll, base_scenario, roll_of
from game.debrief.whole_class.facts import class_facts
from game.debrief.whole_class.gather import Gathered, GatheredGame, gather
from game.debrief.whole_class.page import class_page
from game.debrief.whole_class.rows import BYTE_ORDER_MARK, COLUMNS, Worths, csv_of
from game.debrief.whole_class.search import Search
from game.debrief.whole_class.yardstick import Yardstick
from game.debrief.writing import PAGE_SIGN, require_ours, write
from game.errors import GameError, InputRefused, shown
from game.pages.strangers import fit
from game.play.known import shown_path
from game.play.save import restore
from game.play.savefile import read
from game.play.session import Session
from game.play.treaty_code import code_of
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
    _require_some(words, roll)
    is_one_game = len(wish.search.saves) == 1 and not wish.codes
    worths = _judged(roll, progress) if is_one_game or wish.is_valued else {}
    if is_one_game:
        page = _page_of_one_game(wish, roll.entries[0], worths)
    else:
        page = class_page(words, class_facts(words, yardstick, roll, wish.title))
    write(wish.out, page)
    lines = [words.say("told.page", file=shown_path(wish.out))]
    if wish.table is not None:
        write(wish.table, csv_of(words, roll, _choices_by_turn(worths)))
        lines.append(_told_of_table(words, wish.table, is_valued=bool(worths)))
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


def _require_some(words: Words, roll: Roll) -> None:
    if not roll.entries:
        raise InputRefused("\n".join([words.say("told.none"), *_told_of_refused(words, roll)]))


def _judged(roll: Roll, progress: Progress) -> Mapping[int, tuple[Course, ...]]:
    """Judge the decisions of every game that is over, by the number of its entry."""
    games = [(entry.number, entry.game) for entry in roll.counted if entry.game and entry.outcome]
    judged = {}
    for done, (number, game) in enumerate(games):
        progress(done, len(games))
        judged[number] = courses_of(_session_of(game, is_anonymous=roll.is_anonymous))
    return judged


def _choices_by_turn(judged: Mapping[int, tuple[Course, ...]]) -> Worths:
    return {
        number: {choice.turn: choice for course in courses for choice in course.choices}
        for number, courses in judged.items()
    }


def _session_of(game: GatheredGame, *, is_anonymous: bool) -> Session:
    """Play a game again as a live one, without names and typed reasons where these are to be left out."""
    saved = read(game.path)
    if is_anonymous:
        saved = saved.model_copy(update={"group": "", "reasons": {}})
    return restore(saved, game.path, game.scenario)


def _page_of_one_game(wish: Wish, entry: Entry, judged: Mapping[int, tuple[Course, ...]]) -> str:
    if entry.game is None:
        return ""
    session = _session_of(entry.game, is_anonymous=wish.is_anonymous)
    words = Words(session.scenario, wish.lang)
    side = session.humans[0] if len(session.humans) == 1 else None
    facts = facts_of(
        session,
        words,
        side,
        group=session.group,
        code=code_of(session),
        courses=judged.get(entry.number, ()),
        bargain=bargain_of(session) if session.is_over else None,
        gap=gap_of(session, words) if session.is_over else (),
    )
    title = "" if wish.is_anonymous else fit(wish.title, 200)
    return game_page(replace(facts, head=replace(facts.head, title=title or facts.head.title)))


def _told(words: Words, roll: Roll) -> list[str]:
    lines = [words.say("told.shown", n=len(roll.entries))]
    if roll.refused:
        lines += [words.say("told.refused", n=len(roll.refused)), *_told_of_refused(words, roll)]
    return lines


def _told_of_refused(words: Words, roll: Roll) -> list[str]:
    """Name what was refused and why; most reasons begin with the name."""
    lines = []
    for one in roll.refused[:NAMED_ON_SCREEN]:
        name, reason = shown(one.name), shown(one.reason, 400)
        is_named = reason.startswith(name)
        lines.append(f"  {reason}" if is_named else words.say("told.one", name=name, reason=reason))
    rest = len(roll.refused) - NAMED_ON_SCREEN
    return [*lines, words.say("told.more", n=rest)] if rest > 0 else lines


def _told_of_table(words: Words, table: Path, *, is_valued: bool) -> str:
    if is_valued:
        return words.say("told.csv", file=shown_path(table))
    return words.say("told.csv_without_values", file=shown_path(table))
