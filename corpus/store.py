"""The store: one DuckDB file with every table, written in one transaction a batch, ledger and all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, Self

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from corpus.duplicates import bands, find_clusters
from corpus.kernel import DEAD_LETTERS, LEDGER, Batches
from corpus.tables import ARTICLES, RECORDS, record_batch
from schemas.errors import CaixunError, InputError

FILE = "store.duckdb"
TUNING = "set threads = 1; set memory_limit = '1GB'; set checkpoint_threshold = '256MB'"
"""Cores and memory are for the workers; and a checkpoint a batch would cost as much as the batch."""

MONTH = "coalesce(strftime(published, '%Y-%m'), 'undated')"
CLUSTER = pa.field("cluster", pa.string())
RULESET = pa.field("ruleset", pa.string())
TABLES = {
    **RECORDS,
    "articles": ARTICLES.append(CLUSTER),
    "ledger": LEDGER.append(RULESET),
    "dead_letters": DEAD_LETTERS.append(RULESET),
    "clusters": pa.schema([("cluster", pa.string()), ("signature", pa.binary())]),
    "bands": pa.schema([("band", pa.uint64()), ("cluster", pa.string())]),
    "stale_months": pa.schema([("month", pa.string())]),
    "runs": pa.schema(
        [
            ("run", pa.int64()),
            ("started", pa.timestamp("s", "UTC")),
            ("ended", pa.timestamp("s", "UTC")),
            ("sources", pa.list_(pa.string())),
            ("engine", pa.string()),
            ("ruleset", pa.string()),
            ("articles", pa.int64()),
            ("mentions", pa.int64()),
            ("dead_letters", pa.int64()),
            ("errors", pa.list_(pa.string())),
        ]
    ),
}
"""All tables of a store. `stale_months` are the partitions of the Parquet copy that must be written anew."""


class StoreError(CaixunError):
    """A store that cannot be opened or written; what was committed before stays."""


class Committed(NamedTuple):
    """What a batch added: articles that were new or read anew, their mentions, and dead letters."""

    articles: int = 0
    mentions: int = 0
    dead_letters: int = 0

    def plus(self, other: "Committed") -> "Committed":
        """Both together."""
        return Committed(*map(sum, zip(self, other, strict=True)))


class Ledgered(NamedTuple):
    """What became of an item under which rule set: an article, or a dead letter where `article` is null."""

    ruleset: str
    article: str | None


class Store:
    """A folder with a store in it; one writer at a time, any number of readers when nobody writes."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        """Open the store in `folder`, made anew if there is none.

        Raises StoreError where it is in use, damaged, or, for reading, not there.
        """
        self.folder = folder
        self._path = folder / FILE
        if read_only and not self._path.exists():
            raise StoreError(
                "no store", where=str(folder), mend=f"make one with caixun run SOURCE --store {folder}"
            )
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not self._path.exists():
                _make(self._path)
            self._database = duckdb.connect(self._path, read_only=read_only)
        except (duckdb.Error, OSError) as error:
            raise StoreError(
                f"cannot be opened ({_line(error)})", where=str(self._path), mend="is another run using it?"
            ) from error
        if not read_only:
            self._database.execute(TUNING)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A transaction: all that is done in it, or nothing.

        Raises StoreError where the disk is full or fails.
        """
        try:
            self._database.begin()
            yield self._database
            self._database.commit()
        except (duckdb.Error, OSError) as error:
            self._roll_back()
            raise StoreError(
                f"could not be written ({_line(error)})",
                where=str(self._path),
                mend="it holds every batch before this one; make room and run again, it goes on from there",
            ) from error
        except BaseException:
            self._roll_back()
            raise

    def query(self, sql: str, parameters: Sequence[object] = ()) -> pa.Table:
        """The answer to a query. Raises InputError where the query is wrong."""
        try:
            answer = self._database.sql(sql, params=parameters)
            return answer.to_arrow_table() if answer is not None else pa.table({})
        except duckdb.Error as error:
            raise InputError(str(error).strip(), where="query") from error

    def ledger(self, items: Sequence[str]) -> dict[str, Ledgered]:
        """What became of those of these items that the store has taken up before."""
        rows = self._found("item, ruleset, article", "ledger", "item", items)
        return {item: Ledgered(ruleset, article) for item, ruleset, article in rows}

    def commit(self, batches: Batches, ruleset: str) -> Committed:
        """Write what the kernel gave for one batch, in one transaction.

        Articles that the store has under the same rule set are left as they are; under another, they are
        replaced. Batches must come in reading order: it decides which copy of a story is its first.
        """
        with self.writing() as database:
            known = self._known(batches["articles"].column("article"))
            stale = [article for article, (old, _) in known.items() if old != ruleset]
            same = [article for article, (old, _) in known.items() if old == ruleset]
            fresh = {name: _without(batches[name], same) for name in RECORDS}
            self._delete("article", stale, RECORDS)
            articles = self._clustered(fresh["articles"], batches["signatures"], known)
            items = batches["ledger"].column("item").to_pylist()
            self._delete("item", list(self.ledger(items)), ("ledger", "dead_letters"))
            for name, batch in {
                **fresh,
                "articles": articles,
                "ledger": _with(batches["ledger"], RULESET, ruleset),
                "dead_letters": _with(batches["dead_letters"], RULESET, ruleset),
            }.items():
                _append(database, name, batch)
            self._mark_months(articles)
        return Committed(len(articles), len(fresh["mentions"]), len(batches["dead_letters"]))

    def begin_run(self, sources: Sequence[str], *, engine: str, ruleset: str) -> int:
        """Write down that a run begins; gives its number."""
        with self.writing() as database:
            last = database.execute("select coalesce(max(run), 0) from runs").fetchall()[0][0]
            database.execute(
                "insert into runs (run, started, sources, engine, ruleset) values (?, ?, ?, ?, ?)",
                [last + 1, datetime.now(UTC), list(sources), engine, ruleset],
            )
        return int(last) + 1

    def end_run(self, run: int, total: Committed, *, errors: Sequence[str]) -> None:
        """Write down how a run ended; one that was killed has no end."""
        with self.writing() as database:
            database.execute(
                "update runs set ended = ?, articles = ?, mentions = ?, dead_letters = ?, errors = ?"
                " where run = ?",
                [datetime.now(UTC), *total, list(errors), run],
            )

    def _found(self, columns: str, table: str, key: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        """Those rows of a table whose `key` is one of `values`."""
        schema = pa.schema([TABLES[table].field(key)])
        probe = pa.table([pa.array(values, schema.types[0])], schema=schema)
        with _named(self._database, "probe", probe):
            found = self._database.execute(f"select {columns} from {table} semi join probe using ({key})")
            return found.fetchall()

    def _known(self, articles: pa.Array) -> dict[str, tuple[str, str]]:
        """Rule set and cluster of those articles that the store has."""
        rows = self._found("article, ruleset, cluster", "articles", "article", articles.to_pylist())
        return {article: (ruleset, cluster) for article, ruleset, cluster in rows}

    def _clustered(
        self, articles: pa.RecordBatch, signatures: pa.RecordBatch, known: Mapping[str, tuple[str, str]]
    ) -> pa.RecordBatch:
        """Articles with their clusters; new clusters enter the index."""
        pairs = zip(*(column.to_pylist() for column in signatures.columns), strict=True)
        new = [(article, of) for article, of in pairs if article not in known]
        clusters = find_clusters(new, self._candidates)
        first = [(article, of) for article, of in new if clusters[article] == article]
        _append(self._database, "clusters", record_batch(first, TABLES["clusters"]))
        index = [(band, article) for article, of in first for band in bands(of)]
        _append(self._database, "bands", record_batch(index, TABLES["bands"]))
        order = articles.column("article").to_pylist()
        column = pa.array([clusters.get(article) or known[article][1] for article in order], pa.string())
        return pa.RecordBatch.from_arrays([*articles.columns, column], schema=TABLES["articles"])

    def _mark_months(self, articles: pa.RecordBatch) -> None:
        with _named(self._database, "fresh", pa.Table.from_batches([articles])):
            self._database.execute(
                f"insert into stale_months select distinct {MONTH} from fresh"
                f" where {MONTH} not in (select month from stale_months)"
            )

    def _candidates(self, keys: Iterable[int]) -> dict[int, list[tuple[str, bytes]]]:
        found: dict[int, list[tuple[str, bytes]]] = {}
        rows = self._found("band, cluster", "bands", "band", list(keys))
        clusters = [cluster for _, cluster in rows]
        firsts: dict[str, bytes] = dict(self._found("cluster, signature", "clusters", "cluster", clusters))
        for band, cluster in sorted(rows):
            found.setdefault(band, []).append((cluster, firsts[cluster]))
        return found

    def _delete(self, key: str, values: Sequence[str], tables: Iterable[str]) -> None:
        if not values:
            return
        with _named(self._database, "gone", pa.table({key: pa.array(values, pa.string())})):
            for table in tables:
                self._database.execute(f"delete from {table} where {key} in (select {key} from gone)")

    def _roll_back(self) -> None:
        try:
            self._database.rollback()
        except duckdb.Error:  # the transaction is gone already
            return


def _make(path: Path) -> None:
    """Make an empty store; it gets its name only when it is whole, so that a kill leaves no half of one."""
    beside = path.with_suffix(".new")
    for left_over in path.parent.glob(f"{beside.name}*"):
        left_over.unlink()
    with duckdb.connect(beside) as database:
        for name, schema in TABLES.items():
            with _named(database, "empty", schema.empty_table()):
                database.execute(f"create table {name} as select * from empty")
        database.execute(files("corpus").joinpath("views.sql").read_text("utf-8"))
    beside.rename(path)


def _append(database: duckdb.DuckDBPyConnection, table: str, batch: pa.RecordBatch) -> None:
    if len(batch):
        with _named(database, "fresh", pa.Table.from_batches([batch])):
            database.execute(f"insert into {table} by name select * from fresh")


@contextmanager
def _named(database: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> Iterator[None]:
    """Let queries call an Arrow table by `name`."""
    database.register(name, table)
    try:
        yield
    finally:
        database.unregister(name)


def _without(batch: pa.RecordBatch, articles: Sequence[str]) -> pa.RecordBatch:
    if not articles:
        return batch
    return batch.filter(pc.invert(pc.is_in(batch.column("article"), pa.array(articles, pa.string()))))


def _with(batch: pa.RecordBatch, field: pa.Field, value: str) -> pa.RecordBatch:
    column = pa.array([value] * len(batch), field.type)
    return pa.RecordBatch.from_arrays([*batch.columns, column], schema=batch.schema.append(field))


def _line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
