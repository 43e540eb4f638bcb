"""The page of one game's debrief, in the order in which a class talks about it (after Thiagarajan)."""

from functools import partial
from typing import Final

from game.debrief.facts import MOODS, OPEN_LINES, OWN_TEXTS, GameFacts
from game.debrief.pictures import Pictures
from game.debrief.summary import summary_of
from game.pages.page import render
from game.telling.words import say_on

CHAPTERS: Final = ("feel", "happened", "possible", "history", "choices", "scores", "next")
"""Parts of the page; their titles are the texts `debrief.chapter.<name>`."""


def game_page(facts: GameFacts) -> str:
    """Write the page of one game.

    Args:
        facts: What it tells.

    Returns:
        The page, whole: to be written into one file.
    """
    say = partial(_say, facts.lang)
    return render(
        "game.html",
        {
            "lang": facts.lang,
            "title": say("title", title=facts.head.title),
            "facts": facts,
            "pictures": Pictures(facts),
            "summary": summary_of(facts),
            "say": say,
            "chapters": CHAPTERS,
            "moods": MOODS,
            "open_lines": OPEN_LINES,
        },
        style_sheets=("charts.css", "game.css"),
    )


def _say(lang: str, key: str, **slots: object) -> str:
    return say_on(OWN_TEXTS, key, lang, **slots)
