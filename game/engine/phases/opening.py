"""The opening: hidden types and floors are drawn, and every seal stands where its side begins."""

from game.engine import chance
from game.engine.compiled import compiled
from game.engine.state import Game
from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules


@compiled
def set_up(rules: Rules, game: Game, seed: int, number: int) -> None:
    """Turn a blank record into the start of game `number` of `seed`, before the first week's news.

    Args:
        rules: Scenario tables.
        game: A record with all words nought; filled in.
        seed: 0 .. 2^63 - 1.
        number: The game's number in its run, 0 .. 2^63 - 1.
    """
    game.seed = seed
    game.number = number
    for marker in range(rules.n_markers):
        game.marker[marker] = rules.marker_start[marker]
    for seat in range(rb.SIDES):
        game.type[seat] = chance.draw(game, chance.TYPE + seat) * rules.n_types[seat] // rb.CERTAIN
        low, high = rules.floor_shift[seat, 0], rules.floor_shift[seat, 1]
        hundredths = low + chance.draw(game, chance.FLOOR_SHIFT + seat) * (high - low + 1) // rb.CERTAIN
        game.floor_shift[seat] = hundredths * (rb.UNIT // 100)
        for clause in range(rules.n_clauses):
            game.seals[seat, clause] = rules.opening[seat, clause]
            game.mandate[seat, clause] = rules.instructions[seat, clause]
