"""A run: sources through an engine into a store, going on where an earlier run was broken off."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from time import monotonic
from typing import NamedTuple

import pyarrow as pa

from corpus.kernel import Batches
from corpus.readers import Broken, Item, Options, Tally, read_sources
from corpus.readers.batches import item_batch
from corpus.store import Committed, Ledgered, Store
from extractor.ruleset import ruleset
from extractor.settings import DEFAULT, Settings
from schemas.errors import CaixunError, InputError

Engine = Callable[[Iterable[pa.RecordBatch]], Iterator[Batches]]
"""What takes batches of items and gives what the kernel made of each, in their order."""

DEFAULTS = Options()
BATCH_ITEMS = 256
BATCH_BYTES = 4 << 20
FIRST_FAULTS = 5


class Progress(NamedTuple):
    """How far a run has come. `share` is that of the sources' bytes which have been read."""

    articles: int
    mentions: int
    skipped: int
    dead_letters: int
    seconds: float
    share: float


class Summary(NamedTuple):
    """What a run did.

    `still_dead` counts those items of its sources that were dead letters before it. `faults` are the first
    few of the new ones, each with its place.
    """

    articles: int
    mentions: int
    skipped: int
    dead_letters: int
    still_dead: int
    faults: tuple[InputError, ...]
    errors: tuple[CaixunError, ...]
    seconds: float
    stopped: bool


class State(Enum):
    """What a store knows of an item: nothing, an older rule set's reading, this one's, or its failure."""

    NEW = "new"
    STALE = "stale"
    DONE = "done"
    DEAD = "dead"


class Plan(NamedTuple):
    """What a run would do: how many items are in each state, and which sources can't be read."""

    items: dict[State, int]
    errors: tuple[CaixunError, ...]


def run(
    sources: Sequence[str],
    store: Store,
    engine: Engine,
    *,
    options: Options = DEFAULTS,
    settings: Settings = DEFAULT,
    name: str = "in process",
    watch: Callable[[Progress], None] = lambda progress: None,
    stop: Callable[[], bool] = lambda: False,
) -> Summary:
    """Extract what is new or stale in `sources` into `store`, a transaction a batch.

    `settings` must be those of the engine: their hash tells what is stale. `watch` is told after every batch;
    `stop` is asked before each, and ends the run cleanly. A source that breaks is in the summary;
    what came before it is kept, and the other sources are read.
    """
    began, tally, version = monotonic(), Tally(), ruleset(settings)
    feed = _Feed(store, version, stop)
    total, faults = Committed(), list[InputError]()
    number: int | None = None
    for batches in engine(feed.pending(read_sources(sources, options, tally=tally))):
        number = number or store.begin_run(sources, engine=name, ruleset=version)
        total = total.plus(store.commit(batches, version))
        faults.extend(_faults(batches["dead_letters"], FIRST_FAULTS - len(faults)))
        share = tally.read / tally.total if tally.total else 0.0
        watch(Progress(*total[:2], feed.skipped, total.dead_letters, monotonic() - began, share))
    if number is not None:
        store.end_run(number, total, errors=[str(error) for error in feed.errors])
    return Summary(
        total.articles,
        total.mentions,
        feed.skipped,
        total.dead_letters,
        feed.still_dead,
        tuple(faults),
        tuple(feed.errors),
        monotonic() - began,
        feed.stopped,
    )


def plan(
    sources: Sequence[str],
    store: Store | None,
    *,
    options: Options = DEFAULTS,
    settings: Settings = DEFAULT,
) -> Plan:
    """What `run` would do, without extracting or writing anything."""
    counts, version = dict.fromkeys(State, 0), ruleset(settings)
    errors: list[CaixunError] = []
    for items in _batched(read_sources(sources, options), errors):
        for state in _states([item.digest for item in items], store, version):
            counts[state] += 1
    return Plan(counts, tuple(errors))


class _Feed:
    """Batches of the items that have to be read, and what was passed over to find them."""

    def __init__(self, store: Store, version: str, stop: Callable[[], bool]) -> None:
        self._store, self._version = store, version
        self._stop = stop
        self.skipped = 0
        self.still_dead = 0
        self.errors: list[CaixunError] = []
        self.stopped = False

    def pending(self, read: Iterable[Item | Broken]) -> Iterator[pa.RecordBatch]:
        """Batches of the items that the ledger doesn't have under this rule set."""
        for items in _batched(read, self.errors):
            if self._stop():
                self.stopped = True
                return
            batch = item_batch((item.digest, item) for item in items)
            states = _states(batch.column("item").to_pylist(), self._store, self._version)
            wanted = [state in {State.NEW, State.STALE} for state in states]
            self.skipped += len(items) - sum(wanted)
            self.still_dead += states.count(State.DEAD)
            if any(wanted):
                yield batch.filter(pa.array(wanted))


def _faults(letters: pa.RecordBatch, most: int) -> list[InputError]:
    return [InputError(one["error"], where=one["place"]) for one in letters.slice(0, most).to_pylist()]


def _states(digests: Sequence[str], store: Store | None, version: str) -> list[State]:
    ledger = store.ledger(digests) if store is not None else {}
    return [_state(ledger.get(digest), version) for digest in digests]


def _state(known: Ledgered | None, version: str) -> State:
    if known is None:
        return State.NEW
    if known.ruleset != version:
        return State.STALE
    return State.DONE if known.article is not None else State.DEAD


def _batched(read: Iterable[Item | Broken], errors: list[CaixunError]) -> Iterator[list[Item]]:
    """Items in batches small enough to be held; the errors of sources that broke are put aside."""
    items: list[Item] = []
    size = 0
    for item in read:
        if isinstance(item, Broken):
            errors.append(item.error)
            continue
        items.append(item)
        size += len(item.data)
        if len(items) == BATCH_ITEMS or size >= BATCH_BYTES:
            yield items
            items, size = [], 0
    if items:
        yield items
