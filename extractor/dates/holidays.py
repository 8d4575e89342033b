"""Holidays and shopping days: the day each falls on in a year, and the official days off around it."""

from datetime import date, timedelta
from functools import cache

from extractor.document import Interval
from extractor.grammar.lexicon import Row, load_rows

LUNAR_YEARS = range(1900, 2100)
"""The years that the lunar tables reach."""


class HolidayRow(Row):
    """A day with a name, and the one way it is found: `on` (month, day), `lunar` (month, day; 0 for the day
    before that month), `nth` (month, weekday with 1 for Monday, which one), or `term`, one of the sun's year.

    `official` is the name under which chinesecalendar lists its days off.
    """

    id: str
    forms: tuple[str, ...]
    on: tuple[int, int] | None = None
    lunar: tuple[int, int] | None = None
    nth: tuple[int, int, int] | None = None
    term: str | None = None
    official: str | None = None
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()


@cache
def holidays() -> dict[str, HolidayRow]:
    """The rows of ``holidays.toml`` by id."""
    return {row.id: row for row in load_rows("holidays.toml", "holiday", HolidayRow)}


def holiday_in(name: str, year: int) -> date | None:
    """The day on which a holiday falls in a year, or null where the lunar tables don't reach."""
    row = holidays()[name]
    if row.on:
        return date(year, *row.on)
    if row.nth:
        month, weekday, which = row.nth
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    if row.lunar:
        return lunar_day(year, *row.lunar)
    return _term_day(year, row.term or "")


def days_off(name: str, year: int) -> Interval | None:
    """The official days off of a holiday, or null where none are listed for that year."""
    from chinese_calendar import constants

    official = holidays()[name].official
    listed = [day for day, of in constants.holidays.items() if day.year == year and of == official]
    return Interval(min(listed), max(listed)) if listed else None


def lunar_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a lunar one (day 0 is the eve of the month), or null where there is none."""
    if year not in LUNAR_YEARS:
        return None
    from borax.calendars.lunardate import LCalendars, LunarDate

    if day > LCalendars.ndays(year, month):
        return None
    found: date = LunarDate(year, month, max(day, 1)).to_solar_date()
    return found if day else found - timedelta(1)


def _term_day(year: int, term: str) -> date | None:
    if year not in LUNAR_YEARS:
        return None
    from borax.calendars.lunardate import TermUtils

    found: date = TermUtils.nth_term_day(year, term_name=term)
    return found
