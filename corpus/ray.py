"""The cluster engine: the kernel on Ray Data, in actors that keep the automaton and dictionaries loaded."""

import logging
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from math import inf
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from typing import Any

import pyarrow as pa

from corpus.kernel import Batches, Extract, Limits, extract_batch, prepare
from corpus.pool import PATIENCE, TICK, run_pool
from corpus.wire import pack, pack_batch, unpack, unpack_batch
from extractor.pipeline import extract_article
from schemas.errors import UsageError

WINDOW = 512
"""Batches a job: a job takes seconds to start, and its batches wait in the cluster's memory."""


class Kernel:
    """The actor: rows of packed batches in, rows of packed results out."""

    def __init__(self, limits: Limits, extract: Extract) -> None:
        self._limits, self._extract = limits, extract
        self._began = inf
        prepare()
        if limits.max_seconds:
            Thread(target=self._watch, daemon=True).start()

    def __call__(self, rows: pa.Table) -> pa.Table:
        """Run the kernel on each row's batch."""
        batches = map(unpack_batch, rows["data"].to_pylist())
        results = [pack(self._extract_batch(batch)) for batch in batches]
        return pa.table({"number": rows["number"], "data": pa.array(results, pa.large_binary())})

    def _extract_batch(self, batch: pa.RecordBatch) -> Batches:
        def begin(index: int) -> None:
            self._began = monotonic() if index < len(batch) else inf

        return extract_batch(batch, limits=self._limits, extract=self._extract, begin=begin)

    def _watch(self) -> None:
        """End the actor at an article that takes far too long.

        Ray runs it off the main thread, where no signal can break it off.
        """
        while monotonic() - self._began < self._limits.max_seconds * PATIENCE:
            sleep(TICK)
        os._exit(1)


def run_ray(
    batches: Iterable[pa.RecordBatch],
    *,
    limits: Limits,
    workers: int,
    address: str | None = None,
    extract: Extract = extract_article,
) -> Iterator[Batches]:
    """Run the kernel over batches on Ray, on `workers` actors; results come in the order of the batches.

    `address` is a cluster's (``auto``, ``ray://host:10001``); without one, Ray starts on this machine.
    Raises UsageError where Ray isn't installed or the cluster isn't there.
    """
    try:
        import ray
    except ImportError as error:
        raise UsageError("Ray is not installed", mend="pip install 'caixun[ray]'") from error
    started_here = not ray.is_initialized()
    _connect(address, workers)
    source = enumerate(batches)
    try:
        while window := list(islice(source, WINDOW)):
            yield from _run_window(window, limits, extract, workers)
    finally:
        if started_here:
            ray.shutdown()


def _run_window(
    window: list[tuple[int, pa.RecordBatch]], limits: Limits, extract: Extract, workers: int
) -> Iterator[Batches]:
    import ray

    rows = [
        pa.table({"number": [number], "data": pa.array([pack_batch(batch)], pa.large_binary())})
        for number, batch in window
    ]
    results = ray.data.from_arrow(rows).map_batches(
        Kernel,
        fn_constructor_args=(limits, extract),
        batch_format="pyarrow",
        batch_size=None,
        compute=ray.data.ActorPoolStrategy(size=min(workers, len(window))),
        max_restarts=0,
        max_task_retries=0,
    )
    left = dict(window)
    early: dict[int, bytes] = {}
    try:
        for row in results.iter_rows():
            early[row["number"]] = row["data"]
            while (due := next(iter(left), -1)) in early:
                del left[due]
                yield unpack(early.pop(due))
    except ray.exceptions.RayError:  # an article took its actor along: find out which, under supervision
        yield from run_pool(left.values(), limits=limits, workers=1, extract=extract)


def _connect(address: str | None, workers: int) -> None:
    import ray

    if ray.is_initialized():
        return
    here = str(Path(__file__).parent.parent)
    path = os.pathsep.join(part for part in (here, os.environ.get("PYTHONPATH")) if part)
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    environment = {"env_vars": {"PYTHONPATH": path}}
    local = {"num_cpus": workers, "include_dashboard": False, "runtime_env": environment}
    options: dict[str, Any] = {"address": address} if address else local
    try:
        ray.init(logging_level=logging.ERROR, log_to_driver=False, configure_logging=True, **options)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise UsageError(f"no Ray cluster ({error})", where=address, mend="see --ray-address") from error
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    ray.data.DataContext.get_current().enable_progress_bars = False
