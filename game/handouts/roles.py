"""A sheet for every chair of both delegations: who you are, what you alone know, what you do."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count, takewhile
from typing import Any, Final, get_args

from game.handouts.calendar import reports_for
from game.handouts.copies import EACH_CHAIR
from game.handouts.documents import clause_names, own_documents
from game.handouts.sheet import PACKAGE_MOVES, Facts, Level, Material, Sheet, sentence
from game.scenario.lesson.handouts import Chair, Seat
from game.scenario.schema import Side
from game.texts import is_text

CHAIRS: Final[tuple[Chair, ...]] = get_args(Chair)


def sheets(material: Material) -> Iterator[Sheet]:
    """Give a sheet for every chair."""
    for side in material.scenario.sides:
        for chair in CHAIRS:
            name = material.say(f"chair.{chair}.name")
            yield Sheet(
                id=f"role_{side.id}_{chair}",
                title=material.say("role.title", side=material.words.of(side.name), chair=name),
                template="role.html",
                facts=partial(_facts, material, side, chair),
                seen_by=material.seen_by("chair", side=material.words.of(side.name), chair=name),
                moment="start",
                copies=EACH_CHAIR,
                envelopes=(side.id,),
                is_secret=True,
            )


def _facts(material: Material, side: Side, chair: Chair, level: Level) -> Facts:
    team = material.handouts.delegations[side.id]
    seat = team.seats[chair]
    return {
        "chair": chair,
        **_person(material, side, seat, level),
        "aim": material.at(team.aim, level),
        "alone": [material.at(one, level) for one in seat.alone],
        **PARTS[chair](material, side, level),
        "steps": list(steps(material, chair, level)),
        "drama": material.words.of(seat.drama),
    }


def _person(material: Material, side: Side, seat: Seat, level: Level) -> Facts:
    found = [delegate for delegate in side.delegates if delegate.id == seat.delegate]
    words = material.words
    return {
        "person": material.at(seat.person, level),
        "name": words.of(found[0].name) if found else None,
        "role": sentence(words.of(found[0].role)) if found else None,
        "source": words.source(found[0]) if found else None,
    }


def steps(material: Material, who: str, level: Level) -> Iterator[str]:
    """List what a part of the class does every week."""
    keys = (f"step.{who}.step_{number}.{level}" for number in count(1))
    for key in takewhile(lambda key: is_text(f"handouts.{key}"), keys):
        yield material.say(key)


def _head(material: Material, side: Side, level: Level) -> Facts:
    words = material.words
    return {
        "types": [{"name": words.of(one.name), "about": words.of(one.about)} for one in side.types],
        "moves": _moves(material, [one for one in side.table_moves if one not in PACKAGE_MOVES], level),
        "packages": [
            {"name": words.of(one.name), "week": material.weeks_of(*one.window)[0]}
            for one in material.packages_of(side.id)
        ],
    }


def _jurist(material: Material, side: Side, level: Level) -> Facts:
    words = material.words
    rules = [
        rule
        for rule in material.scenario.consistency
        if {rule.clause, rule.excludes} <= set(words.open_clauses)
    ]
    return {
        "mandate": mandate(material, side.id),
        "mandate_title": material.say(f"role.mandate_{_seat_at_the_track(material, side)}"),
        "conflicts": [words.of(rule.why) for rule in rules] if level == "advanced" else [],
    }


def _seat_at_the_track(material: Material, side: Side) -> str:
    """Say towards which end of a clause the wishes of a side lie."""
    return "least" if side.id == material.scenario.sides[0].id else "most"


def _geographer(material: Material, side: Side, _level: Level) -> Facts:
    words = material.words
    return {
        "documents": [
            {
                "name": words.of(document.name),
                "credibility": words.say(f"documents.{document.credibility}"),
                "clauses": clause_names(material, document),
            }
            for document in own_documents(material, side.id)
        ]
    }


def _liaison(material: Material, side: Side, level: Level) -> Facts:
    words = material.words
    return {
        "cables": _moves(material, side.cables, level),
        "questions": [words.of(one.question) for one in words.side_of(words.other(side.id)).types]
        if "probe" in side.cables
        else [],
        "markers": [
            {"name": words.of(one.name), "low": words.of(one.low), "high": words.of(one.high)}
            for one in material.scenario.markers
            if one.shown and side.id in one.seen_by
        ],
        "reports": reports_for(material, side.id, level),
    }


PARTS: Final = {"head": _head, "jurist": _jurist, "geographer": _geographer, "liaison": _liaison}
"""What each chair alone holds."""


def mandate(material: Material, side: str) -> list[dict[str, Any]]:
    """List how far a side may go, clause by clause."""
    words = material.words
    return [
        {
            "number": words.number(clause.id),
            "clause": words.of(clause.name),
            "level": words.level(clause.id, clause.mandate[side]),
        }
        for clause in material.scenario.clauses
        if not clause.settled
    ]


def _moves(material: Material, kinds: Sequence[str], level: Level) -> list[dict[str, str]]:
    words, most = material.words, material.scenario.talks.seals_per_draft
    moves = material.scenario.moves
    return [
        {
            "name": words.of(moves[kind].name),
            "about": material.say(f"move.{kind}", most=most)
            if level == "basic"
            else words.of(moves[kind].about),
        }
        for kind in kinds
    ]
