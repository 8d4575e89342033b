"""Introductions: a name with its short name or its code in brackets: `X（简称“Y”，证券代码：600519.SH）`."""

import re
from collections.abc import Iterator

from extractor.names.forms import forms
from extractor.names.sighting import Sighting, View

SHORT_NAME = re.compile(
    r"(?:以下|下文|下)?(?:简称|统称|称)(?:为)?[：:]?[“\"'‘「《]([^”\"'’」》\n]{2,20})[”\"'’」》]"
)
CODE = re.compile(
    r"[（(](?:[^）()（\n]{0,12}?(?:代码|编号|行情|股票|证券)[：:为]?\s*)?"
    r"(?:\d{6}(?:[.．]?(?:SH|SZ|BJ|SS))?|\d{4,5}[.,，．]?\s?HK|0\d{4}|[A-Z]+[：:.]\s?[A-Z]{1,5}|[A-Z]{2,5}[.．](?:US|O|N))"
    r"(?:[，,；;、][^）)\n]{0,40})?[）)]"
)
OPEN = frozenset("（(")


def introduced(view: View) -> Iterator[Sighting]:
    """The names that brackets introduce: what stands in them and what stands before them."""
    text = view.text
    if "称" in text:
        for match in SHORT_NAME.finditer(text):
            start, end = match.span(1)
            yield Sighting(start, end, "company", "name.introduction.short", True)
    for match in CODE.finditer(text):
        named = _start_before(view, match.start())
        if named is not None:
            yield Sighting(named, match.start(), "company", "name.introduction.code", True)


def _start_before(view: View, end: int) -> int | None:
    """Where the name begins that ends at `end`: at a sign or after the last word that no name holds."""
    floor = view.floor(end)
    start = end
    for piece in reversed(view.pieces(floor, end)):
        if piece.text in forms().edges or end - piece.start > 20:
            break
        start = piece.start
    name = view.text[start:end]
    return start if len(name) >= 2 and name not in forms().common else None
