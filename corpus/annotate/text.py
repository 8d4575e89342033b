"""The article's text with its mentions marked in place: ``⟦智谱⟧市值来到⟦917亿港元|917e8 HKD⟧``.

A mark with nothing after its words is a name, that of the entity called so; ``⟦该股|@智谱AI⟧`` says which.
"""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.annotate.escape import NotationError, Piece, escape_line, unescape
from corpus.annotate.names import Names
from corpus.annotate.values import write_value
from schemas import EntityMention, Mention

_OPEN, _CLOSE, _BAR = "⟦", "⟧", "|"


class Mark(NamedTuple):
    """A marked stretch of the text and what is said about it, if anything."""

    start: int
    end: int
    printed: str
    said: Piece | None
    offset: int


class Marked(NamedTuple):
    """The plain text and its marks."""

    text: str
    marks: tuple[Mark, ...]


def read_text(body: Piece) -> Marked:
    """Take the marks out of a text; NotationError where they do not pair up."""
    plain: list[str] = []
    marks: list[Mark] = []
    length = at = 0
    while at < len(body.raw):
        opened = _next(body.raw, _OPEN + _CLOSE, at)
        plain.append(unescape(body.raw[at:opened]))
        length += len(plain[-1])
        if opened == len(body.raw):
            break
        closed = _next(body.raw, _OPEN + _CLOSE, opened + 1)
        if body.raw[opened] == _CLOSE or closed == len(body.raw) or body.raw[closed] == _OPEN:
            raise NotationError(
                "⟦ and ⟧ do not pair up (write \\⟦ for the sign itself)", body.offset + opened
            )
        inside = body.raw[opened + 1 : closed]
        bar = _next(inside, _BAR, 0)
        printed = unescape(inside[:bar])
        if not printed:
            raise NotationError("nothing is marked", body.offset + opened)
        offset = body.offset + opened + 1
        said = Piece(inside[bar + 1 :], offset + bar + 1).stripped() if bar < len(inside) else None
        marks.append(Mark(length, length + len(printed), printed, said, offset))
        plain.append(printed)
        length += len(printed)
        at = closed + 1
    return Marked("".join(plain), tuple(marks))


def write_text(text: str, mentions: Sequence[Mention], names: Names) -> str:
    """Mark the mentions in a text."""
    written, at = "", 0
    for mention in mentions:
        written += escape_line(text[at : mention.start], _OPEN + _CLOSE)
        written += _OPEN + escape_line(mention.text, _OPEN + _CLOSE + _BAR) + _said(mention, names) + _CLOSE
        at = mention.end
    written += escape_line(text[at:], _OPEN + _CLOSE)
    return "\n".join("\\" + line if line.startswith("== ") else line for line in written.split("\n"))


def _said(mention: Mention, names: Names) -> str:
    if not isinstance(mention, EntityMention):
        return _BAR + write_value(mention.value)
    return "" if names.called(mention.text) == [mention.entity] else "|@" + names.write_entity(mention.entity)


def _next(raw: str, signs: str, at: int) -> int:
    """Offset of the next unescaped sign, or the end."""
    while at < len(raw) and raw[at] not in signs:
        at += 2 if raw[at] == "\\" else 1
    return min(at, len(raw))
