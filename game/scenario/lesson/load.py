"""Reading a lesson."""

from pathlib import Path
from typing import Final

from game.resources import scenario_folder
from game.scenario.basics import Section
from game.scenario.checking import validated
from game.scenario.lesson.debriefing import Debriefing
from game.scenario.lesson.fit import require_fit
from game.scenario.lesson.handouts import Handouts
from game.scenario.lesson.teaching import Teaching
from game.scenario.lesson.teaching_fit import require_teaching_fit
from game.scenario.load import LoadedScenario
from game.scenario.reader import read_yaml

FOLDER: Final = "lessons"


class Lesson(Section):
    """The file `lessons/NAME.yaml`."""

    debriefing: Debriefing
    handouts: Handouts
    teaching: Teaching


def load_lesson(scenario: LoadedScenario) -> Lesson:
    """Read the lesson that belongs to a scenario.

    Args:
        scenario: The scenario; its lesson lies in `lessons` beside it, or else among those that ship.

    Returns:
        The lesson.

    Raises:
        InputRefused: There is none, or it is not what it has to be; names every trouble.
    """
    return _read(_path_for(scenario), scenario)


def find_lesson(scenario: LoadedScenario) -> Lesson | None:
    """Read the lesson that belongs to a scenario, if it has one.

    Args:
        scenario: The scenario.

    Returns:
        The lesson; None where there is no such file.

    Raises:
        InputRefused: It is not what it has to be; names every trouble.
    """
    path = _path_for(scenario)
    return _read(path, scenario) if path.is_file() else None


def _path_for(scenario: LoadedScenario) -> Path:
    name = f"{scenario.name}.yaml"
    beside = Path(scenario.path).parent / FOLDER / name
    return beside if beside.is_file() else scenario_folder() / FOLDER / name


def _read(path: Path, scenario: LoadedScenario) -> Lesson:
    document = read_yaml(path, "a lesson")
    lesson = validated(document, Lesson)
    require_fit(document, lesson.handouts, scenario.data)
    require_teaching_fit(document, lesson.teaching, scenario.data)
    return lesson
