"""Resolving: names that mean one real thing become one Thing."""

from collections.abc import Sequence

from extractor.document import Found, Thing
from extractor.text.layout import Layout


def resolve(found: Sequence[Found], text: str, layout: Layout) -> tuple[tuple[Found, ...], tuple[Thing, ...]]:
    """Give every name in `found` (all mentions, in text order) its Thing."""
    return tuple(found), ()
