"""Trading days, by the exchanges' own calendars; loaded when a text first speaks of one."""

from bisect import bisect_left
from datetime import date
from functools import cache
from typing import Any

SHANGHAI, HONG_KONG = "XSHG", "XHKG"
FIRST_DAY = "1991-01-02"


@cache
def sessions(exchange: str) -> list[date]:
    """All trading days from 1991 to the last that the calendar knows, whatever today's date is."""
    from exchange_calendars.exchange_calendar_xhkg import XHKGExchangeCalendar
    from exchange_calendars.exchange_calendar_xshg import XSHGExchangeCalendar

    calendar: Any = XHKGExchangeCalendar if exchange == HONG_KONG else XSHGExchangeCalendar
    return [session.date() for session in calendar(start=FIRST_DAY, end=calendar.bound_max()).sessions]


def trading_day(day: date, shift: int, *, exchange: str = SHANGHAI) -> date | None:
    """The trading day `shift` sessions from `day` (−1: the last before it), or null past the calendar."""
    days = sessions(exchange)
    if not days[0] <= day <= days[-1]:
        return None
    at = bisect_left(days, day)
    if shift > 0 and days[at] != day:
        at -= 1
    at += shift
    return days[at] if 0 <= at < len(days) else None
