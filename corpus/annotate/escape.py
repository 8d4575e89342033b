r"""The notation's alphabet: which characters are its own, and how a text keeps them to itself.

A character that has a meaning where it stands is written with a backslash before it; ``\n`` and ``\r`` are
line ends, ``\u3000`` is any character by its code.
"""

import re
from typing import NamedTuple

_ESCAPED = re.compile(r"\\(u[0-9a-f]{4}|.)", re.DOTALL)
_CONTROLS = {"n": "\n", "r": "\r"}
_BLANK = " \t"


class NotationError(ValueError):
    """What is wrong in a notation file, and the offset (code points of the file) where."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class Piece(NamedTuple):
    """A part of the file as written, escapes still in it, and the offset it starts at."""

    raw: str
    offset: int

    @property
    def text(self) -> str:
        """The part with its escapes undone."""
        return unescape(self.raw)

    def stripped(self) -> "Piece":
        """The part without the blanks around it."""
        inner = self.raw.lstrip(_BLANK)
        return Piece(inner.rstrip(_BLANK), self.offset + len(self.raw) - len(inner))

    def split(self, separator: str, *, whole: bool = False) -> list["Piece"]:
        """Its parts between unescaped `separator`s, without the blanks around them.

        With `whole`, what stands in ``⟦⟧`` is not cut: ``⟦5,000万元⟧``.
        """
        cuts, start, at, inside = [], 0, 0, False
        while at < len(self.raw):
            sign = self.raw[at]
            if whole and sign in "⟦⟧":
                inside = sign == "⟦"
            elif self.raw.startswith(separator, at) and not inside:
                cuts.append(Piece(self.raw[start:at], self.offset + start))
                start = at + len(separator)
            at += 2 if sign == "\\" else 1
        cuts.append(Piece(self.raw[start:], self.offset + start))
        return [cut.stripped() for cut in cuts]

    def partition(self, separator: str) -> tuple["Piece", "Piece | None"]:
        """Its parts before and after the first unescaped `separator`; no second part where there is none."""
        first, *rest = self.split(separator)
        return first, Piece(self.raw[rest[0].offset - self.offset :], rest[0].offset) if rest else None


def escape(text: str, specials: str) -> str:
    """Write `text` in a field, so that no special, line end or blank at an edge is read as notation."""
    written = escape_line(text, specials).replace("\n", "\\n")
    if written[:1] and written[0] in _BLANK:
        written = _code(written[0]) + written[1:]
    if written[-1:] and written[-1] in _BLANK:
        written = written[:-1] + _code(written[-1])
    return written


def escape_line(text: str, specials: str) -> str:
    """Write `text` where line feeds and blanks stand for themselves."""
    return "".join("\\" + char if char in specials or char == "\\" else char for char in text).replace(
        "\r", "\\r"
    )


def unescape(raw: str) -> str:
    """Undo `escape`."""

    def plain(found: re.Match[str]) -> str:
        code = found[1]
        return chr(int(code[1:], 16)) if len(code) > 1 else _CONTROLS.get(code, code)

    return _ESCAPED.sub(plain, raw)


def _code(char: str) -> str:
    return f"\\u{ord(char):04x}"
