"""What the kinds of quantity share: where a rule matched, what it said, and a kind with its rules."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from extractor.grammar.rule import Rule
from extractor.mentions.numeral import Numeral
from schemas import Mod, Value

QuantityKind = Literal["money", "percent", "multiple", "count"]
Source = Literal["stated", "inherited"] | None
"""Where a currency comes from."""


class Said(NamedTuple):
    """What a quantity says, before it becomes a public value.

    `unit` is the currency, the percent's unit or the classifier; `source`, `per` and `of` are those of Money
    and Count.
    """

    low: Decimal
    high: Decimal
    mod: Mod | None = None
    unit: str | None = None
    source: Source = None
    per: str | None = None
    of: str | None = None


class Site(NamedTuple):
    """Where a rule matched: the mention's span, its number, and the words matched after and before it.

    `number_start`–`number_end` is where the number stands, `hedge` the hedge found around the whole.
    """

    text: str
    start: int
    end: int
    number_start: int
    number_end: int
    numeral: Numeral
    hedge: Mod | None
    tail: re.Match[str]
    lead: re.Match[str] | None

    @property
    def written(self) -> str:
        """The number as written."""
        return self.text[self.number_start : self.number_end]

    def said(self, unit: str | None = None, *, factor: Decimal | int = 1) -> Said:
        """The site's number times `factor`, in `unit`, under its hedge."""
        low, high, mod = self.numeral
        if factor != 1:
            low, high = low * factor, high * factor
        return Said(low, high, mod or self.hedge, unit)


Reader = Callable[[Site], Said | None]
"""Turns a site into what it says, or null where the sentence means something else."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of mention: its rules, and how what they read becomes a value."""

    name: QuantityKind
    value: Callable[[Said], Value]
    rules: tuple[Rule[Reader], ...]


class Reading(NamedTuple):
    """A quantity as read from one place, still open to what its neighbours share with it."""

    start: int
    end: int
    kind: Kind
    rule: str
    said: Said
    number_start: int
    number_end: int
