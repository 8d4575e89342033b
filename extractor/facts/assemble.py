"""Assembling facts from the clauses of a document: stream → claims → statements → merged statements."""

from collections.abc import Sequence

from extractor.document import Caution, Document, Saying, Statement
from extractor.facts.claims import read_claims
from extractor.facts.items import read_items
from extractor.facts.merge import merge


def read_facts(document: Document, sayings: Sequence[Saying]) -> tuple[list[Statement], list[Caution]]:
    """Find the facts of a document, merged: one Statement a fact, with the evidence of every place."""
    stream = read_items(document)
    statements = read_claims(document, stream, sayings)
    return merge(statements), []
