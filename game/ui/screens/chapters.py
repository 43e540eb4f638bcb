"""The chapters of the debrief: the scores, the treaty beside history, the moves, and what lies beyond."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface

from game.telling.ending import (
    ClauseBeside,
    MovesOfWeek,
    Score,
    ScoreColumn,
    aftermath_of,
    group_line,
    sources_of,
)
from game.telling.history import WeekOfRecord, record_of
from game.ui.charts import paint_verdict
from game.ui.emblems import paint_flag
from game.ui.screens.ended import Ended
from game.ui.sitting import Sitting
from game.ui.stage import Stage
from game.ui.widgets import Bar, Bars, Button, Column, Flow, Panel, Picture, Row, Rule, Text, Widget

CHAPTERS: Final = ("scores", "treaty", "moves", "history", "aftermath", "sources")
WIDE: Final = 820
"""Units at which things stand side by side."""
SIGN: Final = 18
WHY_WIDTH: Final = 96
WEEK_WIDTH: Final = 92
POINT: Final = 14
"""Units of a week's point on the line of time."""
VERDICT_TONES: Final = {"same": "rule", "better": "green", "worse": "red", "alike": "gold"}
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
        self.ended = Ended(sitting)
        self.opened: set[str] = set()

    def build(self, name: str, *, is_whole: bool = False) -> list[Widget]:
        """Build what stands in a chapter.

        Args:
            name: One of `CHAPTERS`.
            is_whole: Whether all that a press would open is open.
        """
        question = Text(text=self._say(f"debrief.ask_{name}"), style="italic", tone="red")
        return [question, *self._told(name, is_whole=is_whole)]

    def _told(self, name: str, *, is_whole: bool) -> list[Widget]:
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

    # How it ended, for those who keep the debrief.

    def ending(self) -> list[Widget]:
        """Tell how the talks ended, and the summer."""
        outcome = self.ended.outcome()
        lines = [outcome.reason, outcome.text, outcome.signed_line]
        for side in outcome.sides:
            lines += [side.value_line, side.steps_line, side.type_line]
        told: list[Widget] = [_heading(outcome.title)]
        group = group_line(self.sitting.session, self.sitting.words)
        told += [Text(text=line) for line in (group, *lines, outcome.code_line, outcome.seed_line) if line]
        told.append(_heading(self._say("end.summer")))
        for day in self.ended.summer():
            otherwise = self._say("end.otherwise") if day.is_otherwise else None
            remarks = " ".join(filter(None, (day.odds_line, otherwise, day.disputed)))
            told += [Text(text=day.heading, style="subheading"), Text(text=day.text)]
            told += [Text(text=line) for line in (remarks, day.source) if line]
        return told

    # The scores.

    def _scores(self) -> list[Widget]:
        scores = self.ended.scores()
        sheets: list[Widget] = [self._score(score) for score in scores]
        about = Text(text=self._say("end.scores_about"), style="italic", tone="faded")
        if not self._is_wide:
            return [about, *sheets]
        for sheet in sheets:
            sheet.grow = 1
        return [about, Row(items=sheets, gap=34, align="top")]

    def _score(self, score: Score) -> Widget:
        seat = self.sitting.words.names.side[score.side]
        tone = f"side {seat}"
        flag = Picture(label="", width=42, height=28, paint=partial(paint_flag, self.sitting.emblems()[seat]))
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
        clauses = self.ended.treaty()
        rows = [self._clause(clause, is_open=is_whole or clause.clause in self.opened) for clause in clauses]
        heads = [self._heads()] if self._is_wide else []
        head = Flow(items=[*self._sum_of_treaty(clauses), self._open_all(clauses)], gap=16)
        return [head, Column(items=[*heads, *rows], gap=5)]

    def _sum_of_treaty(self, clauses: Sequence[ClauseBeside]) -> list[Widget]:
        """Count the verdicts, or say that there is no treaty to judge."""
        reader = self.sitting.reader
        if not self.ended.is_signed:
            return [Text(text=self._say("end.no_treaty"))]
        side = reader or self.sitting.session.sides[0]
        counts = Counter(clause.verdicts[side] for clause in clauses)
        return [
            Row(
                items=[self._sign(verdict), Text(text=self._counted(verdict, side, number), style="bold")],
                gap=6,
                align="center",
            )
            for verdict in VERDICT_TONES
            if (number := counts[verdict])
        ]

    def _counted(self, verdict: str, side: str, number: int) -> str:
        """Say how many clauses came out so."""
        said = self._judged(verdict, side)
        return self._say("debrief.count", verdict=said[:1].upper() + said[1:], number=number)

    def _judged(self, verdict: str, side: str) -> str:
        """Say a verdict: for the reader, or by name where both sides read."""
        if verdict == "same" or self.sitting.reader is not None:
            return self._say(f"end.{verdict}")
        return self._say(f"end.{verdict}_for", side=self.sitting.words.side(side))

    def _open_all(self, clauses: Sequence[ClauseBeside]) -> Widget:
        is_open = len(self.opened) == len(clauses)
        names = set() if is_open else {clause.clause for clause in clauses}
        label = self._say("debrief.shut_all" if is_open else "debrief.open_all")
        button = Button(
            id="open all", label=label, key="a", kind="quiet", on_press=partial(self._open, names)
        )
        return Flow(items=[button])

    def _open(self, names: set[str]) -> None:
        self.opened = names

    def _heads(self) -> Widget:
        here = (
            [self._say("end.here")]
            if self.ended.is_signed
            else [self.sitting.words.side(side) for side in self.sitting.session.sides]
        )
        names = [
            self._say("table.clause"),
            *here,
            self._say("end.theirs"),
            *([""] if self.ended.is_signed else []),
        ]
        cells: list[Widget] = [
            Text(text=name, style="small_bold", tone="faded", grow=1, said="") for name in names
        ]
        return Row(items=[*cells, Text(text="", width=WHY_WIDTH)], gap=12, pad=4)

    def _clause(self, clause: ClauseBeside, *, is_open: bool) -> Widget:
        verdict = clause.verdicts.get(self.sitting.reader or self.sitting.session.sides[0], "same")
        cells = self._cells(clause)
        why = Button(
            id=f"why {clause.clause}",
            group="why",
            label=self._say("debrief.shut" if is_open else "debrief.open"),
            kind="quiet",
            width=WHY_WIDTH,
            tip=self._say("debrief.open_tip", clause=clause.name),
            on_press=partial(self._toggle, clause.clause),
        )
        if self._is_wide:
            for cell in cells:
                cell.grow = 1
            row: Widget = Row(items=[*cells, why], gap=12, align="center")
        else:
            row = Column(items=[*cells, Flow(items=[why])], gap=3)
        return Panel(
            kind="slip",
            tone=VERDICT_TONES[verdict] if self.ended.is_signed else "rule",
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
        if self.ended.is_signed:
            levels = [(self._say("end.here"), clause.here_names[0]), *history]
            return [name, *(self._level(*level) for level in levels), self._verdict(clause)]
        sides = [self.sitting.words.side(side) for side in self.sitting.session.sides]
        levels = [*zip(sides, clause.here_names, strict=True), *history]
        return [name, *(self._level(*level) for level in levels)]

    def _level(self, head: str, level: str) -> Widget:
        """Say a level; with its head, where that does not stand above the column."""
        whole = self._say("debrief.cell", head=head, text=level)
        return Text(text=level if self._is_wide else whole, style="label", said=whole)

    def _verdict(self, clause: ClauseBeside) -> Widget:
        reader = self.sitting.reader
        verdicts = clause.verdicts if reader is None else {reader: clause.verdicts[reader]}
        if not clause.differs:  # what is as in history is so for both
            verdicts = dict([next(iter(verdicts.items()))])
        rows = [
            Row(
                items=[self._sign(verdict), Text(text=self._judged(verdict, side), style="label", grow=1)],
                gap=7,
                align="center",
            )
            for side, verdict in verdicts.items()
        ]
        return Column(items=rows, gap=2)

    def _sign(self, verdict: str) -> Widget:
        def paint(surface: Surface, rect: Rect) -> None:
            paint_verdict(surface, rect, verdict, self.stage.palette)

        return Picture(label="", width=SIGN, height=SIGN, paint=paint)

    def _article(self, clause: ClauseBeside) -> list[Widget]:
        disputed = [] if clause.disputed is None else [Text(text=clause.disputed, style="label")]
        said = Column(items=[Text(text=clause.article)], grow=0.42)
        why = Column(items=[Text(text=self._say("end.why", why=clause.why)), *disputed], gap=6, grow=0.58)
        told: list[Widget] = [Row(items=[said, why], gap=28, align="top")] if self._is_wide else [said, why]
        return [Rule(), *told, Text(text=clause.source, style="small_italic", tone="faded")]

    # The moves.

    def _moves(self) -> list[Widget]:
        about: list[Widget] = []
        if self.sitting.reader is not None:
            about.append(Text(text=self._say("end.moves_about"), style="italic", tone="faded"))
        weeks = [self._week(week) for week in self.ended.moves()]
        line = self._paint_line if self._is_wide else None
        return [*about, Column(items=weeks, gap=8, backdrop=line)]

    def _week(self, week: MovesOfWeek) -> Widget:
        words, reader = self.sitting.words, self.sitting.reader
        when = Column(
            items=[
                Text(text=self._say("minutes.week", number=week.week), style="label_bold", tone="red"),
                Text(text=words.short_day(words.first_day(week.week)), style="small_italic", tone="faded"),
            ],
            gap=0,
            width=WEEK_WIDTH,
        )
        cells = [
            self._done(words.side(side), text, f"side {words.names.side[side]}", week.reasons[side])
            for side, text in week.done.items()
        ]
        if reader is not None and week.in_history is not None:
            head = self._say("end.in_history", side=words.side(reader))
            cells.append(self._done(head, week.in_history, "rule", ()))
        if not self._is_wide:
            return Column(items=[when, *cells], gap=4)
        return Row(
            items=[when, Picture(label="", width=POINT, height=2 * POINT, paint=self._paint_point), *cells],
            gap=10,
        )

    def _done(self, head: str, text: str, tone: str, reasons: Sequence[str]) -> Widget:
        """Build what was done in a week, with the reasons that a player gave."""
        told = [Text(text=one, style="small_italic") for one in reasons]
        items = [Text(text=head, style="small_bold", tone="faded"), Text(text=text, style="label"), *told]
        return Panel(kind="slip", tone=tone, pad=9, gap=2, grow=1, items=items)

    def _paint_line(self, surface: Surface, rect: Rect) -> None:
        """Draw the line of time behind the points of the weeks."""
        x = rect.x + round((WEEK_WIDTH + 10 + POINT / 2) * self.stage.scale)
        width = max(round(2 * self.stage.scale), 1)
        pygame.draw.line(surface, self.stage.palette.rule, (x, rect.top + width), (x, rect.bottom), width)

    def _paint_point(self, surface: Surface, rect: Rect) -> None:
        radius = round(POINT * self.stage.scale / 2)
        centre = (rect.centerx, rect.top + 2 * radius)
        pygame.draw.circle(surface, self.stage.palette.paper, centre, radius)
        pygame.draw.aacircle(surface, self.stage.palette.red, centre, radius - 2)

    # Beyond the game.

    def _week_of_record(self, week: WeekOfRecord) -> list[Widget]:
        deeds = [
            Column(items=[Text(text=one.name, style="small_bold"), Text(text=one.text)], gap=1, grow=1)
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
            told.append(
                Column(items=[_heading(chapter.title), Text(text=chapter.text), source, Rule()], gap=7)
            )
        return self._in_columns(told)

    def _sources(self) -> list[Widget]:
        words = self.sitting.words
        note = Text(text=words.of(words.scenario.story.sources_note))
        works: list[Widget] = [
            Column(
                items=[
                    Text(text=source.name, style="label_bold"),
                    Text(text="; ".join(source.works), style="label"),
                ],
                gap=1,
            )
            for source in sources_of(words)
        ]
        return [note, Rule(), *self._in_columns(works)]

    def _in_columns(self, items: Sequence[Widget]) -> list[Widget]:
        """Set things in two columns where there is room, so that lines stay short enough to read."""
        if not self._is_wide:
            return list(items)
        half = (len(items) + 1) // 2
        columns = [Column(items=part, gap=10, grow=1) for part in (items[:half], items[half:])]
        return [Row(items=columns, gap=34, align="top")]


def _heading(text: str) -> Widget:
    return Text(text=text, style="heading", tone="red")
