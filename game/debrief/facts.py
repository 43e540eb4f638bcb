"""All that the debrief of one game tells, as plain facts for one reader's side or for both: no markup here.

While a game is not over, nothing is told that the reader's side could not see.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from game.debrief.reckoning.bargain import Bargain
from game.debrief.reckoning.choices import Choice, Course, Interval
from game.debrief.reckoning.gap import Gap
from game.debrief.reckoning.stages import Stages, stages_of
from game.debrief.reckoning.turns import turns_of
from game.geography.borders import Statuses, statuses
from game.pages.strangers import fit, fit_reason
from game.play.records import Record
from game.play.session import Decision, Session
from game.play.setup import HUMAN, OPPONENT
from game.scenario.chart import Chart
from game.scenario.lesson.debriefing import Debriefing
from game.scenario.lesson.load import find_lesson
from game.scenario.schema import Marker, RecordedWeek
from game.telling.briefing import opening_of
from game.telling.deeds import deed, listed
from game.telling.ending import (
    Chapter,
    ClauseBeside,
    NamedSource,
    Outcome,
    Score,
    SummerDay,
    aftermath_of,
    outcome_of,
    scores_of,
    sides_for,
    sources_of,
    summer_of,
    treaty_of,
)
from game.telling.events import DATED, Event, Teller, events_of
from game.telling.history import WeekOfRecord, actions_of, record_of, week_in_history
from game.telling.moments import picked_reason
from game.telling.news import dispatch_of
from game.telling.words import Words

OWN_TEXTS: Final = "debrief"
"""The group of the debrief's own texts."""
MOODS: Final = (
    "proud", "relieved", "calm", "curious", "surprised", "hurried",
    "torn", "cheated", "angry", "helpless", "bored", "guilty",
)  # fmt: skip
"""How a game may have felt; the texts are `debrief.mood.<name>`."""
OPEN_LINES: Final = ("hardest", "trusted", "now")
"""Sentences to be ended by the reader; the texts are `debrief.line.<name>`."""
USUAL_QUESTIONS: Final = ("promise", "chairs", "signed")
"""What is asked where the scenario has no lesson; the texts are `debrief.question.<name>`."""
USUAL_ASSUMPTIONS: Final = ("weights", "chances", "bargainer")
"""The same of what the model takes for granted; the texts are `debrief.assumption.<name>`."""
TERMS: Final = ("value", "floor", "seal", "initialled", "mandate", "paper", "fact")
"""The game's own words; the texts are `debrief.term.<name>` and `debrief.meaning.<name>`."""
CARDS: Final = 4
"""Choices that are told at length, at most."""
LEAST_CARDS: Final = 3
LOUD: Final = frozenset(
    ("threat_made", "threat_believed", "threat_called", "seat_left", "package_taken", "treaty_signed")
)
"""What the line of a week names before all else."""
DAYS_OF_RECORD: Final = 7
"""How long a week of the record lasts."""
WORTH_A_CARD: Final = 0.5
"""Points on which a choice must have hung for one of the places after the first ones."""
TURNS: Final = 3
"""Turns of luck that are told, at most."""
END_OF_SENTENCE: Final = re.compile(r"(?<=[^\W\d_]{3}[.!?]) +(?=[^\W\d_])")
"""Where a sentence ends and another begins."""
SHORT_SENTENCE: Final = 120
"""Characters below which a sentence does not say enough alone."""
HEADLINES: Final = 2
"""Pieces of news that the line of a week names."""


# What it was.


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the top.

    Attributes:
        title: The scenario's title.
        group: Name of the group, as it gave it; may be empty.
        readers: Name of the reader's side, or of both.
        players: Who played each side, in sentences.
        outcome: How it ended; None while it has not.
        code: The treaty code, if there is one.
        variants: Each variant in it, with what it changes.
        short: Title of the lesson-sized game, if it is that.
        level: How hard it was.
        seed: The game's seed.
        week: The week that was reached.
        weeks: How many there are.
        opening: What the page is.
    """

    title: str
    group: str
    readers: str
    players: tuple[str, ...]
    outcome: Outcome | None
    code: str | None
    variants: tuple[str, ...]
    short: str | None
    level: str
    seed: int
    week: int
    weeks: int
    opening: str


# What happened.


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened: whose doing it was, if anybody's, and for news what it said."""

    text: str
    side: str | None
    more: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """The reason that a player gave for a move."""

    side: str
    move: str
    reason: str


@dataclass(frozen=True, slots=True)
class Deed:
    """What a delegation of the record did in a week.

    Attributes:
        side: Its name.
        text: The story.
        moves: The same as moves of the game; may be empty.
        since: First day of the record's week, where that is not the game's.
    """

    side: str
    text: str
    moves: str
    since: str | None


@dataclass(frozen=True, slots=True)
class WeekTold:
    """One week of the talks beside the record.

    Attributes:
        week: Its number.
        title: The week in words.
        brief: What happened in it, in a line.
        happened: What happened in this game.
        reasons: What players gave as their reasons.
        history: What the delegations of the record did that the readers led.
        source: Where the record of that week comes from and how sure it is.
        disputed: Who disputes it.
    """

    week: int
    title: str
    brief: str
    happened: tuple[Happening, ...]
    reasons: tuple[Reason, ...]
    history: tuple[Deed, ...]
    source: str
    disputed: str | None


@dataclass(frozen=True, slots=True)
class ClauseCourse:
    """How both seals went on one clause.

    Attributes:
        clause: The clause.
        name: Its name.
        levels: Names of its levels, in order.
        seals: Side id: place of its seal before the talks and after each week.
        met: Number of the week in which the seals met for good, nought where they stood together from the
            start; None where they did not meet.
    """

    clause: str
    name: str
    levels: tuple[str, ...]
    seals: Mapping[str, tuple[int, ...]]
    met: int | None


@dataclass(frozen=True, slots=True)
class MarkerCourse:
    """How one marker went.

    Attributes:
        marker: Its id.
        name: Its name.
        about: What it is.
        low: Its lowest value.
        high: Its highest.
        low_text: What it means that it is low.
        high_text: What it means that it is high.
        values: Its value in each week.
        expected: The value of each week if nobody and no chance had moved it; empty where there is none.
        unseen_by: Names of the readers' sides that could not see it.
    """

    marker: str
    name: str
    about: str
    low: float
    high: float
    low_text: str
    high_text: str
    values: tuple[float, ...]
    expected: tuple[float, ...]
    unseen_by: tuple[str, ...]


# What was possible, and history.


@dataclass(frozen=True, slots=True)
class Room:
    """What was possible.

    Attributes:
        bargain: The zone of agreement and the efficient treaties.
        offers: Side id: points that the other side's seals were worth to it after each week.
        nash: Clauses of the Nash point in words, where it differs from history or the treaty.
    """

    bargain: Bargain
    offers: Mapping[str, tuple[float, ...]]
    nash: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapFacts:
    """What the map shows: the land by this game's treaty and by history's.

    Attributes:
        chart: The map.
        here: What this game made of each area.
        history: What history made of it.
        rows: Name of each clause on the map, its level here and in history.
    """

    chart: Chart
    here: Statuses
    history: Statuses
    rows: tuple[tuple[str, str, str], ...]


# The choices.


@dataclass(frozen=True, slots=True)
class ChoiceTold:
    """A decision and what it was worth.

    Attributes:
        turn: Its number among all of the game.
        week: Number of the week.
        when: The week in words.
        did: What was done, in a sentence.
        reason: Why, as the player said; may be missing.
        before: Points that could be expected before it.
        after: Points that could be expected after it.
        best: The best alternative found, in a sentence; None where there was none.
        gain: Points that it would have been worth more.
        history: What the record did in its place, where that was another thing.
        history_gain: Points that that would have been worth more.
        n_alternatives: How many alternatives were tried.
        swing: Points that hung on it.
    """

    turn: int
    week: int
    when: str
    did: str
    reason: str | None
    before: float
    after: float
    best: str | None
    gain: Interval | None
    history: str | None
    history_gain: Interval | None
    n_alternatives: int
    swing: float

    @property
    def is_as_good_as_history(self) -> bool:
        """Whether the best alternative found is what history did."""
        return self.best is not None and self.best == self.history


@dataclass(frozen=True, slots=True)
class TurnTold:
    """What others and chance did between two decisions.

    Attributes:
        week: Number of the week.
        before: Points that could be expected when it began.
        after: Points that could be expected when it was over.
        events: What happened meanwhile, in sentences; may be empty.
    """

    week: int
    before: float
    after: float
    events: tuple[str, ...]

    @property
    def change(self) -> float:
        """What it changed, in points."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class CourseTold:
    """How the expectation of a side went.

    Attributes:
        side: The side.
        name: Its name.
        start: Points that it could expect at first.
        judgement: Points that its decisions changed.
        luck: Points that changed in between.
        end: Its score in fact.
        n_continuations: How many games were played on for a comparison.
        cards: The choices that mattered most, the greatest first.
        turns: The greatest turns that were not its own doing, in order.
        choices: All decisions, in order.
    """

    side: str
    name: str
    start: float
    judgement: float
    luck: float
    end: float
    n_continuations: int
    cards: tuple[ChoiceTold, ...]
    turns: tuple[TurnTold, ...]
    choices: tuple[ChoiceTold, ...]


# The summer.


@dataclass(frozen=True, slots=True)
class SummerTold:
    """One turn of the summer.

    Attributes:
        heading: The day and what it is about.
        standing: Whether it is record, disputed or model.
        lead: What happened, the first sentence.
        more: The rest of it; may be empty.
        odds: In how many summers it came, in a sentence.
        in_history: What happened in history, where that was something else and is told.
        disputed: Who disputes it.
        source: Where it comes from and how sure it is.
    """

    heading: str
    standing: str
    lead: str
    more: str
    odds: str
    in_history: str | None
    disputed: str | None
    source: str


# What next.


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions about one matter."""

    theme: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GameFacts:
    """All that the page of a game tells.

    Attributes:
        lang: Its language.
        side: The reader's side; None for both.
        sides: Side id: name, the reader's own first.
        seats: Ids of both sides, by seat.
        readers: Ids of the sides that read.
        head: What it was.
        weeks: The talks week by week.
        clauses: How the seals went on each clause that was on the table.
        settled: Clauses that were not, in words.
        markers: How the markers went.
        room: What was possible; None where that is not told.
        map: The land; None where there is no map, or no treaty.
        treaty: The treaty beside history, clause by clause; empty while the game is not over.
        has_treaty: Whether a treaty was signed.
        record: What the delegations of the record did.
        courses: The choices that mattered.
        scores: Both scores of both sides.
        summer: The summer, day by day.
        gap: The way from paper to fact.
        discussion: What to talk about.
        assumptions: What the model takes for granted.
        terms: Words and what they mean.
        aftermath: What came after.
        sources: Where it all comes from.
        sources_note: What is record, model and drama.
    """

    lang: str
    side: str | None
    sides: Mapping[str, str]
    seats: tuple[str, ...]
    readers: tuple[str, ...]
    head: Head
    weeks: tuple[WeekTold, ...]
    clauses: tuple[ClauseCourse, ...]
    settled: tuple[str, ...]
    markers: tuple[MarkerCourse, ...]
    room: Room | None
    map: MapFacts | None
    treaty: tuple[ClauseBeside, ...]
    has_treaty: bool
    record: tuple[WeekOfRecord, ...]
    courses: tuple[CourseTold, ...]
    scores: tuple[Score, ...]
    summer: tuple[SummerTold, ...]
    gap: tuple[Gap, ...]
    discussion: tuple[Questions, ...]
    assumptions: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]
    aftermath: tuple[Chapter, ...]
    sources: tuple[NamedSource, ...]
    sources_note: str


def facts_of(
    session: Session,
    words: Words,
    side: str | None,
    *,
    group: str = "",
    code: str | None = None,
    courses: tuple[Course, ...] = (),
    bargain: Bargain | None = None,
    gap: tuple[Gap, ...] = (),
) -> GameFacts:
    """Gather what the debrief of a game tells.

    Args:
        session: The game, over or not; not modified.
        words: How to say it.
        side: The reader's side; None for both, as where two people played.
        group: What the players call themselves.
        code: The treaty code, if the game has one.
        courses: The choices that mattered, see `courses_of`.
        bargain: What was possible, see `bargain_of`.
        gap: The way from paper to fact, see `gap_of`.
    """
    return _Gathering(session, Words(words.loaded, words.lang, OWN_TEXTS), side).facts(
        group, code, courses, bargain, gap
    )


class _Gathering:
    def __init__(self, session: Session, words: Words, side: str | None) -> None:
        self.session = session
        self.words = words
        self.side = side
        self.is_over = session.is_over
        self.sides = sides_for(session, words, side)
        self.readers = session.sides if side is None else (side,)
        self.stages = stages_of(session)
        lesson = find_lesson(words.loaded)
        self.lesson: Debriefing | None = None if lesson is None else lesson.debriefing

    def facts(
        self,
        group: str,
        code: str | None,
        courses: tuple[Course, ...],
        bargain: Bargain | None,
        gap: tuple[Gap, ...],
    ) -> GameFacts:
        session, words, side, is_over = self.session, self.words, self.side, self.is_over
        has_treaty = session.result is not None and session.result.treaty is not None
        return GameFacts(
            lang=words.lang,
            side=side,
            sides={one: words.side(one) for one in self.sides},
            seats=session.sides,
            readers=self.readers,
            head=self._head(group, code),
            weeks=self._weeks(),
            clauses=tuple(_clause_course(session, words, self.stages, one) for one in words.open_clauses),
            settled=tuple(words.seal(one, self._seal(one)) for one in words.settled_clauses),
            markers=self._markers(),
            room=None if bargain is None or not is_over else self._room(bargain),
            map=self._map() if has_treaty else None,
            treaty=treaty_of(session, words, side) if is_over else (),
            has_treaty=has_treaty,
            record=record_of(words),
            courses=self._courses(courses) if is_over else (),
            scores=scores_of(session, words, side) if is_over else (),
            summer=self._summer() if is_over else (),
            gap=tuple(sorted(gap, key=lambda one: self.sides.index(one.side))) if is_over else (),
            discussion=self._discussion(),
            assumptions=self._assumptions(),
            terms=self._terms(),
            aftermath=aftermath_of(words),
            sources=sources_of(words),
            sources_note=words.of(words.scenario.story.sources_note),
        )

    def _seal(self, clause: str) -> str:
        return self.session.observe(self.sides[0]).clauses[clause].ours

    # What it was.

    def _head(self, group: str, code: str | None) -> Head:
        session, words, opening = self.session, self.words, opening_of(self.words)
        return Head(
            title=opening.title,
            group=fit(group),
            readers=words.say("and").join(words.side(one) for one in self.readers),
            players=tuple(self._player(one) for one in self.sides),
            outcome=outcome_of(session, words) if self.is_over else None,
            code=code,
            variants=opening.variants,
            short=opening.short,
            level=words.say(f"level.{session.setup.level}"),
            seed=session.setup.seed,
            week=session.week,
            weeks=words.scenario.talks.weeks,
            opening=words.say("opening") if self.lesson is None else words.of(self.lesson.opening),
        )

    def _player(self, side: str) -> str:
        player = self.session.setup.players[side]
        if player == HUMAN:
            return self.words.say("player.human", side=self.words.side(side))
        key = "player.computer" if player == OPPONENT else "player.policy"
        return self.words.say(key, side=self.words.side(side), policy=player)

    # What happened.

    def _weeks(self) -> tuple[WeekTold, ...]:
        by_week: dict[int, list[Event]] = {}
        for event in events_of(self._seen_records()):
            by_week.setdefault(event.week, []).append(event)
        told = {week.date: week for week in record_of(self.words)}
        return tuple(
            self._week(number, by_week.get(number, []), told)
            for number in range(1, self.words.scenario.talks.weeks + 1)
        )

    def _seen_records(self) -> list[Record]:
        """Give what happened: all of it once the game is over, else what every reader could see."""
        records = self.session.records(None)
        if self.is_over:
            return [record for record in records if record.what != "summer_step"]
        return [record for record in records if set(self.readers) <= set(record.seen_by)]

    def _week(self, number: int, events: list[Event], told: Mapping[dt.date, WeekOfRecord]) -> WeekTold:
        recorded = self._recorded(number)
        weeks = [told[row.first_day] for row in recorded]
        happened = (_happening(Teller(self.words), event) for event in events)
        return WeekTold(
            week=number,
            title=self.words.week(number),
            brief=self._brief(events),
            happened=tuple(one for one in happened if one is not None),
            reasons=tuple(self._reasons(number)),
            history=tuple(self._deed(side, number, recorded) for side in self.readers if recorded),
            source=" ".join(week.source for week in weeks),
            disputed=" ".join(week.disputed for week in weeks if week.disputed) or None,
        )

    def _brief(self, events: list[Event]) -> str:
        """Say a week in a line: how it ended, threats and offers, what was agreed, and the first news."""
        words, teller = self.words, Teller(self.words)
        loud = [teller.tell(event) for event in events if event.what in LOUD]
        met = [words.clause(event.details["clause"]) for event in events if event.what == "clause_initialled"]
        parts = [text for text in loud if text]
        if met:
            parts.append(words.say("weeks.met", n=len(met), clauses=listed(words, met)))
        news = [sheet.title for event in events if (sheet := dispatch_of(words, event)) is not None]
        if news:
            parts.append(words.say("weeks.news", titles="; ".join(news[:HEADLINES])))
        return " ".join(parts)

    def _recorded(self, number: int) -> list[RecordedWeek]:
        """Find what of the record begins in a week, or else the week of the record in which it begins."""
        first, days = self.words.first_day(number), self.words.scenario.talks.days_per_week
        rows = self.words.scenario.record
        running = [row for row in rows if 0 < (first - row.first_day).days < max(days, DAYS_OF_RECORD)]
        return week_in_history(self.words, number) or running[-1:]

    def _deed(self, side: str, number: int, rows: list[RecordedWeek]) -> Deed:
        words = self.words
        moves = [row.moves[side] for row in rows if side in row.moves]
        actions = [action for move in moves for action in actions_of(move) if action.kind != "silence"]
        first = rows[0].first_day
        return Deed(
            side=words.side(side),
            text=" ".join(words.of(row.told[side]) for row in rows if side in row.told),
            moves=" ".join(deed(words, side, action) for action in actions),
            since=None if first == words.first_day(number) else words.short_day(first),
        )

    def _reasons(self, week: int) -> list[Reason]:
        return [
            Reason(self.words.side(one.side), deed(self.words, one.side, one.action), reason)
            for one in self.session.decisions
            if one.week == week and (self.is_over or one.side in self.readers)
            if (reason := self._reason_for(one)) is not None
        ]

    def _reason_for(self, decision: Decision) -> str | None:
        """Say why a decision was taken: what was picked, and what was written, which is a stranger's text."""
        picked = picked_reason(self.words, decision)
        written = fit_reason(decision.reason) if decision.reason else None
        return " ".join(filter(None, (picked, written))) or None

    def _markers(self) -> tuple[MarkerCourse, ...]:
        return tuple(
            self._marker(marker)
            for marker in self.words.scenario.markers
            if self.is_over or (marker.shown and set(self.readers) <= set(marker.seen_by))
        )

    def _marker(self, marker: Marker) -> MarkerCourse:
        words = self.words
        values = tuple(stage.markers[marker.id] for stage in self.stages.weeks)
        blind = [side for side in self.readers if not marker.shown or side not in marker.seen_by]
        return MarkerCourse(
            marker=marker.id,
            name=words.of(marker.name),
            about=words.of(marker.about),
            low=float(marker.range[0]),
            high=float(marker.range[1]),
            low_text=words.of(marker.low),
            high_text=words.of(marker.high),
            values=values,
            expected=tuple(float(value) for value in marker.baseline or ())[: len(values)],
            unseen_by=tuple(words.side(side) for side in blind),
        )

    # What was possible, and history.

    def _room(self, bargain: Bargain) -> Room:
        words, result = self.words, self.session.result
        treaty = {} if result is None or result.treaty is None else result.treaty
        levels = {} if bargain.nash is None else bargain.nash.levels
        differing = (
            words.seal(clause, level)
            for clause, level in levels.items()
            if level != words.clause_of(clause).history.level or level != treaty.get(clause, level)
        )
        offers = {
            side: tuple(stage.offers[side] for stage in self.stages.weeks) for side in self.session.sides
        }
        return Room(bargain, offers, tuple(differing))

    def _map(self) -> MapFacts | None:
        words, chart, result = self.words, self.words.loaded.chart, self.session.result
        section = words.scenario.map
        if chart is None or section is None or result is None or result.treaty is None:
            return None
        history = {clause.id: clause.history.level for clause in words.scenario.clauses}
        clauses = dict.fromkeys(area.clause for area in section.areas.values())
        return MapFacts(
            chart=chart,
            here=statuses(section, result.treaty),
            history=statuses(section, history),
            rows=tuple(
                (
                    words.clause(clause),
                    words.level(clause, result.treaty[clause]),
                    words.level(clause, history[clause]),
                )
                for clause in clauses
            ),
        )

    # The choices.

    def _courses(self, courses: tuple[Course, ...]) -> tuple[CourseTold, ...]:
        told = [self._course(course) for course in courses if course.side in self.readers]
        return tuple(sorted(told, key=lambda course: self.sides.index(course.side)))

    def _course(self, course: Course) -> CourseTold:
        choices = {choice.turn: self._choice(choice) for choice in course.choices}
        return CourseTold(
            side=course.side,
            name=self.words.side(course.side),
            start=course.start,
            judgement=course.judgement,
            luck=course.luck,
            end=course.end,
            n_continuations=course.n_continuations,
            cards=tuple(choices[choice.turn] for choice in weightiest(course.choices)),
            turns=self._turns(course),
            choices=tuple(choices.values()),
        )

    def _turns(self, course: Course) -> tuple[TurnTold, ...]:
        turns = [turn for turn in turns_of(self.session, course) if abs(turn.change) >= WORTH_A_CARD]
        ranked = sorted(turns, key=lambda turn: (not turn.events, -abs(turn.change)))
        greatest = [turn for turn in turns if turn in ranked[:TURNS]]
        return tuple(
            TurnTold(turn.week, turn.before, turn.after, tuple(self._lines(turn.events))) for turn in greatest
        )

    def _lines(self, events: Iterable[Event]) -> Iterator[str]:
        for event in events:
            happening = _happening(Teller(self.words), event)
            if happening is not None:
                yield happening.text

    def _choice(self, choice: Choice) -> ChoiceTold:
        words, decision = self.words, self._decision(choice.turn)
        best, historical = choice.best, choice.historical
        return ChoiceTold(
            turn=choice.turn,
            week=choice.week,
            when=words.say(f"when.{choice.phase}", week=choice.week),
            did=deed(words, choice.side, choice.action),
            reason=None if decision is None else self._reason_for(decision),
            before=choice.before,
            after=choice.after,
            best=None if best is None else deed(words, choice.side, best.action),
            gain=None if best is None else best.gain,
            history=None if historical is None else deed(words, choice.side, historical.action),
            history_gain=None if historical is None else historical.gain,
            n_alternatives=choice.n_alternatives,
            swing=choice.swing,
        )

    def _decision(self, turn: int) -> Decision | None:
        decisions = self.session.decisions
        return decisions[turn - 1] if turn <= len(decisions) else None

    # The summer.

    def _summer(self) -> tuple[SummerTold, ...]:
        return tuple(self._turn_of_summer(day) for day in summer_of(self.session, self.words, None))

    def _turn_of_summer(self, day: SummerDay) -> SummerTold:
        lead, more = _beginning(day.text)
        in_all = day.in_summers is None
        return SummerTold(
            heading=day.heading,
            standing=day.standing,
            lead=lead,
            more=more,
            odds=self.words.say("scores.always" if in_all else "scores.odds", n=day.in_summers),
            in_history=None if day.in_history is None else _beginning(day.in_history)[0],
            disputed=day.disputed,
            source=day.source,
        )

    # What next.

    def _discussion(self) -> tuple[Questions, ...]:
        words = self.words
        if self.lesson is None or not self.lesson.discussion:
            usual = tuple(words.say(f"question.{name}") for name in USUAL_QUESTIONS)
            return (Questions(words.say("question.theme"), usual),)
        return tuple(
            Questions(words.of(matter.theme), tuple(words.of(question) for question in matter.questions))
            for matter in self.lesson.discussion
        )

    def _assumptions(self) -> tuple[str, ...]:
        own = () if self.lesson is None else self.lesson.assumptions
        usual = tuple(self.words.say(f"assumption.{name}") for name in USUAL_ASSUMPTIONS)
        return tuple(self.words.of(text) for text in own) or usual

    def _terms(self) -> tuple[tuple[str, str], ...]:
        words, own = self.words, () if self.lesson is None else self.lesson.terms
        usual = tuple((words.say(f"term.{name}"), words.say(f"meaning.{name}")) for name in TERMS)
        return (*usual, *((words.of(term.word), words.of(term.meaning)) for term in own))


def _beginning(text: str) -> tuple[str, str]:
    """Cut a text after its first sentence, or after the second where the first is short.

    Days and initials, which end in a full stop too, end no sentence.
    """
    lead, *more = END_OF_SENTENCE.split(text)
    if more and len(lead) < SHORT_SENTENCE:
        lead = f"{lead} {more.pop(0)}"
    return lead, " ".join(more)


def weightiest(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Pick the choices on which most hung, the greatest first."""
    ranked = sorted(choices, key=lambda choice: -choice.swing)
    return tuple(
        choice
        for place, choice in enumerate(ranked[:CARDS])
        if place < LEAST_CARDS or choice.swing >= WORTH_A_CARD
    )


def _happening(teller: Teller, event: Event) -> Happening | None:
    """Tell an event; None for what is told elsewhere."""
    words = teller.words
    sheet = dispatch_of(words, event)
    if sheet is not None:
        news = words.say("minutes.news", date=words.short_day(sheet.date), title=sheet.title)
        remarks = (sheet.text, sheet.source, sheet.disputed)
        return Happening(news, None, " ".join(remark for remark in remarks if remark))
    text = teller.tell(event)
    if text is None:
        return None
    if event.what in DATED:
        day = words.short_day(event.date)
        text = words.say("minutes.dated", date=day[:1].upper() + day[1:], text=text)
    elif event.what == "capital_answered":  # it speaks to its own delegation
        text = words.say("to_own", side=words.side(str(event.side)), text=text)
    return Happening(text, event.side)


def _clause_course(session: Session, words: Words, stages: Stages, clause: str) -> ClauseCourse:
    treaty = None if session.result is None else session.result.treaty
    rows = [stages.opening, *(stage.seals for stage in stages.weeks)]
    if treaty is not None:  # whoever takes a package moves no seal
        rows[-1] = dict.fromkeys(session.sides, treaty)
    seals = {side: tuple(words.place(clause, row[side][clause]) for row in rows) for side in session.sides}
    first, second = seals.values()
    apart = [week for week, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    met = apart[-1] + 1 if apart else 0
    return ClauseCourse(
        clause=clause,
        name=words.clause(clause),
        levels=tuple(words.of(level.label) for level in words.clause_of(clause).levels),
        seals=seals,
        met=met if met < len(rows) else None,
    )
