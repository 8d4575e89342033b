"""Mentions as labelled spans, which is what annotation tools and taggers know."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas import EntityMention, Extraction, Mention

LABELS = (
    *("company", "organization", "person", "product", "place", "index"),
    *("money", "percent", "multiple", "count", "date", "duration"),
)
"""Every label: the types of entity, and the other kinds of mention."""


class Label(NamedTuple):
    """A labelled stretch of the text, in code points or, from `utf16`, in UTF-16 units."""

    start: int
    end: int
    label: str
    mention: Mention


def label_of(mention: Mention) -> str:
    """The label of a mention: the type of an entity, else its kind."""
    return mention.type if isinstance(mention, EntityMention) else mention.kind


def labels(extraction: Extraction) -> list[Label]:
    """The mentions of an article as labels, in text order."""
    return [Label(one.start, one.end, label_of(one), one) for one in extraction.mentions]


def utf16(text: str, found: Sequence[Label]) -> Iterator[Label]:
    """The labels with their offsets in UTF-16 code units, as JavaScript counts."""
    wide = [index for index, char in enumerate(text) if ord(char) > 0xFFFF]
    for label in found:
        start, end = (at + sum(index < at for index in wide) for at in (label.start, label.end))
        yield label._replace(start=start, end=end)
