from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.text.layout import read_layout


def pieces(text: str, starts: Sequence[int]) -> list[str]:
    return [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "marked",
    [
        "甲公司称，|收入增长。|乙公司否认！|",
        "甲公司称,|收入1,692,295,936元,|增长3.5%,|净利12:|收盘",
        "早盘10:30,|目标价:|12元",
        "2024年,|300家门店",
        "他说：|“收入增长。”|记者追问：|“多少？”|",
        "净利下滑（单位：|亿元；|同比）|",
        "收入1.5亿元；|净利3亿元",
        "甲公司发布年报. |乙公司没有",
        "第一行\n|第二行\n\n　　|第三行",
        "星野/Talkie支撑起了收入:|2024年占63.7%。|",
    ],
)
def test_clauses(marked: str):
    expected = [piece.strip() for piece in marked.split("|") if piece]
    text = marked.replace("|", "")
    assert pieces(text, read_layout(text).clauses) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "甲公司称，收入增长。|乙公司否认！！|丙公司？|",
        "他说：“收入增长。”|记者追问“多少？”|正文",
        "标题\n|第一句。\n|第二句",
        "价格3.5元，J.P.摩根称",
        "甲公司发布年报. |乙公司没有",
    ],
)
def test_sentences(marked: str):
    text = marked.replace("|", "")
    assert pieces(text, read_layout(text).sentences) == [
        piece.strip() for piece in marked.split("|") if piece
    ]


BODY = "甲公司表示，公司上半年实现营业收入12亿元，同比增长三成，主要受海外市场带动，下半年将继续投入。"


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (
            ["标题在此", BODY, "商业模式:", "B端与C端的分野", BODY, "财务表现:", BODY],
            ["商业模式", "财务表现"],
        ),
        (["标题在此", BODY, "海外收入占比提升", BODY], ["海外收入占比提升"]),
        (["标题在此", BODY, "一、 消息面", "二、市场面", BODY], ["一、 消息面", "二、市场面"]),
        (["标题在此", BODY, "【公司新闻】", BODY], ["【公司新闻】"]),
        (["标题在此", BODY, "行业海外收入", "占比最大", BODY], ["行业海外收入 占比最大"]),
        (["标题在此", BODY, "编辑｜张某某", BODY], []),
        (["标题在此", BODY, "文章来源：某某日报", BODY], []),
        (["标题在此", BODY, "他同时还表示，公司今年：", BODY], []),
        (["标题在此", BODY, "收入增长。", BODY], []),
        (["标题在此", BODY, "甲公司", "乙公司", "丙公司", BODY], []),
        (["标题在此", BODY, "12.5 13.6", BODY], []),
    ],
)
def test_headings(lines: list[str], titles: list[str]):
    assert [heading.title for heading in read_layout("\n".join(lines)).headings] == titles


def test_a_heading_stands_over_the_text_to_the_next_one():
    text = f"标题在此\n{BODY}\n商业模式:\n{BODY}\n财务表现:\n{BODY}"
    first, second = read_layout(text).headings
    assert text[first.start :].startswith("商业模式")
    assert (first.end, second.end) == (second.start, len(text))


@given(st.text(alphabet="甲1,.:，。！；：“”）\n\u3000 ", max_size=60))
def test_spans_cover_the_text_and_nest(text: str):
    layout = read_layout(text)
    assert set(layout.paragraphs) <= set(layout.sentences) <= set(layout.clauses)
    assert layout.clauses[0] == 0
    assert list(layout.clauses) == sorted(set(layout.clauses))
    for at in range(len(text)):
        start, end = layout.clause(at)
        assert start <= at < end
