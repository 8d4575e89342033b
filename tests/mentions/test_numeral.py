"""A numeral in the press, and the number it says."""

import re
from decimal import Decimal

import pytest

from extractor.mentions.numeral import Numeral, figures, read_numeral, read_range

POINTS = {
    "1,100.9亿": "110090000000",
    "3亿5千万": "350000000",
    "3亿5": "350000000",
    "1万2千": "12000",
    "1万零5百": "10500",
    "3万4000": "34000",
    "三万四": "34000",
    "两百五": "250",
    "三百零五": "305",
    "一千零五十": "1050",
    "一亿零五百万": "105000000",
    "一点五亿": "150000000",
    "十二点五": "12.5",
    "叁佰万": "3000000",
    "二〇二四": "2024",
    "十五万亿": "15000000000000",
    "232.3万亿": "232300000000000",
    "8﹒71亿": "871000000",
    "1，234": "1234",
    "1.50": "1.5",
    "千亿": "100000000000",
    "〇": "0",
}

OPEN = {
    "十几": ("11", "19", "approx"),
    "二十几": ("21", "29", "approx"),
    "十几亿": ("1100000000", "1900000000", "approx"),
    "数十亿": ("2000000000", "9000000000", "approx"),
    "几百万": ("2000000", "9000000", "approx"),
    "三四十": ("30", "40", None),
    "三五": ("3", "5", None),
    "一两": ("1", "2", None),
    "十七八": ("17", "18", None),
    "四五十万": ("400000", "500000", None),
    "2000多万": ("20000000", "20000000", "more_than"),
    "一千多万": ("10000000", "10000000", "more_than"),
    "百余": ("100", "100", "more_than"),
    "三十来": ("30", "30", "approx"),
}


@pytest.mark.parametrize(("written", "number"), POINTS.items())
def test_a_figure_says_its_number(written: str, number: str) -> None:
    assert read_numeral(written) == Numeral(Decimal(number), Decimal(number))
    assert re.fullmatch(figures().number, written)


@pytest.mark.parametrize(("written", "says"), OPEN.items())
def test_an_open_figure_says_a_range_or_a_hedge(written: str, says: tuple[str, str, str | None]) -> None:
    low, high, mod = says
    assert read_numeral(written) == (Decimal(low), Decimal(high), mod)
    assert re.fullmatch(figures().number, written)


@pytest.mark.parametrize("written", ["三十百", "亿万", "零万"])
def test_figures_that_contradict_each_other_say_nothing(written: str) -> None:
    assert read_numeral(written) is None


@pytest.mark.parametrize(
    ("low", "high", "ends"),
    [
        ("2", "3亿", ("200000000", "300000000")),
        ("5千", "8千万", ("50000000", "80000000")),
        ("8000亿", "1.2万亿", ("800000000000", "1200000000000")),
        ("1", "1.5万亿", ("1000000000000", "1500000000000")),
        ("三", "五", ("3", "5")),
    ],
)
def test_a_range_shares_its_scale(low: str, high: str, ends: tuple[str, str]) -> None:
    assert read_range(low, high) == (Decimal(ends[0]), Decimal(ends[1]), None)


def test_a_falling_range_is_turned() -> None:
    assert read_range("1700", "1500") == (Decimal(1500), Decimal(1700), None)


def test_ends_too_far_apart_are_no_range() -> None:
    assert read_range("2023", "5") is None


def test_a_chinese_digit_does_not_go_on_from_an_arabic_one() -> None:
    match = re.match(figures().number, "8三款")
    assert match is not None
    assert match[0] == "8"


@pytest.mark.parametrize("text", ["千瓦", "百分点", "兆瓦"])
def test_a_scale_that_begins_a_unit_is_left_to_it(text: str) -> None:
    match = re.match(figures().number, f"3{text}")
    assert match is not None
    assert match[0] == "3"
