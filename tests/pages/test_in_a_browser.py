"""Pages in a real browser: whole, silent, without barriers, and nothing of a stranger's comes alive."""

import pytest

from game.debrief.command import Wish, debrief
from game.debrief.facts import facts_of
from game.debrief.game_page import game_page
from game.debrief.reckoning.bargain import bargain_of
from game.debrief.reckoning.choices import Effort, courses_of
from game.debrief.reckoning.gap import gap_of
from game.debrief.whole_class.search import find_saves
from game.handouts.registry import all_sheets
from game.handouts.sheet import Material
from game.handouts.write import page_of
from game.pages.strangers import NAME_LIMIT
from game.scenario.lesson.load import load_lesson
from game.telling.words import Words
from tests import browser, builders
from tests.debrief.class_saves import as_of_people, games, put
from tests.nasty import NASTY
from tests.pages.markup import read

pytestmark = pytest.mark.skipif(browser.CHROMIUM is None, reason="there is no Chromium")

FACES = {"PT Serif", "Playfair Display"}
PROJECTOR, PHONE = 1200, 400


@pytest.fixture(scope="module")
def chromium():
    with browser.browser() as started:
        yield started


def looks_well(visit):
    return (visit.requests, visit.troubles, visit.violations, visit.dialogs) == ([], [], [], [])


def test_the_page_of_a_game(chromium, tmp_path):
    """A whole game of the scenario that ships, with the last decision of one side judged."""
    scenario = builders.moscow()
    (session,) = games(scenario, 1)
    played = as_of_people(session, group=NASTY[0], reason=NASTY[8])
    mine = [turn for turn, one in enumerate(played.decisions, 1) if one.side == played.sides[0]]
    facts = facts_of(
        played,
        Words(scenario, "en", "debrief"),
        played.sides[0],
        group=played.group,
        courses=courses_of(played, Effort(1, 1), turns={mine[-1]}),
        bargain=bargain_of(played),
        gap=gap_of(played, Words(scenario, "en")),
    )
    path, pdf = tmp_path / "a game.html", tmp_path / "printed.pdf"
    path.write_text(game_page(facts), encoding="utf-8")
    found = browser.visit(chromium, path, PROJECTOR, pdf)
    assert looks_well(found), found
    assert found.faces == FACES
    assert NASTY[0] in found.text
    assert pdf.read_bytes().startswith(b"%PDF")
    assert browser.visit(chromium, path, PHONE).violations == []


def test_the_page_of_a_class_of_strangers(chromium, tmp_path):
    """As many groups as there are nasty names, each with a nasty reason too, and a nasty title."""
    folder = tmp_path / "saves"
    few = [as_of_people(session) for session in games(builders.tariffs(), 3)]
    names = [name for name in NASTY if name.isprintable() and len(name) <= NAME_LIMIT]
    for number, name in enumerate(names):
        session = few[number % len(few)]
        turn = 1 + [one.side for one in session.decisions].index(session.humans[0])
        put(folder, f"{number}.json", session, group=name, reasons={str(turn): names[-number]})
    path = tmp_path / "class.html"
    done = debrief(Wish(search=find_saves([folder]), codes=(), out=path, lang="en", title=NASTY[3]))
    found = browser.visit(chromium, path)
    assert done.exit_code == 0
    assert looks_well(found), found
    assert found.title.startswith(NASTY[3])
    told = read(path.read_text(encoding="utf-8")).said
    assert [name for name in names if name.isascii() and " ".join(name.split()) not in told] == []


@pytest.mark.parametrize("lang", ["en", "lt"])
def test_the_sheets_of_a_lesson(chromium, tmp_path, lang):
    scenario = builders.short_moscow()
    material = Material(scenario, load_lesson(scenario), lang)
    path, pdf = tmp_path / "all.html", tmp_path / "all.pdf"
    path.write_text(page_of(material, all_sheets(material), "basic", "x"), encoding="utf-8")
    found = browser.visit(chromium, path, PROJECTOR, pdf)
    assert looks_well(found), found
    assert pdf.stat().st_size > 0
