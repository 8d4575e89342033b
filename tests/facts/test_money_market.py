"""What the central bank does in the market, and what money costs there."""

import pytest

from tests.facts.reading import facts

DAY = "2025-03-18"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("央行周四将不开展操作，1200亿元逆回购自然到期", [
            "央行 | reverse_repo_maturity | amount | 2025-03-20 | 120000000000 CNY",
        ]),
        ("3月18日，央行开展1300亿元7天、400亿元14天期逆回购操作", [
            f"央行 | reverse_repo | amount | {DAY} | 130000000000 CNY",
            f"央行 | reverse_repo | amount | {DAY} | 40000000000 CNY",
        ]),
        ("3月18日，央行开展MLF操作共2080亿元，其中3个月1232亿元、1年期848亿元", [
            f"央行 | mlf_operation | amount | {DAY} | 208000000000 CNY",
            f"央行 | mlf_operation | amount | {DAY} | 123200000000 CNY",
            f"央行 | mlf_operation | amount | {DAY} | 84800000000 CNY",
        ]),
        ("3月18日，央行在1875亿元中期借贷便利（MLF）到期基础上加量续作3000亿元MLF", [
            f"央行 | mlf_maturity | amount | {DAY} | 187500000000 CNY",
            f"央行 | mlf_operation | amount | {DAY} | 300000000000 CNY",
        ]),
        ("3月18日，央行加码投放了28天期逆回购资金，达3600亿元", [
            f"央行 | reverse_repo | amount | {DAY} | 360000000000 CNY",
        ]),
        ("3月18日，央行通过逆回购、SLO共向市场投放资金2000亿元，相当于向市场净投放1500亿元", [
            f"央行 | liquidity_injection | amount | {DAY} | 200000000000 CNY",
            f"央行 | net_injection | amount | {DAY} | 150000000000 CNY",
        ]),
        ("3月18日，央行称有300亿元国库现金定存到期", [
            f"央行 | treasury_deposit_maturity | amount | {DAY} | 30000000000 CNY",
        ]),
    ],
)  # fmt: skip
def test_operations_are_told_from_what_falls_due(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("隔夜Shibor跌3.3个基点至2.37%，7天期Shibor跌2.9个基点至2.92%", [
            "隔夜Shibor | interbank_rate | change | - | -3.3 bp",
            "隔夜Shibor | interbank_rate | amount | - | 2.37 %",
            "7天期Shibor | interbank_rate | change | - | -2.9 bp",
            "7天期Shibor | interbank_rate | amount | - | 2.92 %",
        ]),
        ("质押式回购利率全线上涨，隔夜加权利率涨0.68基点，7天期品种涨1.04基点", [
            "隔夜 | interbank_rate | change | - | 0.68 bp",
            "7天期品种 | interbank_rate | change | - | 1.04 bp",
        ]),
        ("隔夜回购利率一路走低，收盘加权平均利率报4.0%，比前一日跌9BP", [
            "隔夜回购利率 | interbank_rate | amount | - | 4 %",
            "隔夜回购利率 | interbank_rate | change | - | -9 bp",
        ]),
        ("Shibor隔夜利率在小幅下调后再次站上2%的水平", [
            "Shibor隔夜利率 | interbank_rate | amount | - | >2 %",
        ]),
    ],
)  # fmt: skip
def test_a_rate_is_named_by_its_term(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("截至3月7日收盘，上交所一天期国债回购利率涨幅达37%，报2.995%", [
            "上交所一天期国债回购 | reverse_repo_rate | growth | 2025-03-07 | 37 %",
            "上交所一天期国债回购 | reverse_repo_rate | amount | 2025-03-07 | 2.995 %",
        ]),
        ("3月7日，深圳国债逆回购1天期品种R-001的年化利率大涨222%至16.16%，盘中一度冲至25.8%", [
            "深圳国债逆回购1天期品种R-001 | reverse_repo_rate | growth | 2025-03-07 | 222 %",
            "深圳国债逆回购1天期品种R-001 | reverse_repo_rate | amount | 2025-03-07 | 16.16 %",
            "深圳国债逆回购1天期品种R-001 | reverse_repo_rate | amount | 2025-03-07 | 25.8 %",
        ]),
    ],
)  # fmt: skip
def test_a_repo_of_an_exchange_is_none_of_the_central_banks(sentence: str, expected: list[str]) -> None:
    assert facts(sentence) == expected
