"""The years that a text without a publication date fixes itself."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from extractor.document import Interval


class FixedYear(NamedTuple):
    """A stated date that fixes a year: the starts of its sentence and of itself, and its first day."""

    sentence: int
    at: int
    day: date


class Fixed(NamedTuple):
    """`days` holds the year of each full date's month and day; `years` the stated dates in text order."""

    days: dict[tuple[int, int], int]
    years: Sequence[FixedYear]

    def year(self, sentence: int, at: int, like: Interval | None = None) -> int | None:
        """The year that the text last fixed at a place: the latest one said up to the end of its sentence.

        `like` is the date there, in any year. A day that leads its sentence is that of the telling: no
        earlier than what it tells of.
        """
        leads = like is not None and like.start == like.end
        if like and leads:
            same = self.days.get((like.start.month, like.start.day))
            if same:
                return same
        said = [fixed for fixed in self.years if fixed.sentence <= sentence]
        year = max((fixed.day.year for fixed in said), default=None)
        if year and like and leads:
            day = date(year, like.start.month, min(like.start.day, 28))
            if any(fixed.at > at and fixed.day > day for fixed in said):
                return year + 1
        return year
