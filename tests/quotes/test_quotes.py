"""Quotes: who is meant by a speaker's phrase, and where what it says begins and ends."""

from itertools import pairwise

import pytest

from extractor.grammar.rule import marked
from extractor.quotes.read import read_quotes
from tests.quotes.scene import scene


def quotes(text):
    """The quotes of a text: who is meant, the speaker as printed, the cue, and the passage."""
    document = scene(text)
    return [
        (
            None if saying.speaker is None else document.things[saying.speaker].name,
            saying.speaker_text,
            saying.cue,
            text[saying.start : saying.end],
        )
        for saying in read_quotes(document)
    ]


@pytest.mark.parametrize(
    "text, who, printed",
    [
        ("艾迪咨询CEO王立日前表示，并购会提速。", "王立", "艾迪咨询CEO王立"),
        ("星河科技相关负责人表示，资金将用于研发。", "星河科技", "星河科技相关负责人"),
        ("星河证券首席经济学家某某表示，行业见底。", None, "星河证券首席经济学家某某"),
        ("星河科技（600001）5月8日晚间发布公告称，公司拟回购股份。", "星河科技", "星河科技"),
        ("星河科技发布关于股价异动的公告称，经营正常。", "星河科技", "星河科技"),
        ("王立在接受星河社采访时表示，行业见底。", "王立", "王立"),
        ("王立向星河社表示，行业见底。", "王立", "王立"),
        ("统计局5月8日公布的数据显示，物价上涨2%。", "统计局", "统计局5月8日公布的数据"),
        ("招股书显示，山海科技去年收入为3亿元。", "山海科技", "招股书"),
        ("星河科技昨日发布财报。财报显示，去年收入为3亿元。", "星河科技", "财报"),
        ("统计局发布四季度数据。数据显示，银行净利润增长。", "统计局", "数据"),
        ("数据显示，用户已达2亿名。", None, "数据"),
        ("有业内人士认为，估值偏高。", None, "业内人士"),
        ("3、统计局称，物价上涨2%。", "统计局", "统计局"),
        ("星河科技今日发布半年度报告，报告显示，收入增长。报告称，订单充足。", "星河科技", "报告"),
        ("有消息称，两家公司正在谈判。", None, "有消息"),
        ("据星河社5月8日报道，山海银行将上调股利。", "星河社", "星河社"),
        ("增速放缓（根据招股书，山海科技去年收入为3亿元）。", "山海科技", "招股书"),
    ],
)
def test_a_speaker_is_told_from_its_phrase(text, who, printed):
    assert quotes(text)[-1][:2] == (who, printed)


@pytest.mark.parametrize(
    "text, who",
    [
        ("王立表示，行业在复苏。他还预测，明年并购会提速。", "王立"),
        ("星河证券认为，行业见底。该行预期盈利回升。", "星河证券"),
        ("山海科技昨日复牌。公司表示，经营正常。", "山海科技"),
        ("星河科技澄清此前亏损的谣言，称目前已经盈利。", "星河科技"),
        ("星河证券称，山海科技布局领先，预测明年收入翻番。", "星河证券"),
    ],
)
def test_a_speaker_is_carried_on(text, who):
    assert quotes(text)[-1][0] == who


@pytest.mark.parametrize(
    "example",
    [
        "王立说：“⟦我们会继续投入。明年会更多⟧。”",
        "“⟦我们会继续投入⟧。”王立说。",
        "“⟦我们会继续投入⟧”，王立说。",
        "王立表示，⟦“双碳”目标将推动转型，行业受益⟧。",
        "专家认为，⟦市值取决于前景⟧。“⟦谁先变现谁就领先⟧。”",
        "星河证券称，⟦山海科技布局领先⟧，预测⟦明年收入翻番⟧。",
        "星河科技宣布⟦完成B轮融资⟧。",
        "王立表示，⟦预计毛利率仍会是负数⟧。",
        "研报称，⟦智能汽车（含零部件）需求旺盛⟧。",
    ],
)
def test_a_passage_ends_where_its_sentence_or_quotation_does(example):
    text, spans = marked(example)
    assert [(saying.start, saying.end) for saying in read_quotes(scene(text))] == list(spans)


@pytest.mark.parametrize(
    "text",
    [
        "据悉，两家公司正在谈判。",
        "据了解，资金将用于研发。",
        "根据相关规则，发行将于下月开始。",
        "星河科技堪称行业龙头，被称为第一股。",
        "沪指收涨1%，创业板指数跌0.5%。",
        "且预计明年每月消耗近2亿元，压力加剧。",
        "这一数字略高于经济学家预测的1.5%，但低于前值。",
        "笔者认为，投资者应保持谨慎。",
        "显示面板价格上涨，材料成本下降。",
        "未披露，不愿透露姓名。",
        "",
    ],
)
def test_what_nobody_says_is_no_quote(text):
    assert quotes(text) == []


def test_quotes_are_in_order_and_never_overlap():
    text = "王立表示，星河证券认为，行业见底。据星河社报道，有消息称，两家公司正在谈判。“我们看好。”王立说。"
    spans = [(saying.start, saying.end) for saying in read_quotes(scene(text))]
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "“我们会继续投入。”王立表示，资金将用于研发。",
            [("王立", "王立", "表示", "我们会继续投入"), ("王立", "王立", "表示", "资金将用于研发")],
        ),
        (
            "艾迪咨询发布的报告显示，去年缺口约15万吨；该机构预计，明年将扩大至35万吨。",
            [
                ("艾迪咨询", "艾迪咨询发布的报告", "显示", "去年缺口约15万吨"),
                ("艾迪咨询", "该机构", "预计", "明年将扩大至35万吨"),
            ],
        ),
        (
            "创始人王立告诉星河社：“需求还在涨。”他表示，门店将扩张。",
            [("王立", "创始人王立", "告诉", "需求还在涨"), ("王立", "他", "表示", "门店将扩张")],
        ),
        (
            "王立表示，公司将扩产，预计明年投产。",
            [("王立", "王立", "表示", "公司将扩产，预计明年投产")],
        ),
    ],
)
def test_quotes_follow_each_other(text, expected):
    assert quotes(text) == expected
