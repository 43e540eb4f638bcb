"""The rules a second time: slow, obvious, and from the scenario's words instead of its tables.

Nothing here may use the engine or the tables. Numbers are exact decimals, so the engine, which counts in
ten-thousandths, may differ from them by roundings; `NEAR` and `NEAR_IN_FACT` say by how many points.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from game.scenario.schema import Atom, Condition, Effect, Form, Scenario

NEAR = Decimal("0.02")
NEAR_IN_FACT = Decimal("0.15")
"""The engine reads logistic chances off a table in hundredths of log-odds: up to .00125 off, times points."""
ZERO, ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True)
class Position:
    """What matters of a game, by name.

    Attributes:
        scenario: What is played.
        week: From one.
        markers: Value of each marker.
        flags: Those that are set.
        types: Hidden type of each side.
        seals: Level of each side's seal on each clause.
        mandates: Level to which each side's mandate goes.
        treaty: The levels signed, or None.
        shade: What documents added to the value of a level: (side, clause, level).
        judged: In the summer, the position at the end of the talks, by which the treaty is judged.
    """

    scenario: Scenario
    week: int
    markers: Mapping[str, Decimal]
    flags: frozenset[str]
    types: Mapping[str, str]
    seals: Mapping[str, Mapping[str, str]]
    mandates: Mapping[str, Mapping[str, str]]
    treaty: Mapping[str, str] | None = None
    shade: Mapping[tuple[str, str, str], Decimal] = field(default_factory=dict)
    judged: "Position | None" = None

    def clause(self, name: str) -> Any:
        """One clause of the scenario."""
        return next(clause for clause in self.scenario.clauses if clause.id == name)

    def side(self, name: str) -> Any:
        """One side of the scenario."""
        return next(side for side in self.scenario.sides if side.id == name)


def position_of(scenario: Scenario, game: Any) -> Position:
    """Read a game's record into words, straight from what its fields are documented to hold."""
    sides = [side.id for side in scenario.sides]
    clauses = scenario.clauses
    own_flags = ["signed", "void"]
    flags = [*own_flags, *(flag.id for flag in scenario.flags)]

    def row(levels: Any) -> dict[str, str]:
        return {clause.id: clause.levels[int(levels[place])].id for place, clause in enumerate(clauses)}

    return Position(
        scenario=scenario,
        week=int(game.week) + 1,
        markers={marker.id: Decimal(int(game.marker[n])) / 100 for n, marker in enumerate(scenario.markers)},
        flags=frozenset(flag for n, flag in enumerate(flags) if game.flag[n]),
        types={side.id: side.types[int(game.type[n])].id for n, side in enumerate(scenario.sides)},
        seals={side: row(game.seals[n]) for n, side in enumerate(sides)},
        mandates={side: row(game.mandate[n]) for n, side in enumerate(sides)},
        treaty=row(game.treaty) if game.flag[0] else None,
        shade={
            (side, clause.id, level.id): Decimal(int(game.shade[s, c, n])) / 10_000
            for s, side in enumerate(sides)
            for c, clause in enumerate(clauses)
            for n, level in enumerate(clause.levels)
        },
    )


# Quantities, forms and conditions.


def quantity(position: Position, atom: Atom | str) -> Decimal:
    """Work out one quantity that a form or a condition looks at."""
    if isinstance(atom, str):
        is_marker = atom in position.markers
        atom = Atom(marker=atom) if is_marker else Atom(flag=atom)
    if atom.marker is not None:
        value = position.markers[atom.marker]
        if atom.above is not None:
            return max(ZERO, value - atom.above)
        return value if atom.below is None else max(ZERO, atom.below - value)
    if atom.flag is not None:
        return Decimal(atom.flag in position.flags)
    if atom.clause is not None:
        wanted = [atom.level] if isinstance(atom.level, str) else atom.level
        levels = position.seals[atom.seal] if atom.seal else position.treaty or {}
        return Decimal(levels.get(atom.clause) in wanted)
    if atom.type is not None:
        return Decimal(atom.type in position.types.values())
    return quantity_of_treaty(position, atom)


def quantity_of_treaty(position: Position, atom: Atom) -> Decimal:
    """Work out a quantity that depends on what the treaty is worth."""
    if atom.week:
        return Decimal(position.week)
    treaty = position.treaty
    if treaty is None:
        return ZERO
    position = position.judged or position
    clauses = position.scenario.clauses
    if atom.value is not None:
        return worth(position, atom.value, treaty)
    if atom.public_value is not None:
        return worth(position, atom.public_value, treaty, [c.id for c in clauses if not c.secret])
    if atom.steps is not None:
        return Decimal(steps_below(position, atom.steps, treaty))
    named = [clause.id for clause in clauses if atom.share in {clause.id, clause.group}]
    return worth(position, atom.side or "", treaty, named) / 100


def amount(position: Position, form: Form | Decimal) -> Decimal:
    """Work out a form."""
    if isinstance(form, Decimal):
        return form
    total = form.base
    for term in form.terms:
        factor = ONE if term.times is None else quantity(position, term.times)
        total += term.by * quantity(position, term.of) * factor
    if form.logistic:
        total = 1 / (1 + (-total).exp())
    if form.clamp is not None:
        total = min(max(total, form.clamp[0]), form.clamp[1])
    return total


def holds(position: Position, conditions: list[Condition]) -> bool:
    """Whether all conditions hold."""
    for condition in conditions:
        value = quantity(position, condition)
        is_bounded = condition.at_least is not None or condition.at_most is not None
        if not is_bounded and (value > 0) != condition.is_:
            return False
        if condition.at_least is not None and value < condition.at_least:
            return False
        if condition.at_most is not None and value > condition.at_most:
            return False
    return True


# Value.


def weight(position: Position, side: str, clause: Any) -> Decimal:
    """Weight of a clause to a side of its hidden type."""
    type_ = next(type_ for type_ in position.side(side).types if type_.id == position.types[side])
    factor = type_.factors.get(clause.group, ONE) * type_.factors.get(clause.id, ONE)
    return amount(position, clause.weights[side]) * factor


def value(position: Position, side: str, clause: Any, level: str, *, with_documents: bool = False) -> Decimal:
    """Value of a level to a side."""
    plain = next(row for row in clause.levels if row.id == level).values[side]
    added = position.shade.get((side, clause.id, level), ZERO) if with_documents else ZERO
    worth_of_level = amount(position, plain) + added
    return min(worth_of_level, ONE) if with_documents else worth_of_level


def worth(
    position: Position,
    side: str,
    levels: Mapping[str, str],
    among: list[str] | None = None,
    *,
    with_documents: bool = False,
) -> Decimal:
    """Value of a draft to a side in points, over all clauses or over some."""
    total, weights = ZERO, ZERO
    for clause in position.scenario.clauses:
        if among is None or clause.id in among:
            weights += weight(position, side, clause)
            total += weight(position, side, clause) * value(
                position, side, clause, levels[clause.id], with_documents=with_documents
            )
    return 100 * total / weights if weights else ZERO


def wishes_for_more(position: Position, side: str) -> bool:
    """Whether a side's wish is the last level of every clause (the first side's), or the first."""
    return side == position.scenario.sides[0].id


def rank(clause: Any, level: str) -> int:
    """Place of a level on its track."""
    return [row.id for row in clause.levels].index(level)


def shortfall(position: Position, side: str, clause: Any, level: str, bound: str) -> int:
    """How many levels worse than `bound` a level is to a side; nought if it is no worse."""
    gap = rank(clause, bound) - rank(clause, level)
    return max(0, gap if wishes_for_more(position, side) else -gap)


def steps_below(position: Position, side: str, levels: Mapping[str, str]) -> int:
    """Public steps of a draft beyond a side's mandate."""
    return sum(
        shortfall(position, side, clause, levels[clause.id], position.mandates[side][clause.id])
        for clause in position.scenario.clauses
        if not clause.secret
    )


def is_consistent(scenario: Scenario, levels: Mapping[str, str]) -> bool:
    """Whether no two clauses of a draft exclude each other."""
    return not any(
        levels[rule.clause] in rule.levels and levels[rule.excludes] in rule.excluded_levels
        for rule in scenario.consistency
    )


# What a side may do.


@dataclass(frozen=True)
class Asked:
    """An action by name. `levels` is the whole row of seals that a draft asks for, by place."""

    kind: str
    target: int = 0
    second: int = 0
    document: int = 0
    levels: tuple[int, ...] = ()


def is_legal(position: Position, game: Any, asked: Asked) -> bool:
    """Whether the side to move may do what is asked."""
    scenario = position.scenario
    seat = int(game.seat)
    side, other = scenario.sides[seat], scenario.sides[1 - seat]
    own, theirs = position.seals[side.id], position.seals[other.id]
    still_open = [clause for clause in scenario.clauses if own[clause.id] != theirs[clause.id]]
    named = scenario.clauses[asked.target] if 0 <= asked.target < len(scenario.clauses) else None
    phase = {0: "table", 1: "answer", 2: "cable"}.get(int(game.phase), "over")
    choices = {"table": side.table_moves, "answer": ["leave", "stay"], "cable": side.cables, "over": []}
    if asked.kind not in choices[phase]:
        return False
    match asked.kind:
        case "adjourn" | "leave" | "stay" | "pledge" | "pressure" | "silence":
            return True
        case "draft":
            return is_legal_draft(position, game, asked, seat)
        case "inquire":
            return named in still_open
        case "threaten":
            return named in still_open and not named.threat_proof and not game.threat_used[seat]
        case "accept":
            return is_consistent(scenario, theirs)
        case "propose" | "accept_package":
            return is_legal_package(position, game, asked, side.id)
        case "mandate":
            return is_legal_question(position, game, asked, side.id)
        case "probe":
            return 0 <= asked.target < len(other.types)
    raise AssertionError(asked.kind)


def is_legal_draft(position: Position, game: Any, asked: Asked, seat: int) -> bool:
    """Whether a draft may be made."""
    scenario = position.scenario
    side, other = scenario.sides[seat].id, scenario.sides[1 - seat].id
    moved = 0
    for clause, wanted in zip(scenario.clauses, asked.levels, strict=True):
        if not 0 <= wanted < len(clause.levels):
            return False
        if clause.levels[wanted].id == position.seals[side][clause.id]:
            continue
        if clause.settled:
            return False
        moved += 1
        goal = rank(clause, position.seals[other][clause.id])
        if wanted < goal if wishes_for_more(position, side) else wanted > goal:
            return False
    if moved > scenario.talks.seals_per_draft:
        return False
    if asked.document == 0:
        return moved > 0
    if not 1 <= asked.document <= len(scenario.documents):
        return False
    document = scenario.documents[asked.document - 1]
    if document.side != side or game.document_state[asked.document - 1] != 0:
        return False
    read = {row.id for place, row in enumerate(scenario.documents) if game.document_state[place] == 1}
    if read & set(document.counters):
        return True
    if not 0 <= asked.target < len(scenario.clauses):
        return False
    named = scenario.clauses[asked.target].id
    return named in document.clauses and position.seals[side][named] != position.seals[other][named]


def is_legal_package(position: Position, game: Any, asked: Asked, side: str) -> bool:
    """Whether a package may be handed over, or taken."""
    scenario = position.scenario
    if not 0 <= asked.target < len(scenario.packages):
        return False
    package = scenario.packages[asked.target]
    handed = int(game.package_week[asked.target])
    if asked.kind == "accept_package":
        return package.side != side and handed > 0 and position.week < handed + package.open_weeks
    talks = scenario.talks
    first, last = ((day - talks.first_day).days // talks.days_per_week + 1 for day in package.window)
    is_time = first <= position.week <= last
    return package.side == side and handed == 0 and is_time and holds(position, package.when)


def is_legal_question(position: Position, game: Any, asked: Asked, side: str) -> bool:
    """Whether the capital may be asked for a wider mandate."""
    scenario = position.scenario
    seat = [row.id for row in scenario.sides].index(side)
    if game.asked[seat].any():
        return False
    places = [asked.target] if asked.second == 0 else [asked.target, asked.second - 1]
    if len(set(places)) < len(places):
        return False
    for place in places:
        if not 0 <= place < len(scenario.clauses):
            return False
        clause = scenario.clauses[place]
        their_wish = clause.levels[0 if wishes_for_more(position, side) else -1].id
        if clause.settled or position.mandates[side][clause.id] == their_wish:
            return False
    return True


# The summer and the score.


def after(position: Position, effects: list[Effect]) -> Position:
    """The position after effects of the summer, which touch markers and flags alone."""
    for effect in effects:
        if effect.flag is not None:
            one = frozenset([effect.flag])
            flags = position.flags | one if effect.set else position.flags - one
            position = replace(position, flags=flags)
        elif effect.marker is not None and effect.add is not None:
            marker = next(row for row in position.scenario.markers if row.id == effect.marker)
            moved = position.markers[effect.marker] + effect.add
            kept = min(max(moved, marker.range[0]), marker.range[1])
            position = replace(position, markers={**position.markers, effect.marker: kept})
    return position


def summers(position: Position, step: int = 0, chance: Decimal = ONE) -> Iterator[tuple[Decimal, Position]]:
    """All summers from a step on: the chance of each and where it ends."""
    steps = position.scenario.summer
    if position.judged is None:
        position = replace(position, judged=position)
    if step == len(steps):
        yield chance, position
        return
    asked = steps[step]
    if not holds(position, asked.when):
        yield from summers(position, step + 1, chance)
        return
    likely = min(max(amount(position, asked.chance), ZERO), ONE)
    otherwise = asked.otherwise.effects if asked.otherwise else []
    if likely > 0:
        yield from summers(after(position, asked.comes.effects), step + 1, chance * likely)
    if likely < 1:
        yield from summers(after(position, otherwise), step + 1, chance * (1 - likely))


def is_in_force(position: Position) -> bool:
    """Whether there is a treaty that nothing has made void."""
    return position.treaty is not None and "void" not in position.flags


def bounded(points: Decimal) -> Decimal:
    """Points of a column, 0 to 100."""
    return min(max(points, ZERO), Decimal(100))


def fact_points(position: Position, side: str) -> list[Decimal]:
    """A side's columns in fact at the end of one summer."""
    return [
        bounded(amount(position, column.fact_points if is_in_force(position) else column.fact_without))
        for column in position.side(side).columns
    ]


def paper_points(position: Position, side: str) -> list[Decimal]:
    """A side's columns on paper at the end of the talks."""
    return [
        bounded(amount(position, column.paper_points if is_in_force(position) else column.paper_without))
        for column in position.side(side).columns
    ]
