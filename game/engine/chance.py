"""Chance: every draw is a function of (seed, game number, week, channel).

The generator is Philox4x32-10 (Salmon, Moraes, Dror, Shaw, *Parallel random numbers: as easy as
1, 2, 3*, SC11), written in masked 64-bit integers. A game has the same draws alone, in any batch and on
any worker; a fork keeps every draw that it does not touch.
"""

from typing import Final

from game.engine.compiled import compiled
from game.engine.state import RULED_YES, UNRULED, Game
from game.scenario import rulebook as rb

MASK: Final = 0xFFFF_FFFF

# Channels: one for each thing that chance decides in a week. Those with `+` take an index.
TYPE: Final = 0  # + seat
FLOOR_SHIFT: Final = 2  # + seat
POLICY: Final = 4  # + seat: the nonce that a policy gets for its own draws
THREAT: Final = 6  # + seat
MANDATE: Final = 8  # + seat
PLEDGE: Final = 10  # + seat
PRESSURE: Final = 12  # + seat
PROBE: Final = 14  # + seat
NOISE: Final = 16  # + marker
DISPATCH: Final = NOISE + rb.MARKERS  # + dispatch
SUMMER: Final = DISPATCH + rb.DISPATCHES  # + step


@compiled
def multiply(a: int, b: int) -> tuple[int, int]:
    """Upper and lower 32 bits of the product of two 32-bit numbers.

    As machine code the product may wrap around to a negative number; its bits are the same.
    """
    product = a * b
    return (product >> 32) & MASK, product & MASK


@compiled
def philox(c0: int, c1: int, c2: int, c3: int, k0: int, k1: int) -> tuple[int, int, int, int]:
    """Philox4x32-10: four words of chance from a counter of four words and a key of two."""
    for _ in range(10):
        high0, low0 = multiply(0xD2511F53, c0)
        high1, low1 = multiply(0xCD9E8D57, c2)
        c0, c1, c2, c3 = high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0
        k0 = (k0 + 0x9E3779B9) & MASK
        k1 = (k1 + 0xBB67AE85) & MASK
    return c0, c1, c2, c3


@compiled
def draw_word(seed: int, number: int, week: int, channel: int) -> int:
    """Draw 32 bits for a game's channel in a week."""
    game, key = int(number), int(seed)
    word, _, _, _ = philox(game & MASK, game >> 32, int(week), int(channel), key & MASK, key >> 32)
    return word


@compiled
def draw(game: Game, channel: int) -> int:
    """Draw 0..65535 for `channel` in the game's week; below a chance means that it happens."""
    return draw_word(game.seed, game.number, game.week, channel) >> 16


@compiled
def happens(game: Game, channel: int, chance: int) -> bool:
    """Whether something of that chance (in 1/65536) happens in the game's week."""
    if chance <= 0:
        return False
    if chance >= rb.CERTAIN:
        return True
    return draw(game, channel) < chance


@compiled
def is_granted(game: Game, ruling: int, channel: int, chance: int) -> bool:
    """Whether what is asked of a capital is granted: as people have ruled, else by chance."""
    if ruling != UNRULED:
        return ruling == RULED_YES
    return happens(game, channel, chance)


@compiled
def happens_in_summer(game: Game, step: int, chance: int) -> bool:
    """Whether a step of the summer happens; the draw is the same whenever the talks ended."""
    if chance <= 0 or chance >= rb.CERTAIN:
        return chance > 0
    return draw_word(game.seed, game.number, rb.WEEKS, SUMMER + step) >> 16 < chance
