"""Numba's compiler, told that an index is never negative.

In Python an index below nought counts from the end, so Numba compares every index with nought before it uses
it. The rules never count from the end.
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
    """Numba's own compiler with that pass."""

    def define_pipelines(self) -> list[Any]:
        """Insert the pass where the types are known."""
        pipeline = DefaultPassBuilder.define_nopython_pipeline(self.state)
        pipeline.add_pass_after(CountFromTheStart, PreLowerStripPhis)
        pipeline.finalize()
        return [pipeline]
