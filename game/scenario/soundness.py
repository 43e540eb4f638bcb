"""Numbers of a scenario: within their bounds, in order, and as many as are needed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from pydantic import BaseModel

from game.scenario import schema
from game.scenario.checking import Places, Troubles
from game.scenario.findings import FieldPath
from game.scenario.schema import Clause, Condition, Form, Marker, Scenario, Side

CHANCES: Final[frozenset[tuple[type[BaseModel], str]]] = frozenset({
    (schema.Dispatch, "chance"), (schema.SummerStep, "chance"), (Side, "threat_belief"),
    (Side, "mandate_chance"), (Side, "pledge_chance"), (Side, "pressure_chance"),
})  # fmt: skip
"""Fields that may be logistic."""

BOUNDS: Final[dict[tuple[type[BaseModel], str], tuple[int, int]]] = {
    **dict.fromkeys(CHANCES, (0, 1)),
    (schema.Document, "strength"): (0, 1),
    (schema.Level, "values"): (-1, 1),
    (Clause, "weights"): (0, 1000),
    (schema.HiddenType, "factors"): (0, 100),
    (Side, "floor"): (0, 100),
    (schema.Column, "paper_points"): (0, 100),
    (schema.Column, "fact_points"): (0, 100),
    (schema.Column, "paper_without"): (0, 100),
    (schema.Column, "fact_without"): (0, 100),
}
"""Fields that hold a number, or a form that may come to any: bounds of the number."""

MEASURED: Final = ("marker", "value", "public_value", "steps", "share", "week")
"""What a condition can only compare; the other quantities are so or not."""


def note_unsound_numbers(scenario: Scenario, places: Places, troubles: Troubles) -> None:
    """Note numbers that cannot be, and what is missing or too much.

    Args:
        scenario: The scenario.
        places: All that stands in it.
        troubles: Where troubles are noted.
    """
    steady = {marker.id for marker in scenario.markers if marker.baseline is None}
    for path, value in places:
        if isinstance(value, BaseModel):
            _check_bounds(path, value, troubles)
        if isinstance(value, Form):
            _check_order((*path, "clamp"), value.clamp, troubles)
        if isinstance(value, Condition):
            _check_condition(path, value, troubles)
        if isinstance(value, schema.Effect) and value.push is not None and value.marker in steady:
            message = f"'{value.marker}' has no baseline to be pushed off; write add instead."
            troubles.note((*path, "push"), message)
    for seat, side in enumerate(scenario.sides):
        _check_side(("sides", seat), side, troubles)
    _check_weights(scenario, troubles)
    for place, clause in enumerate(scenario.clauses):
        _check_openings(("clauses", place), clause, scenario, troubles)
    for place, marker in enumerate(scenario.markers):
        _check_marker(("markers", place), marker, scenario.talks.weeks, troubles)
    _check_leaders(scenario, troubles)
    _check_packages(scenario, troubles)
    _check_outcomes(scenario, troubles)
    if scenario.talks.inquiry.grave > scenario.talks.inquiry.never:
        troubles.note(("talks", "inquiry"), "grave must not be more than never.")


# Numbers, forms and conditions.


def _check_bounds(path: FieldPath, section: BaseModel, troubles: Troubles) -> None:
    for (model, field), (low, high) in BOUNDS.items():
        if not isinstance(section, model):
            continue
        for place, value in _numbers_in((*path, field), getattr(section, field)):
            if isinstance(value, Decimal) and not low <= value <= high:
                troubles.note(place, f"found {value}, allowed is {low} to {high}.")
            if isinstance(value, Form) and value.logistic and (model, field) not in CHANCES:
                troubles.note((*place, "logistic"), "only a chance can be logistic.")
            if isinstance(value, Form) and model is schema.Level:
                _check_value_form(place, value, troubles)


def _numbers_in(path: FieldPath, value: object) -> Iterator[tuple[FieldPath, object]]:
    if isinstance(value, dict):
        yield from (((*path, name), number) for name, number in value.items())
    else:
        yield path, value


def _check_value_form(path: FieldPath, form: Form, troubles: Troubles) -> None:
    if form.clamp is None or not -1 <= form.clamp[0] <= form.clamp[1] <= 1:
        troubles.note(path, "a value that depends on something must have a clamp within -1 and 1.")


def _check_order(path: FieldPath, bounds: list[Decimal] | None, troubles: Troubles) -> None:
    if bounds is not None and bounds[0] > bounds[1]:
        troubles.note(path, f"found {bounds[0]} before {bounds[1]}, the lower one must come first.")


def _check_condition(path: FieldPath, condition: Condition, troubles: Troubles) -> None:
    low, high = condition.at_least, condition.at_most
    if low is not None and high is not None and low > high:
        troubles.note(path, f"at_least {low} is more than at_most {high}; that never holds.")
    is_bounded = low is not None or high is not None
    subject = next((name for name in MEASURED if getattr(condition, name) is not None), None)
    if subject is not None and not is_bounded:
        troubles.note(path, f"a condition on {subject} needs at_least or at_most.")
    if is_bounded and not condition.is_:
        troubles.note((*path, "is"), "is: false does not go with at_least or at_most.")


# Sides and clauses.


def _check_side(path: FieldPath, side: Side, troubles: Troubles) -> None:
    _check_order((*path, "floor_shift"), side.floor_shift, troubles)
    if "adjourn" not in side.table_moves:
        troubles.note((*path, "table_moves"), "'adjourn' is missing; a side must always have a move.")
    if "silence" not in side.cables:
        troubles.note((*path, "cables"), "'silence' is missing; a side must always have a cable to send.")
    if not any(column.weight for column in side.columns):
        troubles.note((*path, "columns"), "all weights are 0; at least one column must count.")


def _check_weights(scenario: Scenario, troubles: Troubles) -> None:
    for side in scenario.sides:
        if all(clause.weights.get(side.id) == 0 for clause in scenario.clauses):
            message = f"all weights of '{side.id}' are 0; at least one clause must matter to it."
            troubles.note(("clauses",), message)


def _check_openings(path: FieldPath, clause: Clause, scenario: Scenario, troubles: Troubles) -> None:
    """Check that the first side, which wishes for the last level, does not begin below the second."""
    levels = [level.id for level in clause.levels]
    first, second = (clause.opening.get(side.id) for side in scenario.sides)
    if first not in levels or second not in levels:
        return
    if levels.index(first) < levels.index(second):
        names = [side.id for side in scenario.sides]
        message = (
            f"found '{first}' for '{names[0]}' and '{second}' for '{names[1]}', which cross: "
            "levels run from the second side's wish to the first side's."
        )
        troubles.note((*path, "opening"), message)
    elif clause.settled and first != second:
        message = f"found '{first}' and '{second}', but a settled clause opens on one level for both sides."
        troubles.note((*path, "opening"), message)


def _check_packages(scenario: Scenario, troubles: Troubles) -> None:
    for place, package in enumerate(scenario.packages):
        for rule in scenario.consistency:
            level, other = package.levels.get(rule.clause), package.levels.get(rule.excludes)
            if level in rule.levels and other in rule.excluded_levels:
                message = f"'{level}' and '{other}' on '{rule.excludes}' exclude each other; see consistency."
                troubles.note(("packages", place, "levels", rule.clause), message)
        for clause in scenario.clauses:
            agreed, found = next(iter(clause.opening.values()), None), package.levels.get(clause.id)
            if clause.settled and found is not None and found != agreed:
                message = f"found '{found}', but the clause is settled at '{agreed}'."
                troubles.note(("packages", place, "levels", clause.id), message)


# Markers.


def _check_marker(path: FieldPath, marker: Marker, weeks: int, troubles: Troubles) -> None:
    low, high = marker.range
    if low >= high:
        troubles.note((*path, "range"), f"found {low} to {high}, the first must be less than the second.")
        return
    if not low <= marker.start <= high:
        troubles.note((*path, "start"), f"found {marker.start}, allowed is {low} to {high}.")
    for field in ("baseline", "shift"):
        values = getattr(marker, field)
        if values is not None and len(values) != weeks:
            troubles.note(
                (*path, field), f"found {len(values)} values, must be one for each of {weeks} weeks."
            )
    for week, value in enumerate(marker.baseline or []):
        if not low <= value <= high:
            troubles.note((*path, "baseline", week), f"found {value}, allowed is {low} to {high}.")
    for field in ("shift", "drift", "follows"):
        if getattr(marker, field) is not None and marker.baseline is None:
            troubles.note((*path, field), "goes with a baseline, which this marker has not.")
    if marker.drift is not None and marker.drift.chance * 2 > 1:
        message = (
            f"found {marker.drift.chance}, at most 0.5: a step up and a step down share what is certain."
        )
        troubles.note((*path, "drift", "chance"), message)


def _check_leaders(scenario: Scenario, troubles: Troubles) -> None:
    """Check that every leader has a baseline and that none follows itself by way of others."""
    markers = {marker.id: marker for marker in scenario.markers}
    for place, marker in enumerate(scenario.markers):
        chain = [marker.id]
        while (follows := markers[chain[-1]].follows) is not None and follows.marker in markers:
            chain.append(follows.marker)
            if follows.marker in chain[:-1]:
                break
        if len(chain) > 1 and chain[-1] == marker.id:
            message = f"follows itself in a circle: {' -> '.join(chain)}."
            troubles.note(("markers", place, "follows"), message)
        if len(chain) > 1 and markers[chain[1]].baseline is None:
            message = f"'{chain[1]}' has no baseline, so nothing departs from it."
            troubles.note(("markers", place, "follows", "marker"), message)


# Outcomes.


def _check_outcomes(scenario: Scenario, troubles: Troubles) -> None:
    for treaty, words in ((True, "with a treaty"), (False, "without one")):
        places = [place for place, outcome in enumerate(scenario.outcomes) if outcome.treaty is treaty]
        if not places:
            troubles.note(("outcomes",), f"no outcome {words}; add one with treaty: {str(treaty).lower()}.")
        elif scenario.outcomes[places[-1]].when:
            message = f"the last outcome {words} takes what is left, so it must have no conditions."
            troubles.note(("outcomes", places[-1], "when"), message)
