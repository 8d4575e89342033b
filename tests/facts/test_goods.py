"""What is traded is a subject by its words, and whose move a clause tells is not guessed."""

import pytest

from tests.facts.reading import facts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "铁矿石主力合约低开高走，收盘上涨1.3%，报804.5元/吨",
            [
                "铁矿石主力合约 | price | growth | - | 1.3 %",
                "铁矿石主力合约 | price | amount | - | 804.5 CNY",
            ],
        ),
        ("甲醇期货领跌，主力合约跌2.8%", ["甲醇期货主力合约 | price | growth | - | -2.8 %"]),
        (
            "豆粕、菜粕分别下跌1.4%和1.9%",
            ["豆粕 | price | growth | - | -1.4 %", "菜粕 | price | growth | - | -1.9 %"],
        ),
        ("6月交割的原油期货上涨3%", ["原油期货 | price | growth | - | 3 %"]),
        (
            "10年期国债收益率上行9个基点，报2.37%",
            ["10年期国债 | bond_yield | change | - | 9 bp", "10年期国债 | bond_yield | amount | - | 2.37 %"],
        ),
    ],
)
def test_a_good_is_a_subject(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("甲公司跌4.7%，溪源老酒跌3.9%", ["甲公司 | share_price | growth | - | -4.7 %"]),
        (
            "甲公司低开，早盘一度跌4.7%，尾盘收跌1%",
            ["甲公司 | share_price | growth | - | -4.7 %", "甲公司 | share_price | growth | - | -1 %"],
        ),
        ("受原油价格上涨影响，收盘涨2%", []),
    ],
)
def test_a_name_that_is_not_read_gives_its_move_to_nobody(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected


def test_points_of_a_percentage_are_of_a_ratio_only() -> None:
    assert facts("甲公司2024年客户增加0.05个百分点") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "甲公司、乙公司跌超5%",
            ["甲公司 | share_price | growth | - | >-5 %", "乙公司 | share_price | growth | - | >-5 %"],
        ),
        ("燃油、沥青涨超1%", ["燃油 | price | growth | - | >1 %", "沥青 | price | growth | - | >1 %"]),
        ("甲公司、溪源老酒、云岭药业居前，净买入金额分别为3亿元、2亿元和1亿元", []),
    ],
)
def test_a_list_of_names_shares_one_number_or_has_one_each(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected
