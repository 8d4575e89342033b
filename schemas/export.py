"""JSON Schemas of the records, one a file of ``schemas/json``; ``python -m schemas.export`` writes them."""

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter

from schemas.records import Article, Entity, Event, Extraction, Fact, Mention, Quote, TextWarning

FOLDER = Path(__file__).parent / "json"

RECORDS: Mapping[str, TypeAdapter[object]] = {
    "extraction": TypeAdapter(Extraction),
    "article": TypeAdapter(Article),
    "mention": TypeAdapter(Mention),
    "entity": TypeAdapter(Entity),
    "fact": TypeAdapter(Fact),
    "event": TypeAdapter(Event),
    "quote": TypeAdapter(Quote),
    "warning": TypeAdapter(TextWarning),
}


def json_schema(record: str) -> str:
    """The JSON Schema of one of `RECORDS` as it is written to JSON, Decimals as strings."""
    schema = RECORDS[record].json_schema(mode="serialization")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | schema, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write every schema anew."""
    FOLDER.mkdir(exist_ok=True)
    for record in RECORDS:
        (FOLDER / f"{record}.json").write_text(json_schema(record), "utf-8")


if __name__ == "__main__":
    main()
