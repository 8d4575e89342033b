"""Following a path from an interval on, with other people's calendars where ours ends."""

from functools import lru_cache

from extractor.dates.holidays import days_off, holiday_in, lunar_day
from extractor.dates.parts import NARROW, Part, Path, Unit, days_on, one_day, whole_year
from extractor.dates.trading import trading_day
from extractor.document import Interval

LOOKED_UP: frozenset[Unit] = frozenset(("holiday", "lunar", "trading_day"))
"""Units that only other people's calendars know."""


def follow(interval: Interval | None, path: Path) -> Interval | None:
    """The days that a path leads to from an interval on, or null where there are none such."""
    for part in path:
        if interval is None:
            return None
        narrow = _look_up if part.unit in LOOKED_UP else NARROW[part.unit]
        interval = narrow(interval, part)
    return interval


@lru_cache(maxsize=1 << 12)
def in_year(path: Path, year: int) -> Interval | None:
    """The days of a path in a year."""
    return follow(whole_year(year), path)


def _look_up(frame: Interval, part: Part) -> Interval | None:
    """A holiday or lunar day of a year, the first or last trading day of an interval."""
    if part.unit == "trading_day":
        beyond = days_on(frame.start, -1) if part.low > 0 else days_on(frame.end, 1)
        return one_day(beyond and trading_day(beyond, part.low))
    year = frame.start.year
    if part.unit == "lunar":
        return one_day(lunar_day(year, part.low, part.high))
    return days_off(part.name, year) if part.low else one_day(holiday_in(part.name, year))
