"""What wraps of markets tell: trades in brackets, those who rose and fell, bare levels, bounds of a list."""

import pytest

from tests.facts.reading import facts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "板块涨幅靠前：住宿餐饮（3.60%）、水泥（0.83%）",
            ["住宿餐饮 | index_level | growth | - | 3.6 %", "水泥 | index_level | growth | - | 0.83 %"],
        ),
        ("板块跌幅居前：白酒（1.07%）、保险(0.40%)", [
            "白酒 | index_level | growth | - | -1.07 %",
            "保险 | index_level | growth | - | -0.4 %",
        ]),
        ("行业板块方面，信托（7.41%）、保险（6.68%）等居涨幅前两位", [
            "信托 | index_level | growth | - | 7.41 %",
            "保险 | index_level | growth | - | 6.68 %",
        ]),
        ("计算机（2.3%）和传媒（1.2%）等行业涨幅居前", [
            "计算机 | index_level | growth | - | 2.3 %",
            "传媒 | index_level | growth | - | 1.2 %",
        ]),
        ("甲公司（32%）、乙公司（15%）等公司净利润同比增幅居前", [
            "甲公司 | net_profit | growth_yoy | - | 32 %",
            "乙公司 | net_profit | growth_yoy | - | 15 %",
        ]),
        ("甲公司（5亿元）、乙公司（3亿元）等净利润居前", [
            "甲公司 | net_profit | amount | - | 500000000 CNY",
            "乙公司 | net_profit | amount | - | 300000000 CNY",
        ]),
        ("经济增速5%居前，水泥（0.83%）", []),
    ],
)  # fmt: skip
def test_brackets_give_each_name_its_value(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("板块共有170只股票上涨，262只股票下跌", [
            "板块 | advancing_stocks | amount | - | 170 只",
            "板块 | declining_stocks | amount | - | 262 只",
        ]),
        ("创业板中，甲公司、星河电子、乙公司等8家涨停", ["创业板 | limit_up_stocks | amount | - | 8 家"]),
        ("两市涨停个股116只", ["两市 | limit_up_stocks | amount | - | 116 只"]),
        ("两市3家公司上涨3%", []),
    ],
)  # fmt: skip
def test_those_who_rose_and_fell_are_counted(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("3月18日，沪指最低至3039.72，收盘于3041.52，下跌0.21%", [
            "沪指 | index_level | amount | 2025-03-18 | 3039.72",
            "沪指 | index_level | amount | 2025-03-18 | 3041.52",
            "沪指 | index_level | growth | 2025-03-18 | -0.21 %",
        ]),
        ("截至2024年6月30日，沪指收于3245.43，与2023年年末相比上涨0.62%", [
            "沪指 | index_level | amount | 2024-06-30 | 3245.43",
            "沪指 | index_level | growth | 2024-06-30 | 0.62 %",
        ]),
        ("两市成交额再创新高，达1.2万亿元", ["两市 | turnover | amount | - | 1200000000000 CNY"]),
        ("甲公司2024年营收增长20%，达5亿元", [
            "甲公司 | revenue | growth | 2024 | 20 %",
            "甲公司 | revenue | amount | 2024 | 500000000 CNY",
        ]),
    ],
)  # fmt: skip
def test_levels_without_a_unit_or_a_metric_beside_them(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "甲公司、乙公司、丙公司6只个股解禁市值超100亿元",
        "甲公司、星河煤业等涨逾3%",
        "甲公司发布报告，美国三大股指涨幅均超过2%",
        "甲公司称，在解禁市值超过10亿元的个股中",
    ],
)
def test_a_bound_of_several_is_of_none(sentence: str) -> None:
    assert facts(sentence) == []


def test_a_fall_after_unlocked_shares_is_of_the_share() -> None:
    assert facts("甲公司受限售解禁影响，收盘下跌8%") == ["甲公司 | share_price | growth | - | -8 %"]


def test_manners_are_no_subject() -> None:
    assert facts("昨日解禁的还有甲公司，收盘股价跌3%") == [
        "甲公司 | share_price | growth | 2025-03-19 | -3 %"
    ]


def test_a_wrap_keeps_the_day_of_its_first_number() -> None:
    wrap = "2025年3月19日大势\n周二沪深市场盘下，沪指收报2883.61点。\n板块涨幅靠前： 人脸识别 （0.86%）。"
    assert facts(wrap) == [
        "沪指 | index_level | amount | 2025-03-18 | 2883.61 点",
        "人脸识别 | index_level | growth | 2025-03-18 | 0.86 %",
    ]


def test_a_growth_noun_of_something_unread_is_nobodys() -> None:
    assert facts("2024年8月固定资产投资同比增长8%，消费总额增速回升至10.6%的水平") == [
        "中国 | fixed_asset_investment | growth_yoy | 2024-08 | 8 %"
    ]


def test_one_that_hit_the_limit_is_counted_for_its_board() -> None:
    assert facts("深圳主板中，仅甲公司1家涨停") == ["深圳主板 | limit_up_stocks | amount | - | 1 家"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("甲醇期货上涨11%，布伦特原油开盘飙升13%，现货白银一度涨近2%", [
            "甲醇期货 | price | growth | - | 11 %",
            "布伦特原油 | price | growth | - | 13 %",
            "现货白银 | price | growth | - | <2 %",
        ]),
        ("沪深京三市成交额达到3.04万亿元，甲公司、乙公司等20多只股票涨停", [
            "沪深京三市 | turnover | amount | - | 3040000000000 CNY",
            "沪深京三市 | limit_up_stocks | amount | - | >20 只",
        ]),
        ("甲公司、乙公司等20多只股票涨停", []),
        ("昨日沪指跌2.23%，创年内最大跌幅；国企指数跌3.53%", [
            "沪指 | index_level | growth | 2025-03-19 | -2.23 %",
            "国企指数 | index_level | growth | 2025-03-19 | -3.53 %",
        ]),
        ("板块涨幅靠前：送转预期（1.81%）、水泥（0.40%）", [
            "送转预期 | index_level | growth | - | 1.81 %",
            "水泥 | index_level | growth | - | 0.4 %",
        ]),
    ],
)  # fmt: skip
def test_each_number_of_a_wrap_is_of_its_own(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "净利润增幅超过500%的还有甲公司、乙公司",
        "创业板全部公司每股平均收益从2023年的0.39元增长至2024年的0.43元",
        "甲公司称，此后涨跌幅限制设定为20%",
    ],
)
def test_what_is_of_all_of_them_is_of_none(sentence: str) -> None:
    assert facts(sentence) == []


def test_a_share_of_those_counted_is_no_share_of_their_profit() -> None:
    assert facts("甲公司2024年净利润增长50%，净利润增长的公司有286家，占比67%") == [
        "甲公司 | net_profit | growth | 2024 | 50 %"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("甲公司涨停，汽模转债收报138.20", []),
        ("油价每上涨1%，甲公司成本会增加", []),
        ("布伦特均价将升至68美元/桶", ["布伦特 | price | amount | - | 68 USD | forecast"]),
    ],
)
def test_prices_of_what_is_traded(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected
