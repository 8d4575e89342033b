"""Names that mean one thing become one Thing, with its aliases and its ticker."""

import pytest

from extractor.document import Thing
from extractor.entities.aliases import declared, short_forms
from extractor.entities.identifiers import ticker_beside
from extractor.entities.resolve import resolve
from extractor.names.find import find_names
from extractor.text.layout import read_layout


def things(text: str) -> dict[str, Thing]:
    layout = read_layout(text)
    found, called = resolve(find_names(text, layout, []), text, layout)
    assert all(one.entity is not None for one in found)
    return {thing.name: thing for thing in called}


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("智澜AI在港股上市。智澜的底色是技术", "智澜AI", ("智澜",)),
        (
            "甲渊地产集团有限公司（6999，HK，以下简称“甲渊地产”）公布业绩。甲渊实现销售",
            "甲渊地产集团有限公司",
            ("甲渊地产", "甲渊"),
        ),
        ("上海宝澜胜投资管理有限公司（下称“宝澜胜投资”）被罚", "上海宝澜胜投资管理有限公司", ("宝澜胜投资",)),
        ("印度央行（RBI）降息，央行称通胀受控", "印度央行", ("RBI", "央行")),
        ("伦敦证券交易所挂牌，将在伦交所交易", "伦敦证券交易所", ("伦交所",)),
        ("贵州茅台涨停，茅台市值创新高", "贵州茅台", ("茅台",)),
    ],
)
def test_one_thing_by_all_its_names(text: str, name: str, aliases: tuple[str, ...]) -> None:
    assert things(text)[name].aliases == aliases


def test_two_of_one_stem_stay_two() -> None:
    called = things("全资子公司四川利澜向银行借款，全资孙公司香港利澜参与收购")
    assert {"四川利澜", "香港利澜"} <= set(called)


def test_mentions_point_back() -> None:
    text = "星澜科技宣布融资，星澜科技计划扩产"
    layout = read_layout(text)
    found, called = resolve(find_names(text, layout, []), text, layout)
    assert called[0].mentions == (0, 1)
    assert [found[index].entity for index in called[0].mentions] == [0, 0]


@pytest.mark.parametrize(
    ("text", "ticker"),
    [
        ("甲（600136）", "600136.SH"),
        ("甲（行情600136,诊股）", "600136.SH"),
        ("甲（000651.SZ）", "000651.SZ"),
        ("甲（证券代码：688327）", "688327.SH"),
        ("甲（300750，SZ）", "300750.SZ"),
        ("甲（830799）", "830799.BJ"),
        ("甲（920118）", "920118.BJ"),
        ("甲（6111，HK，以下简称“乙”）", "06111.HK"),
        ("甲（00656）", "00656.HK"),
        ("甲（0700.HK）", "00700.HK"),
        ("甲（00296-HK）", "00296.HK"),
        ("甲（NASDAQ: ABC）", "ABC"),
        ("甲（TAL.US）", "TAL.US"),
        ("甲(21.350,+0.82,3.99%)（002996.SZ）", "002996.SZ"),
        ("甲（证券代码：CPIC）", "CPIC"),
        ("甲（2024年）", None),
        ("甲（10.09%）", None),
        ("甲公布600136股", None),
    ],
)
def test_tickers_are_canonical(text: str, ticker: str | None) -> None:
    assert ticker_beside(text, 1) == ticker


@pytest.mark.parametrize(
    ("short", "full", "so"),
    [
        ("Orion", "Orion Systems", True),
        ("智澜", "智澜AI", True),
        ("宝澜投资", "上海宝澜投资管理有限公司", True),
        ("大澜", "大澜地产集团有限公司", True),
        ("上海", "上海宝澜投资管理有限公司", False),
        ("民澜银行", "民澜银行乌鲁木齐分行", False),
        ("宝澜", "大宝澜集团", False),
    ],
)
def test_what_a_short_name_leaves_out(short: str, full: str, so: bool) -> None:
    assert (short in short_forms(full)) is so


@pytest.mark.parametrize(
    ("between", "after", "so"),
    [
        ("（以下简称“", "”）", True),
        ("（6999，HK，下称“", "”）", True),
        ("（", "）", True),
        ("（含", "）", False),
        ("和", "）", False),
    ],
)
def test_how_a_second_name_is_declared(between: str, after: str, so: bool) -> None:
    assert declared(between, after) is so
