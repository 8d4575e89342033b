"""Aliases: when two forms of one article name one thing."""

import re
from collections.abc import Sequence

from extractor.names.forms import forms
from extractor.names.places import is_place

CENTRAL_BANK, OUR_CENTRAL_BANK = "央行", "人民银行"
DECLARED = re.compile(r"[（(][^）)]{0,40}?(?:简称|统称|下称|称)(?:为)?[：:]?[“\"'‘「《]$")
GLOSS = re.compile(r"[（(](?:简称|英文名|英文简称|即|原名|曾用名)?[：:]?[“\"]?$")
LATIN_WORDS = re.compile(r"(?: [A-Z][A-Za-z.&-]*)+")
ALSO = re.compile(r"[（(][^）)]{0,40}?[“\"'‘」》”][、，或和及]+[“\"'‘「《]$")


def declared(between: str, after: str) -> bool:
    """Whether what stands `between` two names, and `after` them, says that they are one: `X（简称“Y”）`."""
    return bool(DECLARED.match(between)) or (
        bool(GLOSS.fullmatch(between)) and after[:1] in ("）", ")", "，", "；")
    )


def is_short_of(short: str, full: str) -> bool:
    """Whether `short` is `full` without its place, its trade or its legal form (智谱 of 智谱AI)."""
    if short == CENTRAL_BANK and full.endswith(OUR_CENTRAL_BANK):
        return True
    at = full.find(short)
    if at < 0 or len(short) < 2 or short == full or is_place(short):
        return False
    return _is_lead(full[:at]) and _is_tail(full[at + len(short) :])


def _is_lead(lead: str) -> bool:
    """Whether a full name may have `lead` in front of its short one: nothing, or where it is."""
    return (
        not lead
        or is_place(lead)
        or is_place(lead.removesuffix("市").removesuffix("省"))
        or lead in ("中国", "（中国）")
    )


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


def longest_first(names: Sequence[str]) -> list[str]:
    """Forms with the fullest first."""
    return sorted(names, key=lambda name: (-len(name), name))
