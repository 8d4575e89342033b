"""The word lists that tell whom a number is about, as rows of ``lexicons/subjects.toml``."""

from functools import cache
from typing import Literal

from extractor.grammar.lexicon import Row, load_rows


class Anaphor(Row):
    """Words that stand for somebody named elsewhere."""

    means: Literal["topic", "speaker", "fund", "other", "again", "none"]
    forms: tuple[str, ...]


class Forms(Row):
    """A plain list of words."""

    forms: tuple[str, ...]


@cache
def anaphors() -> tuple[Anaphor, ...]:
    """The rows of anaphors."""
    return load_rows("subjects.toml", "anaphor", Anaphor)


def actors() -> tuple[str, ...]:
    """Last nouns of phrases of those who act."""
    return _forms("actor")


def goods() -> tuple[str, ...]:
    """Last nouns of phrases of what is traded."""
    return _forms("good")


def nations() -> tuple[str, ...]:
    """Words that make a number that of a whole country or region."""
    return _forms("nation")


def modifiers() -> tuple[str, ...]:
    """Words between such a phrase and its metric."""
    return _forms("modifier")


def outlets() -> tuple[str, ...]:
    """Endings of names of those who mostly say what others did."""
    return _forms("outlet")


def brokers() -> tuple[str, ...]:
    """Endings of names of those who rate shares."""
    return _forms("broker")


def offices() -> tuple[str, ...]:
    """Endings of organizations that act by rule or by pen."""
    return _forms("office")


def central_banks() -> tuple[str, ...]:
    """Endings of names of central banks."""
    return _forms("central_bank")


def prepositions() -> tuple[str, ...]:
    """Words before a name that its clause does something to, or compares with."""
    return _forms("preposition")


def issued() -> tuple[str, ...]:
    """Names of documents in which a company speaks of itself."""
    return _forms("issued")


@cache
def _forms(table: str) -> tuple[str, ...]:
    return tuple(form for row in load_rows("subjects.toml", table, Forms) for form in row.forms)
