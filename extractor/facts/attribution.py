"""Attribution: who says a fact, by the quotes of the text and by the document that a sentence reports."""

from bisect import bisect_right
from collections.abc import Sequence

from extractor.document import Document, Saying


class Attribution:
    """Who speaks at a place of the text: the speaker of a quote, to the end of the sentence it ends in."""

    def __init__(self, document: Document, sayings: Sequence[Saying]) -> None:
        said = sorted(
            (saying for saying in sayings if saying.speaker is not None), key=lambda saying: saying.start
        )
        self._said = said
        self._starts = [saying.start for saying in said]
        sentence = document.layout.sentence
        self._reach = [sentence(max(saying.start, saying.end - 1))[1] for saying in said]

    def at(self, offset: int) -> Saying | None:
        """The quote with a known speaker whose reach holds `offset`, or null for the paper's own voice."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return None
        return self._said[index] if offset < self._reach[index] else None
