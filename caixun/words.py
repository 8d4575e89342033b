"""Records in words that a person reads: ``91.7 bn HKD``, ``2025Q1–Q3``."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from schemas import (
    Count,
    DateInterval,
    Duration,
    Event,
    Extraction,
    Fact,
    Mention,
    Money,
    Multiple,
    Percent,
    Period,
    Quantity,
    Role,
    Value,
)

HEDGES = {"approx": "≈ ", "more_than": "> ", "less_than": "< ", "equal_or_more": "≥ ", "equal_or_less": "≤ "}
SCALES = ((Decimal("1E12"), " tn"), (Decimal("1E9"), " bn"), (Decimal("1E6"), " m"))
PARTS = {
    (1, 3): "Q1",
    (4, 6): "Q2",
    (7, 9): "Q3",
    (10, 12): "Q4",
    (1, 6): "H1",
    (7, 12): "H2",
    (1, 9): "Q1–Q3",
}
"""Parts of a year, by their first and last month."""


class RecordWords:
    """The records of one extraction in words, with entities and mentions by what they are called."""

    def __init__(self, extraction: Extraction) -> None:
        self._names = {entity.id: entity.name for entity in extraction.entities}
        self._texts = {mention.id: mention.text for mention in extraction.mentions}

    def mention(self, mention: Mention) -> str:
        """What a mention says, after its kind."""
        if mention.kind == "entity":
            return f"{mention.type} {self._names[mention.entity]}"
        return f"{mention.kind} {value_words(mention.value)}"

    def fact(self, fact: Fact) -> tuple[str, str, str, str, str]:
        """A fact in five cells: who, what, how much, when, and who says so."""
        who = self._names.get(fact.subject or "") or str(fact.qualifiers.get("subject_text") or "")
        measure = "" if fact.measure == "amount" else f" {fact.measure}"
        segment = f" ({fact.qualifiers['segment_text']})" if "segment_text" in fact.qualifiers else ""
        source = self._names.get(fact.source or "", "")
        says = " ".join(filter(None, (source, "" if fact.modality == "reported" else fact.modality)))
        return who, fact.metric + measure + segment, value_words(fact.value), period_words(fact.period), says

    def event(self, event: Event) -> tuple[str, str, str]:
        """An event in three cells: what, when, and its roles."""
        roles = ", ".join(f"{role}: {self._filler(filler)}" for role, filler in event.roles.items() if filler)
        return event.type, period_words(event.date), roles

    def _filler(self, filler: Role) -> str:
        parts = (filler,) if isinstance(filler, str) else filler or ()
        return "、".join(self._names.get(part) or self._texts.get(part, part) for part in parts)


def value_words(value: Value | Quantity) -> str:
    """What a value says, with its hedge and unit."""
    if isinstance(value, DateInterval):
        return value.timex or "unresolved" if value.start is None else interval_words(value.start, value.end)
    numbers = " – ".join(_number(end) for end in dict.fromkeys((value.low, value.high)))
    return HEDGES.get(value.mod or "", "") + numbers + _unit(value)


def period_words(period: Period | None) -> str:
    """A fact's or event's period; empty where the text does not say."""
    return "" if period is None else interval_words(period.start, period.end)


def interval_words(start: date, end: date | None) -> str:
    """An interval of days as people write it: a day, month, part of a year, year, or from–to."""
    if end is None or start == end:
        return start.isoformat()
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return f"{start} – {end}"
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year} – {end.year}"
    if start.year == end.year and (start.month, end.month) in PARTS:
        return f"{start.year}{PARTS[start.month, end.month]}"
    first, last = f"{start:%Y-%m}", f"{end:%Y-%m}"
    return first if first == last else f"{first} – {last}"


def _number(number: Decimal) -> str:
    """A number, exact, in millions, billions or trillions where it is that large."""
    name = ""
    for scale, scale_name in SCALES:
        if abs(number) >= scale:
            number, name = number / scale, scale_name
            break
    digits = f"{number:,f}"
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) + name


def _unit(value: Quantity) -> str:
    match value:
        case Money():
            return f" {value.currency or '?'}" + (f" / {value.per}" if value.per else "")
        case Percent():
            return value.unit if value.unit in "%‰" else f" {value.unit}"
        case Multiple():
            return " ×"
        case Count():
            return "".join(f" {part}" for part in (value.unit, value.of) if part)
        case Duration():
            return f" {value.unit}"
    return ""
