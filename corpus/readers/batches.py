"""Items as Arrow batches, as they go to the kernel."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from corpus.readers.item import Item

ITEM_SCHEMA = pa.schema(
    [
        ("item", pa.string()),
        ("form", pa.string()),
        ("data", pa.binary()),
        ("place", pa.string()),
        ("encoding", pa.string()),
        ("hints", pa.string()),
    ]
)
"""The columns of a batch of items; `item` is `Item.digest`."""


def item_batch(items: Iterable[tuple[str, Item]]) -> pa.RecordBatch:
    """Items, each with its digest, as one Arrow batch of `ITEM_SCHEMA`."""
    rows = [(digest, *item) for digest, item in items]
    columns = zip(*rows, strict=True) if rows else [()] * len(ITEM_SCHEMA)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, ITEM_SCHEMA, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=ITEM_SCHEMA)


def batch_items(batch: pa.RecordBatch) -> Iterator[tuple[str, Item]]:
    """The items of a batch, each with its digest."""
    columns = [batch.column(name).to_pylist() for name in ITEM_SCHEMA.names]
    for digest, form, data, place, encoding, hints in zip(*columns, strict=True):
        yield digest, Item(form, data, place, encoding, hints)
