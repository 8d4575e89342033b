"""The parts a date is made of, from coarse to fine: each narrows the interval before it.

`2025年前三季度末` is a path of three parts: the year 2025, its quarters 1 to 3, their end. The path is what
the words say; only its first part may need the publication date or the discourse to stand on (`base`).
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date
from typing import Literal, NamedTuple

from extractor.document import Interval

Unit = Literal[
    "century", "decade", "year", "season", "half", "quarter", "month", "third", "fortnight", "day",
    "week", "weekday", "weekend", "holiday", "lunar", "trading_day", "edge", "same", "period", "vague",
    "since", "run",
]  # fmt: skip
Base = Literal["calendar", "published", "topic", "day"]
"""What a part counts from: the calendar itself, the publication date, the period or the day that the text
is talking about."""

ORDER: dict[Unit, int] = {
    "century": 0, "decade": 1, "year": 2, "season": 3, "half": 3, "quarter": 3, "holiday": 3, "lunar": 3,
    "month": 4, "week": 5, "third": 5, "fortnight": 5, "weekday": 6, "weekend": 6, "day": 6,
    "trading_day": 6, "same": 6, "edge": 7,
}  # fmt: skip
"""Coarse to fine: in a path each part is finer than the one before it."""

START, MID, END = 0, 1, 2


class Part(NamedTuple):
    """One step of a path. From the calendar, `low`–`high` are numbers within the interval before (months 1 to
    9 of a year); from any other base `low` is a shift (−1: the one before) and `high` the same.

    `name` is the holiday's id or the vague word; for other words what they count from after 较 (``topic``);
    ``near`` marks two figures that are a year only close to publication. A holiday's 1 means its days off.
    """

    unit: Unit
    low: int = 0
    high: int = 0
    base: Base = "calendar"
    name: str = ""


Path = tuple[Part, ...]
Narrow = Callable[[Interval, Part], Interval | None]


def whole_year(number: int) -> Interval | None:
    """The days of a year, or null outside the calendar's years."""
    if not MINYEAR <= number <= MAXYEAR:
        return None
    return Interval(date(number, 1, 1), date(number, 12, 31))


def whole_years(first: int, last: int) -> Interval | None:
    """The days from the first year to the last."""
    start, end = whole_year(first), whole_year(last)
    return start and end and Interval(start.start, end.end)


def months(year: int, first: int, last: int) -> Interval | None:
    """The days from the first of month `first` to the last of month `last`; months count on over years."""
    start_year, start_month = divmod(year * 12 + first - 1, 12)
    end_year, end_month = divmod(year * 12 + last - 1, 12)
    if not (start_year >= MINYEAR and end_year <= MAXYEAR) or first > last:
        return None
    end = date(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1])
    return Interval(date(start_year, start_month + 1, 1), end)


def shifted(interval: Interval, years: int) -> Interval | None:
    """The same days in another year; the last of February stays the last of February."""
    start, end = same_day(interval.start, years), same_day(interval.end, years)
    return None if start is None or end is None else Interval(start, end)


def same_day(day: date, years: int) -> date | None:
    """The day `years` later."""
    year = day.year + years
    if not MINYEAR <= year <= MAXYEAR:
        return None
    if day.month == 2 and day.day == monthrange(day.year, 2)[1]:
        return date(year, 2, monthrange(year, 2)[1])
    return day.replace(year=year)


def one_day(day: date | None) -> Interval | None:
    """The interval of one day, or null for none."""
    return None if day is None else Interval(day, day)


def days_on(day: date, count: int) -> date | None:
    """The day `count` days later, or null outside the calendar."""
    number = day.toordinal() + count
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def week_of(day: date) -> Interval | None:
    """Monday to Sunday around a day."""
    start = days_on(day, -day.weekday())
    end = days_on(day, 6 - day.weekday())
    return None if start is None or end is None else Interval(start, end)


def _decades(frame: Interval, part: Part) -> Interval | None:
    first = frame.start.year + part.low
    return whole_years(first, first + 9)


def _within_year(size: int) -> Narrow:
    """Narrow a year to its parts of `size` months each."""

    def narrow(frame: Interval, part: Part) -> Interval | None:
        first, last = (part.low - 1) * size + 1, part.high * size
        return months(frame.start.year, first, last) if first >= 1 and last <= 12 else None

    return narrow


def _seasons(frame: Interval, part: Part) -> Interval | None:
    """Spring is March to May; winter ends in the next February."""
    return months(frame.start.year, 3 * part.low, 3 * part.high + 2)


def _thirds(frame: Interval, part: Part) -> Interval | None:
    first = frame.start
    end = first.replace(day=10 * part.high) if part.high < 3 else frame.end
    return Interval(first.replace(day=10 * part.low - 9), end)


def _fortnights(frame: Interval, part: Part) -> Interval | None:
    middle = frame.start.replace(day=15)
    return Interval(frame.start, middle) if part.low == 1 else Interval(middle.replace(day=16), frame.end)


def _days(frame: Interval, part: Part) -> Interval | None:
    start, end = days_on(frame.start, part.low - 1), days_on(frame.start, part.high - 1)
    if start is None or end is None or not 1 <= part.low <= part.high or end > frame.end:
        return None
    return Interval(start, end)


def _weeks(frame: Interval, part: Part) -> Interval | None:
    """The nth week that begins within the frame, Monday first."""
    first = days_on(frame.start, -frame.start.weekday() % 7 + 7 * (part.low - 1))
    end = first and days_on(first, 7 * (part.high - part.low) + 6)
    return Interval(first, end) if first and end and first <= frame.end else None


def _weekdays(frame: Interval, part: Part) -> Interval | None:
    """Days of the week around the frame's start, 1 for Monday."""
    week = week_of(frame.start)
    start, end = week and days_on(week.start, part.low - 1), week and days_on(week.start, part.high - 1)
    return Interval(start, end) if start and end else None


def _weekend(frame: Interval, part: Part) -> Interval | None:
    return _weekdays(frame, Part("weekday", 6, 7))


def _edge(frame: Interval, part: Part) -> Interval | None:
    """Start, middle and end by the size of what they are of (the conventions' 年初, 年中, 年末, 月底 …)."""
    first, last = frame
    length = (last - first).days
    if length > 1000:
        third = (last.year - first.year + 1) // 3
        years = ((first.year, first.year + third - 1), (first.year + third, last.year - third),
                 (last.year - third + 1, last.year))[part.low]  # fmt: skip
        return Interval(date(years[0], 1, 1), date(years[1], 12, 31))
    if length > 300:
        return months(first.year, *((1, 3), (5, 8), (10, 12))[part.low])
    if part.low == END:
        return Interval(last, last)
    if length > 31:
        middle = first.month + (last.month - first.month) // 2
        return months(first.year, *((first.month, first.month), (middle, middle))[part.low])
    return _thirds(frame, Part("third", part.low + 1, part.low + 1))


NARROW: dict[Unit, Narrow] = {
    "decade": _decades,
    "half": _within_year(6),
    "quarter": _within_year(3),
    "month": _within_year(1),
    "season": _seasons,
    "third": _thirds,
    "fortnight": _fortnights,
    "day": _days,
    "week": _weeks,
    "weekday": _weekdays,
    "weekend": _weekend,
    "edge": _edge,
}
"""How each unit narrows the interval before it; null where there is no such part (2月30日)."""


def moved(anchor: date, unit: Unit, shift: int) -> Interval | None:
    """The unit around `anchor`, `shift` units on: 上季度 is ``moved(published, "quarter", -1)``."""
    if unit == "year":
        return whole_year(anchor.year + shift)
    if unit in ("half", "quarter", "month"):
        size = {"half": 6, "quarter": 3, "month": 1}[unit]
        first = (anchor.month - 1) // size * size + 1 + shift * size
        return months(anchor.year, first, first + size - 1)
    day = days_on(anchor, shift * (7 if unit in ("week", "weekend") else 1))
    if day is None:
        return None
    if unit == "week":
        return week_of(day)
    return _weekend(Interval(day, day), Part(unit)) if unit == "weekend" else Interval(day, day)
