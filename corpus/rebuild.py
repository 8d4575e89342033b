"""From a store's rows back to the Extractions they came from: what ``caixun extract`` writes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson

from corpus.store import Store
from corpus.tables import RECORDS
from schemas import Extraction

CHUNK = 256
Row = Mapping[str, Any]


def read_extractions(store: Store, *, where: str = "true") -> Iterator[Extraction]:
    """The Extractions of the articles that `where` (SQL over ``articles``) selects, ordered by key."""
    keys = store.query(f"select article from articles where {where} order by article")["article"].to_pylist()
    return read_articles(store, keys)


def read_articles(store: Store, articles: Sequence[str]) -> Iterator[Extraction]:
    """The Extractions of the articles with these keys, in the order given."""
    for start in range(0, len(articles), CHUNK):
        chunk = articles[start : start + CHUNK]
        rows = {table: _by_article(store, table, chunk) for table in RECORDS}
        for article in chunk:
            yield rebuilt({table: found.get(article, []) for table, found in rows.items()})


def _by_article(store: Store, table: str, articles: Sequence[str]) -> dict[str, list[Row]]:
    """Rows of a table by article, in the order they were written."""
    found: dict[str, list[Row]] = {}
    marks = ", ".join("?" * len(articles))
    for row in store.query(
        f"select * from {table} where article in ({marks}) order by article, rowid", articles
    ).to_pylist():
        found.setdefault(row["article"], []).append(row)
    return found


def rebuilt(rows: Mapping[str, Sequence[Row]]) -> Extraction:
    """The Extraction of one article from its rows in each table of `corpus.tables`."""
    article = rows["articles"][0]
    kept = ("title", "publisher", "published", "authors", "text", "text_sha256", "source", "encoding")
    return Extraction.model_validate(
        {
            "ruleset": article["ruleset"],
            "article": {"id": article["source_id"], **{name: article[name] for name in kept}},
            "sections": article["sections"],
            "mentions": [_mention(row) for row in rows["mentions"]],
            "entities": [
                _pick(row, "id type name aliases mentions rule") | {"identifiers": _loads(row["identifiers"])}
                for row in rows["entities"]
            ],
            "facts": [_fact(row) for row in rows["facts"]],
            "events": [
                _pick(row, "id type evidence rule")
                | {"date": _period(row["date_start"], row["date_end"]), "roles": _loads(row["roles"])}
                for row in rows["events"]
            ],
            "quotes": [_pick(row, "speaker speaker_text start end cue rule") for row in rows["quotes"]],
            "warnings": [_pick(row, "code message start end") for row in rows["warnings"]],
        }
    )


def _mention(row: Row) -> Row:
    if row["kind"] == "entity":
        return _pick(row, "id kind start end text type entity rule")
    return _pick(row, "id kind start end text rule") | {"value": _loads(row["value"])}


def _fact(row: Row) -> Row:
    return _pick(row, "id subject metric measure modality source value_mentions evidence rule") | {
        "value": _loads(row["value"]),
        "period": _period(row["period_start"], row["period_end"]),
        "qualifiers": _loads(row["qualifiers"]),
    }


def _period(start: object, end: object) -> Row | None:
    return None if start is None else {"start": start, "end": end}


def _pick(row: Row, names: str) -> dict[str, Any]:
    return {name: row[name] for name in names.split()}


def _loads(text: str) -> Any:
    return orjson.loads(text)
