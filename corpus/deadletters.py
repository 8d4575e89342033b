"""Dead letters: articles that failed, kept with their raw bytes, and tried again on demand."""

from collections.abc import Iterator, Mapping

import orjson
import pyarrow as pa

from corpus.readers.batches import ITEM_SCHEMA, batch_items, item_batch
from corpus.readers.item import Item
from corpus.run import BATCH_ITEMS, Engine
from corpus.store import Committed, Store
from extractor.ruleset import ruleset
from extractor.settings import DEFAULT, Settings


def retry(
    store: Store,
    engine: Engine,
    *,
    encoding: str | None = None,
    fields: Mapping[str, str] | None = None,
    settings: Settings = DEFAULT,
) -> Committed:
    """Try every dead letter again; those that succeed become articles, the others stay as they are.

    `encoding` and `fields` (as in `Options`) go before what was said when they were first read.
    """
    letters = store.query(f"select {', '.join(ITEM_SCHEMA.names)} from dead_letters order by item")
    total = Committed()
    for batches in engine(_again(letters.cast(ITEM_SCHEMA), encoding, fields)):
        total = total.plus(store.commit(batches, ruleset(settings)))
    return total


def _again(
    letters: pa.Table, encoding: str | None, fields: Mapping[str, str] | None
) -> Iterator[pa.RecordBatch]:
    """The letters as items under the digests they had, so that their sources are not read anew."""
    for batch in letters.to_batches(BATCH_ITEMS):
        yield item_batch((digest, _amended(item, encoding, fields)) for digest, item in batch_items(batch))


def _amended(item: Item, encoding: str | None, fields: Mapping[str, str] | None) -> Item:
    hints = orjson.loads(item.hints) | ({"fields": dict(fields)} if fields else {})
    return item._replace(encoding=encoding or item.encoding, hints=orjson.dumps(hints).decode())
