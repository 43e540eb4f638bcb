"""The charts of a class: outcomes, treaties, scores, clauses, and the decision at which it parted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean, median
from typing import Final, TypeAlias

from game.debrief.class_words import move_name, outcome_title, percent
from game.debrief.entries import Entry
from game.debrief.parting import Parting
from game.debrief.yardstick import Yardstick
from game.pages.charts import (
    Axis,
    Caption,
    Chart,
    Dot,
    Part,
    Row,
    Scale,
    Series,
    Shape,
    Shares,
    Sign,
    Span,
    Tone,
    bars,
    binned,
    distribution,
    nice_scale,
    said,
    scatter,
    shares,
)
from game.pages.strangers import fit
from game.telling.words import Words

Split: TypeAlias = Mapping[str, Mapping[str, float]]
"""Clause id, level id: share of the treaties with that level."""

CELL: Final = 2.0
"""Points across of the squares in which many treaties are drawn as one point."""
LONE: Final = 2
SOME: Final = 20
"""Treaties of a square up to which its point is that of a few."""
MARKS_OF_A_POINT: Final = 5
NAMED: Final = 12
"""Groups up to which points bear names, not numbers."""
NAME_LENGTH: Final = 18
"""Characters of a name in a chart."""


# Outcomes.


def outcomes(words: Words, finished: Sequence[Entry]) -> Chart | None:
    """Draw how many games had which outcome."""
    if not finished:
        return None
    counts = Counter(entry.outcome for entry in finished)
    historical = historical_outcome(words)
    rows = []
    for outcome in words.scenario.outcomes:
        number, title = counts[outcome.id], words.of(outcome.title)
        share = percent(words, number / len(finished))
        name = words.say("outcomes.history", outcome=title) if outcome.id == historical else title
        label = words.say("outcomes.count", number=number, share=share)
        bar = (Span(0, number, "grey"),) if number else ()
        rows.append(Row(name, bar, (), label, (str(number), share)))
    most = max(counts, key=lambda one: counts[one])
    sentence = words.say(
        "outcomes.sentence",
        outcome=outcome_title(words, str(most)),
        share=percent(words, counts[most] / len(finished)),
        history=outcome_title(words, historical) if historical else words.say("nothing"),
    )
    scale = nice_scale((), words.lang, low=0, high=max(4, *counts.values()), steps=4)
    caption = Caption("outcomes", words.say("outcomes.chart"), sentence, words.lang)
    headings = tuple(words.say(f"outcomes.{key}") for key in ("row", "axis", "share"))
    return bars(caption, Axis(words.say("outcomes.axis"), scale), rows, headings)


def historical_outcome(words: Words) -> str:
    """Give the id of the outcome of the record; nothing where more than the treaty decides about it."""
    history = {clause.id: clause.history.level for clause in words.scenario.clauses}
    for outcome in words.scenario.outcomes:
        conditions = [(one.clause, one.level, one.is_) for one in outcome.when]
        if outcome.treaty and any(clause is None for clause, _, _ in conditions):
            return ""
        if outcome.treaty and all(
            _is_among(history[str(clause)], levels) == is_so for clause, levels, is_so in conditions
        ):
            return str(outcome.id)
    return ""


def _is_among(level: str, levels: str | Sequence[str] | None) -> bool:
    return level == levels if isinstance(levels, str) else level in (levels or ())


# Treaties.


def treaties(words: Words, yardstick: Yardstick, entries: Sequence[Entry], *, is_few: bool) -> Chart | None:
    """Draw all treaties as points: what each is worth to both sides."""
    valued = [(entry, entry.values) for entry in entries if entry.values is not None]
    if not valued:
        return None
    first, second = (side.id for side in words.scenario.sides)
    history = yardstick.values_of(yardstick.history)
    points = [(values[first], values[second]) for _, values in valued]
    star = Dot(
        words.say("chart.history"), history[first], history[second], "red", "star", words.say("chart.history")
    )
    dots = _dots_of_few(entries, first, second) if is_few else _dots_of_many(words, points)
    xs, ys = (
        [*values, star_at]
        for values, star_at in zip(zip(*points, strict=True), (star.x, star.y), strict=True)
    )
    across, up = (_axis(words, side, numbers) for side, numbers in ((first, xs), (second, ys)))
    frontier = [(one[first], one[second]) for one in yardstick.frontier()]
    seen = tuple(point for point in frontier if _is_on(across.scale, point[0]) and _is_on(up.scale, point[1]))
    line = Series(words.say("chart.frontier"), seen, "green", "dashed")
    numbers = {
        "low": min(xs[:-1]), "high": max(xs[:-1]), "low2": min(ys[:-1]), "high2": max(ys[:-1]),
        "x": star.x, "y": star.y,
    }  # fmt: skip
    sentence = words.say(
        "chart.sentence",
        first=words.side(first),
        second=words.side(second),
        **{name: said(number, words.lang) for name, number in numbers.items()},
    )
    caption = Caption("treaties", words.say("chart.title"), sentence, words.lang)
    return scatter(caption, across, up, [star, *dots], lines=[line] if seen else [], height=560, decimals=1)


def _axis(words: Words, side: str, numbers: Iterable[float]) -> Axis:
    known = list(numbers)
    low, high = max(0.0, min(known) - 4), min(100.0, max(known) + 4)
    return Axis(
        words.say("chart.axis", side=words.side(side)), nice_scale((), words.lang, low=low, high=high)
    )


def _is_on(scale: Scale, number: float) -> bool:
    return scale.low <= number <= scale.high


_STANDING: Final[tuple[Tone, Shape]] = ("blue", "circle")
_VOID: Final[tuple[Tone, Shape]] = ("grey", "cross")
"""How treaties look that were signed and do not stand."""


def _dots_of_few(entries: Sequence[Entry], first: str, second: str) -> list[Dot]:
    """Give a point for each treaty, with the names or numbers of all groups that signed it."""
    is_named = len(entries) <= NAMED
    together: dict[tuple[float, float], list[Entry]] = {}
    for entry in entries:
        if entry.values is not None:
            together.setdefault((entry.values[first], entry.values[second]), []).append(entry)
    dots = []
    for (x, y), same in sorted(together.items(), key=lambda item: (-len(item[1]), item[1][0].number)):
        marks = [_mark(entry, is_named=is_named) for entry in same]
        label = ", ".join(marks[:MARKS_OF_A_POINT]) + (" …" if len(marks) > MARKS_OF_A_POINT else "")
        name = "; ".join(f"{entry.number}. {entry.name}" for entry in same)
        tone, shape = _STANDING if any(entry.stands for entry in same) else _VOID
        dots.append(Dot(name, x, y, tone, shape, label))
    return dots


def _mark(entry: Entry, *, is_named: bool) -> str:
    name = fit(entry.mark, NAME_LENGTH) if is_named else str(entry.number)
    return name if entry.stands else f"{name}×"


def _dots_of_many(words: Words, points: Iterable[tuple[float, float]]) -> list[Dot]:
    """Give a point for each square in which treaties lie, in their midst and drawn by how many they are."""
    squares: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for x, y in points:
        squares.setdefault((int(x // CELL), int(y // CELL)), []).append((x, y))
    dots = []
    for _, inside in sorted(squares.items(), key=lambda item: (-len(item[1]), item[0])):
        tone, shape = _look(len(inside))
        x, y = (fmean(numbers) for numbers in zip(*inside, strict=True))
        dots.append(Dot(words.say("chart.cell", n=len(inside)), x, y, tone, shape))
    return dots


def _look(number: int) -> tuple[Tone, Shape]:
    if number <= LONE:
        return "grey", "circle"
    return ("blue", "square") if number <= SOME else ("ink", "diamond")


# Scores.


def scores(words: Words, finished: Sequence[Entry], *, is_few: bool) -> tuple[Chart, ...]:
    """Draw both scores of each side: of every group where they are few, else how they are spread."""
    scored = [entry for entry in finished if entry.paper is not None and entry.fact is not None]
    sides = [side.id for side in words.scenario.sides]
    if not scored:
        return ()
    if is_few:
        return tuple(_scores_of_few(words, scored, side) for side in sides)
    return tuple(_scores_of_many(words, scored, side, which) for side in sides for which in ("paper", "fact"))


def _scores_of_few(words: Words, scored: Sequence[Entry], side: str) -> Chart:
    rows, facts, papers = [], [], []
    for entry in scored:
        if entry.paper is None or entry.fact is None:
            continue
        paper, fact = entry.paper[side], entry.fact[side]
        signs = (Sign(paper, "blue", "circle"), Sign(fact, "red", "diamond"))
        numbers = (said(paper, words.lang, 1), said(fact, words.lang, 1))
        mark = fit(entry.mark, NAME_LENGTH)
        name = f"{entry.number}. {mark}" if entry.is_named else mark
        rows.append(
            (-fact, entry.number, Row(name, (Span(paper, fact, "grey", is_thin=True),), signs, "", numbers))
        )
        facts.append(fact)
        papers.append(paper)
    rows.sort(key=lambda row: row[:2])
    sentence = words.say(
        "scores.sentence",
        low=said(min(facts), words.lang),
        high=said(max(facts), words.lang),
        median=said(median(facts), words.lang),
    )
    caption = Caption(
        f"scores-{side}", words.say("scores.chart", side=words.side(side)), sentence, words.lang
    )
    headings = tuple(words.say(f"scores.{key}") for key in ("group", "paper", "fact"))
    scale = nice_scale([*facts, *papers], words.lang)
    return bars(caption, Axis(words.say("scores.axis"), scale), [row for _, _, row in rows], headings)


def _scores_of_many(words: Words, scored: Sequence[Entry], side: str, which: str) -> Chart:
    found = [entry.paper if which == "paper" else entry.fact for entry in scored]
    numbers = [score[side] for score in found if score is not None]
    middle = median(numbers)
    low, high, half = (said(number, words.lang) for number in (min(numbers), max(numbers), middle))
    caption = Caption(
        f"scores-{side}-{which}",
        words.say("scores.many_chart", side=words.side(side), which=words.say(f"scores.{which}")),
        words.say("scores.many_sentence", low=low, high=high, median=half),
        words.lang,
    )
    scale = nice_scale(numbers, words.lang)
    mark = Sign(middle, "red", "diamond", words.say("scores.median", number=half))
    return distribution(caption, Axis(words.say("scores.axis"), scale), binned(numbers, scale, 4), [mark])


# Clauses.


def split_of(words: Words, entries: Sequence[Entry]) -> Split:
    """Count what share of the treaties has which level, clause by clause; nothing without treaties."""
    found = [entry.treaty for entry in entries if entry.treaty is not None]
    if not found:
        return {}
    split = {}
    for clause in words.scenario.clauses:
        counts = Counter(treaty[clause.id] for treaty in found)
        split[clause.id] = {level.id: counts[level.id] / len(found) for level in clause.levels}
    return split


def most_divided(split: Split) -> str:
    """Give the clause on which two treaties drawn at random differ most often."""
    return max(split, key=lambda clause: round(_division(split[clause]), 9))


def most_agreed(split: Split) -> list[str]:
    """Give the clauses on which two treaties drawn at random differ least often."""
    division = {clause: round(_division(levels), 9) for clause, levels in split.items()}
    return [clause for clause, number in division.items() if number == min(division.values())]


def _division(levels: Mapping[str, float]) -> float:
    return 1 - sum(share * share for share in levels.values())


def clauses(words: Words, split: Split) -> Chart | None:
    """Draw how the class split on each clause, with history's level marked."""
    if not split:
        return None
    rows = [
        Shares(
            words.clause(clause.id),
            tuple(
                Part(words.level(clause.id, level), share, is_marked=level == clause.history.level)
                for level, share in split[clause.id].items()
            ),
        )
        for clause in words.scenario.clauses
    ]
    first, second = (words.side(side.id) for side in words.scenario.sides)
    sentence = words.say(
        "clauses.sentence",
        first=first,
        second=second,
        divided=words.clause(most_divided(split)),
        agreed=", ".join(words.clause(clause) for clause in most_agreed(split)),
    )
    return shares(Caption("clauses", words.say("clauses.chart"), sentence, words.lang), rows)


# The parting.


def parting(words: Words, parted: Parting) -> Chart:
    """Draw the side's scores on each branch: from the lowest to the highest, and the mean."""
    rows, everything = [], []
    for branch in parted.branches:
        facts = [entry.fact[parted.side] for entry in branch.entries if entry.fact is not None]
        everything += facts
        mean, low, high = fmean(facts), min(facts), max(facts)
        name = words.say("parting.row", move=move_name(words, branch.kind), n=len(facts))
        numbers = tuple(said(number, words.lang, 1) for number in (mean, low, high))
        rows.append(
            Row(
                name,
                (Span(low, high, "grey", is_thin=True),),
                (Sign(mean, "red", "diamond"),),
                "",
                (str(len(facts)), *numbers),
            )
        )
    best = max(parted.branches, key=lambda branch: branch.fact)
    least = min(parted.branches, key=lambda branch: branch.fact)
    sentence = words.say(
        "parting.sentence",
        best=move_name(words, best.kind),
        high=said(best.fact, words.lang, 1),
        least=move_name(words, least.kind),
        low=said(least.fact, words.lang, 1),
    )
    title = words.say("parting.chart", side=words.side(parted.side))
    keys = ("move", "groups", "mean", "low", "high")
    headings = tuple(words.say(f"parting.headings_{key}") for key in keys)
    axis = Axis(words.say("scores.axis"), nice_scale(everything, words.lang))
    return bars(Caption("parting", title, sentence, words.lang), axis, rows, headings)
