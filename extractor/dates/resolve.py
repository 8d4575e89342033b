"""Resolving: from the path that a date's words say to the days they mean, in the discourse so far."""

from datetime import date
from functools import lru_cache

from extractor.dates.discourse import Discourse
from extractor.dates.follow import LOOKED_UP, follow
from extractor.dates.opening import open_path
from extractor.dates.parts import START, Part, Path, Unit, months, one_day, shifted, whole_years
from extractor.dates.values import (
    Failure,
    Resolved,
    date_value,
    ending_value,
    impossible_value,
    like_value,
    period_value,
    range_value,
    vague_value,
)
from extractor.document import Interval

PLAIN: frozenset[Unit] = frozenset(("year", "half", "quarter", "month", "third", "day", "edge", "decade"))
"""The units that need no more than the calendar."""


def resolve(path: Path, at: tuple[int, int], discourse: Discourse, after: Interval | None) -> Resolved | None:
    """What the date at `at` means; null for two figures that are no year here after all.

    `after` is the start of the range that the date closes.
    """
    first, last = path[0], path[-1]
    if first.unit == "year" and first.base == "calendar" and last.unit in PLAIN and not first.name:
        return resolve_stated(path)
    if first.unit == "vague":
        return Resolved(vague_value(first.name))
    if last.unit == "same":
        return _same(path, discourse)
    if first.name == "near" and first.base == "calendar" and not _near(first.low, discourse.published):
        return None
    if first.unit == "period":
        return _period(path, discourse)
    if last.unit == "since":
        return _since(path[:-1], at, discourse)
    if last.unit == "run":
        return _run(path, at, discourse)
    opening = open_path(path, at, discourse, after)
    if opening.interval is None:
        return _nowhere(path, opening.failure or "unresolved")
    interval = follow(opening.interval, path[1:])
    if interval is None:
        return _nowhere(path, "horizon" if any(part.unit in LOOKED_UP for part in path) else "impossible")
    value = date_value(interval, path, opening.relative, opening.unknown)
    if opening.unknown:
        return Resolved(value, failure="unresolved")
    holiday = last.name if last.unit == "holiday" else ""
    compared = first.base == "topic" and first.low < 0
    return Resolved(value, interval, opening.stated, compared=compared, holiday=holiday)


@lru_cache(maxsize=1 << 12)
def resolve_stated(path: Path) -> Resolved:
    """What a path from a stated year on means, wherever it stands."""
    interval = follow(whole_years(path[0].low, path[0].high), path[1:])
    if interval is None:
        return _nowhere(path, "impossible")
    return Resolved(date_value(interval, path, False, 0), interval, True)


def _nowhere(path: Path, failure: Failure) -> Resolved:
    value = impossible_value(path) if failure == "impossible" else date_value(None, path, True, 0)
    return Resolved(value, failure=failure)


def _near(year: int, published: date | None) -> bool:
    return published is not None and -4 <= year - published.year <= 4


def _same(path: Path, discourse: Discourse) -> Resolved:
    """同期, 去年同期, 2024年同期: the period that the text is talking about, in that year."""
    first, last = path[0], path[-1]
    said = discourse.same_period(whole=last.low == 0 and len(path) == 1)
    if said is None:
        return Resolved(date_value(None, (last,), True, 0), failure="unresolved")
    if last.low:
        shift = last.low
    elif first.unit != "year":
        shift = 0
    elif first.base == "calendar":
        shift = first.low - said.interval.start.year
    else:
        shift = first.low
    interval = shifted(said.interval, shift)
    if interval is None:
        return Resolved(date_value(None, (last,), True, 0), failure="impossible")
    return Resolved(like_value(said.value, interval), interval, stated=True, compared=shift != 0)


def _period(path: Path, discourse: Discourse) -> Resolved:
    """报告期, its first day and its last (报告期末): the period that the text is talking about."""
    said = discourse.period
    if len(path) == 1:
        if said is None:
            return Resolved(range_value(None, True), failure="unresolved")
        return Resolved(period_value(said.interval), said.interval)
    if said is None:
        return Resolved(date_value(None, (Part("day"),), True, 0), failure="unresolved")
    day = said.interval.start if path[1].low == START else said.interval.end
    return Resolved(date_value(one_day(day), (Part("day"), path[1]), True, 0), one_day(day))


def _since(path: Path, at: tuple[int, int], discourse: Discourse) -> Resolved:
    """今年以来, 7月至今: from there to the stated 截至 date, or to publication."""
    opening = open_path(path, at, discourse, None)
    start = follow(opening.interval, path[1:])
    end = discourse.as_of
    whole = (*path, Part("since"))
    if start is None or end is None or opening.unknown or end < start.start:
        return Resolved(date_value(None, whole, True, 0), failure="unresolved")
    interval = Interval(start.start, end)
    return Resolved(date_value(interval, whole, True, 0), interval, stated=True)


def _run(path: Path, at: tuple[int, int], discourse: Discourse) -> Resolved:
    """截至2023年3月31日止年度: so many months that end on the day."""
    opening = open_path(path[:-1], at, discourse, None)
    day = follow(opening.interval, path[1:-1])
    length = path[-1].low
    first = day and months(day.end.year, day.end.month - length + 1, day.end.month)
    if day is None or first is None or opening.unknown:
        return Resolved(date_value(None, path, True, 0), failure="unresolved")
    interval = Interval(first.start, day.end)
    return Resolved(ending_value(interval, length, opening.relative), interval, stated=True)
