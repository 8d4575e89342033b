"""Per: the unit a price or a rate is for (元/吨, 每股1.5元, 目标价12元)."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extractor.grammar.lexicon import Row, alternation, load_rows, one_of


class PerRow(Row):
    """A unit; see the lexicon's head."""

    unit: str
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    prices: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    stocks: tuple[str, ...] = ()


class GoodRow(Row):
    """Goods quoted like shares."""

    forms: tuple[str, ...]


class Pers(NamedTuple):
    """Units by form, and the patterns that find them."""

    after: dict[str, str]
    before: dict[str, str]
    prices: dict[str, str]
    quotes: dict[str, str]
    things: dict[str, str]
    stocks: dict[str, str]
    goods: tuple[str, ...]
    follows: re.Pattern[str]
    leads: re.Pattern[str]


@cache
def pers() -> Pers:
    """Read ``pers.toml``."""
    rows = load_rows("pers.toml", "per", PerRow)
    after = {form: row.unit for row in rows for form in row.after}
    before = {form: row.unit for row in rows for form in row.before}
    prices = {form: row.unit for row in rows for form in row.prices}
    quotes = {form: row.unit for row in rows for form in row.quotes}
    return Pers(
        after,
        before,
        prices,
        quotes,
        {form: row.unit for row in rows for form in row.things},
        {form: row.unit for row in rows for form in row.stocks},
        tuple(form for row in load_rows("pers.toml", "good", GoodRow) for form in row.forms),
        re.compile(f"(?:{alternation(tuple(after))})(?![民元])"),
        re.compile(f"(?P<before>{one_of(tuple(before))})|(?P<price>{one_of(tuple(prices))})"),
    )


BOUNDED = frozenset({"share", "10_shares", "unit"})
GREATEST_PRICE = Decimal(100_000)
"""No share or fund unit costs more: a greater amount beside 每股 or 股价 is a total."""

BREAK = re.compile(r"[，。；！？、\n]|,(?![0-9]{3})")
QUOTED = ("至", "到", "报", "于")
"""What a price of a stock follows: A股跌1.25%至29.31元."""
MOVES = ("由", "从", "自", "自原来的", "由原来的", "分别由")
"""A clause that only says from where its price moves goes on from the one before: 下调目标价，由4.44元."""
PER_EDGES = frozenset("/每一／")
REACH, GOOD_REACH, SENTENCE_REACH = 30, 24, 200


def per_behind(text: str, end: int) -> re.Match[str] | None:
    """The form after an amount that ends at `end` which says what it is for (/吨)."""
    return pers().follows.match(text, end) if text[end : end + 1] in PER_EDGES else None


def per_of(text: str, start: int, end: int, amount: Decimal) -> str | None:
    """The unit that the amount at `start`–`end` is for, by what follows it or leads to it in its clause."""
    found = pers()
    behind = per_behind(text, end)
    if behind:
        return found.after[behind[0]]
    if amount >= GREATEST_PRICE and "每" not in text[max(0, start - REACH) : start]:
        return None
    unit = _leading(text, start)
    if unit in BOUNDED and amount >= GREATEST_PRICE:
        return None
    return _quoted_unit(text, start) if unit == "share" else unit


def _quoted_unit(text: str, start: int) -> str | None:
    """What a price that is quoted like a share's is for: nothing if of a good, a unit if of a receipt."""
    found = pers()
    if any(good in text[max(0, start - GOOD_REACH) : start] for good in found.goods):
        return None
    reach = max(0, start - SENTENCE_REACH)
    sentence = text[max(reach, text.rfind("。", reach, start) + 1) : start]
    return next((per for thing, per in found.things.items() if thing in sentence), "share")


def _leading(text: str, start: int) -> str | None:
    """The unit that the clause before `start` names (每吨), or else the one its price is for (目标价)."""
    found = pers()
    window = text[max(0, start - REACH) : start]
    breaks = [0, *(mark.end() for mark in BREAK.finditer(window))]
    if len(breaks) > 1 and window[breaks[-1] :] in MOVES:
        breaks.pop()
    clause = window[breaks[-1] :]
    price = None
    for lead in found.leads.finditer(clause):
        if lead["before"]:
            return found.before[lead[0]]
        price = found.prices[lead[0]]
    price = price or next((per for form, per in found.quotes.items() if clause.endswith(form)), None)
    if price is None and clause.endswith(QUOTED):
        price = next((per for stock, per in found.stocks.items() if stock in clause), None)
    return price
