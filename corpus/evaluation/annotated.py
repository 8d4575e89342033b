"""One article with its records, whoever made them: gold, a run of ours, or another tool's output.

The shape is JSON Lines, one article a line, of the output contract. Only ``text`` (at the top, or under
``article``) and the records to be compared are needed, so that any tool can be scored:

    {"text": "营收3亿元", "mentions": [{"kind": "money", "start": 2, "end": 5,
                                     "value": {"low": "300000000", "high": "300000000", "currency": "CNY"}}]}
"""

import gzip
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson

from schemas.errors import InputError

Json = Mapping[str, Any]

STORE = "store.duckdb"
"""The file by which a folder is known to be a store."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    "mentions": ("kind", "start", "end"),
    "entities": (),
    "facts": ("metric", "measure"),
    "events": ("type",),
    "quotes": ("start", "end"),
}
"""The lists of records of an article, and the fields without which one of them cannot be compared."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article's text and its records as JSON objects; `lists` holds those lists that it has at all."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    lists: Mapping[str, tuple[Json, ...]] = field(default_factory=dict)
    _names: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    _texts: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_names", _names(self.records("entities")))
        texts = {m["id"]: self.text[m["start"] : m["end"]] for m in self.records("mentions") if m.get("id")}
        object.__setattr__(self, "_texts", texts)

    def records(self, name: str) -> tuple[Json, ...]:
        """The records of one list (``mentions``, ``facts`` …), empty where it has none."""
        return self.lists.get(name, ())

    def names(self, reference: str | None) -> frozenset[str]:
        """Every name by which a reference to an entity (its id, or one of its names) is known here."""
        if reference is None:
            return frozenset()
        return self._names.get(reference, frozenset({reference}))

    def name(self, reference: str | None) -> str:
        """The fullest of those names, empty for no reference."""
        return max(sorted(self.names(reference)), key=len, default="")

    def fillers(self, reference: str) -> frozenset[str]:
        """What a role's reference stands for: the text of a mention, or the names of an entity."""
        text = self._texts.get(reference)
        return self.names(reference) if text is None else frozenset({text})

    def text_of(self, reference: str) -> str:
        """The fullest of those."""
        return self._texts.get(reference) or self.name(reference)


def annotated(document: Json, *, where: str = "records") -> Annotated:
    """One article from its JSON object. Raises InputError, naming `where`, for what cannot be compared."""
    article = document.get("article") or document
    text = article.get("text") if isinstance(article, Mapping) else None
    if not isinstance(text, str):
        raise InputError("no article text", where=where, mend="give it as `text`, or as `article.text`")
    lists: dict[str, tuple[Json, ...]] = {}
    for name, needed in NEEDED.items():
        if document.get(name) is not None:
            lists[name] = tuple(document[name])
            for index, record in enumerate(lists[name]):
                missing = next((key for key in needed if key not in record), None)
                if missing:
                    raise InputError(f"{name}[{index}] has no {missing!r}", where=where)
    return Annotated(
        id=str(article.get("id") or document.get("doc_id") or where),
        text=text,
        title=article.get("title"),
        publisher=article.get("publisher"),
        published=article.get("published"),
        lists=lists,
    )


def read_annotated(path: Path) -> Iterator[Annotated]:
    """Read a store, a JSON Lines file (``.gz`` too), or every such file of a folder in order of their names.

    Raises InputError for a file that is not there and for a line that is no JSON object or holds no text.
    """
    if not path.exists():
        raise InputError("no such file", where=str(path))
    if (path / STORE).exists():
        yield from _stored(path)
        return
    if path.is_dir():
        files = sorted(path.glob("*.jsonl"))
        if not files:
            raise InputError("neither a store nor a folder of .jsonl files", where=str(path))
        for each in files:
            yield from read_annotated(each)
        return
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                where = f"{path}:{number}"
                yield annotated(_object(line, where), where=where)


def by_text(articles: Iterable[Annotated]) -> dict[str, Annotated]:
    """Articles by their text, which is what pairs them; of two with the same text the last one counts."""
    return {article.text: article for article in articles}


def _stored(folder: Path) -> Iterator[Annotated]:
    from corpus.rebuild import read_extractions
    from corpus.store import Store

    with Store(folder, read_only=True) as store:
        for extraction in read_extractions(store):
            yield annotated(extraction.model_dump(mode="json"), where=str(folder))


def _object(line: bytes, where: str) -> Json:
    try:
        document = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise InputError(f"not JSON: {error}", where=where) from error
    if not isinstance(document, dict):
        raise InputError("not a JSON object", where=where)
    return document


def _names(entities: Iterable[Json]) -> Mapping[str, frozenset[str]]:
    names: dict[str, frozenset[str]] = {}
    for entity in entities:
        known = frozenset(name for name in (entity.get("name"), *(entity.get("aliases") or ())) if name)
        for reference in (entity.get("id"), *known):
            if reference:
                names.setdefault(reference, known)
    return names
