"""Parquet files and SQL: rows of a table, with columns mapped to our fields."""

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from corpus.readers.article import FIELDS
from corpus.readers.item import Input, Item, Options
from schemas.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

SQL = "duckdb://"
ROWS = 256


def read_parquet(source: Input, options: Options) -> Iterator[Item]:
    """The rows of a Parquet file; only the columns that are needed are read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        path = getattr(source.stream, "name", None)
        seekable = Path(path) if isinstance(path, str) else io.BytesIO(source.stream.read())
        table = pq.ParquetFile(seekable)
        names = _columns(table.schema_arrow.names, options, source.name)
        yield from _rows(table.iter_batches(ROWS, columns=names), source.name, options)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"not a readable Parquet file ({error})", where=source.name) from error


def read_sql(spec: str, options: Options) -> Iterator[Item]:
    """The rows of ``duckdb://PATH?QUERY``; the database is opened read-only, and no PATH is one in memory."""
    import duckdb

    path, _, query = spec.removeprefix(SQL).partition("?")
    if not query:
        raise InputError("no query in it", where=spec, mend=f"write {SQL}PATH?select … from …")
    try:
        with duckdb.connect(path or ":memory:", read_only=bool(path)) as database:
            if (answer := database.sql(query)) is None:
                raise InputError("a statement without an answer", where=spec, mend="write a select")
            rows = answer.to_arrow_reader(ROWS)
            _columns(rows.schema.names, options, spec)
            yield from _rows(rows, spec, options)
    except duckdb.Error as error:
        raise InputError(str(error).splitlines()[0], where=spec) from error


def _columns(names: Sequence[str], options: Options, where: str) -> list[str]:
    """The columns to read; raises InputError where a mapped one, or any text, is not there."""
    wanted = [options.fields.get(ours, ours) for ours in FIELDS]
    missing = [theirs for theirs in options.fields.values() if theirs not in names]
    if not missing and not {options.fields.get("text", "text"), options.fields.get("html", "html")} & set(
        names
    ):
        missing = ["text"]
    if missing:
        raise InputError(
            f"no column {', '.join(missing)} among {', '.join(names)}",
            where=where,
            mend="name it with --map text=COLUMN",
        )
    return [name for name in wanted if name in names]


def _rows(batches: "Iterable[pa.RecordBatch]", name: str, options: Options) -> Iterator[Item]:
    hints = options.hints(source=name)
    number = 0
    for batch in batches:
        for row in batch.to_pylist():
            number += 1
            data = orjson.dumps(row, default=str, option=orjson.OPT_PASSTHROUGH_SUBCLASS)
            yield Item("json", data, f"{name}:{number}", None, hints)
