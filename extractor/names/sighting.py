"""What the ways of finding names share: the text they look at, and what they bring back."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractor.document import Found
from extractor.grammar.rule import Rule
from extractor.grammar.words import Hit
from extractor.names.firms import is_firm
from extractor.names.forms import Sense, forms
from extractor.names.gazetteer import Gazetteer
from extractor.names.places import is_known
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


Throughout = Rule[Callable[["View"], Iterator[Sighting]]]
"""A way of finding names that looks through the whole text."""

Beside = Rule[Callable[["View", "Hit[Sense]"], Iterator[Sighting]]]
"""A way of finding names beside a cue word; its pattern shows on which side."""

Among = Rule[Callable[["View", Sequence[Sighting]], Iterator[Sighting]]]
"""A way of finding names by those that the other ways found."""


class Piece(NamedTuple):
    """A word of the text, where it stands, and the segmenter's tag."""

    start: int
    end: int
    text: str
    tag: str


_piece = tuple.__new__
URL = re.compile(r"(?:https?://|www\.)[\w./?&=%#:;~+\-]+")
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
NAME_TAGS = frozenset({"nz", "nt", "nr", "nrt", "nrfg", "j", "eng", "x"})
PROPER_TAGS = frozenset({"nz", "nt", "nr", "nrt", "nrfg", "ns"})
CLOSED = frozenset(
    "，。；：！？、（）()《》“”\"'‘’【】[]〔〕「」『』…—～|丨｜,;:!? \t\n\r　%％+=/<>＜＞◆●■▲★·"
)


class View:
    """A text as the ways look at it: characters first, words as evidence in small windows."""

    __slots__ = ("_firms", "_named", "_taken", "_words", "gazetteers", "layout", "text")

    def __init__(
        self, text: str, layout: Layout, quantities: Sequence[Found], gazetteers: Sequence[Gazetteer]
    ) -> None:
        self.text = text
        self.layout = layout
        self.gazetteers = gazetteers
        self._named = bytearray(len(text))
        self._taken = bytearray(len(text))
        self._words: list[Piece] | None = None
        self._firms: dict[str, bool] = {}
        addresses = URL.finditer(text) if "http" in text or "www." in text else ()
        spans = [(found.start, found.end) for found in quantities]
        for start, end in (*spans, *(match.span() for match in addresses)):
            self._taken[start:end] = b"\1" * (end - start)

    def free(self, start: int, end: int) -> bool:
        """Whether no quantity and no address of a page stands in ``start``–``end``."""
        return self._taken.find(1, start, end) < 0

    def tells_of_firm(self, name: str) -> bool:
        """Whether the text says something of a name that only companies have or do."""
        if name not in self._firms:
            self._firms[name] = is_firm(self.text, name)
        return self._firms[name]

    def settle(self, sightings: Sequence[Sighting]) -> None:
        """Note the sure names found so far, so that no cue inside them is looked at."""
        for one in sightings:
            if one.sure:
                self._named[one.start : one.end] = b"\1" * (one.end - one.start)

    def inside(self, start: int, end: int) -> bool:
        """Whether all of ``start``–``end`` lies in names found so far."""
        return self._named.find(0, max(0, start), end) < 0

    def floor(self, at: int, *, reach: int = 24) -> int:
        """How far left a name that ends at `at` may reach: a sign, a quantity, or `reach` characters."""
        text, low = self.text, max(0, at - reach)
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

    def words(self) -> list[Piece]:
        """The words of the whole text, for ways that look at short texts only."""
        if self._words is None:
            self._words = self.pieces(0, len(self.text))
        return self._words

    def pieces(self, start: int, end: int) -> list[Piece]:
        """The words of ``start``–``end``."""
        pieces = []
        glued = forms().affix.glued
        for word, tag in segmenter().tag(self.text[start:end]):
            stop = start + len(word)
            if word[0] in glued and stop - start > 1 and not knows(word):
                pieces.append(_piece(Piece, (start, start + 1, word[0], "p")))
                start, word = start + 1, word[1:]  # noqa: PLW2901
            pieces.append(_piece(Piece, (start, stop, word, tag)))
            start = stop
        return pieces


def cuts_latin(text: str, start: int, end: int) -> bool:
    """Whether ``start``–``end`` begins or ends inside a word in Latin letters."""
    first, last, before, after = text[start], text[end - 1], text[start - 1 : start], text[end : end + 1]
    return (first.isascii() and first.isalnum() and before.isascii() and before.isalnum()) or (
        last.isascii() and last.isalnum() and after.isascii() and after.isalnum()
    )


def joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces, with runs of single characters taken as one unknown word (渶·策)."""
    together: list[Piece] = []
    run = False
    for piece in pieces:
        single = len(piece.text) == 1 and not is_edge(piece)
        if single and run and len(together[-1].text) <= 2:
            last = together[-1]
            together[-1] = Piece(last.start, piece.end, last.text + piece.text, "run")
        else:
            together.append(piece)
        run = single
    return together


@lru_cache(maxsize=65536)
def knows(word: str) -> bool:
    """Whether the dictionary has `word`."""
    return segmenter().knows(word)


def is_edge(piece: Piece) -> bool:
    """Whether no name runs over `piece`: a function word, a verb that names do not hold, a bare numeral."""
    return _edge(piece.text, piece.tag)


def is_proper(piece: Piece) -> bool:
    """Whether `piece` by itself can carry a name: tagged one, or a word the dictionary has not."""
    return _proper(piece.text, piece.tag)


def closes(piece: Piece) -> bool:
    """Whether a name may end before `piece`: a word that names do not run over, or one said of them."""
    return _edge(piece.text, piece.tag) or is_cue(piece.text)


def is_cue(word: str) -> bool:
    """Whether `word` stands beside names and is no part of them."""
    sense = forms().senses.get(word)
    return sense is not None and not sense.endings


@lru_cache(maxsize=65536)
def ends_plain(near: str) -> bool:
    """Whether two characters before a cue show that no name in Chinese runs up to it."""
    if near in forms().endings:
        return False
    last = near[1:]
    odd = last in forms().edges or last in forms().affix.last or last in CLOSED
    return is_plain(near) or (odd and not is_known(near)) or (last.isascii() and not last.isalnum())


@lru_cache(maxsize=65536)
def begins_plain(near: str) -> bool:
    """Whether two characters after a cue show that no name in Chinese begins there."""
    first = near[:1]
    odd = first in forms().edges or first in forms().affix.first or first in CLOSED
    return len(near) < 2 or first.isascii() or is_plain(near) or (odd and not is_known(near))


@lru_cache(maxsize=65536)
def is_plain(word: str) -> bool:
    """Whether `word` is of the language and names nothing, so that no name can end or begin with it."""
    if word in forms().common:
        return True
    if word in forms().inner or word in forms().endings or not knows(word) or is_known(word):
        return False
    tags = segmenter().tag(word)
    return len(tags) == 1 and tags[0][1] not in PROPER_TAGS


@lru_cache(maxsize=65536)
def _edge(word: str, tag: str) -> bool:
    lists = forms()
    if word in lists.edges or word in lists.roles:
        return True
    if word in lists.inner:
        return False
    if tag in FUNCTION_TAGS or all(char in lists.edges for char in word):
        return True
    return tag[0] == "v" and len(word) > 1 and knows(word)


@lru_cache(maxsize=65536)
def _proper(word: str, tag: str) -> bool:
    if len(word) < 2 or word in forms().common:
        return False
    if tag == "eng":
        return word not in forms().acronyms and not word.isdigit()
    if knows(word):
        return tag in PROPER_TAGS
    affix = forms().affix
    return word[0] not in affix.first and word[-1] not in affix.last


@lru_cache(maxsize=65536)
def is_common(form: str) -> bool:
    """Whether a known name is also a word of the language (`太平洋`), so that it needs its context."""
    if form in forms().common:
        return True
    if len(form) > 3:
        return False
    tags = segmenter().tag(form)
    return len(tags) == 1 and knows(form) and tags[0][1] not in NAME_TAGS
