"""A span in its sentence, as a person looks at it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.grammar.rule import CLOSE, OPEN

REACH = 60
"""Characters shown on either side of a span at most; a longer sentence is cut there."""

END = re.compile(r"[。！？!?；;\r\n]")


class Piece(NamedTuple):
    """A stretch of a sentence, and whether it is one of the marked spans."""

    text: str
    marked: bool


def in_sentence(text: str, spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """The sentence (or sentences) that hold the spans, cut into pieces; empty without a span."""
    if not spans:
        return []
    ordered = sorted(spans)
    at, end = _opening(text, ordered[0][0]), _closing(text, max(end for _, end in ordered))
    pieces = [Piece("…", False)] if at and not END.match(text[at - 1]) else []
    for start, stop in ordered:
        pieces.append(Piece(text[at:start], False))
        pieces.append(Piece(text[max(at, start) : stop], True))
        at = max(at, stop)
    pieces.append(Piece(text[at:end], False))
    if end < len(text) and not END.match(text[end - 1]) and not END.match(text[end]):
        pieces.append(Piece("…", False))
    return [piece for piece in pieces if piece.text]


def marked_sentence(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The same as one line, the spans marked as in the examples of rules: ``营收⟦3亿元⟧。`` is one."""
    pieces = in_sentence(text, spans)
    line = "".join(OPEN + piece.text + CLOSE if piece.marked else piece.text for piece in pieces)
    return " ".join(line.split())


def _opening(text: str, start: int) -> int:
    before = text[max(0, start - REACH) : start]
    ends = [match.end() for match in END.finditer(before)]
    return max(0, start - REACH) + (ends[-1] if ends else 0)


def _closing(text: str, end: int) -> int:
    found = END.search(text, end, end + REACH)
    if found is None:
        return min(len(text), end + REACH)
    return found.start() if found[0] in "\r\n" else found.end()
