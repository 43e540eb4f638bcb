"""The painted map: nothing fails in any size or style, and what must be told apart can be."""

import functools
import time

import fontpkg
import pygame
import pytest

from game import load_scenario
from game.geography.borders import statuses
from game.geography.picture import MapView
from game.ui import map_painter
from game.ui.map_painter import HIGH_CONTRAST, PARCHMENT, MapPainter


@pytest.fixture(scope="module", autouse=True)
def _screen():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDL_VIDEODRIVER", "dummy")
        pygame.display.init()
        pygame.font.init()
        yield


@functools.cache
def font(role, size, bold, italic):
    path = fontpkg.path("PT Serif", weight=700 if bold else 400, style="italic" if italic else "normal")
    return pygame.font.Font(str(path), size)


@pytest.fixture(scope="module")
def loaded():
    return load_scenario("1920_moscow")


@pytest.fixture(scope="module")
def view(loaded):
    first, second = (
        statuses(loaded.data.map, {clause.id: clause.opening[side.id] for clause in loaded.data.clauses})
        for side in loaded.data.sides
    )
    return MapView(language="en", first=first, second=second, front=1.0)


def painted(loaded, view, size=(560, 430), style=PARCHMENT):
    surface = pygame.Surface(size)
    picture = MapPainter(loaded.chart, font, style).paint(surface, surface.get_rect(), view)
    return surface, picture


@pytest.mark.parametrize("style", [PARCHMENT, HIGH_CONTRAST])
@pytest.mark.parametrize("size", [(120, 120), (560, 430), (900, 300)])
def test_it_paints_any_size_in_any_style(loaded, view, size, style):
    surface, picture = painted(loaded, view, size, style)
    assert picture.size == size
    colours = {tuple(surface.get_at((x, y))) for x in range(0, size[0], 7) for y in range(0, size[1], 7)}
    assert len(colours) > 20


def test_it_paints_into_its_rectangle_alone(loaded, view):
    surface = pygame.Surface((700, 600))
    surface.fill("magenta")
    rect = pygame.Rect(100, 80, 500, 400)
    MapPainter(loaded.chart, font).paint(surface, rect, view)
    assert surface.get_at((99, 300)) == surface.get_at((350, 480)) == pygame.Color("magenta")
    assert surface.get_at((101, 81)) != pygame.Color("magenta")


def test_an_unchanged_map_is_not_painted_anew(loaded, view, monkeypatch):
    surface = pygame.Surface((560, 430))
    painter = MapPainter(loaded.chart, font)
    made = []
    paint = painter.image
    monkeypatch.setattr(painter, "image", lambda picture: made.append(picture) or paint(picture))
    painter.paint(surface, surface.get_rect(), view)
    painter.paint(surface, surface.get_rect(), view)
    assert len(made) == 1
    other = MapView(language="lt", first=view.first, second=view.second)
    painter.paint(surface, surface.get_rect(), other)
    assert len(made) == 2


def test_equal_views_are_equal_pixels(loaded, view):
    one, two = (pygame.image.tobytes(painted(loaded, view)[0], "RGB") for _ in range(2))
    assert one == two


@pytest.mark.parametrize(
    ("standing", "has_pattern"),
    [("home", False), ("granted", False), ("claimed", True), ("offered", True), ("open", True)],
)
def test_disputed_and_open_land_has_a_pattern_besides_its_colour(standing, has_pattern):
    surface = pygame.Surface((80, 80))
    square = [(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0)]
    map_painter._wash(map_painter._Pen(surface, 1), standing, square, PARCHMENT)
    colours = {tuple(surface.get_at((x, y))) for x in range(80) for y in range(80)}
    assert (len(colours) > 1) == has_pattern


@pytest.mark.parametrize("language", ["en", "lt"])
def test_every_letter_of_the_map_is_in_the_font(loaded, language):
    section = loaded.data.map
    texts = [getattr(feature.name, language) for feature in loaded.chart.features if hasattr(feature, "name")]
    legend = [getattr(section.legend, name) for name in type(section.legend).model_fields]
    said = [*legend, section.armies.advancing, section.armies.facing]
    texts += [getattr(text, language) for text in said]
    letters = sorted(set("".join(texts).upper() + "".join(texts)) - {"\n"})
    for bold, italic in ((False, False), (True, False), (False, True)):
        metrics = font("text", 14, bold, italic).metrics("".join(letters))
        assert [letter for letter, found in zip(letters, metrics, strict=True) if found is None] == []


def test_a_change_is_drawn_without_delay(loaded, view):
    """It takes a tenth of a second of the processor's time; half a second is for slow machines."""
    surface = pygame.Surface((1200, 1000))
    painter = MapPainter(loaded.chart, font)
    painter.paint(surface, surface.get_rect(), view)
    begun = time.process_time()
    painter.paint(
        surface, surface.get_rect(), MapView(language="en", first=view.first, second=view.first, front=4.0)
    )
    assert time.process_time() - begun < 0.5
