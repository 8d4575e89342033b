"""What the place of print decides: the currency of 元, the script of a unit."""

import pytest

from extractor.mentions.scan import scan
from extractor.text.fold import fold
from extractor.text.layout import read_layout
from schemas import Count, Money, Value


def values(original: str, *, publisher: str | None = None) -> list[Value | None]:
    text = fold(original)
    found, _ = scan(text.folded, read_layout(text.folded), publisher=publisher, source=text)
    return [one.value for one in found]


@pytest.mark.parametrize(
    ("sentence", "publisher", "currency", "source"),
    [
        ("公司中期收入38.2亿元", None, "CNY", "stated"),
        ("公司中期收入38.2亿元", "信报", "HKD", "inherited"),
        ("公司中期收入38.2亿元人民币", "信报", "CNY", "stated"),
        ("公司中期業務收入為38.2億元", None, "HKD", "inherited"),
        ("【财华社讯】港股公司公布，涉资6.99万元", None, "HKD", "inherited"),
        ("原标题：公司(00001-HK)于港交所回购，涉资6.99万元    来源：财华网", None, "HKD", "inherited"),
        ("据《明报》报道，内地公司涉资6.99万元", None, "CNY", "stated"),
        ("台股昨日成交額為3,200億元", None, "TWD", "inherited"),
        (
            "萬某持有的公司收入为38.2亿元，主营业务平稳，" + "管理层对全年的展望不变，" * 20,
            None,
            "CNY",
            "stated",
        ),
    ],
)
def test_the_press_decides_what_yuan_is(
    sentence: str, publisher: str | None, currency: str, source: str
) -> None:
    (value,) = values(sentence, publisher=publisher)
    assert isinstance(value, Money)
    assert (value.currency, value.currency_source) == (currency, source)


def test_a_classifier_is_given_as_printed() -> None:
    (value,) = values("集團於期末經營326間門店")
    assert isinstance(value, Count)
    assert (value.unit, value.of) == ("間", "門店")


def test_yuan_after_new_taiwan_dollars_are_such() -> None:
    value = values("一季度净利润新台币702亿元，每股盈余8.64元。")[1]
    assert isinstance(value, Money)
    assert (value.currency, value.currency_source) == ("TWD", "inherited")


def test_a_price_beside_prices_in_hong_kong_dollars_is_one_of_them() -> None:
    value = values("目标价由10.5港元上调至12元，目标价12元较现价高两成")[1]
    assert isinstance(value, Money)
    assert value.currency == "HKD"
