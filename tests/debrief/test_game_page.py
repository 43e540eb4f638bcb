"""The page of one game: whole in every case, and harmless whatever strangers wrote."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from game.debrief.facts import MOODS, OPEN_LINES, TERMS, USUAL_ASSUMPTIONS, USUAL_QUESTIONS
from game.debrief.game_page import CHAPTERS, game_page
from game.debrief.pictures import Pictures
from game.pages import page as pages
from game.texts import is_text
from tests import builders
from tests.debrief.test_facts import NASTY, SIDE, parted, running, signed, told  # noqa: F401 - fixtures
from tests.pages import markup
from tests.telling.conftest import begun, play_to_the_end


@pytest.fixture(autouse=True)
def without_faces(monkeypatch):
    """Cutting faces down takes seconds, and other tests see to it."""
    monkeypatch.setattr(pages, "font_faces", lambda text: "")


def figures_of(page):
    return {one.attributes["id"] for one in markup.read(page).all("figure")}


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize(
    ("game", "readers"),
    [("signed", "own"), ("signed", "both"), ("parted", "own"), ("running", "both"), ("finished", "both")],
)
def test_every_page_is_whole(request, game, readers, lang):
    page = game_page(told(request.getfixturevalue(game), lang, SIDE if readers == "own" else None))
    assert markup.troubles(page) == []
    root = markup.read(page)
    first = ["about"] if game == "running" else ["top", "about"]
    assert [one.attributes["id"] for one in root.all("h2")] == [*first, *CHAPTERS]
    assert next(root.all("html")).attributes["lang"] == lang
    assert next(root.all("h1")).said == NASTY
    assert "{" not in next(root.all("main")).said


def test_strangers_words_stand_there_as_they_wrote_them_and_do_nothing(signed):  # noqa: F811
    page = game_page(told(signed))
    assert "<script" not in page
    quotes = [one.said for one in markup.read(page).all("blockquote")]
    assert any(NASTY in quote for quote in quotes)
    assert any(NASTY in one.said for one in markup.read(page).all("q"))


def test_a_game_that_is_over_has_all_its_charts(signed):  # noqa: F811
    assert figures_of(game_page(told(signed))) == {
        "draft", "markers", "zone-lithuania", "zone-soviet", "frontier", "map", "course-lithuania",
        "cards-lithuania", "luck-lithuania", "score-lithuania", "score-soviet", "gap-lithuania", "gap-soviet",
        "glance", "map-small",
    }  # fmt: skip


def test_a_game_that_runs_has_only_what_can_be_seen(running):  # noqa: F811
    page = game_page(told(running))
    assert figures_of(page) == {"draft", "markers"}
    assert "week 2 of 10" in markup.read(page).said


def test_without_choices_the_page_says_so(signed):  # noqa: F811
    page = game_page(replace(told(signed), courses=()))
    assert "was not worked out for this game" in markup.read(page).said
    assert "course-lithuania" not in figures_of(page)


def test_the_short_game_says_what_was_settled():
    session = play_to_the_end(begun(builders.short_moscow()))
    page = game_page(told(session))
    assert markup.troubles(page) == []
    assert "Settled before these talks" in markup.read(page).said


def test_the_first_page_lists_mood_words_to_tick_and_lines_to_end(signed):  # noqa: F811
    root = markup.read(game_page(told(signed)))
    boxes = [one for one in root.all("input") if one.attributes["type"] == "checkbox"]
    assert len(boxes) == 12
    assert len(list(root.all("textarea"))) == 3


def test_verdicts_stand_for_both_sides(signed):  # noqa: F811
    facts = told(signed)
    root = markup.read(game_page(facts))
    verdicts = [one for one in root.all("td") if one.has_class("verdict")]
    assert len(verdicts) == 2 * len(facts.treaty)


@pytest.mark.parametrize("lang", ["en", "lt"])
def test_differences_are_told_with_how_sure_they_are(signed, lang):  # noqa: F811
    pictures = Pictures(told(signed, lang))
    interval = type(told(signed).courses[0].choices[0].gain)
    said = {
        "more": pictures.interval(interval(6, 4, 8)),
        "less": pictures.interval(interval(-6, -8, -4)),
        "close": pictures.interval(interval(1, -0.5, 2.5)),
        "none": pictures.interval(interval(0, -0.01, 0.01)),
    }
    assert len(set(said.values())) == 4
    if lang == "en":
        likely = "nine times in ten between 4.0 and 8.0."
        assert said["more"] == f"It would have been worth about 6.0 points more, {likely}"
        assert said["less"] == f"It would have been worth about 6.0 points less, {likely}"
        assert said["close"] == "Too close to tell: nine times in ten between −0.5 and +2.5 points."
        assert pictures.interval(interval(1.9, 1.89, 1.91)).endswith("more, in every game played on.")


def test_what_is_best_and_history_s_is_said_once(signed):  # noqa: F811
    facts = told(signed)
    choice = facts.courses[0].choices[0]
    same = replace(choice, best="Move.", history="Move.", history_gain=choice.gain)
    assert len(Pictures(facts).comparisons(SIDE, same)) == 1
    other = replace(choice, best="Move.", history="Another.", history_gain=choice.gain)
    assert len(Pictures(facts).comparisons(SIDE, other)) == 2


def test_where_nothing_better_was_found_the_choice_is_called_the_best(signed):  # noqa: F811
    facts = told(signed)
    choice = facts.courses[0].choices[0]
    worse = replace(choice, best="Move.", history=None, gain=type(choice.gain)(-2.8, -3.1, -2.6))
    (text,) = Pictures(facts).comparisons(SIDE, worse)
    assert text.startswith("Lithuania chose best. The next best")
    assert "2.8 points less" in text


@pytest.mark.parametrize(
    ("weeks", "said"), [([3, 4, 5, 6], "3 to 6"), ([1, 3, 4], "1 and 3 to 4"), ([1, 3, 5], "1, 3 and 5")]
)
def test_weeks_that_follow_each_other_are_told_as_a_run(signed, weeks, said):  # noqa: F811
    assert Pictures(told(signed))._runs(weeks) == said


def test_expectations_are_drawn_over_the_weeks_and_a_wide_range(signed):  # noqa: F811
    facts = told(signed)
    chart = Pictures(facts).course(facts.courses[0])
    ticks = [float(label.text) for label in chart.labels if label.kind == "tick" and label.anchor == "end"]
    assert max(ticks) - min(ticks) >= 20
    weeks = [label.text for label in chart.labels if label.kind == "tick" and label.anchor == "middle"]
    assert weeks == [str(week) for week in range(1, facts.courses[0].choices[-1].week + 1)]


def test_what_is_long_is_folded(signed):  # noqa: F811
    root = markup.read(game_page(told(signed)))
    folds = list(root.all("details"))
    assert all("open" not in one.attributes for one in folds)
    assert sum(one.has_class("line") for one in folds) == 10


def test_the_way_from_paper_to_fact_ends_where_it_should(signed):  # noqa: F811
    facts = told(signed)
    for gap in facts.gap:
        rows = Pictures(facts).gap(gap).table.rows
        assert rows[0][2] == f"{gap.paper:.0f}"
        assert rows[-1][2] == f"{gap.drawn:.0f}"
        assert sum(row[1] == "" for row in rows) == 3


def test_what_a_treaty_wasted_is_measured_along_the_frontier(signed):  # noqa: F811
    facts = told(signed)
    bargain = facts.room.bargain
    waste = Pictures(facts)._waste(bargain, SIDE)
    assert waste >= 0
    better = {SIDE: bargain.here[SIDE] + waste, "soviet": bargain.here["soviet"]}
    assert (
        any(
            one[SIDE] >= better[SIDE] - 0.01 and one["soviet"] >= better["soviet"] - 0.02
            for one in bargain.frontier
        )
        or waste == 0
    )


NAMED_KEY = re.compile(r"""\bsay\(\s*"([a-z_.]+)"(?! ~)""")
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    "source",
    ["assets/pages/game.html", "game/debrief/facts.py", "game/debrief/pictures.py", "game/telling/deeds.py"],
)
def test_every_text_that_is_named_exists(source):
    named = set(NAMED_KEY.findall((ROOT / source).read_text(encoding="utf-8")))
    assert named
    assert [
        key for key in named if not any(is_text(f"{group}.{key}") for group in ("debrief", "telling"))
    ] == []


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("chapter", CHAPTERS),
        ("mood", MOODS),
        ("line", OPEN_LINES),
        ("question", USUAL_QUESTIONS),
        ("assumption", USUAL_ASSUMPTIONS),
        ("term", TERMS),
        ("meaning", TERMS),
        ("when", ("table", "answer", "cable")),
        ("beside", ("same", "alike", "better", "worse")),
        ("choices", ("about_more", "about_less", "too_close", "no_difference")),
        ("choices", ("best", "next_best", "best_as_history", "next_best_as_history")),
        ("scores", ("standing_record", "standing_disputed", "standing_model", "odds", "always")),
        ("top", ("in_fact", "on_paper", "at_table")),
    ],
)
def test_every_name_that_is_put_into_a_key_has_its_text(group, names):
    assert [name for name in names if not is_text(f"debrief.{group}.{name}")] == []
