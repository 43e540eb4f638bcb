"""Every character of every text has its glyph in every face."""

import pygame
import pytest
from fontTools.ttLib import TTFont

from game import texts
from game.faces import FAMILIES, font_file
from game.resources import asset_folder, scenario_folder
from game.ui.fonts import are_missing, font

NOT_DRAWN = {"\n"}
NOT_IN_THE_WINDOW = ("terminal.", "debrief.", "class.", "handouts.", "teaching.")
"""Groups of texts of the terminal and of pages, where the reader's own faces help out."""


def characters():
    """Give every character of the texts that a window may show: of the program, scenarios and maps."""
    found = {
        character
        for key, by_language in texts.all_texts().items()
        if not key.startswith(NOT_IN_THE_WINDOW)
        for forms in by_language.values()
        for sentence in forms.values()
        for character in sentence
    }
    for folder in (scenario_folder(), asset_folder()):
        for path in [
            *folder.glob("1*.yaml"),
            *folder.rglob("variants/*.yaml"),
            *folder.rglob("*.geojson"),
        ]:
            text = path.read_text(encoding="utf-8")
            shown = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
            found.update(*shown)
    return found - NOT_DRAWN


@pytest.mark.parametrize("face", FAMILIES)
@pytest.mark.parametrize(("is_bold", "is_italic"), [(False, False), (True, False), (False, True)])
def test_every_character_has_its_glyph(face, is_bold, is_italic):
    with TTFont(font_file(face, is_bold, is_italic)) as file:
        known = file.getBestCmap()
    assert sorted(character for character in characters() if ord(character) not in known) == []


def test_the_faces_are_there():
    assert not are_missing()


def test_without_the_packages_the_window_still_has_a_face(monkeypatch):
    def missing(_name):
        raise ImportError

    monkeypatch.setattr("game.faces.import_module", missing)
    font_file.cache_clear()
    font.cache_clear()
    pygame.font.init()
    try:
        assert are_missing()
        assert font("body", 16).size("Vilnius")[0] > 0
    finally:
        font_file.cache_clear()
        font.cache_clear()
