"""What the rules' own compiler does to a function."""

import numpy as np
import pytest

from game.engine.state import ACTION, GAME

numba = pytest.importorskip("numba")
pipeline = pytest.importorskip("game.engine.pipeline")

TABLE = np.arange(12).reshape(3, 4)


def move(table, place, other):
    table[place, other] = table[other, place] + table[place][other]
    return table[place, other]


def text_of(function):
    """What LLVM is given for the only signature of a function."""
    return function.inspect_llvm(function.signatures[0])


def test_an_index_is_not_held_against_nought():
    plain = numba.njit(move)
    ours = numba.njit(pipeline_class=pipeline.RulesCompiler)(move)
    assert plain(TABLE.copy(), 1, 2) == ours(TABLE.copy(), 1, 2) == 9 + 6
    assert "icmp slt i64 %arg" in text_of(plain)
    assert "icmp slt i64 %arg" not in text_of(ours)


def test_only_records_of_different_kinds_share_nothing():
    game, action = numba.from_dtype(GAME), numba.from_dtype(ACTION)
    row, number = numba.types.int64[::1], numba.types.int64
    assert pipeline._shares_nothing((game, action, number, numba.types.literal(True)))
    assert not pipeline._shares_nothing((game, game))
    assert not pipeline._shares_nothing((game, row))
    assert not pipeline._shares_nothing((game, numba.types.Tuple((game, number))))
