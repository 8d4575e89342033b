"""Strings that other readers get silently wrong, and what they say."""

from decimal import Decimal

import pytest

from extractor.mentions.scan import scan
from extractor.text.fold import fold
from extractor.text.layout import read_layout


def numbers(sentence: str) -> list[tuple[str, str, str]]:
    """Each quantity of a sentence: its text, its number, its kind."""
    folded = fold(sentence).folded
    return [
        (folded[one.start : one.end], format(getattr(one.value, "low", Decimal(0)), "f"), one.kind)
        for one in scan(folded, read_layout(folded))[0]
    ]


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("计划投资3541.07万元2.3本项目", [("3541.07万元", "35410700", "money")]),
        ("出资100000万美元", [("100000万美元", "1000000000", "money")]),
        ("金额小于40万", [("40万", "400000", "money")]),
        ("共一千多万元", [("一千多万元", "10000000", "money")]),
        ("折合8亿元人民币", [("8亿元人民币", "800000000", "money")]),
        ("资产1,100.9亿元", [("1,100.9亿元", "110090000000", "money")]),
        ("花费3万4000元", [("3万4000元", "34000", "money")]),
        ("回购3亿5千万元", [("3亿5千万元", "350000000", "money")]),
        ("罚款1万2千元", [("1万2千元", "12000", "money")]),
        ("规模1.72万亿欧元", [("1.72万亿欧元", "1720000000000", "money")]),
        ("同比增长782.2%", [("782.2%", "782.2", "percent")]),
        ("累计亏损约93亿元,2024年扭亏", [("93亿元", "9300000000", "money")]),
        ("亏损收窄1.245亿元", [("1.245亿元", "124500000", "money")]),
        ("逆回购利率下调50个基点", [("50个基点", "50", "percent")]),
        ("支持4/5G网络", []),
        ("每股0.0000001元", [("0.0000001元", "0.0000001", "money")]),
    ],
)
def test_what_others_get_wrong_is_read(sentence: str, says: list[tuple[str, str, str]]) -> None:
    assert numbers(sentence) == says


@pytest.mark.parametrize(
    "sentence",
    [
        "请致电400-820-8888或021-62345678",
        "银发〔2024〕9号文，公司2024-008号公告",
        "甲公司（600001）、乙股份（00001.HK）",
        "主队3比1取胜，赔率10:1",
        "模型Speech 02、手机X17与5G基站",
        "十分重视，百度、万科、三一重工、千方科技、亿纬锂能",
        "元宇宙、一带一路、十四五、00后、一方面",
        "第3家门店，前10大股东，全球500强",
        "一轮投资，双核驱动，两家公司",
    ],
)
def test_what_is_no_quantity_is_left(sentence: str) -> None:
    assert numbers(sentence) == []
