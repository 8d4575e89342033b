"""The tables a store holds: their columns, and how an Extraction becomes rows of them.

`article` is the content hash of the article, the key of every table. Numbers are DECIMAL(38, 10) to calculate
with, null where they do not fit; `value` is the value as the contract has it, in JSON, to the last digit.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import NamedTuple

import orjson
import pyarrow as pa

from schemas import EntityMention, Extraction, Fact, Mention, Money, Quantity

NUMBER = pa.decimal128(38, 10)
PLACES = Decimal("1e-10")
EXACT = Context(prec=38, rounding=ROUND_HALF_EVEN)
LARGEST = Decimal("1e28")
TEXTS = pa.list_(pa.string())
SPANS = pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))
SECTIONS = pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32()), ("title", pa.string())]))

ARTICLES = pa.schema(
    [
        ("article", pa.string()),
        ("source_id", pa.string()),
        ("title", pa.string()),
        ("publisher", pa.string()),
        ("published", pa.date32()),
        ("authors", TEXTS),
        ("text", pa.string()),
        ("text_sha256", pa.string()),
        ("source", pa.string()),
        ("encoding", pa.string()),
        ("sections", SECTIONS),
        ("ruleset", pa.string()),
    ]
)
MENTIONS = pa.schema(
    [
        ("article", pa.string()),
        ("id", pa.string()),
        ("kind", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("text", pa.string()),
        ("type", pa.string()),
        ("entity", pa.string()),
        ("low", NUMBER),
        ("high", NUMBER),
        ("mod", pa.string()),
        ("unit", pa.string()),
        ("currency", pa.string()),
        ("per", pa.string()),
        ("of", pa.string()),
        ("date_start", pa.date32()),
        ("date_end", pa.date32()),
        ("grain", pa.string()),
        ("timex", pa.string()),
        ("value", pa.string()),
        ("rule", pa.string()),
    ]
)
ENTITIES = pa.schema(
    [
        ("article", pa.string()),
        ("id", pa.string()),
        ("type", pa.string()),
        ("name", pa.string()),
        ("aliases", TEXTS),
        ("mentions", TEXTS),
        ("ticker", pa.string()),
        ("identifiers", pa.string()),
        ("rule", pa.string()),
    ]
)
FACTS = pa.schema(
    [
        ("article", pa.string()),
        ("id", pa.string()),
        ("subject", pa.string()),
        ("metric", pa.string()),
        ("measure", pa.string()),
        ("kind", pa.string()),
        ("low", NUMBER),
        ("high", NUMBER),
        ("mod", pa.string()),
        ("unit", pa.string()),
        ("currency", pa.string()),
        ("per", pa.string()),
        ("value", pa.string()),
        ("period_start", pa.date32()),
        ("period_end", pa.date32()),
        ("modality", pa.string()),
        ("source", pa.string()),
        ("value_mentions", TEXTS),
        ("qualifiers", pa.string()),
        ("evidence", SPANS),
        ("rule", pa.string()),
    ]
)
EVENTS = pa.schema(
    [
        ("article", pa.string()),
        ("id", pa.string()),
        ("type", pa.string()),
        ("date_start", pa.date32()),
        ("date_end", pa.date32()),
        ("roles", pa.string()),
        ("evidence", SPANS),
        ("rule", pa.string()),
    ]
)
QUOTES = pa.schema(
    [
        ("article", pa.string()),
        ("speaker", pa.string()),
        ("speaker_text", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("cue", pa.string()),
        ("rule", pa.string()),
    ]
)
WARNINGS = pa.schema(
    [
        ("article", pa.string()),
        ("code", pa.string()),
        ("message", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
    ]
)
RECORDS = {
    "articles": ARTICLES,
    "mentions": MENTIONS,
    "entities": ENTITIES,
    "facts": FACTS,
    "events": EVENTS,
    "quotes": QUOTES,
    "warnings": WARNINGS,
}
"""Every table of records, by name."""

Row = tuple[object, ...]


class Numbers(NamedTuple):
    """The columns that all values share, null where a kind has no such field."""

    low: Decimal | None
    high: Decimal | None
    mod: str | None
    unit: str | None
    currency: str | None
    per: str | None


def extraction_rows(article: str, extraction: Extraction) -> dict[str, Sequence[Row]]:
    """The rows of one Extraction, table by table, in the order of its records."""
    return {
        "articles": [_article(article, extraction)],
        "mentions": [_mention(article, one) for one in extraction.mentions],
        "entities": [
            (
                article,
                one.id,
                one.type,
                one.name,
                one.aliases,
                one.mentions,
                one.identifiers.get("ticker"),
                _json(one.identifiers),
                one.rule,
            )
            for one in extraction.entities
        ],
        "facts": [_fact(article, one) for one in extraction.facts],
        "events": [
            (
                article,
                one.id,
                one.type,
                one.date.start if one.date else None,
                one.date.end if one.date else None,
                _json(one.roles),
                [{"start": span.start, "end": span.end} for span in one.evidence],
                one.rule,
            )
            for one in extraction.events
        ],
        "quotes": [
            (article, one.speaker, one.speaker_text, one.start, one.end, one.cue, one.rule)
            for one in extraction.quotes
        ],
        "warnings": [(article, one.code, one.message, one.start, one.end) for one in extraction.warnings],
    }


def record_batch(rows: Iterable[Row], schema: pa.Schema) -> pa.RecordBatch:
    """Rows as one Arrow batch of `schema`."""
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _article(article: str, extraction: Extraction) -> Row:
    one = extraction.article
    return (
        article,
        one.id,
        one.title,
        one.publisher,
        one.published,
        one.authors,
        one.text,
        one.text_sha256,
        one.source,
        one.encoding,
        [{"start": part.start, "end": part.end, "title": part.title} for part in extraction.sections],
        extraction.ruleset,
    )


def _mention(article: str, one: Mention) -> Row:
    if isinstance(one, EntityMention):
        return (
            article, one.id, one.kind, one.start, one.end, one.text, one.type, one.entity,
            None, None, None, None, None, None, None, None, None, None, None, None, one.rule,
        )  # fmt: skip
    value = one.value
    if value.kind == "date":
        return (
            article, one.id, one.kind, one.start, one.end, one.text, None, None,
            None, None, value.mod, None, None, None, None,
            value.start, value.end, value.grain, value.timex, value.model_dump_json(), one.rule,
        )  # fmt: skip
    return (
        article, one.id, one.kind, one.start, one.end, one.text, None, None,
        *_numbers(value), value.of if value.kind == "count" else None,
        None, None, None, value.timex if value.kind == "duration" else None,
        value.model_dump_json(), one.rule,
    )  # fmt: skip


def _fact(article: str, one: Fact) -> Row:
    start: date | None = one.period.start if one.period else None
    end: date | None = one.period.end if one.period else None
    return (
        article, one.id, one.subject, one.metric, one.measure, one.value.kind, *_numbers(one.value),
        one.value.model_dump_json(), start, end, one.modality, one.source, one.value_mentions,
        _json(one.qualifiers), [{"start": span.start, "end": span.end} for span in one.evidence], one.rule,
    )  # fmt: skip


def _numbers(value: Quantity) -> Numbers:
    low, high = _fitting(value.low), _fitting(value.high)
    if isinstance(value, Money):
        return Numbers(low, high, value.mod, None, value.currency, value.per)
    return Numbers(low, high, value.mod, getattr(value, "unit", None), None, None)


def _fitting(number: Decimal) -> Decimal | None:
    """The number as a DECIMAL(38, 10), rounded half-even; null where it is too large for one."""
    return number.quantize(PLACES, context=EXACT) if -LARGEST < number < LARGEST else None


def _json(value: object) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
