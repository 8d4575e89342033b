"""Resolving: from the path that a date's words say to the days they mean, in the discourse so far."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from extractor.dates.discourse import LEAP_YEAR, Discourse
from extractor.dates.holidays import days_off, holiday_in, lunar_day
from extractor.dates.parts import (
    NARROW,
    START,
    Part,
    Path,
    Unit,
    days_on,
    months,
    moved,
    one_day,
    shifted,
    whole_year,
    whole_years,
)  # fmt: skip
from extractor.dates.trading import HONG_KONG, SHANGHAI, trading_day
from extractor.dates.values import (
    WEEK_UNKNOWN,
    Failure,
    Resolved,
    date_value,
    ending_value,
    impossible_value,
    like_value,
    range_value,
    vague_value,
)
from extractor.document import Interval


class Opening(NamedTuple):
    """The days of a path's first part, or null; `unknown` figures of its TIMEX3 value are a guess."""

    interval: Interval | None
    relative: bool = True
    stated: bool = False
    unknown: int = 0
    failure: Failure | None = None


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
    opening = _open(path, at, discourse, after)
    if opening.interval is None:
        if opening.failure == "impossible":
            return Resolved(impossible_value(path), failure="impossible")
        return Resolved(date_value(None, path, True, 0), failure=opening.failure or "unresolved")
    interval = _narrow(opening.interval, path[1:])
    if interval is None:
        return Resolved(impossible_value(path), failure="impossible")
    value = date_value(interval, path, opening.relative, opening.unknown)
    if opening.unknown:
        return Resolved(value, failure="unresolved")
    holiday = last.name if last.unit == "holiday" else ""
    compared = first.base == "topic" and first.low < 0
    return Resolved(value, interval, opening.stated, compared=compared, holiday=holiday)


PLAIN: frozenset[Unit] = frozenset(("year", "half", "quarter", "month", "third", "day", "edge", "decade"))


@lru_cache(maxsize=1 << 12)
def resolve_stated(path: Path) -> Resolved:
    """What a path from a stated year on means, wherever it stands."""
    interval = _narrow(whole_years(path[0].low, path[0].high), path[1:])
    if interval is None:
        return Resolved(impossible_value(path), failure="impossible")
    return Resolved(date_value(interval, path, False, 0), interval, True)


def _narrow(interval: Interval | None, path: Path) -> Interval | None:
    """Follow a path from an interval on."""
    for part in path:
        if interval is None:
            return None
        narrow = _looked_up if part.unit in OUTSIDE else NARROW[part.unit]
        interval = narrow(interval, part)
    return interval


OUTSIDE: frozenset[Unit] = frozenset(("holiday", "lunar", "trading_day"))
"""Units that only other people's calendars know."""


def _looked_up(frame: Interval, part: Part, exchange: str = SHANGHAI) -> Interval | None:
    """A holiday or lunar day of a year, the first or last trading day of an interval."""
    if part.unit == "trading_day":
        beyond = days_on(frame.start, -1) if part.low > 0 else days_on(frame.end, 1)
        return one_day(beyond and trading_day(beyond, part.low, exchange=exchange))
    year = frame.start.year
    if part.unit == "lunar":
        return one_day(lunar_day(year, part.low, part.high))
    return days_off(part.name, year) if part.low else one_day(holiday_in(part.name, year))


def _open(path: Path, at: tuple[int, int], discourse: Discourse, after: Interval | None) -> Opening:
    """The days of the first part, from where it counts."""
    first = path[0]
    if first.unit == "year" and first.base == "calendar":
        return Opening(whole_years(first.low, first.high), relative=False, stated=True)
    if first.unit == "century":
        return Opening(whole_years(100 * first.low - 100, 100 * first.low - 1), relative=False, stated=True)
    if first.unit == "trading_day":
        return _trading_day(first, discourse)
    if first.base == "day":
        day = discourse.day
        anchor = day.interval.end if day else discourse.published
        return Opening(moved(anchor, first.unit, first.low) if anchor else None)
    measured = first.name == "topic" and discourse.compares(*at)
    if first.base == "topic" or measured:
        return _from_topic(first, discourse, at)
    if first.base == "published":
        return _from_publication(first, discourse, at)
    if first.unit == "day":
        return _day(first, at, discourse, after)
    if first.unit == "weekday":
        return _weekday(first, at, discourse, after)
    return _without_year(path, at, discourse, after)


def _from_publication(part: Part, discourse: Discourse, at: tuple[int, int]) -> Opening:
    """今年, 上月, 昨日: so many units from publication, or from the year that the text has fixed."""
    published = discourse.published
    if published:
        return Opening(moved(published, part.unit, part.low), stated=part.unit == "year")
    if part.name == "ago" and discourse.topic:
        return Opening(moved(discourse.topic.interval.end, part.unit, part.low), stated=part.unit == "year")
    if part.unit == "year":
        year = discourse.fixed.year(discourse.sentence, discourse.here)
        if year is None:
            return Opening(whole_year(LEAP_YEAR), unknown=4)
        return Opening(whole_year(year + part.low), stated=True)
    return Opening(None)


def _from_topic(part: Part, discourse: Discourse, at: tuple[int, int]) -> Opening:
    """当年, 上季末, 次年: so many units from what the text is talking about, else from publication."""
    topic = discourse.topic
    if part.name == "near" and topic and topic.sentence != discourse.sentence:
        topic = None
    anchor = topic.interval.end if topic else discourse.published
    if anchor:
        return Opening(moved(anchor, part.unit, part.low))
    if part.unit == "year":
        return _from_publication(part, discourse, at)
    return Opening(None)


def _without_year(path: Path, at: tuple[int, int], discourse: Discourse, after: Interval | None) -> Opening:
    """3月5日, 上半年, 年底, 春节: a part of a year that the words leave open."""

    def in_year(year: int) -> Interval | None:
        return _in_year(path, year)

    if in_year(LEAP_YEAR) is None and path[0].unit not in ("holiday", "lunar"):
        return Opening(None, failure="impossible")
    year, told = discourse.year_of(in_year, path[0].unit, after)
    if year is None:
        return Opening(_in_year(path[:1], LEAP_YEAR), unknown=4)
    return Opening(_in_year(path[:1], year), relative=after is None, stated=told)


@lru_cache(maxsize=1 << 12)
def _in_year(path: Path, year: int) -> Interval | None:
    return _narrow(whole_year(year), path)


def _day(part: Part, at: tuple[int, int], discourse: Discourse, after: Interval | None) -> Opening:
    """16日: of the month that the sentence names, else the last such day before publication."""
    if not 1 <= part.low <= part.high <= 31:
        return Opening(None, failure="impossible")
    told = after or discourse.month_told(part.low)
    if told:
        month = months(told.start.year, told.start.month, told.start.month)
        found = month and NARROW["day"](month, part)
        if found and after and found.end < after.start:
            following = months(told.start.year, told.start.month + 1, told.start.month + 1)
            found = following and NARROW["day"](following, part)
        return Opening(found, relative=after is None, stated=True, failure=None if found else "impossible")
    published = discourse.published
    if published is None:
        return Opening(
            NARROW["day"](Interval(date(LEAP_YEAR, 1, 1), date(LEAP_YEAR, 1, 31)), part), unknown=7
        )
    ahead = discourse.looks_ahead(at[0])
    first = 0 if part.low <= published.day or ahead else -1
    if ahead and part.high < published.day:
        first = 1
    for shift in (first, first - 1):
        month = moved(published, "month", shift)
        found = month and NARROW["day"](month, part)
        if found:
            return Opening(found)
    return Opening(None, failure="impossible")


def _weekday(part: Part, at: tuple[int, int], discourse: Discourse, after: Interval | None) -> Opening:
    """周三: the last one before publication or on its day, the next one where the text looks ahead."""
    anchor = after.start if after else discourse.published
    if anchor is None:
        monday = Interval(date(LEAP_YEAR, 1, 3), date(LEAP_YEAR, 1, 3))
        return Opening(monday, unknown=WEEK_UNKNOWN)
    back = (anchor.isoweekday() - part.low) % 7
    shift = (7 - back) % 7 if after or discourse.looks_ahead(at[0]) else -back
    day = days_on(anchor, shift)
    return Opening(one_day(day))


def _trading_day(part: Part, discourse: Discourse) -> Opening:
    """上一交易日: by the exchange's calendar, from the day that the text last named. The first one alone is
    that day, or the one that opens after the holiday just named.
    """
    if part.base == "calendar":
        return _first_session(discourse)
    anchor = discourse.session
    if anchor is None:
        return Opening(None)
    exchange = HONG_KONG if discourse.in_hong_kong else SHANGHAI
    found = trading_day(anchor, part.low, exchange=exchange)
    return Opening(one_day(found), failure=None if found else "horizon")


def _first_session(discourse: Discourse) -> Opening:
    holiday = discourse.holiday_before
    if holiday is None:
        day = discourse.day
        return Opening(one_day(day.interval.end if day else discourse.published))
    closed = days_off(holiday.name, holiday.day.year)
    return Opening(one_day(trading_day(closed.end if closed else holiday.day, 1)))


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
        return Resolved(like_value(said.value, said.interval), said.interval)
    if said is None:
        return Resolved(date_value(None, (Part("day"),), True, 0), failure="unresolved")
    day = said.interval.start if path[1].low == START else said.interval.end
    return Resolved(date_value(one_day(day), (Part("day"), path[1]), True, 0), one_day(day))


def _since(path: Path, at: tuple[int, int], discourse: Discourse) -> Resolved:
    """今年以来, 7月至今: from there to the stated 截至 date, or to publication."""
    opening = _open(path, at, discourse, None)
    start = _narrow(opening.interval, path[1:])
    end = discourse.as_of
    whole = (*path, Part("since"))
    if start is None or end is None or opening.unknown or end < start.start:
        return Resolved(date_value(None, whole, True, 0), failure="unresolved")
    interval = Interval(start.start, end)
    return Resolved(date_value(interval, whole, True, 0), interval, stated=True)


def _run(path: Path, at: tuple[int, int], discourse: Discourse) -> Resolved:
    """截至2023年3月31日止年度: so many months that end on the day."""
    opening = _open(path[:-1], at, discourse, None)
    day = _narrow(opening.interval, path[1:-1])
    length = path[-1].low
    first = day and months(day.end.year, day.end.month - length + 1, day.end.month)
    if day is None or first is None or opening.unknown:
        return Resolved(date_value(None, path, True, 0), failure="unresolved")
    interval = Interval(first.start, day.end)
    return Resolved(ending_value(interval, length, opening.relative), interval, stated=True)


def _near(year: int, published: date | None) -> bool:
    return published is not None and -4 <= year - published.year <= 4
