"""RSS and Atom, by feedparser, on bytes that are already here: it is never given an address to open."""

import io
import re
from collections.abc import Iterator

import orjson

from corpus.readers.item import Input, Item, Options
from extractor.text.decode import decode
from schemas.errors import InputError

DECLARED = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]+)""")
ENTITIES = re.compile(r"<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)


def read_feed(source: Input, options: Options) -> Iterator[Item]:
    """The entries of a feed. Feeds that declare entities are refused: no feed needs them, attacks do."""
    import feedparser

    data = source.stream.read(options.max_item + 1)
    if len(data) > options.max_item:
        raise InputError(f"a feed of more than {options.max_item:,} bytes", where=source.name)
    stated = DECLARED.search(data, 0, 400)
    declared = options.encoding or (stated[1].decode() if stated else None)
    text, _ = decode(data, declared=declared or source.declared)
    if ENTITIES.search(text):
        raise InputError("declares XML entities, which no feed needs", where=source.name, mend="not read")
    plain = re.sub(r"^\s*<\?xml.*?\?>", "", text, count=1).encode("utf-8", "replace")
    feed = feedparser.parse(io.BytesIO(plain), sanitize_html=False, resolve_relative_uris=False)
    if not feed.version:
        raise InputError("no RSS or Atom feed", where=source.name, mend="say what it is with --format")
    hints = options.hints(source=source.source or source.name)
    outlet = options.publisher or feed.feed.get("title")
    for number, entry in enumerate(feed.entries, 1):
        bodies = [content.value for content in entry.get("content", ()) if content.get("value")]
        row = {
            "id": entry.get("id") or entry.get("link"),
            "title": entry.get("title"),
            "publisher": outlet,
            "published": entry.get("published") or entry.get("updated"),
            "authors": [one.name for one in entry.get("authors", ()) if one.get("name")],
            "html": max([*bodies, entry.get("summary") or ""], key=len),
            "source": entry.get("link"),
        }
        yield Item("json", orjson.dumps(row), f"{source.name}:{number}", None, hints)
