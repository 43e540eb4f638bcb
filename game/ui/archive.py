"""Saved games as the window lists them: what a save says without playing it, and going on with one."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game import texts
from game.errors import Busy, GameError, NewerVersion, shown
from game.play.files import OLDER, beside
from game.play.folder import AUTOSAVE, save_folder
from game.play.lock import SaveLock
from game.play.save import restore
from game.play.savefile import DamagedSave, SavedGame, is_sound, read
from game.play.saves import SET_ASIDE, saved_games, set_aside
from game.play.session import Session
from game.play.setup import HUMAN
from game.scenario import rulebook as rb
from game.scenario.schema import Scenario
from game.telling.words import say_on
from game.ui.sitting import CABLES, Sitting
from game.ui.stage import Stage

NEWER, DAMAGED, FOREIGN = "newer", "damaged", "foreign"
OLDER_IS_WHOLE, OPEN_ELSEWHERE = "older_is_whole", "open_elsewhere"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file among the saved games.

    Attributes:
        path: The file.
        saved: What it says, or what the older save beside it says where that alone is whole; None if neither.
        is_older: Whether it is the older save that can be gone on with.
        written: When it was written, if the system says so.
        trouble: Key of the sentence, below `window.saves`, that says what is wrong; empty for nothing.
    """

    path: Path
    saved: SavedGame | None
    is_older: bool = False
    written: dt.datetime | None = None
    trouble: str = ""

    @property
    def source(self) -> Path:
        """The file that is gone on with."""
        return beside(self.path, OLDER) if self.is_older else self.path

    @property
    def is_autosave(self) -> bool:
        """Whether a window wrote it by itself."""
        return self.path.stem.startswith(AUTOSAVE)

    @property
    def week(self) -> int:
        """The week of the talks in which the game stands."""
        actions = [] if self.saved is None else self.saved.actions
        return sum(action.get("kind") in CABLES for action in actions) // rb.SIDES + 1


def entry_of(path: Path) -> Entry:
    """Look at a file among the saved games without playing it."""
    written = _written(path)
    try:
        return Entry(path, read(path), written=written)
    except NewerVersion:
        return Entry(path, None, written=written, trouble=NEWER)
    except DamagedSave:
        older = beside(path, OLDER)
        if is_sound(older):
            return Entry(path, read(older), is_older=True, written=written, trouble=OLDER_IS_WHOLE)
        return Entry(path, None, written=written, trouble=DAMAGED)
    except GameError:
        return Entry(path, None, written=written, trouble=FOREIGN)


def entries(folder: Path | None) -> list[Entry]:
    """List the saved games of a folder, the newest first."""
    return [] if folder is None else [entry_of(path) for path in saved_games(folder)]


def latest(stage: Stage) -> Entry | None:
    """Give the newest game that saved itself, if it can be gone on with."""
    paths = [] if stage.folder is None else saved_games(stage.folder)
    own = (path for path in paths if path.stem.startswith(AUTOSAVE) and path.stem != SET_ASIDE)
    found = next(map(entry_of, own), None)
    return found if found is not None and not trouble_of(stage, found) else None


def trouble_of(stage: Stage, entry: Entry) -> str:
    """Give the key of what is wrong with a saved game; empty for nothing."""
    saved, at_hand = entry.saved, stage.library.at_hand
    if saved is None or at_hand is None or saved.scenario != at_hand.name:
        return entry.trouble
    return FOREIGN if saved.scenario_sha256 != at_hand.sha256 else entry.trouble


def _written(path: Path) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return None


# In words.


def name_of(stage: Stage, entry: Entry) -> str:
    """Name a saved game."""
    if entry.path.stem == SET_ASIDE:
        return stage.say("saves.set_aside")
    return stage.say("saves.autosave") if entry.is_autosave else shown(entry.path.stem)


def _who(stage: Stage, saved: SavedGame) -> str:
    """Say who plays in a game of the scenario at hand."""
    scenario = scenario_of(stage, saved)
    humans = [side for side, player in saved.players.items() if player == HUMAN]
    if len(humans) != 1:
        return stage.say("saves.both" if humans else "saves.watched")
    sides = () if scenario is None else scenario.sides
    return next((str(getattr(side.name, stage.lang)) for side in sides if side.id == humans[0]), "")


def _when(stage: Stage, entry: Entry) -> str:
    """Say in which week a saved game stands, with its date where that is certain."""
    saved = entry.saved
    if saved is None:
        return ""
    if saved.result is not None:
        return stage.say("saves.over")
    calendar = _calendar(stage, saved)
    if calendar is None:
        return stage.say("saves.week", number=entry.week)
    first, weeks, days = calendar
    date = texts.long_date(first + dt.timedelta(days=days * (entry.week - 1)), stage.lang)
    return stage.say("saves.week_of", number=min(entry.week, weeks), weeks=weeks, date=date)


def line_of(stage: Stage, entry: Entry) -> str:
    """Say who plays and in which week."""
    if entry.saved is None:
        return ""
    if scenario_of(stage, entry.saved) is None:
        return f"{shown(entry.saved.scenario)}. {_when(stage, entry)}"
    return f"{_who(stage, entry.saved)}. {_when(stage, entry)}"


def group_line(stage: Stage, entry: Entry) -> str:
    """Say what those who play a saved game call themselves; empty where they have no name."""
    group = "" if entry.saved is None else entry.saved.group
    return say_on("window", "group.line", stage.lang, group=shown(group)) if group else ""


def scenario_of(stage: Stage, saved: SavedGame) -> Scenario | None:
    """Give the scenario of a saved game, if it is the one at hand."""
    at_hand = stage.library.at_hand
    return at_hand.data if at_hand is not None and at_hand.sha256 == saved.scenario_sha256 else None


def _calendar(stage: Stage, saved: SavedGame) -> tuple[dt.date, int, int] | None:
    """Give the first day, the weeks and the days of a week; None where a variant may have other ones."""
    scenario = scenario_of(stage, saved)
    if scenario is None or saved.variants or saved.settings:
        return None
    talks = scenario.talks
    if not saved.short or scenario.short is None:
        return talks.first_day, talks.weeks, talks.days_per_week
    changed = scenario.short.set
    first = changed.get("talks.first_day", talks.first_day.isoformat())
    weeks = changed.get("talks.weeks", talks.weeks)
    return dt.date.fromisoformat(str(first)), weeks, changed.get("talks.days_per_week", talks.days_per_week)


# Going on.


def sit_down(stage: Stage, session: Session, path: Path | None = None) -> Any:
    """Give the first screen of a game; what another game has saved by itself is set aside first.

    Args:
        stage: What screens share.
        session: The game.
        path: The save that it comes from, if any.
    """
    folder = stage.folder or save_folder()
    own = stage.autosave_in(folder)
    if path is None or path.stem != own.stem:
        set_aside(own)
    sitting = Sitting(stage, session, folder)
    if session.humans:
        sitting.keep()
    return stage.routes.begin(sitting)


def open_entry(stage: Stage, entry: Entry, saved: SavedGame, on_trouble: Callable[[str], Any]) -> None:
    """Play a saved game again in the background, and go on with it.

    Args:
        stage: What screens share.
        entry: The file.
        saved: What it says.
        on_trouble: Hears, in a sentence, why it cannot be gone on with.
    """

    def play_again() -> Session | GameError:
        try:
            return _played_again(stage, entry, saved)
        except GameError as error:
            return error

    def go_on(opened: Session | GameError) -> Any:
        if isinstance(opened, Session):
            return sit_down(stage, opened, entry.path)
        return on_trouble(stage.say(f"saves.{_trouble_of(opened)}"))

    stage.begin(play_again, go_on)


def _played_again(stage: Stage, entry: Entry, saved: SavedGame) -> Session:
    if entry.is_autosave and not stage.owns(entry.path):
        with SaveLock(entry.path):
            pass
    scenario = None
    if scenario_of(stage, saved) is not None and not saved.settings:
        scenario = stage.library.scenario(short=saved.short, variants=tuple(saved.variants))
    return restore(saved, entry.source, scenario)


def _trouble_of(error: GameError) -> str:
    match error:
        case Busy():
            return OPEN_ELSEWHERE
        case NewerVersion():
            return NEWER
        case DamagedSave():
            return DAMAGED
    return FOREIGN
