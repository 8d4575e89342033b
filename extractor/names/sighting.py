"""What the ways of finding names share: the text they look at, and what they bring back."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extractor.document import Found
from extractor.names.forms import forms
from extractor.text.layout import Layout
from extractor.text.segmenter import segmenter
from schemas import EntityType


class Sighting(NamedTuple):
    """A stretch of text that may be a name: a sure one alone, a half-sure one with another of its form."""

    start: int
    end: int
    type: EntityType
    rule: str
    sure: bool


class Piece(NamedTuple):
    """A word of the text, where it stands, and the segmenter's tag."""

    start: int
    end: int
    text: str
    tag: str


WINDOW = 24
FUNCTION_TAGS = frozenset(
    {
        "p",
        "c",
        "u",
        "ul",
        "uj",
        "uz",
        "ug",
        "ud",
        "uv",
        "d",
        "r",
        "rr",
        "m",
        "mq",
        "q",
        "t",
        "f",
        "y",
        "e",
        "o",
    }
)
PROPER_TAGS = frozenset({"nz", "nt", "nr", "nrt", "nrfg", "ns"})
CLOSED = frozenset("，。；：！？、（）()《》“”\"'‘’【】[]〔〕「」『』…—～|,;:!? \t\n\r　%％+=/<>＜＞◆●■▲★·")


class View:
    """A text as the ways look at it: characters first, words as evidence in small windows."""

    __slots__ = ("_taken", "layout", "text")

    def __init__(self, text: str, layout: Layout, quantities: Sequence[Found]) -> None:
        self.text = text
        self.layout = layout
        self._taken = bytearray(len(text))
        for found in quantities:
            self._taken[found.start : found.end] = b"\1" * (found.end - found.start)

    def free(self, start: int, end: int) -> bool:
        """Whether no quantity stands in ``start``–``end``."""
        return self._taken.find(1, start, end) < 0

    def floor(self, at: int) -> int:
        """How far left a name that ends at `at` may reach: a sign, a quantity or the window's edge."""
        text, low = self.text, max(0, at - WINDOW)
        taken = self._taken.rfind(1, low, at) + 1
        low = max(low, taken)
        for i in range(at - 1, low - 1, -1):
            if text[i] in CLOSED:
                return i + 1
        return low

    def ceiling(self, at: int, *, reach: int = 12) -> int:
        """How far right a name that begins at `at` may reach."""
        text, high = self.text, min(len(self.text), at + reach)
        taken = self._taken.find(1, at, high)
        high = taken if taken >= 0 else high
        for i in range(at, high):
            if text[i] in CLOSED:
                return i
        return high

    def pieces(self, start: int, end: int) -> list[Piece]:
        """The words of ``start``–``end``."""
        pieces = []
        for word, tag in segmenter().tag(self.text[start:end]):
            pieces.append(Piece(start, start + len(word), word, tag))
            start += len(word)
        return pieces


def joined(pieces: list[Piece], upto: int) -> list[Piece]:
    """The pieces, with runs of single characters before `upto` taken as one unknown word (渶·策)."""
    together: list[Piece] = []
    for piece in pieces:
        last = together[-1] if together else None
        single = len(piece.text) == 1 and piece.end <= upto and not is_edge(piece)
        if single and last and last.end == piece.start and len(last.text) <= 2 and last.tag == "run":
            together[-1] = Piece(last.start, piece.end, last.text + piece.text, "run")
        else:
            together.append(piece._replace(tag="run") if single else piece)
    return together


@lru_cache(maxsize=65536)
def knows(word: str) -> bool:
    """Whether the dictionary has `word`."""
    return segmenter().knows(word)


def is_edge(piece: Piece) -> bool:
    """Whether no name runs over `piece`: a function word, a verb that names do not hold, a bare numeral."""
    word, tag = piece.text, piece.tag
    lists = forms()
    if word in lists.edges:
        return True
    if word in lists.inner:
        return False
    if tag in FUNCTION_TAGS or all(char in lists.edges for char in word):
        return True
    return tag[0] == "v" and len(word) > 1 and knows(word)


def is_proper(piece: Piece) -> bool:
    """Whether `piece` by itself can carry a name: tagged one, or a word the dictionary has not."""
    word, tag = piece.text, piece.tag
    if len(word) < 2 or word in forms().common:
        return False
    if tag == "eng":
        return word not in forms().acronyms and not word.isdigit()
    return tag in PROPER_TAGS or not knows(word)


@lru_cache(maxsize=65536)
def is_common(form: str) -> bool:
    """Whether a known name is also a word of the language (`太平洋`), so that it needs its context."""
    if form in forms().common:
        return True
    if len(form) > 3:
        return False
    tags = segmenter().tag(form)
    return (
        len(tags) == 1
        and knows(form)
        and tags[0].tag not in PROPER_TAGS
        and tags[0].tag not in {"j", "eng", "x"}
    )
