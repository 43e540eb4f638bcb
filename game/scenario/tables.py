"""Scenario to rulebook: every number into its table, every name into its index."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import Any

from game.records import blank
from game.scenario import rulebook as rb
from game.scenario.names import Names
from game.scenario.schema import (
    Atom,
    Condition,
    Effect,
    Form,
    Occasions,
    RecordedMove,
    Scenario,
    Side,
    SummerStep,
    Term,
)

EXACT = Context(prec=30)
NO_BOUND = 10**12


def scaled(number: Decimal | int, unit: int) -> int:
    """Turn an exact decimal into whole parts of a unit, half rounded away from nought."""
    return int((Decimal(number) * unit).to_integral_value(ROUND_HALF_UP))


@lru_cache(maxsize=1)
def logistic_table() -> list[int]:
    """Chances in 1/65536 for log-odds -12.00 to 12.00."""
    upper = []
    for hundredths in range(1201):
        ratio = EXACT.exp(Decimal(-hundredths) / 100)
        upper.append(scaled(EXACT.divide(Decimal(1), 1 + ratio), rb.CERTAIN))
    return [rb.CERTAIN - chance for chance in reversed(upper[1:])] + upper


@lru_cache(maxsize=1)
def decay_table() -> list[int]:
    """exp(-x) in 1/65536 for x from 0.00 to 8.00."""
    return [scaled(EXACT.exp(Decimal(-step) / 100), rb.CERTAIN) for step in range(rb.DECAY_STEPS)]


@lru_cache(maxsize=64)
def concession_row(ease: Decimal) -> list[int]:
    """Part still asked, `1 - t^(1/ease)`, in ten-thousandths, as time goes from 0 to 1."""
    exponent = EXACT.divide(Decimal(1), ease)
    times = [Decimal(step) / (rb.CLOCK_STEPS - 1) for step in range(rb.CLOCK_STEPS)]
    return [rb.UNIT] + [scaled(1 - EXACT.power(time, exponent), rb.UNIT) for time in times[1:]]


class _Pool:
    """Rows of a table with a fixed room, filled from the top."""

    def __init__(self, what: str, room: int) -> None:
        self.what = what
        self.room = room
        self.used = 0

    def take(self, count: int) -> int:
        """Take rows in a row; return the first one's place."""
        start = self.used
        self.used += count
        if self.used > self.room:
            message = f"the scenario has more than {self.room} {self.what}"
            raise ValueError(message)
        return start


class TableBuilder:
    """Fills one rulebook from one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.names = Names(scenario)
        self.rules: Any = blank(rb.RULES)
        self.forms = _Pool("linear forms", rb.FORMS)
        self.terms = _Pool("terms of linear forms", rb.TERMS)
        self.conditions = _Pool("conditions", rb.CONDITIONS)
        self.effects = _Pool("effects", rb.EFFECTS)

    def build(self) -> rb.Rules:
        """Fill all tables."""
        self._exact_tables()
        self._talks()
        self._clauses()
        self._sides()
        self._markers()
        self._dispatches()
        self._documents()
        self._packages()
        self._summer()
        self._record()
        rules: rb.Rules = self.rules
        return rules

    # Building blocks.

    def atom(self, atom: Atom | str) -> tuple[int, int, int]:
        """Kind, index and parameter of a quantity."""
        names = self.names
        if isinstance(atom, str):
            if atom in names.marker:
                return rb.MARKER, names.marker[atom], 0
            return rb.FLAG, names.flag[atom], 0
        if atom.marker is not None:
            return self._marker_atom(atom)
        if atom.flag is not None:
            return rb.FLAG, names.flag[atom.flag], 0
        if atom.clause is not None:
            clause = names.clause[atom.clause]
            bits = self.level_bits(clause, [atom.level] if isinstance(atom.level, str) else atom.level or [])
            if atom.seal is not None:
                return rb.SEAL, names.side[atom.seal] * rb.CLAUSES + clause, bits
            return rb.CLAUSE_LEVEL, clause, bits
        if atom.type is not None:
            seat, place = names.type[atom.type]
            return rb.TYPE, seat, place
        if atom.share is not None:
            seat = names.side[atom.side or ""]
            if atom.share in names.group:
                return rb.GROUP_SHARE, seat, names.group[atom.share]
            return rb.CLAUSE_SHARE, seat, names.clause[atom.share]
        return self._side_atom(atom)

    def _marker_atom(self, atom: Atom) -> tuple[int, int, int]:
        marker = self.names.marker[atom.marker or ""]
        if atom.above is not None:
            return rb.MARKER_ABOVE, marker, scaled(atom.above, rb.MARKER_UNIT)
        if atom.below is not None:
            return rb.MARKER_BELOW, marker, scaled(atom.below, rb.MARKER_UNIT)
        return rb.MARKER, marker, 0

    def _side_atom(self, atom: Atom) -> tuple[int, int, int]:
        side = self.names.side
        if atom.value is not None:
            return rb.WHOLE_VALUE, side[atom.value], 0
        if atom.public_value is not None:
            return rb.PUBLIC_VALUE, side[atom.public_value], 0
        if atom.steps is not None:
            return rb.STEPS_BELOW_MANDATE, side[atom.steps], 0
        return rb.WEEK_NUMBER, 0, 0

    def level_bits(self, clause: int, levels: Iterable[str]) -> int:
        """Levels of a clause as bits."""
        return sum(1 << self.names.level[clause][level] for level in levels)

    def form(self, form: Form | Decimal) -> int:
        """Write a linear form; return its place."""
        if isinstance(form, Decimal):
            form = Form(base=form)
        place = self.forms.take(1)
        rules = self.rules
        rules.form_base[place] = scaled(form.base, rb.UNIT)
        low: Decimal | int | None = 0 if form.logistic else None
        high: Decimal | int | None = 1 if form.logistic else None
        if form.clamp is not None:
            low, high = form.clamp
        rules.form_low[place] = -NO_BOUND if low is None else scaled(low, rb.UNIT)
        rules.form_high[place] = NO_BOUND if high is None else scaled(high, rb.UNIT)
        rules.form_is_logistic[place] = int(form.logistic)
        start = self.terms.take(len(form.terms))
        rules.form_terms[place] = start, len(form.terms)
        for row, term in enumerate(form.terms, start):
            rules.term_coefficient[row] = scaled(term.by, rb.UNIT)
            rules.term_atoms[row, 0] = self.atom(term.of)
            rules.term_atoms[row, 1] = (0, 0, 0) if term.times is None else self.atom(term.times)
        rules.constant_chance[place] = rb.OPEN_CHANCE
        if not form.terms and not form.logistic:
            rules.constant_chance[place] = self._chance_of_base(place)
        return place

    def _chance_of_base(self, form: int) -> int:
        rules = self.rules
        number = min(max(rules.form_base[form], rules.form_low[form]), rules.form_high[form])
        return scaled(Decimal(min(max(int(number), 0), rb.UNIT)) / rb.UNIT, rb.CERTAIN)

    def condition_span(self, conditions: Sequence[Condition]) -> tuple[int, int]:
        """Write conditions; return where they start and how many they are."""
        start = self.conditions.take(len(conditions))
        for row, condition in enumerate(conditions, start):
            self.rules.condition_atom[row] = self.atom(condition)
            low, high = condition.at_least, condition.at_most
            if low is None and high is None:
                bounds = (1, NO_BOUND) if condition.is_ else (-NO_BOUND, 0)
            else:
                bounds = (
                    -NO_BOUND if low is None else scaled(low, rb.UNIT),
                    NO_BOUND if high is None else scaled(high, rb.UNIT),
                )
            self.rules.condition_range[row] = bounds
        return start, len(conditions)

    def effect_span(self, effects: Sequence[Effect]) -> tuple[int, int]:
        """Write effects; return where they start and how many they are."""
        start = self.effects.take(len(effects))
        for row, effect in enumerate(effects, start):
            self.rules.effects[row] = self._effect(effect)
        return start, len(effects)

    def _effect(self, effect: Effect) -> tuple[int, int, int, int]:
        names = self.names
        if effect.marker is not None:
            marker = names.marker[effect.marker]
            if effect.push is not None:
                return rb.PUSH_MARKER, marker, 0, scaled(effect.push, rb.MARKER_UNIT)
            return rb.ADD_TO_MARKER, marker, 0, scaled(effect.add or 0, rb.MARKER_UNIT)
        if effect.flag is not None:
            return rb.SET_FLAG, names.flag[effect.flag], 0, int(bool(effect.set))
        if effect.mandate is not None:
            clause = names.clause[effect.clause or ""]
            return rb.SET_MANDATE, names.side[effect.mandate], clause, names.level[clause][effect.level or ""]
        if effect.floor is not None:
            return rb.ADD_TO_FLOOR, names.side[effect.floor], 0, scaled(effect.add or 0, rb.UNIT)
        return rb.END_TALKS, 0, 0, 1

    # Sections.

    def _exact_tables(self) -> None:
        rules = self.rules
        rules.logistic[:] = logistic_table()
        rules.decay[:] = decay_table()
        personas = self.scenario.talks.personas
        rules.n_curves = len(personas)
        for row, persona in enumerate(personas):
            rules.concession[row] = concession_row(persona.ease)

    def _talks(self) -> None:
        rules, talks = self.rules, self.scenario.talks
        rules.n_weeks = talks.weeks
        rules.days_per_week = talks.days_per_week
        rules.signing_day = talks.signing_day
        rules.first_speaker = self.names.side[talks.first_speaker]
        rules.seals_per_draft = talks.seals_per_draft
        rules.idle_weeks = talks.idle_weeks
        rules.threat_floor = scaled(talks.threat_floor, rb.UNIT)
        rules.probe_accuracy = scaled(talks.probe_accuracy, rb.CERTAIN)
        rules.countered_part = scaled(talks.countered_part, rb.UNIT)
        bargaining = talks.bargaining
        rules.horizon = scaled(bargaining.horizon, 100)
        rules.slow_week = scaled(bargaining.slow_week, 100)
        rules.generous = scaled(bargaining.generous, rb.UNIT)
        rules.near = scaled(bargaining.near, rb.UNIT)
        rules.tied_hands = scaled(bargaining.tied_hands, rb.UNIT)
        rules.threat_from = scaled(bargaining.threat_from, rb.CERTAIN)
        rules.called_cost = scaled(bargaining.called_cost, rb.UNIT)
        rules.patience = scaled(bargaining.patience, rb.UNIT)
        rules.worth_trying = scaled(bargaining.worth_trying, rb.CERTAIN)
        rules.sure_enough = scaled(bargaining.sure_enough, rb.CERTAIN)
        rules.pressing_weeks[:] = [week - 1 for week in bargaining.pressing_weeks]
        rules.grave_from[:] = scaled(talks.inquiry.grave, rb.UNIT), scaled(talks.inquiry.never, rb.UNIT)

    def _clauses(self) -> None:
        rules, names = self.rules, self.names
        rules.n_clauses = len(self.scenario.clauses)
        rules.n_groups = len(names.group)
        rules.capital_cap[:] = rb.UNIT
        for place, clause in enumerate(self.scenario.clauses):
            levels = names.level[place]
            rules.n_levels[place] = len(levels)
            rules.group[place] = names.group[clause.group]
            rules.is_secret[place] = int(clause.secret)
            rules.is_threat_proof[place] = int(clause.threat_proof)
            rules.is_settled[place] = int(clause.settled)
            rules.history[place] = levels[clause.history.level]
            rules.initial_effects[place] = self.effect_span(clause.initialled)
            rules.wish[0, place] = len(levels) - 1
            rules.wish[1, place] = 0
            for side, seat in names.side.items():
                rules.opening[seat, place] = levels[clause.opening[side]]
                allowed = clause.opening if clause.settled else clause.mandate
                rules.instructions[seat, place] = levels[allowed[side]]
                rules.toward_other[seat, place] = 1 if rules.wish[seat, place] == 0 else -1
                self._weight(seat, place, clause.weights[side])
                for row, level in enumerate(clause.levels):
                    self._value(seat, place, row, level.values[side])
                    if side in level.capital_cap:
                        cap = scaled(level.capital_cap[side], rb.UNIT)
                        rules.capital_cap[seat, place, row] = cap
        self._consistency()

    def _weight(self, seat: int, clause: int, weight: Form | Decimal) -> None:
        if isinstance(weight, Decimal):
            self.rules.weight[seat, clause] = scaled(weight, rb.MARKER_UNIT)
        else:
            self.rules.weight[seat, clause] = scaled(weight.base, rb.MARKER_UNIT)
            self.rules.weight_form[seat, clause] = self.form(weight) + 1
            self.rules.moving_weight[seat, self.rules.n_moving_weights[seat]] = clause
            self.rules.n_moving_weights[seat] += 1
            self.rules.is_moving[seat, clause] = 1

    def _value(self, seat: int, clause: int, level: int, value: Form | Decimal) -> None:
        if isinstance(value, Decimal):
            self.rules.value[seat, clause, level] = scaled(value, rb.UNIT)
        else:
            self.rules.value_form[seat, clause, level] = self.form(value) + 1
            self.rules.moving_value[seat, self.rules.n_moving_values[seat]] = clause, level
            self.rules.n_moving_values[seat] += 1
            self.rules.is_moving[seat, clause] = 1

    def _consistency(self) -> None:
        names = self.names
        self.rules.n_consistency = len(self.scenario.consistency)
        for row, excluded in enumerate(self.scenario.consistency):
            first, second = names.clause[excluded.clause], names.clause[excluded.excludes]
            self.rules.excluded[row] = (
                first,
                self.level_bits(first, excluded.levels),
                second,
                self.level_bits(second, excluded.excluded_levels),
            )

    def _sides(self) -> None:
        rules = self.rules
        for seat, side in enumerate(self.scenario.sides):
            self._types(seat, side)
            rules.floor_form[seat] = self.form(side.floor)
            rules.floor_shift[seat] = [scaled(bound, rb.MARKER_UNIT) for bound in side.floor_shift]
            rules.penalty_per_step[seat] = scaled(side.penalty_per_step, rb.UNIT)
            rules.threat_belief[seat] = self.form(side.threat_belief)
            rules.mandate_chance[seat] = self.form(side.mandate_chance)
            rules.pledge_chance[seat] = self.form(side.pledge_chance)
            rules.pressure_chance[seat] = self.form(side.pressure_chance)
            for kind in (*side.table_moves, *side.cables, "leave", "stay"):
                rules.is_allowed[seat, rb.ACTION_NAMES.index(kind)] = 1
            for occasion, name in enumerate(Occasions.model_fields):
                effects = getattr(side.occasions, name)
                rules.occasion_effects[occasion, seat] = self.effect_span(effects)
            self._columns(seat, side)

    def _types(self, seat: int, side: Side) -> None:
        rules = self.rules
        rules.n_types[seat] = len(side.types)
        for row, type_ in enumerate(side.types):
            for place, clause in enumerate(self.scenario.clauses):
                factor = type_.factors.get(clause.group, Decimal(1)) * type_.factors.get(
                    clause.id, Decimal(1)
                )
                rules.type_factor[seat, row, place] = scaled(factor, 100)
                rules.typed_weight[seat, row, place] = (
                    rules.weight[seat, place] * rules.type_factor[seat, row, place] // 100
                )

    def _columns(self, seat: int, side: Side) -> None:
        rules = self.rules
        rules.n_columns[seat] = len(side.columns)
        for row, column in enumerate(side.columns):
            rules.column_weight[seat, row] = scaled(column.weight, rb.MARKER_UNIT)
            rules.column_paper[seat, row] = self.form(column.paper_without), self.form(column.paper_points)
            for treaty, form in enumerate((column.fact_without, column.fact_points)):
                rules.column_fact[seat, row, treaty] = self._settled_first(form, seat, row, treaty)
            for bounds in (rules.form_low, rules.form_high):
                for place in (*rules.column_paper[seat, row], *rules.column_fact[seat, row]):
                    bounds[place] = min(max(bounds[place], 0), 100 * rb.UNIT)

    def _settled_first(self, form: Form | Decimal, seat: int, column: int, treaty: int) -> int:
        """Write a form of a fact column: first the terms that no summer changes, then those it does.

        Raises:
            ValueError: Too many terms are of the others.
        """
        if isinstance(form, Decimal):
            return self.form(form)
        settled = [term for term in form.terms if not self._read_by_term(term) & self._changed_by_summer]
        others = [self._changed_first(term) for term in form.terms if term not in settled]
        if len(others) > rb.OPEN_TERMS:
            message = f"a fact column has more than {rb.OPEN_TERMS} terms that the summer changes"
            raise ValueError(message)
        self.rules.fact_settled[seat, column, treaty] = len(settled)
        place = self.form(form.model_copy(update={"terms": [*settled, *others]}))
        start = int(self.rules.form_terms[place, 0])
        for row, term in enumerate([*settled, *others], start):
            self.rules.is_second_open[row] = int(self._is_changed(term.times))
        return place

    def _chance_settled_first(self, form: Form | Decimal, step: int) -> int:
        """Write the chance of a step: first the terms that no summer changes, then those it does."""
        if isinstance(form, Decimal):
            return self.form(form)
        settled = [term for term in form.terms if not self._read_by_term(term) & self._changed_by_summer]
        others = [term for term in form.terms if term not in settled]
        self.rules.chance_settled[step] = len(settled)
        return self.form(form.model_copy(update={"terms": [*settled, *others]}))

    @cached_property
    def _changed_by_summer(self) -> set[tuple[int, int]]:
        """What summers may leave changed in more than one way."""
        steps = [step for place, step in enumerate(self.scenario.summer) if place not in self._sure_steps]
        return set().union(*(self._written_by(step) for step in steps))

    def _is_changed(self, atom: Atom | str | None) -> bool:
        return atom is not None and self._subject(atom) in self._changed_by_summer

    def _changed_first(self, term: Term) -> Term:
        """Turn the factors of a product so that one that the summer changes comes first."""
        if term.times is None or self._is_changed(term.of):
            return term
        return term.model_copy(update={"of": term.times, "times": term.of})

    def _markers(self) -> None:
        rules, names = self.rules, self.names
        rules.n_markers = len(self.scenario.markers)
        rules.n_flags = len(names.flag)
        rules.noise_keep[:] = rb.UNIT
        rules.is_flag_seen[:, : len(rb.OWN_FLAGS)] = 1
        for place, marker in enumerate(self.scenario.markers):
            rules.marker_low[place], rules.marker_high[place] = (
                scaled(bound, rb.MARKER_UNIT) for bound in marker.range
            )
            rules.marker_start[place] = scaled(marker.start, rb.MARKER_UNIT)
            for side in marker.seen_by:
                rules.is_marker_seen[names.side[side], place] = 1
            if marker.baseline is not None:
                rules.has_baseline[place] = 1
                rules.baseline[place, : len(marker.baseline)] = self._hundredths(marker.baseline)
            if marker.shift is not None:
                rules.shift[place, : len(marker.shift)] = self._hundredths(marker.shift)
            if marker.drift is not None:
                rules.noise_chance[place] = scaled(marker.drift.chance, rb.CERTAIN)
                rules.noise_step[place] = scaled(marker.drift.step, rb.MARKER_UNIT)
                rules.noise_keep[place] = scaled(marker.drift.keep, rb.UNIT)
            if marker.follows is not None:
                rules.leader[place] = names.marker[marker.follows.marker] + 1
                rules.follows[place] = scaled(marker.follows.by, rb.UNIT)
        self._lists_of_markers()
        for flag in self.scenario.flags:
            for side in flag.seen_by:
                rules.is_flag_seen[names.side[side], names.flag[flag.id]] = 1
        for seat in range(rb.SIDES):
            seen = rules.is_flag_seen[seat].nonzero()[0]
            rules.n_flags_seen[seat] = len(seen)
            rules.flag_seen[seat, : len(seen)] = seen

    def _lists_of_markers(self) -> None:
        rules = self.rules
        based, followers = rules.has_baseline.nonzero()[0], rules.leader.nonzero()[0]
        rules.n_based, rules.n_followers = len(based), len(followers)
        rules.based[: len(based)] = based
        rules.follower[: len(followers)] = followers
        rules.marker_guess[:] = rules.marker_start
        for marker in based:
            guess = rules.baseline[marker].clip(rules.marker_low[marker], rules.marker_high[marker])
            rules.marker_guess[:, marker] = guess

    def _hundredths(self, numbers: Iterable[Decimal]) -> list[int]:
        return [scaled(number, rb.MARKER_UNIT) for number in numbers]

    def week_of(self, day: Any) -> int:
        """Week (from nought) in which a day falls, kept within the talks."""
        talks = self.scenario.talks
        week = (day - talks.first_day).days // talks.days_per_week
        return int(week)

    def _dispatches(self) -> None:
        rules, names = self.rules, self.names
        rules.n_dispatches = len(self.scenario.dispatches)
        for place, dispatch in enumerate(self.scenario.dispatches):
            rules.dispatch_first[place] = self.week_of(dispatch.window[0])
            rules.dispatch_last[place] = self.week_of(dispatch.window[1])
            rules.dispatch_at_close[place] = int(dispatch.at_close)
            rules.dispatch_chance[place] = self.form(dispatch.chance)
            for side in names.side if dispatch.seen_by is None else dispatch.seen_by:
                rules.is_dispatch_seen[names.side[side], place] = 1
            rules.dispatch_conditions[place] = self.condition_span(dispatch.when)
            rules.dispatch_effects[place] = self.effect_span(dispatch.effects)
            self._due(place)

    def _due(self, dispatch: int) -> None:
        rules = self.rules
        at_close = rules.dispatch_at_close[dispatch]
        for week in range(rules.n_weeks):
            if rules.dispatch_first[dispatch] <= week <= rules.dispatch_last[dispatch]:
                for is_unread in range(2 if rules.dispatch_effects[dispatch, 1] > 0 else 1):
                    place = rules.n_due[week, at_close, is_unread]
                    rules.due[week, at_close, is_unread, place] = dispatch
                    rules.n_due[week, at_close, is_unread] += 1

    def _documents(self) -> None:
        rules, names = self.rules, self.names
        rules.n_documents = len(self.scenario.documents)
        for place, document in enumerate(self.scenario.documents):
            rules.document_side[place] = names.side[document.side]
            rules.document_strength[place] = self.form(document.strength)
            for clause in document.clauses:
                rules.document_on[place, names.clause[clause]] = 1
            on = rules.document_on[place].nonzero()[0]
            rules.n_document_clauses[place] = len(on)
            rules.document_clauses[place, : len(on)] = on
            countered = sorted({names.document[other] for other in document.counters})
            rules.n_countered[place] = len(countered)
            rules.countered[place, : len(countered)] = countered

    def _packages(self) -> None:
        rules, names = self.rules, self.names
        rules.n_packages = len(self.scenario.packages)
        for place, package in enumerate(self.scenario.packages):
            rules.package_side[place] = names.side[package.side]
            rules.package_first[place] = self.week_of(package.window[0])
            rules.package_last[place] = self.week_of(package.window[1])
            rules.package_open_weeks[place] = package.open_weeks
            rules.package_conditions[place] = self.condition_span(package.when)
            for clause, level in package.levels.items():
                row = names.clause[clause]
                rules.package_levels[place, row] = names.level[row][level]

    def _summer(self) -> None:
        rules = self.rules
        rules.n_summer = len(self.scenario.summer)
        first_day = self.scenario.talks.first_day
        for place, step in enumerate(self.scenario.summer):
            rules.summer_day[place] = (step.date - first_day).days
            rules.summer_chance[place] = self._chance_settled_first(step.chance, place)
            settled = [condition for condition in step.when if not self._is_changed(condition)]
            opened = [condition for condition in step.when if self._is_changed(condition)]
            awaited = [condition for condition in opened if self._is_plain_flag(condition)]
            others = [condition for condition in opened if not self._is_plain_flag(condition)]
            rules.summer_conditions[place] = self.condition_span([*settled, *awaited, *others])
            rules.summer_settled[place] = len(settled)
            rules.n_awaited[place] = len(awaited)
            rules.summer_yes[place] = self.effect_span(step.comes.effects)
            rules.summer_no[place] = self.effect_span(step.otherwise.effects if step.otherwise else [])
        scored = self._scored_steps
        rules.n_scored = len(scored)
        rules.n_sure = len(self._sure_steps)
        rules.scored_step[: len(scored)] = scored
        self._from_the_last_step_back(rb.MARKER, rules.summer_marker, rules.n_summer_markers)
        self._from_the_last_step_back(rb.FLAG, rules.summer_flag, rules.n_summer_flags)
        for seat, side in enumerate(self.scenario.sides):
            for row, column in enumerate(side.columns):
                forms = (column.fact_without, column.fact_points)
                rules.fact_last[seat, row] = [self._last_to_change(self._read_by(form)) for form in forms]
        for treaty in range(2):
            self._order_columns(treaty)
        rules.n_outcomes = len(self.scenario.outcomes)
        for place, outcome in enumerate(self.scenario.outcomes):
            rules.outcome_is_treaty[place] = int(outcome.treaty)
            rules.outcome_conditions[place] = self.condition_span(outcome.when)

    def _is_plain_flag(self, condition: Condition) -> bool:
        return condition.flag is not None and condition.at_least is None and condition.at_most is None

    def _order_columns(self, treaty: int) -> None:
        rules = self.rules
        columns = [(seat, column) for seat in range(rb.SIDES) for column in range(rules.n_columns[seat])]
        columns.sort(key=lambda place: -rules.fact_last[*place, treaty])
        rules.fact_order[treaty, : len(columns)] = columns

    @cached_property
    def _sure_steps(self) -> list[int]:
        """The scored steps, up to the first that chance decides."""
        steps = self.scenario.summer
        return list(takewhile(lambda place: steps[place].chance in (0, 1), self._scored_steps))

    @cached_property
    def _scored_steps(self) -> list[int]:
        """The steps on which a fact column depends, by way of later steps or straight."""
        read = {(rb.FLAG, rb.VOID_FLAG)}
        for side in self.scenario.sides:
            for column in side.columns:
                read |= self._read_by(column.fact_points) | self._read_by(column.fact_without)
        scored: set[int] = set()
        steps = self.scenario.summer
        while True:
            found = {place for place, step in enumerate(steps) if self._written_by(step) & read} - scored
            if not found:
                return sorted(scored)
            scored |= found
            for place in found:
                read |= self._read_by(steps[place].chance)
                read |= {self._subject(condition) for condition in steps[place].when}

    def _from_the_last_step_back(self, kind: int, table: Any, counts: Any) -> None:
        """List what scored steps change of a kind, and how much of the list each or a later one changes."""
        found: list[int] = []
        for place in reversed(range(self.rules.n_scored)):
            written = self._written_by(self.scenario.summer[self.rules.scored_step[place]])
            found += sorted({index for its_kind, index in written if its_kind == kind} - set(found))
            counts[place] = len(found)
        table[: len(found)] = found

    def _last_to_change(self, read: set[tuple[int, int]]) -> int:
        """Find the place of the last scored step that changes any of what is read."""
        for place in reversed(range(self.rules.n_scored)):
            if self._written_by(self.scenario.summer[self.rules.scored_step[place]]) & read:
                return place
        return rb.UNCHANGED

    def _subject(self, atom: Atom | str) -> tuple[int, int]:
        kind, index, _ = self.atom(atom)
        return (rb.MARKER, index) if kind in (rb.MARKER_ABOVE, rb.MARKER_BELOW) else (kind, index)

    def _read_by(self, form: Form | Decimal) -> set[tuple[int, int]]:
        if isinstance(form, Decimal):
            return set()
        return set().union(*(self._read_by_term(term) for term in form.terms))

    def _read_by_term(self, term: Term) -> set[tuple[int, int]]:
        return {self._subject(atom) for atom in (term.of, term.times) if atom is not None}

    def _written_by(self, step: SummerStep) -> set[tuple[int, int]]:
        effects = [*step.comes.effects, *(step.otherwise.effects if step.otherwise else [])]
        written = set()
        for effect in effects:
            if effect.marker is not None:
                written.add((rb.MARKER, self.names.marker[effect.marker]))
            if effect.flag is not None:
                written.add((rb.FLAG, self.names.flag[effect.flag]))
        return written

    def _record(self) -> None:
        rules, names = self.rules, self.names
        rules.record_table[:] = rb.UNCHANGED
        rules.record_cable[:] = rb.UNCHANGED
        rules.record_levels[:] = rb.UNCHANGED
        for recorded in self.scenario.record:
            week = self.week_of(recorded.first_day)
            if 0 <= week < rules.n_weeks:
                for side, move in recorded.moves.items():
                    self._recorded_move(names.side[side], week, move)

    def _recorded_move(self, seat: int, week: int, move: RecordedMove) -> None:
        rules, names = self.rules, self.names
        if move.table is not None:
            rules.record_table[seat, week] = rb.ACTION_NAMES.index(move.table)
        if move.cable is not None:
            rules.record_cable[seat, week] = rb.ACTION_NAMES.index(move.cable)
        if move.clause is not None:
            rules.record_target[seat, week, 0] = names.clause[move.clause]
        if move.package is not None:
            rules.record_target[seat, week, 0] = names.package[move.package]
        if move.type is not None:
            rules.record_target[seat, week, 1] = names.type[move.type][1]
        for place, clause in enumerate(move.about):
            rules.record_target[seat, week, 1 + place] = names.clause[clause] + place
        if move.document is not None:
            rules.record_document[seat, week] = names.document[move.document] + 1
        for clause, level in move.seals.items():
            row = names.clause[clause]
            rules.record_levels[seat, week, row] = names.level[row][level]


def make_rules(scenario: Scenario) -> rb.Rules:
    """Turn a checked scenario into its rulebook.

    Raises:
        ValueError: If the scenario has more forms, conditions or effects than there is room for.
    """
    return TableBuilder(scenario).build()
