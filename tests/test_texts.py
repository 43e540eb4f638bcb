"""The product's own texts: whole in every language, and none missing."""

import datetime as dt
import re
from pathlib import Path

import pytest

from game import texts
from game.engine.legal import REASON_NAMES
from game.errors import InputRefused
from game.play.refusal import OWN_REASONS
from game.play.setup import LEVELS
from game.scenario.product import product
from game.telling.choosing import TO_BE_SURE_OF
from game.telling.words import say_on
from game.terminal.screens import COMMANDS
from game.ui.screens.chapters import CHAPTERS
from game.ui.screens.summer import WAYS

SLOT = re.compile(r"\{([a-z_]+)\}")
GAME = Path(__file__).resolve().parents[1] / "game"
LITERAL_KEY = re.compile(r"""\.say\(\s*"([a-z_.]+)"(?![a-z_.]* \+)""")


def test_every_text_has_the_same_slots_in_every_language():
    for key, by_language in texts.all_texts().items():
        slots = {
            language: {slot for sentence in forms.values() for slot in SLOT.findall(sentence)}
            for language, forms in by_language.items()
        }
        assert list(slots) == [language.id for language in product().languages], key
        numberless = {language: found - {"n"} for language, found in slots.items()}
        assert len({frozenset(found) for found in numberless.values()}) == 1, key


def keys_named_in(package):
    """Give every key that stands as it is in a package's sources."""
    return {
        key
        for source in (GAME / package).rglob("*.py")
        for key in LITERAL_KEY.findall(source.read_text(encoding="utf-8"))
        if not key.endswith(".")
    }


@pytest.mark.parametrize(
    ("package", "groups"),
    [
        ("terminal", ("terminal", "telling")),
        ("telling", ("telling",)),
        ("ui", ("window", "telling")),
        ("handouts", ("handouts", "telling")),
    ],
)
def test_every_key_that_a_package_names_exists(package, groups):
    named = keys_named_in(package)
    assert named
    assert [key for key in named if not any(texts.is_text(f"{group}.{key}") for group in groups)] == []


def test_what_a_screen_says_of_its_own_comes_before_what_any_screen_says(monkeypatch):
    known = {**texts.all_texts(), "window.reason.why": {"en": {texts.ALONE: "Because?"}}}
    monkeypatch.setattr(texts, "all_texts", lambda: known)
    assert say_on("window", "reason.why", "en") == "Because?"
    assert say_on("window", "yes", "en") == say_on("terminal", "yes", "en") == "Yes"
    assert say_on("terminal", "reason.why", "en").startswith("Why?")


@pytest.mark.parametrize(
    ("group", "names"),
    [
        ("refusal", (*REASON_NAMES, *OWN_REASONS)),
        ("terminal.word", COMMANDS),
        ("terminal.help", COMMANDS),
        ("telling.level", LEVELS),
        ("telling.grade", ("no_difficulty", "small", "grave", "never")),
        ("telling.confidence", ("high", "medium", "low", "disputed", "model")),
        ("telling.documents", ("unused", "used", "countered", "strong", "fair", "weak")),
        ("telling.reading", ("near", "apart", "far")),
        ("telling.choose", ("table", "answer", "cable")),
        (
            "telling.choose",
            [f"odds_{kind}" for kind in ("threaten", "mandate", "pledge", "pressure", "probe")],
        ),
        ("telling.pick", ("inquire", "threaten", "mandate", "probe")),
        ("telling.sure", sorted(TO_BE_SURE_OF)),
        ("telling.draft", ("withdraws", "retreats", "initials", "below")),
        ("telling.clause", ("theirs", "ours", "mandate")),
        (
            "telling.end",
            [f"{word}{ending}" for word in ("alike", "better", "worse") for ending in ("", "_for")],
        ),
        (
            "handouts.move",
            (
                "draft",
                "inquire",
                "threaten",
                "adjourn",
                "accept",
                "mandate",
                "pledge",
                "pressure",
                "probe",
                "silence",
            ),
        ),
        ("window.debrief", (*CHAPTERS, "gap_less", "gap_even", "gap_more")),
        ("window.debrief", [f"ask_{name}" for name in CHAPTERS]),
        ("window.debrief", ("save", "export", "again", "other", "leave", "saved", "exported")),
        ("window.summer", [f"way_{way}" for way in WAYS]),
        ("window.summer", [f"map_{what}{front}" for what in ("treaty", "seals") for front in ("", "_front")]),
        ("date", [f"month_{month}" for month in range(1, 13)]),
    ],
)
def test_every_name_that_is_put_into_a_key_has_its_text(group, names):
    assert [name for name in names if not texts.is_text(f"{group}.{name}")] == []


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, "many"), (1, "one"), (2, "few"), (9, "few"), (10, "many"), (11, "many"), (19, "many"), (21, "one"),
     (22, "few"), (30, "many"), (111, "many"), (121, "one")],
)  # fmt: skip
def test_lithuanian_has_three_plural_forms(number, form):
    assert texts.plural_form(number, "lt") == form


def test_english_has_two_plural_forms():
    assert [texts.plural_form(number, "en") for number in (0, 1, 2, 11, 21)] == [
        "other",
        "one",
        *["other"] * 3,
    ]


def test_days_are_said_as_each_language_says_them():
    day = dt.date(1920, 7, 12)
    assert texts.long_date(day, "en") == "12 July 1920"
    assert texts.long_date(day, "lt") == "1920 m. liepos 12 d."
    assert texts.short_date(day, "lt") == "liepos 12 d."


def test_a_missing_text_is_named():
    with pytest.raises(InputRefused, match="no_such"):
        texts.say("terminal.no_such", "en")
