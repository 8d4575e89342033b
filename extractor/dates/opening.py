"""Opening a path: the days of its first part, from wherever that counts.

A year stands by itself. 今年 and 昨日 count from publication, 当年 and 上季末 from what the text is talking
about, 次日 from the day it last named. 3月5日 and 上半年 leave their year open, 16日 its month, 周三 its
week.
"""

from datetime import date
from typing import NamedTuple

from extractor.dates.discourse import LEAP_YEAR, Discourse
from extractor.dates.follow import in_year
from extractor.dates.holidays import days_off
from extractor.dates.parts import NARROW, Part, Path, days_on, months, moved, one_day, whole_year, whole_years
from extractor.dates.trading import HONG_KONG, SHANGHAI, trading_day
from extractor.dates.values import WEEK_UNKNOWN, Failure
from extractor.document import Interval


class Opening(NamedTuple):
    """The days of a path's first part, or null; `unknown` figures of its TIMEX3 value are a guess."""

    interval: Interval | None
    relative: bool = True
    stated: bool = False
    unknown: int = 0
    failure: Failure | None = None


def open_path(path: Path, at: tuple[int, int], discourse: Discourse, after: Interval | None) -> Opening:
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

    def in_that_year(year: int) -> Interval | None:
        return in_year(path, year)

    if in_year(path, LEAP_YEAR) is None and path[0].unit not in ("holiday", "lunar"):
        return Opening(None, failure="impossible")
    year, told = discourse.year_of(in_that_year, path[0].unit, after)
    if year is None:
        return Opening(in_year(path[:1], LEAP_YEAR), unknown=4)
    return Opening(in_year(path[:1], year), relative=after is None, stated=told)


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
    ahead = discourse.looks_ahead
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
    shift = (7 - back) % 7 if after or discourse.looks_ahead else -back
    day = days_on(anchor, shift)
    return Opening(one_day(day))


def _trading_day(part: Part, discourse: Discourse) -> Opening:
    """上一交易日: by the exchange's calendar, from the day that the text last named. The first one alone is
    that day, or the one that opens after the holiday just named.
    """
    if part.base == "calendar":
        return _first_session(discourse) if part.low > 0 else Opening(None)
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
