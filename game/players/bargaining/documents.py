"""Documents: which argument to read into the minutes with a draft."""

from game.engine import state
from game.engine.compiled import compiled
from game.engine.forms import clamp, evaluate
from game.engine.legal import counters_something
from game.engine.observe import Observation
from game.engine.value import toward_other
from game.players.mind import Mind, to_them
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules


@compiled
def next_loss(rules: Rules, view: Observation, mind: Mind, clause: int) -> int:
    """What the other side is believed to lose by one step more on a clause."""
    other = 1 - view.seat
    seal = view.seals[other, clause]
    if seal == view.seals[view.seat, clause]:
        return 0
    return to_them(mind, clause, seal) - to_them(mind, clause, seal + toward_other(rules, other, clause))


@compiled
def choose_document(rules: Rules, view: Observation, mind: Mind) -> tuple[int, int]:
    """Choose the document that moves most, answers to the other side's first.

    Returns:
        The document + 1 (0 for none) and the clause that it is to bear on.
    """
    best, best_clause, best_gain = 0, 0, 0
    for document in range(rules.n_documents):
        if rules.document_side[document] != view.seat or view.document_state[document] != state.UNUSED:
            continue
        clause_here, loss_here = 0, 0
        for place in range(rules.n_document_clauses[document]):
            clause = rules.document_clauses[document, place]
            loss = next_loss(rules, view, mind, clause)
            if loss > loss_here:
                clause_here, loss_here = clause, loss
        if counters_something(rules, view, document):
            return document + 1, clause_here
        if loss_here * rb.UNIT <= best_gain:
            continue
        gain = loss_here * clamp(evaluate(rules, view, rules.document_strength[document]), 0, rb.UNIT)
        if gain > best_gain:
            best, best_clause, best_gain = document + 1, clause_here, gain
    return best, best_clause
