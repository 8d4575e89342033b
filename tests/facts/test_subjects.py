"""Whose a number is where more than one could have it."""

import pytest

from tests.facts.reading import facts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "甲公司将解禁2亿股，解禁股东为控股股东乙公司。公司一季度净利润3亿元",
            [
                "甲公司 | shares_unlocked | amount | - | 200000000 股 | target",
                "甲公司 | net_profit | amount | 2025Q1 | 300000000 CNY",
            ],
            id="a holder that ends its clause is not whom it tells of",
        ),
        pytest.param(
            "甲公司完成5亿元融资，由乙公司领投。公司估值40亿元",
            [
                "甲公司 | financing | amount | - | 500000000 CNY",
                "甲公司 | valuation | amount | - | 4000000000 CNY",
            ],
            id="an investor has no valuation",
        ),
        pytest.param(
            "甲公司拟转让子公司乙公司51%股权，挂牌底价为2亿元",
            [
                "甲公司 | shareholding | amount | - | 51 % | target",
                "甲公司 | asset_disposal | amount | - | 200000000 CNY | target",
            ],
            id="what is sold sells nothing",
        ),
        pytest.param(
            "甲公司公告，持股8%的股东王某已减持420万股",
            [
                "王某 | shareholding | amount | - | 8 % | reported | 甲公司",
                "王某 | shares_reduced | amount | - | 4200000 股 | reported | 甲公司",
            ],
            id="a holder behind its stake",
        ),
        pytest.param("甲公司公告，公司股东某某投资中心减持420万股", [], id="a holder that is not read"),
        pytest.param(
            "本周共有46家上市公司解禁，合计解禁3亿股",
            ["46家上市公司 | shares_unlocked | amount | 2025-03-17..2025-03-23 | 300000000 股"],
            id="those counted have what is summed",
        ),
        pytest.param(
            "甲公司2024年在全球手机市场的份额为15%",
            ["甲公司 | market_share | amount | 2024 | 15 %"],
            id="where a share is held is not who holds it",
        ),
        pytest.param(
            "甲公司、乙公司2024年净利润均超2亿元",
            [
                "甲公司 | net_profit | amount | 2024 | >200000000 CNY",
                "乙公司 | net_profit | amount | 2024 | >200000000 CNY",
            ],
            id="what all have each one has",
        ),
        pytest.param("甲公司、乙公司等2024年净利润超2亿元", [], id="a bound of an open list"),
    ],
)
def test_whose_a_number_is(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("若甲公司2024年净利润低于2亿元，则终止上市", [], id="supposed"),
        pytest.param(
            "甲公司董事会批准回购50亿元股份",
            ["甲公司 | share_buyback | amount | - | 5000000000 CNY"],
            id="approved",
        ),
        pytest.param(
            "甲公司2026年资本开支将增至40亿元",
            ["甲公司 | capex | amount | 2026 | 4000000000 CNY | target"],
            id="decided by itself",
        ),
        pytest.param(
            "甲公司将2024年净利润预期由5亿元上调至6亿元",
            [
                "甲公司 | net_profit | amount | 2024 | 500000000 CNY | forecast",
                "甲公司 | net_profit | amount | 2024 | 600000000 CNY | forecast",
            ],
            id="an expectation that is changed",
        ),
        pytest.param(
            "2月甲公司销量5万辆，预期6万辆；产量3万辆",
            [
                "甲公司 | sales_volume | amount | 2025-02 | 50000 辆",
                "甲公司 | sales_volume | amount | 2025-02 | 60000 辆 | forecast",
                "甲公司 | output | amount | 2025-02 | 30000 辆",
            ],
            id="an expectation beside ends with its part",
        ),
    ],
)
def test_how_far_a_number_is_meant(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "甲公司2024年2月销量比上年同期多3万辆",
            ["甲公司 | sales_volume | change | 2024-02 | 30000 辆"],
        ),
        (
            "甲公司签订合同，合同金额8亿元，占公司2023年营业收入的5%",
            [
                "甲公司 | contract_value | amount | - | 800000000 CNY",
                "甲公司 | contract_value | share | - | 5 %",
            ],
        ),
    ],
)
def test_what_a_base_is_of(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected
