"""Aliases: when two forms of one article name one thing."""

import re
from functools import lru_cache

from extractor.names.forms import forms
from extractor.names.places import is_place

CENTRAL_BANK, OUR_CENTRAL_BANK = "央行", "人民银行"
DECLARED = re.compile(r"[（(][^）)]{0,40}?(?:简称|统称|下称|称)(?:为)?[：:]?[“\"'‘「《]$")
GLOSS = re.compile(r"[（(](?:简称|英文名|英文简称|即|原名|曾用名)?[：:]?[“\"]?$")
LATIN_WORDS = re.compile(r"(?: [A-Z][A-Za-z.&-]*)+")


def declared(between: str, after: str) -> bool:
    """Whether what stands `between` two names, and `after` them, says that they are one: `X（简称“Y”）`."""
    return bool(DECLARED.match(between)) or (
        bool(GLOSS.fullmatch(between)) and after[:1] in ("）", ")", "，", "；")
    )


@lru_cache(maxsize=16384)
def short_forms(full: str) -> frozenset[str]:
    """What `full` may be called for short: without its place, its trade or its legal form."""
    shorts = {CENTRAL_BANK} if full.endswith(OUR_CENTRAL_BANK) else set()
    for lead in _leads(full):
        body = full[lead:]
        shorts.update(body[:size] for size in range(2, len(body) + 1) if _is_tail(body[size:]))
    return frozenset(short for short in shorts if short != full and not is_place(short))


def _leads(full: str) -> list[int]:
    """Where the short name may begin: at the start, or after where it is."""
    places = (2, 3, 4, 5)
    return [0, *(size for size in places if is_place(full[:size]) or is_place(full[:size].rstrip("省市")))]


def _is_tail(tail: str) -> bool:
    """Whether `tail` is made of words that short names leave out; of a Latin name, any but the first."""
    if LATIN_WORDS.fullmatch(tail):
        return True
    endings, inner = forms().endings, forms().inner
    while tail:
        size = next(
            (n for n in range(min(10, len(tail)), 0, -1) if tail[:n] in endings or tail[:n] in inner), 0
        )
        if not size:
            return False
        tail = tail[size:]
    return True
