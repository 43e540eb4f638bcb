"""Charts: what is drawn lies in the picture, names stand apart, and the numbers stand behind."""

from itertools import pairwise

import pytest

from game.pages import charts as c
from game.pages.lettering import text_width, wrapped
from tests.pages import markup

NASTY = '<b onclick="alert(1)">Ąžuolas & "Co"</b>'
AXIS = c.Axis("Points", c.nice_scale([0, 40, 72.5], "en"))
WEEKS = c.Axis("Week", c.counted_scale(1, 10))
LINE = c.Series(NASTY, tuple((week, 7.0 * week) for week in range(1, 11)), "blue", "solid", "circle")
BROKEN = c.Series("Floor", ((1, 50.0), (2, None), (3, 52.0)), "red", "dashed", is_step=True)


def caption(name="chart", lang="en"):
    return c.Caption(name, f"Of {NASTY}", f"A sentence about {NASTY}.", lang)


def one_of_each(lang="en"):
    steps = c.Panel(NASTY, "top", "bottom", 0, 72, (LINE, BROKEN), "met", rules=(0, 72))
    return {
        "lines": c.line_chart(
            caption("lines", lang), WEEKS, AXIS, [LINE, BROKEN], areas=[c.Region("open", 2, 5)],
            bands=[c.Band("between", ((1, 10, 20), (5, 20, 40)))],
        ),
        "scatter": c.scatter(
            caption("scatter", lang),
            AXIS,
            AXIS,
            [c.Dot(NASTY, 10 + place, 40, shape=shape, label=NASTY) for place, shape in enumerate(
                ("circle", "square", "diamond", "triangle", "down", "cross", "star"))],
            lines=[c.Series("frontier", ((0, 70), (70, 0)), "grey")],
        ),
        "bars": c.bars(
            caption("bars", lang),
            AXIS,
            [
                c.Row(NASTY, (c.Span(0, 60),), label="60", numbers=("60",), is_total=True),
                c.Row("less", (c.Span(60, 50, "red"),), (c.Sign(55, label="so"),), numbers=("-10",)),
                c.Row("between", (c.Span(40, 50, is_thin=True),), numbers=("45",)),
            ],
            ("What", "Points"),
            is_chained=True,
        ),
        "shares": c.shares(
            caption("shares", lang),
            [c.Shares("Clause", (c.Part(NASTY, 3, True), c.Part("none", 0), c.Part("x", 9)))],
        ),
        "panels": c.panels(caption("panels", lang), WEEKS, [steps, steps, steps]),
    }  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "lt"])
def test_every_chart_is_whole_and_strangers_text_is_inert(page_of, lang):
    page = page_of(*one_of_each(lang).values(), lang=lang)
    assert markup.troubles(page) == []
    assert "<b onclick" not in page
    assert "&lt;b onclick" in page


@pytest.mark.parametrize("kind", one_of_each())
def test_everything_is_written_inside_the_picture(kind):
    chart = one_of_each()[kind]
    assert chart.paths
    for label in chart.labels:
        width = text_width(label.text, c.SMALL)
        left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
        if label.text != NASTY:
            assert -1 <= left <= left + width <= chart.width + 1, label
        assert 0 < label.y < chart.height, label


@pytest.mark.parametrize("kind", one_of_each())
def test_the_table_has_a_cell_below_every_heading(kind):
    table = one_of_each()[kind].table
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.headings)}


def test_a_line_breaks_off_where_a_value_is_missing():
    chart = c.line_chart(
        caption(), WEEKS, AXIS, [c.Series("x", ((1, 5.0), (2, 6.0), (3, None), (4, 6.0), (5, 7.0)))]
    )
    pieces, sample = 2, 1
    assert sum(path.kind == "line blue solid" for path in chart.paths) == pieces + sample
    assert chart.table.rows[2] == ("3", "–")


def test_names_at_the_ends_of_lines_do_not_cover_each_other():
    same = [c.Series(f"line {number}", ((1, 50.0), (10, 72.0))) for number in range(6)]
    chart = c.line_chart(caption(), WEEKS, AXIS, same)
    heights = sorted(label.y for label in chart.labels if label.text.startswith("line"))
    assert all(after - before >= c.LINE - 0.2 for before, after in pairwise(heights))


def test_names_beside_points_do_not_cover_each_other_while_there_is_room():
    near = [c.Dot(f"group {number}", 30 + number / 5, 40, label=f"group {number}") for number in range(5)]
    chart = c.scatter(caption(), AXIS, AXIS, near)
    named = [label for label in chart.labels if label.text.startswith("group")]
    for one in named:
        for other in named:
            apart = abs(one.x - other.x) > text_width(one.text, c.SMALL) or abs(one.y - other.y) > c.SMALL
            assert one is other or apart


@pytest.mark.parametrize(
    ("values", "low", "high", "ticks"),
    [
        ([0, 10], 0, 10, ["0", "2", "4", "6", "8", "10"]),
        ([40, 72.5], 40, 80, ["40", "50", "60", "70", "80"]),
        ([0.1, 0.9], 0, 1, ["0,0", "0,2", "0,4", "0,6", "0,8", "1,0"]),
        ([-3, 4], -4, 4, ["−4", "−2", "0", "2", "4"]),
        ([5, 5], 4, 6, ["4,0", "4,5", "5,0", "5,5", "6,0"]),
        ([], 0, 1, ["0,0", "0,2", "0,4", "0,6", "0,8", "1,0"]),
    ],
)
def test_scales_are_round_and_hold_all(values, low, high, ticks):
    scale = c.nice_scale(values, "lt")
    assert (scale.low, scale.high) == pytest.approx((low, high))
    assert [name for _, name in scale.ticks] == ticks


def test_a_shape_is_drawn_for_every_sign():
    chart = one_of_each()["scatter"]
    signs = {path.d for path in chart.paths if path.kind in {"sign blue", "line blue"}}
    assert len(signs) == 7


def test_long_names_are_broken_into_lines():
    lines = wrapped("without reservation, all claims renounced", 14, 140)
    assert len(lines) > 1
    assert all(text_width(line, 14) <= 140 for line in lines)
    assert wrapped("", 14, 100) == ()
