"""Hypothesis strategies: scenarios, positions that play can reach or nearly, and actions wild and tame."""

from typing import Any

from hypothesis import strategies as st

from game.engine import state
from game.players.registry import policy_names
from game.records import blank
from game.scenario import rulebook as rb
from game.scenario.load import LoadedScenario
from tests.builders import Play, Table, moscow, tariffs

SCENARIOS = st.sampled_from(["tariffs", "moscow"]).map({"tariffs": tariffs, "moscow": moscow}.__getitem__)
NUMBERS = st.integers(0, 2**40)
PLAYERS = st.tuples(st.sampled_from(policy_names()), st.sampled_from(policy_names()))


@st.composite
def positions(draw: Any, scenarios: Any = SCENARIOS) -> Table:
    """A game put anywhere: any week, phase, seals, markers, types, mandates, and what is spent."""
    scenario: LoadedScenario = draw(scenarios)()
    table = Table(scenario, number=draw(NUMBERS))
    rules, game = table.rules, table.game
    table.put(
        at=draw(st.integers(1, int(rules.n_weeks))),
        phase=draw(st.sampled_from(["table", "table", "cable"])),
        side=draw(st.sampled_from(list(table.names.side))),
    )
    for clause in range(rules.n_clauses):
        levels = st.integers(0, int(rules.n_levels[clause]) - 1)
        game.seals[:, clause] = sorted((draw(levels), draw(levels)), reverse=True)
        game.mandate[:, clause] = draw(levels), draw(levels)
    for marker in range(rules.n_markers):
        low, high = int(rules.marker_low[marker]), int(rules.marker_high[marker])
        game.marker[marker] = draw(st.integers(low, high))
    for seat in range(rb.SIDES):
        game.type[seat] = draw(st.integers(0, int(rules.n_types[seat]) - 1))
        game.threat_used[seat] = draw(st.integers(0, 1))
        game.asked[seat, 0] = draw(st.sampled_from([0, 0, 1]))
    for document in range(rules.n_documents):
        game.document_state[document] = draw(st.sampled_from([state.UNUSED, state.USED, state.COUNTERED]))
    for package in range(rules.n_packages):
        game.package_week[package] = draw(st.integers(0, int(game.week) + 1))
    return table


@st.composite
def shaded(draw: Any, tables: Any) -> Table:
    """A position in which documents have moved minds."""
    table: Table = draw(tables)
    rules, game = table.rules, table.game
    for _ in range(draw(st.integers(0, 4))):
        seat = draw(st.integers(0, 1))
        clause = draw(st.integers(0, int(rules.n_clauses) - 1))
        level = draw(st.integers(0, int(rules.n_levels[clause]) - 1))
        game.shade[seat, clause, level] = draw(st.integers(0, 5_000))
        game.is_shaded[seat, clause] = 1
    return table


@st.composite
def wild_actions(draw: Any, table: Table) -> Any:
    """An action that nearly fits: a kind, mostly of the phase, with targets in and just out of range."""
    rules, game = table.rules, table.game
    action = blank(state.ACTION)
    kinds = {state.TABLE: range(rb.LEAVE), state.ANSWER: (rb.LEAVE, rb.STAY)}
    fitting = kinds.get(int(game.phase), range(rb.MANDATE, rb.ACTION_KINDS))
    action.kind = draw(st.sampled_from([*fitting, *fitting, *fitting, *range(rb.ACTION_KINDS)]))
    action.target = draw(st.integers(-1, int(rules.n_clauses)))
    action.second = draw(st.sampled_from([0, 0, draw(st.integers(1, int(rules.n_clauses)))]))
    action.levels[:] = game.seals[game.seat]
    for _ in range(draw(st.integers(0, 4))):
        clause = draw(st.integers(0, int(rules.n_clauses) - 1))
        action.levels[clause] = draw(st.integers(-1, int(rules.n_levels[clause])))
    if draw(st.booleans()):
        action.document = draw(st.integers(-1, int(rules.n_documents) + 1))
    return action


@st.composite
def played(draw: Any, scenarios: Any = SCENARIOS, players: Any = PLAYERS) -> Table:
    """A game that two policies have played to some point before its end."""
    scenario = draw(scenarios)()
    play = Play(scenario, draw(players), number=draw(NUMBERS))
    for _ in range(draw(st.integers(0, 4 * int(scenario.rules.n_weeks)))):
        action = play.decide()
        before = play.table.game.copy()
        play.take(action)
        if not play.is_running:
            play.table.game[()] = before
            break
    return play.table
