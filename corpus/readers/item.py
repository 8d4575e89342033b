"""What every reader yields: one article as it came, not yet decoded, with what is known about it."""

import hashlib
from collections.abc import Mapping
from io import BufferedReader
from typing import Literal, NamedTuple

import orjson

Form = Literal["text", "html", "json", "csv", "tsv", "oversize"]


class Item(NamedTuple):
    """One article as it came.

    `data` is a little document of its own in the given `form` (a CSV row comes with its header). `place` says
    where it stood (``feed.jsonl:4181``), `encoding` what its source declared. `hints` is a JSON object of
    what is known from elsewhere (``title``, ``publisher``, ``published``, ``source``, ``id``) and of
    `fields`, the user's names for ours; the article's own words go before them.
    """

    form: Form
    data: bytes
    place: str
    encoding: str | None = None
    hints: str = "{}"

    @property
    def digest(self) -> str:
        """Hash of everything the article is made from: the key of the ledger."""
        hashed = hashlib.sha256(f"{self.form}\n{self.encoding or ''}\n{self.hints}\n".encode())
        hashed.update(self.data)
        return hashed.hexdigest()[:32]


class Options(NamedTuple):
    """How sources are read.

    `form` forces the reader, else content and name decide. `fields` maps our names to the source's columns.
    `max_bytes` is what one file may expand to, `max_item` what one article of it may; both in bytes.
    """

    form: str | None = None
    fields: Mapping[str, str] = {}
    encoding: str | None = None
    publisher: str | None = None
    published: str | None = None
    fetch: bool = False
    max_bytes: int = 64 << 30
    max_item: int = 16 << 20

    def hints(self, **known: str | None) -> str:
        """Hints of an item: `known` from its place, then what the user said for all."""
        stated = {"publisher": self.publisher, "published": self.published, **known}
        hints: dict[str, object] = {name: value for name, value in sorted(stated.items()) if value}
        if self.fields:
            hints["fields"] = dict(self.fields)
        return orjson.dumps(hints, option=orjson.OPT_SORT_KEYS).decode()


class Input(NamedTuple):
    """A stream of bytes, already expanded, and the name people know it by."""

    name: str
    stream: BufferedReader
    declared: str | None = None
    source: str | None = None


def oversize(place: str, head: bytes, options: Options) -> Item:
    """Stand-in for an article larger than `Options.max_item`, of which only the `head` is kept."""
    return Item("oversize", head[:4096], place, options.encoding, options.hints())
