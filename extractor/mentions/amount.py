"""Nouns of money: where a number without a unit is an amount, and whose currency it takes over."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extractor.grammar.lexicon import Row, load_rows, one_of
from extractor.mentions.quantity import Reading, Source
from extractor.text.layout import Layout

Figure = tuple[Decimal, Decimal]
"""The two ends of an amount."""


class AmountRow(Row):
    """Nouns of one amount; amounts beside them share their currency."""

    forms: tuple[str, ...]


class Amounts(NamedTuple):
    """Each noun of money and its row's number, and the pattern that finds these and other nouns."""

    groups: dict[str, int]
    forms: tuple[str, ...]
    noun: re.Pattern[str]


@cache
def amounts() -> Amounts:
    """Read ``amounts.toml``."""
    rows = load_rows("amounts.toml", "amount", AmountRow)
    groups = {form: index for index, row in enumerate(rows) for form in row.forms}
    other = [form for row in load_rows("amounts.toml", "other", AmountRow) for form in row.forms]
    return Amounts(groups, tuple(groups), re.compile(one_of([*groups, *other])))


REACH, GAP, NEARBY = 24, 7, 1500
LIST = re.compile(r"(?:[0-9.,]+[百千万亿]+(?:、|和|及|与))+\Z")
"""Earlier items of a list, which stand between the noun and this one."""
GOES_BACK = re.compile(
    "[，,](?:合计|共计|共|总额|规模)?(?:达到?|为|约|超过|高于|低于|多于|少于|不及)"
    "(?:上周|上月|上年|去年|昨日|前日|前一日|前一周|前期|此前)?(?:同期)?的?\\Z"
)
"""A clause that says more of the noun which ends the one before: 投放资金，超过上周的4000亿."""
TERM = re.compile("的?(?:[0-9]{1,3}(?:天|日|个月|年)期)?的?")
"""What may stand between an amount and its noun: 800亿7天期逆回购."""
BREAK = re.compile(r"[，。；：！？、\n0-9]")
GOES_ON = frozenset("，。；：、！？）)”’」》\n 的和与及至到以左上下后而但并是在级大市规资时关,;.")
"""What may follow an amount without a unit; anything else may be its unit or its noun."""


def speaks_of_money(text: str, start: int, end: int) -> bool:
    """Whether the unit-less number at `start`–`end` stands beside a noun of money."""
    if text.startswith(amounts().forms, _past_of(text, end)):
        return True
    if end < len(text) and text[end] not in GOES_ON:
        return False
    return _group_before(text, start) is not None


def _past_of(text: str, end: int) -> int:
    """Where the noun behind an amount may begin (800亿市值, 800亿的市值)."""
    behind = TERM.match(text, end)
    return behind.end() if behind else end


def _group_before(text: str, start: int) -> int | None:
    """The noun of money that the number at `start` belongs to, by its row."""
    window = GOES_BACK.sub("", LIST.sub("", text[max(0, start - REACH) : start]))
    last = None
    for noun in amounts().noun.finditer(window):
        last = noun
    if last is None:
        return None
    gap = window[last.end() :]
    if len(gap) > GAP or BREAK.search(gap):
        return None
    return amounts().groups.get(last[0])


def _group(text: str, reading: Reading) -> int | None:
    """The noun of money beside a reading, before or after it."""
    noun = amounts().noun.match(text, _past_of(text, reading.end))
    if noun is not None and noun[0] in amounts().groups:
        return amounts().groups[noun[0]]
    return _group_before(text, reading.start)


def inherit(text: str, layout: Layout, readings: Sequence[Reading]) -> list[Reading]:
    """Give amounts without a currency that of the same figure elsewhere, else of the nearest amount beside
    the same noun.

    A zero takes the currency of the next amount in its sentence, and is nothing where there is none.
    """
    told: dict[Figure, str] = {}
    for reading in readings:
        if reading.kind.name == "money" and reading.said.unit:
            told.setdefault(_figure(reading), reading.said.unit)
    inherited: list[Reading] = []
    for index, reading in enumerate(readings):
        if reading.kind.name != "money" or reading.said.unit is not None:
            inherited.append(reading)
        elif reading.rule == "money.from_zero":
            later = readings[index + 1] if index + 1 < len(readings) else None
            if (
                later is not None
                and later.kind.name == "money"
                and layout.sentence(later.start) == layout.sentence(reading.start)
            ):
                inherited.append(_in_currency(reading, later.said.unit))
        else:
            currency = told.get(_figure(reading)) or _nearest(text, readings, index)
            inherited.append(_in_currency(reading, currency))
    return inherited


def _in_currency(reading: Reading, currency: str | None) -> Reading:
    source: Source = None if currency is None else "inherited"
    return reading._replace(said=reading.said._replace(unit=currency, source=source))


def _nearest(text: str, readings: Sequence[Reading], index: int) -> str | None:
    """The currency of the nearest amount beside the same noun of money as that of the reading at `index`."""
    reading = readings[index]
    group = _group(text, reading)
    if group is None:
        return None
    near = [*_within(readings, range(index - 1, -1, -1), reading)]
    near += _within(readings, range(index + 1, len(readings)), reading)
    near.sort(key=lambda other: abs(other.start - reading.start))
    return next((other.said.unit for other in near if _group(text, other) == group), None)


def _figure(reading: Reading) -> Figure:
    return reading.said.low, reading.said.high


def _within(readings: Sequence[Reading], order: range, reading: Reading) -> Iterator[Reading]:
    """The amounts with a currency in `order`, as far as they are near to `reading`."""
    for index in order:
        other = readings[index]
        if abs(other.start - reading.start) > NEARBY:
            return
        if other.kind.name == "money" and other.said.unit is not None:
            yield other
