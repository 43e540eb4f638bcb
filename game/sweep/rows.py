"""Rows: what came of games, one record a game, cut to what the scenario uses.

The engine's results have room for the largest scenario. Rows have one item for each clause, column and
flag that there is, so they and the digest over them stay the same when that room grows.
"""

import hashlib
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from game.scenario import rulebook as rb
from game.scenario.rulebook import Rules

Rows = npt.NDArray[np.void]
"""Games in the order of their numbers; fields as in `row_dtype`."""

_NUMBERS: Final = ("number", "outcome", "reason", "signed_day", "is_treaty")


def row_dtype(rules: Rules) -> np.dtype[Any]:
    """Declare a scenario's rows.

    Args:
        rules: Its tables.

    Returns:
        A record dtype of 64-bit integers, with the fields of `game.engine.outcome.Result` in a fixed order:
        `number`, `outcome`, `reason`, `signed_day`, `is_treaty`, `treaty` (clauses), `steps`, `value`,
        `paper`, `fact` and `drawn_fact` (sides), `paper_column` and `fact_column` (sides, columns), `flag`
        (flags) and `track`.
    """
    n_columns = int(max(rules.n_columns))
    fields: list[tuple[Any, ...]] = [(name, np.int64) for name in _NUMBERS]
    fields.append(("treaty", np.int64, (int(rules.n_clauses),)))
    fields += [(name, np.int64, (rb.SIDES,)) for name in ("steps", "value", "paper", "fact", "drawn_fact")]
    fields += [(name, np.int64, (rb.SIDES, n_columns)) for name in ("paper_column", "fact_column")]
    fields.append(("flag", np.int64, (int(rules.n_flags),)))
    fields.append(("track", np.int64))
    return np.dtype(fields)


def to_rows(results: Any, dtype: np.dtype[Any]) -> Rows:
    """Cut results of the engine to rows.

    Args:
        results: (games,) records of `game.engine.outcome.RESULT`.
        dtype: As `row_dtype` declares.
    """
    rows = np.zeros(len(results), dtype)
    for name in dtype.names or ():
        used = tuple(slice(length) for length in dtype[name].shape)
        rows[name] = results[name][(slice(None), *used)]
    return rows


def canonical_bytes(rows: Rows) -> bytes:
    """Give rows as little-endian 64-bit integers, field by field, game by game."""
    return rows.view(np.int64).astype("<i8", copy=False).tobytes()


def digest_of(rows: Rows) -> str:
    """Sha256 over the canonical bytes of rows, as `simulate` gives it for all its games."""
    return hashlib.sha256(canonical_bytes(rows)).hexdigest()
