"""The projection agrees with published values, and the window shows the whole extent in true shape."""

import math
from decimal import Decimal

import pytest

from game.geography.projection import Lambert, Window, outline
from game.scenario.schema import Extent


def test_the_cone_agrees_with_snyder():
    # USGS Professional Paper 1395, p. 295: a sphere of radius 1, parallels 33 and 45 N, origin 23 N 96 W.
    cone = Lambert.between(33, 45, (-96, 23), radius=1)
    assert cone.n == pytest.approx(0.6304777, abs=1e-7)
    assert cone.rho == pytest.approx(1.5071429, abs=1e-6)
    assert cone.project((-75, 35)) == pytest.approx((0.2966785, 0.2462112), abs=1e-7)


def extent(west, south, east, north):
    return Extent(west=Decimal(west), south=Decimal(south), east=Decimal(east), north=Decimal(north))


@pytest.mark.parametrize("south", [52, -4, -60, 70])
def test_shapes_are_true_and_distances_nearly(south):
    cone = Lambert.for_extent(extent(20, south, 29, south + 8))
    middle = (24.5, south + 4)
    x, y = cone.project(middle)
    assert (x, y) == pytest.approx((0, 0), abs=0.01)
    step = 0.01
    east, north = cone.project((middle[0] + step, middle[1])), cone.project((middle[0], middle[1] + step))
    degree = 6371 * math.pi / 180
    assert east[0] / step / math.cos(math.radians(middle[1])) == pytest.approx(degree, rel=0.005)
    assert north[1] / step == pytest.approx(degree, rel=0.005)
    assert east[1] == pytest.approx(0, abs=0.01)


@pytest.mark.parametrize("size", [(560, 430), (1400, 1000), (300, 900)])
def test_the_window_shows_the_whole_extent_as_large_as_it_fits(size):
    cone = Lambert.for_extent(extent(20, 52, 29, 57))
    corners = [cone.project(point) for point in outline(extent(20, 52, 29, 57))]
    placed = Window.fitting(corners, (10, 10, size[0] - 10, size[1] - 10)).place(corners)
    xs, ys = [x for x, _ in placed], [y for _, y in placed]
    assert min(xs) >= 10 - 1e-6
    assert min(ys) >= 10 - 1e-6
    spare = size[0] - 20 - (max(xs) - min(xs)), size[1] - 20 - (max(ys) - min(ys))
    assert min(spare) == pytest.approx(0, abs=1e-6)
    north = Window.fitting(corners, (0, 0, *size)).place([cone.project((24.5, 56)), cone.project((24.5, 53))])
    assert north[0][1] < north[1][1]
