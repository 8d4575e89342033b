"""What the values of a list are laid out over, told by 分别 or only by their number."""

import pytest

from tests.facts.reading import facts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "甲公司、乙公司2024年营收3亿元和2亿元，净利润2亿元和1亿元",
            [
                "甲公司 | revenue | amount | 2024 | 300000000 CNY",
                "乙公司 | revenue | amount | 2024 | 200000000 CNY",
                "甲公司 | net_profit | amount | 2024 | 200000000 CNY",
                "乙公司 | net_profit | amount | 2024 | 100000000 CNY",
            ],
            id="companies",
        ),
        pytest.param(
            "甲公司2024年营收3亿元，净利润1亿元，同比分别增长12%和5%",
            [
                "甲公司 | revenue | amount | 2024 | 300000000 CNY",
                "甲公司 | net_profit | amount | 2024 | 100000000 CNY",
                "甲公司 | revenue | growth_yoy | 2024 | 12 %",
                "甲公司 | net_profit | growth_yoy | 2024 | 5 %",
            ],
            id="metrics told of before",
        ),
        pytest.param(
            "甲公司2024年营收与净利润分别增长42%和84%",
            ["甲公司 | revenue | growth | 2024 | 42 %", "甲公司 | net_profit | growth | 2024 | 84 %"],
            id="growth of metrics",
        ),
        pytest.param(
            "甲公司2024年研发费用3亿元，占营收比重8%",
            [
                "甲公司 | rd_expense | amount | 2024 | 300000000 CNY",
                "甲公司 | rd_expense | share | 2024 | 8 %",
            ],
            id="a part and its whole",
        ),
        pytest.param(
            "甲公司2024年销量12万辆，其中新能源车销量5万辆；产量11万辆",
            [
                "甲公司 | sales_volume | amount | 2024 | 120000 辆",
                "甲公司 | sales_volume | amount | 2024 | 50000 辆",
                "甲公司 | output | amount | 2024 | 110000 辆",
            ],
            id="a part of a company is no subject",
        ),
    ],
)
def test_a_value_is_of_its_place(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected
