"""What a long run tells the person before it: a bar on a terminal, a line a minute elsewhere, a summary."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from types import FrameType
from typing import Self

import typer
from rich.console import Console
from rich.progress import BarColumn, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from corpus.run import Plan, Progress, State, Summary

LOG_SECONDS = 60.0


def say(message: str) -> None:
    """A line for the person: on stderr, as stdout is for data."""
    typer.echo(message, err=True)


class Watch:
    """Shows a run's progress as it is told of it."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._task = TaskID(0)
        self._logged = monotonic()

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._bar = Bar(
                BarColumn(),
                TextColumn("{task.description}"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
            )
            self._bar.start()
            self._task = self._bar.add_task("starting", total=1.0)
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, progress: Progress) -> None:
        """Show how far the run has come."""
        if self._bar is not None:
            self._bar.update(self._task, completed=progress.share, description=describe(progress))
        elif monotonic() - self._logged >= LOG_SECONDS:
            self._logged = monotonic()
            say(f"{progress.share:.0%} {describe(progress)}")


def describe(progress: Progress) -> str:
    """A line of figures."""
    seconds = progress.seconds or 1e-9
    return (
        f"{progress.articles:,} articles ({progress.articles / seconds:,.0f}/s), "
        f"{progress.mentions:,} mentions ({progress.mentions / seconds:,.0f}/s), "
        f"{progress.skipped:,} passed over, {progress.dead_letters:,} dead letters"
    )


@contextmanager
def stop_on_interrupt() -> Iterator[Callable[[], bool]]:
    """Let the first Ctrl-C only ask to stop, and the second stop at once; gives what tells of the first."""
    asked = threading.Event()

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        asked.set()
        signal.signal(signal.SIGINT, before)
        say("stopping when the batches under way are written; Ctrl-C again stops at once")

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)


def say_plan(plan: Plan) -> None:
    """What a dry run found."""
    for error in plan.errors:
        say(f"caixun: {error}")
    say(
        f"would extract {plan.items[State.NEW]:,} new and {plan.items[State.STALE]:,} stale articles; "
        f"{plan.items[State.DONE]:,} are done, {plan.items[State.DEAD]:,} are dead letters"
    )


def say_summary(summary: Summary, store: Path, engine: str) -> None:
    """What a run did, at its end."""
    for fault in summary.faults:
        say(f"caixun: {fault}; kept in dead letters")
    for error in summary.errors:
        say(f"caixun: {error}")
    rate = summary.articles / summary.seconds if summary.seconds else 0.0
    say(
        f"{'stopped: ' if summary.stopped else ''}"
        f"{summary.articles:,} articles and {summary.mentions:,} mentions "
        f"into {store} in {summary.seconds:,.1f} s ({rate:,.0f} articles/s, {engine}); "
        f"{summary.skipped:,} were done before"
    )
    if dead := summary.dead_letters + summary.still_dead:
        say(
            f"{dead:,} dead letters ({summary.dead_letters:,} new): "
            f"caixun query 'select place, error from dead_letters' --store {store} lists them, "
            f"caixun retry --store {store} tries them again"
        )
