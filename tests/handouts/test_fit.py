"""A lesson that does not fit its scenario is refused, with file, line and what is allowed."""

import shutil

import pytest

from game.errors import InputRefused
from game.resources import scenario_folder
from game.scenario.lesson.load import load_lesson
from game.scenario.load import load_scenario


@pytest.fixture
def refusal(tmp_path):
    """Changes the lesson that ships, and gives what is said of it."""
    shutil.copytree(scenario_folder(), tmp_path / "scenarios")
    folder = tmp_path / "scenarios"
    lesson = folder / "lessons" / "1920_moscow.yaml"

    def change(old, new):
        text = lesson.read_text(encoding="utf-8")
        assert old in text
        lesson.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(InputRefused) as refused:
            load_lesson(load_scenario(str(folder / "1920_moscow.yaml")))
        return str(refused.value)

    return change


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    braslaw:\n", "    braslav:\n", "there is no such clause. Did you mean 'braslaw'?"),
        ("    braslaw:\n", "    braslav:\n", "handouts.stakes: must have every clause; missing braslaw."),
        ("delegate: klimas", "delegate: joffe", "there is no such delegate"),
        ("people: [voldemaras,", "people: [woldemaras,", "Did you mean 'voldemaras'?"),
        ("mandate_of: lithuania", "mandate_of: london", "handouts.capitals[0].mandate_of"),
        ("    spa_opens:\n", "    spa_closes:\n", "there is no such dispatch"),
        ("{lt: Vilnius, be:", "{lt: Vilnius, by:", "there is no such language of places"),
        ("        liaison:\n", "        banker:\n", "banker"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said(refusal, old, new, said):
    message = refusal(old, new)
    assert said in message
    assert "1920_moscow.yaml:" in message
