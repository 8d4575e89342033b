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
from typing import NamedTuple, TypeVar

from corpus.annotate.escape import NotationError, Piece, escape
from corpus.annotate.gold import Gold, sha256
from corpus.annotate.header import Header, lines, read_header, write_header
from corpus.annotate.names import Names
from corpus.annotate.rows import Rows, read_entity, write_entity
from corpus.annotate.text import Mark, Marked, read_text, write_text
from corpus.annotate.values import read_mention_value
from schemas import Entity, EntityMention, EntityType, Mention, QuantityMention

_BLOCKS = ("text", "entities", "facts", "events", "quotes")

Record = TypeVar("Record")


class Problem(NamedTuple):
    """Something wrong in a file, at a line and column counted from 1."""

    line: int
    column: int
    message: str


class Reading(NamedTuple):
    """What a file says: gold, or problems.

    `coined` are the metrics that the file declares, `places` the line and column of each record, by its id.
    """

    gold: Gold | None
    problems: tuple[Problem, ...]
    coined: frozenset[str]
    places: dict[str, tuple[int, int]]


def write_notation(gold: Gold) -> str:
    """Write an annotated article down; `read_notation` reads it back."""
    names = Names(gold.entities, gold.mentions)
    rows = Rows(gold.text, names)
    blocks = {
        "text": [write_text(gold.text, gold.mentions, names)],
        "entities": [write_entity(entity) for entity in gold.entities],
        "facts": [rows.write_fact(fact) for fact in gold.facts],
        "events": [rows.write_event(event) for event in gold.events],
        "quotes": [rows.write_quote(quote) for quote in gold.quotes],
    }
    return write_header(gold) + "".join(
        f"\n== {name}\n" + "".join(f"{line}\n" for line in block) for name, block in blocks.items()
    )


def read_notation(written: str) -> Reading:
    """Read a file of notation; all that is wrong is told, not only the first thing."""
    return _File(written.removeprefix("\ufeff").replace("\r\n", "\n")).read()


class _File:
    """One file being read; errors gather while the reading goes on."""

    def __init__(self, written: str) -> None:
        self.written = written
        self.errors: list[NotationError] = []
        self.places: dict[str, tuple[int, int]] = {}

    def read(self) -> Reading:
        header, marked = Header(), Marked("", ())
        blocks = self.blocks()
        with self.errors_kept():
            header = read_header(blocks["header"])
        with self.errors_kept():
            marked = read_text(blocks["text"])
        entities = self.records(blocks["entities"], "e", read_entity)
        mentions = self.mentions(marked, entities)
        rows = Rows(marked.text, Names(entities, mentions))
        facts = self.records(blocks["facts"], "f", rows.read_fact)
        events = self.records(blocks["events"], "v", rows.read_event)
        quotes = self.records(blocks["quotes"], "q", rows.read_quote)
        if self.errors:
            problems = sorted(Problem(*self.place(error.offset), error.message) for error in self.errors)
            return Reading(None, tuple(problems), header.coined, self.places)
        gold = Gold(
            doc_id=header.doc_id,
            title=header.title,
            publisher=header.publisher,
            published=header.published,
            authors=header.authors,
            text=marked.text,
            text_sha256=sha256(marked.text),
            mentions=tuple(mentions),
            entities=tuple(_with_mentions(entity, mentions) for entity in entities),
            facts=tuple(facts),
            events=tuple(events),
            quotes=tuple(quotes),
        )
        return Reading(gold, (), header.coined, self.places)

    def blocks(self) -> dict[str, Piece]:
        """The stretches of the file between its ``== name`` lines, less the empty line that ends each."""
        found = {name: Piece("", len(self.written)) for name in ("header", *_BLOCKS)}
        name, start = "header", 0
        for line in (*lines(Piece(self.written, 0)), Piece("== ", len(self.written))):
            if not line.raw.startswith("== "):
                continue
            block = self.written[start : line.offset].removesuffix("\n").removesuffix("\n")
            found[name] = Piece(block, start)
            name, start = line.raw.removeprefix("== ").strip(), line.offset + len(line.raw) + 1
            with self.errors_kept():
                if name and name not in _BLOCKS:
                    raise NotationError(f"{name!r} is none of {', '.join(_BLOCKS)}", line.offset)
        return found

    def records(self, block: Piece, letter: str, read: Callable[[Piece, int], Record]) -> list[Record]:
        """The records of a block's rows; ids count from 1."""
        found: list[Record] = []
        rows = (row for row in lines(block) if row.raw.strip() and not row.raw.startswith("#"))
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
