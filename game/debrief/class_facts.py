"""What the page of a class says, as plain facts: charts, tables and sentences, without markup."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from game.debrief import class_charts as charts
from game.debrief.class_reasons import ReasonsFacts, reasons_of_class
from game.debrief.class_words import in_a_line, move_name, outcome_title, percent
from game.debrief.entries import Entry, Roll
from game.debrief.far_apart import Pair, pair_of
from game.debrief.gather import Note
from game.debrief.parting import Parting, parting_of
from game.debrief.yardstick import Yardstick
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
class ClassFacts:
    """The page of a class. What does not apply is None or empty, and its `none_` sentence says so.

    Attributes:
        lang: Its language.
        title: Its title.
        opening: What it is, in sentences.
        outcomes: How the talks ended.
        treaties: All treaties on one chart.
        scores: The scores of each side.
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
    opening: tuple[str, ...]
    outcomes: Chart | None
    treaties: Chart | None
    treaties_about: tuple[str, ...]
    scores: tuple[Chart, ...]
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
        title=(not roll.is_anonymous and fit(title, 200)) or words.say("title"),
        opening=_opening(words, roll),
        outcomes=charts.outcomes(words, roll.finished),
        treaties=charts.treaties(words, yardstick, roll.with_treaty, is_few=is_few),
        treaties_about=_about_treaties(words, roll.with_treaty, is_few=is_few),
        scores=charts.scores(words, roll.finished, is_few=is_few),
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


def _opening(words: Words, roll: Roll) -> tuple[str, ...]:
    counted, finished = len(roll.counted), len(roll.finished)
    told = [words.say("summary.games", n=counted)]
    if counted > finished:
        told.append(words.say("summary.unfinished", n=counted - finished))
    if finished == 0:
        told.append(words.say("summary.nothing_over"))
    if roll.refused:
        told.append(words.say("summary.refused", n=len(roll.refused)))
    if roll.is_anonymous:
        told.append(words.say("summary.anonymous"))
    return (" ".join(told), words.say("summary.model"))


def _about_treaties(words: Words, entries: Sequence[Entry], *, is_few: bool) -> tuple[str, ...]:
    first, second = (words.side(side.id) for side in words.scenario.sides)
    how = words.say("chart.many", few=charts.SOME)
    if is_few:
        how = words.say("chart.few" if len(entries) <= charts.NAMED else "chart.numbers")
    if not all(entry.stands for entry in entries):
        how += f" {words.say('chart.void' if is_few else 'chart.void_too')}"
    return (
        words.say("chart.about", first=first, second=second),
        f"{how} {words.say('chart.frontier_about')}",
    )


def _note(words: Words, note: Note) -> str:
    kind = note.kind
    if kind == "same_group" and not note.about:
        kind = "same_group_unnamed"
    return words.say(f"notes.{kind}", names=in_a_line(words, note.names), about=note.about)


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
        share=percent(words, parting.explained),
    )
    branches = tuple(
        words.say(
            "parting.branch",
            move=move_name(words, branch.kind),
            groups=in_a_line(words, [entry.name for entry in branch.entries]),
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
        widest = max(scored, key=lambda entry: _gap(entry, side.id), default=None)
        if widest is not None and widest.paper and widest.fact and _gap(widest, side.id) > 1:
            yield words.say(
                "questions.gap",
                side=words.side(side.id),
                group=widest.name,
                paper=said(widest.paper[side.id], words.lang),
                fact=said(widest.fact[side.id], words.lang),
            )


def _gap(entry: Entry, side: str) -> float:
    return 0.0 if entry.paper is None or entry.fact is None else entry.paper[side] - entry.fact[side]


# Tables.


def _games(words: Words, roll: Roll) -> LongTable:
    sides = [side.id for side in words.scenario.sides]
    has_files = any(entry.file for entry in roll.entries)
    has_changes = any(entry.changed for entry in roll.entries)
    has_people = any(entry.played for entry in roll.entries)
    headings = [words.say("games.number"), words.say("games.group")]
    headings += [words.say("games.file")] * has_files + [words.say("games.played")] * has_people
    headings += [words.say(f"games.{key}") for key in ("outcome", "signed", "like")]
    headings += [
        words.say(f"games.{which}", side=words.side(side)) for side in sides for which in ("paper", "fact")
    ]
    headings += [words.say("games.changed")] * has_changes
    rows = []
    for entry in roll.entries:
        row = [str(entry.number), entry.mark]
        row += [entry.file] * has_files + [_played(words, entry)] * has_people
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
    is_void = entry.treaty is not None and not entry.stands
    return words.say("games.void", outcome=title) if is_void else title


def _signed(words: Words, entry: Entry) -> str:
    if entry.signed is not None:
        return words.day(entry.signed)
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
