"""Anchoring: dates and durations of a text, resolved against publication and discourse in reading order."""

from datetime import date

from extractor.document import Caution, Found
from extractor.text.layout import Layout


def read_dates(text: str, layout: Layout, *, published: date | None) -> tuple[list[Found], list[Caution]]:
    """Find and resolve the dates and durations of a folded text, in text order and without overlaps."""
    return [], []
