"""What must not break the window: each ends in a sentence, and nothing is lost."""

import pygame

from game.play.actions import NamedAction


def resize(window, size):
    window.app.surface = pygame.display.set_mode(size, pygame.RESIZABLE)
    window.handle(pygame.WINDOWSIZECHANGED)


def test_a_window_made_tiny_says_so_and_comes_back_as_it_was(window):
    table = window()
    table.key("return")
    table.click("stop gold ten_million")
    before = table.text
    for size in ((320, 200), (1, 1), (100, 900)):
        resize(table, size)
        assert table.text == "This window is too small to read. Make it larger.\n"
        table.paint()
    resize(table, (1280, 800))
    assert table.text == before
    assert table.screen.preparation.draft == NamedAction("draft", seals={"gold": "ten_million"})
    assert (table.stage.settings.width, table.stage.settings.height) == (1280, 800)


def test_a_folder_that_cannot_be_written_to_is_told_and_the_game_goes_on(window):
    table = window()
    table.sitting.folder.rmdir()
    table.sitting.folder.write_text("in the way", encoding="utf-8")
    table.keys("return", "j", "return")
    assert "The game could not be saved." in table.text
    assert table.session.decisions[-1].action.kind == "adjourn" or table.session.phase == "cable"
    table.sitting.folder.unlink()
    table.keys("n", "return")
    assert "The game could not be saved." not in table.text
    assert (table.sitting.folder / "autosave.json").is_file()


def test_a_key_held_down_is_one_move(window):
    table = window()
    table.key("return")
    table.key("j")
    for _ in range(20):
        table.handle(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="")
    table.settle()
    ours = [one for one in table.session.decisions if one.side == "lithuania"]
    assert len(ours) == 1


def test_a_megabyte_on_the_clipboard_is_cut_to_what_a_field_holds(window):
    table = window()
    table.keys("return", "t")
    table.click("pick vilnius")
    table.click("reason")
    table.type("ž" * 1_000_000)
    assert table.screen.preparation.reason == "ž" * 200
