"""Structured records of 64-bit integers, declared once for NumPy, Numba and the type checker."""

from typing import Annotated, Any, get_args, get_origin, get_type_hints

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


def record_dtype(declaration: type) -> np.dtype[Any]:
    """Make the NumPy dtype that a class of annotations declares.

    Args:
        declaration: A class whose annotations are `int` (one word) or
            `Annotated[Ints, shape]` (an array of words of that fixed shape).

    Returns:
        A record dtype; items of its arrays give their fields as attributes.
    """
    fields: list[tuple[Any, ...]] = []
    for name, hint in get_type_hints(declaration, include_extras=True).items():
        if get_origin(hint) is Annotated:
            fields.append((name, np.int64, get_args(hint)[1]))
        else:
            fields.append((name, np.int64))
    return np.dtype((np.record, fields))


def blank(dtype: np.dtype[Any]) -> Any:
    """Return one record of `dtype`, all words nought."""
    return np.zeros(1, dtype)[0]
