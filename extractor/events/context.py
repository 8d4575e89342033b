"""What the reading of an event knows of its document: sketches, announcements, the event before."""

from bisect import bisect_left
from collections.abc import Iterator

from extractor.document import Document
from extractor.events.announcement import Announcements
from extractor.events.filler import Filler
from extractor.events.sketch import ANAPHOR, SIGN_OF, Sketch, draw


class Context:
    """One document as events are read from it, in text order; sketches are drawn once.

    `previous` is the paragraph of the event before, and its roles.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._mention_starts = [found.start for found in document.found]
        self._text = document.text.folded
        self.previous: tuple[int, dict[str, Filler]] = (-1, {})
        self.announcements = Announcements(document, self.sketch)
        self._sketches: dict[int, Sketch] = {}
        self._signs: dict[int, frozenset[str]] = {}

    def sketch(self, start: int, end: int) -> Sketch:
        """The sketch of a sentence."""
        if start not in self._sketches:
            self._sketches[start] = draw(self.document, self._mention_starts, start, end)
        return self._sketches[start]

    def signs(self, start: int, end: int) -> frozenset[str]:
        """The signs that the sketch of a sentence will have."""
        if start not in self._signs:
            found = self.document.found
            first, last = bisect_left(self._mention_starts, start), bisect_left(self._mention_starts, end)
            signs = {SIGN_OF[found[index].type or found[index].kind] for index in range(first, last)}
            if self._text.find("公司", start, end) >= 0:
                signs.add(ANAPHOR)
            self._signs[start] = frozenset(signs)
        return self._signs[start]

    def companies_before(self, before: int, endings: tuple[str, ...]) -> Iterator[int]:
        """The mentions of companies before an offset, the nearest first, whose names end so."""
        text, found = self.document.text.folded, self.document.found
        for index in range(bisect_left(self._mention_starts, before) - 1, -1, -1):
            mention = found[index]
            if mention.type == "company" and text.endswith(endings, mention.start, mention.end):
                yield index
