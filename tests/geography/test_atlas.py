"""Whole pictures: no name covers another, a town, a border or the front, in any size, scale and language."""

import datetime as dt
import itertools

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from game.geography.atlas import KILOMETRES
from game.geography.labels import overlap
from game.geography.picture import MapView
from game.geography.shapes import contains, cut_segment
from game.scenario.chart import Front, NamedLine, Town
from tests.geography.conftest import measure

FOREMOST = {"vilnius", "kaunas", "grodno", "dvinsk", "minsk", "warsaw"}
"""Towns whose names stay beside them, though a line runs through."""
HARD = {
    "border", "border_open", "first", "first_open", "second", "second_open", "front", "frontier", "treaty",
    "demarcation",
}  # fmt: skip
STATUSES = st.sampled_from(["granted", "open", "withheld"])
AREAS = ("vilnius", "grodno", "lida", "braslaw", "suwalki", "outer_grodno")
SEALS = st.tuples(*[STATUSES] * len(AREAS)).map(lambda found: tuple(zip(AREAS, found, strict=True)))
SIZES = [(560, 430), (900, 700), (1400, 1000), (320, 700)]


def view_of(seals, **changes):
    asked = {"language": "en", "first": seals["lithuania"], "second": seals["soviet"], "front": 1.0}
    return MapView(**{**asked, **changes})


def boxes_of(picture):
    return [box for text in picture.texts for box in text.place.boxes]


def check(picture):
    left, top, right, bottom = picture.frame
    for text in picture.texts:
        for box in text.place.boxes:
            assert left <= box[0] <= box[2] <= right, text
            assert top <= box[1] <= box[3] <= bottom, text
            for line in picture.lines:
                if line.kind in HARD and text.id not in FOREMOST:
                    crossed = [pair for pair in itertools.pairwise(line.points) if cut_segment(*pair, box)]
                    assert not crossed, (text, line.kind)
            for town in picture.towns:
                assert not (box[0] < town.x < box[2] and box[1] < town.y < box[3]), (text, town)
            if picture.legend is not None:
                assert not overlap(box, picture.legend.box), text
    for one, two in itertools.combinations(picture.texts, 2):
        for pair in itertools.product(one.place.boxes, two.place.boxes):
            assert not overlap(*pair), (one, two)


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    first=SEALS,
    second=SEALS,
    front=st.floats(0, 10),
    size=st.sampled_from(SIZES),
    scale=st.sampled_from([1.0, 1.5, 2.5]),
    language=st.sampled_from(["en", "lt"]),
    lines=st.frozensets(st.sampled_from(["treaty_1920", "foch_1919", "curzon_north", "spa_1920"])),
    emphasis=st.frozensets(st.sampled_from(["vilnius", "grodno", "krevo"])),
)
def test_names_cover_nothing(atlas, first, second, front, size, scale, language, lines, emphasis):
    view = MapView(
        language=language,
        first=first,
        second=second,
        front=front,
        lines=lines,
        emphasis=emphasis,
        scale=scale,
    )
    check(atlas.draw(view, size, measure))


@pytest.mark.parametrize("language", ["en", "lt"])
@pytest.mark.parametrize("size", SIZES[:3])
def test_the_chief_towns_are_named_at_every_size(atlas, seals, size, language):
    picture = atlas.draw(view_of(seals, language=language), size, measure)
    named = {text.id for text in picture.texts}
    assert {"vilnius", "kaunas", "grodno", "minsk", "dvinsk"} <= named


def test_equal_views_give_equal_pictures(atlas, seals):
    pictures = [atlas.draw(view_of(seals), (900, 700), measure) for _ in range(2)]
    assert pictures[0] == pictures[1]
    assert view_of(seals) == view_of(seals)
    assert len({view_of(seals), view_of(seals)}) == 1


def test_a_larger_map_names_more_towns(atlas, seals):
    numbers = [len(atlas.draw(view_of(seals), size, measure).towns) for size in SIZES[:3]]
    assert numbers == sorted(numbers)
    assert numbers[0] < numbers[-1]


def test_what_is_asked_for_is_on_the_map(atlas, seals):
    plain = atlas.draw(view_of(seals, front=None, has_regions=False), (900, 700), measure)
    assert {line.kind for line in plain.lines} == {"first", "second", "frontier"}
    asked = view_of(seals, lines=frozenset({"treaty_1920"}), emphasis=frozenset({"lida", "krevo"}))
    picture = atlas.draw(asked, (900, 700), measure)
    assert {line.id for line in picture.lines if line.kind == "treaty"} == {"treaty_1920"}
    assert [area.id for area in picture.areas if area.is_emphasised] == ["lida"]
    assert {town.id for town in picture.towns if town.is_emphasised} == {"lida", "krevo"}
    assert {"front", "province"} <= {line.kind for line in picture.lines}


def test_the_legend_explains_what_is_drawn(atlas, seals):
    picture = atlas.draw(view_of(seals), (900, 700), measure)
    drawn = {line.kind for line in picture.lines} | {area.standing for area in picture.areas}
    assert {row.sign for row in picture.legend.rows} == drawn
    assert picture.legend.note
    assert atlas.draw(view_of(seals, has_legend=False), (900, 700), measure).legend is None


def test_the_legend_makes_way_in_a_small_map(atlas, seals):
    picture = atlas.draw(view_of(seals), (560, 430), measure)
    assert "frontier" in {row.sign for row in picture.legend.rows}
    many = frozenset({"treaty_1920", "foch_1919", "curzon_north", "spa_1920"})
    picture = atlas.draw(view_of(seals, lines=many), (560, 430), measure)
    assert "frontier" not in {row.sign for row in picture.legend.rows}
    assert atlas.draw(view_of(seals, scale=2.5), (320, 240), measure).legend is None


def test_one_side_alone_and_a_treaty_show_one_border(atlas, seals):
    view = view_of(seals, first=seals["history"], second=seals["history"], front=None)
    kinds = {line.kind for line in atlas.draw(view, (900, 700), measure).lines}
    assert {"border", "border_open"} <= kinds
    assert not kinds & {"first", "first_open", "second", "second_open"}


def test_towns_lie_in_their_areas(atlas, seals):
    picture = atlas.draw(view_of(seals), (900, 700), measure)
    signs = {town.id: (town.x, town.y) for town in picture.towns}

    def area_of(town):
        return next((area.id for area in picture.areas if contains(area.ring, signs[town])), None)

    assert [area_of(town) for town in ("vilnius", "kaunas", "minsk")] == ["vilnius", "core", None]


def test_the_scale_bar_is_as_long_as_it_says(atlas, seals):
    picture = atlas.draw(view_of(seals), (900, 700), measure)
    bar = picture.scale_bar
    assert bar.kilometres in KILOMETRES
    signs = {town.id: (town.x, town.y) for town in picture.towns}
    dx, dy = (signs["vilnius"][axis] - signs["kaunas"][axis] for axis in (0, 1))
    assert (dx**2 + dy**2) ** 0.5 / bar.length * bar.kilometres == pytest.approx(91, abs=2)


# The front


def east_of(line, point):
    """Whether a point lies to the left hand of a front that runs from north to south."""
    nearest = min(
        itertools.pairwise(line),
        key=lambda pair: min((pair[0][0] - point[0]) ** 2 + (pair[0][1] - point[1]) ** 2,
                             (pair[1][0] - point[0]) ** 2 + (pair[1][1] - point[1]) ** 2),
    )  # fmt: skip
    (x1, y1), (x2, y2) = nearest
    return (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1) > 0


def place_of(atlas, name):
    return atlas.plane[name][0]


@pytest.mark.parametrize(
    ("day", "soviet", "polish"),
    [
        ((5, 7), "polotsk", "disna"),
        ((5, 28), "postavy", "molodechno"),
        ((6, 12), "polotsk", "sharkovshchina"),
        ((7, 3), "polotsk", "vilnius"),
        ((7, 9), "sventsiany", "minsk"),
        ((7, 14), "vilnius", "grodno"),
        ((7, 20), "grodno", "bialystok"),
        ((8, 3), "brest", "warsaw"),
        ((8, 14), "lomza", "warsaw"),
        ((8, 30), "grodno", "bialystok"),
    ],
)
def test_the_front_of_a_day_parts_the_towns_of_either_side(atlas, day, soviet, polish):
    line = atlas.front_at(dt.date(1920, *day))
    assert east_of(line, place_of(atlas, soviet))
    assert not east_of(line, place_of(atlas, polish))


def test_the_marker_moves_the_front_evenly(atlas):
    keyed = {
        front.marker: atlas.plane[front.id] for front in atlas.chart.of(Front) if front.marker is not None
    }
    assert min(keyed) == 0
    assert max(keyed) == 10
    for marker, line in keyed.items():
        assert atlas.front_at(float(marker))[0] == pytest.approx(line[0])
    assert atlas.front_at(-3.0) == keyed[0]
    assert atlas.front_at(99.0) == keyed[10]
    middles = [sum(x for x, _ in line) / len(line) for line in map(atlas.front_at, (0.0, 3.5, 5.0, 7.0, 9.0))]
    assert middles == sorted(middles, reverse=True)


def test_before_the_first_day_stands_the_first_line(atlas):
    assert atlas.front_at(dt.date(1919, 1, 1)) == atlas.plane["on_1920_05_07"]


# What the chart says of itself


def test_names_are_in_both_languages_and_lines_are_marked_schematic(chart):
    assert all(line.schematic for line in chart.of(NamedLine))
    assert all(front.schematic and front.source and front.confidence for front in chart.of(Front))
    assert len({town.name.lt for town in chart.of(Town)}) == len(chart.of(Town))
