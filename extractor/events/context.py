"""What the reading of an event knows of its document: sketches, announcements, the event before."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from extractor.document import Document
from extractor.events.announcement import Announcements
from extractor.events.filler import Filler
from extractor.events.sketch import ANAPHOR, SIGN_OF, Sketch, draw
from extractor.quotes.manners import manners


class Context:
    """One document as events are read from it, in text order; sketches are drawn once.

    `previous` is the paragraph of the event before, and its roles; `brokers` are the entities
    that have rated.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._mention_starts = [found.start for found in document.found]
        self._text = document.text.folded
        self.previous: tuple[int, dict[str, Filler]] = (-1, {})
        self.brokers: set[int | None] = set()
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

    def brokers_before(self, before: int) -> Iterator[int]:
        """The mentions of brokers before an offset, the nearest first."""
        return (index for index in self._companies_before(before) if self.is_broker(index))

    def firms_before(self, before: int) -> Iterator[int]:
        """The mentions of companies before an offset that have rated nobody, the nearest first."""
        found = self.document.found
        return (index for index in self._companies_before(before) if found[index].entity not in self.brokers)

    def _companies_before(self, before: int) -> Iterator[int]:
        found = self.document.found
        for index in range(bisect_left(self._mention_starts, before) - 1, -1, -1):
            if found[index].type == "company":
                yield index

    def is_broker(self, mention: int) -> bool:
        """Whether the name is that of a house that publishes research."""
        found = self.document.found[mention]
        return self.document.text.folded.endswith(manners().houses, found.start, found.end)

    @cached_property
    def about(self) -> int | None:
        """The first mention of the company that the article speaks of most, no broker; None in a digest."""
        if self.announcements.is_digest:
            return None
        found = self.document.found
        firms = [
            index for index, one in enumerate(found) if one.type == "company" and not self.is_broker(index)
        ]
        times = Counter(found[index].entity for index in firms)
        return max(firms, key=lambda index: times[found[index].entity], default=None)
