"""The tables of a dataset: those of a store, so that a query for the one works on the other."""

from collections.abc import Iterable, Iterator

import pyarrow as pa

from corpus.export.source import Story
from corpus.tables import RECORDS, Row, extraction_rows

TABLES = {**RECORDS, "articles": RECORDS["articles"].append(pa.field("cluster", pa.string()))}
"""The columns of each table, by its name."""

AT_ONCE = 200
"""Stories whose rows are gathered before they are written."""


def rows(stories: Iterable[Story]) -> Iterator[tuple[str, Row]]:
    """Every row of every story, with the table that it belongs to."""
    for story in stories:
        for table, found in extraction_rows(story.article, story.extraction).items():
            for row in found:
                yield table, (*row, story.cluster) if table == "articles" else row


def gathered(stories: Iterable[Story]) -> Iterator[dict[str, list[Row]]]:
    """The rows of a number of stories at a time, by table."""
    batch: dict[str, list[Row]] = {table: [] for table in TABLES}
    pending = 0
    for story in stories:
        for table, row in rows([story]):
            batch[table].append(row)
        pending += 1
        if pending == AT_ONCE:
            yield batch
            batch, pending = {table: [] for table in TABLES}, 0
    if pending:
        yield batch
