"""Documents: arguments that make a concession look smaller to the side that is asked for it."""

from game.engine import legal, state
from game.engine.compiled import compiled
from game.engine.forms import clamp, evaluate, rounded
from game.engine.state import Game, note
from game.engine.value import plain_value_of, toward_other
from game.records import Ints
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules


@compiled
def persuade(rules: Rules, game: Game, document: int, clause: int) -> None:
    """Shade the other side's loss at its next level on a clause by the document's strength."""
    other = 1 - rules.document_side[document]
    seal = game.seals[other, clause]
    next_level = seal + toward_other(rules, other, clause)
    loss = plain_value_of(rules, game, other, clause, seal) - plain_value_of(
        rules, game, other, clause, next_level
    )
    strength = clamp(evaluate(rules, game, rules.document_strength[document]), 0, rb.UNIT)
    gain = rounded(max(loss, 0) * strength, rb.UNIT)
    game.shade[other, clause, next_level] += gain
    game.is_shaded[other, clause] = 1
    game.document_gain[document, 0] = clause
    game.document_gain[document, 1] = next_level
    game.document_gain[document, 2] = gain


@compiled
def counter(rules: Rules, game: Game, document: int) -> None:
    """Take away most of what a document of the other side had gained."""
    side = rules.document_side[document]
    clause, level, gain = (
        game.document_gain[document, 0],
        game.document_gain[document, 1],
        game.document_gain[document, 2],
    )
    game.shade[1 - side, clause, level] -= gain - rounded(gain * rules.countered_part, rb.UNIT)
    game.document_state[document] = state.COUNTERED


@compiled
def read_document(rules: Rules, game: Game, seat: int, document: int, clause: int, log: Ints) -> None:
    """Read a document into the minutes: it answers the other side's, and moves minds on its clause."""
    countered = 0
    for place in range(rules.n_countered[document]):
        other = rules.countered[document, place]
        if game.document_state[other] == state.USED:
            counter(rules, game, other)
            countered = other + 1
    bearing = 0
    if legal.bears_on(rules, game, document, clause):
        persuade(rules, game, document, clause)
        bearing = clause + 1
    game.document_state[document] = state.USED
    note(log, game, state.DOCUMENT_READ, seat, document, bearing, countered, state.EVERYONE)
