"""CSV: a folder for the split, a file for each table of the store; UTF-8 with the mark that Excel needs."""

import csv
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from pathlib import Path

from corpus.export.cells import Cell, cell
from corpus.export.formats.format import Format
from corpus.export.source import Story


def write(stories: Iterable[Story], folder: Path, split: str) -> list[Path]:
    """Write ``SPLIT/TABLE.csv``."""
    from corpus.export.tables import TABLES, rows

    (folder / split).mkdir(exist_ok=True)
    files = {table: folder / split / f"{table}.csv" for table in TABLES}
    with ExitStack() as opened:
        writers = {}
        for table, path in files.items():
            file = opened.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            writers[table] = csv.writer(file)
            writers[table].writerow(TABLES[table].names)
        for table, row in rows(stories):
            writers[table].writerow([_written(cell(value)) for value in row])
    return list(files.values())


def _written(value: Cell) -> str | int | None:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value.isoformat() if isinstance(value, date) else value


FORMAT = Format(
    "csv",
    write,
    "Any spreadsheet, `pandas.read_csv(path)`. Text that a spreadsheet would run has an apostrophe in front.",
)
