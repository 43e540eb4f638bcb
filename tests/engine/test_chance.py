"""Chance: the published test vectors of the generator, and what a draw depends on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine import state
from game.engine.chance import draw, draw_word, happens, multiply, philox
from game.records import blank

ALL = 0xFFFF_FFFF
WORD = st.integers(0, ALL)

# Counter, key and output of Philox4x32-10, from the file `kat_vectors` of the authors' Random123 library.
PUBLISHED = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((ALL, ALL, ALL, ALL), (ALL, ALL), (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("counter", "key", "words"), PUBLISHED)
def test_the_generator_passes_the_published_vectors(counter, key, words):
    assert philox(*counter, *key) == words


@given(WORD, WORD)
def test_products_of_two_words_are_whole(a, b):
    high, low = multiply(a, b)
    assert high << 32 | low == a * b


@pytest.mark.parametrize("changed", range(4))
def test_a_draw_depends_on_seed_game_week_and_channel(changed):
    place = [7, 11, 3, 5]
    other = list(place)
    other[changed] += 1
    assert draw_word(*place) == draw_word(*place)
    assert draw_word(*place) != draw_word(*other)


def test_the_upper_halves_of_seed_and_number_count():
    assert len({draw_word(1 + (half << 32), 1, 0, 0) for half in range(50)}) == 50
    assert len({draw_word(1, 1 + (half << 32), 0, 0) for half in range(50)}) == 50


def test_the_largest_seed_and_number_can_be_drawn():
    assert 0 <= draw_word((1 << 63) - 1, (1 << 63) - 1, 39, 100) <= ALL


@pytest.mark.parametrize("number", range(20))
def test_a_chance_of_so_many_parts_lets_as_many_draws_pass(number):
    game = blank(state.GAME)
    game.number = number
    drawn = draw(game, 50)
    assert (happens(game, 50, drawn), happens(game, 50, drawn + 1)) == (False, True)
