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
    """Read ``guards.toml``: each word with where its numerals stand, by the two characters found there."""
    numeral = re.compile(figures().number)
    table: dict[str, list[tuple[str, int]]] = {}
    for row in load_rows("guards.toml", "guard", GuardRow):
        for form in row.forms:
            for match in numeral.finditer(form):
                edge = form[match.start() : match.start() + 2]
                table.setdefault(edge, []).append((form, match.start()))
    return {edge: tuple(dict.fromkeys(words)) for edge, words in table.items()}


def guarded(text: str, start: int) -> bool:
    """Whether the numeral at `start` is part of a guarded word."""
    table = guards()
    edge = text[start : start + 2]
    if edge not in table and edge[0] not in table:
        return False
    words = (*table.get(edge, ()), *table.get(edge[0], ()))
    return any(start >= at and text.startswith(word, start - at) for word, at in words)
