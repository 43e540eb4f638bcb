"""What the teacher reads: minute plans, rounds, rooms, and notes on answers and on sensitive matters."""

from collections.abc import Iterator, Sequence
from typing import Final

from game import texts
from game.handouts.clauses import levels
from game.handouts.copies import ONE
from game.handouts.sheet import ONE_VERSION, TEACHER, Facts, Material, Moment, Sheet
from game.scenario.basics import Text
from game.scenario.lesson.teaching import Cable, ClassSize, Found, Plan, Room, Round, Step


def sheets(material: Material) -> Iterator[Sheet]:
    """Give the teacher's sheets."""
    teaching = material.teaching
    for plan in teaching.plans:
        yield _sheet(material, plan.id, "plan", material.words.of(plan.title), _plan(material, plan))
    yield _sheet(material, "rounds", "rounds", material.say("rounds.title"), _rounds(material))
    yield _sheet(material, "machine", "machine", material.say("machine.title"), _machine(material))
    yield _sheet(material, "rooms", "rooms", material.say("rooms.title"), _rooms(material))
    yield _sheet(
        material, "quiz_answers", "quiz_answers", material.say("quiz.answers_title"), _quiz(material)
    )
    yield _sheet(material, "answers", "answers", material.say("answers.title"), _answers(material), "after")
    yield _sheet(material, "sensitive", "sensitive", material.say("sensitive.title"), _sensitive(material))


def _sheet(
    material: Material, name: str, template: str, title: str, facts: Facts, moment: Moment = "before"
) -> Sheet:
    return Sheet(
        id=f"teacher_{name}",
        title=title,
        template=f"teacher_{template}.html",
        facts=lambda _: facts,
        seen_by=material.seen_by("only_teacher"),
        moment=moment,
        copies=ONE,
        levels=ONE_VERSION,
        envelopes=(TEACHER,),
        is_secret=True,
    )


def pieces(text: str) -> list[dict[str, object]]:
    """Split a text at its backticks, so that what is to be typed can be set as such."""
    parts = text.split("`")
    return [{"text": part, "is_typed": bool(place % 2)} for place, part in enumerate(parts) if part]


def _list(material: Material, texts: Sequence[Text]) -> list[list[dict[str, object]]]:
    return [pieces(material.words.of(text)) for text in texts]


# Plans and rounds.


def _plan(material: Material, plan: Plan) -> Facts:
    return {
        "about": material.words.of(plan.about),
        "needs": _list(material, plan.needs),
        "steps": [_step(material, step) for step in plan.steps],
    }


def _step(material: Material, step: Step) -> Facts:
    begin, end = step.minutes
    return {
        "minutes": material.say("plan.minutes", begin=begin, end=end),
        "title": material.words.of(step.title),
        "say": None if step.say is None else material.words.of(step.say),
        "do": _list(material, step.do),
    }


def _rounds(material: Material) -> Facts:
    return {
        "rounds": [
            {
                "number": number,
                "question": material.words.of(one.question),
                "watch": material.words.of(one.watch),
                "cables": _cables(material, one),
            }
            for number, one in enumerate(material.teaching.rounds, 1)
        ]
    }


def _cables(material: Material, one: Round) -> list[Facts]:
    return [
        {"side": material.words.side(side), "cable": _cable(material, side, cable)}
        for side, cable in one.cables.items()
    ]


def _cable(material: Material, side: str, cable: Cable) -> str:
    words = material.words
    name = words.of(material.scenario.moves[cable.kind].name)
    if cable.question is not None:
        asked = words.type_of(words.other(side), cable.question)
        return words.say("rounds.cable", cable=name, about=words.of(asked.question))
    if cable.about:
        return words.say("rounds.cable", cable=name, about="; ".join(map(words.clause, cable.about)))
    return name


# The machine.


DRAWN: Final = {
    "continue": "window.title.continue",
    "new": "window.title.new",
    "lesson": "window.title.lesson",
    "both": "window.title.both",
    "watch": "window.title.watch",
    "load": "window.title.load",
    "settings": "window.title.settings",
    "instructions": "window.table.instructions",
    "cables": "window.table.cables",
    "public": "window.table.public",
    "undo": "window.table.undo",
    "menu": "window.table.menu",
    "hand_over": "window.moves.commit_draft",
    "curtain": "window.curtain.plays",
    "draw_curtain": "window.curtain.draw",
    "votes_for": "telling.capital.votes_for",
    "votes_against": "telling.capital.votes_against",
    "count": "telling.capital.count",
}
"""Labels of the drawings, taken from the program itself."""


def _machine(material: Material) -> Facts:
    words, scenario = material.words, material.scenario
    clause = next(one for one in scenario.clauses if not one.settled)
    return {
        "labels": {
            name: texts.say(key, material.lang, side=words.of(scenario.sides[0].name))
            for name, key in DRAWN.items()
        },
        "draft": words.of(scenario.moves["draft"].name),
        "clause": words.of(clause.name),
        "levels": levels(material, clause),
        "parts": [
            {
                "title": words.of(one.title),
                "drawing": one.drawing,
                "lines": _list(material, one.lines),
            }
            for one in material.teaching.machine
        ],
    }


# Rooms and groups.


def _rooms(material: Material) -> Facts:
    teaching = material.teaching
    return {
        "rooms": [_room(material, room) for room in teaching.rooms],
        "heads": [material.words.of(room.title) for room in teaching.rooms],
        "sizes": [_size(material, size) for size in teaching.sizes],
        "sizes_note": material.words.of(teaching.sizes_note),
        "troubles": [
            {"trouble": material.words.of(one.trouble), "remedy": pieces(material.words.of(one.remedy))}
            for one in teaching.troubles
        ],
    }


def _room(material: Material, room: Room) -> Facts:
    parts = {"before": room.before, "start": room.start, "each_round": room.each_round}
    return {
        "title": material.words.of(room.title),
        "about": material.words.of(room.about),
        "parts": [
            {"title": material.say(f"rooms.{name}"), "lines": _list(material, lines)}
            for name, lines in parts.items()
        ],
    }


def _size(material: Material, size: ClassSize) -> Facts:
    groups = [material.words.of(size.groups[room.id]) for room in material.teaching.rooms]
    return {"pupils": size.pupils, "groups": groups}


# Notes.


def _quiz(material: Material) -> Facts:
    return {
        "questions": [
            {
                "question": material.words.of(one.question.basic),
                "letter": "abcd"[one.right],
                "answer": material.words.of(one.answers[one.right].basic),
                "why": material.words.of(one.why),
            }
            for one in material.teaching.quiz
        ]
    }


def _answers(material: Material) -> Facts:
    return {
        "answers": [
            {
                "question": material.words.of(one.question),
                "pupils_say": [material.words.of(said) for said in one.pupils_say],
                "ask_back": material.words.of(one.ask_back),
                "found": [_found(material, found) for found in one.found],
            }
            for one in material.teaching.answers
        ]
    }


def _sensitive(material: Material) -> Facts:
    return {
        "matters": [
            {
                "title": material.words.of(one.title),
                "care": material.words.of(one.care),
                "found": [_found(material, found) for found in one.found],
            }
            for one in material.teaching.sensitive
        ]
    }


def _found(material: Material, found: Found) -> Facts:
    return {
        "text": material.words.of(found.text),
        "source": material.words.source(found),
        "disputed": material.words.disputed(found),
    }
