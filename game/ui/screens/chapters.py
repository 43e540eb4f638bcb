"""The chapters of the debrief: the scores, the treaty beside history, the moves, and what lies beyond."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from pygame import Rect, Surface

from game.telling.ending import (
    ClauseBeside,
    MovesOfWeek,
    Score,
    ScoreColumn,
    aftermath_of,
    moves_of,
    outcome_of,
    result_of,
    scores_of,
    sides_for,
    sources_of,
    summer_of,
    treaty_of,
)
from game.telling.history import WeekOfRecord, record_of
from game.ui.charts import paint_verdict
from game.ui.emblems import paint_flag
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Bar, Bars, Button, Column, Flow, Panel, Picture, Row, Rule, Text, Widget

CHAPTERS: Final = ("scores", "treaty", "moves", "history", "aftermath", "sources")
WIDE: Final = 820
"""Units at which things stand side by side."""
SIGN: Final = 18
VERDICT_TONES: Final = {"better": "green", "worse": "red", "alike": "gold", "same": "rule"}
FULL: Final = 100
"""Points that a score can have."""


class Chapters:
    """Builds the chapters of the debrief of one game.

    Args:
        stage: What screens share.
        sitting: The game, which is over.
    """

    def __init__(self, stage: Stage, sitting: Sitting) -> None:
        self.stage = stage
        self.sitting = sitting
        self.opened: set[str] = set()

    def build(self, name: str, *, is_whole: bool = False) -> list[Widget]:
        """Build what stands in a chapter.

        Args:
            name: One of `CHAPTERS`.
            is_whole: Whether all that a press would open is open.
        """
        match name:
            case "scores":
                return self._scores()
            case "treaty":
                return self._treaty(is_whole=is_whole)
            case "moves":
                return self._moves()
            case "history":
                return [one for week in record_of(self.sitting.words) for one in self._week_of_record(week)]
            case "aftermath":
                return self._aftermath()
        return self._sources()

    def _say(self, key: str, **slots: object) -> str:
        return self.sitting.words.say(key, **slots)

    @property
    def _is_wide(self) -> bool:
        return self.stage.width >= WIDE

    @property
    def _is_signed(self) -> bool:
        return result_of(self.sitting.session).treaty is not None

    # How it ended, for those who keep the debrief.

    def ending(self) -> list[Widget]:
        """Tell how the talks ended, and the summer."""
        outcome = outcome_of(self.sitting.session, self.sitting.words)
        lines = [outcome.title, outcome.reason, outcome.text, outcome.signed_line]
        for side in outcome.sides:
            lines += [side.value_line, side.steps_line, side.type_line]
        told: list[Widget] = [Text(text=line) for line in (*lines, outcome.seed_line) if line]
        told.append(_heading(self._say("end.summer")))
        for day in summer_of(self.sitting.session, self.sitting.words, self.sitting.reader):
            otherwise = self._say("end.otherwise") if day.is_otherwise else None
            remarks = " ".join(filter(None, (day.odds_line, otherwise, day.disputed)))
            told += [Text(text=day.heading, style="subheading"), Text(text=day.text)]
            told += [Text(text=line) for line in (remarks, day.source) if line]
        return told

    # The scores.

    def _scores(self) -> list[Widget]:
        scores = scores_of(self.sitting.session, self.sitting.words, self.sitting.reader)
        sheets: list[Widget] = [self._score(score) for score in scores]
        about = Text(text=self._say("end.scores_about"), style="italic", tone="faded")
        if not self._is_wide:
            return [about, *sheets]
        for sheet in sheets:
            sheet.grow = 1
        return [about, Row(items=sheets, gap=34, align="top")]

    def _score(self, score: Score) -> Widget:
        seat = self.sitting.words.names.side[score.side]
        tone = ("blue", "red")[seat]
        flag = Picture(
            label="", width=42, height=28, paint=partial(paint_flag, self.sitting.emblems()[seat])
        )
        name = Text(text=score.name, style="heading", grow=1)
        total = self._bars(self._say("end.total"), score.paper, score.fact, tone)
        items: list[Widget] = [
            Row(items=[flag, name], gap=12, align="center"),
            Panel(kind="slip", tone=tone, pad=12, gap=6, items=[total, *self._in_sum(score)]),
        ]
        for column in score.columns:
            items += self._column(column, tone)
        return Column(items=items, gap=9)

    def _in_sum(self, score: Score) -> list[Widget]:
        """Say what became of the paper, and how the one summer went."""
        gap = round(score.fact) - round(score.paper)
        way = "even" if gap == 0 else "less" if gap < 0 else "more"
        drawn = self.sitting.words.points(score.drawn)
        return [
            Text(text=self._say(f"debrief.gap_{way}", n=abs(gap)), style="bold"),
            Text(text=self._say("end.drawn", points=drawn), style="label"),
        ]

    def _column(self, column: ScoreColumn, tone: str) -> list[Widget]:
        return [
            self._bars(column.name, column.paper, column.fact, tone),
            Text(
                text=self._say("end.column_why", why=column.why, why_fact=column.why_fact),
                style="small",
                tone="faded",
            ),
        ]

    def _bars(self, label: str, paper: float, fact: float, tone: str) -> Widget:
        points = self.sitting.words.points
        return Bars(
            label=label,
            bars=(
                Bar(self._say("end.paper"), paper / FULL, points(paper), tone),
                Bar(self._say("end.fact"), fact / FULL, points(fact), tone, is_hatched=True),
            ),
        )

    # The treaty beside history.

    def _treaty(self, *, is_whole: bool) -> list[Widget]:
        clauses = treaty_of(self.sitting.session, self.sitting.words, self.sitting.reader)
        rows = [self._clause(clause, is_open=is_whole or clause.clause in self.opened) for clause in clauses]
        return [self._sum_of_treaty(clauses), self._open_all(clauses), *([self._heads()] if self._is_wide else []), *rows]

    def _sum_of_treaty(self, clauses: Sequence[ClauseBeside]) -> Widget:
        """Count the verdicts, or say that there is no treaty to judge."""
        reader = self.sitting.reader
        if not self._is_signed:
            return Text(text=self._say("end.no_treaty"))
        side = reader or self.sitting.session.sides[0]
        counts = Counter(clause.verdicts[side] for clause in clauses)
        for_whom = "" if reader is not None else "_for"
        items = [
            Row(
                items=[
                    self._sign(verdict),
                    Text(text=f"{self._count_name(verdict, side, for_whom)}: {counts[verdict]}", style="bold"),
                ],
                gap=6,
                align="center",
            )
            for verdict in ("same", "better", "worse", "alike")
            if counts[verdict]
        ]
        return Flow(items=items, gap=22)

    def _count_name(self, verdict: str, side: str, for_whom: str) -> str:
        said = (
            self._say("end.same")
            if verdict == "same"
            else self._say(f"end.{verdict}{for_whom}", side=self.sitting.words.side(side))
        )
        return said[:1].upper() + said[1:]

    def _open_all(self, clauses: Sequence[ClauseBeside]) -> Widget:
        is_open = len(self.opened) == len(clauses)
        names = set() if is_open else {clause.clause for clause in clauses}
        label = self._say("debrief.shut_all" if is_open else "debrief.open_all")
        button = Button(id="open all", label=label, key="a", kind="quiet", on_press=partial(self._open, names))
        return Flow(items=[button])

    def _open(self, names: set[str]) -> None:
        self.opened = names

    def _heads(self) -> Widget:
        here = (
            [self._say("end.here")]
            if self._is_signed
            else [self.sitting.words.side(side) for side in self.sitting.session.sides]
        )
        names = [self._say("table.clause"), *here, self._say("end.theirs"), *([""] if self._is_signed else [])]
        cells: list[Widget] = [Text(text=name, style="small_bold", tone="faded", grow=1) for name in names]
        return Row(items=[*cells, Text(text="", width=96)], gap=12, pad=4)

    def _clause(self, clause: ClauseBeside, *, is_open: bool) -> Widget:
        verdict = clause.verdicts.get(self.sitting.reader or self.sitting.session.sides[0], "same")
        cells = self._cells(clause)
        why = Button(
            id=f"why {clause.clause}",
            group="why",
            label=self._say("debrief.shut" if is_open else "debrief.open"),
            kind="quiet",
            width=96,
            tip=self._say("debrief.open_tip", clause=clause.name),
            on_press=partial(self._toggle, clause.clause),
        )
        if self._is_wide:
            for cell in cells:
                cell.grow = 1
            row: Widget = Row(items=[*cells, why], gap=12, align="center")
        else:
            row = Column(items=[*cells, Row(items=[why])], gap=3)
        return Panel(
            kind="slip",
            tone=VERDICT_TONES[verdict] if self._is_signed else "rule",
            pad=9,
            gap=8,
            items=[row, *(self._article(clause) if is_open else [])],
        )

    def _toggle(self, clause: str) -> None:
        self.opened = self.opened ^ {clause}

    def _cells(self, clause: ClauseBeside) -> list[Widget]:
        """Say name, level here, level in history, and verdict."""
        name = Text(text=clause.name, style="label_bold")
        history = [(self._say("end.theirs"), clause.history_name)]
        if self._is_signed:
            levels = [(self._say("end.here"), clause.here_names[0]), *history]
            return [name, *(self._level(*level) for level in levels), self._verdict(clause)]
        sides = [self.sitting.words.side(side) for side in self.sitting.session.sides]
        levels = [*zip(sides, clause.here_names, strict=True), *history]
        return [name, *(self._level(*level) for level in levels)]

    def _level(self, head: str, level: str) -> Widget:
        """Say a level; with its head, where that does not stand above the column."""
        return Text(text=level if self._is_wide else self._say("debrief.cell", head=head, text=level), style="label")

    def _verdict(self, clause: ClauseBeside) -> Widget:
        reader = self.sitting.reader
        if reader is not None or not clause.differs:
            signs = [(next(iter(clause.verdicts.values())) if reader is None else clause.verdicts[reader], clause.verdict)]
        else:
            signs = [
                (verdict, self._say(f"end.{verdict}_for", side=self.sitting.words.side(side)))
                for side, verdict in clause.verdicts.items()
            ]
        rows = [
            Row(items=[self._sign(verdict), Text(text=said, style="label", grow=1)], gap=7, align="center")
            for verdict, said in signs
        ]
        return Column(items=rows, gap=2)

    def _sign(self, verdict: str) -> Widget:
        def paint(surface: Surface, rect: Rect) -> None:
            paint_verdict(surface, rect, verdict, self.stage.palette)

        return Picture(label="", width=SIGN, height=SIGN, paint=paint)

    def _article(self, clause: ClauseBeside) -> list[Widget]:
        disputed = [] if clause.disputed is None else [Text(text=clause.disputed, style="label")]
        return [
            Rule(),
            Text(text=clause.article),
            Text(text=self._say("end.why", why=clause.why)),
            *disputed,
            Text(text=clause.source, style="small_italic", tone="faded"),
        ]

    # The moves.

    def _moves(self) -> list[Widget]:
        session, words, reader = self.sitting.session, self.sitting.words, self.sitting.reader
        heads = [words.side(side) for side in sides_for(session, words, reader)]
        about: list[Widget] = []
        if reader is not None:
            heads.append(self._say("end.in_history", side=words.side(reader)))
            about.append(Text(text=self._say("end.moves_about"), style="italic", tone="faded"))
        weeks = moves_of(session, words, reader)
        return [*about, *(self._week(week, heads) for week in weeks)]

    def _week(self, week: MovesOfWeek, heads: Sequence[str]) -> Widget:
        words = self.sitting.words
        when = Column(
            items=[
                Text(text=self._say("minutes.week", number=week.week), style="label_bold", tone="red"),
                Text(text=words.short_day(words.first_day(week.week)), style="small_italic", tone="faded"),
            ],
            gap=0,
            width=104,
        )
        told = [*week.done.values(), *([] if week.in_history is None else [week.in_history])]
        tones = [*self._tones(week.done), "rule"]
        cells: list[Widget] = [
            Panel(
                kind="slip",
                tone=tone,
                pad=9,
                gap=2,
                grow=1,
                items=[
                    Text(text=head, style="small_bold", tone="faded"),
                    Text(text=text, style="label"),
                ],
            )
            for head, text, tone in zip(heads, told, tones[: len(told)], strict=True)
        ]
        if self._is_wide:
            return Row(items=[when, *cells], gap=10)
        return Column(items=[when, *cells], gap=4)

    def _tones(self, done: dict[str, str]) -> list[str]:
        return [("blue", "red")[self.sitting.words.names.side[side]] for side in done]

    # Beyond the game.

    def _week_of_record(self, week: WeekOfRecord) -> list[Widget]:
        deeds = [
            Column(items=[Text(text=one.name, style="label_bold"), Text(text=one.text)], gap=1, grow=1)
            for one in week.deeds
        ]
        told: list[Widget] = [Row(items=deeds, gap=24, align="top")] if self._is_wide else list(deeds)
        disputed = [] if week.disputed is None else [Text(text=week.disputed, style="label")]
        source = Text(text=week.source, style="small_italic", tone="faded")
        return [_heading(week.day), *told, *disputed, source, Rule()]

    def _aftermath(self) -> list[Widget]:
        told: list[Widget] = []
        for chapter in aftermath_of(self.sitting.words):
            source = Text(text=chapter.source, style="small_italic", tone="faded")
            told += [_heading(chapter.title), Text(text=chapter.text), source, Rule()]
        return told

    def _sources(self) -> list[Widget]:
        words = self.sitting.words
        note = Text(text=words.of(words.scenario.story.sources_note))
        works = [
            Column(
                items=[
                    Text(text=source.name, style="label_bold"),
                    Text(text="; ".join(source.works), style="label"),
                ],
                gap=1,
            )
            for source in sources_of(words)
        ]
        return [note, Rule(), *works]


def _heading(text: str) -> Widget:
    return Text(text=text, style="heading", tone="red")
