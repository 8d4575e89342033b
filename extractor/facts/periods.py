"""Periods: of when a number is, kept while a text is read from left to right.

A date holds within its sentence, and is carried to the next. Dates of comparison (较上年末) and dates of an
act (7月1日起) are no periods. A stock stands at the last day of a date that names an end (年末, 截至6月30日).
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from extractor.document import Document, Interval
from extractor.facts.items import Stream
from extractor.facts.metrics import Metric
from schemas import DateInterval

UNTIL = ("截至", "截止", "截止到", "截至到")
# What a date that only bounds another number stands after: 投放4400亿元，超过上周的4000亿元.
SURPASSED = ("超过", "高于", "低于", "多于", "少于", "大于", "小于", "不及", "逊于", "好于", "优于")
YEAR_AGO = ("同期", "去年", "上年", "上一年", "前一年", "上年度")
NOT_PERIODS = (
    "后", "之后", "以后", "之前", "以前", "起", "成立", "生效", "创立", "以来的首次", "以来最",
    "以来新", "高基数", "低基数", "的高基数", "的低基数", "同期高基数", "同期低基数", "同期基数", "首场",
    "首次", "首批", "第", "度第", "面向", "公开发行", "非公开", "交割", "交货", "到期", "最大跌幅",
    "最大涨幅", "最大单日", "最大升幅", "最高点", "最低点", "最高水平", "最低水平", "新高", "新低", "高点",
    "低点",
)  # fmt: skip
# A date that a number is only held against: 与2023年末相比, 与11月的CPI持平.
HELD_AGAINST = re.compile("[^，。；]{0,12}?(?:相比|相较|比较|持平|一致|相当)")
WITH, SINCE = ("与", "同", "和"), ("自", "从")


TOLD_THEN = re.compile(
    "(?:晚间|午间|早间|早上|晚上|盘后|傍晚|上午|下午|凌晨|收盘后|晚|早)?[,，]?[^。，,；;：:\\n0-9]{0,30}?"
    "(?:[（(][^（）()\\n]{0,60}[)）][^。，,；;：:\\n0-9]{0,16}?)?"
    "(?:发布|公布|公告|披露|宣布|发表|发出|发送|通告|报道|获悉|消息|讯|收到|接到|回复|回应|表示)"
)
"""Behind a day on which something was only told: 11月28日晚间公告, 2月4日，甲公司向公司发送."""
DECREED = ("authority", "place", "market")
"""Whose numbers are of the day on which they are made known: 央行7月22日宣布."""


class Dated(NamedTuple):
    """A date in force: its days (null where unresolved), its grain, its item, and whether it was carried.

    `until` is true of a date after 截至, `ends` of that and of one that names an end (年末); `passing` of one
    that only looks back (去年同期) and is not carried on; `far` of one carried from another paragraph;
    `begins` of one that names a start (月初), which is no instant; `told` of a day on which something
    was only announced.
    """

    interval: Interval | None
    grain: str
    item: int
    carried: bool = False
    ends: bool = False
    until: bool = False
    passing: bool = False
    far: bool = False
    begins: bool = False
    told: bool = False


class Periods:
    """The reader's memory of dates; made for one document."""

    def __init__(self, document: Document, stream: Stream) -> None:
        self._document = document
        self._items, self._codes = stream
        self._dated: list[Dated] = []
        self._day: Dated | None = None
        self._settled = False
        self._earned: set[int] = set()

    def begin(self, *, paragraph: bool) -> None:
        """Begin a sentence, or a paragraph: nothing that lies ahead is carried on, and to a paragraph only a
        period that numbers were earned over.
        """
        self._dated = [
            dated._replace(carried=True, far=dated.far or paragraph)
            for dated in self._dated
            if not (
                dated.passing or self._lies_ahead(dated) or (paragraph and dated.item not in self._earned)
            )
        ]

    def _lies_ahead(self, dated: Dated) -> bool:
        published = self._document.published
        return published is not None and dated.interval is not None and dated.interval.start > published

    def turn(self) -> None:
        """Begin a clause: a date that only looked back (上年同期为1亿元) held for its own."""
        if self._dated and self._dated[-1].passing:
            self._dated.pop()

    def meet(self, index: int) -> None:
        """Take note of the date at item `index`."""
        if not self.is_period(index):
            return
        dated = self.at(index)
        if dated.passing and not any(not old.carried for old in self._dated):
            # 去年收入为1亿元 is of last year; 今年收入2亿元，去年为1亿元 looks back
            dated = dated._replace(passing=False)
        kept = self._dated if dated.passing else [old for old in self._dated if not old.carried]
        self._dated = [*kept, dated]
        if dated.grain == "day" and self._day is None and not self._lies_ahead(dated) and dated.interval:
            self._day = dated

    def is_period(self, index: int) -> bool:
        """Whether the date at item `index` can be the period of a number."""
        item = self._items[index]
        if index and self._codes[index - 1] == "b" and self._items[index - 1].end == item.start:
            return False
        text, value = self._document.text.folded, self._value(index)
        if text.endswith(WITH, 0, item.start) and HELD_AGAINST.match(text, item.end):
            return False
        if value.mod == "start" and text.endswith(SINCE, 0, item.start):
            return False
        return value.timex != "PAST_REF" and not text.startswith(NOT_PERIODS, item.end)

    def of(
        self, metric: Metric, *, level: bool, apart: range = range(0), summed: bool = False
    ) -> Dated | None:
        """The date in force for a metric, those of the items `apart` aside.

        What is `summed` up is of no single month where a longer time is told.
        A single day, unless it is an end, is none for what is earned over a period. A `level` of a stock
        stands at the sentence's end date. What the market does is otherwise of the day
        that its first number was of, or else of the article's first day.
        """
        within = [dated for dated in reversed(self._dated) if dated.item not in apart]
        if summed:  # 1-8月…，8月环比增长1%。累计实现…
            within = [dated for dated in within if dated.grain != "month"] or within
        if metric.is_ == "flow":
            spans = (dated for dated in within if dated.grain != "day")
            dated = next(spans, None) or next((dated for dated in within if dated.ends), None)
            if dated is not None:
                self._earned.add(dated.item)
            return dated
        dated = next((dated for dated in within if not dated.far), None)
        if dated is not None and dated.told and metric.is_ != "day" and metric.about not in DECREED:
            return None
        if dated is not None:
            if dated.grain == "day" and metric.about == "market" and not self._settled:
                self._day, self._settled = dated, True
            return self._at_end(dated) if level and metric.is_ == "stock" else dated
        return self._day if metric.is_ == "day" or metric.about == "market" else None

    def _at_end(self, dated: Dated) -> Dated:
        """The date of a stock: the sentence's end date holds against a plain one (截至四季度末…当年…), and
        what looks back from it (前一年) is an end too.
        """
        ends = next((other for other in reversed(self._dated) if other.ends and not other.carried), None)
        if dated.ends or ends is None:
            return dated
        return dated._replace(ends=True) if dated.passing else ends

    def at(self, index: int) -> Dated:
        """The date at item `index`, whatever its role."""
        item, value = self._items[index], self._value(index)
        text = self._document.text.folded
        until = text.endswith(UNTIL, 0, item.start)
        return Dated(
            Interval(value.start, value.end) if value.start and value.end else None,
            value.grain,
            index,
            ends=until or value.mod == "end",
            until=until,
            passing=text.endswith(YEAR_AGO, item.start, item.end) or text.endswith(SURPASSED, 0, item.start),
            told=value.grain == "day" and not until and TOLD_THEN.match(text, item.end) is not None,
            begins=value.mod == "start",
        )

    def spanning(self, dated: Sequence[Dated]) -> Dated:
        """From the first to the last of several dates: 2022年、2023年及2024年."""
        first, last = dated[0], dated[-1]
        if first.interval is None or last.interval is None:
            return last
        return Dated(Interval(first.interval.start, last.interval.end), "range", first.item, first.carried)

    def over(self, size: int, dates: Sequence[int]) -> list[Dated]:
        """The dates that a list of `size` values is laid out over: as many dates, or the years of one."""
        if len(dates) == size:
            return [self.at(index) for index in dates]
        each = [one for index in dates for one in self._each_year(self.at(index))]
        if len(each) == size:
            return each
        each = self._each_year(self._dated[-1]) if self._dated else []
        return each if len(each) == size else []

    def _each_year(self, dated: Dated) -> list[Dated]:
        spread = years(dated.interval) if dated.interval else []
        if len(spread) < 2:
            return [dated]
        return [Dated(interval, "year", dated.item, dated.carried) for interval in spread]

    def _value(self, index: int) -> DateInterval:
        value = self._document.found[self._items[index].mention].value
        assert isinstance(value, DateInterval)
        return value


def period_of(dated: Dated | None, metric: Metric) -> Interval | None:
    """The period of a metric under a date: the whole of it, or for a stock at an end its last day."""
    if dated is None or dated.interval is None:
        return None
    instant = metric.is_ == "stock" and (dated.ends or dated.grain in ("day", "month")) and not dated.begins
    return Interval(dated.interval.end, dated.interval.end) if instant else dated.interval


def is_year_before(interval: Interval | None, period: Interval | None) -> bool:
    """Whether `interval` is the same part of the calendar as `period`, a year before it."""
    if interval is None or period is None:
        return False
    (start, end), (later, last) = interval, period
    return (start.year + 1, start.month, start.day, end.year + 1, end.month) == (
        later.year, later.month, later.day, last.year, last.month,
    )  # fmt: skip


def years(interval: Interval) -> list[Interval]:
    """The calendar years of an interval that is made of whole ones, else nothing."""
    start, end = interval
    if (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return []
    return [Interval(date(year, 1, 1), date(year, 12, 31)) for year in range(start.year, end.year + 1)]
