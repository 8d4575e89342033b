"""The discourse: what a text has said about time so far, in reading order."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from extractor.dates.cues import cues
from extractor.dates.fixed import Fixed
from extractor.dates.parts import Unit
from extractor.dates.values import Resolved
from extractor.document import Interval
from extractor.text.layout import Layout
from schemas import DateInterval

SOON = 92
"""Days ahead within which a date without a year is this year's to come, though nothing says the future."""
NEWS_DAYS = 3
"""Days before publication that are still news."""
RECENT, RECENT_MONTH = 10, 75
"""Days before publication that a date without a year means, whatever year the text was telling of; more for a
month, from its first day, unless it follows a date told in the same sentence.
"""
NEW = 45
"""Days after its end that a month is still the newest that figures are awaited of."""
LEAP_YEAR = 2000
"""A year to count in while the year is unknown; its days are then thrown away."""
InYear = Callable[[int], Interval | None]

LIST_SIGNS = frozenset(("、", "和", "及", "与", "以及"))
AFTER = re.compile("[后过]的?$")


class Holiday(NamedTuple):
    """A holiday and the day it falls on."""

    name: str
    day: date


class Said(NamedTuple):
    """A date that the text has said, and where: the starts of its sentence and paragraph.

    `aside` says that it is only what something is compared with or dates from, so not what the text is
    talking about; `up_to`, that it follows 截至; `holiday` which one it is. `listed` are all the days of the
    list that it closes (2022年、2023年及2024年), or its own.
    """

    value: DateInterval
    interval: Interval
    listed: Interval
    at: int
    end: int
    sentence: int
    paragraph: int
    aside: bool
    up_to: bool
    holiday: str = ""

    @property
    def is_day(self) -> bool:
        """Whether it names one day, not the end of a period."""
        return self.interval.start == self.interval.end and self.value.mod is None

    @property
    def is_event(self) -> bool:
        """Whether it names the day of an event, not one up to which something is told."""
        return self.is_day and not self.up_to


class Discourse:
    """The state of the anchoring pass: where it stands, and what the text has last said of each sort.

    `topic` is the date that the text is talking about, `day` the day last named, `told` the topic whose year
    stands in the text, `up_to` the last 截至 date; `said` is all there was.
    """

    def __init__(self, text: str, *, published: date | None, fixed: Fixed) -> None:
        self.text = text
        self._cues = cues()
        self.published = published
        self.fixed = fixed
        self.sentence = self.paragraph = self.here = 0
        self.said: list[Said] = []
        self.topic: Said | None = None
        self.day: Said | None = None
        self.told: Said | None = None
        self.up_to: Said | None = None
        self._period: Said | None = None
        self._sentence_end = self._paragraph_end = 0

    def enter(self, at: int, layout: Layout) -> None:
        """Go on to the date at `at`."""
        self.here = at
        if at >= self._sentence_end:
            self.sentence, self._sentence_end = layout.sentence(at)
            if at >= self._paragraph_end:
                self.paragraph, self._paragraph_end = layout.paragraph(at)

    def hear(self, resolved: Resolved, start: int, end: int, *, named: bool) -> None:
        """Take in what a date at `start`–`end` was found to mean; `named` if only a report is named by it."""
        value, interval, stated, _, compared, holiday = resolved
        if interval is None:
            return
        text, cue = self.text, self._cues
        up_to = cue.is_up_to(text, start)
        aside = compared or cue.is_history(text, start) or cue.is_compared(text, start, end)
        listed = self._listed(interval, start)
        where = (start, end, self.sentence, self.paragraph)
        said = Said(value, interval, listed, *where, aside, up_to, holiday)
        self.said.append(said)
        if holiday and not text.startswith(cue.that_day, end):
            return
        if said.is_day and not aside:
            self.day = said
        if up_to:
            self.up_to = said
        if not aside:
            self.topic = said
            if stated and not (named or text.startswith(cue.report, end)):
                self.told = said
            if not (said.is_event or (said.interval.start == said.interval.end and self._period)):
                self._period = said

    def _listed(self, interval: Interval, start: int) -> Interval:
        """The days of a date together with those of the list that it goes on."""
        before = self.said[-1] if self.said else None
        if before is None or self.text[before.end : start] not in LIST_SIGNS:
            return interval
        return Interval(min(before.listed.start, interval.start), max(before.listed.end, interval.end))

    @property
    def period(self) -> Said | None:
        """The period that the text is talking about: the last one longer than a day, with all of its list."""
        return _whole(self._period or self.topic)

    @property
    def holiday_before(self) -> Holiday | None:
        """The holiday just named, if these are the words after it (国庆节后首个交易日)."""
        said = self.said[-1] if self.said else None
        if said is None or not said.holiday or not AFTER.search(self.text, max(0, self.here - 4), self.here):
            return None
        return Holiday(said.holiday, said.interval.start)

    @property
    def session(self) -> date | None:
        """The day from which trading days count: the last one named here or just before publication."""
        day = self.day
        if day and (day.paragraph == self.paragraph or self._is_of_these_days(day.interval.end)):
            return day.interval.end
        return self.published or (day.interval.end if day else None)

    def _is_of_these_days(self, day: date) -> bool:
        return self.published is not None and 0 <= (self.published - day).days <= NEWS_DAYS

    @property
    def as_of(self) -> date | None:
        """The day that the sentence is told up to: its 截至 date, else publication."""
        stated = self.up_to
        if stated and stated.sentence == self.sentence:
            return stated.interval.end
        return self.published

    @property
    def in_hong_kong(self) -> bool:
        """Whether the sentence speaks of the Hong Kong market."""
        return self._cues.hong_kong.search(self.text, self.sentence, self.here + 60) is not None

    def month_told(self, day: int) -> Interval | None:
        """The month in which a bare day falls because the sentence or paragraph has just named it."""
        said = self.topic
        if said is None or said.value.grain not in ("day", "month", "range") or said.value.mod:
            return None
        if said.paragraph != self.paragraph or said.interval.start.month != said.interval.end.month:
            return None
        if self.text.find("；", said.at, self.here) >= 0:
            return None
        if said.sentence != self.sentence and (said.interval.end.day > day or not said.is_event):
            return None
        published = self.published
        usual = published and day <= published.day and published.day - day <= RECENT
        if said.sentence != self.sentence and usual:
            return None
        return said.interval

    def same_period(self, *, whole: bool) -> Said | None:
        """What 同期 refers to. Alone (`whole`) it is what the sentence before covers, all in one."""
        period = self.period
        if period is None or not whole or period.sentence == self.sentence:
            return period
        spoken = [
            said
            for said in self.said
            if said.sentence == period.sentence and not said.aside and not said.is_event
        ]
        if len(spoken) < 2:
            return period
        start = min(said.interval.start for said in spoken)
        end = max(said.interval.end for said in spoken)
        return _whole(period._replace(listed=Interval(start, end)))

    @property
    def looks_ahead(self) -> bool:
        """Whether the words around the date speak of the future."""
        return self._cues.looks_ahead(self.text, self.here)

    def compares(self, start: int, end: int) -> bool:
        """Whether the date at `start`–`end` only stands for what something is compared with."""
        return self._cues.is_compared(self.text, start, end)

    def year_of(self, in_year: InYear, unit: Unit, after: Interval | None) -> tuple[int | None, bool]:
        """The year of a date without one, and whether the text itself gave it.

        `in_year` gives the date's days in a year, `unit` is its coarsest; `after` is the start of the range
        that it closes.
        """
        if after:
            year = after.start.year
            here = in_year(year)
            return (year + 1 if here and here.end < after.start else year), True
        if self.published is None:
            told = self._by_narrative(in_year, unit)
            if told is not None:
                return told, True
            return self.fixed.year(self.sentence, self.here, in_year(LEAP_YEAR)), False
        default = self._by_publication(self.published, in_year, unit)
        told = self._by_narrative(in_year, unit)
        if told is None or self._is_news(self.published, in_year(told), in_year(default), unit):
            return default, False
        return told, True

    def _by_narrative(self, in_year: InYear, unit: Unit) -> int | None:
        """The year that the sentence, or a day or month named before in the paragraph, carries on."""
        said = self.told
        if said is None or said.paragraph != self.paragraph:
            return None
        if self.text.find("；", said.at, self.here) >= 0:
            return None
        carried = ("day", "month", "year") if unit in ("half", "quarter") else ("day", "month")
        if said.sentence != self.sentence and (said.value.grain not in carried or said.up_to):
            return None
        year = said.interval.end.year
        here = in_year(year)
        if here and here.end < said.interval.start and unit != "edge":
            back = said.interval.start.month - here.end.month
            following = in_year(year + 1)
            if back >= 6 or (back > 0 and unit in ("half", "quarter")):
                return year + 1
            if back > 1 and self.published and following and following.start <= self.published:
                return year + 1
        return year if here else None

    def _is_news(self, published: date, told: Interval | None, usual: Interval | None, unit: Unit) -> bool:
        """Whether a date is rather the `usual` one, near publication, than the one of the year `told` of."""
        if told is None or (told.start > published and not self._is_ahead(published)):
            return True
        if usual is None:
            return False
        if usual.start > published:
            return self.looks_ahead
        if self.told and self.told.sentence != self.sentence and self.told.value.grain == "year":
            return usual.end < published or told.start.year != published.year - 1
        if unit != "month":
            return 0 <= (published - usual.start).days <= RECENT
        closely = (
            self.told and self.told.sentence == self.sentence and self.told.value.grain in ("day", "month")
        )
        return 0 <= (published - usual.start).days <= (RECENT if closely else RECENT_MONTH)

    def _is_ahead(self, published: date) -> bool:
        """Whether the sentence has already gone past the day of publication."""
        topic = self.topic
        return topic is not None and topic.sentence == self.sentence and topic.interval.start > published

    def _by_publication(self, published: date, in_year: InYear, unit: Unit) -> int:
        """The year nearest before publication, or to come where the text says so.

        A holiday is rather the next one than the last when it is near, 年底 this year's from April on.
        """
        year = published.year
        here = in_year(year)
        if here is None:  # 29 February
            return next((past for past in range(year - 1, year - 9, -1) if past and in_year(past)), year)
        ahead = self.looks_ahead or self._is_ahead(published)
        if (here.start - published).days > (2 * SOON if unit == "edge" else SOON):
            past = in_year(year - 1)
            just_past = past is not None and (published - past.end).days <= NEW
            if just_past or not ahead:
                return year - 1
        if (published - here.end).days > 2 * SOON:
            following = in_year(year + 1)
            soon = following is not None and (following.start - published).days <= SOON
            if ahead or (unit in ("holiday", "lunar") and soon):
                return year + 1
        return year


def _whole(said: Said | None) -> Said | None:
    """A date as all that its list covers."""
    if said is None or said.listed == said.interval:
        return said
    start, end = said.listed
    value = DateInterval(start=start, end=end, grain="range", relative=True)
    return said._replace(interval=said.listed, value=value)
