"""A storm of events: nothing fails, and the game stays legal whatever is pressed.

WINDOW_EVENTS=100000 makes it as long as a night's.
"""

import os
import random

import pygame
import pytest

from game.play.save import dump, restore
from game.play.savefile import parse

EVENTS = int(os.environ.get("WINDOW_EVENTS", "900"))
SIZES = ((1280, 800), (1024, 640), (320, 200), (1, 1), (1920, 1080), (700, 500))
KEYS = [
    *map(ord, "abcdefghijlmnoprstu"),  # the code of a letter's key is the letter's own
    *(pygame.K_TAB, pygame.K_RETURN, pygame.K_RETURN, pygame.K_SPACE, pygame.K_ESCAPE, pygame.K_BACKSPACE),
    *(pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_PAGEDOWN, pygame.K_HOME),
    *(pygame.K_F1, pygame.K_F2, pygame.K_F10),
]
MODS = (0, 0, 0, pygame.KMOD_CTRL, pygame.KMOD_SHIFT)
NASTY = ("ė", "\x00\x1b[31m", "Ž" * 5000, "\u202e\u200b", "<script>", "{side}")


def one_event(chance, window):
    width, height = window.app.surface.get_size()
    point = (chance.randrange(width), chance.randrange(height))
    kind = chance.randrange(100)
    if kind < 40:
        key, mod = chance.choice(KEYS), chance.choice(MODS)
        for _ in range(chance.choice((1, 1, 1, 4))):
            window.handle(pygame.KEYDOWN, key=key, mod=mod, unicode="")
    elif kind < 75:
        reachable = window.ids()
        if reachable and chance.random() < 0.7:
            point = window.widget(chance.choice(reachable)).rect.center
        window.handle(pygame.MOUSEMOTION, pos=point, rel=(0, 0), buttons=(0, 0, 0))
        for _ in range(chance.choice((1, 1, 2))):
            window.handle(pygame.MOUSEBUTTONDOWN, pos=point, button=1)
            window.handle(pygame.MOUSEBUTTONUP, pos=point, button=1)
    elif kind < 85:
        window.handle(pygame.MOUSEWHEEL, y=chance.choice((-3, -1, 1, 3)), x=0)
    elif kind < 92:
        window.type(chance.choice(NASTY))
    elif kind < 94:
        pygame.display.set_mode(chance.choice(SIZES), pygame.RESIZABLE)
        window.handle(pygame.WINDOWSIZECHANGED)
    else:
        window.clock.wait(chance.random())
        window.app.refresh()


@pytest.mark.parametrize("players", [{"lithuania": "human"}, {"lithuania": "human", "soviet": "human"}])
def test_no_storm_of_events_breaks_the_window_or_the_game(window, tmp_path, monkeypatch, players):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    chance = random.Random(1920)  # noqa: S311 - a storm needs no secrecy
    table = window(players=players, first=lambda stage, sitting: stage.routes.begin(sitting), seed=5)
    for number in range(EVENTS // 2):
        one_event(chance, table)
        if number % 10 == 0:
            table.settle()
        if table.stage.is_leaving:
            table.stage.is_leaving = False
    table.settle()
    table.paint()
    sitting = getattr(table.screen, "sitting", None) or table.sitting
    again = restore(parse(dump(sitting.session), "storm"), tmp_path / "storm", sitting.session.scenario)
    assert again.digest() == sitting.session.digest()
