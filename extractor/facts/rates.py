"""Names of interbank rates: a term with its paper or its market (隔夜Shibor, 7天期品种, 隔夜回购利率)."""

import re

from extractor.document import Document

RATES = frozenset({"interbank_rate"})
BOOKS = "(?:[Ss]hibor|SHIBOR|[Hh]ibor|HIBOR)"
TERM = r"(?:隔夜|(?<![\d月])(?:\d{1,3}|[一二三四六七])(?:天|日|周|个月|月|年)期?限?)"
NAME = re.compile(
    rf"{BOOKS}{TERM}(?:利率|品种)?|{TERM}(?:{BOOKS}(?:品种)?|(?:质押式)?回购(?:利率|品种)?|利率|品种|(?=加权|平均))"
    rf"|{BOOKS}|(?:DR|R-?|GC)0\d{{2}}"
)
# What is lent against bonds on an exchange, with its term and its code.
EXCHANGE_REPO = re.compile(
    rf"(?:上海|深圳|沪|深|[上深]交所|[上深]证|交易所)?(?:{TERM}|的)?国债(?:逆)?回购(?:{TERM}品种)?(?:(?:GC|R-?)\d{{3}})?"
)


def exchange_repo(document: Document, start: int, end: int) -> str | None:
    """The last bond repo of an exchange that is named between two offsets, null where none is."""
    named = [match[0] for match in EXCHANGE_REPO.finditer(document.text.folded, start, end)]
    return named[-1] if named else None


def rate_named(document: Document, start: int, end: int) -> str | None:
    """The last name of a rate that stands between two offsets, null where none does."""
    named = NAME.findall(document.text.folded, start, end)
    return named[-1] if named else None
