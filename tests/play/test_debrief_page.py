"""The page of a debrief: the process that makes it, what it says of failures, and opening it."""

import os
import sys
import threading
import time
import webbrowser

import pytest

from game.play.debrief_page import DebriefPage, save_for_page
from game.play.session import Session

WRITES = """
import os, sys
save, _, out, _, lang = sys.argv[1:]
text = [open(save, encoding="ascii").read()[:1], lang, os.environ.get("GAME_COMPILED", "unset")]
open(out, "w", encoding="utf-8").write(" ".join(text))
print("noise " * 100_000)
"""
FAILS = """
import sys
print("The first line.\\n\\n  The \\u202esecond.", file=sys.stderr)
sys.exit(3)
"""


def script(code):
    return (sys.executable, "-X", "utf8", "-c", code)


@pytest.fixture
def page(against, tmp_path):
    def make(code, title="8 b: the / herrings"):
        made, trouble = save_for_page(against(), tmp_path / "saves", title, "lt", script(code))
        assert trouble is None
        return made

    return make


def test_a_page_is_made_beside_the_save_with_rules_as_machine_code(page, monkeypatch, tariffs):
    monkeypatch.setenv("GAME_COMPILED", "0")
    made = page(WRITES)
    assert made.make() is None
    assert made.out.read_text(encoding="utf-8") == "{ lt unset"
    assert (made.save.name, made.out.name) == ("8 b_ the _ herrings.json", "8 b_ the _ herrings.html")
    assert made.address.startswith("file:///")
    assert Session.load(made.save, tariffs).setup.seed == 5
    assert os.environ["GAME_COMPILED"] == "0"


def test_a_second_page_leaves_the_first_alone(page):
    first, second = page(WRITES), page(WRITES)
    assert first.make() is second.make() is None
    assert first.out != second.out


def test_what_the_process_says_of_a_failure_is_told_in_one_line(page):
    assert page(FAILS).make() == "The first line. The \\u202esecond."


def test_a_process_that_makes_nothing_has_failed(page):
    assert page("").make() == ""


def test_a_process_that_cannot_be_started_is_told(against, tmp_path):
    made, _ = save_for_page(against(), tmp_path, "game", "en", (str(tmp_path / "no such program"),))
    assert made.make() == "there is no such file or folder."


def test_a_folder_that_cannot_be_is_told(against, tmp_path):
    (tmp_path / "file").touch()
    made, trouble = save_for_page(against(), tmp_path / "file", "game", "en")
    assert made is None
    assert trouble


def test_a_page_can_be_stopped(page):
    made = page("import time; time.sleep(60)")
    told = []
    thread = threading.Thread(target=lambda: told.append(made.make()))
    thread.start()
    while made._process is None:
        time.sleep(0.01)
    made.stop()
    thread.join(10)
    assert told == [""]


@pytest.mark.parametrize("works", [True, False])
def test_a_page_is_opened_by_its_address(tmp_path, monkeypatch, works):
    opened = []
    made = DebriefPage(tmp_path / "a.json", tmp_path / "a page.html", "en")
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or works)
    assert made.open() is works
    assert opened == [(tmp_path / "a page.html").as_uri()]


def test_a_browser_that_fails_is_no_fault(tmp_path, monkeypatch):
    def fail(_address):
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "open", fail)
    assert DebriefPage(tmp_path / "a.json", tmp_path / "a.html", "en").open() is False
