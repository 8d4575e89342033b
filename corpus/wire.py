"""Batches as bytes, to be sent between processes: Arrow's own stream format."""

import pyarrow as pa

from corpus.kernel import OUTPUTS, Batches


def pack_batch(batch: pa.RecordBatch) -> bytes:
    """One batch as bytes."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return bytes(sink.getvalue())


def unpack_batch(data: bytes | memoryview) -> pa.RecordBatch:
    """The batch that `pack_batch` wrote."""
    with pa.ipc.open_stream(data) as reader:
        return reader.read_next_batch()


def pack(batches: Batches) -> bytes:
    """All that the kernel gave for a batch, as one stream a table, behind each other."""
    return b"".join(len(part).to_bytes(8, "little") + part for part in map(pack_batch, batches.values()))


def unpack(data: bytes) -> Batches:
    """What `pack` wrote."""
    batches: Batches = {}
    view, at = memoryview(data), 0
    for name in OUTPUTS:
        size = int.from_bytes(view[at : at + 8], "little")
        batches[name] = unpack_batch(view[at + 8 : at + 8 + size])
        at += 8 + size
    return batches


def join(parts: list[Batches]) -> Batches:
    """Several results as one."""
    if len(parts) == 1:
        return parts[0]
    return {
        name: pa.Table.from_batches([part[name] for part in parts], schema=schema)
        .combine_chunks()
        .to_batches()[0]
        if any(len(part[name]) for part in parts)
        else parts[0][name]
        for name, schema in OUTPUTS.items()
    }
