"""The word lists that tell whom a number is about, as rows of ``lexicons/subjects.toml``."""

import re
from functools import cache
from typing import Literal

from extractor.grammar.lexicon import Row, alternation, load_rows


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


@cache
def prepositions() -> "re.Pattern[str]":
    """Matches the text before a name in which a preposition governs that name.

    Any preposition does right before it; those that take a whole phrase also do a few characters away.
    """
    return re.compile(f".*(?:{alternation(_forms('preposition'))})|.*(?:向|对|由|通过|作为)[^，的]{{0,8}}")


def issued() -> tuple[str, ...]:
    """Names of documents in which a company speaks of itself."""
    return _forms("issued")


@cache
def _forms(table: str) -> tuple[str, ...]:
    return tuple(form for row in load_rows("subjects.toml", table, Forms) for form in row.forms)
