"""The local engine: worker processes that run the kernel; losing one loses only the article it was at."""

import ctypes
import multiprocessing as mp
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait

import pyarrow as pa

from corpus.kernel import Batches, Extract, Limits, dead_batch, extract_batch
from corpus.readers.article import Fault
from corpus.wire import join, pack, pack_batch, unpack, unpack_batch
from extractor.pipeline import extract_article
from schemas.errors import UsageError

AHEAD = 3
"""Batches under way for each worker, so that none has to wait for the reader or the store."""

PATIENCE = 4.0
"""A worker at one item for this many times its budget, by the clock, heeds no signal and is killed."""

LIFE = 15
"""Batches after which a worker is replaced by a fresh one: what its caches hold cannot grow for ever."""

STARTING = -1
"""Stands for the index of an item while a worker has not come to its first one."""

TICK = 0.5


def run_pool(
    batches: Iterable[pa.RecordBatch], *, limits: Limits, workers: int, extract: Extract = extract_article
) -> Iterator[Batches]:
    """Run the kernel over batches on `workers` processes; results come in the order of the batches."""
    crew = [_Worker(limits, extract) for _ in range(workers)]
    source = enumerate(batches)
    waiting: deque[tuple[int, pa.RecordBatch]] = deque()
    done: dict[int, Batches] = {}
    handed_in = 0
    exhausted = False
    try:
        while not exhausted or waiting or done or any(worker.busy for worker in crew):
            under_way = len(waiting) + len(done) + sum(worker.busy for worker in crew)
            if not exhausted and under_way < workers * AHEAD:
                following = next(source, None)
                exhausted = following is None
                if following is not None:
                    waiting.append(following)
            for worker in crew:
                if waiting and not worker.busy:
                    worker.take(*waiting.popleft())
            full = exhausted or under_way >= workers * AHEAD
            for worker in _with_news(crew, TICK if full and handed_in not in done else 0):
                if (result := worker.give()) is not None:
                    done[worker.number] = result
            while handed_in in done:
                yield done.pop(handed_in)
                handed_in += 1
    finally:
        for worker in crew:
            worker.stop()


def _with_news(crew: list["_Worker"], timeout: float) -> list["_Worker"]:
    """The workers that have something to give, waiting for one at most `timeout` seconds."""
    busy = {worker.connection: worker for worker in crew if worker.busy}
    for worker in busy.values():
        worker.check_time()
    return [
        busy[connection] for connection in wait(list(busy), timeout) if isinstance(connection, Connection)
    ]


class _Worker:
    """A process, and the batch it has.

    A crash is laid to the item it was at; a new process gets the others.
    """

    def __init__(self, limits: Limits, extract: Extract) -> None:
        self._limits, self._extract = limits, extract
        self._last_at, self._checked, self._stuck = STARTING, 0.0, 0.0
        self._batch: pa.RecordBatch | None = None
        self._buried: list[Batches] = []
        self.number = 0
        self._start()

    @property
    def busy(self) -> bool:
        """Whether it has a batch."""
        return self._batch is not None

    def take(self, number: int, batch: pa.RecordBatch) -> None:
        """Set out on the batch of that `number`."""
        self.number, self._batch, self._buried = number, batch, []
        self._send(batch)

    def give(self) -> Batches | None:
        """What came of its batch, or None where it has to go on after a crash."""
        assert self._batch is not None
        try:
            result = unpack(self.connection.recv_bytes())
        except (EOFError, OSError):
            return self._bury(self._batch)
        self._batch = None
        self._done += 1
        if self._done == LIFE:
            self.stop()
            self._start()
        return join([*self._buried, result])

    def check_time(self) -> None:
        """Kill the process if it has been at one item for far too long; `give` then finds it dead."""
        now = time.monotonic()
        passed = min(now - self._checked, 2 * TICK)  # what a suspended machine slept does not count
        at = self._at.value
        self._stuck = self._stuck + passed if at == self._last_at and self._is_item(at) else 0.0
        self._checked, self._last_at = now, at
        if self._limits.max_seconds and self._stuck > self._limits.max_seconds * PATIENCE:
            self._overdue = True
            self._process.kill()

    def stop(self) -> None:
        """End the process."""
        self.connection.close()
        self._process.join(timeout=TICK)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _is_item(self, at: int) -> bool:
        """Whether `at` is the index of an item; a worker is also busy before the first and after the last."""
        return self._batch is not None and 0 <= at < len(self._batch)

    def _start(self) -> None:
        context = _context()
        self.connection, theirs = context.Pipe()
        self._at = context.RawValue(ctypes.c_longlong, STARTING)
        self._process = context.Process(
            target=_work, args=(theirs, self._at, self._limits, self._extract), daemon=True
        )
        self._process.start()
        theirs.close()
        self._overdue, self._done = False, 0

    def _send(self, batch: pa.RecordBatch) -> None:
        self._batch = batch
        self._at.value = self._last_at = STARTING
        try:
            self.connection.send_bytes(pack_batch(batch))
        except OSError:
            return  # it died in between; `give` finds out

    def _bury(self, batch: pa.RecordBatch) -> Batches | None:
        at = self._at.value
        self._process.join()
        if not self._is_item(at):
            raise UsageError(
                f"a worker process died between articles (exit code {self._process.exitcode})",
                mend="is there memory for it? --workers 1 runs in this process",
            )
        fault = (
            Fault("article.over_time", f"took more than {self._limits.max_seconds:g} s and had to be killed")
            if self._overdue
            else Fault("article.crashed", f"its worker process died (exit code {self._process.exitcode})")
        )
        self.stop()
        self._start()
        self._buried.append(dead_batch(batch.slice(at, 1), fault))
        rest = pa.Table.from_batches([batch.slice(0, at), batch.slice(at + 1)]).combine_chunks().to_batches()
        if rest:
            self._send(rest[0])
            return None
        self._batch = None
        return join(self._buried)


def _context() -> mp.context.ForkServerContext | mp.context.SpawnContext:
    """How processes are started: from a server that has the kernel loaded, so that they share its memory."""
    if sys.platform == "win32":
        return mp.get_context("spawn")
    context = mp.get_context("forkserver")
    context.set_forkserver_preload(["corpus.preload"])
    return context


def _work(connection: Connection, at: ctypes.c_longlong, limits: Limits, extract: Extract) -> None:
    """What a worker process does until its supervisor is gone. Ctrl-C is the supervisor's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def begin(index: int) -> None:
        at.value = index

    with suppress(EOFError, OSError):
        while True:
            batch = unpack_batch(connection.recv_bytes())
            result = pack(extract_batch(batch, limits=limits, extract=extract, begin=begin))
            connection.send_bytes(result)
            pa.default_memory_pool().release_unused()
