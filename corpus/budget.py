"""A time budget: what takes longer is broken off where it stands.

It counts the time of the processor, not of the clock, so that what fails does not depend on what else the
machine is doing.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OverTimeError(Exception):
    """Raised inside the block whose time is up."""


@contextmanager
def time_budget(seconds: float) -> Iterator[None]:
    """Raise OverTimeError inside the block after `seconds` of computing; 0 is no limit.

    Needs the main thread and POSIX signals; elsewhere the block runs on, and only a supervisor can end it.
    """
    if (
        not seconds
        or threading.current_thread() is not threading.main_thread()
        or not hasattr(signal, "setitimer")
    ):
        yield
        return

    def over(_signal: int, _frame: FrameType | None) -> None:
        raise OverTimeError

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
