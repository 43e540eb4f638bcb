"""Every screen in a telling state: it fits, the keyboard reaches it, and its picture is always the same."""

import itertools
from dataclasses import replace

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


SIZES = [
    ((1024, 640), (1.0, 1.5, 2.5)),
    ((1280, 800), (1.0, 1.25, 1.5, 2.0)),
    ((1920, 1080), (1.0, 1.75, 2.5)),
    ((3840, 2160), (1.0, 2.5)),
]
"""Windows, and sizes of type in each."""


@pytest.mark.parametrize("name", scenes.SCENES)
def test_every_screen_fits_every_window_at_every_size_of_type(shown, name):
    app = shown(name)
    assert app.page.after("", 1), "nothing can be reached by the keyboard"
    assert app.transcript().strip()
    for lang, (size, scales) in itertools.product(("en", "lt"), SIZES):
        app.surface = pygame.Surface(size)
        for scale in scales:
            app.stage.settings = replace(app.stage.settings, lang=lang, scale=scale)
            app.rebuild()
            for root in filter(None, (app.page.root, app.page.dialog)):
                assert troubles(root, app.layout) == [], (lang, size, scale)


def test_pictures_are_the_same_every_time(tmp_path):
    pygame.display.init()
    pygame.font.init()
    names = ["title", "saved_games", "table_draft"]
    taken = [list(scenes.take_all(tmp_path / out, ["lt"], [1.5], names)) for out in "ab"]
    assert [path.name for path in taken[0]] == [f"{name}_lt_150.png" for name in names]
    assert [path.read_bytes() for path in taken[0]] == [path.read_bytes() for path in taken[1]]
