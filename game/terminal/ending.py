"""The end: how the talks ended, the summer, both scores, the treaty beside history, and the moves."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from game.errors import shown
from game.play.debrief_page import DebriefPage, save_for_page
from game.play.folder import save_folder
from game.play.saves import autosave
from game.play.session import Session
from game.telling import ending
from game.telling.history import record_of
from game.terminal.desk import Desk, InputEnded, Option
from game.terminal.screens import Screens

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
        self.session = session
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
            *([("group", self.name_group)] if self.session.humans else []),
            ("page", self.page),
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

    # Keeping it.

    def name_group(self) -> None:
        """Let the players give themselves a name, and save it."""
        self.paper.say(self.words.say("group.ask"))
        self.session.name_group(self.desk.ask_freely())
        key = "group.named" if self.session.group else "group.nameless"
        self.paper.say(self.words.say(key, group=shown(self.session.group)))
        _, trouble = autosave(self.session, save_folder())
        if trouble is not None:
            self.paper.say(self.words.say("not_saved", reason=trouble))

    def page(self) -> None:
        """Make a page of this game, say where it lies, and open it where that is wanted."""
        title = ending.page_title(self.session, self.words)
        page, trouble = save_for_page(self.session, save_folder(), title, self.words.lang)
        if page is None:
            self.paper.say(self.words.say("not_saved", reason=trouble))
            return
        self.paper.say(self.words.say("page.making"))
        trouble = page.make()
        if trouble is not None:
            self.paper.say(self.words.say("page.failed", trouble=trouble))
            return
        self.paper.say(self.words.say("page.made"))
        self.paper.say(str(page.out), indent=2)
        self._offer_to_open(page)

    def _offer_to_open(self, page: DebriefPage) -> None:
        self.paper.say(self.words.say("page.open_now"))
        options = [Option(self.words.say("yes")), Option(self.words.say("no"))]
        try:
            is_wanted = self.desk.choose(options, default=1) == 0
        except InputEnded:
            return
        if is_wanted and not page.open():
            self.paper.say(self.words.say("page.not_opened"))
            self.paper.say(str(page.out), indent=2)

    # How it ended.

    def outcome(self) -> None:
        """Say how the talks ended, and on what terms."""
        outcome = ending.outcome_of(self.session, self.words)
        self.paper.title(outcome.title)
        if outcome.reason is not None:
            self.paper.say(outcome.reason)
            self.paper.gap()
        self.paper.say(outcome.text)
        if outcome.signed_line is not None:
            self.paper.gap()
            self._say_all(outcome.signed_line, *(side.steps_line for side in outcome.sides))
        self._say_all(*(side.value_line for side in outcome.sides))
        self._say_all(*(side.type_line for side in outcome.sides))
        self._say_all(ending.group_line(self.session, self.words))
        self.paper.say(outcome.code_line, style="bold")
        self.paper.say(outcome.seed_line, style="dim")

    def _say_all(self, *sentences: str | None, style: str = "") -> None:
        """Write each of some sentences that is there."""
        for sentence in sentences:
            if sentence is not None:
                self.paper.say(sentence, style=style)

    # The summer.

    def summer(self) -> None:
        """Tell the summer in the order of its days, with the chance of what came."""
        self.paper.title(self.words.say("end.summer"))
        self.paper.say(self.words.say("end.summer_about"), style="dim")
        for day in ending.summer_of(self.session, self.words, self.side):
            self.paper.heading(day.heading)
            self.paper.say(day.text)
            otherwise = self.words.say("end.otherwise") if day.is_otherwise else None
            self._say_all(day.odds_line, otherwise, day.disputed, day.source, style="dim")

    # The scores.

    def scores(self) -> None:
        """Write both scores of both sides by columns, with what each column asks."""
        self.paper.title(self.words.say("end.scores"))
        self.paper.say(self.words.say("end.scores_about"), style="dim")
        for score in ending.scores_of(self.session, self.words, self.side):
            self.paper.heading(score.name)
            if self.paper.plain:
                self._list_score(score)
            else:
                self._draw_score(score)
            drawn = self.words.points(score.drawn)
            self.paper.say(self.words.say("end.drawn", points=drawn), style="dim")

    def _list_score(self, score: ending.Score) -> None:
        """Write a score as a list."""
        for column in score.columns:
            about = {"column": column.name, "why": column.why, "why_fact": column.why_fact}
            text = self.words.say("end.column", **about, **self._said(column.paper, column.fact))
            self.paper.item("-", text)
        self.paper.item("-", self.words.say("end.column_total", **self._said(score.paper, score.fact)))

    def _said(self, paper: float, fact: float) -> dict[str, str]:
        return {"paper": self.words.points(paper), "fact": self.words.points(fact)}

    def _draw_score(self, score: ending.Score) -> None:
        """Write a score as bars in two columns."""
        total = self.words.say("end.total")
        longest = max(map(len, [total, *(column.name for column in score.columns)]))
        heads = "".join(self.words.say(f"end.{head}").ljust(SCORE_WIDTH) for head in ("paper", "fact"))
        self.paper.say(f"{'':{longest}}  {heads.rstrip()}", style="dim")
        for column in score.columns:
            self._bars(column.name.ljust(longest), column.paper, column.fact)
            why = self.words.say("end.column_why", why=column.why, why_fact=column.why_fact)
            self.paper.say(why, indent=2, style="dim")
        self._bars(total.ljust(longest), score.paper, score.fact)

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
        is_signed = ending.result_of(self.session).treaty is not None
        if is_signed:
            here = [self.words.say("end.here")]
        else:
            self.paper.say(self.words.say("end.no_treaty"))
            here = [self.words.side(side) for side in self.session.sides]
        verdict = [""] if is_signed else []
        heads = [self.words.say("table.clause"), *here, self.words.say("end.theirs"), *verdict]
        clauses = ending.treaty_of(self.session, self.words, self.side)
        self._rows(heads, [_beside(clause, is_signed=is_signed) for clause in clauses])
        for clause in clauses:
            if clause.differs:
                self._article(clause)

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
        for clause in ending.treaty_of(self.session, self.words, self.side):
            self._article(clause)

    def _article(self, clause: ending.ClauseBeside) -> None:
        if clause.differs:
            self.paper.heading(f"{clause.name} ({clause.verdict})")
            levels = {"ours": clause.here_names[0], "theirs": clause.history_name}
            self.paper.say(self.words.say("end.both_levels", **levels))
        else:
            self.paper.heading(f"{clause.name}: {clause.history_name}")
        self._say_all(clause.article, self.words.say("end.why", why=clause.why))
        self._say_all(clause.disputed, clause.source, style="dim")

    # The moves.

    def moves(self) -> None:
        """Set the moves of both sides side by side, week by week, and what the player's did in history."""
        self.paper.title(self.words.say("end.moves"))
        sides = ending.sides_for(self.session, self.words, self.side)
        heads = [self.words.side(side) for side in sides]
        if self.side is not None:
            heads.append(self.words.say("end.in_history", side=self.words.side(self.side)))
            self.paper.say(self.words.say("end.moves_about"), style="dim")
        weeks = ending.moves_of(self.session, self.words, self.side)
        if self.paper.plain:
            for week in weeks:
                self.paper.heading(self.words.say("minutes.week", number=week.week))
                for head, cell in zip(heads, _cells(week), strict=True):
                    self.paper.item("-", f"{head}. {' '.join(cell.splitlines())}")
            return
        rows = [[str(week.week), *_cells(week)] for week in weeks]
        self.paper.table([self.words.say("end.week"), *heads], [4, *[0] * len(heads)], rows, is_airy=True)

    # Beyond the game.

    def record(self) -> None:
        """Tell history week by week."""
        self.paper.title(self.words.say("end.chapter_record"))
        for week in record_of(self.words):
            self.paper.heading(week.day)
            for deeds in week.deeds:
                self.paper.say(f"{deeds.name}. {deeds.text}")
            self.paper.say(week.source, style="dim")

    def aftermath(self) -> None:
        """Let the player read on after the summer."""
        told = ending.aftermath_of(self.words)
        while True:
            self.paper.title(self.words.say("end.chapter_aftermath"))
            place = self.desk.choose([Option(chapter.title) for chapter in told], may_go_back=True)
            if place is None:
                return
            self.paper.heading(told[place].title)
            self.paper.say(told[place].text)
            self.paper.say(told[place].source, style="dim")

    def sources(self) -> None:
        """Say what is record, what is model and what is drama, and where the sources are found."""
        self.paper.title(self.words.say("end.chapter_sources"))
        self.paper.say(self.words.of(self.words.scenario.story.sources_note))
        self.paper.gap()
        for source in ending.sources_of(self.words):
            self.paper.item("-", f"{source.name}: {'; '.join(source.works)}.")


def _beside(clause: ending.ClauseBeside, *, is_signed: bool) -> list[str]:
    """Make a row of a clause: its levels here, history's, and the verdict where a treaty was signed."""
    verdict = [clause.verdict] if is_signed else []
    return [clause.name, *clause.here_names, clause.history_name, *verdict]


def _cells(week: ending.MovesOfWeek) -> list[str]:
    """Make a row of a week: what each side did and why, and what the reader's did in history."""
    done = ["\n".join([text, *week.reasons[side]]) for side, text in week.done.items()]
    return [*done, *([] if week.in_history is None else [week.in_history])]
