"""What holds for any quantity: its number survives every way of writing it, its place only shifts."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.document import Found
from extractor.mentions.numeral import read_numeral
from extractor.mentions.scan import scan
from extractor.text.fold import fold
from extractor.text.layout import read_layout
from tests.growth import calls

DIGITS = "零一二三四五六七八九"
FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
WIDE = {ord(char): ord(char) + 0xFEE0 for char in "0123456789.%"}
PIECES = [
    *"0123456789.,，%％‰-—~至到/、和或 （）()：\n",
    *"零〇一二两三十百千万亿几数多余来半成番倍点分元角块",
    *"第前每约超过近不足以上左右起增降同比从由",
    "港元", "美元", "人民币", "HK$", "个百分点", "bp", "家", "个", "股", "平方米", "每股", "市值", "x", "PE",
    "百分之", "分之", "翻", "单位：万元", "（亿元）", "三一重工", "一带一路",
]  # fmt: skip


def section(number: int) -> str:
    """A number below ten thousand in Chinese figures: 1050 is 一千零五十."""
    written, gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return written


def in_chinese(number: int) -> str:
    """A whole number in Chinese figures, as a bank writes it."""
    if number == 0:
        return "零"
    written = ""
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // size % 10**4
        if part:
            bridge = "零" if written and part < 1000 else ""
            written += bridge + section(part) + name
    return written


def in_mixed(number: int) -> str:
    """A whole number with its great scales in Chinese: 3亿5000万20."""
    written = ""
    for size, name in ((10**8, "亿"), (10**4, "万")):
        part = number // size % 10**4
        if part:
            written += f"{part}{name}"
    return written or str(number)


def read(text: str) -> list[Found]:
    folded = fold(text).folded
    return scan(folded, read_layout(folded))[0]


WHOLE = st.integers(min_value=0, max_value=10**12 - 1)
HUNDREDTHS = st.decimals(min_value=0, max_value=10**6, places=2)


@given(WHOLE)
def test_a_number_survives_chinese_figures(number: int) -> None:
    for written in (in_chinese(number), in_chinese(number).translate(FORMAL)):
        numeral = read_numeral(written)
        assert numeral is not None
        assert numeral.low == numeral.high == number


@given(WHOLE)
def test_a_number_survives_mixed_figures(number: int) -> None:
    number -= number % 10**4 if number >= 10**4 else 0
    numeral = read_numeral(in_mixed(number))
    assert numeral is not None
    assert numeral.low == number


@given(HUNDREDTHS)
def test_a_number_survives_separators(number: Decimal) -> None:
    numeral = read_numeral(f"{number:,f}")
    assert numeral is not None
    assert numeral.low == number


@given(st.integers(0, 9999), st.integers(1, 99))
def test_a_number_survives_a_chinese_point(whole: int, hundredths: int) -> None:
    tail = "".join(DIGITS[int(char)] for char in f"{hundredths:02}")
    numeral = read_numeral(f"{in_chinese(whole)}点{tail}亿")
    assert numeral is not None
    assert numeral.low == (whole + Decimal(hundredths) / 100) * 10**8


@given(HUNDREDTHS, st.sampled_from(["亿元", "%", "倍", "万股", "个百分点", "港元"]))
def test_full_width_says_what_half_width_says(number: Decimal, unit: str) -> None:
    half = f"合计达{number}{unit}。"
    assert read(half) == read(half.translate(WIDE))


@given(st.sampled_from([
    ("回购3亿5千万元股份", "回購3億5千萬元股份"),
    ("上涨百分之二十个", "上漲百分之二十個"),
    ("认购倍数为79倍", "認購倍數為79倍"),
    ("约一百二十万平方米", "約一百二十萬平方米"),
]))  # fmt: skip
def test_traditional_says_what_simplified_says(pair: tuple[str, str]) -> None:
    simplified, traditional = pair
    assert read(simplified) == read(traditional)


@pytest.mark.parametrize("clause", ["公司公告称，", "据此前报道，业绩向好。", "昨日\n"])
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_a_neutral_clause_in_front_only_shifts(clause: str, rest: str) -> None:
    rest = f"公司{rest}"
    alone, shifted = read(rest), read(clause + rest)
    by = len(fold(clause + rest).folded) - len(fold(rest).folded)
    assert [one._replace(start=one.start + by, end=one.end + by) for one in alone] == shifted


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=30).map("".join))
def test_no_text_raises_and_no_mention_overlaps(text: str) -> None:
    found = read(text)
    folded = fold(text).folded
    assert all(0 <= one.start < one.end <= len(folded) for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_the_same_text_says_the_same(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "一",
        "1亿",
        "1、",
        "（",
        "每股3.5元，",
        "市值3亿，",
        "三家、",
        "10%-",
        "HK$",
        "1万元至",
        "单位：万元\n1 ",
        "约",
        "万",
    ],
)
def test_the_work_on_a_monotonous_text_grows_with_it(piece: str) -> None:
    def work(times: int) -> int:
        return calls(lambda: read(piece * times + "元"))

    work(100)
    assert work(4000) < 8 * work(1000)


def test_a_run_of_digits_is_no_number() -> None:
    assert read("9" * 100_000 + "元") == []
