from datetime import date

import pytest

from extractor.text.byline import Byline, read_byline, signed
from extractor.text.fold import fold
from extractor.text.layout import read_layout
from schemas import Article

BODY = "甲公司昨日公告，上半年实现营业收入12亿元，同比增长三成，主要受海外市场带动，下半年将继续投入。"


def byline(text: str) -> Byline:
    folded = fold(text)
    return read_byline(folded, read_layout(folded.folded))


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (f"{BODY}\n采写:新星报记者 郑某辉", ("郑某辉",)),
        (f"{BODY}\n采写：新星報記者　鄭某輝", ("鄭某輝",)),
        (f"文｜王某某 兰某\n编辑｜张某某\n{BODY}", ("王某某", "兰某")),
        (f"文丨李某\n{BODY}", ("李某",)),
        (f"本报记者 朱某琛\n{BODY}", ("朱某琛",)),
        (f"北斗商报讯（记者 钱某 濮某振）3月9日，{BODY}", ("钱某", "濮某振")),
        (f"某网讯（通讯员 任某宇 姚某 记者 郑某）{BODY}", ("任某宇", "姚某", "郑某")),
        (f"某网讯（实习记者 孔某元）{BODY}", ("孔某元",)),
        (f"{BODY}\n{BODY}记者 来自各地。", ()),
        (f"公司董事长在答记者问时表示，{BODY}", ()),
        (f"{BODY}\n责任编辑：张某某", ()),
    ],
)
def test_authors(text: str, authors: tuple[str, ...]):
    assert byline(text).authors == authors


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"原标题：甲公司收入增长  来源：每日星闻\n{BODY}", "每日星闻"),
        (f"{BODY}\n（文章来源：星河社）", "星河社"),
        (f"{BODY}\n本文来自星河见闻，欢迎下载", "星河见闻"),
        (f"北斗商报讯（记者 钱某）3月9日，{BODY}", "北斗商报"),
        (f"星河网5月30日讯 {BODY}", "星河网"),
        (f"{BODY}\n采写:新星报记者 郑某辉", "新星报"),
        (f"{BODY}\n数据来源：某交易所，图片来源：某图库", None),
        (f"本报讯（记者 钱某）{BODY}", None),
        (f"华星通讯(002000)涨5%，{BODY}", None),
    ],
)
def test_publisher(text: str, publisher: str | None):
    assert byline(text).publisher == publisher


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"标题在此\n2026-01-13 08:30 来源：某网\n{BODY}", date(2026, 1, 13)),
        (f"标题在此\n发布时间：2026年1月13日\n{BODY}", date(2026, 1, 13)),
        (f"{BODY}\n某交易中心\n2026年1月13日", date(2026, 1, 13)),
        (f"标题在此\n2026-02-30\n{BODY}", None),
        (f"2026年1月13日，{BODY}", None),
    ],
)
def test_published(text: str, published: date | None):
    assert byline(text).published == published


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"千亿盛宴开启\n{BODY}", "千亿盛宴开启"),
        (f"原标题：甲公司净利增长五成　　某网讯（记者 孔某）{BODY}", "甲公司净利增长五成"),
        (BODY, None),
        (f"文｜王某某\n{BODY}", None),
        (f"他说，收入增长。\n{BODY}", None),
    ],
)
def test_title(text: str, title: str | None):
    assert byline(text).title == title


def test_what_the_source_says_stands():
    article = Article(id="1", title="给定", text="甲", text_sha256="0")
    signed_article = signed(article, Byline("自带", "新星报", None, ("郑某",)))
    assert (signed_article.title, signed_article.publisher, signed_article.authors) == (
        "给定",
        "新星报",
        ("郑某",),
    )
