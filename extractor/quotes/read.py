"""Reading quotes: who said which passage, direct or reported."""

from extractor.document import Document, Saying


def read_quotes(document: Document) -> list[Saying]:
    """Find the quotes of a document, in text order and without overlaps."""
    return []
