"""The week, as an ordered list of named phases: the table of contents of the rules.

News; the first speaker's move at the table, then the other's; both cables, hidden and resolved
together; the close of the week. `step` takes the decision that the game waits for and goes on to the
next one.
"""

from typing import Any, Final

from game.engine import legal, state
from game.engine.compiled import compiled
from game.engine.forms import apply_effects
from game.engine.phases.cables import hand_in, resolve_cables
from game.engine.phases.news import bring_dispatches, move_markers
from game.engine.phases.opening import set_up
from game.engine.phases.signing import end_talks
from game.engine.phases.table import take_table_move
from game.engine.state import Action, Game
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules


@compiled
def first_speaker(rules: Rules, week: int) -> int:
    """Seat that speaks first in a week (from nought)."""
    return (rules.first_speaker + week) % rb.SIDES


@compiled
def open_week(rules: Rules, game: Game, log: Ints) -> None:
    """Bring the week's news and give the word to the first speaker."""
    for seat in range(rb.SIDES):
        game.has_drafted[seat] = 0
        game.has_initialled[seat] = 0
    move_markers(rules, game)
    game.phase = state.TABLE
    game.moves_made = 0
    game.seat = first_speaker(rules, game.week)
    if bring_dispatches(rules, game, 0, log):
        end_talks(game, state.OVERTAKEN, log)


@compiled
def count_idle_weeks(rules: Rules, game: Game) -> None:
    """Let a capital lose patience after weeks without a draft of its delegation."""
    for seat in range(rb.SIDES):
        game.idle[seat] = 0 if game.has_drafted[seat] != 0 else game.idle[seat] + 1
        if game.idle[seat] > 0 and game.idle[seat] % rules.idle_weeks == 0:
            apply_effects(rules, game, rules.occasion_effects[rb.IDLED, seat])


@compiled
def close_week(rules: Rules, game: Game, log: Ints) -> None:
    """Send the cables, let the week's last news come, and go on to the next week or the end."""
    resolve_cables(rules, game, log)
    count_idle_weeks(rules, game)
    if bring_dispatches(rules, game, 1, log):
        end_talks(game, state.OVERTAKEN, log)
    elif game.week + 1 >= rules.n_weeks:
        end_talks(game, state.RAN_OUT, log)
    else:
        game.week += 1
        open_week(rules, game, log)


@compiled
def pass_the_word(rules: Rules, game: Game, log: Ints) -> None:
    """After a decision: the other seat, the next phase, or the close of the week."""
    game.moves_made += 1
    game.seat = 1 - game.seat
    if game.moves_made < rb.SIDES:
        return
    game.moves_made = 0
    if game.phase == state.TABLE:
        game.phase = state.CABLE
    else:
        close_week(rules, game, log)


@compiled
def step(rules: Rules, game: Game, action: Action, log: Ints) -> int:
    """Carry out the action of the seat whose decision it is, and go on to the next decision.

    Args:
        rules: Scenario tables.
        game: Changed in place, unless the action is refused.
        action: What the seat asks for.
        log: Where records go; `state.NO_LOG` for none.

    Returns:
        `legal.ALLOWED`, or the reason code of a refusal; then nothing has changed.
    """
    refusal = legal.judge(rules, game, game.seat, action)
    if refusal != legal.ALLOWED:
        return refusal
    if game.phase == state.CABLE:
        hand_in(game, game.seat, action)
    else:
        take_table_move(rules, game, game.seat, action, log)
    if game.phase == state.TABLE or game.phase == state.CABLE:
        pass_the_word(rules, game, log)
    return legal.ALLOWED


AS_IT_STANDS: Final = -1
"""The level of a recorded action on a clause that it does not name: that of the seat's own seal."""


@compiled
def retrace(rules: Rules, game: Game, seats: Ints, actions: Any, places: Ints, log: Ints) -> int:
    """Carry out recorded actions one after the other, as far as they are what could be done.

    Args:
        rules: Scenario tables.
        game: The game at the first decision; changed in place.
        seats: (turns,) whose action each is.
        actions: (turns,) the actions; levels may be `AS_IT_STANDS`, which is replaced.
        places: (turns, 2) filled with the week and the phase in which each was taken.
        log: Where records go.

    Returns:
        How many were carried out; the next one is not legal, or not of the seat whose decision it is.
    """
    for turn in range(len(actions)):
        action, seat = actions[turn], game.seat
        if game.phase >= state.SUMMER or seat != seats[turn]:
            return turn
        for clause in range(rules.n_clauses):
            if action.levels[clause] == AS_IT_STANDS:
                action.levels[clause] = game.seals[seat, clause]
        places[turn, 0], places[turn, 1] = game.week, game.phase
        if step(rules, game, action, log) != legal.ALLOWED:
            return turn
    return len(actions)


@compiled
def begin(rules: Rules, game: Game, seed: int, number: int, log: Ints) -> None:
    """Set up a blank record and go to the first decision."""
    set_up(rules, game, seed, number)
    open_week(rules, game, log)
