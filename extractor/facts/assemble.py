"""Assembling facts: a document's items → statements → merged statements."""

from collections.abc import Sequence

from extractor.document import Caution, Document, Saying, Statement
from extractor.facts.checks import cross_check
from extractor.facts.items import read_items
from extractor.facts.merge import merge
from extractor.facts.reader import Reader


def read_facts(
    document: Document, sayings: Sequence[Saying], *, traced: bool = False
) -> tuple[list[Statement], list[Caution]]:
    """Find the facts of a document, merged: one Statement a fact, with the evidence of every place.

    With `traced` each Statement also notes the rule and the characters behind each of its parts.
    """
    statements = merge(Reader(document, read_items(document), sayings, traced=traced).read())
    return statements, cross_check(statements)
