"""The settings: each holds at once, and is remembered."""

from game.ui.settings import FILE, Settings, load_settings


def test_each_holds_at_once_and_is_remembered(front, tmp_path):
    window = front("settings")
    for id_ in ("languages lt", "scales 1.50", "contrast", "motion", "sizes 1600"):
        window.click(id_)
    assert "Didelis kontrastas: įjungta" in window.text
    assert window.stage.scale == 1.5
    assert window.app.surface.get_size() == (1600, 1000)
    assert load_settings(tmp_path, Settings()) == Settings(
        lang="lt", scale=1.5, has_high_contrast=True, has_less_motion=False, width=1600, height=1000
    )


def test_for_a_projector_the_window_fills_the_screen_and_type_is_large(front):
    window = front("settings")
    window.click("projector")
    assert window.stage.settings.is_maximised
    assert window.stage.settings.scale == 1.5
    assert not window.stage.settings.turned_for_projector().is_maximised


def test_arrows_choose_among_sizes(front):
    window = front("settings")
    window.app._focus("scales 1.00")
    window.keys("right", "return")
    assert window.stage.settings.scale == 1.25


def test_what_was_remembered_may_be_unsound(tmp_path):
    unsound = '{"lang": "xx", "scale": 99, "width": true, "is_maximised": 1, "minutes": 61, "height": 900}'
    (tmp_path / FILE).write_text(unsound)
    assert load_settings(tmp_path, Settings()) == Settings(height=900)
