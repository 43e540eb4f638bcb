"""The debrief: its chapters, keeping it, and playing again."""

import sys
import time
import webbrowser

import pytest

from game.play import debrief_page
from game.play.save import load
from game.play.session import Session
from game.telling.ending import aftermath_of, moves_of, scores_of, treaty_of
from game.ui.screens.chapters import CHAPTERS

SIZES = [((1024, 640), 1.0), ((1280, 800), 1.5), ((1024, 640), 2.0), ((1920, 1080), 1.0)]


@pytest.mark.parametrize("lang", ["en", "lt"])
@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_chapter_fits(after, ended, signed, size, scale, lang):
    for session in (ended["refused"], ended["parted"], signed):
        end = after(session, "debrief", size, scale, lang)
        for number in range(1, len(CHAPTERS) + 1):
            end.key(str(number))
            assert end.screen.chapter == CHAPTERS[number - 1]
            assert end.troubles() == []


def test_arrows_turn_the_chapters_at_once(after, signed):
    end = after(signed, "debrief")
    end.keys("right", "right")
    assert end.screen.chapter == "moves"
    assert end.app.attention.focused == "chapter moves"
    end.key("left")
    assert end.screen.chapter == "treaty"


def test_both_scores_of_both_sides_stand_there_with_what_they_ask(after, ended):
    end = after(ended["refused"], "debrief")
    points = end.sitting.words.points
    for score in scores_of(ended["refused"], end.sitting.words, "lithuania"):
        for column in score.columns:
            said = f"{column.name}: On paper {points(column.paper)}, In fact {points(column.fact)}"
            assert said in end.text
            assert column.why in end.text
            assert column.why_fact in end.text
    assert "than on paper" in end.text


def test_clauses_are_judged_for_the_reader_and_opened_one_by_one(after, ended):
    end = after(ended["refused"], "debrief")
    end.key("2")
    clauses = treaty_of(ended["refused"], end.sitting.words, "lithuania")
    first = next(clause for clause in clauses if clause.differs)
    assert first.verdict in end.text
    assert first.why not in end.text
    end.click(f"why {first.clause}")
    assert first.why in end.text
    assert first.source in end.text
    end.click(f"why {first.clause}")
    assert first.why not in end.text
    end.key("a")
    assert all(clause.why in end.text for clause in clauses)
    end.key("a")
    assert first.why not in end.text


def test_where_nobody_is_the_reader_verdicts_name_the_side(after, signed):
    end = after(signed, "debrief")
    end.key("2")
    assert "for you" not in end.text
    assert "for Lithuania" in end.text


def test_without_a_treaty_both_seals_stand_beside_history(after, ended):
    end = after(ended["parted"], "debrief")
    end.key("2")
    assert "There is no treaty." in end.text
    for clause in treaty_of(ended["parted"], end.sitting.words, "lithuania"):
        assert f"Lithuania: {clause.here_names[0]}" in end.text
        assert f"In history: {clause.history_name}" in end.text


def test_moves_stand_week_by_week_beside_history_with_their_reasons(after, moscow, ended):
    end = after(ended["refused"], "debrief")
    end.key("3")
    for week in moves_of(ended["refused"], end.sitting.words, "lithuania"):
        assert f"Week {week.week}" in end.text
        assert week.in_history in end.text


def test_save_asks_for_a_name_and_says_where_the_game_lies(after, ended, tmp_path):
    end = after(ended["parted"], "debrief")
    end.key("s")
    end.type(" and more")
    end.key("return")
    path = tmp_path / "No treaty and more.json"
    assert str(path) in end.text
    assert load(path, end.session.scenario).digest() == end.session.digest()


def test_escape_drops_the_name_and_then_leads_back(after, ended):
    end = after(ended["parted"], "debrief")
    end.keys("s", "escape")
    assert end.app.page.dialog is None
    end.key("escape")
    assert end.screen.name == "summer"


@pytest.mark.parametrize("lang", ["en", "lt"])
def test_the_whole_debrief_is_written_to_a_file_under_a_new_name_each_time(after, ended, tmp_path, lang):
    session = ended["refused"]
    end = after(session, "debrief", lang=lang)
    end.keys("w", "w")
    first, second = sorted(tmp_path.glob("*.txt"))
    text = first.read_text(encoding="utf-8")
    assert str(second) in end.text or str(first) in end.text
    assert text == second.read_text(encoding="utf-8")
    flat = " ".join(text.split())
    words = end.sitting.words
    for clause in treaty_of(session, words, "lithuania"):
        assert " ".join(clause.why.split()) in flat
    for chapter in aftermath_of(words):
        assert chapter.title in flat
    assert "[" not in text
    assert "{" not in text


def test_what_cannot_be_written_is_said_and_nothing_is_lost(after, ended, tmp_path):
    (tmp_path / "file").touch()
    end = after(ended["parted"], "debrief")
    end.sitting.folder = tmp_path / "file"
    for keys in (("w",), ("s", "return")):
        end.keys(*keys)
        assert "could not be kept" in end.text
        assert "still open" in end.text


def test_the_same_game_can_be_played_again_from_either_side(after, ended):
    old = ended["refused"].setup
    for key, human in (("g", "lithuania"), ("o", "soviet")):
        end = after(ended["refused"], "debrief")
        end.key(key)
        new = end.screen.sitting.session
        assert (new.setup.seed, new.setup.level, new.humans) == (old.seed, old.level, (human,))
        assert new.decisions == () or all(one.side != human for one in new.decisions)


def test_two_people_have_no_other_side_to_play(after, hot):
    end = after(hot, "debrief")
    assert "other" not in end.ids()
    end.key("l")
    assert end.screen.name == "title"


def test_a_scenario_without_map_emblems_or_lithuanians_ends_as_well(window, tariffs):
    session = Session.new(tariffs, seed=5, players=dict.fromkeys(tariffs.names.side, "negotiator"))
    session.play_on()
    end = window(session=session, first=lambda stage, sitting: stage.routes.ending(sitting))
    for key in ("t", "s", "right", "a", "d", *map(str, range(1, len(CHAPTERS) + 1)), "w"):
        end.key(key)
        assert end.troubles() == []
        end.paint()
    assert end.screen.name == "debrief"
    for word in ("Moscow", "Soviet", "Lithuania", "1920"):
        assert word not in end.screen.text()


WRITES = "import sys; open(sys.argv[3], 'w').write('page')"
FAILS = "import sys; sys.exit('It cannot be.')"
WAITS = "import time; time.sleep(60)"


@pytest.fixture
def maker(monkeypatch):
    """Let a script stand for the command that makes pages; gives what is opened in the browser."""
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or bool(opened[1:]))

    def stand_in(code):
        monkeypatch.setattr(debrief_page, "COMMAND", (sys.executable, "-c", code))
        return opened

    return stand_in


def test_a_page_is_made_in_the_background_and_opened_when_asked(after, ended, maker):
    opened = maker(WRITES)
    end = after(ended["refused"], "debrief")
    end.key("p")
    assert "The page lies here:" in end.text
    assert opened == []
    page = end.screen.page.out
    assert page.read_text() == "page"
    assert load(page.with_suffix(".json"), end.session.scenario).result == end.session.result
    end.click("open page")
    assert "No browser could be opened." in end.text
    end.click("open page")
    assert opened == [page.as_uri()] * 2
    assert end.troubles() == []
    end.key("w")
    assert "open page" not in end.ids()


def test_a_page_that_cannot_be_made_says_why(after, ended, maker):
    maker(FAILS)
    end = after(ended["refused"], "debrief")
    end.key("p")
    assert "The page could not be made. It cannot be." in end.text
    assert "open page" not in end.ids()


@pytest.mark.parametrize("way", ["stop page", "leave", "escape"])
def test_a_page_that_takes_too_long_can_be_stopped_or_left(after, ended, maker, way, monkeypatch):
    maker(WAITS)
    end = after(ended["refused"], "debrief")
    with monkeypatch.context() as patience:
        patience.setattr(end, "settle", lambda: None)
        end.key("p")
        assert "The page is being made." in end.text
        page = end.screen.page
        while page._process is None:
            time.sleep(0.01)
        end.key("escape") if way == "escape" else end.click(way)
    assert page._process.wait(10) != 0
    assert end.screen.name == {"stop page": "debrief", "leave": "title", "escape": "summer"}[way]


def test_the_next_game_keeps_the_groups_name(after, ended):
    session = ended["refused"]
    session.name_group("9 b")
    end = after(session, "debrief")
    end.key("g")
    assert end.screen.sitting.session.group == "9 b"
    session.name_group("")
