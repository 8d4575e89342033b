"""Reading events: frames filled from the clauses around their triggers."""

from collections.abc import Sequence

from extractor.document import Document, Happening, Statement


def read_events(document: Document, statements: Sequence[Statement]) -> list[Happening]:
    """Find the events of a document, in text order."""
    return []
