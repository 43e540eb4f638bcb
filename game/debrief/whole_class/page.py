"""The page of a class, from its facts."""

from typing import Final

from game.debrief.whole_class.facts import ClassFacts
from game.pages.page import render
from game.telling.words import Words

TEMPLATE: Final = "class.html"
STYLE_SHEETS: Final = ("charts.css", "class.css")


def class_page(words: Words, facts: ClassFacts) -> str:
    """Write the page of a class.

    Args:
        words: How to say it; its own texts are "class".
        facts: What it says. Whatever strangers wrote in it has been made fit.

    Returns:
        The page, whole: to be written into one file.
    """
    told = {"lang": facts.lang, "title": facts.title, "facts": facts, "say": words.say}
    return render(TEMPLATE, told, style_sheets=STYLE_SHEETS)
