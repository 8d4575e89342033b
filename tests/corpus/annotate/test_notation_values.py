"""The notation of values: what each says, and that it is written back the same."""

from datetime import date
from decimal import Decimal

import pytest

from corpus.annotate.escape import NotationError, Piece
from corpus.annotate.values import read_fact_value, read_mention_value, write_number, write_value
from schemas import Bare, Count, DateInterval, Duration, Money, Multiple, Percent, Value


def d(number: str) -> Decimal:
    return Decimal(number)


def money(low: str, high: str = "", **said: object) -> Money:
    said = {"currency": "CNY", "currency_source": "stated"} | said
    return Money.model_validate({"low": low, "high": high or low, **said})


def dated(start: str | None, end: str | None, grain: str, **said: object) -> DateInterval:
    return DateInterval.model_validate({"start": start, "end": end, "grain": grain, **said})


MENTIONS: dict[str, Value] = {
    "917e8 HKD": money("91700000000", currency="HKD"),
    "3.124e8 CNY": money("312400000"),
    "5740e4 CNY": money("57400000"),
    "-12069 CNY": money("-12069"),
    "5e8..8e8 CNY": money("500000000", "800000000"),
    ">60e8 USD": money("6000000000", currency="USD", mod="more_than"),
    "<=12.27 CNY per share": money("12.27", mod="equal_or_less", per="share"),
    "1231e8 HKD inherited": money("123100000000", currency="HKD", currency_source="inherited"),
    "100e8 ?": money("10000000000", currency=None, currency_source=None),
    "63.7 %": Percent(low=d("63.7"), high=d("63.7")),
    "32.68..56.09 %": Percent(low=d("32.68"), high=d("56.09")),
    "<-0.02 pp": Percent(low=d("-0.02"), high=d("-0.02"), unit="pp", mod="less_than"),
    "25 bp": Percent(low=d("25"), high=d("25"), unit="bp"),
    "~79 x": Multiple(low=d("79"), high=d("79"), mod="approx"),
    ">=460 家 of 机构": Count(low=d("460"), high=d("460"), unit="家", of="机构", mod="equal_or_more"),
    "4803 辆 of ES8汽车": Count(low=d("4803"), high=d("4803"), unit="辆", of="ES8汽车"),
    r"5 \TEU": Count(low=d("5"), high=d("5"), unit="TEU"),
    "3 -": Count(low=d("3"), high=d("3")),
    "3 day": Duration(low=d("3"), high=d("3"), unit="day", timex="P3D"),
    "24 hour": Duration(low=d("24"), high=d("24"), unit="hour", timex="PT24H"),
    "15 trading_day": Duration(low=d("15"), high=d("15"), unit="trading_day"),
    "2022 day": Duration(low=d("2022"), high=d("2022"), unit="day", timex="P2022D"),
    "2026-01-08 rel": dated("2026-01-08", "2026-01-08", "day", timex="2026-01-08", relative=True),
    "2024-02": dated("2024-02-01", "2024-02-29", "month", timex="2024-02"),
    "2025-Q3": dated("2025-07-01", "2025-09-30", "quarter", timex="2025-Q3"),
    "2025-H1": dated("2025-01-01", "2025-06-30", "half", timex="2025-H1"),
    "2022": dated("2022-01-01", "2022-12-31", "year", timex="2022"),
    "2026-W02": dated("2026-01-05", "2026-01-11", "week", timex="2026-W02"),
    "2022..2024": dated("2022-01-01", "2024-12-31", "range"),
    "2026 start": dated("2026-01-01", "2026-03-31", "year", timex="2026", mod="start"),
    "2025-03 end rel": dated("2025-03-21", "2025-03-31", "month", timex="2025-03", mod="end", relative=True),
    "2016-12-31 end": dated("2016-12-31", "2016-12-31", "day", timex="2016-12-31", mod="end"),
    "? day timex=PAST_REF rel": dated(None, None, "day", timex="PAST_REF", relative=True),
    "2019-01-01..2019-06-30 half timex=-": dated("2019-01-01", "2019-06-30", "half"),
}


@pytest.mark.parametrize("written", MENTIONS)
def test_says(written: str) -> None:
    assert read_mention_value(Piece(written, 0)) == MENTIONS[written]


@pytest.mark.parametrize("written", MENTIONS)
def test_is_written_so(written: str) -> None:
    assert write_value(MENTIONS[written]) == written


@pytest.mark.parametrize(
    "written",
    ["917亿 HKD", "5 ", "2026-13-01", "2026-02-30", "2024 rel soon", "? rel", "1e8", "USD 5", "1.2.3 %"],
)
def test_is_no_value(written: str) -> None:
    with pytest.raises(NotationError):
        read_mention_value(Piece(written, 0))


def test_a_fact_can_have_a_bare_number() -> None:
    assert read_fact_value(Piece("7.139", 0)) == Bare(low=d("7.139"), high=d("7.139"))


def test_a_fact_says_nothing_of_where_its_currency_was_found() -> None:
    assert read_fact_value(Piece("5 CNY", 0)) == money("5", currency_source=None)
    assert write_value(money("5", currency_source=None), in_fact=True) == "5 CNY"


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("91700000000", "917e8"),
        ("-57400000", "-5740e4"),
        ("5065238630", "5065238630"),
        ("0", "0"),
        ("0.5", "0.5"),
    ],
)
def test_large_numbers_count_in_wan_and_yi(number: str, written: str) -> None:
    assert write_number(Decimal(number)) == written


def test_dates_are_real_days() -> None:
    value = read_mention_value(Piece("2024-02-29", 0))
    assert isinstance(value, DateInterval)
    assert value.start == date(2024, 2, 29)
