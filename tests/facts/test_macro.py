"""What statistics tell: parts of a whole, profits of all industry, comparisons that date nothing."""

import pytest

from extractor.facts.assemble import read_facts
from tests.facts.reading import document, facts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2024年前7个月，规模以上工业企业利润同比增长2.2%，增速比前6个月放缓0.8个百分点。"
         "其中，7月份利润同比下降1.5%", [
            "规模以上工业企业 | total_profit | growth_yoy | 2024-01-01..2024-07-31 | 2.2 %",
            "规模以上工业企业 | total_profit_growth | change | 2024-01-01..2024-07-31 | -0.8 pp",
            "规模以上工业企业 | total_profit | growth_yoy | 2024-07 | -1.5 %",
        ]),
        ("2024年7月，工业企业中，国有控股企业利润同比增长3%", [
            "国有控股企业 | total_profit | growth_yoy | 2024-07 | 3 %",
        ]),
        ("2024年3月末委托贷款余额占比7.6%，同比低0.7个百分点", [
            "中国 | social_financing | share | 2024-03-31 | 7.6 %",
            "中国 | social_financing | change | 2024-03-31 | -0.7 pp",
        ]),
        ("2024年5月，生产指数为52.3%，比上月上升0.5个百分点；企业经营现金流指数为47.2%", [
            "中国 | pmi | amount | 2024-05 | 52.3 %",
            "中国 | pmi | change | 2024-05 | 0.5 pp",
        ]),
        ("2024年12月份的CPI将与11月份的CPI持平，或将处于1.5%的水平", [
            "中国 | cpi | growth_yoy | 2024-12 | 1.5 % | forecast",
        ]),
    ],
)  # fmt: skip
def test_statistics(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected


def test_a_part_is_a_segment_of_its_whole() -> None:
    read = document("2024年5月，新订单指数为51.8%；非制造业PMI为50.1%")
    statements, _ = read_facts(read, ())
    assert [statement.qualifiers["segment_text"] for statement in statements] == ["新订单指数", "非制造业"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("预计沪指明年将上涨16%", ["沪指 | index_level | growth | 2026 | 16 % | forecast"]),
        ("甲公司明年拟将产能提高16%", ["甲公司 | capacity | growth | 2026 | 16 % | target"]),
    ],
)
def test_nobody_means_a_market_to_rise(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected


def test_a_holder_may_be_named_behind_what_he_holds() -> None:
    assert facts("甲公司解禁，包括持股1.2亿股的联合创始人王某") == [
        "王某 | shares_held | amount | - | 120000000 股"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("甲公司申购新股，发行市盈率20.97倍，参考行业平均市盈率为33.98倍，申购价格为30.66元", [
            "甲公司 | price_to_earnings | amount | - | 20.97",
            "参考行业 | price_to_earnings | amount | - | 33.98",
            "甲公司 | ipo_price | amount | - | 30.66 CNY",
        ]),
        ("甲公司2024年每百元营业收入中的成本为85.9元，同比下降0.13元", []),
        ("甲公司称，4只新股的发行总数不多", []),
        ("甲公司人均持有3张银行卡，金额同比增长31%", []),
    ],
)  # fmt: skip
def test_what_is_only_a_measure_of_something_else(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected


def test_an_economist_tells_of_the_loans_of_a_country() -> None:
    assert facts("甲公司首席宏观研究员表示，2024年12月新增人民币贷款为1.2万亿元") == [
        "中国 | new_loans | amount | 2024-12 | 1200000000000 CNY | reported | 甲公司"
    ]


def test_what_is_summed_up_is_of_the_longer_time() -> None:
    read = facts(
        "2024年1-8月，国有企业累计实现营业收入200亿元，8月环比增长0.8%。中央企业累计实现营业收入160亿元，同比增长9%"
    )
    assert read == [
        "国有企业 | revenue | amount | 2024-01-01..2024-08-31 | 20000000000 CNY",
        "国有企业 | revenue | growth_qoq | 2024-08 | 0.8 %",
        "中央企业 | revenue | amount | 2024-01-01..2024-08-31 | 16000000000 CNY",
        "中央企业 | revenue | growth_yoy | 2024-01-01..2024-08-31 | 9 %",
    ]


def test_a_period_that_is_carried_is_the_same_period() -> None:
    told = "2024年3月末，企业债券余额为4万亿元。其中，信托贷款余额为5万亿元。"
    told += "\n2024年3月末，信托贷款余额为5万亿元。"
    assert len(facts(told)) == 2
