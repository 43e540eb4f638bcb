"""Maps on pages: both borders, their names on them, and a key that explains what is there and no more."""

import pytest

from game.geography.borders import statuses
from game.geography.picture import MapView
from game.pages.charts import Caption, Table
from game.pages.map_drawing import SIZE_OF_MAP, Meanings, draw_map
from tests import builders
from tests.pages import markup

MEANINGS = Meanings(
    both="both", first="this game", second="history", home="home", granted="inside both",
    claimed="only here", offered="only in history", open="left open",
    both_open="both, open", first_open="this game, open", second_open="history, open",
)  # fmt: skip
TABLE = Table(("Clause", "Here"), (("Vilnius", "later"),))


def drawn(lang="en", size=SIZE_OF_MAP, **changes):
    scenario = builders.moscow()
    section = scenario.data.map
    history = {clause.id: clause.history.level for clause in scenario.data.clauses}
    view = MapView(lang, statuses(section, history | changes), statuses(section, history), has_legend=False)
    caption = Caption("map", "The border", "A sentence of some length about it.", lang)
    return draw_map(caption, scenario.chart, view, MEANINGS, TABLE, size)


def texts_of(chart):
    return {label.text for label in chart.labels}


@pytest.mark.parametrize("lang", ["en", "lt"])
def test_where_the_borders_differ_both_have_their_names_and_signs(lang):
    chart = drawn(lang, grodno="reserved", suwalki="recognised")
    assert {"both", "this game", "history", "only here", "only in history"} <= texts_of(chart)
    kinds = {path.kind for path in chart.paths}
    assert {"over first", "over second", "hatch claimed", "hatch offered"} <= kinds


def test_the_border_of_history_is_one_border():
    chart = drawn()
    assert {"this game", "history", "only here", "only in history"}.isdisjoint(texts_of(chart))
    assert {"both", "inside both", "home"} <= texts_of(chart)


def test_land_that_the_treaty_leaves_open_is_open_and_not_hatched_as_history_s():
    chart = drawn(lida="later", braslaw="later")
    kinds = {path.kind for path in chart.paths}
    assert "dots" in kinds
    assert "hatch offered" not in kinds
    assert {"left open", "this game, open"} <= texts_of(chart)


def test_the_key_has_the_strokes_of_the_map_and_no_others():
    chart = drawn(lida="later")
    strokes = [path.kind for path in chart.paths if path.kind.startswith("over ")]
    borders = {kind for kind in strokes if kind.split()[1] in ("border", "first", "second")}
    assert all(strokes.count(kind) > 1 for kind in borders)
    assert "over first" not in borders


def test_a_small_map_names_the_borders_in_its_key_alone():
    chart = drawn(size=(430, 330), grodno="reserved")
    assert not [label for label in chart.labels if label.kind.startswith("border-name")]
    assert {"this game", "history"} <= texts_of(chart)


def test_names_of_borders_stand_inside_the_frame():
    chart = drawn(vilnius="later", lida="reserved")
    named = [label for label in chart.labels if label.kind.startswith("border-name")]
    assert len(named) == 3
    assert all(0 < label.x < chart.width and 0 < label.y < 640 for label in named)


def test_slanting_names_are_turned_about_their_places():
    assert any(label.turn for label in drawn().labels)


def test_a_map_stands_on_a_page_as_a_chart_does(page_of):
    page = page_of(drawn(grodno="later"))
    assert markup.troubles(page) == []
    assert next(markup.read(page).all("figure")).has_class("map")
