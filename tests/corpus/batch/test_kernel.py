"""The kernel: one article never touches the next, and rows hold all that an Extraction holds."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from corpus.kernel import Limits, content_id, extract_batch
from corpus.readers import Item
from corpus.readers.batches import item_batch
from corpus.rebuild import read_extractions
from corpus.store import Store
from corpus.tables import MENTIONS, extraction_rows, record_batch
from extractor.article import make_article
from extractor.pipeline import extract_article
from schemas import (
    Article,
    Count,
    DateInterval,
    Duration,
    Entity,
    EntityMention,
    Event,
    Extraction,
    Fact,
    Money,
    Period,
    QuantityMention,
    Quote,
    Section,
    Span,
    TextWarning,
)
from tests.corpus.batch.samples import LIMITS, crashing, row, run_into, story, write_jsonl


def batch_of(*texts: str) -> object:
    items = [Item("text", text.encode(), f"feed:{number}") for number, text in enumerate(texts)]
    return item_batch((item.digest, item) for item in items)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("规则出错", "article.crashed"),
        ("永远不停", "article.over_time"),
        ("长" * 2000, "article.too_long"),
        (" \n", "item.empty"),
    ],
)
def test_an_article_that_fails_is_a_dead_letter_and_the_others_go_on(text: str, code: str) -> None:
    limits = Limits(max_chars=1000, max_seconds=0.3)
    got = extract_batch(batch_of(story(1), text, story(2)), limits=limits, extract=crashing)
    assert got["dead_letters"].column("code").to_pylist() == [code]
    assert got["dead_letters"].column("data").to_pylist() == [text.encode()]
    assert len(got["articles"]) == 2
    assert got["ledger"].column("article").to_pylist().count(None) == 1


def test_an_article_that_comes_twice_in_a_batch_is_extracted_once() -> None:
    got = extract_batch(batch_of(story(1), story(2), story(1)), limits=LIMITS)
    assert len(got["articles"]) == 2
    assert len(set(got["ledger"].column("article").to_pylist())) == 2


def test_the_id_of_an_article_is_a_hash_of_its_content() -> None:
    article = make_article("甲公司上市。", title="题", published="2025-01-02")
    assert content_id(article) == content_id(article.model_copy(update={"id": "x", "source": "y"}))
    assert content_id(article) != content_id(article.model_copy(update={"title": "另一题"}))


def full_extraction(article: Article) -> Extraction:
    """Every kind of record, with every optional field."""
    money = Money(
        low=Decimal("1.50"),
        high=Decimal("2E+9"),
        mod="approx",
        currency="HKD",
        currency_source="stated",
        per="share",
    )
    tiny = Count(low=Decimal("0.12345678901234"), high=Decimal("1E+40"), unit="家", of="客户")
    day = DateInterval(
        start=date(2024, 1, 1), end=date(2024, 3, 31), grain="year", mod="start", timex="2024", relative=True
    )
    span = Duration(low=Decimal(6), high=Decimal(6), unit="year", timex="P6Y")
    period = Period(start=date(2024, 1, 1), end=date(2024, 12, 31))
    return Extraction(
        ruleset="r",
        article=article.model_copy(update={"authors": ("张三", "李四")}),
        sections=(Section(start=0, end=2, title=None), Section(start=2, end=4, title="商业模式")),
        mentions=(
            QuantityMention(id="m1", kind="money", start=0, end=1, text="甲", value=money, rule="money.x"),
            QuantityMention(id="m2", kind="count", start=1, end=2, text="公", value=tiny),
            QuantityMention(id="m3", kind="date", start=2, end=3, text="司", value=day),
            QuantityMention(id="m4", kind="duration", start=3, end=4, text="上", value=span),
            EntityMention(id="m5", start=4, end=5, text="市", type="company", entity="e1", rule="name.x"),
        ),
        entities=(
            Entity(
                id="e1",
                type="company",
                name="甲",
                aliases=("乙",),
                mentions=("m5",),
                identifiers={"ticker": "1.HK"},
            ),
        ),
        facts=(
            Fact(
                id="f1",
                subject="e1",
                metric="revenue",
                measure="amount",
                value=money,
                period=period,
                modality="forecast",
                source="e1",
                value_mentions=("m1",),
                qualifiers={"of": "x", "cumulative": True, "parts": ("a", "b"), "none": None},
                evidence=(Span(start=0, end=4), Span(start=4, end=5)),
                rule="fact.x",
            ),
            Fact(id="f2", metric="users", measure="share", value=tiny),
        ),
        events=(
            Event(
                id="v1", type="listing", date=period, roles={"company": "e1", "all": ("e1", "m1"), "no": None}
            ),
            Event(id="v2", type="rating"),
        ),
        quotes=(Quote(speaker="e1", speaker_text="甲", start=0, end=4, cue="称", rule="quote.x"),),
        warnings=(TextWarning(code="date.impossible", message="2月30日", start=0, end=1),),
    )


def test_what_goes_into_a_store_comes_out_of_it_the_same(tmp_path: Path) -> None:
    article = make_article(
        "甲公司上市。", id="n1", title="题", publisher="报", published="2025-01-02", source="s"
    )
    item = Item("text", "甲公司上市。".encode(), "feed:1", hints='{"id":"n1","title":"题","publisher":"报"}')
    batch = item_batch([(item.digest, item)])
    with Store(tmp_path) as store:
        store.commit(extract_batch(batch, limits=LIMITS, extract=full_extraction), "r")
        (again,) = read_extractions(store)
    expected = full_extraction(
        article.model_copy(update={"published": None, "source": None, "encoding": "utf-8"})
    )
    assert again == expected


def test_the_extractor_s_own_records_survive_the_store(tmp_path: Path) -> None:
    feed = write_jsonl(tmp_path / "feed.jsonl", [row(number) for number in range(5)])
    run_into(tmp_path / "store", feed)
    with Store(tmp_path / "store", read_only=True) as store:
        stored = {one.article.id: one for one in read_extractions(store)}
    for number in range(5):
        article = make_article(**row(number), source=str(feed), encoding="utf-8")  # type: ignore[arg-type]
        assert stored[f"n{number}"] == extract_article(article)


def test_a_number_too_large_or_fine_for_a_column_is_exact_in_its_value() -> None:
    rows = extraction_rows("a", full_extraction(make_article("甲公司上市。")))["mentions"]
    count = record_batch(rows, MENTIONS).to_pylist()[1]
    assert count["low"] == Decimal("0.1234567890")
    assert count["high"] is None
    assert '"low":"0.12345678901234"' in count["value"]
