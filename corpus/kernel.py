"""The kernel: a pure function from a batch of items to batches of everything read from them.

Every engine runs this and nothing else, so that the same rows come of all of them. One article never touches
the next: what goes wrong with it becomes a dead letter.
"""

import hashlib
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import pyarrow as pa

from corpus.budget import OverTimeError, time_budget
from corpus.duplicates import signature
from corpus.readers.article import Arrival, Fault, read_article
from corpus.readers.batches import ITEM_SCHEMA, batch_items
from corpus.readers.item import Item
from corpus.tables import RECORDS, Row, extraction_rows, record_batch
from extractor.article import make_article
from extractor.pipeline import extract_article
from schemas import Article, Extraction

SIGNATURES = pa.schema([("article", pa.string()), ("signature", pa.binary())])
LEDGER = pa.schema([("item", pa.string()), ("article", pa.string())])
DEAD_LETTERS = pa.schema([*ITEM_SCHEMA, ("code", pa.string()), ("error", pa.string())])
OUTPUTS = {**RECORDS, "signatures": SIGNATURES, "ledger": LEDGER, "dead_letters": DEAD_LETTERS}
"""All that comes out of the kernel: records, what copies are known by, what became of each item, failures."""

Batches = dict[str, pa.RecordBatch]
Extract = Callable[[Article], Extraction]


class Limits(NamedTuple):
    """What one article may cost: characters, and seconds (0 is no limit)."""

    max_chars: int = 1_000_000
    max_seconds: float = 30.0


def extract_batch(
    items: pa.RecordBatch,
    *,
    limits: Limits,
    extract: Extract = extract_article,
    begin: Callable[[int], None] = lambda index: None,
) -> Batches:
    """Extract every item of a batch of `ITEM_SCHEMA`; gives a batch for each of `OUTPUTS`.

    An article that comes twice in a batch is extracted once. `begin` is told the index of each item before it
    is taken up, and their number at the end, so that a supervisor knows which one a crash belongs to.
    """
    prepare()
    rows: dict[str, list[Row]] = {name: [] for name in OUTPUTS}
    known: set[str] = set()
    for index, (digest, item) in enumerate(batch_items(items)):
        begin(index)
        outcome = _extract_item(item, limits, extract, known)
        if isinstance(outcome, Fault):
            rows["ledger"].append((digest, None))
            rows["dead_letters"].append((digest, *item, outcome.code, outcome.message))
            continue
        rows["ledger"].append((digest, outcome.article))
        for table, more in outcome.rows.items():
            rows[table].extend(more)
        known.add(outcome.article)
    begin(len(items))
    return {name: record_batch(rows[name], schema) for name, schema in OUTPUTS.items()}


@cache
def prepare() -> None:
    """Load what is loaded on first use, so that no article's time budget pays for it."""
    extract_article(make_article("甲公司2024年收入1亿元，同比增长1%。", published="2025-01-01"))
    record_batch([], LEDGER)


def dead_batch(items: pa.RecordBatch, fault: Fault) -> Batches:
    """What the kernel gives for items that it could not even take up: a dead letter for each."""
    batches = {name: record_batch([], schema) for name, schema in OUTPUTS.items()}
    digests = items.column("item").to_pylist()
    batches["ledger"] = record_batch([(digest, None) for digest in digests], LEDGER)
    batches["dead_letters"] = record_batch(
        [(digest, *item, *fault) for digest, item in batch_items(items)], DEAD_LETTERS
    )
    return batches


def content_id(article: Article) -> str:
    """The id of an article in a store: a hash of what it says and who published it when."""
    said = (
        article.title,
        article.publisher,
        article.published and article.published.isoformat(),
        article.text,
    )
    return hashlib.sha256("\0".join(part or "" for part in said).encode()).hexdigest()[:32]


class _Rows(NamedTuple):
    article: str
    rows: Mapping[str, Sequence[Row]]


def _extract_item(item: Item, limits: Limits, extract: Extract, known: set[str]) -> _Rows | Fault:
    try:
        with time_budget(limits.max_seconds):
            arrival = read_article(item)
            return (
                arrival if isinstance(arrival, Fault) else _extract_arrival(arrival, limits, extract, known)
            )
    except OverTimeError:
        return Fault(
            "article.over_time", f"took more than {limits.max_seconds:g} s; --max-seconds allows more"
        )
    except (
        Exception
    ) as error:  # the one boundary where a fault in a rule must not take the other articles along
        place = traceback.extract_tb(error.__traceback__)[-1]
        return Fault(
            "article.crashed", f"{type(error).__name__}: {error} ({place.name}, line {place.lineno})"
        )


def _extract_arrival(arrival: Arrival, limits: Limits, extract: Extract, known: set[str]) -> _Rows | Fault:
    article = arrival.article
    if len(article.text) > limits.max_chars:
        return Fault(
            "article.too_long", f"{len(article.text):,} characters, over --max-chars {limits.max_chars:,}"
        )
    key = content_id(article)
    if key in known:
        return _Rows(key, {})
    extraction = extract(article)
    if arrival.warnings:
        extraction = extraction.model_copy(update={"warnings": (*arrival.warnings, *extraction.warnings)})
    rows = extraction_rows(key, extraction)
    return _Rows(key, {**rows, "signatures": [(key, signature(article.text))]})
