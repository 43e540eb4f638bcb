"""What the page of a class says, as plain facts: charts, tables and sentences, without markup."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from game.debrief.whole_class import charts
from game.debrief.whole_class.entries import Entry, Roll
from game.debrief.whole_class.far_apart import Pair, pair_of
from game.debrief.whole_class.gather import Note
from game.debrief.whole_class.parting import Parting, parting_of
from game.debrief.whole_class.reasons import ReasonsFacts, reasons_of_class
from game.debrief.whole_class.words import in_a_line, move_name, outcome_title, percent
from game.debrief.whole_class.yardstick import Yardstick
from game.pages.charts import Chart, Table, said
from game.pages.strangers import fit
from game.play.playback import Taken
from game.telling.ending import briefly
from game.telling.history import actions_of, week_in_history
from game.telling.words import Words

OPEN_ROWS: Final = 200
"""Rows that a table shows open; the rest is folded away."""
FOLD: Final = 1_000
"""Rows of a fold."""
FEW: Final = 40
"""Groups up to which each is shown by itself in charts."""
NEARLY_ALL: Final = 0.9
LARGE_GAP: Final = 8.0
"""Points between paper and fact from which on a class is asked about them."""
PLAN: Final = (
    ("feelings", 2),
    ("outcomes", 1),
    ("clauses", 3),
    ("chart", 2),
    ("questions", 3),
)
"""What to show in the eleven minutes that a lesson leaves, and for how many of them each."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Rows of a table that are folded away, with what the fold is called."""

    name: str
    table: Table


@dataclass(frozen=True, slots=True)
class LongTable:
    """A table whose first rows are open, the others in folds."""

    name: str
    table: Table
    folds: tuple[Fold, ...]


@dataclass(frozen=True, slots=True)
class PairFacts:
    """The two treaties that are farthest apart, side by side."""

    about: str
    treaty: Table
    moves: Table | None
    no_moves: str


@dataclass(frozen=True, slots=True)
class PartingFacts:
    """The decision at which the class parted."""

    about: str
    chart: Chart
    branches: tuple[str, ...]
    history: str
    left_out: str
    no_proof: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the debrief: from when to when, of which section of the page, and what to do."""

    minutes: str
    section: str
    doing: str


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """The page of a class. What does not apply is None or empty, and its `none_` sentence says so.

    Attributes:
        lang: Its language.
        title: Its title.
        sides: What the sides are called.
        opening: What it is, in sentences.
        plan: What to show first where there is little time.
        outcomes: How the talks ended.
        signed: How many treaties were signed, and how many of them stand.
        treaties: All treaties on one chart.
        treaties_about: How to read it.
        scores: How the scores of each side are spread.
        scores_by_group: The same of each group.
        clauses: How the class split on each clause.
        pair: The two treaties that are farthest apart.
        parting: Where the class parted ways.
        reasons: What players gave as their reasons.
        questions: What to talk about.
        games: All games.
        notes: What there is to know about the files.
        refused: What could not be read, with the reasons.
    """

    lang: str
    title: str
    sides: tuple[str, ...]
    opening: tuple[str, ...]
    plan: tuple[Step, ...]
    outcomes: Chart | None
    signed: str
    treaties: Chart | None
    treaties_about: tuple[str, ...]
    scores: Chart | None
    scores_by_group: tuple[Chart, ...]
    clauses: Chart | None
    pair: PairFacts | None
    parting: PartingFacts | None
    reasons: ReasonsFacts
    questions: tuple[str, ...]
    games: LongTable
    notes: tuple[str, ...]
    refused: LongTable | None


def class_facts(words: Words, yardstick: Yardstick, roll: Roll, title: str = "") -> ClassFacts:
    """Find out what the page of a class says.

    Args:
        words: How to say it, of the scenario that the yardstick is made of; its own texts are "class".
        yardstick: What values the treaties.
        roll: What the class handed in.
        title: What the teacher calls the page; a stranger's text.
    """
    parting = parting_of(_of_one_calendar(roll.finished))
    pair = pair_of(words.names, roll.with_treaty)
    split = charts.split_of(words, roll.with_treaty)
    is_few = len(roll.finished) <= FEW
    return ClassFacts(
        lang=words.lang,
        title=_title(words, roll, title),
        sides=tuple(words.side(side.id) for side in words.scenario.sides),
        opening=_opening(words, roll),
        plan=_plan(words),
        outcomes=charts.outcomes(words, roll.finished),
        signed=_signed_and_standing(words, roll.with_treaty),
        treaties=charts.treaties(words, yardstick, roll.with_treaty, is_few=is_few),
        treaties_about=_about_treaties(words, roll.with_treaty, is_few=is_few),
        scores=charts.scores(words, roll.finished),
        scores_by_group=charts.scores_by_group(words, roll.finished) if is_few else (),
        clauses=charts.clauses(words, split),
        pair=None if pair is None else _pair_facts(words, yardstick, pair),
        parting=None if parting is None else _parting_facts(words, parting),
        reasons=reasons_of_class(words, roll),
        questions=_questions(words, yardstick, roll, split, parting),
        games=_games(words, roll),
        notes=tuple(_note(words, note) for note in roll.notes),
        refused=_refused(words, roll),
    )


def _of_one_calendar(entries: Iterable[Entry]) -> list[Entry]:
    """Keep the games of the calendar that most of them have, since only their weeks can be compared."""
    by_calendar: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        if entry.game is not None:
            talks = entry.game.scenario.data.talks
            by_calendar.setdefault((talks.first_day, talks.days_per_week, talks.weeks), []).append(entry)
    return max(by_calendar.values(), key=len, default=[])


# Sentences.


def _title(words: Words, roll: Roll, title: str) -> str:
    """Say what the page is: the class as the teacher calls it, the scenario, and how many games."""
    called = "" if roll.is_anonymous else fit(title, 200)
    if called[:1].isdigit() and words.say("class_word") not in called.casefold():
        called = words.say("class_named", name=called)
    what = words.of(words.scenario.title)
    return words.say("page_title", name=called or words.say("title"), scenario=what, n=len(roll.counted))


def _plan(words: Words) -> tuple[Step, ...]:
    steps, start = [], 0
    for section, minutes in PLAN:
        told = words.say("plan.minutes", first=start, last=start + minutes)
        steps.append(Step(told, section, words.say(f"plan.{section}")))
        start += minutes
    return tuple(steps)


def _signed_and_standing(words: Words, entries: Sequence[Entry]) -> str:
    """Say how many treaties were signed, all of which count in the charts, and how many do not stand."""
    n_void = sum(entry.is_void for entry in entries)
    told = words.say("signed.all", n=len(entries)) if entries else ""
    return f"{told} {words.say('signed.void', n=n_void)}" if n_void else told


def _opening(words: Words, roll: Roll) -> tuple[str, ...]:
    counted, finished = len(roll.counted), len(roll.finished)
    has_codes = any(entry.game is None for entry in roll.counted)
    told = [words.say("summary.games", n=counted)] if has_codes else []
    if counted > finished:
        told.append(words.say("summary.unfinished", n=counted - finished, all=counted))
    if finished == 0:
        told.append(words.say("summary.nothing_over"))
    if roll.refused:
        told.append(words.say("summary.refused", n=len(roll.refused)))
    if roll.is_anonymous:
        told.append(words.say("summary.anonymous"))
    return (*([" ".join(told)] if told else []), words.say("summary.model"))


def _about_treaties(words: Words, entries: Sequence[Entry], *, is_few: bool) -> tuple[str, ...]:
    first, second = (words.side(side.id) for side in words.scenario.sides)
    how = words.say("chart.few") if is_few else words.say("chart.many", few=charts.SOME)
    if is_few and any(entry.is_void for entry in entries):
        how += f" {words.say('chart.void')}"
    return (
        words.say("chart.about", first=first, second=second),
        f"{how} {words.say('chart.frontier_about')}",
    )


def _note(words: Words, note: Note) -> str:
    kind = note.kind
    if kind == "same_group" and not note.about:
        kind = "same_group_unnamed"
    return words.say(
        f"notes.{kind}", names=in_a_line(words, [_bare(name) for name in note.names]), about=_bare(note.about)
    )


def _bare(file: str) -> str:
    """Give the name of a save without what all of them end with."""
    return file.removesuffix(".json")


# The pair.


def _pair_facts(words: Words, yardstick: Yardstick, pair: Pair) -> PairFacts:
    both = (pair.first, pair.second)
    about = words.say(
        "pair.about",
        first=pair.first.name,
        second=pair.second.name,
        n=pair.n_different,
        all=len(words.scenario.clauses),
    )
    moves = _moves_beside(words, pair)
    return PairFacts(about, _treaties_beside(words, yardstick, both), moves, words.say("pair.no_moves"))


def _treaties_beside(words: Words, yardstick: Yardstick, both: Sequence[Entry]) -> Table:
    keys = ("pair.clause", "pair.history", "pair.differs")
    clause, history, differs = (words.say(key) for key in keys)
    rows = [_clause_beside(words, yardstick, both, one.id) for one in words.scenario.clauses]
    rows.append((words.say("pair.signed"), *(_signed(words, entry) for entry in both), "", ""))
    for side in words.scenario.sides:
        name = words.say("pair.scores", side=words.side(side.id))
        rows.append((name, *(_two_scores(words, entry, side.id) for entry in both), "", ""))
    return Table((clause, both[0].name, both[1].name, differs, history), tuple(rows))


def _clause_beside(words: Words, yardstick: Yardstick, both: Sequence[Entry], clause: str) -> tuple[str, ...]:
    here = [entry.treaty[clause] for entry in both if entry.treaty is not None]
    differs = words.say("pair.yes") if len(set(here)) > 1 else ""
    levels = [words.level(clause, level) for level in here]
    return (words.clause(clause), *levels, differs, words.level(clause, yardstick.history[clause]))


def _two_scores(words: Words, entry: Entry, side: str) -> str:
    if entry.paper is None or entry.fact is None:
        return words.say("nothing")
    paper, fact = (said(score[side], words.lang) for score in (entry.paper, entry.fact))
    return words.say("pair.two_numbers", paper=paper, fact=fact)


def _moves_beside(words: Words, pair: Pair) -> Table | None:
    """Set the moves of both games side by side, week by week."""
    games = [(entry, entry.game) for entry in (pair.first, pair.second) if entry.game is not None]
    if not games:
        return None
    columns = [(entry, game, side.id) for entry, game in games for side in words.scenario.sides]
    headings = [
        words.say("pair.moves_of", group=entry.name, side=words.side(side)) for entry, _, side in columns
    ]
    weeks = max(game.played.week for _, game in games)
    rows = []
    for week in range(1, weeks + 1):
        cells = [_moves_in(words, game.played.taken, week, side) for _, game, side in columns]
        rows.append((str(week), *cells))
    return Table((words.say("pair.week"), *headings), tuple(rows))


def _moves_in(words: Words, taken: Iterable[Taken], week: int, side: str) -> str:
    decisions = (one.decision for one in taken)
    actions = [one.action for one in decisions if one.week == week and one.side == side]
    told = [briefly(words, action) for action in actions if action.kind != "silence"]
    return " ".join(told) or words.say("nothing")


# The parting.


def _parting_facts(words: Words, parting: Parting) -> PartingFacts:
    about = words.say(
        "parting.about",
        week=parting.week,
        date=words.day(words.first_day(parting.week)),
        side=words.side(parting.side),
        room=words.say(f"parting.{parting.room}"),
        n=round(10 * parting.explained),
    )
    branches = tuple(
        words.say(
            "parting.branch",
            move=move_name(words, branch.kind),
            groups=in_a_line(words, [str(entry.number) for entry in branch.entries]),
        )
        for branch in parting.branches
    )
    left_out = words.say("parting.left_out", n=parting.n_left_out) if parting.n_left_out else ""
    return PartingFacts(
        about=about,
        chart=charts.parting(words, parting),
        branches=branches,
        history=_parting_in_history(words, parting),
        left_out=left_out,
        no_proof=words.say("parting.no_proof"),
    )


def _parting_in_history(words: Words, parting: Parting) -> str:
    recorded = [
        week.moves[parting.side]
        for week in week_in_history(words, parting.week)
        if parting.side in week.moves
    ]
    kinds = [action for move in recorded for action in actions_of(move)]
    told = " ".join(briefly(words, action) for action in kinds)
    return words.say("parting.history", moves=told) if told else ""


# Questions.


def _questions(
    words: Words, yardstick: Yardstick, roll: Roll, split: charts.Split, parting: Parting | None
) -> tuple[str, ...]:
    asked = [*_questions_on_clauses(words, yardstick, split), *_questions_on_gaps(words, roll)]
    if parting is not None:
        asked.append(words.say("questions.parting", week=parting.week))
    if any(entry.treaty is None for entry in roll.finished):
        asked.append(words.say("questions.no_treaty"))
    if any(entry.is_void for entry in roll.finished):
        asked.append(words.say("questions.void"))
    return (*asked, words.say("questions.peoples"), words.say("questions.model"))


def _questions_on_clauses(words: Words, yardstick: Yardstick, split: charts.Split) -> Iterable[str]:
    if not split:
        return
    divided, agreed = charts.most_divided(split), charts.most_agreed(split)[0]
    top = max(split[divided].values())
    if top < NEARLY_ALL:
        levels = ", ".join(
            words.say("questions.level_share", level=words.level(divided, level), share=percent(words, share))
            for level, share in split[divided].items()
            if share > 0
        )
        yield words.say("questions.divided", clause=words.clause(divided), levels=levels)
    unlike = {clause: 1 - shares[yardstick.history[clause]] for clause, shares in split.items()}
    most = max(unlike, key=lambda clause: unlike[clause])
    if unlike[most] > 0:
        share = percent(words, unlike[most])
        yield words.say("questions.unlike_history", clause=words.clause(most), share=share)
    level = max(split[agreed], key=lambda one: split[agreed][one])
    if split[agreed][level] >= NEARLY_ALL and agreed != most:
        told = words.level(agreed, level)
        yield words.say("questions.agreed", clause=words.clause(agreed), level=told)


def _questions_on_gaps(words: Words, roll: Roll) -> Iterable[str]:
    scored = [entry for entry in roll.with_treaty if entry.paper is not None and entry.fact is not None]
    for side in words.scenario.sides:
        gaps = [entry.paper[side.id] - entry.fact[side.id] for entry in scored if entry.paper and entry.fact]
        middle = median(gaps) if gaps else 0.0
        if middle >= LARGE_GAP:
            gap = said(middle, words.lang)
            yield words.say("questions.gap", side=words.side(side.id), gap=gap)


# Tables.


def _games(words: Words, roll: Roll) -> LongTable:
    sides = [side.id for side in words.scenario.sides]
    has_files = any(entry.file for entry in roll.entries)
    has_changes = any(entry.changed for entry in roll.entries)
    has_people = any(entry.played for entry in roll.entries)
    has_names = any(entry.name != words.say("group_number", number=entry.number) for entry in roll.entries)
    headings = [words.say("games.number")] + [words.say("games.group")] * has_names
    headings += [words.say("games.file")] * has_files + [words.say("games.played")] * has_people
    headings += [words.say(f"games.{key}") for key in ("outcome", "signed", "like")]
    headings += [
        words.say(f"games.{which}", side=words.side(side)) for side in sides for which in ("paper", "fact")
    ]
    headings += [words.say("games.changed")] * has_changes
    rows = []
    for entry in roll.entries:
        row = [str(entry.number)] + [entry.name] * has_names
        row += [_bare(entry.file)] * has_files + [_played(words, entry)] * has_people
        row += [_outcome(words, entry), _signed(words, entry), _like(words, entry)]
        row += [_score(words, score, side) for side in sides for score in (entry.paper, entry.fact)]
        rows.append((*row, *[entry.changed] * has_changes))
    return long_table(words, words.say("games.title"), headings, rows)


def _played(words: Words, entry: Entry) -> str:
    return ", ".join(words.side(side) for side in entry.played) or words.say("games.nobody")


def _outcome(words: Words, entry: Entry) -> str:
    if entry.copy_of is not None:
        return words.say("games.copy", number=entry.copy_of)
    if entry.outcome is None:
        return words.say("games.unfinished")
    title = outcome_title(words, entry.outcome)
    return words.say("games.void", outcome=title) if entry.is_void else title


def _signed(words: Words, entry: Entry) -> str:
    if entry.signed is not None:
        return words.short_day(entry.signed)
    if entry.signed_week is not None:
        return words.say("games.signed_week", week=entry.signed_week)
    return words.say("nothing")


def _like(words: Words, entry: Entry) -> str:
    if entry.like_history is None:
        return words.say("nothing")
    return words.say("of_clauses", number=entry.like_history, all=len(words.scenario.clauses))


def _score(words: Words, score: Mapping[str, float] | None, side: str) -> str:
    return words.say("nothing") if score is None else said(score[side], words.lang, 1)


def _refused(words: Words, roll: Roll) -> LongTable | None:
    if not roll.refused:
        return None
    headings = [words.say("refused.file"), words.say("refused.reason")]
    rows = [(one.name, one.reason) for one in roll.refused]
    return long_table(words, words.say("refused.title"), headings, rows)


def long_table(
    words: Words, name: str, headings: Sequence[str], rows: Sequence[tuple[str, ...]]
) -> LongTable:
    """Show the first rows of a table and fold the others away."""
    heads = tuple(headings)
    starts = range(OPEN_ROWS, len(rows), FOLD)
    folds = tuple(
        Fold(
            words.say("rows_from_to", first=start + 1, last=min(start + FOLD, len(rows))),
            Table(heads, tuple(rows[start : start + FOLD])),
        )
        for start in starts
    )
    return LongTable(name, Table(heads, tuple(rows[:OPEN_ROWS])), folds)
