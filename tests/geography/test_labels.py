"""Places for names: what they try, and what they leave alone."""

import math

import pytest

from game.geography.labels import (
    LEFT,
    RIGHT,
    Obstacles,
    along,
    around,
    farther,
    first_clear,
    nearest_on,
    overlap,
    slanting,
    spread,
    upright,
)

FRAME = (0.0, 0.0, 400.0, 300.0)


def test_a_name_stands_on_its_best_side_if_that_is_free():
    for side, sign in (("e", 1), ("w", -1)):
        place = first_clear(around((200, 150), 5, 60, 14, side), Obstacles(FRAME))
        assert (place.x - 200) * sign > 30
        assert place.y == 150


def test_a_name_avoids_names_signs_and_lines():
    obstacles = Obstacles(FRAME)
    obstacles.add_line([(210.0, 0.0), (210.0, 300.0)])
    first = first_clear(around((200, 150), 5, 60, 14, "e"), obstacles)
    second = first_clear(around((190, 152), 5, 60, 14, "e"), obstacles)
    assert first.boxes[0][2] < 210
    assert second.boxes[0][2] < 210
    assert not overlap(first.boxes[0], second.boxes[0])


def test_a_name_without_room_is_left_out():
    obstacles = Obstacles(FRAME)
    obstacles.add_box(FRAME)
    assert first_clear(around((200, 150), 5, 60, 14, "e"), obstacles) is None
    assert first_clear([upright(200, 150, 500, 14)], Obstacles(FRAME)) is None


def test_a_soft_line_is_crossed_only_for_want_of_another_place():
    obstacles = Obstacles(FRAME)
    obstacles.add_line([(0.0, 150.0), (400.0, 150.0)], is_soft=True)
    places = [upright(200, 150, 60, 14), upright(200, 170, 60, 14)]
    assert first_clear(places[:1], obstacles) is None
    assert first_clear(places, obstacles, may_cross_soft=True).y == 170
    assert first_clear(places[:1], obstacles, may_cross_soft=True).y == 150


def test_a_leader_does_not_run_over_names():
    obstacles = Obstacles(FRAME)
    obstacles.add_box((98.0, 98.0, 102.0, 102.0))
    place = next(farther((100, 100), 5, 40, 12, 2))
    end = nearest_on(place.boxes[0], (100, 100))
    assert not obstacles.are_between((100, 100), end)
    obstacles.add_box((90.0, 104.0, 110.0, 106.0))
    assert obstacles.are_between((100, 100), end)


@pytest.mark.parametrize("angle", [0, 20, 45, 70, -60, 90])
def test_the_boxes_of_a_slanting_name_cover_it(angle):
    width, height = 120.0, 14.0
    place = slanting(200, 150, width, height, angle)
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    for step in range(41):
        for across in (-0.5, 0, 0.5):
            run, rise = (step / 40 - 0.5) * width, across * height
            x, y = 200 + run * cos + rise * sin, 150 - run * sin + rise * cos
            assert any(
                left - 1e-6 <= x <= right + 1e-6 and top - 1e-6 <= y <= bottom + 1e-6
                for left, top, right, bottom in place.boxes
            )


def test_the_name_of_a_river_runs_beside_it():
    river = [(float(x), 150.0 - x / 4) for x in range(0, 401, 20)]
    obstacles = Obstacles(FRAME)
    obstacles.add_line(river)
    place = first_clear(along(river, 80, 12, 3), obstacles)
    assert place.angle == pytest.approx(math.degrees(math.atan(1 / 4)))
    short = [(0.0, 0.0), (30.0, 0.0)]
    assert list(along(short, 80, 12, 3)) == []


def test_the_name_of_a_land_stays_near_its_middle():
    places = list(spread((200, 150), 90, 14, 40))
    assert (places[0].x, places[0].y) == (200, 150)
    assert all(abs(place.x - 200) <= 64.1 and abs(place.y - 150) <= 40.1 for place in places)


@pytest.mark.parametrize("river", [[(50.0, 150.0), (350.0, 150.0)], [(350.0, 150.0), (50.0, 150.0)]])
def test_a_name_stands_on_the_hand_that_is_asked_for(river):
    towards = 1 if river[0][0] < river[1][0] else -1
    [left, *_] = along(river, 80, 12, 3, (LEFT,))
    [right, *_] = along(river, 80, 12, 3, (RIGHT,))
    assert (150 - left.y) * towards > 0
    assert (right.y - 150) * towards > 0
    assert left.angle == right.angle == 0


def test_a_name_follows_a_bend_on_its_hollow_side():
    bend = [(100.0 + 2 * x, 150.0 - x * (100 - x) / 150) for x in range(101)]
    [above, *_] = along(bend, 180, 12, 3, (LEFT,))
    [below, *_] = along(bend, 180, 12, 3, (RIGHT,))
    chord, top = bend[0][1], min(y for _, y in bend)
    assert above.y < top - 6
    assert chord - 10 < below.y < chord + 10
