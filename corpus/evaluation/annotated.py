"""One article with its records, whoever made them: gold, a run of ours, or another tool's output.

What it must look like is said in `corpus.evaluation.shape`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import orjson
from pydantic import ValidationError

from corpus.evaluation.shape import LISTS, Head, Records, Shape
from schemas.errors import InputError

Json = Mapping[str, Any]

STORE = "store.duckdb"
"""The file by which a folder is known to be a store."""


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
    head = document.get("article") or document
    if not isinstance(head, Mapping) or "text" not in head:
        raise InputError("no article text", where=where, mend="give it as `text`, or as `article.text`")
    _check(Head, head, where)
    _check(Records, document, where)
    return Annotated(
        id=str(head.get("id") or document.get("doc_id") or where),
        text=head["text"],
        title=head.get("title"),
        publisher=head.get("publisher"),
        published=head.get("published"),
        lists={name: tuple(document[name]) for name in LISTS if document.get(name) is not None},
    )


def _check(shape: type[Shape], document: Json, where: str) -> None:
    try:
        shape.model_validate(document)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{field}: {first['msg']}", where=where) from error


def read_annotated(path: Path) -> Iterator[Annotated]:
    """Read a store, a JSON Lines file, or every such file of a folder in the order of their names.

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
    with path.open("rb") as lines:
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
