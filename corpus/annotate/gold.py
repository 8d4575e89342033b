"""Gold: an article with the records a careful reader finds in it, one JSON object a line.

The shape is the contract's, flattened: the article's fields stand at the top, `doc_id` names it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from schemas import Entity, Event, Extraction, Fact, Mention, Quote
from schemas.values import Record


class Gold(Record):
    """One annotated article. Records bear no `rule`: a person read them."""

    doc_id: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    authors: tuple[str, ...] = ()
    text_sha256: str
    text: str
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()


def sha256(text: str) -> str:
    """The digest that `text_sha256` holds: of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def draft(extraction: Extraction) -> Gold:
    """What was extracted from an article, as gold to be corrected."""
    article = extraction.article
    records = extraction.model_dump(include={"mentions", "entities", "facts", "events", "quotes"})
    fields = article.model_dump(include={"title", "publisher", "published", "authors", "text_sha256", "text"})
    rows = {kind: [without(row, "rule") for row in found] for kind, found in records.items()}
    return Gold.model_validate({"doc_id": article.id, **fields, **rows})


def load_gold(path: Path) -> Iterator[Gold]:
    """Read a file of gold, one article a line."""
    with path.open("rb") as lines:
        for line in lines:
            if line.strip():
                yield Gold.model_validate_json(line)


def dump_gold(articles: Iterable[Gold]) -> bytes:
    """Write gold as JSON Lines: the contract's fields, those a fact's value does not have left out."""
    return b"".join(orjson.dumps(plain(article)) + b"\n" for article in articles)


def plain(article: Gold) -> dict[str, Any]:
    """One article as the JSON object that stands on its line."""
    fields = article.model_dump(mode="json")
    for kind in ("mentions", "entities", "facts", "events", "quotes"):
        fields[kind] = [without(row, "rule") for row in fields[kind]]
    for fact in fields["facts"]:
        value = without(fact["value"], "currency_source", "of", "timex")
        fact["value"] = value if value.get("per") else without(value, "per")
    return fields


def without(row: dict[str, Any], *keys: str) -> dict[str, Any]:
    """A copy of `row` without some keys."""
    return {key: value for key, value in row.items() if key not in keys}
