"""The summer after the talks, and what the result is worth on paper and in fact.

*Paper* is judged on the last day of the talks. *Fact* is an expectation over all summers that could
follow, weighed exactly, so that one throw does not drown the talks; the summer drawn is the story.
"""

from typing import Annotated, Final

from game.engine import chance, state
from game.engine.compiled import compiled
from game.engine.forms import (
    all_hold,
    apply_effects,
    atom,
    chance_from,
    chance_of,
    evaluate,
    holds,
    outcome_of,
    rounded,
    sum_of_terms,
)
from game.engine.state import Game, note
from game.engine.value import assess_treaty, floor_of
from game.records import Ints, record_dtype
from game.scenario import rulebook as rb
from game.scenario.rulebook import (
    CLAUSES,
    COLUMNS,
    FLAGS,
    GROUPS,
    MARKERS,
    OPEN_TERMS,
    SIDES,
    SUMMER_STEPS,
    Rules,
)

WHOLE_WEIGHT: Final = 1 << 40
"""The weight of all summers together."""

NO_DAY: Final = -1
"""The day of a signature that was never given."""


class Result:
    """What came of one game. Points are in ten-thousandths."""

    number: int
    outcome: int
    reason: int
    signed_day: int  # days from the first day of the talks, or NO_DAY
    is_treaty: int  # signed, and it stands after the summer
    treaty: Annotated[Ints, (CLAUSES,)]
    steps: Annotated[Ints, (SIDES,)]
    value: Annotated[Ints, (SIDES,)]  # the treaty's bargaining value, or the floor
    paper: Annotated[Ints, (SIDES,)]
    fact: Annotated[Ints, (SIDES,)]
    paper_column: Annotated[Ints, (SIDES, COLUMNS)]
    fact_column: Annotated[Ints, (SIDES, COLUMNS)]
    drawn_fact: Annotated[Ints, (SIDES,)]  # of the summer drawn
    flag: Annotated[Ints, (FLAGS,)]
    track: int


RESULT: Final = record_dtype(Result)


ROWS: Final = 2 * SIDES * COLUMNS


class Scratch:
    """Room to weigh all summers, and what a treaty is worth."""

    group_weights: Annotated[Ints, (GROUPS,)]
    # The scored steps that may come after these talks, in order; see `list_steps`.
    n_steps: int
    rank: Annotated[Ints, (SUMMER_STEPS,)]  # among all scored steps
    step: Annotated[Ints, (SUMMER_STEPS,)]
    chance: Annotated[Ints, (SUMMER_STEPS,)]  # or UNSETTLED
    chance_sum: Annotated[Ints, (SUMMER_STEPS,)]  # of the terms of that chance that no summer changes
    branch: Annotated[Ints, (SUMMER_STEPS,)]
    weight: Annotated[Ints, (SUMMER_STEPS + 1,)]
    marker: Annotated[Ints, (SUMMER_STEPS + 1, MARKERS)]
    flag: Annotated[Ints, (SUMMER_STEPS + 1, FLAGS)]
    # Fact columns as far as no summer changes them; see `settle`. Rows: `row_of` seat, column and treaty.
    settled: Annotated[Ints, (ROWS,)]
    n_flags: Annotated[Ints, (ROWS,)]  # how many terms are left that are no more than a flag
    term_flag: Annotated[Ints, (ROWS, OPEN_TERMS)]
    flag_amount: Annotated[Ints, (ROWS, OPEN_TERMS)]  # what such a term adds where its flag is set
    n_open: Annotated[Ints, (ROWS,)]  # how many other terms are left
    factor: Annotated[Ints, (ROWS, OPEN_TERMS)]  # of each of these, all but its open atoms
    open_atoms: Annotated[Ints, (ROWS, OPEN_TERMS, 6)]
    form: Annotated[Ints, (ROWS,)]
    n_open_rows: Annotated[Ints, (2,)]  # without a treaty, with one
    open_row: Annotated[Ints, (2, SIDES * COLUMNS)]  # the rows that have terms left, the last changed first
    changed_from: Annotated[Ints, (2,)]  # rank of the first step that has gone otherwise since
    last_change: Annotated[Ints, (ROWS,)]  # rank of the last step that changes a row
    points: Annotated[Ints, (ROWS,)]  # of those rows, when they were last worked out
    counted: Annotated[Ints, (ROWS,)]  # the weight of the summers before that
    row_sum: Annotated[Ints, (ROWS,)]  # of those rows, over these summers, by their weight
    treaty_weight: Annotated[Ints, (2,)]  # of all summers so far without a treaty, and with one


SCRATCH: Final = record_dtype(Scratch)

LAST_BRANCH: Final = 0
OTHER_BRANCH_LEFT: Final = 1

UNSETTLED: Final = -1
"""The chance of a step that depends on what the summer changes; less than the rank of any step."""


@compiled
def stands(game: Game) -> int:
    """Whether there is a treaty and nothing has voided it, as 0 or 1."""
    return 1 if game.flag[rb.SIGNED_FLAG] != 0 and game.flag[rb.VOID_FLAG] == 0 else 0


@compiled
def save_mood(rules: Rules, game: Game, scratch: Scratch, place: int, rank: int) -> None:
    """Keep what the scored step of that rank, or a later one, may change of markers and flags."""
    for row in range(rules.n_summer_markers[rank]):
        scratch.marker[place, row] = game.marker[rules.summer_marker[row]]
    for row in range(rules.n_summer_flags[rank]):
        scratch.flag[place, row] = game.flag[rules.summer_flag[row]]


@compiled
def restore_mood(rules: Rules, game: Game, scratch: Scratch, place: int, rank: int) -> None:
    """Go back to before the scored step of that rank."""
    for row in range(rules.n_summer_markers[rank]):
        game.marker[rules.summer_marker[row]] = scratch.marker[place, row]
    for row in range(rules.n_summer_flags[rank]):
        game.flag[rules.summer_flag[row]] = scratch.flag[place, row]


@compiled
def is_ruled(game: Game, step: int) -> bool:
    """Whether people have ruled on a step, in place of chance."""
    return (game.ruled_steps >> step) & 1 != 0


@compiled
def step_chance(rules: Rules, game: Game, step: int) -> int:
    """Chance of a step: as people have ruled on it, which is certain, else the scenario's."""
    if is_ruled(game, step):
        return ((game.ruled_yes >> step) & 1) * rb.CERTAIN
    return chance_of(rules, game, rules.summer_chance[step])


@compiled
def take_sure_steps(rules: Rules, game: Game) -> None:
    """Begin the summer with the scored steps that come, or do not, in every summer alike."""
    for place in range(rules.n_sure):
        step = rules.scored_step[place]
        if holds(rules, game, rules.summer_conditions[step]):
            comes = step_chance(rules, game, step) > 0
            apply_effects(rules, game, rules.summer_yes[step] if comes else rules.summer_no[step])


@compiled
def list_steps(rules: Rules, game: Game, scratch: Scratch) -> None:
    """List the scored steps after the sure ones, where what holds in every summer lets them come.

    Their chances too are worked out as far as no summer changes them.
    """
    n_steps = 0
    for place in range(rules.n_sure, rules.n_scored):
        step = rules.scored_step[place]
        if all_hold(rules, game, rules.summer_conditions[step, 0], rules.summer_settled[step]):
            scratch.rank[n_steps] = place
            scratch.step[n_steps] = step
            settle_chance(rules, game, scratch, n_steps)
            n_steps += 1
    scratch.n_steps = n_steps


@compiled
def settle_chance(rules: Rules, game: Game, scratch: Scratch, place: int) -> None:
    """Work out the chance of a listed step as far as no summer changes it. None changes a ruling."""
    step = scratch.step[place]
    form, n_settled = rules.summer_chance[step], rules.chance_settled[step]
    start, n_terms = rules.form_terms[form, 0], rules.form_terms[form, 1]
    if n_settled == n_terms or is_ruled(game, step):
        scratch.chance[place] = step_chance(rules, game, step)
    else:
        scratch.chance[place] = UNSETTLED
        scratch.chance_sum[place] = sum_of_terms(rules, game, start, n_settled)


@compiled
def may_come(rules: Rules, game: Game, step: int) -> bool:
    """Whether the conditions of a step that the summer changes hold."""
    start, count = rules.summer_conditions[step, 0], rules.summer_conditions[step, 1]
    first, end = start + rules.summer_settled[step], start + count
    others = first + rules.n_awaited[step]
    for condition in range(first, others):
        is_awaited = rules.condition_range[condition, 0] > 0
        if (game.flag[rules.condition_atom[condition, 1]] != 0) != is_awaited:
            return False
    return all_hold(rules, game, others, end - others)


@compiled
def open_chance(rules: Rules, game: Game, step: int, settled: int) -> int:
    """Work out a chance of whose terms those that no summer changes add up to `settled`."""
    form, n_settled = rules.summer_chance[step], rules.chance_settled[step]
    start, count = rules.form_terms[form, 0], rules.form_terms[form, 1]
    total = settled + sum_of_terms(rules, game, start + n_settled, count - n_settled)
    return chance_from(rules, form, total)


@compiled
def descend(rules: Rules, game: Game, scratch: Scratch, place: int) -> None:
    """Follow one summer to its end from a scored step on, leaving word where it could have gone otherwise."""
    while place < scratch.n_steps:
        step = scratch.step[place]
        scratch.branch[place] = LAST_BRANCH
        scratch.weight[place + 1] = scratch.weight[place]
        if may_come(rules, game, step):
            likelihood = scratch.chance[place]
            if likelihood == UNSETTLED:
                likelihood = open_chance(rules, game, step, scratch.chance_sum[place])
            if likelihood <= 0:
                apply_effects(rules, game, rules.summer_no[step])
            elif likelihood >= rb.CERTAIN:
                apply_effects(rules, game, rules.summer_yes[step])
            else:
                save_mood(rules, game, scratch, place, scratch.rank[place])
                scratch.branch[place] = OTHER_BRANCH_LEFT
                scratch.weight[place + 1] = (scratch.weight[place] * likelihood) >> 16
                apply_effects(rules, game, rules.summer_yes[step])
        place += 1


@compiled
def row_of(seat: int, column: int, treaty: int) -> int:
    """Where the working room keeps a fact column, for a treaty that stands or none."""
    return (treaty * SIDES + seat) * COLUMNS + column


@compiled
def settle(rules: Rules, game: Game, scratch: Scratch) -> None:
    """Work out, after the sure steps, all of the fact columns that the rest of the summer does not change.

    Where that is the whole of a column, it is finished; of other terms an atom is left, or both.
    """
    for treaty in range(2):
        scratch.n_open_rows[treaty] = 0
        scratch.treaty_weight[treaty] = 0
        scratch.changed_from[treaty] = UNSETTLED
        for place in range(rules.n_columns[0] + rules.n_columns[1]):
            seat, column = rules.fact_order[treaty, place, 0], rules.fact_order[treaty, place, 1]
            settle_column(rules, game, scratch, seat, column, treaty)


@compiled
def settle_column(rules: Rules, game: Game, scratch: Scratch, seat: int, column: int, treaty: int) -> None:
    """Work out what no summer changes of one fact column."""
    form, row = rules.column_fact[seat, column, treaty], row_of(seat, column, treaty)
    start, n_settled = rules.form_terms[form, 0], rules.fact_settled[seat, column, treaty]
    n_terms = rules.form_terms[form, 1]
    total = sum_of_terms(rules, game, start, n_settled)
    scratch.form[row] = form
    scratch.last_change[row] = rules.fact_last[seat, column, treaty]
    scratch.counted[row] = 0
    scratch.row_sum[row] = 0
    scratch.n_flags[row] = 0
    scratch.n_open[row] = 0
    for term in range(start + n_settled, start + n_terms):
        settle_term(rules, game, scratch, term, row)
    if n_terms == n_settled:
        total = outcome_of(rules, form, total)
    else:
        scratch.open_row[treaty, scratch.n_open_rows[treaty]] = row
        scratch.n_open_rows[treaty] += 1
    scratch.settled[row] = total


@compiled
def settle_term(rules: Rules, game: Game, scratch: Scratch, term: int, row: int) -> None:
    """Work out what no summer changes of a term that it does change."""
    atoms = rules.term_atoms[term]
    factor = rules.term_coefficient[term]
    has_second = atoms[1, 0] != rb.NOTHING
    if has_second and rules.is_second_open[term] == 0:
        factor = rounded(factor * atom(game, atoms[1, 0], atoms[1, 1], atoms[1, 2]), rb.UNIT)
        has_second = False
    if atoms[0, 0] == rb.FLAG and not has_second:
        place = scratch.n_flags[row]
        scratch.term_flag[row, place] = atoms[0, 1]
        scratch.flag_amount[row, place] = factor * rb.UNIT
        scratch.n_flags[row] += 1
        return
    place = scratch.n_open[row]
    left = scratch.open_atoms[row, place]
    scratch.factor[row, place] = factor
    for part in range(3):
        left[part] = atoms[0, part]
        left[3 + part] = atoms[1, part] if has_second else rb.NOTHING
    scratch.n_open[row] += 1


@compiled
def open_points(rules: Rules, game: Game, scratch: Scratch, row: int) -> int:
    """Points, at the end of a summer, of a fact column of which `settle` has left some terms."""
    total = scratch.settled[row]
    for place in range(scratch.n_flags[row]):
        if game.flag[scratch.term_flag[row, place]] != 0:
            total += scratch.flag_amount[row, place]
    for place in range(scratch.n_open[row]):
        left = scratch.open_atoms[row, place]
        product = scratch.factor[row, place] * atom(game, left[0], left[1], left[2])
        if left[3] != rb.NOTHING:
            product = rounded(product, rb.UNIT) * atom(game, left[3], left[4], left[5])
        total += product
    return outcome_of(rules, scratch.form[row], total)


@compiled
def is_row_open(scratch: Scratch, row: int) -> bool:
    """Whether `settle` has left terms of a fact column that the summer changes."""
    return scratch.n_flags[row] + scratch.n_open[row] > 0


@compiled
def fact_points(rules: Rules, game: Game, scratch: Scratch, seat: int, column: int, treaty: int) -> int:
    """Points of a fact column at the end of a summer."""
    row = row_of(seat, column, treaty)
    if is_row_open(scratch, row):
        return open_points(rules, game, scratch, row)
    return scratch.settled[row]


@compiled
def add_summer(rules: Rules, game: Game, scratch: Scratch) -> None:
    """Add one summer by its weight; take the sums of changed columns, and work these out again."""
    treaty = stands(game)
    for place in range(scratch.n_open_rows[treaty]):
        row = scratch.open_row[treaty, place]
        if scratch.last_change[row] < scratch.changed_from[treaty]:
            break
        scratch.row_sum[row] = sum_so_far(scratch, row, treaty)
        scratch.counted[row] = scratch.treaty_weight[treaty]
        scratch.points[row] = open_points(rules, game, scratch, row)
    scratch.changed_from[treaty] = SUMMER_STEPS
    scratch.treaty_weight[treaty] += scratch.weight[scratch.n_steps]


@compiled
def sum_so_far(scratch: Scratch, row: int, treaty: int) -> int:
    """Points of a fact column that has terms left, over all summers so far, by their weight."""
    return scratch.row_sum[row] + scratch.points[row] * (scratch.treaty_weight[treaty] - scratch.counted[row])


@compiled
def expected_points(scratch: Scratch, seat: int, column: int) -> int:
    """Points of a fact column over all summers that have been added."""
    total = 0
    for treaty in range(2):
        row = row_of(seat, column, treaty)
        if is_row_open(scratch, row):
            total += sum_so_far(scratch, row, treaty)
        else:
            total += scratch.settled[row] * scratch.treaty_weight[treaty]
    return rounded(total, WHOLE_WEIGHT)


@compiled
def weigh_summers(rules: Rules, game: Game, result: Result, scratch: Scratch) -> None:
    """Work out the fact columns as the exact expectation over all summers.

    Walks the tree of the summer's scored steps depth first; the game's markers and flags end as they
    were.
    """
    save_mood(rules, game, scratch, SUMMER_STEPS, 0)
    take_sure_steps(rules, game)
    settle(rules, game, scratch)
    list_steps(rules, game, scratch)
    scratch.weight[0] = WHOLE_WEIGHT
    place = 0
    while place >= 0:
        descend(rules, game, scratch, place)
        add_summer(rules, game, scratch)
        place = scratch.n_steps - 1
        while place >= 0 and scratch.branch[place] == LAST_BRANCH:
            place -= 1
        if place >= 0:
            rank = scratch.rank[place]
            restore_mood(rules, game, scratch, place, rank)
            for treaty in range(2):
                scratch.changed_from[treaty] = min(scratch.changed_from[treaty], rank)
            scratch.branch[place] = LAST_BRANCH
            scratch.weight[place + 1] = scratch.weight[place] - scratch.weight[place + 1]
            apply_effects(rules, game, rules.summer_no[scratch.step[place]])
            place += 1
    restore_mood(rules, game, scratch, SUMMER_STEPS, 0)
    for seat in range(SIDES):
        for column in range(rules.n_columns[seat]):
            result.fact_column[seat, column] = expected_points(scratch, seat, column)


@compiled
def draw_summer(rules: Rules, game: Game, log: Ints) -> None:
    """Let one summer happen, step by step. Steps that change nothing are there for the log alone."""
    is_told = log.shape[0] != 0
    for step in range(rules.n_summer):
        if not is_told and rules.summer_yes[step, 1] + rules.summer_no[step, 1] == 0:
            continue
        if holds(rules, game, rules.summer_conditions[step]):
            likelihood = step_chance(rules, game, step)
            comes = chance.happens_in_summer(game, step, likelihood)
            apply_effects(rules, game, rules.summer_yes[step] if comes else rules.summer_no[step])
            note(log, game, state.SUMMER_STEP, 0, step, int(comes), likelihood, state.EVERYONE)


@compiled
def total_of(rules: Rules, seat: int, columns: Ints) -> int:
    """Join a side's columns by the scenario's weights; nobody is bound to them."""
    points = 0
    weights = 0
    for column in range(rules.n_columns[seat]):
        points += columns[column] * rules.column_weight[seat, column]
        weights += rules.column_weight[seat, column]
    return rounded(points, max(weights, 1))


@compiled
def name_outcome(rules: Rules, game: Game) -> int:
    """Find the scenario's outcome: the first whose treaty and conditions fit."""
    treaty = stands(game)
    for outcome in range(rules.n_outcomes):
        if rules.outcome_is_treaty[outcome] == treaty:
            if holds(rules, game, rules.outcome_conditions[outcome]):
                return outcome
    return rules.n_outcomes - 1


@compiled
def judge_paper(rules: Rules, game: Game, result: Result, scratch: Scratch) -> None:
    """Judge the result on the last day of the talks, before any of the summer."""
    treaty = stands(game)
    for seat in range(SIDES):
        if treaty != 0:
            assess_treaty(rules, game, seat, game.mandate[seat], scratch.group_weights)
        result.steps[seat] = game.steps[seat]
        for column in range(rules.n_columns[seat]):
            form = rules.column_paper[seat, column, treaty]
            result.paper_column[seat, column] = evaluate(rules, game, form)
        result.paper[seat] = total_of(rules, seat, result.paper_column[seat])


@compiled
def judge_drawn(rules: Rules, game: Game, result: Result, scratch: Scratch) -> None:
    """Judge the one summer that was drawn."""
    treaty = stands(game)
    for seat in range(SIDES):
        points = 0
        weights = 0
        for column in range(rules.n_columns[seat]):
            weight = rules.column_weight[seat, column]
            points += fact_points(rules, game, scratch, seat, column, treaty) * weight
            weights += weight
        result.drawn_fact[seat] = rounded(points, max(weights, 1))


@compiled
def conclude(rules: Rules, game: Game, result: Result, scratch: Scratch, log: Ints) -> None:
    """Judge talks that have ended, let the summer happen, and fill in the result.

    Args:
        rules: Scenario tables.
        game: A game in phase SUMMER; ends in phase OVER.
        result: Filled in.
        scratch: Room to work in.
        log: Where the summer's records go.
    """
    floors = (floor_of(rules, game, 0), floor_of(rules, game, 1))
    judge_paper(rules, game, result, scratch)
    weigh_summers(rules, game, result, scratch)
    draw_summer(rules, game, log)
    judge_drawn(rules, game, result, scratch)
    result.number = game.number
    result.outcome = name_outcome(rules, game)
    result.reason = game.reason
    result.is_treaty = stands(game)
    if game.reason == state.SIGNED and result.is_treaty == 0:
        result.reason = state.UNRATIFIED
    is_signed = game.flag[rb.SIGNED_FLAG] != 0
    result.signed_day = game.signed_week * rules.days_per_week + rules.signing_day if is_signed else NO_DAY
    for seat in range(SIDES):
        result.value[seat] = game.whole_value[seat] if result.is_treaty != 0 else floors[seat]
        result.fact[seat] = total_of(rules, seat, result.fact_column[seat])
    for clause in range(rules.n_clauses):
        result.treaty[clause] = game.treaty[clause]
    for flag in range(rules.n_flags):
        result.flag[flag] = game.flag[flag]
    result.track = game.track
    game.phase = state.OVER
