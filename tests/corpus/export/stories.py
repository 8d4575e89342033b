"""Two stories for the tests of exports: what tools count or run otherwise is in them."""

from datetime import date
from decimal import Decimal

from corpus.export.source import Story
from extractor.article import make_article
from schemas import (
    Article,
    Count,
    DateInterval,
    Entity,
    EntityMention,
    Event,
    Extraction,
    Fact,
    Money,
    Percent,
    Period,
    QuantityMention,
    Quote,
    Section,
    Span,
    TextWarning,
    Value,
)

TEXT = "😀甲科技：2024年营收3.5亿元，同比-1.8%。\r\n=SUM(A1) 乙证券称其 用户 超20万名。"
TITLE = "@甲科技 年报 | 摘要"


def article(text: str, *, id: str, publisher: str | None = "晨报", published: date | None = None) -> Article:  # noqa: A002
    return make_article(text, id=id, title=TITLE, publisher=publisher, published=published)


def quantity(id: str, text: str, value: Value, rule: str) -> QuantityMention:  # noqa: A002
    start = TEXT.index(text)
    return QuantityMention(
        id=id, kind=value.kind, start=start, end=start + len(text), text=text, value=value, rule=rule
    )


def name(id: str, text: str, entity: str) -> EntityMention:  # noqa: A002
    start = TEXT.index(text)
    return EntityMention(id=id, start=start, end=start + len(text), text=text, type="company", entity=entity)


def span(text: str) -> Span:
    start = TEXT.index(text)
    return Span(start=start, end=start + len(text))


YEAR = DateInterval(start=date(2024, 1, 1), end=date(2024, 12, 31), grain="year", timex="2024")
REVENUE = Money(low=Decimal("350000000"), high=Decimal("350000000"), currency="CNY", currency_source="stated")
FALL = Percent(low=Decimal("-1.8"), high=Decimal("-1.8"))
USERS = Count(low=Decimal("200000"), high=Decimal("200000"), mod="more_than", unit="名")

RICH = Extraction(
    ruleset="r1",
    article=article(TEXT, id="feed-1", published=date(2025, 3, 1)),
    sections=(Section(start=0, end=len(TEXT), title=None),),
    mentions=(
        name("m1", "甲科技", "e1"),
        quantity("m2", "2024年", YEAR, "date.year"),
        quantity("m3", "3.5亿元", REVENUE, "money.number_currency"),
        quantity("m4", "-1.8%", FALL, "percent.sign"),
        name("m5", "乙证券", "e2"),
        quantity("m6", "20万名", USERS, "count.classifier"),
    ),
    entities=(
        Entity(id="e1", type="company", name="甲科技", mentions=("m1",), identifiers={"ticker": "600000.SH"}),
        Entity(id="e2", type="company", name="乙证券", aliases=("乙",), mentions=("m5",)),
    ),
    facts=(
        Fact(
            id="f1",
            subject="e1",
            metric="revenue",
            measure="amount",
            value=REVENUE,
            period=Period(start=date(2024, 1, 1), end=date(2024, 12, 31)),
            value_mentions=("m3",),
            evidence=(span("2024年营收3.5亿元"),),
            rule="fact.plain",
        ),
        Fact(
            id="f2",
            subject="e1",
            metric="users",
            measure="amount",
            value=USERS,
            source="e2",
            value_mentions=("m6",),
            qualifiers={"of": "用户", "segment_text": None},
            evidence=(span("用户 超20万名"),),
        ),
    ),
    events=(
        Event(
            id="v1",
            type="rating",
            date=Period(start=date(2025, 2, 28), end=date(2025, 2, 28)),
            roles={"broker": "e2", "company": ("e1",), "target_price": "m3"},
            evidence=(span("乙证券称"),),
        ),
    ),
    quotes=(Quote(speaker="e2", speaker_text="乙证券", start=36, end=44, cue="称", rule="quote.say"),),
    warnings=(TextWarning(code="date.year", message="a warning", start=5, end=10),),
)

PLAIN = Extraction(ruleset="r1", article=article("无数字。", id="feed-2", publisher=None))

STORIES = (Story("a1", "a1", RICH), Story("a2", "a2", PLAIN))
