"""Plane geometry: each function against a case that can be seen by eye, and by properties."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.geography import shapes

BOX = (0.0, 0.0, 10.0, 10.0)
SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
coordinate = st.integers(-300, 300).map(lambda tenth: tenth / 10)
points = st.tuples(coordinate, coordinate)
lines = st.lists(points, min_size=2, max_size=8)


def rounded(line):
    return [(round(x, 5), round(y, 5)) for x, y in line]


def test_walking_along_a_line():
    bend = [(0.0, 0.0), (4.0, 0.0), (4.0, 0.0), (4.0, 4.0)]
    assert shapes.length(bend) == 8
    assert list(shapes.stations(bend, 3, 1)) == [((1, 0), (1, 0)), ((4, 0), (1, 0)), ((4, 3), (0, 1))]
    assert rounded(shapes.resampled(bend, 5)) == [(0, 0), (2, 0), (4, 0), (4, 2), (4, 4)]


def test_a_blend_lies_between():
    west, east = [(0.0, 0.0), (0.0, 8.0)], [(6.0, 0.0), (6.0, 4.0), (6.0, 8.0)]
    assert all(x == pytest.approx(1.5) for x, _ in shapes.blended(west, east, 0.25))
    assert rounded(shapes.blended(west, east, 0, 3)) == [(0, 0), (0, 4), (0, 8)]


def test_parallels_lie_on_the_named_hand():
    south = [(5.0, 0.0), (5.0, 9.0)]  # downwards on a screen, so the right hand is to the west
    assert shapes.parallel(south, 2) == [(3, 0), (3, 9)]
    assert shapes.parallel(south, -2) == [(7, 0), (7, 9)]


@pytest.mark.parametrize("ring", [SQUARE, SQUARE[::-1]])
def test_an_inset_lies_inside_whichever_way_the_ring_runs(ring):
    assert all(shapes.contains(ring, point) for point in shapes.inset(ring, 1))


def test_dashes_run_on_round_corners():
    bend = [(0.0, 0.0), (3.0, 0.0), (3.0, 7.0)]
    assert list(shapes.dashes(bend, (4, 2))) == [[(0, 0), (3, 0), (3, 1)], [(3, 3), (3, 7)]]


@given(lines)
def test_dashes_without_gaps_are_the_line(line):
    drawn = sum(shapes.length(dash) for dash in shapes.dashes(line, (3, 1e-9)))
    assert drawn == pytest.approx(shapes.length(line), abs=1e-3)


def test_cutting_a_line():
    assert shapes.cut_line([(-5.0, 5.0), (5.0, 5.0), (5.0, 20.0)], BOX) == [[(0, 5), (5, 5), (5, 10)]]
    assert shapes.cut_line([(-5.0, 5.0), (-1.0, 5.0)], BOX) == []
    through = [(-1.0, 2.0), (11.0, 2.0), (11.0, 8.0), (-1.0, 8.0)]
    assert shapes.cut_line(through, BOX) == [[(0, 2), (10, 2)], [(10, 8), (0, 8)]]


@given(lines)
def test_what_is_cut_lies_in_the_box(line):
    for part in shapes.cut_line(line, BOX):
        assert all(-1e-9 <= x <= 10 + 1e-9 and -1e-9 <= y <= 10 + 1e-9 for x, y in part)


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip([ring[-1], *ring], ring, strict=False))) / 2


def test_cutting_an_area():
    assert area(shapes.cut_polygon([(5.0, 5.0), (15.0, 5.0), (15.0, 15.0), (5.0, 15.0)], BOX)) == 25
    assert area(shapes.cut_polygon([(-50.0, -50.0), (50.0, -50.0), (50.0, 50.0), (-50.0, 50.0)], BOX)) == 100
    assert shapes.cut_polygon([(20.0, 20.0), (30.0, 20.0), (30.0, 30.0)], BOX) == []


def test_inside_and_outside():
    hook = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (8.0, 10.0), (8.0, 2.0), (0.0, 2.0)]
    assert shapes.contains(hook, (9, 9))
    assert not shapes.contains(hook, (4, 6))


@given(st.sampled_from([0, 30, 45, -45, 90]), st.integers(1, 4))
def test_hatching_fills_the_area_evenly(angle, gap):
    strokes = shapes.hatching(SQUARE, gap / 4, angle)
    assert sum(math.dist(*stroke) for stroke in strokes) * gap / 4 == pytest.approx(100, rel=0.15)
    for start, end in strokes:
        assert all(-1e-6 <= value <= 10 + 1e-6 for value in (*start, *end))
