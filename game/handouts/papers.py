"""What pupils fill in: memos before and after, the quiz, the sheet of those who watch, the exit card."""

import math
from collections.abc import Callable, Iterator
from typing import Final

from game.handouts.copies import EACH_PUPIL, Copies
from game.handouts.sheet import LEVELS, ONE_VERSION, Facts, Level, Material, Moment, Sheet
from game.scenario.lesson.teaching import Memo

CARDS_ON_A_PAGE: Final = 4
ONE_WATCHES_OF: Final = 4
"""Of so many pupils one watches: about as many as sit in the capitals."""
EACH_WATCHER: Final = Copies("each_watcher", lambda seated: math.ceil(seated.pupils / ONE_WATCHES_OF))
QUARTER_PAGE: Final = Copies("quarter_page", lambda seated: math.ceil(seated.pupils / CARDS_ON_A_PAGE))
LINES: Final = 4
"""Lines to write on under each point of a memo."""


def sheets(material: Material) -> Iterator[Sheet]:
    """Give the pupils' papers."""
    teaching = material.teaching
    before, after = teaching.memo_before, teaching.memo_after

    def paper(
        name: str,
        title: str,
        moment: Moment,
        facts: Callable[[Level], Facts],
        *,
        template: str | None = None,
        copies: Copies = EACH_PUPIL,
        levels: tuple[Level, ...] = LEVELS,
        readers: str = "everybody",
    ) -> Sheet:
        return Sheet(
            id=name,
            title=title,
            template=f"{template or name}.html",
            facts=facts,
            seen_by=material.seen_by(readers),
            moment=moment,
            copies=copies,
            levels=levels,
        )

    def memo(memo: Memo) -> Callable[[Level], Facts]:
        return lambda level: _memo(material, memo, level)

    yield paper(
        "memo_before",
        material.words.of(before.title),
        "before",
        memo(before),
        template="memo",
        readers="own_side",
    )
    yield paper("quiz", material.say("quiz.title"), "start", lambda level: _quiz(material, level))
    yield paper(
        "observation",
        material.say("observation.title"),
        "start",
        lambda level: _observation(material, level),
        copies=EACH_WATCHER,
    )
    yield paper(
        "exit_card",
        material.say("exit_card.title"),
        "after",
        lambda level: _exit_card(material, level),
        copies=QUARTER_PAGE,
    )
    yield paper("memo_after", material.words.of(after.title), "after", memo(after), template="memo")
    yield paper(
        "rubric", material.say("rubric.title"), "after", lambda _: _rubric(material), levels=ONE_VERSION
    )


def _memo(material: Material, memo: Memo, level: Level) -> Facts:
    return {
        "task": material.at(memo.task, level),
        "points": [material.at(point, level) for point in memo.points],
        "lines": LINES,
    }


def _quiz(material: Material, level: Level) -> Facts:
    return {
        "questions": [
            {
                "question": material.at(one.question, level),
                "answers": [material.at(answer, level) for answer in one.answers],
            }
            for one in material.teaching.quiz
        ]
    }


def _observation(material: Material, level: Level) -> Facts:
    return {
        "quarters": [
            {"title": material.words.of(one.title), "prompt": material.at(one.prompt, level)}
            for one in material.teaching.observed
        ]
    }


def _exit_card(material: Material, level: Level) -> Facts:
    return {
        "cards": range(CARDS_ON_A_PAGE),
        "title": material.words.of(material.scenario.title),
        "questions": [material.at(one, level) for one in material.teaching.exit_card],
    }


def _rubric(material: Material) -> Facts:
    return {
        "criteria": [
            {"title": material.words.of(one.title), "standard": material.words.of(one.standard)}
            for one in material.teaching.rubric
        ],
        "note": material.words.of(material.teaching.rubric_note),
    }
