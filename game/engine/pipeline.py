"""Numba's compiler, told two things about the rules that it cannot know.

- An index is never negative. In Python one below nought counts from the end, so Numba compares every index
  with nought before it uses it; the rules never count from the end.
- Records of different kinds never share memory, so that a word of one need not be read again after a word
  of the other was written.
"""

from typing import Any

from numba.core import ir, types
from numba.core.compiler import CompilerBase, DefaultPassBuilder
from numba.core.compiler_machinery import FunctionPass, register_pass
from numba.core.typed_passes import PreLowerStripPhis
from numba.core.types.common import Buffer
from numba.core.types.containers import BaseTuple, Tuple


def _unsigned(index: Any) -> Any:
    """Turn the type of an index, of one dimension or of several, into one that has no sign."""
    if isinstance(index, BaseTuple):
        return Tuple([_unsigned(part) for part in index])
    return types.uintp if isinstance(index, types.Integer) else index


def _is_access(node: Any) -> bool:
    """Whether a step of Numba's intermediate code reads or writes an item."""
    return isinstance(node, ir.SetItem) or (isinstance(node, ir.Expr) and node.op == "getitem")


def _shares_nothing(arguments: tuple[Any, ...]) -> bool:
    """Whether a function is given nothing but numbers and records, no two of a kind.

    A row may be part of a record that is given too.
    """
    records = [argument for argument in arguments if isinstance(argument, types.Record)]
    numbers = [argument for argument in arguments if isinstance(argument, types.Number | types.Boolean)]
    return len(set(records)) == len(records) and len(records) + len(numbers) == len(arguments)


@register_pass(mutates_CFG=False, analysis_only=False)
class CountFromTheStart(FunctionPass):  # type: ignore[misc]
    """Retypes every index of an array as unsigned; Numba converts the index itself at the access."""

    _name = "count_from_the_start"

    def __init__(self) -> None:
        FunctionPass.__init__(self)

    def run_pass(self, state: Any) -> bool:
        """Retype the indices of one function, and say whether there were any."""
        accesses = [
            node
            for node, signature in state.calltypes.items()
            if _is_access(node) and isinstance(signature.args[0], Buffer)
        ]
        for node in accesses:
            signature = state.calltypes.pop(node)
            array, index, *value = signature.args
            state.calltypes[node] = signature.replace(args=(array, _unsigned(index), *value))
        return bool(accesses)


class RulesCompiler(CompilerBase):  # type: ignore[misc]
    """Numba's own compiler, so told."""

    def define_pipelines(self) -> list[Any]:
        """Insert the pass as soon as the types are known."""
        self.state.flags.noalias = _shares_nothing(self.state.args)
        pipeline = DefaultPassBuilder.define_nopython_pipeline(self.state)
        pipeline.add_pass_after(CountFromTheStart, PreLowerStripPhis)
        pipeline.finalize()
        return [pipeline]
