from datetime import date
from decimal import Decimal

import pytest

from caixun.words import interval_words, value_words
from schemas import Bare, Count, DateInterval, Duration, Money, Multiple, Percent, Quantity, Value


def d(digits: str) -> Decimal:
    return Decimal(digits)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Money(low=d("91700000000"), high=d("91700000000"), currency="HKD"), "91.7 bn HKD"),
        (
            Money(low=d("2E+8"), high=d("2E+8"), mod="less_than", currency="CNY", per="month"),
            "< 200 m CNY / month",
        ),
        (Money(low=d("5"), high=d("8.50"), mod="approx"), "≈ 5 – 8.5 ?"),
        (Money(low=d("-1.5E12"), high=d("-1.5E12"), currency="CNY"), "-1.5 tn CNY"),
        (Percent(low=d("-1.80"), high=d("-1.80")), "-1.8%"),
        (Percent(low=d("25"), high=d("25"), unit="bp"), "25 bp"),
        (Multiple(low=d("79"), high=d("79")), "79 ×"),
        (Count(low=d("12000"), high=d("12000"), mod="more_than", unit="家", of="客户"), "> 12,000 家 客户"),
        (Duration(low=d("6"), high=d("6"), unit="year", timex="P6Y"), "6 year"),
        (Bare(low=d("3000.50"), high=d("3000.50"), mod="equal_or_more"), "≥ 3,000.5"),
        (DateInterval(start=date(2025, 1, 1), end=date(2025, 9, 30), grain="range"), "2025Q1–Q3"),
        (DateInterval(grain="day", timex="XXXX-08-29"), "XXXX-08-29"),
        (DateInterval(grain="day"), "unresolved"),
    ],
)
def test_values(value: Value | Quantity, words: str):
    assert value_words(value) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-01-12", "2026-01-12", "2026-01-12"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2022-01-01", "2024-12-31", "2022 – 2024"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-01", "2024-02-28", "2024-02-01 – 2024-02-28"),
        ("2025-07-01", "2025-12-31", "2025H2"),
        ("2022-01-01", "2025-06-30", "2022-01 – 2025-06"),
    ],
)
def test_intervals(start: str, end: str, words: str):
    assert interval_words(date.fromisoformat(start), date.fromisoformat(end)) == words
