"""A folder that the Hugging Face library `datasets` loads: Parquet by split, one row an article.

`mentions`, `entities`, `facts`, `events` and `quotes` are lists in the row, with the columns of the tables.
"""

from collections.abc import Iterable
from pathlib import Path

from corpus.export.formats.format import Format
from corpus.export.source import Story

LISTS = ("mentions", "entities", "facts", "events", "quotes", "warnings")


def write(stories: Iterable[Story], folder: Path, split: str) -> list[Path]:
    """Write ``data/SPLIT.parquet``."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from corpus.export.tables import TABLES, gathered

    fields = {name: [field for field in TABLES[name] if field.name != "article"] for name in LISTS}
    schema = pa.schema(
        [*TABLES["articles"], *(pa.field(name, pa.list_(pa.struct(fields[name]))) for name in LISTS)]
    )
    (folder / "data").mkdir(exist_ok=True)
    path = folder / "data" / f"{split}.parquet"
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in gathered(stories):
            articles = [dict(zip(TABLES["articles"].names, row, strict=True)) for row in batch["articles"]]
            by_key = {article["article"]: article for article in articles}
            for article in articles:
                article.update({name: [] for name in LISTS})
            for name in LISTS:
                names = [field.name for field in fields[name]]
                for key, *rest in batch[name]:
                    by_key[key][name].append(dict(zip(names, rest, strict=True)))
            writer.write_table(pa.Table.from_pylist(articles, schema=schema))
    return [path]


FORMAT = Format("hf", write, "`datasets.load_dataset(DIR)`.")
