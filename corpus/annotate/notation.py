"""Gold in a notation that people read and edit in any editor, and back.

    id: seed
    published: 2026-01-13

    == text
    ⟦1月8日|2026-01-08 rel⟧，⟦智谱AI⟧在⟦港股⟧上市敲钟，市值来到⟦917亿港元|917e8 HKD⟧。

    == entities
    company | 智谱AI | 智谱
    organization | 港股

    == facts
    智谱AI | market_cap | amount | 2026-01-08 | 917e8 HKD | 市值来到917亿港元

A header, then the text with its mentions marked, then a row for every entity, fact, event and quote. Lines
that begin with ``#`` among the rows are remarks, and are not kept.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple, TypedDict, TypeVar

from corpus.annotate.days import read_date
from corpus.annotate.escape import NotationError, Piece, escape
from corpus.annotate.gold import Gold, sha256
from corpus.annotate.names import Names
from corpus.annotate.rows import Rows, read_entity, write_entity
from corpus.annotate.text import Mark, Marked, read_text, write_text
from corpus.annotate.values import read_mention_value
from schemas import Entity, EntityMention, EntityType, Mention, QuantityMention

_BLOCKS = ("text", "entities", "facts", "events", "quotes")
_KEYS = ("id", "title", "publisher", "published", "author")

Record = TypeVar("Record")


class Problem(NamedTuple):
    """Something wrong in a file, at a line and column counted from 1."""

    line: int
    column: int
    message: str


class Reading(NamedTuple):
    """What a file says: gold, or problems. `places` has the line and column of each record, by its id."""

    gold: Gold | None
    problems: tuple[Problem, ...]
    places: dict[str, tuple[int, int]]


def write_notation(gold: Gold) -> str:
    """Write an annotated article down; `read_notation` reads it back."""
    names = Names(gold.entities, gold.mentions)
    rows = Rows(gold.text, names)
    header = [
        f"{key}: {escape(said, '')}"
        for key, said in (
            ("id", gold.doc_id),
            ("title", gold.title),
            ("publisher", gold.publisher),
            ("published", gold.published.isoformat() if gold.published else None),
            *(("author", author) for author in gold.authors),
        )
        if said is not None
    ]
    blocks = {
        "text": [write_text(gold.text, gold.mentions, names)],
        "entities": [write_entity(entity) for entity in gold.entities],
        "facts": [rows.write_fact(fact) for fact in gold.facts],
        "events": [rows.write_event(event) for event in gold.events],
        "quotes": [rows.write_quote(quote) for quote in gold.quotes],
    }
    return (
        "\n".join(header)
        + "\n"
        + "".join(f"\n== {name}\n" + "".join(f"{line}\n" for line in lines) for name, lines in blocks.items())
    )


def read_notation(written: str) -> Reading:
    """Read a file of notation; all that is wrong is told, not only the first thing."""
    return _File(written.removeprefix("\ufeff").replace("\r\n", "\n")).read()


class _Header(TypedDict, total=False):
    doc_id: str
    title: str
    publisher: str
    published: date
    authors: tuple[str, ...]


class _File:
    """One file being read; errors gather while the reading goes on."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.errors: list[NotationError] = []
        self.places: dict[str, tuple[int, int]] = {}

    def read(self) -> Reading:
        header, marked = _Header(), Marked("", ())
        blocks = self.blocks()
        with self.errors_kept():
            header = _header(blocks["header"])
        with self.errors_kept():
            text = blocks["text"]
            marked = read_text(text._replace(raw=text.raw.removesuffix("\n")))
        entities = self.records(blocks["entities"], "e", read_entity)
        mentions = self.mentions(marked, entities)
        rows = Rows(marked.text, Names(entities, mentions))
        facts = self.records(blocks["facts"], "f", rows.read_fact)
        events = self.records(blocks["events"], "v", rows.read_event)
        quotes = self.records(blocks["quotes"], "q", rows.read_quote)
        if self.errors:
            problems = sorted(Problem(*self.place(error.offset), error.message) for error in self.errors)
            return Reading(None, tuple(problems), self.places)
        gold = Gold(
            **header,
            text=marked.text,
            text_sha256=sha256(marked.text),
            mentions=tuple(mentions),
            entities=tuple(_with_mentions(entity, mentions) for entity in entities),
            facts=tuple(facts),
            events=tuple(events),
            quotes=tuple(quotes),
        )
        return Reading(gold, (), self.places)

    def blocks(self) -> dict[str, Piece]:
        """The stretches of the file between their ``== name`` lines; one that is not there is empty."""
        found: dict[str, Piece] = {name: Piece("", len(self.written)) for name in ("header", *_BLOCKS)}
        name, start = "header", 0
        for offset, line in _lines(Piece(self.written, 0)):
            if not line.startswith("== "):
                continue
            found[name] = Piece(self.written[start : max(start, offset - 1)], start)
            name, start = line.removeprefix("== ").strip(), offset + len(line) + 1
            with self.errors_kept():
                if name not in _BLOCKS:
                    raise NotationError(f"{name!r} is none of {', '.join(_BLOCKS)}", offset)
        found[name] = Piece(self.written[start:].removesuffix("\n"), start)
        return found

    def records(self, block: Piece, letter: str, read: Callable[[Piece, int], Record]) -> list[Record]:
        """The records of a block's rows; ids count from 1."""
        found: list[Record] = []
        rows = (
            Piece(line, offset) for offset, line in _lines(block) if line.strip() and not line.startswith("#")
        )
        for at, row in enumerate(rows, 1):
            self.places[f"{letter}{at}"] = self.place(row.offset)
            with self.errors_kept():
                found.append(read(row.stripped(), at))
        return found

    def mentions(self, marked: Marked, entities: list[Entity]) -> list[Mention]:
        """The mentions that the text marks, in its order."""
        names = Names(entities, ())
        types = {entity.id: entity.type for entity in entities}
        found: list[Mention] = []
        for at, mark in enumerate(marked.marks, 1):
            self.places[f"m{at}"] = self.place(mark.offset)
            with self.errors_kept():
                found.append(_mention(mark, f"m{at}", names, types))
        return found

    @contextmanager
    def errors_kept(self) -> Iterator[None]:
        """Keep a NotationError raised inside for the report."""
        try:
            yield
        except NotationError as error:
            self.errors.append(error)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, from 1."""
        before = self.written[:offset]
        return before.count("\n") + 1, offset - before.rfind("\n")


def _header(block: Piece) -> _Header:
    said, authors = _Header(), []
    for offset, line in _lines(block):
        key, value = Piece(line, offset).partition(":")
        match key.raw, value:
            case "", None:
                continue
            case "id", Piece():
                said["doc_id"] = value.text
            case "title", Piece():
                said["title"] = value.text
            case "publisher", Piece():
                said["publisher"] = value.text
            case "published", Piece():
                said["published"] = _day(value)
            case "author", Piece():
                authors.append(value.text)
            case _:
                raise NotationError(f"{line!r} is none of {', '.join(f'{key}: …' for key in _KEYS)}", offset)
    if "doc_id" not in said:
        raise NotationError("the file needs an `id: …`", block.offset)
    said["authors"] = tuple(authors)
    return said


def _day(piece: Piece) -> date:
    days = read_date(piece)
    if days is None or days.start is None or days.start != days.end:
        raise NotationError(f"{piece.raw!r} is no day: write it as 2026-01-13", piece.offset)
    return days.start


def _mention(mark: Mark, id: str, names: Names, types: dict[str, EntityType]) -> Mention:  # noqa: A002
    if mark.said is None or mark.said.raw.startswith("@"):
        named = mark.said and Piece(mark.said.raw[1:], mark.said.offset + 1)
        entity = names.read_entity(named or Piece(escape(mark.printed, "#"), mark.offset))
        return EntityMention(
            id=id, start=mark.start, end=mark.end, text=mark.printed, type=types[entity], entity=entity
        )
    value = read_mention_value(mark.said)
    return QuantityMention(
        id=id, kind=value.kind, start=mark.start, end=mark.end, text=mark.printed, value=value
    )


def _with_mentions(entity: Entity, mentions: list[Mention]) -> Entity:
    mine = (m.id for m in mentions if isinstance(m, EntityMention) and m.entity == entity.id)
    return entity.model_copy(update={"mentions": tuple(mine)})


def _lines(block: Piece) -> Iterator[tuple[int, str]]:
    """Each line and the offset it begins at."""
    offset = block.offset
    for line in block.raw.split("\n"):
        yield offset, line
        offset += len(line) + 1
