"""What the kinds of quantity share: where a rule matched, what it said, and a kind with its rules."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from extractor.grammar.rule import Rule
from extractor.mentions.hedge import hedge_after, hedge_before
from extractor.mentions.numeral import Numeral, figures, plain
from schemas import Mod, Value

QuantityKind = Literal["money", "percent", "multiple", "count"]
Source = Literal["stated", "inherited"] | None
"""Where a currency comes from."""


ONE = Decimal(1)


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

    `number_start`–`number_end` is where the number stands.
    """

    text: str
    start: int
    end: int
    number_start: int
    number_end: int
    numeral: Numeral
    tail: re.Match[str]
    lead: re.Match[str] | None

    @property
    def written(self) -> str:
        """The number as written."""
        return self.text[self.number_start : self.number_end]

    @property
    def is_bare_scale(self) -> bool:
        """Whether the number is written without a digit (百亿)."""
        return not self.written.strip(figures().hundreds_up)

    @property
    def hedge(self) -> Mod | None:
        """The hedge around the whole."""
        before = hedge_before(self.text, self.start, self.end)
        if before is not None and (not before.bare_scale or self.is_bare_scale):
            return before.mod
        return hedge_after(self.text, self.end)

    def said(
        self,
        unit: str | None = None,
        *,
        factor: Decimal = ONE,
        source: Source = None,
        per: str | None = None,
        of: str | None = None,
    ) -> Said:
        """The site's number times `factor`, in `unit`, under its hedge."""
        low, high, mod = self.numeral
        if factor is not ONE:
            low, high = plain(low * factor), plain(high * factor)
        return Said(low, high, mod or self.hedge, unit, source, per, of)


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
