"""Judges of the date suites: days, periods, holidays, lengths of time.

Mapping. Their periods end on the day after (or, in a range, on the first day of its last part), ours on the
last day. Where they give a past and a future reading, ours is one of them; where they take a year, month or
week unsaid for the present one, ours may be the one nearest before publication. Words beside a date (从,
之前, 开始) are outside our mentions; 春节 is a date of ours. 年初, 年末 and their like agree where an end
does: how long they last is a convention. A length in days of theirs may be in weeks of ours, one in months in
quarters or years.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from benchmarks.peers.cases import Case, Judge
from extractor.dates.anchor import read_dates
from extractor.document import Found
from extractor.mentions.date_words import holiday_names
from extractor.text.fold import fold
from extractor.text.layout import read_layout
from schemas import DateInterval, Duration

SPACES = re.compile(r"\s")
BESIDE = re.compile(
    r"^(?:从|自从|自|在|时间从)|(?:及|或|及之|或之|之|以)?(?:前|后|间|以前|以后|之前|之后|开始|起)$"
)
ONE_DAY = timedelta(1)
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
DAYS_IN = {"day": 1, "week": 7}


def found_spans(case: Case) -> str | None:
    """DateExtractor, DatePeriodExtractor: the same stretches are dates."""
    wanted = [_bare(one["Text"]) for one in case.expected]
    ours = [_bare(text) for text, _ in _read(case) if text not in holiday_names() or text in wanted]
    return None if wanted == ours else f"{ours}, not {wanted}"


def parsed(case: Case) -> str | None:
    """DateParser, DatePeriodParser, HolidayParser: one of the two readings is ours."""
    readings = [
        tuple(_days(resolution.values()))
        for one in case.expected
        for resolution in (one["Value"]["PastResolution"], one["Value"]["FutureResolution"])
    ]
    return _one_of(case, readings)


def modelled(case: Case) -> str | None:
    """DateTimeModel: each date is read with one of its values; where none is expected, none is read."""
    wanted = [one for one in case.expected if "date" in one["TypeName"]]
    ours = _read(case)
    if len(ours) < len(wanted) or (ours and not case.expected):
        return f"{len(ours)} read, {len(wanted)} expected"
    for one in wanted:
        readings = [
            tuple(_days(value.get(name) for name in ("value", "start", "end")))
            for value in one["Resolution"]["values"]
        ]
        if not any(_agrees(value, reading) for _, value in ours for reading in readings):
            return f"{[_shown(value) for _, value in ours]}, not {one['Text']} {readings}"
    return None


def parsed_time(case: Case) -> str | None:
    """JioNLP's time_parse: a point or span of time, or a length of it."""
    expected = case.expected
    if expected["type"] == "time_delta":
        return _length(case, expected["time"])
    return _one_of(case, [tuple(_days(expected["time"]))])


def extracted_time(case: Case) -> str | None:
    """JioNLP's time_extract: the same stretches."""
    wanted = [_bare(one["text"]) for one in case.expected]
    ours = [_bare(text) for text, _ in _read(case)]
    return None if wanted == ours else f"{ours}, not {wanted}"


def _one_of(case: Case, readings: list[tuple[date | None, ...]]) -> str | None:
    values = [value for _, value in _read(case)]
    if any(_agrees(value, reading) for value in values for reading in readings):
        return None
    return f"{[_shown(value) for value in values]}, not {readings}"


def _agrees(value: DateInterval | Duration, reading: tuple[date | None, ...]) -> bool:
    if not isinstance(value, DateInterval):
        return False
    known = [day for day in reading if day is not None]
    if value.start is None or value.end is None:
        return not known
    if not known:
        return False
    first, last = known[0], known[-1]
    if value.relative:
        days = abs((first - value.start).days)
        if 300 < days < 400:
            return _agrees(value.model_copy(update=_a_year_on(value, first.year - value.start.year)), reading)
        if len(known) <= 2 and value.grain == "day" and (days == 7 or 28 <= days <= 31):
            return True
    if value.mod in ("start", "mid", "end"):
        return first == value.start or last in (value.end, value.end + ONE_DAY) or first <= value.end <= last
    if len(known) == 1:
        return first in (value.start, value.end, value.end + ONE_DAY)
    last_part = {value.end, value.end + ONE_DAY, value.end.replace(day=1), value.end.replace(month=1, day=1)}
    return first == value.start and last in last_part


def _a_year_on(value: DateInterval, years: int) -> dict[str, date | None]:
    return {
        name: day and day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)
        for name, day in (("start", value.start), ("end", value.end))
    }


def _length(case: Case, wanted: Any) -> str | None:
    """A length of theirs: its units and numbers; two of them are the ends of a range."""
    ends = wanted if isinstance(wanted, list) else [wanted, wanted]
    numbers = [
        _in_base(next(iter(end.items()))) for end in ends if end and not {"zero", "infinite"} & set(end)
    ]
    ours = [
        _in_base((value.unit, end))
        for _, value in _read(case)
        if isinstance(value, Duration)
        for end in (value.low, value.high)
    ]
    if numbers and all(number in ours for number in numbers):
        return None
    return f"{[_shown(value) for _, value in _read(case)]}, not {wanted}"


def _in_base(length: tuple[str, Any]) -> tuple[str, Decimal]:
    unit, number = length
    value = Decimal(str(number))
    if unit in MONTHS_IN:
        return "month", value * MONTHS_IN[unit]
    if unit in DAYS_IN:
        return "day", value * DAYS_IN[unit]
    return unit, value


def _read(case: Case) -> list[tuple[str, DateInterval | Duration]]:
    folded = fold(case.input).folded
    found: list[Found] = read_dates(folded, read_layout(folded), published=_reference(case.reference))[0]
    return [
        (folded[one.start : one.end], one.value)
        for one in found
        if isinstance(one.value, DateInterval | Duration)
    ]


def _reference(reference: Any) -> date | None:
    """The day from which a case counts: an ISO time, or year, month and day as far as they are given."""
    if isinstance(reference, str):
        return datetime.fromisoformat(reference).date()
    if isinstance(reference, Mapping):
        reference = [reference[name] for name in ("year", "month", "day") if reference.get(name)]
    if isinstance(reference, list):
        return date(*[*reference, 1, 1][:3])
    return None


def _days(written: Any) -> Iterator[date | None]:
    return (_day(one) for one in written)


def _day(written: Any) -> date | None:
    """A day out of the ways that the suites write it; null for what is none."""
    if not isinstance(written, str) or not re.match(r"\d{4}-\d{2}-\d{2}", written) or written[:4] == "0001":
        return None
    return date.fromisoformat(written[:10])


def _bare(text: str) -> str:
    return BESIDE.sub("", SPACES.sub("", fold(text).folded)).replace(",", "，").split("，")[0]


def _shown(value: DateInterval | Duration) -> str:
    if isinstance(value, Duration):
        return f"{value.low}..{value.high} {value.unit}"
    return f"{value.start}..{value.end} {value.grain}"


JUDGES: dict[str, Judge] = {
    "recognizers/DateExtractor": found_spans,
    "recognizers/DatePeriodExtractor": found_spans,
    "recognizers/DateParser": parsed,
    "recognizers/DatePeriodParser": parsed,
    "recognizers/HolidayParser": parsed,
    "recognizers/DateTimeModel": modelled,
    "jionlp/time_parse": parsed_time,
    "jionlp/time_extract": extracted_time,
}
