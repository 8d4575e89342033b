"""Passages and mentions, named by their words.

A passage is its text, or its first and last words around ``…``; ``#2`` is the second place that fits. Whoever
edits the file can so move the text about without counting characters.
"""

from collections.abc import Sequence
from typing import TypeVar

from corpus.annotate.escape import NotationError, Piece, escape
from schemas import Span

SPECIALS = "|+…#"
_AND = " + "
_WHOLE, _HEAD, _STEP = 24, 8, 4

Place = TypeVar("Place")


def read_passage(piece: Piece, text: str) -> Span:
    """The place of one passage; NotationError where nothing fits, or more than one place does."""
    words, nth = ordinal(piece)
    head, *tails = words.split("…")
    return chosen(_places(text, head.text, tails[0].text if tails else None), words, nth, what="passage")


def read_passages(piece: Piece, text: str) -> tuple[Span, ...]:
    """Passages joined by `` + ``; none is ``-``."""
    return () if piece.raw == "-" else tuple(read_passage(one, text) for one in piece.split(_AND))


def write_passage(span: Span, text: str) -> str:
    """Name a passage by few words, in full where it is short."""
    whole = text[span.start : span.end]
    for width in range(_HEAD, len(whole) // 2, _STEP) if len(whole) > _WHOLE else ():
        head, tail = whole[:width], whole[-width:]
        if _places(text, head, tail) == [span]:
            return f"{escape(head, SPECIALS)}…{escape(tail, SPECIALS)}"
    fitting = _places(text, whole, None)
    written = "\\-" if whole == "-" else escape(whole, SPECIALS)
    return written if len(fitting) == 1 else f"{written}#{fitting.index(span) + 1}"


def write_passages(spans: tuple[Span, ...], text: str) -> str:
    """Passages joined by `` + ``."""
    return _AND.join(write_passage(span, text) for span in spans) or "-"


def ordinal(piece: Piece) -> tuple[Piece, int | None]:
    """Take the ``#2`` off the end of a name."""
    words, *numbers = piece.split("#")
    if not numbers:
        return words, None
    if len(numbers) > 1 or not numbers[0].raw.isdecimal() or int(numbers[0].raw) < 1:
        raise NotationError(f"{piece.raw!r}: after # stands a number from 1 on", piece.offset)
    return words, int(numbers[0].raw)


def chosen(fitting: Sequence[Place], words: Piece, nth: int | None, *, what: str) -> Place:
    """The `nth` of those that `words` fit, or the only one; NotationError where it is not clear which."""
    if not fitting:
        raise NotationError(f"there is no {what} {words.text!r}", words.offset)
    if nth is None and len(fitting) > 1:
        raise NotationError(f"{len(fitting)} fit {words.text!r}: add #1 … #{len(fitting)}", words.offset)
    if nth is not None and nth > len(fitting):
        raise NotationError(f"only {len(fitting)} fit {words.text!r}", words.offset)
    return fitting[(nth or 1) - 1]


def _places(text: str, head: str, tail: str | None) -> list[Span]:
    """Where `head` stands, each time up to the next `tail`; overlapping places count too."""
    found, at = [], text.find(head) if head else -1
    while at >= 0:
        end = at + len(head)
        if tail is not None:
            close = text.find(tail, end)
            end = close + len(tail) if close >= 0 and tail else -1
        if end >= 0:
            found.append(Span(start=at, end=end))
        at = text.find(head, at + 1)
    return found
