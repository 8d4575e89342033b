"""From an item as it came to an Article: decoded, parsed, its fields found."""

import csv
import io
from collections.abc import Mapping
from typing import NamedTuple

import orjson

from corpus.readers.item import Item
from corpus.readers.page import Page, fragment_text, read_page, stated_charset
from extractor.article import make_article, published_day
from extractor.text.decode import decode
from schemas import Article, TextWarning
from schemas.errors import InputError

FIELDS = ("id", "title", "publisher", "published", "authors", "text", "html", "source")


class Fault(NamedTuple):
    """Why an item became no article: a dotted `code`, and what is wrong in words."""

    code: str
    message: str


class Arrival(NamedTuple):
    """An article, with warnings about what came with it."""

    article: Article
    warnings: tuple[TextWarning, ...] = ()


class Raw(NamedTuple):
    """What an item says, field by field, before any of it is checked."""

    said: Mapping[str, object]
    encoding: str


def read_article(item: Item) -> Arrival | Fault:
    """Make the article of an item, or say why there is none."""
    hints: dict[str, object] = orjson.loads(item.hints)
    if item.form == "oversize":
        return Fault("item.oversize", "larger than one article may be; only its head was kept")
    try:
        raw = _said(item, hints)
    except InputError as error:
        return Fault("item.encoding", str(error))
    if isinstance(raw, Fault):
        return raw
    said = {name: raw.said.get(name) or hints.get(name) for name in FIELDS}
    text = said["text"] or fragment_text(str(said["html"] or ""))
    if not isinstance(text, str):
        return Fault("item.fields", f"its text is {type(text).__name__}, not a string")
    if not text.strip():
        others = ", ".join(str(name) for name in raw.said if name != "text")
        field = f" (it has: {others}); --map text=FIELD names another field" if others else ""
        return Fault("item.empty", f"no text in it{field}")
    published, warnings = _published(said["published"])
    article = make_article(
        text,
        id=_string(said["id"]),
        title=_string(said["title"]),
        publisher=_string(said["publisher"]),
        published=published,
        source=_string(said["source"]),
        encoding=raw.encoding,
    )
    if authors := _authors(said["authors"]):
        article = article.model_copy(update={"authors": authors})
    return Arrival(article, warnings)


def _said(item: Item, hints: Mapping[str, object]) -> Raw | Fault:
    if item.form == "html":
        charset = None if _is_utf8(item.data) else stated_charset(item.data)
        text, encoding = decode(item.data, declared=item.encoding or charset)
        page: Page = read_page(text)
        return Raw(page._asdict(), encoding)
    text, encoding = decode(item.data, declared=item.encoding)
    if item.form == "text":
        return Raw({"text": text}, encoding)
    row = _json(text) if item.form == "json" else _row(text, "\t" if item.form == "tsv" else ",")
    if isinstance(row, Fault):
        return row
    fields = hints.get("fields")
    mapped = {ours: row.get(theirs) for ours, theirs in fields.items()} if isinstance(fields, dict) else {}
    return Raw({**row, **mapped}, str(row.get("encoding") or encoding))


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8: a page saved again keeps its old charset in its head."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _json(text: str) -> Mapping[str, object] | Fault:
    try:
        row = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        return Fault("item.json", f"not JSON ({error.msg}, character {error.pos:,})")
    if not isinstance(row, dict):
        return Fault("item.json", f"a JSON {type(row).__name__}, not an object")
    return row


def _row(text: str, delimiter: str) -> Mapping[str, object] | Fault:
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return Fault("item.csv", f"not a row of the table ({error})")
    if len(rows) != 1 or None in rows[0]:
        return Fault("item.csv", "not one row with the header's number of cells")
    return rows[0]


def _published(stated: object) -> tuple["str | None", tuple[TextWarning, ...]]:
    """The publication date as ISO, or a warning where what is stated is no date."""
    if stated is None:
        return None, ()
    try:
        day = published_day(str(stated))
    except InputError as error:
        return None, (TextWarning(code="published.unread", message=str(error)),)
    return day.isoformat() if day else None, ()


def _string(value: object) -> str | None:
    return None if value is None else str(value)


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()
