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


@cache
def collective() -> "re.Pattern[str]":
    """Matches a phrase that ends with a noun that can be a subject, modifiers aside.

    Group 1 is the noun phrase; group ``good`` is there where the noun is of something traded, not of somebody
    who acts.
    """
    actors, goods = alternation(_forms("actor")), alternation(_forms("good"))
    return re.compile(f"(.*(?:{actors}|(?P<good>{goods})))(?:{alternation(_forms('modifier'))})*$")


def is_good(phrase: str) -> bool:
    """Whether a noun phrase is of something that is traded (布伦特原油期货)."""
    match = collective().match(phrase)
    return match is not None and match["good"] is not None


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
