"""What holds for any date and any text."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.dates import anchor
from extractor.document import Found
from schemas import DateInterval
from tests.dates.examples import REFERENCE, cautions, read
from tests.growth import calls

HAN = "〇一二三四五六七八九"
unhurried = settings(deadline=None)
"""Grammars are built when first used, and machines are busy."""

DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


def han_year(year: int) -> str:
    return "".join(HAN[int(figure)] for figure in str(year))


def han_number(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else HAN[tens]) + ("十" if tens else "") + (HAN[ones] if ones or not tens else "")


WRITINGS = {
    "2025年3月5日": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "2025年03月05日": lambda day: f"{day.year}年{day.month:02}月{day.day:02}日",
    "2025-03-05": lambda day: day.isoformat(),
    "2025/3/5": lambda day: f"{day.year}/{day.month}/{day.day}",
    "2025.3.5": lambda day: f"{day.year}.{day.month}.{day.day}",
    "二〇二五年三月五日": lambda day: (
        f"{han_year(day.year)}年{han_number(day.month)}月{han_number(day.day)}日"
    ),
}
PARTS = {
    "年": lambda day: (f"{day.year}年", date(day.year, 1, 1), date(day.year, 12, 31)),
    "上半年": lambda day: (f"{day.year}年上半年", date(day.year, 1, 1), date(day.year, 6, 30)),
    "前三季度": lambda day: (f"{day.year}年前三季度", date(day.year, 1, 1), date(day.year, 9, 30)),
    "Q2": lambda day: (f"{day.year}Q2", date(day.year, 4, 1), date(day.year, 6, 30)),
    "H2": lambda day: (f"{day.year}H2", date(day.year, 7, 1), date(day.year, 12, 31)),
}


def only(text: str, published: date | None = REFERENCE) -> DateInterval:
    """The value of the one date of a text."""
    (found,) = read(text, published)
    assert isinstance(found.value, DateInterval)
    return found.value


@pytest.mark.parametrize("writing", WRITINGS)
@unhurried
@given(day=DAYS)
def test_a_day_reads_back_however_it_is_written(writing: str, day: date) -> None:
    value = only(f"公告于{WRITINGS[writing](day)}发布")
    assert (value.start, value.end, value.grain, value.relative) == (day, day, "day", False)


@pytest.mark.parametrize("part", PARTS)
@unhurried
@given(day=DAYS)
def test_a_part_of_a_year_reads_back(part: str, day: date) -> None:
    text, start, end = PARTS[part](day)
    value = only(f"甲公司{text}营收增长")
    assert (value.start, value.end) == (start, end)


@unhurried
@given(first=DAYS, length=st.integers(1, 4000))
def test_a_range_runs_from_its_first_day_to_its_last(first: date, length: int) -> None:
    last = first + timedelta(length)
    value = only(f"{first:%Y年%m月%d日}至{last:%Y年%m月%d日}")
    assert (value.start, value.end, value.grain) == (first, last, "range")


@unhurried
@given(published=DAYS, ago=st.integers(0, 60))
def test_a_day_without_its_year_is_the_nearest_before_publication(published: date, ago: int) -> None:
    day = published - timedelta(ago)
    value = only(f"{day.month}月{day.day}日，甲公司公告", published)
    assert (value.start, value.relative) == (day, True)


@unhurried
@given(published=DAYS)
def test_words_count_from_publication(published: date) -> None:
    assert only("昨日大涨", published).start == published - timedelta(1)
    assert only("去年上市", published).end == date(published.year - 1, 12, 31)
    monday = only("本周走强", published).start
    assert monday is not None
    assert monday.isoweekday() == 1
    assert 0 <= (published - monday).days < 7


@unhurried
@given(day=DAYS, front=st.text(alphabet="甲乙丙公司股价上涨，。 ", max_size=30))
def test_a_neutral_clause_in_front_only_shifts_the_spans(day: date, front: str) -> None:
    text = f"，{day:%Y年%m月%d日}，次日停牌三天。"
    shifted = [one._replace(start=one.start + len(front), end=one.end + len(front)) for one in read(text)]
    assert read(front + text) == shifted


PIECES = st.sampled_from(
    [
        *"年月日号季周天初末底中上下前后今去明同期至到、-—0123456789一二三十〇零两半第近约超（）",
        "2025年", "3月", "30日", "去年", "同期", "次日", "以来", "至今", "截至", "止年度", "报告期", "春节",
        "周五", "交易日内", "季度", "年报", "万", "个", "，", "。", "\n", "FY", "Q3", "H1",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(text=st.lists(PIECES, max_size=25).map("".join), published=st.none() | st.dates())
def test_whatever_the_text_spans_are_in_order_and_apart(text: str, published: date | None) -> None:
    found = read(text, published)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start < one.end <= len(text) for end, one in zip(ends, found, strict=False))
    for one in found:
        value = one.value
        if isinstance(value, DateInterval):
            assert (value.start is None) == (value.end is None)
            assert value.start is None or value.end is None or value.start <= value.end


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=60), published=st.none() | st.dates())
def test_no_text_raises(text: str, published: date | None) -> None:
    read(text, published)


def test_an_interval_that_is_asked_for_and_missing_has_its_caution() -> None:
    text = "2025年2月30日截止，4月31日付款，30日前退款"
    missing = {(one.start, one.end) for one in read(text, None) if is_missing(one)}
    assert {(one.start, one.end) for one in cautions(text, None)} == missing
    assert [one.code for one in cautions(text, None)] == [
        "date.impossible",
        "date.impossible",
        "date.unresolved",
    ]


def is_missing(found: Found) -> bool:
    value = found.value
    return isinstance(value, DateInterval) and value.start is None and value.timex != "PAST_REF"


def test_past_the_exchange_calendar_a_caution_says_so() -> None:
    text = "1969年3月5日收于10元，较上一交易日上涨"
    assert [one.code for one in cautions(text)] == ["date.horizon"]


def test_today_is_never_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoToday(date):
        @classmethod
        def today(cls) -> date:
            raise AssertionError("the result must not depend on today's date")

    monkeypatch.setattr(anchor, "date", NoToday)
    assert read("去年今日，昨日，春节，上一交易日")


def test_pandas_is_not_loaded_for_plain_dates() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from tests.dates.examples import read;"
        "read('2025年3月5日，去年同期，春节假期，三天');"
        "sys.exit('pandas' in sys.modules or 'exchange_calendars' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("piece", ["2025年", "1、", "2025年3月", "5日至", "近10", "十", "去年同期"])
def test_the_work_on_long_runs_grows_with_them(piece: str) -> None:
    def work(times: int) -> int:
        return calls(lambda: read(piece * times))

    work(100)
    assert work(4000) < 8 * work(1000)
