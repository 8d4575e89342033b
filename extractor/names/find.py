"""Finding names in a text, on characters, without a list of the article's names."""

from collections.abc import Sequence

from extractor.document import Found
from extractor.text.layout import Layout


def find_names(text: str, layout: Layout, quantities: Sequence[Found]) -> list[Found]:
    """Find the names of a folded text, in text order, without overlaps among them or with `quantities`."""
    return []
