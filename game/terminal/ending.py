"""The end: how the talks ended, the summer, both scores, the treaty beside history, and the moves."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from game.play.actions import NamedAction
from game.play.records import Record
from game.play.result import NamedResult
from game.play.session import Session
from game.scenario.schema import Clause, RecordedMove
from game.terminal.desk import Desk, InputEnded, Option
from game.terminal.screens import Screens

NOTHING: Final = "–"
ALIKE: Final = 0.05
"""Points by which two levels may differ and still be worth the same to a side."""
ALL_SUMMERS: Final = 100
SCORE_WIDTH: Final = 18
CLAUSE_WIDTH: Final = 18


class Ending:
    """Tells the end of one game.

    Args:
        session: The game, which is over.
        screens: Where things are shown.
        desk: Where questions are answered.
        side: For whose eyes; None where both sides or nobody played.
    """

    def __init__(self, session: Session, screens: Screens, desk: Desk, side: str | None) -> None:
        result = session.result
        if result is None:
            message = "the game is not over"
            raise ValueError(message)
        self.session = session
        self.result: NamedResult = result
        self.screens = screens
        self.words = screens.words
        self.paper = desk.paper
        self.desk = desk
        self.side = side

    def tell(self) -> None:
        """Tell the end part by part, then whatever is asked for until the player leaves."""
        parts: list[Callable[[], None]] = [self.outcome, self.summer, self.scores, self.treaty, self.moves]
        is_typed = True
        for place, part in enumerate(parts):
            part()
            if place < len(parts) - 1 and is_typed:
                is_typed = self._turned_page()
        if is_typed:
            self._more()

    def _turned_page(self) -> bool:
        """Wait for Enter; the rest is told all the same where nothing more is typed."""
        self.paper.gap()
        self.paper.say(self.words.say("end.next"))
        try:
            self.desk.ask()
        except InputEnded:
            return False
        return True

    def _more(self) -> None:
        """Offer every part again, and what lies beyond the game."""
        chapters: list[tuple[str, Callable[[], None]]] = [
            ("summer", self.summer),
            ("scores", self.scores),
            ("treaty", self.treaty),
            ("articles", self.articles),
            ("moves", self.moves),
            ("record", self.record),
            ("aftermath", self.aftermath),
            ("sources", self.sources),
            ("minutes", lambda: self.screens.minutes(self.session, self.side)),
        ]
        while True:
            self.paper.heading(self.words.say("end.more"))
            options = [Option(self.words.say(f"end.chapter_{name}")) for name, _ in chapters]
            try:
                place = self.desk.choose(
                    [*options, Option(self.words.say("end.leave"))], default=len(options)
                )
            except InputEnded:
                return
            if place is None or place == len(chapters):
                return
            chapters[place][1]()

    # How it ended.

    def outcome(self) -> None:
        """Say how the talks ended, and on what terms."""
        result = self.result
        outcome = self.words.scenario.outcomes[self.words.names.outcome[result.outcome]]
        self.paper.title(self.words.of(outcome.title))
        ending = self.words.scenario.endings.get(result.reason)
        if ending is not None:
            self.paper.say(f"{self.words.of(ending.title)}. {self.words.of(ending.text)}")
            self.paper.gap()
        self.paper.say(self.words.of(outcome.text))
        if result.signed is not None:
            self.paper.gap()
            self.paper.say(self.words.say("end.signed", date=self.words.day(result.signed)))
            for side, steps in result.steps.items():
                if steps > 0:
                    self.paper.say(self.words.say("end.steps", n=steps, side=self.words.side(side)))
        for side, value in result.value.items():
            key = "end.value" if result.stands else "end.floor"
            self.paper.say(self.words.say(key, side=self.words.side(side), n=round(value)))
        for side in self.session.sides:
            self._reveal(side)
        self.paper.say(self.words.say("end.seed", seed=self.session.setup.seed), style="dim")

    def _reveal(self, side: str) -> None:
        type_id = self.session.observe(side).type
        type_ = next(one for one in self.words.side_of(side).types if one.id == type_id)
        self.paper.say(
            self.words.say(
                "end.type",
                side=self.words.side(side),
                type=self.words.of(type_.name),
                about=self.words.of(type_.about),
            )
        )

    # The summer.

    def summer(self) -> None:
        """Tell the summer in the order of its days, with the chance of what came."""
        self.paper.title(self.words.say("end.summer"))
        self.paper.say(self.words.say("end.summer_about"), style="dim")
        steps = {step.id: step for step in self.words.scenario.summer}
        told = [record for record in self.session.records(self.side) if record.what == "summer_step"]
        for record in sorted(told, key=lambda record: record.date):
            details: Any = record.details
            step = steps[details["step"]]
            way = step.comes if details["came"] else step.otherwise
            if way is None or way.text is None:
                continue
            day, title = self.words.short_day(record.date), self.words.of(step.title)
            day = day[:1].upper() + day[1:]
            self.paper.heading(self.words.say("end.summer_step", date=day, title=title))
            self.paper.say(self.words.of(way.text))
            self._tell_odds(record)
            if step.historical is not None and step.historical != way.id:
                self.paper.say(self.words.say("end.otherwise"), style="dim")
            if step.disputed is not None and step.historical == way.id:
                self.paper.say(self.words.say("disputed", text=self.words.of(step.disputed)), style="dim")
            interpretation = f" {self.words.say('interpretation')}" if way.kind == "interpretation" else ""
            self.paper.say(self.words.source(step) + interpretation, style="dim")

    def _tell_odds(self, record: Record) -> None:
        details: Any = record.details
        chance = details["chance"] if details["came"] else 1 - details["chance"]
        summers = round(ALL_SUMMERS * chance)
        if summers < ALL_SUMMERS:
            self.paper.say(self.words.say("end.in_summers", n=summers), style="dim")

    # The scores.

    def scores(self) -> None:
        """Write both scores of both sides by columns, with what each column asks."""
        self.paper.title(self.words.say("end.scores"))
        self.paper.say(self.words.say("end.scores_about"), style="dim")
        sides = [self.side, self.words.other(self.side)] if self.side else list(self.session.sides)
        for side in sides:
            self._scores_of(side)

    def _scores_of(self, side: str) -> None:
        columns = self.words.side_of(side).columns
        names = [self.words.of(column.name) for column in columns]
        total = self.words.say("end.total")
        longest = max(map(len, [*names, total]))
        heads = "".join(self.words.say(f"end.{head}").ljust(SCORE_WIDTH) for head in ("paper", "fact"))
        self.paper.heading(self.words.side(side))
        if not self.paper.plain:
            self.paper.say(f"{'':{longest}}  {heads.rstrip()}", style="dim")
        for name, column in zip(names, columns, strict=True):
            paper, fact = (
                points[side][column.id] for points in (self.result.paper_columns, self.result.fact_columns)
            )
            why, why_fact = self.words.of(column.paper), self.words.of(column.fact)
            if self.paper.plain:
                slots = {"paper": self.words.points(paper), "fact": self.words.points(fact)}
                text = self.words.say("end.column", column=name, why=why, why_fact=why_fact, **slots)
                self.paper.item("-", text)
            else:
                self._bars(name.ljust(longest), paper, fact)
                self.paper.say(
                    self.words.say("end.column_why", why=why, why_fact=why_fact), indent=2, style="dim"
                )
        paper, fact = self.result.paper[side], self.result.fact[side]
        if self.paper.plain:
            slots = {"paper": self.words.points(paper), "fact": self.words.points(fact)}
            self.paper.item("-", self.words.say("end.column_total", **slots))
        else:
            self._bars(total.ljust(longest), paper, fact)
        drawn = self.words.points(self.result.drawn_fact[side])
        self.paper.say(self.words.say("end.drawn", points=drawn), style="dim")

    def _bars(self, name: str, *points: float) -> None:
        """Write points as bars behind a name."""
        bars = "".join(
            f"{self.paper.bar(value / 100)}{self.words.points(value)}".ljust(SCORE_WIDTH) for value in points
        )
        self.paper.say(f"{name}  {bars.rstrip()}")

    # The treaty beside history.

    def treaty(self) -> None:
        """Set the treaty, or the seals as they stood, beside history; then tell what differs, and why."""
        self.paper.title(self.words.say("end.treaty"))
        treaty = self.result.treaty
        if treaty is None:
            self.paper.say(self.words.say("end.no_treaty"))
            heads = [self.words.side(side) for side in self.session.sides]
        else:
            heads = [self.words.say("end.here")]
        heads = [
            self.words.say("table.clause"),
            *heads,
            self.words.say("end.theirs"),
            *([""] if treaty else []),
        ]
        self._rows(heads, [self._row(clause) for clause in self.words.scenario.clauses])
        for clause in self.words.scenario.clauses:
            if treaty is not None and treaty[clause.id] != clause.history.level:
                self._article(clause)

    def _row(self, clause: Clause) -> list[str]:
        treaty = self.result.treaty
        if treaty is None:
            seals = [self.session.observe(side).clauses[clause.id].ours for side in self.session.sides]
            verdict = []
        else:
            seals = [treaty[clause.id]]
            verdict = [self._verdict(clause, treaty[clause.id])]
        levels = [self.words.level(clause.id, level) for level in (*seals, clause.history.level)]
        return [self.words.of(clause.name), *levels, *verdict]

    def _rows(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table; on plain paper, a line for each row that names every cell."""
        if not self.paper.plain:
            self.paper.table(heads, [CLAUSE_WIDTH, *[0] * (len(heads) - 1)], list(rows))
            return
        for name, *cells in rows:
            told = [
                f"{head}: {cell}" if head else f"{cell[:1].upper()}{cell[1:]}"
                for head, cell in zip(heads[1:], cells, strict=True)
            ]
            self.paper.item("-", f"{'. '.join([name, *told])}.")

    def articles(self) -> None:
        """Tell every article of history, and why it came out so."""
        self.paper.title(self.words.say("end.chapter_articles"))
        for clause in self.words.scenario.clauses:
            self._article(clause)

    def _article(self, clause: Clause) -> None:
        history, treaty = clause.history, self.result.treaty
        name, real = self.words.of(clause.name), self.words.level(clause.id, history.level)
        if treaty is None or treaty[clause.id] == history.level:
            self.paper.heading(f"{name}: {real}")
        else:
            self.paper.heading(f"{name} ({self._verdict(clause, treaty[clause.id])})")
            ours = self.words.level(clause.id, treaty[clause.id])
            self.paper.say(self.words.say("end.both_levels", ours=ours, theirs=real))
        article = "" if history.article is None else self.words.say("end.article", article=history.article)
        self.paper.say(" ".join(filter(None, (article, self.words.of(history.text)))))
        self.paper.say(self.words.say("end.why", why=self.words.of(history.why)))
        if history.disputed is not None:
            self.paper.say(self.words.say("disputed", text=self.words.of(history.disputed)), style="dim")
        self.paper.say(self.words.source(history), style="dim")

    def _verdict(self, clause: Clause, level: str) -> str:
        """Say whether a level is the same as history's, better or worse, for one side or for each."""
        if level == clause.history.level:
            return self.words.say("end.same")
        if self.side is not None:
            return self.words.say(f"end.{self._compared(self.side, clause, level)}")
        verdicts = [
            self.words.say(f"end.{self._compared(side, clause, level)}_for", side=self.words.side(side))
            for side in self.session.sides
        ]
        return ", ".join(verdicts)

    def _compared(self, side: str, clause: Clause, level: str) -> str:
        points = self.session.observe(side).clauses[clause.id].points
        gain = points[level] - points[clause.history.level]
        if abs(gain) < ALIKE:
            return "alike"
        return "better" if gain > 0 else "worse"

    # The moves.

    def moves(self) -> None:
        """Set the moves of both sides side by side, week by week, and what the player's did in history."""
        self.paper.title(self.words.say("end.moves"))
        sides = [self.side, self.words.other(self.side)] if self.side else list(self.session.sides)
        heads = [self.words.side(side) for side in sides]
        if self.side is not None:
            heads.append(self.words.say("end.in_history", side=self.words.side(self.side)))
            self.paper.say(self.words.say("end.moves_about"), style="dim")
        rows = []
        weeks = self.session.week if self.side is None else self.words.scenario.talks.weeks
        for week in range(1, weeks + 1):
            row = [self._done(week, side) for side in sides]
            rows.append(row if self.side is None else [*row, self._done_in_history(week, self.side)])
        if self.paper.plain:
            for week, row in enumerate(rows, 1):
                self.paper.heading(self.words.say("minutes.week", number=week))
                for head, cell in zip(heads, row, strict=True):
                    self.paper.item("-", f"{head}. {cell}")
            return
        numbered = [[str(week), *row] for week, row in enumerate(rows, 1)]
        self.paper.table([self.words.say("end.week"), *heads], [4, *[0] * len(heads)], numbered, is_airy=True)

    def _done_in_history(self, week: int, side: str) -> str:
        """Say what a delegation of the record did in a week, as the game's moves have it."""
        talks = self.words.scenario.talks
        first = talks.first_day + dt.timedelta(days=(week - 1) * talks.days_per_week)
        done = [
            action
            for row in self.words.scenario.record
            if 0 <= (row.first_day - first).days < talks.days_per_week and side in row.moves
            for action in _actions_of(row.moves[side])
        ]
        return self._listed(done)

    def _done(self, week: int, side: str) -> str:
        decisions = self.session.decisions
        return self._listed(one.action for one in decisions if one.week == week and one.side == side)

    def _listed(self, actions: Iterable[NamedAction]) -> str:
        return " ".join(self._briefly(action) for action in actions if action.kind != "silence") or NOTHING

    def _briefly(self, action: NamedAction) -> str:
        """Name a move and what it is about."""
        parts = [self.words.seal(clause, level) for clause, level in action.seals.items()]
        if action.document is not None:
            parts.append(self.words.of(self.words.document_of(action.document).name))
        elif action.clause is not None:
            parts.append(self.words.clause(action.clause))
        parts += [self.words.clause(clause) for clause in action.clauses]
        name = self.words.of(self.words.scenario.moves[action.kind].name)
        return f"{name}: {'; '.join(parts)}." if parts else f"{name}."

    # Beyond the game.

    def record(self) -> None:
        """Tell history week by week."""
        self.paper.title(self.words.say("end.chapter_record"))
        for week in self.words.scenario.record:
            self.paper.heading(self.words.day(week.first_day))
            for side, told in week.told.items():
                self.paper.say(f"{self.words.side(side)}. {self.words.of(told)}")
            self.paper.say(self.words.source(week), style="dim")

    def aftermath(self) -> None:
        """Let the player read on after the summer."""
        told = self.words.scenario.aftermath
        while True:
            self.paper.title(self.words.say("end.chapter_aftermath"))
            place = self.desk.choose([Option(self.words.of(one.title)) for one in told], may_go_back=True)
            if place is None:
                return
            self.paper.heading(self.words.of(told[place].title))
            self.paper.say(self.words.of(told[place].text))
            self.paper.say(self.words.source(told[place]), style="dim")

    def sources(self) -> None:
        """Say what is record, what is model and what is drama, and where the sources are found."""
        self.paper.title(self.words.say("end.chapter_sources"))
        self.paper.say(self.words.of(self.words.scenario.story.sources_note))
        works: dict[str, list[str]] = {}
        for source in self.words.scenario.sources.values():
            works.setdefault(self.words.of(source.name), []).append(source.work)
        self.paper.gap()
        for name, found in works.items():
            self.paper.item("-", f"{name[:1].upper()}{name[1:]}: {'; '.join(found)}.")


def _actions_of(move: RecordedMove) -> list[NamedAction]:
    """Give the move at the table and the cable of a week of the record."""
    actions = []
    if move.table is not None:
        actions.append(NamedAction(move.table, seals=move.seals, document=move.document, clause=move.clause))
    if move.cable is not None:
        actions.append(NamedAction(move.cable, clauses=tuple(move.about)))
    return actions
