"""The charts of a class: outcomes, treaties, scores, clauses, and the decision at which it parted."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean, median, quantiles
from typing import Final, TypeAlias

from game.debrief.whole_class.entries import Entry
from game.debrief.whole_class.parting import Parting
from game.debrief.whole_class.words import move_name, outcome_title, percent
from game.debrief.whole_class.yardstick import Yardstick
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
    nice_scale,
    said,
    scatter,
    shares,
)
from game.telling.words import Words

Split: TypeAlias = Mapping[str, Mapping[str, float]]
"""Clause id, level id: share of the treaties with that level."""

CELL: Final = 2.0
"""Points across of the squares in which many treaties are drawn as one point."""
NEAR: Final = 1.2
"""Points up to which a few treaties are drawn as one point."""
LONE: Final = 2
SOME: Final = 20
"""Treaties of a square up to which its point is that of a few."""
MARKS_OF_A_POINT: Final = 8
ENOUGH: Final = 5
"""Games from which on it makes sense to speak of their middle half."""


# Outcomes.


def outcomes(words: Words, finished: Sequence[Entry]) -> Chart | None:
    """Draw how many games had which outcome."""
    if not finished:
        return None
    counts = Counter(_ending(entry) for entry in finished)
    historical = historical_outcome(words)
    has_void = any(entry.is_void for entry in finished)
    rows = []
    for outcome in words.scenario.outcomes:
        for is_void in (False, True) if has_void and not outcome.treaty else (False,):
            number, title = counts[outcome.id, is_void], words.of(outcome.title)
            share = percent(words, number / len(finished))
            name = words.say("outcomes.history", outcome=title) if outcome.id == historical else title
            if has_void and not outcome.treaty:
                name = words.say("outcomes.void" if is_void else "outcomes.unsigned", outcome=title)
            label = words.say("outcomes.count", number=number, share=share)
            bar = (Span(0, number, "grey"),) if number else ()
            rows.append(Row(name, bar, (), label, (str(number), share)))
    by_outcome = Counter(str(entry.outcome) for entry in finished)
    most = max(by_outcome, key=lambda one: by_outcome[one])
    sentence = words.say(
        "outcomes.sentence",
        outcome=outcome_title(words, most),
        share=percent(words, by_outcome[most] / len(finished)),
        history=outcome_title(words, historical) if historical else words.say("nothing"),
    )
    scale = nice_scale((), words.lang, low=0, high=max(4, *counts.values()), steps=4)
    caption = Caption("outcomes", words.say("outcomes.chart"), sentence, words.lang)
    headings = tuple(words.say(f"outcomes.{key}") for key in ("row", "axis", "share"))
    return bars(caption, Axis(words.say("outcomes.axis"), scale), rows, headings)


def _ending(entry: Entry) -> tuple[str, bool]:
    """Say how a game ended, and whether after a signature that does not stand."""
    return str(entry.outcome), entry.is_void


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
        words.say("chart.history"), history[first], history[second], "ink", "star", words.say("chart.history")
    )
    dots = _dots_of_few(words, entries, first, second) if is_few else _dots_of_many(words, points)
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


def _dots_of_few(words: Words, entries: Sequence[Entry], first: str, second: str) -> list[Dot]:
    """Give a point for each treaty, or for several that are near each other, with the groups' numbers."""
    clusters: list[list[Entry]] = []
    for entry in entries:
        near = (one for one in clusters if _is_near(entry, one[0]))
        cluster = next(near, None)
        if cluster is None:
            clusters.append([entry])
        else:
            cluster.append(entry)
    return [_dot_of(words, cluster, first, second) for cluster in sorted(clusters, key=_most_first)]


def _most_first(cluster: Sequence[Entry]) -> tuple[int, int]:
    return -len(cluster), cluster[0].number


def _is_near(one: Entry, other: Entry) -> bool:
    if one.values is None or other.values is None or one.stands != other.stands:
        return False
    return all(abs(value - other.values[side]) <= NEAR for side, value in one.values.items())


def _dot_of(words: Words, cluster: Sequence[Entry], first: str, second: str) -> Dot:
    values = [entry.values for entry in cluster if entry.values is not None]
    x, y = (fmean(value[side] for value in values) for side in (first, second))
    numbers = [str(entry.number) for entry in cluster]
    rest = len(numbers) - MARKS_OF_A_POINT
    label = ", ".join(numbers[:MARKS_OF_A_POINT]) + (f" {words.say('and_more', n=rest)}" if rest > 0 else "")
    tone, shape = _sign_of(cluster)
    return Dot(
        words.say("chart.groups", n=len(numbers), numbers=", ".join(numbers)), x, y, tone, shape, label
    )


def _sign_of(cluster: Sequence[Entry]) -> tuple[Tone, Shape]:
    """Say how treaties look: one, several at a place, or some that were signed and do not stand."""
    if not cluster[0].stands:
        return "grey", "cross"
    return ("green", "square") if len(cluster) > 1 else ("gold", "circle")


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
    return ("green", "square") if number <= SOME else ("ink", "diamond")


# Scores.


_LOOKS: Final[Mapping[str, tuple[Tone, Shape]]] = {"paper": ("gold", "circle"), "fact": ("green", "diamond")}
"""How the two scores look, whoever's they are."""


def scores(words: Words, finished: Sequence[Entry]) -> Chart | None:
    """Draw how both scores of each side are spread over the games, without saying whose is which."""
    scored = _scored(finished)
    if not scored:
        return None
    sides = [side.id for side in words.scenario.sides]
    rows = [_spread(words, scored, side, which) for side in sides for which in _LOOKS]
    everything = [number for side in sides for which in _LOOKS for number in _numbers(scored, side, which)]
    how = words.say("scores.sentence" if len(scored) >= ENOUGH else "scores.few_sentence", n=len(scored))
    caption = Caption("scores", words.say("scores.chart"), how, words.lang)
    headings = tuple(words.say(f"scores.{key}") for key in ("score", "low", "median", "high"))
    return bars(caption, Axis(words.say("scores.axis"), nice_scale(everything, words.lang)), rows, headings)


def _scored(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.paper is not None and entry.fact is not None]


def _numbers(scored: Iterable[Entry], side: str, which: str) -> list[float]:
    found = [entry.paper if which == "paper" else entry.fact for entry in scored]
    return [score[side] for score in found if score is not None]


def _spread(words: Words, scored: Sequence[Entry], side: str, which: str) -> Row:
    """Draw the lowest, middle and highest score, and where the middle half lies."""
    tone, shape = _LOOKS[which]
    numbers = _numbers(scored, side, which)
    low, middle, high = min(numbers), median(numbers), max(numbers)
    spans = [Span(low, high, tone, is_thin=True)]
    if len(numbers) >= ENOUGH:
        first, _, third = quantiles(numbers, n=4, method="inclusive")
        spans.append(Span(first, third, tone))
    name = words.say(f"games.{which}", side=words.side(side))
    told = tuple(said(number, words.lang, 1) for number in (low, middle, high))
    return Row(name, tuple(spans), (Sign(middle, "ink", shape),), said(middle, words.lang), told)


def scores_by_group(words: Words, finished: Sequence[Entry]) -> tuple[Chart, ...]:
    """Draw both scores of each group, for each side, in the groups' own order."""
    scored = _scored(finished)
    return tuple(_by_group(words, scored, side.id) for side in words.scenario.sides if scored)


def _by_group(words: Words, scored: Sequence[Entry], side: str) -> Chart:
    papers, facts = (_numbers(scored, side, which) for which in _LOOKS)
    rows = []
    for entry, paper, fact in zip(scored, papers, facts, strict=True):
        signs = (Sign(paper, *_LOOKS["paper"]), Sign(fact, *_LOOKS["fact"]))
        numbers = (said(paper, words.lang, 1), said(fact, words.lang, 1))
        name = words.say("group_number", number=entry.number)
        rows.append(Row(name, (Span(paper, fact, "grey", is_thin=True),), signs, "", numbers))
    title = words.say("scores.by_group_chart", side=words.side(side))
    caption = Caption(f"scores-{side}", title, words.say("scores.by_group_sentence"), words.lang)
    headings = tuple(words.say(f"scores.{key}") for key in ("group", "paper", "fact"))
    scale = nice_scale([*papers, *facts], words.lang)
    return bars(caption, Axis(words.say("scores.axis"), scale), rows, headings)


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
    sentence = _about_split(words, split)
    return shares(Caption("clauses", words.say("clauses.chart"), sentence, words.lang), rows)


def _about_split(words: Words, split: Split) -> str:
    agreed = most_agreed(split)
    if len(agreed) == len(split) and _division(split[agreed[0]]) == 0:
        return words.say("clauses.sentence_same")
    first, second = (words.side(side.id) for side in words.scenario.sides)
    return words.say(
        "clauses.sentence",
        first=first,
        second=second,
        divided=words.clause(most_divided(split)),
        agreed=", ".join(words.clause(clause) for clause in agreed),
    )


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
                (Sign(mean, *_LOOKS["fact"]),),
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
