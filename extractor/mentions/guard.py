"""Guards: words that hold a numeral and say no quantity (三一重工, 一带一路, 万元户)."""

import re
from functools import cache

from extractor.grammar.lexicon import Row, load_rows
from extractor.mentions.numeral import figures


class GuardRow(Row):
    """Words of one sort; `why` says what they are."""

    why: str
    forms: tuple[str, ...]


@cache
def guards() -> dict[str, tuple[tuple[str, int], ...]]:
    """Read ``guards.toml``: each word with where its numerals stand, by the numeral's first character."""
    numeral = re.compile(figures().number)
    table: dict[str, list[tuple[str, int]]] = {}
    for row in load_rows("guards.toml", "guard", GuardRow):
        for form in row.forms:
            for match in numeral.finditer(form):
                table.setdefault(form[match.start()], []).append((form, match.start()))
    return {char: tuple(dict.fromkeys(words)) for char, words in table.items()}


def guarded(text: str, start: int) -> bool:
    """Whether the numeral at `start` is part of a guarded word."""
    words = guards().get(text[start])
    return words is not None and any(start >= at and text.startswith(word, start - at) for word, at in words)
