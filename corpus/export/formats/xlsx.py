"""An Excel workbook: a sheet for each table of the store, numbers and dates as such."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from corpus.export.cells import cell
from corpus.export.formats.format import Format
from corpus.export.source import Story
from schemas.errors import UsageError

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
"""What a sheet and a cell of Excel hold."""

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  the file must not depend on when it is written


def write(stories: Iterable[Story], folder: Path, split: str) -> list[Path]:
    """Write ``SPLIT.xlsx``. A text longer than a cell holds is cut, with … at its end.

    Raises UsageError for more rows than a sheet holds.
    """
    import xlsxwriter

    from corpus.export.tables import TABLES, rows

    path = folder / f"{split}.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        book.set_properties({"created": CREATED})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheets = {table: book.add_worksheet(table) for table in TABLES}
        for table, sheet in sheets.items():
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, TABLES[table].names)
        filled: Counter[str] = Counter()
        for table, row in rows(stories):
            filled[table] += 1
            if filled[table] == MOST_ROWS:
                raise UsageError(
                    f"{table}: more rows than a sheet of Excel holds", mend="select fewer, or use --to csv"
                )
            for column, value in enumerate(map(cell, row)):
                if isinstance(value, str):
                    sheets[table].write_string(filled[table], column, _fitting(value))
                elif isinstance(value, date):
                    sheets[table].write_datetime(filled[table], column, value, day)
                elif isinstance(value, Decimal | int):
                    sheets[table].write_number(filled[table], column, value)
    return [path]


def _fitting(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


FORMAT = Format(
    "xlsx",
    write,
    "Excel, `openpyxl.load_workbook(path)`. Excel keeps 15 digits of a number; the column `value` has all.",
)
