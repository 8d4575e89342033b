"""Parquet: a folder for the split, a file for each table of the store."""

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from corpus.export.formats.format import Format
from corpus.export.source import Story


def write(stories: Iterable[Story], folder: Path, split: str) -> list[Path]:
    """Write ``SPLIT/TABLE.parquet``."""
    import pyarrow.parquet as pq

    from corpus.export.tables import TABLES, gathered
    from corpus.tables import record_batch

    (folder / split).mkdir(exist_ok=True)
    files = {table: folder / split / f"{table}.parquet" for table in TABLES}
    with ExitStack() as opened:
        writers = {
            table: opened.enter_context(pq.ParquetWriter(path, TABLES[table], compression="zstd"))
            for table, path in files.items()
        }
        for batch in gathered(stories):
            for table, rows in batch.items():
                if rows:
                    writers[table].write_batch(record_batch(rows, TABLES[table]))
    return list(files.values())


FORMAT = Format("parquet", write, "`pyarrow.parquet.read_table(path)`, DuckDB, pandas, polars.")
