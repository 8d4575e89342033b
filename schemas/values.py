"""What a mention says, normalised: one frozen model a kind, told apart by `kind`.

Numbers are `Decimal` exactly as stated (`3.124亿元` is 312400000); in JSON they are fixed-point strings,
never exponents. A point has ``low == high``; a stated range has both ends. The hedge around the number is
`mod`, in TIMEX3's words, and never changes the number.
"""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

Mod = Literal["approx", "more_than", "less_than", "equal_or_more", "equal_or_less"]
DateMod = Literal["approx", "more_than", "less_than", "equal_or_more", "equal_or_less", "start", "mid", "end"]
Grain = Literal["day", "week", "month", "quarter", "half", "year", "decade", "range"]


def fixed_point(number: Decimal) -> str:
    """Write a Decimal without an exponent: ``Decimal("1E-7")`` becomes ``"0.0000001"``."""
    return format(number, "f")


Number = Annotated[Decimal, Field(allow_inf_nan=False), PlainSerializer(fixed_point, when_used="json")]


set_fields, set_names, set_extra, set_private = (
    BaseModel.__dict__[slot].__set__  # the slots of a model, past the guard of a frozen one
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)


class Record(BaseModel):
    """Base of every public record: frozen, and closed to fields it does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def trusted(cls, **fields: object) -> Self:
        """Make a record of fields that are all given and known to be valid, unchecked.

        Takes a third of the time of validating them again: for code that made every part itself. What comes
        from outside goes through the constructor.
        """
        record = object.__new__(cls)
        set_fields(record, fields)
        set_names(record, _names(cls))
        set_extra(record, None)
        set_private(record, None)
        return record


@cache
def _names(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


class Money(Record):
    """An amount in whole units of `currency` (ISO 4217), or of an unsaid one where that is null.

    `currency_source` tells a stated currency from one inherited from the context; `per` is the unit a
    price or a rate is for (``share``, ``month``, ``ton`` …).
    """

    kind: Literal["money"] = "money"
    low: Number
    high: Number
    mod: Mod | None = None
    currency: str | None = None
    currency_source: Literal["stated", "inherited"] | None = None
    per: str | None = None


class Percent(Record):
    """A percentage in percent; percentage points and basis points keep their own unit."""

    kind: Literal["percent"] = "percent"
    low: Number
    high: Number
    mod: Mod | None = None
    unit: Literal["%", "pp", "bp", "‰"] = "%"


class Multiple(Record):
    """A factor: `79倍` is 79, `翻两番` is 4."""

    kind: Literal["multiple"] = "multiple"
    low: Number
    high: Number
    mod: Mod | None = None


class Count(Record):
    """A number of things: `unit` is the classifier or physical unit as printed, `of` the noun counted."""

    kind: Literal["count"] = "count"
    low: Number
    high: Number
    mod: Mod | None = None
    unit: str | None = None
    of: str | None = None


class DateInterval(Record):
    """An interval of days, both ends inclusive; both null where the text cannot be resolved.

    `timex` is the TIMEX3 value where one exists; `relative` says that the publication date or an earlier
    mention was needed to resolve it.
    """

    kind: Literal["date"] = "date"
    start: date | None = None
    end: date | None = None
    grain: Grain
    mod: DateMod | None = None
    timex: str | None = None
    relative: bool = False


class Duration(Record):
    """A length of time: `未来6年` is 6 of unit ``year``, timex ``P6Y``."""

    kind: Literal["duration"] = "duration"
    low: Number
    high: Number
    mod: Mod | None = None
    unit: str
    timex: str | None = None


class Bare(Record):
    """A number without a unit, in facts only: an index level, a PMI, an exchange rate."""

    kind: Literal["number"] = "number"
    low: Number
    high: Number
    mod: Mod | None = None


Quantity = Annotated[Money | Percent | Multiple | Count | Duration | Bare, Field(discriminator="kind")]
"""What a fact can hold: any value with a number."""

Value = Annotated[Money | Percent | Multiple | Count | DateInterval | Duration, Field(discriminator="kind")]
"""What a mention can hold."""
