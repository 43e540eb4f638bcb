"""A capital that people play at the terminal, the public screen, and the timer."""

import re

import pytest

from game.terminal import table_talk

ASKED = ["", "adjourn", "mandate", "11", "adjourn", ""]
"""The curtain and the briefing are read; Kaunas is asked about gold, and a week later it has to answer."""
SIGNED = ["", "accept", "1", ""]


@pytest.fixture
def played(told):
    """Plays the Lithuanian delegation and Kaunas by lines of text."""

    def run(lines, **options):
        code, text = told(lines, capital="lithuania", **options)
        assert code == 0
        return re.sub(r"\s+", " ", text)

    return run


def test_a_capital_answers_behind_a_curtain(played):
    text = played(["", *ASKED, "", "", "1"])
    assert "Curtain. Now Lithuania plays. Everybody else looks away" in text
    assert "Curtain. The capitals decide. The delegations look away." in text
    assert "the delegation asks for" in text
    assert "What speaks against it" in text
    assert "Kaunas said yes" in text
    assert "Left to chance, it would have been yes" in text


@pytest.mark.parametrize(("vote", "said"), [
    ("21 9", "21 for, 9 against. Ratified."), ("9, 9", "9 for, 9 against. Refused."),
])  # fmt: skip
def test_a_vote_is_typed_in(played, vote, said):
    text = played(["", *SIGNED, "", "", "yes", "1 -2", "1 2 3", vote, *[""] * 4])
    assert "The Constituent Assembly decides" in text
    assert text.count("Type two whole numbers") == 3
    assert text.count(f"People voted: {said}") >= 1


def test_what_both_sides_know_is_shown_at_any_question(played):
    text = played(["", "", "public"])
    shown = text.split("> public")[1]
    assert "Vilnius: Lithuania at" in shown
    assert "is to move at the table" in shown
    for secret in ("Home support", "points", "instructions"):
        assert secret not in shown


def test_a_curtain_falls_behind_what_both_sides_know(played):
    text = played(["", "", "public", "", "", "public", "", ""])
    for after in text.split("> public")[1:]:
        shown, left = after.split("Press Enter to let the curtain fall.")
        assert "Vilnius: Lithuania at" in shown
        assert left.startswith(" > Curtain. Now Lithuania plays. Everybody else looks away")
        assert "Home support" in left


def test_a_capital_that_looked_at_what_both_sides_know_decides_behind_its_curtain(played):
    text = played(["", *ASKED, "", "", "public", "", "", "1"])
    after = text.split("> public")[1]
    assert "fall. > Curtain. The capitals decide." in after
    assert "Kaunas said yes" in after


def test_the_time_that_is_left_is_told_at_every_prompt(played, monkeypatch):
    now = iter(range(0, 10_000, 50))
    monkeypatch.setattr(table_talk.time, "monotonic", lambda: next(now))
    text = played(["", "", "help", "help"], minutes=2)
    assert "left of this round >" in text
    assert "Time is up. >" in text


def test_there_is_no_undo_while_a_capital_decides(played):
    text = played(["", *ASKED, "", "", "undo", "2"])
    assert "A capital is deciding" in text
    assert "Kaunas said no" in text


def test_in_lithuanian(played):
    text = played(["", *ASKED, "", "", "1"], lang="lt")
    assert "Sprendžia sostinės. Delegacijos nusisuka." in text
    assert "Kaunas sutiko" in text
