r"""Values in the notation: ``917e8 HKD``, ``>63.7 %``, ``30 x``, ``460 家 of 机构``, ``2025-H1``, ``3 day``.

A value's kind shows in its shape. Numbers may count in 万 and 亿 (``5740e4``, ``1.245e8``); ``5e8..8e8`` is a
range; the hedge stands before the number: ``~`` approx, ``>`` more than, ``<`` less than, ``>=`` and ``<=``.
Money may have ``per share`` after its currency, and ``inherited`` where the context gave that currency; an
unsaid one is ``?``. A unit that looks like another kind's has a backslash before it (``5 \TEU``).
"""

import re
from decimal import Decimal
from typing import Literal

from corpus.annotate.days import read_date, write_date
from corpus.annotate.escape import NotationError, Piece, escape, unescape
from schemas import Bare, Count, DateInterval, Duration, Mod, Money, Multiple, Percent, Quantity, Value

MOD_SIGNS: dict[Mod, str] = {
    "approx": "~",
    "more_than": ">",
    "less_than": "<",
    "equal_or_more": ">=",
    "equal_or_less": "<=",
}
_MODS: dict[str | None, Mod | None] = {None: None, **{sign: mod for mod, sign in MOD_SIGNS.items()}}
_MARKS = "|⟦⟧"
_NUMBER = r"-?\d+(?:\.\d+)?(?:e\d+)?"
_SHAPE = re.compile(rf"(~|>=|<=|>|<)?({_NUMBER})(?:\.\.({_NUMBER}))?(?: +(.+))?", re.DOTALL)
_CURRENCY = re.compile(r"(\?|[A-Z]{3})(?: per ([a-z0-9_]+))?(?: (stated|inherited|unsaid))?")
_PERCENT_UNITS: tuple[str, ...] = ("%", "pp", "bp", "‰")
_DURATION_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "minute": "TM"}
_DURATION_UNITS = (*_DURATION_LETTERS, "quarter", "half", "trading_day", "working_day")
_DURATION = re.compile(rf"({'|'.join(_DURATION_UNITS)}|[a-z_]+(?= timex=))(?: timex=(\S+))?")
_TEN_THOUSAND, _HUNDRED_MILLION = 10**4, 10**8

Source = Literal["stated", "inherited"]


def read_mention_value(piece: Piece) -> Value:
    """The value of a mention; a currency is `stated` unless it says otherwise."""
    if dated := read_date(piece):
        return dated
    value = _read_quantity(piece, stated=True)
    if isinstance(value, Bare):
        raise NotationError(f"{piece.raw!r} has no unit: CNY, %, x, 家 … or `-`", piece.offset)
    return value


def read_fact_value(piece: Piece) -> Quantity:
    """The value of a fact: a number with a unit, or a bare one."""
    return _read_quantity(piece, stated=False)


def write_value(value: Value | Bare, *, in_fact: bool = False) -> str:
    """Write a value down; `read_mention_value` or, `in_fact`, `read_fact_value` reads it back."""
    if isinstance(value, DateInterval):
        return write_date(value)
    number = MOD_SIGNS.get(value.mod, "") if value.mod else ""
    number += write_number(value.low)
    if value.low != value.high:
        number += ".." + write_number(value.high)
    unit = _write_unit(value, in_fact=in_fact)
    return f"{number} {unit}" if unit else number


def write_number(number: Decimal) -> str:
    """A number in full, or in 万 or 亿 where that is shorter: ``91700000000`` is ``917e8``."""
    plain = format(number, "f")
    forms = [
        f"{format((number / scale).normalize(), 'f')}e{len(str(scale)) - 1}"
        for scale in (_HUNDRED_MILLION, _TEN_THOUSAND)
        if abs(number) >= scale and number == number.to_integral_value()
    ]
    exact = [form for form in forms if Decimal(form) == number]
    return min([plain, *exact], key=len)


def _write_unit(value: Quantity, *, in_fact: bool) -> str:
    match value:
        case Money():
            usual = None if in_fact or value.currency is None else "stated"
            source = "" if value.currency_source == usual else f" {value.currency_source or 'unsaid'}"
            return (value.currency or "?") + (f" per {value.per}" if value.per else "") + source
        case Percent():
            return value.unit
        case Multiple():
            return "x"
        case Duration():
            clear = value.unit in _DURATION_UNITS and value.timex == _usual_timex(value)
            return value.unit + ("" if clear else f" timex={value.timex or '-'}")
        case Count():
            return _write_classifier(value.unit) + (f" of {escape(value.of, _MARKS)}" if value.of else "")
        case Bare():
            return ""


def _write_classifier(unit: str | None) -> str:
    if unit is None:
        return "-"
    taken = unit in {"-", "x", *_PERCENT_UNITS} or _CURRENCY.match(unit) or _DURATION.fullmatch(unit)
    written = escape(unit, " " + _MARKS)
    return "\\" + written if taken and not written.startswith("\\") else written


def _read_quantity(piece: Piece, *, stated: bool) -> Quantity:
    shape = _SHAPE.fullmatch(piece.raw)
    if shape is None:
        raise NotationError(f"{piece.raw!r} is no value", piece.offset)
    sign, first, last, unit = shape.groups()
    low = _number(first)
    high = _number(last) if last else low
    mod = _MODS[sign]
    if unit is None:
        return Bare(low=low, high=high, mod=mod)
    if unit in _PERCENT_UNITS:
        return Percent.model_validate({"low": low, "high": high, "mod": mod, "unit": unit})
    if unit == "x":
        return Multiple(low=low, high=high, mod=mod)
    if money := _CURRENCY.fullmatch(unit):
        currency = None if money[1] == "?" else money[1]
        usual: Source | None = "stated" if stated and currency else None
        source = (
            {"stated": "stated", "inherited": "inherited", "unsaid": None}[money[3]] if money[3] else usual
        )
        return Money.model_validate(
            {
                "low": low,
                "high": high,
                "mod": mod,
                "currency": currency,
                "currency_source": source,
                "per": money[2],
            }
        )
    if span := _DURATION.fullmatch(unit):
        bare = Duration(low=low, high=high, mod=mod, unit=span[1])
        timex = {None: _usual_timex(bare), "-": None}.get(span[2], span[2])
        return bare.model_copy(update={"timex": timex})
    classifier, of, noun = unit.partition(" of ")
    if len(Piece(classifier, 0).split(" ")) > 1:
        raise NotationError(f"{piece.raw!r} is no value", piece.offset)
    return Count(
        low=low,
        high=high,
        mod=mod,
        unit=None if classifier == "-" else unescape(classifier.strip()),
        of=unescape(noun) if of else None,
    )


def _number(written: str) -> Decimal:
    return Decimal(format(Decimal(written), "f"))


def _usual_timex(value: Duration) -> str | None:
    letters = _DURATION_LETTERS.get(value.unit)
    if letters is None or value.low != value.high or value.low != value.low.to_integral_value():
        return None
    return f"P{letters[:-1]}{format(value.low.to_integral_value(), 'f')}{letters[-1]}"
