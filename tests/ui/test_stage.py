"""What happens by itself."""


def test_what_is_due_is_done_once(window, clock):
    table = window()
    rung = []
    table.stage.wake(1, lambda: rung.append(1))
    table.app.refresh()
    assert rung == []
    clock.wait(1)
    table.app.refresh()
    table.app.refresh()
    assert rung == [1]


def test_another_screen_forgets_what_was_to_be_done(window, clock):
    table = window()
    rung = []
    table.stage.wake(1, lambda: rung.append(1))
    table.app.show(table.stage.routes.title())
    clock.wait(2)
    table.app.refresh()
    assert rung == []


def test_the_window_sleeps_until_something_is_due(window):
    table = window()
    assert table.stage.due_in() is None
    table.stage.wake(2, lambda: None)
    assert table.stage.due_in() == 2
    assert table.app._patience() == 2000
