"""Driving a window in tests as its user would, without a screen."""

import time
from dataclasses import replace

import pygame

from game.play.session import Session
from game.ui.app import App, apply_window
from game.ui.layout import troubles
from game.ui.routes import Ways
from game.ui.settings import Settings
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Button, walk

PATIENCE = 20
"""Seconds to wait for work in the background."""


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self):
        self.seconds = 1000.0

    def __call__(self):
        return self.seconds

    def wait(self, seconds):
        self.seconds += seconds


class Window:
    """A window at the table of a new game, or at the screen that `first` gives for its stage and sitting."""

    def __init__(
        self,
        scenario,
        folder,
        clock,
        size=(1280, 800),
        scale=1.0,
        lang="en",
        *,
        side="lithuania",
        players=None,
        seed=7,
        session=None,
        first=None,
        home=None,
        **settings,
    ):
        pygame.display.init()
        pygame.font.init()
        pygame.event.clear()
        self.clock = clock
        settings = {"has_less_motion": True, **settings}
        self.stage = Stage(
            replace(Settings(lang=lang, scale=scale, width=size[0], height=size[1]), **settings), home, clock
        )
        self.stage.library.keep(scenario)
        self.stage.routes = Ways(self.stage)
        surface = apply_window(self.stage)
        self.session = session or Session.new(scenario, seed=seed, players=players or {side: "human"})
        self.sitting = Sitting(self.stage, self.session, folder)
        first = first or (lambda stage, sitting: stage.routes.table(sitting))
        self.app = App(self.stage, first(self.stage, self.sitting), surface)
        self.settle()

    # What is there.

    @property
    def screen(self):
        return self.app.screen

    @property
    def text(self):
        return self.app.transcript()

    def widget(self, id_):
        found = self.app.page.find(id_)
        assert found is not None, f"no '{id_}' in\n{self.text}"
        return found

    def ids(self):
        return [one.id for one in walk(self.app.page.front) if one.is_reachable]

    def buttons(self):
        return [one for one in walk(self.app.page.front) if isinstance(one, Button)]

    def troubles(self):
        front = self.app.page.dialog
        return [
            *troubles(self.app.page.root, self.app.layout),
            *([] if front is None else troubles(front, self.app.layout)),
        ]

    # What a user does.

    def handle(self, kind, **details):
        self.app.handle(pygame.event.Event(kind, **details))

    def key(self, name, mod=0):
        """Press a key, and wait for what it sets off."""
        self.clock.wait(1)
        code = pygame.key.key_code(name)
        self.handle(pygame.KEYDOWN, key=code, mod=mod, unicode="")
        self.handle(pygame.KEYUP, key=code, mod=mod)
        self.settle()

    def keys(self, *names):
        for name in names:
            self.key(name)

    def type(self, text):
        self.handle(pygame.TEXTINPUT, text=text)

    def click(self, id_):
        """Scroll to a widget and click it."""
        self.clock.wait(1)
        self.widget(id_)
        self.app._reveal(id_)
        point = self.widget(id_).rect.center
        self.handle(pygame.MOUSEMOTION, pos=point, rel=(0, 0), buttons=(0, 0, 0))
        self.handle(pygame.MOUSEBUTTONDOWN, pos=point, button=1)
        self.handle(pygame.MOUSEBUTTONUP, pos=point, button=1)
        self.settle()

    def settle(self):
        """Let what goes on in the background end."""
        until = time.monotonic() + PATIENCE
        while self.stage.is_busy:
            assert time.monotonic() < until, "the background never came to an end"
            for event in pygame.event.get():
                self.app.handle(event)
            time.sleep(0.001)

    def paint(self):
        self.app.paint()
        return self.app.surface
