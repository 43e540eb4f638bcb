"""The end, as plain facts for one side's eyes or for both: what came of the talks, and what history did."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

from game.errors import shown
from game.play.actions import NamedAction
from game.play.petition import RATIFICATION
from game.play.records import Record
from game.play.result import NamedResult
from game.play.session import Session
from game.play.treaty_code import encode
from game.play.view import View
from game.scenario.schema import Clause, SummerStep, Way
from game.telling.capital import ruling_line
from game.telling.history import actions_of, week_in_history
from game.telling.moments import reasons_of
from game.telling.words import Words

ALIKE: Final = 0.05
"""Points by which two levels may differ and still be worth the same to a side."""
ALL_SUMMERS: Final = 100
NOTHING: Final = "–"


def result_of(session: Session) -> NamedResult:
    """Give the result of a game that is over.

    Raises:
        ValueError: It is not.
    """
    if session.result is None:
        message = "the game is not over"
        raise ValueError(message)
    return session.result


def sides_for(session: Session, words: Words, side: str | None) -> tuple[str, ...]:
    """Give both sides, the reader's own first; in the order of seats where there is no one reader."""
    return session.sides if side is None else (side, words.other(side))


# How it ended.


@dataclass(frozen=True, slots=True)
class SideEnd:
    """What the end means to one side.

    Attributes:
        side: The side.
        name: Its name.
        steps: Public steps below its instructions that it signed.
        steps_line: That in a sentence; None where there are none.
        value: Points of the treaty to it, or of its floor where no treaty stands.
        value_line: That in a sentence.
        type: Name of what it cared for in secret.
        type_about: What that means.
        type_line: Both in a sentence.
    """

    side: str
    name: str
    steps: int
    steps_line: str | None
    value: float
    value_line: str
    type: str
    type_about: str
    type_line: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the talks ended.

    Attributes:
        id: The outcome.
        title: Its title.
        reason: Why the talks ended, in a sentence or two, where that has its words.
        text: What came of them.
        signed: The day of the signature.
        signed_line: That in a sentence.
        stands: Whether there is a treaty and nothing voided it.
        sides: Both sides, in the order of seats.
        seed: The game's seed.
        seed_line: That in a sentence.
        code: The treaty code.
        code_line: The code, and what it is for.
    """

    id: str
    title: str
    reason: str | None
    text: str
    signed: dt.date | None
    signed_line: str | None
    stands: bool
    sides: tuple[SideEnd, ...]
    seed: int
    seed_line: str
    code: str
    code_line: str


def outcome_of(session: Session, words: Words) -> Outcome:
    """Say how the talks ended, and on what terms."""
    result, seed = result_of(session), session.setup.seed
    code = encode(session.scenario, result, session.humans)
    outcome = words.scenario.outcomes[words.names.outcome[result.outcome]]
    ending = words.scenario.endings.get(result.reason)
    signed = result.signed
    return Outcome(
        id=outcome.id,
        title=words.of(outcome.title),
        reason=None if ending is None else f"{words.of(ending.title)}. {words.of(ending.text)}",
        text=words.of(outcome.text),
        signed=signed,
        signed_line=None if signed is None else words.say("end.signed", date=words.day(signed)),
        stands=result.stands,
        sides=tuple(_side_end(session, words, side) for side in session.sides),
        seed=seed,
        seed_line=words.say("end.seed", seed=seed),
        code=code,
        code_line=words.say("end.code", code=code),
    )


def group_line(session: Session, words: Words) -> str | None:
    """Say who played; None where they have given themselves no name."""
    return words.say("group.line", group=shown(session.group)) if session.group else None


def page_title(session: Session, words: Words) -> str:
    """Give a title for files of a game that is over: who played, else how it ended."""
    return session.group or outcome_of(session, words).title


def _side_end(session: Session, words: Words, side: str) -> SideEnd:
    result, name = result_of(session), words.side(side)
    steps = 0 if result.signed is None else result.steps[side]
    value = result.value[side]
    type_ = words.type_of(side, session.observe(side).type)
    type_name, about = words.of(type_.name), words.of(type_.about)
    return SideEnd(
        side=side,
        name=name,
        steps=steps,
        steps_line=words.say("end.steps", n=steps, side=name) if steps > 0 else None,
        value=value,
        value_line=words.say("end.value" if result.stands else "end.floor", side=name, n=round(value)),
        type=type_name,
        type_about=about,
        type_line=words.say("end.type", side=name, type=type_name, about=about),
    )


# The summer.


@dataclass(frozen=True, slots=True)
class SummerDay:
    """One step of the summer as it went.

    Attributes:
        step: Id of the step.
        way: Id of the way that it went.
        date: Its day.
        heading: The day and the step's title.
        title: The step's title.
        text: What happened.
        in_summers: In how many of 100 summers it would have gone so; None where in all.
        odds_line: That in a sentence, or what people ruled in place of chance.
        is_otherwise: Whether history is known to have gone another way.
        disputed: Who disputes it, in a sentence, where it went as in history.
        source: Where it comes from and how sure it is.
        standing: Whether this is what the record tells, what the record disputes, or the game's model.
        in_history: What happened in history, where it went another way and that is told.
    """

    step: str
    way: str
    date: dt.date
    heading: str
    title: str
    text: str
    in_summers: int | None
    odds_line: str | None
    is_otherwise: bool
    disputed: str | None
    source: str
    standing: Literal["record", "disputed", "model"]
    in_history: str | None


def summer_of(session: Session, words: Words, side: str | None) -> tuple[SummerDay, ...]:
    """Tell the summer in the order of its days.

    Args:
        session: The game, which is over.
        words: How to say it.
        side: For whose eyes; None for both.
    """
    steps = {step.id: step for step in words.scenario.summer}
    told = [record for record in session.records(side) if record.what == "summer_step"]
    ruled = _ruled_steps(session, words)
    days = (
        _summer_day(words, record, steps, ruled) for record in sorted(told, key=lambda record: record.date)
    )
    return tuple(day for day in days if day is not None)


def _ruled_steps(session: Session, words: Words) -> dict[str | None, str]:
    """Give the steps on which people ruled in place of chance, and what they ruled."""
    rulings = session.decisions[-1].rulings if session.decisions else ()
    return {
        words.side_of(ruling.side).ratification: ruling_line(words, ruling)
        for ruling in rulings
        if ruling.kind == RATIFICATION
    }


def _summer_day(
    words: Words, record: Record, steps: dict[str, SummerStep], ruled: dict[str | None, str]
) -> SummerDay | None:
    """Tell one step; None where the way that it went is not told."""
    details: Any = record.details
    step = steps[details["step"]]
    way = step.comes if details["came"] else step.otherwise
    if way is None or way.text is None:
        return None
    summers = round(ALL_SUMMERS * (details["chance"] if details["came"] else 1 - details["chance"]))
    is_sure = summers >= ALL_SUMMERS
    day, title = words.short_day(record.date), words.of(step.title)
    return SummerDay(
        step=step.id,
        way=way.id,
        date=record.date,
        heading=words.say("end.summer_step", date=day[:1].upper() + day[1:], title=title),
        title=title,
        text=words.of(way.text),
        in_summers=None if is_sure else summers,
        odds_line=ruled.get(step.id, None if is_sure else words.say("end.in_summers", n=summers)),
        is_otherwise=step.historical is not None and step.historical != way.id,
        disputed=words.disputed(step) if step.historical == way.id else None,
        source=_source_of_way(words, step, way),
        standing=_standing(step, way),
        in_history=None if step.historical == way.id else _in_history(words, step, steps),
    )


def _standing(step: SummerStep, way: Way) -> Literal["record", "disputed", "model"]:
    if step.historical != way.id or way.kind == "interpretation" or step.confidence == "model":
        return "model"
    return "disputed" if step.confidence == "disputed" else "record"


def _in_history(words: Words, step: SummerStep, steps: dict[str, SummerStep]) -> str | None:
    """Tell how history answered the question of a step, or of another one with the same title."""
    for one in (step, *(other for other in steps.values() if other.title == step.title)):
        for way in (one.comes, one.otherwise):
            if way is not None and way.id == one.historical and way.text is not None:
                return words.of(way.text)
    return None


def _source_of_way(words: Words, step: SummerStep, way: Way) -> str:
    line = words.source(step)
    return f"{line} {words.say('interpretation')}" if way.kind == "interpretation" else line


# The scores.


@dataclass(frozen=True, slots=True)
class ScoreColumn:
    """One column of a side's two scores, with what each is about.

    Attributes:
        id: The column.
        name: Its name.
        paper: Points on paper.
        fact: Points in fact.
        why: What is judged on paper.
        why_fact: What is judged in fact.
    """

    id: str
    name: str
    paper: float
    fact: float
    why: str
    why_fact: str


@dataclass(frozen=True, slots=True)
class Score:
    """Both scores of one side.

    Attributes:
        side: The side.
        name: Its name.
        columns: What makes them up.
        paper: Points on paper, all together.
        fact: Points in fact, all together.
        drawn: Points in fact of the one summer that was drawn.
    """

    side: str
    name: str
    columns: tuple[ScoreColumn, ...]
    paper: float
    fact: float
    drawn: float


def scores_of(session: Session, words: Words, side: str | None) -> tuple[Score, ...]:
    """Give both scores of both sides, those of the reader's side first."""
    return tuple(_score_of(result_of(session), words, one) for one in sides_for(session, words, side))


def _score_of(result: NamedResult, words: Words, side: str) -> Score:
    columns = tuple(
        ScoreColumn(
            id=column.id,
            name=words.of(column.name),
            paper=result.paper_columns[side][column.id],
            fact=result.fact_columns[side][column.id],
            why=words.of(column.paper),
            why_fact=words.of(column.fact),
        )
        for column in words.side_of(side).columns
    )
    return Score(
        side, words.side(side), columns, result.paper[side], result.fact[side], result.drawn_fact[side]
    )


# The treaty beside history.


@dataclass(frozen=True, slots=True)
class ClauseBeside:
    """A clause as this game left it, beside history.

    Attributes:
        clause: The clause.
        name: Its name.
        here: Ids of the levels in this game: the treaty's, or where there is none each side's seal.
        here_names: Names of those levels.
        history: Id of history's level.
        history_name: Its name.
        differs: Whether the treaty has another level than history.
        verdicts: Side id: "same" as in history, or "alike", "better" or "worse" in worth; empty without a
            treaty.
        verdict: That in words for the reader; nothing without a treaty.
        article: What history's treaty said, and in which article.
        why: Why it came out so.
        disputed: Who disputes that, in a sentence.
        source: Where it comes from and how sure it is.
    """

    clause: str
    name: str
    here: tuple[str, ...]
    here_names: tuple[str, ...]
    history: str
    history_name: str
    differs: bool
    verdicts: dict[str, str]
    verdict: str
    article: str
    why: str
    disputed: str | None
    source: str


def treaty_of(session: Session, words: Words, side: str | None) -> tuple[ClauseBeside, ...]:
    """Set the treaty, or the seals as they stood, beside history, clause by clause.

    Args:
        session: The game, which is over.
        words: How to say it.
        side: For whose eyes; None for both.
    """
    treaty, views = result_of(session).treaty, [session.observe(one) for one in session.sides]
    return tuple(_beside(words, side, clause, treaty, views) for clause in words.scenario.clauses)


def _beside(
    words: Words, side: str | None, clause: Clause, treaty: dict[str, str] | None, views: list[View]
) -> ClauseBeside:
    history = clause.history
    if treaty is None:
        here = tuple(view.clauses[clause.id].ours for view in views)
        verdicts: dict[str, str] = {}
    else:
        here = (treaty[clause.id],)
        verdicts = {view.side: _verdict_of(view, clause, here[0]) for view in views}
    article = "" if history.article is None else words.say("end.article", article=history.article)
    return ClauseBeside(
        clause=clause.id,
        name=words.of(clause.name),
        here=here,
        here_names=tuple(words.level(clause.id, level) for level in here),
        history=history.level,
        history_name=words.level(clause.id, history.level),
        differs=treaty is not None and here[0] != history.level,
        verdicts=verdicts,
        verdict=_verdict(words, verdicts, side),
        article=" ".join(filter(None, (article, words.of(history.text)))),
        why=words.of(history.why),
        disputed=words.disputed(history),
        source=words.source(history),
    )


def _verdict_of(view: View, clause: Clause, level: str) -> str:
    if level == clause.history.level:
        return "same"
    points = view.clauses[clause.id].points
    gain = points[level] - points[clause.history.level]
    if abs(gain) < ALIKE:
        return "alike"
    return "better" if gain > 0 else "worse"


def _verdict(words: Words, verdicts: dict[str, str], side: str | None) -> str:
    """Say whether a level is the same as history's, better or worse, for one side or for each."""
    if "same" in verdicts.values():
        return words.say("end.same")
    if side is not None and verdicts:
        return words.say(f"end.{verdicts[side]}")
    return ", ".join(
        words.say(f"end.{verdict}_for", side=words.side(one)) for one, verdict in verdicts.items()
    )


# The moves.


@dataclass(frozen=True, slots=True)
class MovesOfWeek:
    """What was done in one week.

    Attributes:
        week: Number of the week; the first is 1.
        done: Side id: what it did, in words; the reader's own side first.
        reasons: Side id: what its player gave as reasons, in sentences.
        in_history: What the reader's side did in history; None where there is no one reader.
    """

    week: int
    done: dict[str, str]
    reasons: dict[str, tuple[str, ...]]
    in_history: str | None


def moves_of(session: Session, words: Words, side: str | None) -> tuple[MovesOfWeek, ...]:
    """Set the moves of both sides side by side, week by week, and what the reader's did in history.

    Args:
        session: The game, which is over: moves that were hidden are told.
        words: How to say it.
        side: For whose eyes; None for both.
    """
    weeks = session.week if side is None else words.scenario.talks.weeks
    return tuple(
        MovesOfWeek(
            week=week,
            done={one: _done(session, words, week, one) for one in sides_for(session, words, side)},
            reasons={one: _reasons(session, words, week, one) for one in session.sides},
            in_history=None if side is None else _done_in_history(words, week, side),
        )
        for week in range(1, weeks + 1)
    )


def _done(session: Session, words: Words, week: int, side: str) -> str:
    taken = session.decisions
    return _listed(words, (one.action for one in taken if one.week == week and one.side == side))


def _reasons(session: Session, words: Words, week: int, side: str) -> tuple[str, ...]:
    taken = (one for one in session.decisions if one.week == week and one.side == side)
    return tuple(sentence for decision in taken for sentence in reasons_of(words, decision))


def _done_in_history(words: Words, week: int, side: str) -> str:
    moves = [row.moves[side] for row in week_in_history(words, week) if side in row.moves]
    return _listed(words, (action for move in moves for action in actions_of(move)))


def _listed(words: Words, actions: Iterable[NamedAction]) -> str:
    return " ".join(briefly(words, action) for action in actions if action.kind != "silence") or NOTHING


def briefly(words: Words, action: NamedAction) -> str:
    """Name a move and what it is about."""
    parts = [words.seal(clause, level) for clause, level in action.seals.items()]
    if action.document is not None:
        parts.append(words.of(words.document_of(action.document).name))
    elif action.clause is not None:
        parts.append(words.clause(action.clause))
    parts += [words.clause(clause) for clause in action.clauses]
    name = words.of(words.scenario.moves[action.kind].name)
    return f"{name}: {'; '.join(parts)}." if parts else f"{name}."


# Beyond the game.


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of what came after."""

    title: str
    text: str
    source: str


def aftermath_of(words: Words) -> tuple[Chapter, ...]:
    """Tell what came after the summer."""
    return tuple(
        Chapter(words.of(told.title), words.of(told.text), words.source(told))
        for told in words.scenario.aftermath
    )


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A source as the game names it, and the works that stand behind the name."""

    name: str
    works: tuple[str, ...]


def sources_of(words: Words) -> tuple[NamedSource, ...]:
    """List the sources; `words.scenario.story.sources_note` says what is record, model and drama."""
    works: dict[str, list[str]] = {}
    for source in words.scenario.sources.values():
        works.setdefault(words.of(source.name), []).append(source.work)
    return tuple(NamedSource(name[:1].upper() + name[1:], tuple(found)) for name, found in works.items())
