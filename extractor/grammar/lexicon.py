"""Lexicons: words as rows of TOML, checked on load.

A row is a frozen pydantic model that refuses unknown keys. Every error names the file, the row and the
mend, so that a person who adds a word sees at once what is wrong with it.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from schemas.errors import CaixunError


class Row(BaseModel):
    """Base of a lexicon's rows: frozen, and closed to keys it does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


R = TypeVar("R", bound=Row)


class LexiconError(CaixunError):
    """A lexicon file that cannot be used; the message names file, row and mend."""


def load_rows(name: str, table: str, row: type[R]) -> tuple[R, ...]:
    """Read the ``[[table]]`` rows of ``lexicons/name`` as `row` models.

    Raises LexiconError for unknown or missing keys, naming the row.
    """
    rows = _document(name).get(table, [])
    try:
        return tuple(TypeAdapter(list[row]).validate_python(rows))  # type: ignore[valid-type]
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise LexiconError(f"lexicons/{name}: [[{table}]] {where}: {first['msg']}") from error


@cache
def _document(name: str) -> Mapping[str, object]:
    """A lexicon file as it stands; most hold several tables."""
    return tomllib.loads(files("extractor.lexicons").joinpath(name).read_text("utf-8"))


def refuse_twice_owned(name: str, forms: Iterable[tuple[str, str]]) -> None:
    """Refuse a lexicon in which two rows own one surface form; `forms` are (form, owner) pairs."""
    owners: dict[str, str] = {}
    for form, owner in forms:
        other = owners.setdefault(form, owner)
        if other != owner:
            raise LexiconError(f"lexicons/{name}: {form!r} belongs to both {other!r} and {owner!r}")


def alternation(forms: Sequence[str]) -> str:
    """A regular-expression fragment that matches any of `forms`, the longest first."""
    return "|".join(re.escape(form) for form in sorted(set(forms), key=len, reverse=True))


def one_of(forms: Sequence[str]) -> str:
    """A group that matches any of `forms`, the longest first; quick to pass over where none can begin."""
    firsts = "".join(sorted({re.escape(form[0]) for form in forms}))
    return f"(?=[{firsts}])(?:{alternation(forms)})"
