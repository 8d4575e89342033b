"""Dates and periods in the notation: ``2026-01-08``, ``2025-H1``, ``2022..2024``, ``2026 start rel``, ``?``.

A unit of the calendar stands for its days, its grain and its TIMEX3 value; ``A..B`` runs from the first day
of A to the last of B. ``start``, ``mid`` and ``end`` after a year, a month or a quarter narrow it as the
contract says (年初 is the first quarter, 下旬 the last third of a month). What deviates from that is said in
words: the grain, ``timex=…``, ``rel`` for a date that needed another to be resolved.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from corpus.annotate.escape import NotationError, Piece
from schemas import DateInterval, Grain, Period

_UNIT = re.compile(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|H([12])|W(\d\d)))?")
_GRAINS = ("day", "week", "month", "quarter", "half", "year", "decade", "range")
_MODS = {"~": "approx", ">": "more_than", "<": "less_than", ">=": "equal_or_more", "<=": "equal_or_less"} | {
    word: word for word in ("start", "mid", "end")
}
_MOD_WORDS = {mod: word for word, mod in _MODS.items()}


class Days(NamedTuple):
    """Days, both ends inclusive, with the unit of the calendar they are and its TIMEX3 value."""

    start: date
    end: date
    grain: Grain
    timex: str | None


def read_period(piece: Piece) -> Period | None:
    """The days of a fact or an event; ``-`` where the text does not say."""
    if piece.raw == "-":
        return None
    days = _days(piece.raw)
    if days is None:
        raise NotationError(
            f"{piece.raw!r} is no period (2025, 2025-H1, 2025-09-30, 2022..2024 or -)", piece.offset
        )
    return Period(start=days.start, end=days.end)


def write_period(period: Period | None) -> str:
    """Write a period down in its shortest form."""
    if period is None:
        return "-"
    return next(
        unit
        for unit in (*_units_from(period.start), *_ranges(period))
        if (days := _days(unit)) and (days.start, days.end) == (period.start, period.end)
    )


def read_date(piece: Piece) -> DateInterval | None:
    """The value of a date mention, or None where `piece` has not the shape of one.

    A grain may be said only of an interval of days or of ``?``: ``2022 day`` is a duration.
    """
    first, *words = piece.raw.split()
    days = _days(first)
    grains = _GRAINS if first == "?" or "-" in first else ()
    if (days is None and first != "?") or not all(
        word in grains or word in _MODS or word == "rel" or word.startswith("timex=") for word in words
    ):
        return None
    grain = next((word for word in words if word in grains), days and days.grain)
    mod = next((_MODS[word] for word in words if word in _MODS), None)
    timex = next(
        (word.removeprefix("timex=") for word in words if word.startswith("timex=")), days and days.timex
    )
    if grain is None:
        raise NotationError("an unresolved date needs its grain: `? day timex=PAST_REF rel`", piece.offset)
    start, end = _part(days, mod) if days else (None, None)
    return DateInterval.model_validate(
        {
            "start": start,
            "end": end,
            "grain": grain,
            "mod": mod,
            "timex": None if timex == "-" else timex,
            "relative": "rel" in words,
        }
    )


def write_date(value: DateInterval) -> str:
    """Write the value of a date mention down in its shortest form."""
    after = [
        word for word in (_MOD_WORDS[value.mod] if value.mod else "", "rel" if value.relative else "") if word
    ]
    interval = f"{value.start}..{value.end}" if value.start and value.end else "?"
    short = [value.timex] if value.timex else []
    if value.start and value.end and value.grain == "range":
        short.append(write_period(Period(start=value.start, end=value.end)))
    for unit in short:
        written = " ".join((unit, *after))
        if _days(unit) and read_date(Piece(written, 0)) == value:
            return written
    return " ".join((interval, value.grain, f"timex={value.timex or '-'}", *after))


def _days(written: str) -> Days | None:
    first, dots, last = written.partition("..")
    start = _unit(first)
    end = _unit(last) if dots else start
    if start is None or end is None:
        return None
    return Days(start.start, end.end, "range", None) if dots else start


def _unit(written: str) -> Days | None:
    shape = _UNIT.fullmatch(written)
    if shape is None:
        return None
    year = int(shape[1])
    if year == 0:
        return None
    month, day, quarter, half, week = (int(part) if part else None for part in shape.groups()[1:])
    if week is not None:
        if not 1 <= week <= date(year, 12, 28).isocalendar().week:
            return None
        monday = date.fromisocalendar(year, week, 1)
        return Days(monday, monday + timedelta(days=6), "week", written)
    if quarter is not None:
        return _months(year, 3 * quarter - 2, 3 * quarter, "quarter", written)
    if half is not None:
        return _months(year, 6 * half - 5, 6 * half, "half", written)
    if month is None:
        return _months(year, 1, 12, "year", written)
    if not 1 <= month <= 12:
        return None
    if day is None:
        return _months(year, month, month, "month", written)
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return Days(date(year, month, day), date(year, month, day), "day", written)


def _months(year: int, first: int, last: int, grain: Grain, timex: str) -> Days:
    return Days(date(year, first, 1), date(year, last, monthrange(year, last)[1]), grain, timex)


def _part(days: Days, mod: str | None) -> tuple[date, date]:
    year, month = days.start.year, days.start.month
    match days.grain, mod:
        case "year", "start":
            return date(year, 1, 1), date(year, 3, 31)
        case "year", "mid":
            return date(year, 5, 1), date(year, 8, 31)
        case "year", "end":
            return date(year, 10, 1), date(year, 12, 31)
        case "quarter", "start":
            return days.start, date(year, month, monthrange(year, month)[1])
        case "month", "start":
            return days.start, date(year, month, 10)
        case "month", "mid":
            return date(year, month, 11), date(year, month, 20)
        case "month", "end":
            return date(year, month, 21), days.end
    return days.start, days.end


def _ranges(period: Period) -> list[str]:
    """The ranges that may be `period`, from years to days."""
    start, end = period.start.isoformat(), period.end.isoformat()
    return [f"{start[:width]}..{end[:width]}" for width in (len("2025"), len("2025-03"), len("2025-03-05"))]


def _units_from(day: date) -> list[str]:
    """The calendar's units that may begin on `day`, longest first."""
    week = day.isocalendar()
    return [
        f"{day.year:04}",
        f"{day.year:04}-H{(day.month + 5) // 6}",
        f"{day.year:04}-Q{(day.month + 2) // 3}",
        f"{day.year:04}-{day.month:02}",
        f"{week.year:04}-W{week.week:02}",
        day.isoformat(),
    ]
