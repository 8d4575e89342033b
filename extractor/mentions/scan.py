"""Scanning: every quantity and date of a text in one pass, overlaps settled by one policy."""

from extractor.document import Found
from extractor.text.layout import Layout


def scan(text: str, layout: Layout) -> list[Found]:
    """Find the quantities of a folded text, in text order and without overlaps."""
    return []
