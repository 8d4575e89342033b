"""The header of a notation file: what is known of the article, a ``key: value`` a line.

``author`` may stand several times. ``coined: funds_occupied`` declares a metric that no lexicon names.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from corpus.annotate.days import read_date
from corpus.annotate.escape import NotationError, Piece, escape
from corpus.annotate.gold import Gold

_ONCE = ("id", "title", "publisher", "published")
_SEVERAL = ("author", "coined")


class Header(NamedTuple):
    """What a header says."""

    doc_id: str = ""
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    authors: tuple[str, ...] = ()
    coined: frozenset[str] = frozenset()


def read_header(block: Piece) -> Header:
    """Read a header; it must name the article by an ``id``."""
    once: dict[str, Piece] = {}
    several: dict[str, list[str]] = {key: [] for key in _SEVERAL}
    for line in lines(block):
        key, said = line.partition(":")
        if not line.raw.strip():
            continue
        if key.raw in several and said:
            several[key.raw].append(said.text)
        elif key.raw in _ONCE and said and key.raw not in once:
            once[key.raw] = said
        else:
            known = ", ".join(f"{name}: …" for name in (*_ONCE, *_SEVERAL))
            raise NotationError(f"{line.raw!r} is none of {known}", line.offset)
    if "id" not in once:
        raise NotationError("the file needs an `id: …`", block.offset)
    return Header(
        doc_id=once["id"].text,
        title=once["title"].text if "title" in once else None,
        publisher=once["publisher"].text if "publisher" in once else None,
        published=_day(once["published"]) if "published" in once else None,
        authors=tuple(several["author"]),
        coined=frozenset(several["coined"]),
    )


def write_header(gold: Gold) -> str:
    """Write down what is known of an article."""
    said = (
        ("id", gold.doc_id),
        ("title", gold.title),
        ("publisher", gold.publisher),
        ("published", gold.published.isoformat() if gold.published else None),
        *(("author", author) for author in gold.authors),
    )
    return "".join(f"{key}: {escape(value, '')}\n" for key, value in said if value is not None)


def lines(block: Piece) -> Iterator[Piece]:
    """Each line of a part of the file."""
    offset = block.offset
    for line in block.raw.split("\n"):
        yield Piece(line, offset)
        offset += len(line) + 1


def _day(piece: Piece) -> date:
    days = read_date(piece)
    if days is None or days.start is None or days.start != days.end:
        raise NotationError(f"{piece.raw!r} is no day: write it as 2026-01-13", piece.offset)
    return days.start
