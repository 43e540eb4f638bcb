"""Every screen in a telling state: it fits, the keyboard reaches it, and its picture is always the same."""

import pygame
import pytest

from game.ui import scenes
from game.ui.layout import troubles
from game.ui.library import Library


@pytest.fixture(scope="session")
def library(moscow):
    shelf = Library()
    shelf.keep(moscow)
    return shelf


@pytest.fixture
def shown(library, tmp_path, monkeypatch):
    """Show a scene."""
    monkeypatch.chdir(tmp_path)
    scenes.SAVES.mkdir()
    pygame.display.init()
    pygame.font.init()
    stages = []

    def show(name, **settings):
        stages.append(scenes.stage_for(library, **settings))
        return scenes.show(stages[-1], scenes.SCENES[name])

    yield show
    for stage in stages:
        stage.let_go()


@pytest.mark.parametrize(
    "settings",
    [{"lang": "en"}, {"lang": "lt", "width": 1024, "height": 640, "scale": 2.0}],
    ids=["en 100", "lt 200 small"],
)
@pytest.mark.parametrize("name", scenes.SCENES)
def test_every_screen_fits_its_window(shown, name, settings):
    app = shown(name, **settings)
    for root in filter(None, (app.page.root, app.page.dialog)):
        assert troubles(root, app.layout) == []
    assert app.page.after("", 1), "nothing can be reached by the keyboard"
    assert app.transcript().strip()


def test_pictures_are_the_same_every_time(tmp_path):
    pygame.display.init()
    pygame.font.init()
    names = ["title", "saved_games", "table_draft"]
    taken = [list(scenes.take_all(tmp_path / out, ["lt"], [1.5], names)) for out in "ab"]
    assert [path.name for path in taken[0]] == [f"{name}_lt_150.png" for name in names]
    assert [path.read_bytes() for path in taken[0]] == [path.read_bytes() for path in taken[1]]
