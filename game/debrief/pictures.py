"""The charts of one game's debrief: from its facts, with a sentence each that says what is to be seen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, TypeAlias

from game.debrief.facts import (
    OWN_TEXTS,
    ChoiceTold,
    ClauseCourse,
    CourseTold,
    GameFacts,
    MapFacts,
    MarkerCourse,
    Room,
)
from game.debrief.reckoning.bargain import Bargain
from game.debrief.reckoning.choices import Interval
from game.debrief.reckoning.gap import Gap
from game.debrief.summary import Summary
from game.geography.picture import MapView
from game.pages.charts import (
    Axis,
    Band,
    Caption,
    Chart,
    Dash,
    Dot,
    Panel,
    Region,
    Row,
    Scale,
    Series,
    Shape,
    Sign,
    Span,
    Table,
    Tone,
    bars,
    counted_scale,
    line_chart,
    nice_scale,
    panels,
    said,
    scatter,
)
from game.pages.map_drawing import SIZE_OF_MAP, Meanings, draw_map
from game.telling.ending import Score
from game.telling.words import say_on

SIGNS: Final[tuple[tuple[Tone, Dash, Shape], ...]] = (
    ("blue", "solid", "circle"),
    ("red", "dashed", "square"),
)
"""How the sides are drawn, by seat."""
Broken: TypeAlias = tuple[tuple[float, float | None], ...]
"""A line that breaks off at None."""
NOTHING: Final = 0.5
"""Points that are as good as none."""
FULL: Final = 100
SEEN: Final = 0.05
"""Points of a difference that one decimal shows."""
FINE_BELOW: Final = 10
"""Points below which differences are told with a decimal."""


SMALL_MAP: Final = (430, 330)
"""Units across and down of the map on the first page."""
LOW: Final = 380
"""Units down of the chart of treaties."""
LEAST_RANGE: Final = 20
"""Points that a chart of expectations must reach over, so that noise does not look like drama."""


class Pictures:
    """Draws the charts of one game.

    Args:
        facts: What the page tells.
    """

    def __init__(self, facts: GameFacts) -> None:
        self._facts = facts
        self._seats: Mapping[str, int] = {side: seat for seat, side in enumerate(facts.seats)}

    def _say(self, key: str, **slots: object) -> str:
        return say_on(OWN_TEXTS, key, self._facts.lang, **slots)

    def _caption(self, id_: str, title: str, sentences: Sequence[str]) -> Caption:
        return Caption(id_, title, " ".join(sentence for sentence in sentences if sentence), self._facts.lang)

    def _name(self, side: str) -> str:
        return self._facts.sides[side]

    def points(self, value: float) -> str:
        """Write points, to the whole point."""
        return said(value, self._facts.lang)

    def fine(self, value: float) -> str:
        """Write a difference: whole, or with one decimal where it is small."""
        return said(value, self._facts.lang, 0 if abs(value) >= FINE_BELOW else 1)

    def change(self, value: float) -> str:
        """Write a change of points, with its sign."""
        text = self.fine(value)
        return f"+{text}" if value > 0 and any(digit in "123456789" for digit in text) else text

    def interval(self, gain: Interval) -> str:
        """Say an estimate and how sure it is."""
        say = self._say
        if max(abs(gain.low), abs(gain.high)) < SEEN:
            return say("choices.no_difference")
        if gain.low <= 0 <= gain.high:
            return say("choices.too_close", low=self.change(gain.low), high=self.change(gain.high))
        bounds = [self.fine(abs(gain.low)), self.fine(abs(gain.high))]
        low, high = bounds if gain.mean > 0 else reversed(bounds)
        is_sure = low == high
        sure = say("choices.in_all") if is_sure else say("choices.mostly", low=low, high=high)
        key = "choices.about_more" if gain.mean > 0 else "choices.about_less"
        return say(key, n=self.fine(abs(gain.mean)), sure=sure)

    def comparisons(self, side: str, choice: ChoiceTold) -> list[str]:
        """Set a choice beside what history did and the best that was found, each once."""
        say, found = self._say, []
        if choice.history and choice.history_gain and not choice.is_as_good_as_history:
            found.append(
                f"{say('choices.in_history', move=choice.history)} {self.interval(choice.history_gain)}"
            )
        if choice.best is None or choice.gain is None:
            return [*found, say("choices.no_best")]
        is_best = choice.gain.high < 0 and not max(abs(choice.gain.low), abs(choice.gain.high)) < SEEN
        key = "next_best" if is_best else "best"
        if choice.is_as_good_as_history:
            key += "_as_history"
        head = say(f"choices.{key}", n=choice.n_alternatives, move=choice.best, side=self._name(side))
        return [*found, f"{head} {self.interval(choice.gain)}"]

    def turning_choice(self, side: str, choice: ChoiceTold) -> str:
        """Say in a sentence what hung on a choice."""
        gain, history = choice.gain, choice.history_gain
        if gain is not None and gain.low > 0:
            return self._say("top.lost", n=self.fine(gain.mean))
        if history is not None and history.high < 0:
            return self._say("top.won_over_history", n=self.fine(-history.mean))
        if gain is not None and gain.high < 0:
            return self._say("top.won", n=self.fine(-gain.mean), side=self._name(side))
        return self._say("top.close")

    # What happened.

    def draft(self) -> Chart | None:
        """Draw the course of the draft; None where nothing was on the table."""
        facts, say = self._facts, self._say
        if not facts.clauses:
            return None
        n_weeks = len(next(iter(facts.clauses[0].seals.values()))) - 1
        ticks = tuple(
            (float(week), say("draft.start") if week == 0 else str(week)) for week in range(n_weeks + 1)
        )
        axis = Axis(say("draft.week"), Scale(0, max(n_weeks, 1), ticks))
        caption = self._caption("draft", say("draft.title"), self._draft_sentences())
        chart = panels(caption, axis, [self._clause(clause) for clause in facts.clauses], columns=3)
        headings = (say("beside.clause"), *(self._name(side) for side in facts.clauses[0].seals))
        return replace(chart, table=Table(headings, tuple(self._seal_row(one) for one in facts.clauses)))

    def _seal_row(self, clause: ClauseCourse) -> tuple[str, ...]:
        """Tell where each side's seal began, and to what level it went after which week."""
        told = []
        for places in clause.seals.values():
            moves = [
                (week, after) for week, (before, after) in enumerate(pairwise(places), 1) if before != after
            ]
            steps = [self._say("draft.moved", week=week, level=clause.levels[place]) for week, place in moves]
            told.append("; ".join([clause.levels[places[0]], *steps]))
        return (clause.name, *told)

    def _clause(self, clause: ClauseCourse) -> Panel:
        say, top = self._say, len(clause.levels) - 1
        note = say("draft.apart") if clause.met is None else say("draft.met", week=clause.met)
        lines = [self._seals(side, places) for side, places in clause.seals.items()]
        if clause.met is not None:
            place = next(iter(clause.seals.values()))[-1]
            lines.append(Series(say("draft.agreed"), ((clause.met, place),), "ink", shape="diamond"))
        return Panel(
            name=clause.name,
            top=clause.levels[-1],
            bottom=clause.levels[0],
            low=0,
            high=top,
            series=tuple(lines),
            note=say("draft.met_first") if clause.met == 0 else note,
            rules=tuple(range(top + 1)),
        )

    def _seals(self, side: str, places: Sequence[int]) -> Series:
        tone, dash, _ = SIGNS[self._seats[side]]
        points = tuple((float(week), float(place)) for week, place in enumerate(places))
        return Series(self._name(side), points, tone, dash, is_step=True)

    def _draft_sentences(self) -> list[str]:
        say, clauses = self._say, self._facts.clauses
        met = [(clause.met, clause) for clause in clauses if clause.met is not None]
        during = sorted(((week, clause.name) for week, clause in met if week), key=lambda one: one[0])
        never = "; ".join(clause.name for clause in clauses if clause.met is None)
        order = self._order(during) if len(during) > 1 else ""
        return [
            say("draft.sentence", n=len(met), all=len(clauses)),
            order,
            say("draft.never", clauses=never) if never else "",
        ]

    def _order(self, during: Sequence[tuple[int, str]]) -> str:
        first_week, last_week = during[0][0], during[-1][0]
        firsts = [self._say("quoted", name=name) for week, name in during if week == first_week]
        lasts = [self._say("quoted", name=name) for week, name in during if week == last_week]
        if first_week == last_week:
            return self._say("draft.order_once", n=len(firsts), clauses=self._joined(firsts), week=first_week)
        first = self._say("draft.first", n=len(firsts), clauses=self._joined(firsts), week=first_week)
        last = self._say("draft.last", n=len(lasts), clauses=self._joined(lasts), week=last_week)
        return f"{first} {last}"

    def _joined(self, parts: Sequence[str]) -> str:
        *before, last = parts
        return self._say("deed.and", first=", ".join(before), last=last) if before else last

    def _runs(self, weeks: Sequence[int]) -> str:
        """Name weeks, those that follow each other as a run."""
        runs: list[list[int]] = []
        for week in weeks:
            if runs and week == runs[-1][-1] + 1:
                runs[-1].append(week)
            else:
                runs.append([week])
        return self._joined(
            [
                str(run[0]) if len(run) == 1 else self._say("zone.run", first=run[0], last=run[-1])
                for run in runs
            ]
        )

    def markers(self) -> Chart | None:
        """Draw how the markers went; None where none is told."""
        facts, say = self._facts, self._say
        if not facts.markers:
            return None
        axis = Axis(say("markers.week"), counted_scale(1, len(facts.markers[0].values)))
        ordered = sorted(facts.markers, key=lambda marker: not marker.expected)
        caption = self._caption("markers", say("markers.title"), self._marker_sentences())
        return panels(caption, axis, [self._marker(marker) for marker in ordered])

    def _marker(self, marker: MarkerCourse) -> Panel:
        say = self._say
        lines = [Series(say("markers.here"), _numbered(marker.values), "blue", "solid", "circle")]
        if marker.expected:
            lines.append(Series(say("markers.expected"), _numbered(marker.expected), "grey", "dashed"))
        unseen = say("and").join(marker.unseen_by)
        is_unseen_by_all = len(marker.unseen_by) == len(self._facts.seats)
        note = "markers.unseen_by_all" if is_unseen_by_all else "markers.unseen"
        return Panel(
            name=marker.name,
            top=f"{self._plain(marker.high)}: {marker.high_text}",
            bottom=f"{self._plain(marker.low)}: {marker.low_text}",
            low=marker.low,
            high=marker.high,
            series=tuple(lines),
            note=say(note, sides=unseen) if unseen else "",
            rules=(marker.low, marker.high),
            decimals=1,
        )

    def _plain(self, value: float) -> str:
        return said(value, self._facts.lang, 0 if value == int(value) else 1)

    def _marker_sentences(self) -> list[str]:
        say, markers = self._say, self._facts.markers
        most = max(markers, key=lambda one: (max(one.values) - min(one.values)) / (one.high - one.low))
        sentences = [
            say(
                "markers.sentence",
                marker=most.name,
                start=self._plain(most.values[0]),
                end=self._plain(most.values[-1]),
            )
        ]
        for side in self._facts.readers:
            hidden = sum(self._name(side) in marker.unseen_by for marker in markers)
            sentences.append(say("markers.hidden", n=hidden, side=self._name(side)) if hidden else "")
        return sentences

    # What was possible.

    def zones(self) -> list[Chart]:
        """Draw the room for a bargain, one chart a side, the reader's first."""
        room = self._facts.room
        return [] if room is None else [self._zone(room, side) for side in self._facts.sides]

    def _zone(self, room: Room, side: str) -> Chart:
        say, weeks = self._say, room.bargain.weeks
        floor = [(float(week.week), week.floors[side]) for week in weeks]
        best = [(float(week.week), week.best[side]) for week in weeks]
        offer = [(float(week.week), worth) for week, worth in zip(weeks, room.offers[side], strict=False)]
        values = [value for points in (floor, best, offer) for _, value in points]
        tone, _, shape = SIGNS[self._seats[side]]
        lines = (
            Series(say("zone.best"), tuple(best), "green", "dashed"),
            Series(say("zone.offer"), tuple(offer), tone, "solid", shape),
            Series(say("zone.floor"), tuple(floor), "ink", "solid"),
        )
        band = tuple((x, low, max(low, high)) for (x, low), (_, high) in zip(floor, best, strict=True))
        return line_chart(
            self._caption(
                f"zone-{side}", say("zone.title", side=self._name(side)), self._zone_said(room, side)
            ),
            Axis(say("zone.week"), counted_scale(1, len(weeks))),
            Axis(say("zone.points", side=self._name(side)), nice_scale(values, self._facts.lang)),
            lines,
            bands=(Band(say("zone.room"), band, "green"),),
        )

    def _zone_said(self, room: Room, side: str) -> list[str]:
        say, weeks, name = self._say, room.bargain.weeks, self._name(side)
        is_open = [week.week for week in weeks if week.is_open]
        how = "all" if len(is_open) == len(weeks) else "some" if is_open else "never"
        sentences = [say(f"zone.open_{how}", weeks=self._runs(is_open) if is_open else "")]
        widest = max(weeks, key=lambda week: week.best[side] - week.floors[side])
        width = widest.best[side] - widest.floors[side]
        if width > 0:
            sentences.append(say("zone.widest", side=name, week=widest.week, n=self.fine(width)))
        reached = [
            week.week
            for week, worth in zip(weeks, room.offers[side], strict=False)
            if worth >= week.floors[side]
        ]
        if reached:
            sentences.append(say("zone.offered", side=name, week=reached[0]))
        else:
            sentences.append(say("zone.offered_never", side=name))
        return sentences

    def frontier(self) -> Chart | None:
        """Draw the efficient treaties with this game's and history's; None where it is not told."""
        facts, say = self._facts, self._say
        if facts.room is None:
            return None
        bargain = facts.room.bargain
        one, other = facts.sides
        line = tuple((values[one], values[other]) for values in bargain.frontier)
        dots = [
            Dot(say("frontier.here"), *_at(bargain.here, one, other), "blue", "circle", say("frontier.here"))
        ] if bargain.here else []  # fmt: skip
        dots.append(
            Dot(
                say("frontier.history"),
                *_at(bargain.history, one, other),
                "ink",
                "star",
                say("frontier.history"),
            )
        )
        if bargain.nash is not None:
            values = _at(bargain.nash.values, one, other)
            dots.append(Dot(say("frontier.nash"), *values, "green", "diamond", say("frontier.nash")))
        none = _at(bargain.no_treaty, one, other)
        dots.append(Dot(say("frontier.none"), *none, "grey", "cross", say("frontier.none")))
        caption = self._caption("frontier", say("frontier.title"), self._frontier_said(bargain))
        lang = facts.lang
        return scatter(
            caption,
            Axis(
                say("frontier.worth", side=self._name(one)),
                nice_scale([x for x, _ in _places(line, dots)], lang),
            ),
            Axis(
                say("frontier.worth", side=self._name(other)),
                nice_scale([y for _, y in _places(line, dots)], lang),
            ),
            dots,
            lines=(Series(say("frontier.line"), line, "grey"),),
            height=LOW,
            areas=(Region(say("frontier.both_gain"), left=none[0], low=none[1], tone="green"),),
            decimals=1,
        )

    def _frontier_said(self, bargain: Bargain) -> list[str]:
        say = self._say
        one, other = self._facts.sides
        slots = {
            "first": self._name(one),
            "second": self._name(other),
            "first_points": self.points(bargain.history[one]),
            "second_points": self.points(bargain.history[other]),
            "none_first": self.points(bargain.no_treaty[one]),
            "none_second": self.points(bargain.no_treaty[other]),
        }
        if bargain.here is None:
            return [say("frontier.sentence_none", **slots)]
        here = {"here_first": self.points(bargain.here[one]), "here_second": self.points(bargain.here[other])}
        sentences = [say("frontier.sentence", **slots, **here)]
        waste = [(side, self._waste(bargain, side)) for side in (one, other)]
        more = [
            say(
                "frontier.waste",
                other=self._name(other if side == one else one),
                side=self._name(side),
                n=self.fine(points),
            )
            for side, points in waste
            if points >= NOTHING
        ]
        return sentences + (more or [say("frontier.no_waste")])

    def _waste(self, bargain: Bargain, side: str) -> float:
        """How many points a side could have had more without taking any from the other."""
        here, (other,) = bargain.here or {}, [one for one in self._facts.sides if one != side]
        better = [values[side] for values in bargain.frontier if values[other] >= here[other] - 0.01]
        return max(better, default=here[side]) - here[side]

    # Beside history.

    def map(self, *, is_small: bool = False) -> Chart | None:
        """Draw the borders of this game and of history; None where there is no map or no treaty.

        Args:
            is_small: Whether it is the small one of the first page.
        """
        land, say = self._facts.map, self._say
        if land is None:
            return None
        view = MapView(self._facts.lang, land.here, land.history, has_legend=False)
        meanings = Meanings(
            **{
                name: say(f"beside.{name}")
                for name in ("both", "both_open", "home", "granted", "claimed", "offered", "open")
            },
            first=say("beside.here"),
            second=say("beside.history"),
            first_open=say("beside.here_open"),
            second_open=say("beside.history_open"),
        )
        headings = (say("beside.clause"), say("beside.this_game"), say("beside.in_history"))
        id_ = "map-small" if is_small else "map"
        caption = self._caption(id_, say("beside.map_title"), [self._map_said(land)])
        size = SMALL_MAP if is_small else SIZE_OF_MAP
        return draw_map(caption, land.chart, view, meanings, Table(headings, land.rows), size)

    def _map_said(self, land: MapFacts) -> str:
        differing = "; ".join(clause for clause, here, history in land.rows if here != history)
        if not differing:
            return self._say("beside.map_same")
        return self._say("beside.map_differs", clauses=differing)

    # The choices.

    def course(self, course: CourseTold) -> Chart | None:
        """Draw what a side could expect before and after each of its decisions; None without any."""
        say = self._say
        if not course.choices:
            return None
        tone, _, shape = SIGNS[self._seats[course.side]]
        most = max(course.choices, key=lambda choice: abs(choice.after - choice.before))
        sentence = say(
            "choices.course_sentence",
            side=course.name,
            start=self.points(course.start),
            end=self.points(course.end),
            change=self.change(most.after - most.before),
            week=most.week,
        )
        own, others = _turns(course)
        values = [value for _, value in (*own, *others) if value is not None]
        last = course.choices[-1].week
        middle = (min(values) + max(values)) / 2
        scale = nice_scale(
            values, self._facts.lang, low=middle - LEAST_RANGE / 2, high=middle + LEAST_RANGE / 2
        )
        chart = line_chart(
            self._caption(f"course-{course.side}", say("choices.course_title", side=course.name), [sentence]),
            Axis(
                say("choices.week"),
                Scale(1, last + 1, tuple((week + 0.5, str(week)) for week in range(1, last + 1))),
            ),
            Axis(say("choices.points"), scale),
            (
                Series(say("choices.else_line"), others, "grey", "dotted"),
                Series(say("choices.own_line"), own, tone, "solid", shape),
            ),
        )
        return replace(chart, table=self._course_table(course))

    def _course_table(self, course: CourseTold) -> Table:
        say = self._say
        headings = (
            say("choices.decision"),
            say("choices.all_did"),
            say("choices.before"),
            say("choices.after"),
        )
        return Table(
            headings,
            tuple(
                (f"{place}. {choice.when}", choice.did, self.points(choice.before), self.points(choice.after))
                for place, choice in enumerate(course.choices, 1)
            ),
        )

    def cards(self, course: CourseTold) -> Chart | None:
        """Draw the differences of the weightiest choices with their intervals; None without any."""
        say = self._say
        told = [(choice, choice.gain) for choice in course.cards if choice.gain is not None]
        if not told:
            return None
        values = [0.0, *(value for _, gain in told for value in (gain.low, gain.high))]
        headings = (say("choices.bars_head"), say("choices.bars_value"), say("choices.bars_range"))
        caption = self._caption(
            f"cards-{course.side}",
            say("choices.bars_title", side=course.name),
            [say("choices.bars_sentence")],
        )
        axis = Axis(say("choices.bars_axis"), nice_scale(values, self._facts.lang))
        return bars(caption, axis, [self._card_row(choice, gain) for choice, gain in told], headings)

    def _card_row(self, choice: ChoiceTold, gain: Interval) -> Row:
        limits = {"low": self.fine(gain.low), "high": self.fine(gain.high)}
        return Row(
            name=choice.when,
            spans=(Span(gain.low, gain.high, "grey", is_thin=True),),
            signs=(Sign(gain.mean, "blue", "diamond"),),
            label=self.change(gain.mean),
            numbers=(self.change(gain.mean), self._say("choices.range", **limits)),
        )

    def luck(self, course: CourseTold) -> Chart:
        """Draw how judgement and luck led from what could be expected to the score."""
        say = self._say
        middle = course.start + course.judgement
        tone = SIGNS[self._seats[course.side]][0]
        rows = (
            self._total(say("choices.start"), course.start, tone),
            self._step(say("choices.judgement"), course.start, middle),
            self._step(say("choices.luck"), middle, course.end),
            self._total(say("choices.end"), course.end, tone),
        )
        sentence = say(
            "choices.luck_sentence",
            side=course.name,
            start=self.points(course.start),
            judgement=self.change(course.judgement),
            luck=self.change(course.luck),
            end=self.points(course.end),
        )
        return bars(
            self._caption(f"luck-{course.side}", say("choices.luck_title", side=course.name), [sentence]),
            Axis(say("choices.points"), nice_scale([0, course.start, middle, course.end], self._facts.lang)),
            rows,
            (say("choices.part"), say("choices.points")),
            is_chained=True,
        )

    def _total(self, name: str, value: float, tone: Tone, *cells: str) -> Row:
        text = self.points(value)
        return Row(name, (Span(0, value, tone),), label=text, numbers=(*cells, text), is_total=True)

    def _step(self, name: str, before: float, after: float, *cells: str) -> Row:
        tone: Tone = "green" if after >= before else "red"
        text = self.change(after - before)
        return Row(name, (Span(before, after, tone),), label=text, numbers=(text, *cells))

    # Paper and fact.

    def score(self, score: Score) -> Chart:
        """Draw a side's two scores column by column."""
        say, lang = self._say, self._facts.lang
        tone = SIGNS[self._seats[score.side]][0]
        pairs = [(column.name, column.paper, column.fact) for column in score.columns]
        rows = [self._pair(name, paper, fact, tone) for name, paper, fact in pairs]
        rows.append(self._pair(say("scores.total"), score.paper, score.fact, tone, is_total=True))
        is_less = score.fact < score.paper
        most = min(score.columns, key=lambda one: (one.fact - one.paper) * (1 if is_less else -1))
        sentence = say(
            "scores.less" if is_less else "scores.more",
            side=score.name,
            paper=self.points(score.paper),
            fact=self.points(score.fact),
            column=most.name,
        )
        return bars(
            self._caption(f"score-{score.side}", say("scores.title", side=score.name), [sentence]),
            Axis(say("scores.points"), nice_scale([0, FULL], lang)),
            rows,
            (say("scores.column"), say("scores.paper"), say("scores.fact")),
        )

    def glance(self, summary: Summary) -> Chart | None:
        """Draw paper and fact of the readers' sides beside history's treaty; None before the end."""
        say, rows = self._say, []
        for standing in summary.standings:
            tone = SIGNS[self._seats[standing.side]][0]
            named = ((say("top.here", side=standing.name), standing.here, True),)
            others = ((say("top.history", side=standing.name), standing.history, False),)
            for name, points, is_own in (*named, *others):
                if points.on_paper is not None and points.in_fact is not None:
                    rows.append(
                        self._pair(
                            name, points.on_paper, points.in_fact, tone if is_own else "grey", is_total=is_own
                        )
                    )
        if not rows:
            return None
        headings = (say("scores.column"), say("scores.paper"), say("scores.fact"))
        caption = self._caption("glance", say("top.glance"), [say("top.glance_sentence")])
        return bars(
            caption, Axis(say("scores.points"), nice_scale([0, FULL], self._facts.lang)), rows, headings
        )

    def _pair(self, name: str, paper: float, fact: float, tone: Tone, *, is_total: bool = False) -> Row:
        numbers = (self.points(paper), self.points(fact))
        return Row(
            name,
            (Span(paper, fact, "grey", is_thin=True),),
            (Sign(paper, "ink", "circle"), Sign(fact, tone, "diamond")),
            label=self._say("scores.label", paper=numbers[0], fact=numbers[1]),
            numbers=numbers,
            is_total=is_total,
        )

    def gap(self, gap: Gap) -> Chart:
        """Draw the way from paper to fact as a fall of water, step by step."""
        say, name, tone = self._say, self._name(gap.side), SIGNS[self._seats[gap.side]][0]
        rows = [self._total(say("scores.gap_paper"), gap.paper, tone, "")]
        total, is_told = gap.paper, False
        for step in gap.steps:
            if step.kind == "summer" and not is_told:
                rows.append(self._total(say("scores.gap_expected"), gap.expected, tone, ""))
                total, is_told = gap.expected, True
            title = say("scores.gap_column", title=step.title) if step.kind == "column" else step.title
            rows.append(self._step(title, total, step.total, self.points(step.total)))
            total = step.total
        if not is_told:
            rows.append(self._total(say("scores.gap_expected"), gap.expected, tone, ""))
        rows.append(self._total(say("scores.gap_drawn"), gap.drawn, tone, ""))
        sentences = [
            say(
                "scores.gap_sentence",
                side=name,
                paper=self.points(gap.paper),
                expected=self.points(gap.expected),
                drawn=self.points(gap.drawn),
            )
        ]
        if gap.steps:
            most = max(gap.steps, key=lambda step: abs(step.change))
            sentences.append(say("scores.gap_greatest", title=most.title, change=self.change(most.change)))
        return bars(
            self._caption(f"gap-{gap.side}", say("scores.gap_title", side=name), sentences),
            Axis(say("scores.gap_axis"), nice_scale(_levels(gap), self._facts.lang)),
            rows,
            (say("scores.gap_step"), say("scores.gap_change"), say("scores.gap_total")),
            is_chained=True,
        )


def _turns(course: CourseTold) -> tuple[Broken, Broken]:
    """Give what each decision changed, and what changed in between and after the last, as broken lines."""
    own: list[tuple[float, float | None]] = []
    others: list[tuple[float, float | None]] = []
    places = _places_in_weeks(course)
    befores = [*(choice.before for choice in course.choices[1:]), course.end]
    ends = [*(start for start, _ in places[1:]), places[-1][1] + 0.25]
    for (start, stop), choice, next_start, after_all in zip(
        places, course.choices, ends, befores, strict=True
    ):
        own += [(start, choice.before), (stop, choice.after), (stop, None)]
        others += [(stop, choice.after), (next_start, after_all), (next_start, None)]
    return tuple(own), tuple(others)


def _places_in_weeks(course: CourseTold) -> list[tuple[float, float]]:
    """Give each decision its stretch of its week."""
    weeks = [choice.week for choice in course.choices]
    places = []
    for place, week in enumerate(weeks):
        number, of = place - weeks.index(week), weeks.count(week)
        start = week + (number + 0.25) / of
        places.append((start, start + 0.35 / of))
    return places


def _levels(gap: Gap) -> list[float]:
    return [0.0, gap.paper, gap.expected, gap.drawn, *(step.total for step in gap.steps)]


def _numbered(values: Sequence[float]) -> tuple[tuple[float, float], ...]:
    return tuple((float(week), value) for week, value in enumerate(values, 1))


def _at(values: Mapping[str, float], one: str, other: str) -> tuple[float, float]:
    return values[one], values[other]


def _places(line: Sequence[tuple[float, float]], dots: Sequence[Dot]) -> list[tuple[float, float]]:
    return [*line, *((dot.x, dot.y) for dot in dots)]
