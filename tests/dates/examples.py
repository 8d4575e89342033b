"""Examples of date rules: how they are written beside the rules, and how a text is read for them."""

import re
from datetime import date

from extractor.dates.anchor import read_dates
from extractor.document import Caution, Found
from extractor.text.layout import read_layout
from schemas import DateInterval, Duration

REFERENCE = date(2026, 1, 13)
PUBLISHED = re.compile(r"^〔([0-9-]*)〕")


def publication(example: str) -> tuple[str, date | None]:
    """An example without its 〔publication date〕, and that date: 2026-01-13 if unsaid, null if empty."""
    stated = PUBLISHED.match(example)
    if stated is None:
        return example, REFERENCE
    return example[stated.end() :], date.fromisoformat(stated[1]) if stated[1] else None


def read(text: str, published: date | None = REFERENCE) -> list[Found]:
    """The dates and durations of a text."""
    return read_dates(text, read_layout(text), published=published)[0]


def cautions(text: str, published: date | None = REFERENCE) -> list[Caution]:
    """What could not be read for certain."""
    return read_dates(text, read_layout(text), published=published)[1]


def shown(found: Found) -> str:
    """A value as the examples write it: ``start..end grain timex mod relative``, ``low..high unit mod``."""
    value = found.value
    if isinstance(value, Duration):
        number = str(value.low) if value.low == value.high else f"{value.low}..{value.high}"
        return " ".join(filter(None, (number, value.unit, value.mod)))
    assert isinstance(value, DateInterval)
    interval = f"{value.start}..{value.end}" if value.start else "null"
    return " ".join(
        filter(None, (interval, value.grain, value.timex, value.mod, "relative" if value.relative else ""))
    )
