"""Attribution: who says a fact, by the quotes of the text and by the document that a sentence reports."""

from collections.abc import Sequence

from extractor.document import Document, Saying
from extractor.facts.items import Stream


class Attribution:
    """Who speaks at a place of the text."""

    def __init__(self, document: Document, stream: Stream, sayings: Sequence[Saying]) -> None:
        self._sayings = [saying for saying in sayings if saying.speaker is not None]

    def source(self, at: int) -> int | None:
        """The Thing that says what stands at offset `at`, or null for the paper's own voice."""
        for saying in self._sayings:
            if saying.start <= at < saying.end:
                return saying.speaker
        return None
