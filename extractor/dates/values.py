"""What a date says in the record: interval, grain, TIMEX3 value and mod, from its days and its path."""

from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from extractor.dates.parts import Part, Path, days_on
from extractor.document import Interval
from extractor.mentions.date_words import vague_words
from schemas import DateInterval, DateMod, Grain

EDGE_MODS: tuple[DateMod, ...] = ("start", "mid", "end")
RUN_GRAINS: dict[int, Grain] = {12: "year", 6: "half", 3: "quarter", 1: "month"}
WEEK_UNKNOWN = 9
SEASON_CODES = ("SP", "SU", "FA", "WI")


Failure = Literal["impossible", "unresolved", "horizon"]


class Resolved(NamedTuple):
    """What a date means. `interval` is null where `value` has none, `stated` says whether the text gives its
    year, `failure` why there is no interval though the words ask for one, `compared` that its words name
    another time than the one the text is talking about (上年末), `holiday` which holiday it is.
    """

    value: DateInterval
    interval: Interval | None = None
    stated: bool = False
    failure: Failure | None = None
    compared: bool = False
    holiday: str = ""


@lru_cache(maxsize=1 << 12)
def date_value(interval: Interval | None, path: Path, relative: bool, unknown: int) -> DateInterval:
    """The value of a date whose path leads to `interval`, or to nothing.

    `unknown` is how many figures of the TIMEX3 value the text leaves open: 0, 4 for the year, 7 for year and
    month, `WEEK_UNKNOWN` for the week. The interval only tells what the value would be, and is then left out.
    """
    grain, mod = _grain(path)
    if interval is None:
        return DateInterval(grain=grain, mod=mod, relative=relative)
    timex = _timex(interval, path, grain)
    if timex and unknown:
        timex = "XXXX-XX"[:unknown] + timex[unknown:]
    if path[-1].unit == "weekday" and unknown == WEEK_UNKNOWN:
        timex = f"XXXX-WXX-{path[-1].low}"
    start, end = (None, None) if unknown else interval
    return DateInterval(start=start, end=end, grain=grain, mod=mod, timex=timex, relative=relative)


def impossible_value(path: Path) -> DateInterval:
    """The value of a date that no calendar has (2月30日): no interval, but what was written."""
    grain, mod = _grain(path)
    numbers = {part.unit: part.low for part in path if part.base == "calendar"}
    timex = None
    if grain == "day" and "month" in numbers and "day" in numbers:
        year = f"{numbers['year']:04}" if "year" in numbers else "XXXX"
        timex = f"{year}-{numbers['month']:02}-{numbers['day']:02}"
    return DateInterval(grain=grain, mod=mod, timex=timex, relative="year" not in numbers)


def vague_value(word: str) -> DateInterval:
    """The value of a word for no certain time (近年来): no interval, TIMEX3's PAST_REF."""
    row = vague_words()[word]
    return DateInterval(grain=row.grain, timex=row.timex, relative=True)


def like_value(value: DateInterval, interval: Interval) -> DateInterval:
    """The value of an interval that is named as another was, in another year (去年同期)."""
    timex = _timex(interval, (), value.grain) if value.timex else None
    return DateInterval(
        start=interval.start, end=interval.end, grain=value.grain, mod=value.mod, timex=timex, relative=True
    )


@lru_cache(maxsize=1 << 10)
def range_value(interval: Interval | None, relative: bool) -> DateInterval:
    """The value of days from one date to another."""
    start, end = interval or (None, None)
    return DateInterval(start=start, end=end, grain="range", relative=relative)


def period_value(interval: Interval) -> DateInterval:
    """The value of a reporting period: a year, half or quarter where it is one."""
    start, end = interval
    length = (end.year - start.year) * 12 + end.month - start.month + 1
    following = days_on(end, 1)
    whole = start.day == 1 and following is not None and following.day == 1
    return ending_value(interval, length if whole else 0, True)


def ending_value(interval: Interval, length: int, relative: bool) -> DateInterval:
    """The value of so many months that end on a stated day (截至2023年3月31日止年度)."""
    grain = RUN_GRAINS.get(length, "range")
    start, end = interval
    aligned = grain != "range" and (start.month - 1) % length == 0 and start.day == 1
    if not aligned and grain != "year":
        grain = "range"
    timex = _timex(interval, (), grain) if aligned else None
    return DateInterval(start=start, end=end, grain=grain, timex=timex, relative=relative)


def _grain(path: Path) -> tuple[Grain, DateMod | None]:
    part = path[-1]
    unit = part.unit
    several = part.low != part.high
    if unit == "third":
        return "month", None if several else EDGE_MODS[part.low - 1]
    if unit == "edge":
        return _edge_grain(path[-2] if len(path) > 1 else Part("year"), EDGE_MODS[part.low])
    if unit in ("year", "half", "quarter", "month", "week", "decade"):
        return ("range" if several else unit), None
    if unit in ("century", "season", "weekend", "fortnight", "since"):
        return "range", None
    if unit == "lunar":
        return "day", None
    return ("range" if several or (unit == "holiday" and part.high) else "day"), None


def _edge_grain(of: Part, mod: DateMod) -> tuple[Grain, DateMod]:
    if of.unit in ("decade", "century"):
        return "range", mod
    if of.unit == "day":
        return "day", mod
    if of.unit == "year" or (mod != "end" and of.low == of.high):
        return of.unit, mod  # type: ignore[return-value]
    return ("day", mod) if mod == "end" else ("range", mod)


def _timex(interval: Interval, path: Path, grain: Grain) -> str | None:
    start = interval.start
    if grain == "day":
        return start.isoformat()
    if grain == "year":
        return f"{start.year:04}"
    if grain == "half":
        return f"{start.year:04}-H{(start.month + 5) // 6}"
    if grain == "quarter":
        return f"{start.year:04}-Q{(start.month + 2) // 3}"
    if grain == "month":
        return f"{start.year:04}-{start.month:02}"
    if grain == "week":
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}"
    if grain == "decade":
        return f"{start.year // 10:03}"
    return _range_timex(start, path)


def _range_timex(start: date, path: Path) -> str | None:
    """The few ranges that TIMEX3 has a value for: seasons, weekends, centuries and the edges of decades."""
    units = {part.unit: part for part in path}
    if "season" in units:
        return f"{start.year:04}-{SEASON_CODES[units['season'].low - 1]}"
    if "weekend" in units:
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}-WE"
    if "decade" in units:
        return f"{start.year // 10:03}"
    return f"{start.year // 100:02}" if "century" in units else None
