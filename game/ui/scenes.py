"""Every screen in a state that shows what it is for: for pictures of them, and for tests that walk them all.

A scene is a function that gives a screen; `SCENES` names them all, and a screen that is new adds its own.
"""

import contextlib
import datetime as dt
import io
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TypeAlias

import pygame

from game.play.actions import NamedAction
from game.play.debrief_page import DebriefPage
from game.play.folder import AUTOSAVE
from game.play.save import dump, restore
from game.play.savefile import parse
from game.play.saves import save_as
from game.play.session import Session
from game.play.setup import HUMAN, OPPONENT
from game.ui.app import App, apply_window
from game.ui.library import Library
from game.ui.routes import Ways
from game.ui.screen import Screen
from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.fault import FaultScreen
from game.ui.screens.saved_games import SavedGamesScreen
from game.ui.screens.table import TableScreen
from game.ui.screens.title import TitleScreen
from game.ui.settings import Settings
from game.ui.sitting import Sitting
from game.ui.stage import Stage

Scene: TypeAlias = Callable[[Stage], Screen]

SCALES: Final = (1.0, 1.5)
SIZE: Final = (1280, 800)
SEED: Final = 7
SAVES: Final = Path("saves")
"""Relative, so that the page that names it is the same everywhere."""
SAVED_AT: Final = dt.datetime(2020, 7, 12, 18, 30)  # noqa: DTZ001 - the user's own time is shown
A_MOMENT: Final = 0.002
FOURTH_WEEK: Final = 12
"""Decisions after which the fourth week begins."""
THIRD_WEEK: Final = 8
"""Decisions after which the third week begins."""
GROUP: Final = "9 b"
TO_THE_END: Final = 1_000
TOO_LONG: Final = 10_000


# Games to show.


def played(stage: Stage, decisions: int, humans: Sequence[int] = (0,), **options: Any) -> Sitting:
    """Let computers play so many decisions, then seat people.

    Args:
        stage: What screens share.
        decisions: How many; the game ends before where there are not so many.
        humans: Places of the sides that people take over.
        options: What else the game is set up with, as for `Session.new`.
    """
    loaded = stage.library.scenario()
    sides = list(loaded.names.side)
    session = Session.new(loaded, seed=SEED, players=dict.fromkeys(sides, OPPONENT), **options)
    session.play_on(decisions)
    saved = parse(dump(session), "scene")
    players = {side: HUMAN if place in humans else OPPONENT for place, side in enumerate(sides)}
    taken_over = restore(saved.model_copy(update={"players": players}), SAVES / "scene", loaded)
    return Sitting(stage, taken_over, SAVES)


def begun(stage: Stage, humans: Sequence[int] = (0,)) -> Sitting:
    """Begin a game in which nothing has been decided yet."""
    return played(stage, 0, humans)


def at_the_table(sitting: Sitting) -> TableScreen:
    """Give the table of a player who knows who they are and has read the news."""
    seat = sitting.seats[sitting.side]
    seat.has_been_briefed = True
    seat.week_opened = sitting.session.week
    return TableScreen(sitting.stage, sitting)


# Scenes.


def _title(stage: Stage) -> Screen:
    _save_some(stage)
    return TitleScreen(stage)


def _saved_games(stage: Stage) -> Screen:
    _save_some(stage)
    return SavedGamesScreen(stage, TitleScreen(stage))


def _save_some(stage: Stage) -> None:
    """Save two games and what is no game."""
    for place, (decisions, humans, title) in enumerate(((4, (0, 1), "9 b"), (FOURTH_WEEK, (0,), AUTOSAVE))):
        path = SAVES / f"{title}.json"
        if not path.exists():
            session = played(stage, decisions, humans).session
            session.name_group(GROUP if len(humans) > 1 else "")
            save_as(session, SAVES, title)
        _date(path, place + 1)
    broken = SAVES / "old disk.json"
    broken.write_text("{", encoding="ascii")
    _date(broken, 0)


def _date(path: Path, day: int) -> None:
    moment = (SAVED_AT + dt.timedelta(days=day)).timestamp()
    os.utime(path, (moment, moment))


def _week_four(stage: Stage) -> TableScreen:
    return at_the_table(played(stage, FOURTH_WEEK))


def _table_with_draft(stage: Stage) -> Screen:
    """Show the table in the fourth week with a draft in hand."""
    screen = _week_four(stage)
    clauses = screen.sitting.view(screen.side).clauses.values()
    free = [clause for clause in clauses if clause.mandate not in (clause.ours, clause.theirs)]
    for clause in free[:2]:
        screen.preparation.press_stop(clause.id, clause.mandate)
    return screen


def _clause(stage: Stage) -> Screen:
    screen = _week_four(stage)
    screen.open_clause = screen.sitting.words.open_clauses[0]
    return screen


def _news(stage: Stage) -> Screen:
    sitting = begun(stage)
    sitting.seats[sitting.side].has_been_briefed = True
    return TableScreen(stage, sitting)


def _cable(stage: Stage) -> Screen:
    """Show the table once the player has adjourned, so that a cable can be sent."""
    sitting = played(stage, FOURTH_WEEK)
    side = sitting.side
    while sitting.session.phase != "cable" and sitting.session.to_move == side:
        sitting.session.act(side, NamedAction("adjourn" if sitting.session.phase == "table" else "stay"))
    return at_the_table(sitting)


def _moment(stage: Stage) -> Screen:
    """Show the question why, asked with an adjournment in the week of the first marked moment."""
    screen = at_the_table(played(stage, THIRD_WEEK))
    screen.preparation.choose("adjourn")
    screen.preparation.commit()
    return screen


def _lesson(stage: Stage) -> Screen:
    """Show the table of a lesson, where history is shut."""
    loaded = stage.library.scenario(short=True)
    return at_the_table(Sitting(stage, Session.new(loaded, seed=SEED), SAVES))


def _page_made(stage: Stage) -> Screen:
    """Show the debrief once the page of a group has been made."""
    sitting = played(stage, TO_THE_END)
    sitting.session.name_group(GROUP)
    screen = DebriefScreen(stage, sitting)
    screen.page = DebriefPage(SAVES / "9 b.json", SAVES / "9 b.html", stage.lang)
    screen.is_page_made = True
    screen.said = f"{sitting.words.say('page.made')} {SAVES / '9 b.html'}"
    return screen


def _reading(page: str) -> Scene:
    """Give the scene of a page that is read in the fourth week."""

    def build(stage: Stage) -> Screen:
        table = _week_four(stage)
        screen: Screen = getattr(stage.routes, page)(table.sitting, table)
        return screen

    return build


def _ended(page: str) -> Scene:
    """Give the scene of a page after the end."""

    def build(stage: Stage) -> Screen:
        screen: Screen = getattr(stage.routes, page)(played(stage, TO_THE_END))
        return screen

    return build


SCENES: Final[dict[str, Scene]] = {
    "title": _title,
    "new_game": lambda stage: stage.routes.new_game(),
    "two_players": lambda stage: stage.routes.new_game(players="both"),
    "saved_games": _saved_games,
    "settings": lambda stage: stage.routes.settings(stage.routes.title()),
    "rules": lambda stage: stage.routes.rules(None, stage.routes.title()),
    "about": lambda stage: stage.routes.about(stage.routes.title()),
    "briefing": lambda stage: stage.routes.begin(begun(stage)),
    "news": _news,
    "table": lambda stage: at_the_table(begun(stage)),
    "table_draft": _table_with_draft,
    "table_other_side": lambda stage: at_the_table(played(stage, FOURTH_WEEK, (1,))),
    "clause": _clause,
    "moment": _moment,
    "lesson": _lesson,
    "cable": _cable,
    "instructions": _reading("instructions"),
    "documents": _reading("documents"),
    "cables": _reading("cables"),
    "minutes": _reading("minutes"),
    "menu": _reading("menu"),
    "curtain": lambda stage: stage.routes.begin(begun(stage, (0, 1))),
    "watch": lambda stage: stage.routes.begin(begun(stage, ())),
    "signature": _ended("ending"),
    "summer": _ended("summer"),
    "debrief": _ended("debrief"),
    "page_made": _page_made,
    "fault": lambda stage: FaultScreen(stage, RuntimeError(), Path("report.txt")),
}


# Pictures.


def take_all(
    out: Path, languages: Sequence[str], scales: Sequence[float], names: Sequence[str]
) -> Iterator[Path]:
    """Take pictures of scenes, and give the file of each once it is there.

    Args:
        out: The folder for them; it is made if need be.
        languages: Ids of languages.
        scales: Sizes of type.
        names: Of scenes.

    Raises:
        OSError: A file cannot be written.
    """
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    library = Library()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        SAVES.mkdir()
        for name in names:
            for lang in languages:
                for scale in scales:
                    stage = stage_for(library, lang=lang, scale=scale)
                    path = out / f"{name}_{lang}_{round(100 * scale)}.png"
                    picture = io.BytesIO()
                    pygame.image.save(show(stage, SCENES[name]).surface, picture, path.name)
                    path.write_bytes(picture.getvalue())
                    stage.let_go()
                    yield path


def stage_for(library: Library, **settings: Any) -> Stage:
    """Make what screens share, where nothing moves and no clock ticks.

    Args:
        library: What can be played.
        settings: As in `Settings`, where they differ.
    """
    plain = Settings(width=SIZE[0], height=SIZE[1], has_less_motion=True)
    stage = Stage(replace(plain, **settings), SAVES, clock=lambda: 0.0, library=library)
    stage.routes = Ways(stage)
    return stage


def show(stage: Stage, scene: Scene) -> App:
    """Show a scene, and wait until what it does in the background is done."""
    surface = apply_window(stage)
    app = App(stage, scene(stage), surface)
    for _ in range(TOO_LONG):
        if not stage.is_busy:
            break
        for event in pygame.event.get():
            app.handle(event)
        time.sleep(A_MOMENT)
    app.rebuild()
    app.paint()
    return app
