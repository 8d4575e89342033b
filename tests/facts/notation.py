"""Facts as lines: ``甲公司 | revenue | amount | 2024 | 100000000 CNY``, then modality and source if any.

Periods are written as short as they can be (2024, 2024-05, 2024Q1, 2024-12-31, 2022..2024, or ``-`` for
none), hedges as ``~ > < >= <=`` before the number, the source after the modality.
"""

from calendar import monthrange
from datetime import date

from extractor.document import Document, Interval, Statement
from schemas import Quantity

HEDGES = {
    None: "", "approx": "~", "more_than": ">", "less_than": "<", "equal_or_more": ">=", "equal_or_less": "<=",
}  # fmt: skip


def lines(statements: list[Statement], document: Document) -> list[str]:
    """The facts of a document, a line each, in text order."""
    return [line(statement, document) for statement in statements]


def line(statement: Statement, document: Document) -> str:
    """One fact as a line."""
    parts = [
        _name(statement.subject, document) or str(statement.qualifiers.get("subject_text")),
        statement.metric,
        statement.measure,
        _period(statement.period),
        _value(statement.value),
    ]
    source = None if statement.source == statement.subject else _name(statement.source, document)
    if statement.modality != "reported" or source:
        parts.append(statement.modality)
    if source:
        parts.append(source)
    return " | ".join(parts)


def _name(thing: int | None, document: Document) -> str | None:
    return None if thing is None else document.things[thing].name


def _value(value: Quantity) -> str:
    number = format(value.low, "f") if value.low == value.high else f"{value.low:f}..{value.high:f}"
    unit = getattr(value, "currency", None) or getattr(value, "unit", None) or ""
    return f"{HEDGES[value.mod]}{number} {unit}".rstrip()


def _period(period: Interval | None) -> str:
    if period is None:
        return "-"
    start, end = period
    if start == end:
        return start.isoformat()
    if (start.day, end) == (1, _month_end(start)):
        return f"{start:%Y-%m}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}" if start.year == end.year else f"{start.year}..{end.year}"
    if start.day == 1 and start.month % 3 == 1 and end == _month_end(date(start.year, start.month + 2, 1)):
        return f"{start.year}Q{start.month // 3 + 1}"
    return f"{start}..{end}"


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
