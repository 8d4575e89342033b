"""Sources in, items out: one reader a format, all with the same small interface.

A reader is a function from an open `Input` and the `Options` to `Item`s. It decides only where one article
ends and the next begins; decoding and parsing are left to `article.read_article`, which the kernel runs.
"""

from corpus.readers.article import Arrival, Fault, read_article
from corpus.readers.item import Input, Item, Options
from corpus.readers.sources import Broken, read_sources
from corpus.readers.streams import Tally

__all__ = [
    "Arrival",
    "Broken",
    "Fault",
    "Input",
    "Item",
    "Options",
    "Tally",
    "read_article",
    "read_sources",
]
