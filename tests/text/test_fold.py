from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text.fold import fold


@pytest.mark.parametrize(
    ("original", "folded"),
    [
        ("营收８﹒７１亿美元，增１２．５％", "营收8.71亿美元，增12.5%"),
        ("ＡＢＣ（ＨＫ＄３）", "ABC（HK$3）"),
        ("騰訊控股營收１萬億元，較上年增長", "腾讯控股营收1万亿元，较上年增长"),
        ("第一行\r\n第二行\r第三行", "第一行\n第二行\n第三行"),
        ("A&amp;B公司&nbsp;净利&#49;亿元", "A&B公司 净利1亿元"),
        ("净利10&nbsp;亿元", "净利10亿元"),
        ("收\u200b入\ufeff1\xad0亿元", "收入10亿元"),
        ("募资 10 亿元", "募资10亿元"),
        ("约 10 亿 元", "约10亿元"),
        ("2025 年 3 月 31 日", "2025年3月31日"),
        ("增长 12 .5%，占 3 ％", "增长12.5%，占3%"),
        ("持有1, 692, 295, 936 股", "持有1,692,295,936股"),
        ("拟募HK$ 8.6亿", "拟募HK$8.6亿"),
        ("⽐亚迪股价", "比亚迪股价"),
    ],
)
def test_folds(original: str, folded: str):
    assert fold(original).folded == folded


@pytest.mark.parametrize(
    "text",
    [
        "记者 王某 张某",
        "1. 2025年规划",
        "净利大增 2025年一季报出炉",
        "证券代码 600000 2025年",
        "AT&T和R&D",
        "乾照光电、昇腾、錤",
        "显著的著作",
        "甲公司：收入，利润；成本！如何？（完）3～5亿元",
    ],
)
def test_leaves(text: str):
    assert fold(text).folded == text


def test_a_clean_text_has_no_offsets_to_map():
    assert fold("甲公司2024年净利润１．２亿元，增长３％。").changes == ()


PIECES = st.lists(
    st.sampled_from(
        [
            "净利",
            "10",
            " ",
            "亿",
            "元",
            ".5",
            "%",
            "&amp;",
            "&nbsp;",
            "&x;",
            "\r\n",
            "\r",
            "\u200b",
            "繁體",
            "１",
            ", ",
            "692",
        ]
    ),
    max_size=30,
).map("".join)


@given(PIECES | st.text(max_size=60))
def test_every_folded_character_leads_back_to_its_own(original: str):
    text = fold(original)
    spans = [text.back(at, at + 1) for at in range(len(text.folded))]
    assert all(0 <= start <= end <= len(original) for start, end in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))
    for (start, end), char in zip(spans, text.folded, strict=True):
        assert fold(original[start:end]).folded in (char, "") or original[start:end].startswith("&")


@given(PIECES, st.data())
def test_a_span_leads_back_from_its_first_character_to_its_last(original: str, data: st.DataObject):
    text = fold(original)
    end = data.draw(st.integers(0, len(text.folded)))
    start = data.draw(st.integers(0, end))
    if start < end:
        assert text.back(start, end) == (text.back(start, start + 1)[0], text.back(end - 1, end)[1])
    else:
        assert len(set(text.back(start, end))) == 1


@given(st.text(alphabet="甲乙公司2024年净利润1.5亿元，增长%", max_size=40))
def test_full_width_equals_half_width(text: str):
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    assert fold(wide).folded == text


@given(PIECES.filter(lambda text: "&" not in text))
def test_folding_twice_changes_no_more(original: str):
    once = fold(original).folded
    assert fold(once).folded == once
