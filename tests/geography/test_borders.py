"""What seals make of the land, and the borders that follow from it."""

import itertools

import pytest

from game.geography.borders import area_ring, border_arcs, joined, standings
from game.geography.shapes import contains
from game.scenario.chart import Arc, NamedLine, Town


def line_named(chart, name):
    return chart.line(next(line for line in chart.of(NamedLine) if line.id == name))


def test_the_treaty_of_history_has_the_border_of_history(chart, seals):
    border = border_arcs(chart, seals["history"])
    solid = [chart.points[arc] for arc, kind in border.items() if kind == "solid"]
    assert joined(solid) == [line_named(chart, "treaty_1920")]
    assert {arc for arc, kind in border.items() if kind == "open"} == {
        "foch_suwalki", "suwalki_grodno", "suwalki_west", "suwalki_south",
    }  # fmt: skip


def test_the_treaty_line_runs_from_the_biebrza_to_the_dvina(chart):
    line = line_named(chart, "treaty_1920")
    assert (line[0], line[-1]) == ((23.42, 53.7), (27.55, 55.78))
    for corner in ((24.08, 53.46), (26.05, 53.8), (26.63, 54.33), (26.99, 54.84), (27.22, 55.33)):
        assert corner in line


def test_opening_seals_ask_for_all_and_offer_nothing(chart, seals):
    offered = border_arcs(chart, seals["soviet"])
    assert set(offered) == {"foch_suwalki", "foch_grodno", "foch_vilnius", "foch_braslaw"}
    [line] = joined([chart.points[arc] for arc in offered])
    assert line in (line_named(chart, "foch_1919"), line_named(chart, "foch_1919")[::-1])
    asked = border_arcs(chart, seals["lithuania"])
    assert set(asked) == {"outer_grodno", "treaty_berezina", "treaty_lakes", "suwalki_west"}
    assert set(asked.values()) == {"solid"}


def test_what_both_sides_together_make_of_an_area(loaded):
    section = loaded.data.map
    pairs = {
        ("granted", "granted"): "granted",
        ("granted", "open"): "claimed",
        ("granted", "withheld"): "claimed",
        ("open", "granted"): "offered",
        ("open", "open"): "open",
        ("withheld", "open"): "open",
        ("withheld", "withheld"): "withheld",
    }
    for (first, second), expected in pairs.items():
        found = standings(section, (("vilnius", first),), (("vilnius", second),))
        assert found == {"core": "home", "vilnius": expected}


def test_every_level_of_every_clause_has_a_border(loaded, chart):
    section = loaded.data.map
    names = list(section.areas)
    for combination in itertools.product(("granted", "open", "withheld"), repeat=len(names)):
        border = border_arcs(chart, tuple(zip(names, combination, strict=True)))
        assert border
        assert all(next(arc for arc in chart.of(Arc) if arc.id == name).kind == "border" for name in border)


@pytest.mark.parametrize(
    ("town", "area"),
    [
        ("kaunas", "core"),
        ("marijampole", "core"),
        ("zarasai", "core"),
        ("vilnius", "vilnius"),
        ("trakai", "vilnius"),
        ("sventsiany", "vilnius"),
        ("grodno", "grodno"),
        ("lida", "lida"),
        ("oshmyany", "lida"),
        ("smorgon", "lida"),
        ("krevo", "lida"),
        ("shchuchin", "lida"),
        ("braslav", "braslaw"),
        ("postavy", "braslaw"),
        ("vidzy", "braslaw"),
        ("suwalki", "suwalki"),
        ("sejny", "suwalki"),
        ("augustow", "suwalki"),
        ("bialystok", "outer_grodno"),
        ("brest", "outer_grodno"),
        ("volkovysk", "outer_grodno"),
        ("slonim", "outer_grodno"),
        ("molodechno", None),
        ("vileika", None),
        ("disna", None),
        ("novogrudok", None),
        ("minsk", None),
    ],
)
def test_towns_lie_in_the_area_of_their_clause(loaded, chart, town, area):
    arcs = {arc.id: chart.points[arc.id] for arc in chart.of(Arc)}
    areas = [*loaded.data.map.home, *loaded.data.map.areas]
    [place] = chart.points[town]
    assert [name for name in areas if contains(area_ring(chart, name, arcs), place)] == [area] * (
        area is not None
    )


def test_no_town_lies_in_two_areas(loaded, chart):
    arcs = {arc.id: chart.points[arc.id] for arc in chart.of(Arc)}
    rings = [area_ring(chart, name, arcs) for name in [*loaded.data.map.home, *loaded.data.map.areas]]
    for town in chart.of(Town):
        assert sum(contains(ring, chart.points[town.id][0]) for ring in rings) <= 1, town.id


def test_lines_are_joined_whichever_way_they_run():
    a, b, c, d = (0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (9.0, 9.0)
    assert joined([[b, a], [c, b], [d, (8.0, 8.0)]]) == [[a, b, c][::-1], [d, (8.0, 8.0)]]
    assert joined([[a, b], [c, b], [c, a]]) == [[a, b, c, a]]
