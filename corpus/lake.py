"""The Parquet copy of a store, for lakes: a folder a table, a folder a month of publication in it.

Only months that changed are written, each to a folder beside and then put in its place; a month stays marked
in the store until its copy is there, so that a broken run is made good by the next.
"""

import shutil
from pathlib import Path

from corpus.store import MONTH, Store
from corpus.tables import RECORDS

FOLDER = "parquet"


def write_lake(store: Store) -> list[str]:
    """Bring ``parquet/TABLE/month=…/part.parquet`` up to date; gives the months that were written."""
    months = [
        row["month"] for row in store.query("select month from stale_months order by month").to_pylist()
    ]
    for month in months:
        for table in RECORDS:
            _write_month(store, table, month)
        with store.writing() as database:
            database.execute("delete from stale_months where month = ?", [month])
    return months


def _write_month(store: Store, table: str, month: str) -> None:
    place = store.folder / FOLDER / table / f"month={month}"
    beside = place.with_name(f".{place.name}")
    beside.mkdir(parents=True, exist_ok=True)
    key = "article" if table == "articles" else "article, rowid"
    with store.writing() as database:
        database.execute(
            f"copy (select * from {table} where article in (select article from articles where {MONTH} = ?)"
            f" order by {key}) to '{_quoted(beside / 'part.parquet')}' (format parquet, compression zstd)",
            [month],
        )
    if place.exists():
        shutil.rmtree(place)
    beside.rename(place)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
