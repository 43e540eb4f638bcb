"""The game at a terminal."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TextIO

from game import texts
from game.play.folder import save_folder
from game.play.saves import autosave, saved_games
from game.play.session import Session
from game.play.setup import HUMAN, LEVELS, OPPONENT
from game.scenario.load import LoadedScenario, load_scenario
from game.scenario.product import product
from game.telling.words import Words, say_on
from game.terminal.desk import OWN_TEXTS, Desk, InputEnded, Left, Option
from game.terminal.loading import choose_saved
from game.terminal.paper import Paper
from game.terminal.table_talk import Loaded, TableTalk
from game.terminal.watching import reader_commands, watch

BOTH: Final = "both"
WATCH: Final = "watch"
STOPPED: Final = 130


def play(
    scenario: LoadedScenario | None = None,
    *,
    scenario_name: str | None = None,
    side: str | None = None,
    level: str | None = None,
    short: bool = False,
    variants: Sequence[str] = (),
    seed: int | None = None,
    lang: str | None = None,
    plain: bool = False,
    group: str = "",
    load: Path | None = None,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
) -> int:
    """Play a game at the terminal.

    Args:
        scenario: What is played, if it is at hand already.
        scenario_name: Its name or path, where it is not.
        side: Id of a side, "both" or "watch"; None to ask.
        level: How hard it is; None to ask along with the side, or the easiest.
        short: Whether it is the lesson-sized game.
        variants: Names of the variants in it.
        seed: The game's seed; None to draw one.
        lang: Language of all texts; None to ask.
        plain: Whether to write without colours and frames.
        group: What the players call themselves.
        load: A save to go on with.
        stdin: Where decisions come from.
        stdout: Where the game is told.

    Returns:
        The exit code.

    Raises:
        GameError: Something asked for cannot be.
    """
    paper = Paper(stdout or sys.stdout, plain=plain)
    desk = Desk(stdin or sys.stdin, paper, lang or texts.likely_language())
    table: TableTalk | None = None
    try:
        session = None if load is None else Session.load(load)
        if session is None:
            scenario = scenario or load_scenario(scenario_name, variants=variants, short=short)
        else:
            scenario = session.scenario
        desk.commands = reader_commands(scenario, desk)
        if lang is None:
            try:
                _ask_language(desk)
            except InputEnded:
                if side != WATCH:  # who only watches need not be there to answer
                    raise
        if session is None:
            session = _begin(Words(scenario, desk.lang, OWN_TEXTS), desk, side, level, seed, group)
        while True:
            if not session.humans:
                watch(session, Words(session.scenario, desk.lang, OWN_TEXTS), desk)
                return 0
            table = TableTalk(session, Words(session.scenario, desk.lang, OWN_TEXTS), desk)
            try:
                table.play()
            except Loaded as loaded:
                session = loaded.session
            else:
                return 0
    except (InputEnded, Left):
        _keep(table, desk)
        return 0
    except KeyboardInterrupt:
        paper.gap()
        _keep(table, desk)
        return STOPPED


def _keep(table: TableTalk | None, desk: Desk) -> None:
    """Save a game that is left before its end, and say where."""
    if table is None or table.session.is_over:
        desk.paper.say(desk.say("farewell"))
        return
    path, trouble = autosave(table.session, save_folder())
    if trouble is None:
        desk.paper.say(desk.say("saved_at_end"))
        desk.paper.say(str(path), indent=2)
    else:
        desk.paper.say(desk.say("not_saved", reason=trouble))


def _ask_language(desk: Desk) -> None:
    languages = product().languages
    likely = [language.id for language in languages].index(desk.lang)
    for language in languages:
        desk.paper.say(say_on(OWN_TEXTS, "setup.language", language.id))
    place = desk.choose(
        [Option(language.name, words=(language.id,)) for language in languages], default=likely
    )
    desk.lang = languages[place or 0].id


def _begin(
    words: Words, desk: Desk, side: str | None, level: str | None, seed: int | None, group: str
) -> Session:
    """Ask what is not settled yet, and start a game."""
    if side is None:
        earlier = _offer_earlier(words, desk)
        if earlier is not None:
            return earlier
        side = _ask_side(words, desk)
        if level is None and side != WATCH:
            level = _ask_level(desk)
    sides = list(words.names.side)
    humans = sides if side == BOTH else [one for one in sides if one == side]
    players = {one: HUMAN if one in humans else OPPONENT for one in sides}
    session = Session.new(words.loaded, seed=seed, players=players, level=level or LEVELS[0])
    session.name_group(group)
    return session


def _offer_earlier(words: Words, desk: Desk) -> Session | None:
    """Show the title; where there are saved games, let the player go on with one."""
    desk.paper.title(words.of(product().title))
    desk.paper.say(words.of(words.scenario.story.tagline), style="italic")
    return None if not saved_games(save_folder()) else _ask_earlier(desk)


def _ask_earlier(desk: Desk) -> Session | None:
    desk.paper.heading(desk.say("setup.begin"))
    options = [Option(desk.say("setup.new")), Option(desk.say("setup.earlier"))]
    if desk.choose(options, default=0) == 0:
        return None
    return choose_saved(desk)


def _ask_side(words: Words, desk: Desk) -> str:
    desk.paper.heading(desk.say("setup.side"))
    sides = words.scenario.sides
    options = [
        *(Option(words.of(side.name), words=(side.id,)) for side in sides),
        Option(desk.say("setup.both"), words=(BOTH,)),
        Option(desk.say("setup.watch"), words=(WATCH,)),
    ]
    place = desk.choose(options, default=0) or 0
    return [*(side.id for side in sides), BOTH, WATCH][place]


def _ask_level(desk: Desk) -> str:
    desk.paper.heading(desk.say("setup.level"))
    options = [
        Option(desk.say(f"level.{level}"), (desk.say(f"level.about_{level}"),), (level,)) for level in LEVELS
    ]
    return LEVELS[desk.choose(options, default=0) or 0]
