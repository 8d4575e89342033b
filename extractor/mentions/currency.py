"""Currencies: their forms before and after a number, and what 元 is where."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extractor.grammar.lexicon import Row, load_rows, refuse_twice_owned
from extractor.mentions.quantity import ONE


class CurrencyRow(Row):
    """A currency; `minor` are forms of a hundredth of it."""

    iso: str
    forms: tuple[str, ...]
    signs: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    example: dict[str, str]


class PlainRow(Row):
    """Forms that leave the currency to the place of print (元)."""

    forms: tuple[str, ...]
    not_before: tuple[str, ...] = ()


class PlainMinorRow(Row):
    """Parts of 元: 角, 毛, 分钱."""

    forms: tuple[str, ...]
    factor: Decimal


class Unit(NamedTuple):
    """What a form after a number says: an ISO currency, null where it is plain, and its size."""

    iso: str | None
    factor: Decimal
    not_before: tuple[str, ...] = ()


HUNDREDTH = Decimal("0.01")
PLAIN = "元"
"""The unit of an amount in 元: CNY unless its press makes it another currency."""


class Currencies(NamedTuple):
    """`after`: forms that follow a number; `before`: forms that precede one, by what they say."""

    after: dict[str, Unit]
    before: dict[str, str]


@cache
def currencies() -> Currencies:
    """Read ``currencies.toml``; a plain form may stand before a named one (9000元日币, 3亿元人民币)."""
    rows = load_rows("currencies.toml", "currency", CurrencyRow)
    plain = load_rows("currencies.toml", "plain", PlainRow)
    refuse_twice_owned(
        "currencies.toml",
        [(form, row.iso) for row in rows for form in (*row.forms, *row.signs, *row.minor)],
    )
    after: dict[str, Unit] = {}
    for row in rows:
        for form in row.forms:
            after[form] = Unit(row.iso, ONE)
            after[f"元{form}"] = Unit(row.iso, ONE)
        after |= {form: Unit(row.iso, HUNDREDTH) for form in row.minor}
    after |= {form: Unit(None, ONE, group.not_before) for group in plain for form in group.forms}
    for minor in load_rows("currencies.toml", "plain_minor", PlainMinorRow):
        after |= {form: Unit(None, minor.factor) for form in minor.forms}
    before = {form: row.iso for row in rows for form in (*row.forms, *row.signs)}
    return Currencies(after, before)
