"""Teacher's sheets that do not fit their scenario are refused, with file, line and what is allowed."""

import pytest

from game.errors import InputRefused
from game.resources import scenario_folder
from game.scenario.lesson.load import load_lesson
from game.scenario.lesson.teaching import Teaching
from game.scenario.lesson.teaching_fit import require_teaching_fit
from game.scenario.load import load_scenario
from game.scenario.reader import read_yaml

SCENARIO = load_scenario("1920_moscow", short=True)
LESSON = read_yaml(scenario_folder() / "lessons" / "1920_moscow.yaml", "a lesson")
TEACHING = load_lesson(SCENARIO).teaching


def planted(change):
    changed = TEACHING.model_dump(mode="python")
    change(changed)
    return Teaching.model_validate(changed)


def cable(number, side, **changes):
    return lambda teaching: teaching["rounds"][number]["cables"][side].update(changes)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (cable(0, "lithuania", kind="pressure"), "rounds[0].cables.lithuania.kind: found 'pressure'"),
        (cable(0, "soviet", about=["gard"]), "there is no such clause"),
        (cable(1, "soviet", question="settler"), "there is no such type of the other side's"),
        (lambda one: one["rounds"][0]["cables"].update(poland={"kind": "silence"}), "no such side"),
        (lambda one: one["sizes"][1]["groups"].pop("pairs"), "missing pairs"),
        (lambda one: one["rooms"][1].update(id="projector"), "projector stands more than once"),
        (lambda one: one["quiz"][0].update(right=3), "must be the number of an answer, 0 to 2"),
        (lambda one: one["answers"][0]["found"][0].update(source=["S99"]), "there is no such source"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said(change, said):
    with pytest.raises(InputRefused) as refused:
        require_teaching_fit(LESSON, planted(change), SCENARIO.data)
    assert said in str(refused.value)
    assert "1920_moscow.yaml:" in str(refused.value)


def test_what_ships_fits():
    require_teaching_fit(LESSON, TEACHING, SCENARIO.data)
