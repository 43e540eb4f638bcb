"""Batches spread over processes of this machine.

A process gets the scenario's tables as bytes, so it plays exactly what its parent has checked. Processes
are started afresh on every system, so a script that uses them has to keep to
`if __name__ == "__main__":`.
"""

import contextlib
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, resource_tracker
from typing import ClassVar, Final

import numpy as np

from game.errors import GameError
from game.scenario.rulebook import RULES
from game.sweep.batch import Batch, BatchPlayer

WAITING: Final = 2
"""Batches under way for each process, so that none waits for its parent."""


class WorkerLost(GameError):
    """A process was ended from outside, and its games are missing."""

    exit_code = 1


class _Worker:
    """What a process keeps between batches."""

    player: ClassVar[BatchPlayer]


def play_in_processes(
    player: BatchPlayer, spans: Iterable[tuple[int, int]], workers: int
) -> Generator[Batch]:
    """Play batches in several processes.

    Args:
        player: What is played, by whom.
        spans: First game and number of games of each batch.
        workers: How many processes.

    Yields:
        The batches in the order of `spans`, whichever is ready first.

    Raises:
        WorkerLost: A process was ended from outside.
    """
    tables = np.asarray(player.rules).tobytes()
    executor = ProcessPoolExecutor(
        workers, get_context("spawn"), _prepare, (tables, player.seed, player.policies)
    )
    coming = iter(spans)
    under_way: deque[Future[Batch]] = deque()
    try:
        with _undisturbed():
            under_way.extend(executor.submit(_play, *span) for span in islice(coming, WAITING * workers))
        while under_way:
            batch = under_way.popleft().result()
            under_way.extend(executor.submit(_play, *span) for span in islice(coming, 1))
            yield batch
    except BrokenProcessPool:
        message = (
            "A process of this run was ended from outside, perhaps for want of memory. Run it again with "
            "fewer workers."
        )
        raise WorkerLost(message) from None
    finally:
        executor.shutdown(cancel_futures=True)


def _prepare(tables: bytes, seed: int, policies: tuple[str, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    rules = np.frombuffer(bytearray(tables), RULES)[0]
    _Worker.player = BatchPlayer(rules, seed, policies)
    _Worker.player.warm_up()


def _play(first: int, count: int) -> Batch:
    return _Worker.player.play(first, count)


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait while processes start, and let these never hear it: their parent stops them.

    A process inherits the signals that are blocked, where the system can block any. A signal that comes
    meanwhile still reaches the parent by another thread, so it is noted and raised afterwards.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    hearing = signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    blocks = hasattr(signal, "pthread_sigmask")
    if blocks:
        resource_tracker.ensure_running()  # when it starts, it unblocks the signal
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if blocks:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.signal(signal.SIGINT, hearing)
    if came:
        raise KeyboardInterrupt
