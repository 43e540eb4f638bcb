"""Texts of the product itself: whole sentences by key in every language, from `assets/texts`.

A text is one sentence for each language, or, where a number `n` stands in it, one for each of the
language's plural forms. Slots are names in braces.
"""

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, TypeAlias

from game.errors import InputRefused
from game.resources import asset_folder
from game.scenario.product import product
from game.scenario.reader import read_yaml

Forms: TypeAlias = Mapping[str, str]
"""Sentences by plural form, or the only one under `ALONE`."""

ALONE: Final = "alone"
PLURAL_FORMS: Final = {"en": ("one", "other"), "lt": ("one", "few", "many")}
TEENS: Final = range(11, 20)


def likely_language() -> str:
    """Guess the user's language from the environment; the product's first where it says nothing."""
    wanted = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    languages = [language.id for language in product().languages]
    return next((lang for lang in languages if wanted.casefold().startswith(lang)), languages[0])


def plural_form(number: int, lang: str) -> str:
    """Name the plural form that a number takes.

    Args:
        number: How many, nought or more.
        lang: "en" or "lt".

    Returns:
        One of `PLURAL_FORMS[lang]` (Unicode's rules for whole numbers).
    """
    if lang != "lt":
        return "one" if number == 1 else "other"
    last = number % 10
    if last == 0 or number % 100 in TEENS:
        return "many"
    return "one" if last == 1 else "few"


def say(key: str, lang: str, **slots: object) -> str:
    """Give a text.

    Args:
        key: Names of groups and the text's own, joined by dots.
        lang: A language of the product.
        slots: What fills the slots; `n`, a whole number, also picks the plural form.

    Returns:
        The sentence.

    Raises:
        InputRefused: There is no such text, so the installation is not whole.
    """
    forms = _forms(key, lang)
    if ALONE in forms:
        sentence = forms[ALONE]
    else:
        number = slots.get("n", 0)
        sentence = forms[plural_form(number if isinstance(number, int) else 0, lang)]
    return filled(sentence, slots)


def filled(sentence: str, slots: Mapping[str, object]) -> str:
    """Fill the slots of a sentence; a slot that is not given stays as it is."""
    for name, value in slots.items():
        sentence = sentence.replace(f"{{{name}}}", str(value))
    return sentence


def is_text(key: str) -> bool:
    """Whether there is a text of that key."""
    return key in all_texts()


def long_date(day: dt.date, lang: str) -> str:
    """Say a day with its year."""
    return say("date.long", lang, day=day.day, month=say(f"date.month_{day.month}", lang), year=day.year)


def short_date(day: dt.date, lang: str) -> str:
    """Say a day without its year."""
    return say("date.short", lang, day=day.day, month=say(f"date.month_{day.month}", lang))


@cache
def all_texts() -> Mapping[str, Mapping[str, Forms]]:
    """Read every text.

    Returns:
        Key, language: the text's forms.

    Raises:
        InputRefused: A file is missing or damaged, so the installation is not whole.
    """
    languages = [language.id for language in product().languages]
    texts: dict[str, Mapping[str, Forms]] = {}
    for path in sorted((asset_folder() / "texts").glob("*.yaml")):
        document = read_yaml(path, "a file of texts")
        for key, leaf in _leaves("", document.data, languages):
            texts[key] = {lang: _read_forms(document.name, key, lang, leaf.get(lang)) for lang in languages}
    return texts


def _forms(key: str, lang: str) -> Forms:
    text = all_texts().get(key)
    if text is None or lang not in text:
        raise InputRefused(f"The text '{key}' is missing. Install the game again.")
    return text[lang]


def _leaves(
    prefix: str, group: Mapping[str, object], languages: list[str]
) -> Iterator[tuple[str, Mapping[str, object]]]:
    for name, value in group.items():
        if not isinstance(value, Mapping):
            raise InputRefused(f"'{prefix}{name}' is no text in {' and '.join(languages)}.")
        if languages[0] in value:
            yield f"{prefix}{name}", value
        else:
            yield from _leaves(f"{prefix}{name}.", value, languages)


def _read_forms(file: str, key: str, lang: str, value: object) -> Forms:
    if isinstance(value, str):
        return {ALONE: value}
    if isinstance(value, Mapping) and tuple(value) == PLURAL_FORMS.get(lang):
        return {form: str(sentence) for form, sentence in value.items()}
    raise InputRefused(f"{file}: {key}: {lang} has neither one sentence nor its plural forms.")
