"""Ctrl-C in the middle of a run: heard at once, acted upon between two batches.

An interrupt may otherwise strike anywhere, in the bookkeeping of a process pool or inside a library that
writes a file, and leave either in a state from which it neither goes on nor ends.
"""

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def held() -> Iterator[Callable[[], None]]:
    """Hold Ctrl-C back; a second one strikes at once.

    Where this is no main thread, or somebody else listens for the signal, nothing is held back.

    Yields:
        What to call where the run may stop; raises KeyboardInterrupt if Ctrl-C has come.
    """
    is_ours = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    )
    if not is_ours:
        yield lambda: None
        return
    came: list[int] = []

    def note(number: int, _frame: object) -> None:
        if came:
            signal.default_int_handler(number, None)
        came.append(number)

    def stop_if_asked() -> None:
        if came:
            raise KeyboardInterrupt

    signal.signal(signal.SIGINT, note)
    try:
        yield stop_if_asked
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
