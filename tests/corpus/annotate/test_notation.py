"""The notation of gold: what a person writes is what is read, and nothing is lost on the way."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from corpus.annotate.build import CORPUS, sources
from corpus.annotate.gold import Gold, dump_gold, load_gold
from corpus.annotate.notation import Problem, read_notation, write_notation
from schemas import EntityMention, QuantityMention, Span
from tests.corpus.annotate.gold_strategies import articles

GOLDEN = CORPUS / "gold" / "seed.gold.jsonl"
ARTICLE = """\
id: small
title: 甲公司营收大增
published: 2025-08-22

== text
⟦8月21日|2025-08-21 rel⟧，⟦甲公司⟧称，营收⟦3亿5千万元|3.5e8 CNY⟧。
净亏损⟦1亿元|1e8 CNY⟧，⟦该公司|@甲公司⟧拟融资⟦1亿元|1e8 CNY⟧。

== entities
company | 甲公司 | 甲 | ticker=600001.SH

== facts
# what it said
甲公司 | revenue | amount | 2025-H1 | 3.5e8 CNY | 营收3亿5千万元 | source=@甲公司
甲公司 | net_profit | amount | - | -1e8 CNY | 净亏损1亿元
甲公司 | financing | amount | - | 1e8 CNY | 该公司…1亿元 | target
"全行业" | revenue | share | - | 7.1 | 营收3亿5千万元 | of=全国

== events
investment | 2025-08-21 | 该公司…1亿元 | investee=@甲公司; amount=⟦1亿元#2⟧; investor=-; round=A轮

== quotes
甲公司 | 甲公司 | 称 | 营收3亿5千万元
"""


def read(written: str) -> Gold:
    gold, problems, _, _ = read_notation(written)
    assert problems == ()
    assert gold is not None
    return gold


def problems(was: str, now: str) -> tuple[Problem, ...]:
    """What is wrong with ARTICLE when `was` in it is written as `now`."""
    assert was in ARTICLE
    return read_notation(ARTICLE.replace(was, now)).problems


def test_marks_are_taken_out_of_the_text() -> None:
    gold = read(ARTICLE)
    assert gold.text == "8月21日，甲公司称，营收3亿5千万元。\n净亏损1亿元，该公司拟融资1亿元。"
    for mention in gold.mentions:
        assert gold.text[mention.start : mention.end] == mention.text


def test_a_bare_mark_is_the_name_of_its_entity() -> None:
    first, second = (m for m in read(ARTICLE).mentions if isinstance(m, EntityMention))
    assert (first.text, first.type, first.entity) == ("甲公司", "company", "e1")
    assert (second.text, second.entity) == ("该公司", "e1")


def test_an_entity_has_the_mentions_that_name_it() -> None:
    (entity,) = read(ARTICLE).entities
    assert entity.mentions == ("m2", "m5")
    assert entity.identifiers == {"ticker": "600001.SH"}


def test_a_passage_is_named_by_its_first_and_last_words() -> None:
    gold = read(ARTICLE)
    (span,) = gold.facts[2].evidence
    assert gold.text[span.start : span.end] == "该公司拟融资1亿元"


def test_a_fact_is_read_from_the_mentions_in_its_evidence_that_say_the_same() -> None:
    assert [fact.value_mentions for fact in read(ARTICLE).facts] == [("m3",), ("m4",), ("m6",), ()]


def test_a_subject_that_is_no_entity_stands_in_quotation_marks() -> None:
    fact = read(ARTICLE).facts[3]
    assert fact.subject is None
    assert fact.qualifiers == {"subject_text": "全行业", "of": "全国"}


def test_the_second_of_two_equal_mentions_has_a_number() -> None:
    (event,) = read(ARTICLE).events
    assert event.roles == {"investee": "e1", "amount": "m6", "investor": None, "round": "A轮"}


def test_a_quote_is_a_passage() -> None:
    gold = read(ARTICLE)
    (quote,) = gold.quotes
    assert (quote.speaker, quote.cue) == ("e1", "称")
    assert gold.text[quote.start : quote.end] == "营收3亿5千万元"


@pytest.mark.parametrize(
    ("was", "now", "place", "message"),
    [
        ("3.5e8 CNY⟧", "3.5亿⟧", "3.5亿⟧", "'3.5亿' is no value"),
        ("⟦甲公司⟧称", "⟦乙公司⟧称", "乙公司⟧称", "there is no entity '乙公司'"),
        ("净亏损⟦", "净亏损", "⟧，⟦该公司", "⟦ and ⟧ do not pair up"),
        ("营收3亿5千万元 | s", "营收4亿元 | s", "营收4亿元 |", "there is no passage '营收4亿元'"),
        ("该公司…1亿元 | t", "1亿元 | t", "1亿元 | t", "2 fit '1亿元': add #1 … #2"),
        ("⟦1亿元#2⟧", "⟦1亿元⟧", "1亿元⟧; inv", "2 fit '1亿元': add #1 … #2"),
        ("source=@甲公司", "source=甲公司", "source=甲公司", "a source is an entity: source=@name"),
        ("| 2025-H1 |", "| 上半年 |", "上半年 |", "'上半年' is no period"),
        ("revenue | amount", "revenue | level", "level |", "'level' is none of amount"),
        ("company | 甲公司", "firm | 甲公司", "firm |", "'firm' is none of company"),
        ("investor=-", "investor", "investor;", "nobody is 'investor'"),
        ("d: 2025-08-22", "d: 2025-08-32", "2025-08-32", "'2025-08-32' is no day"),
        ("== facts", "== fact", "== fact", "'fact' is none of text"),
        (" | -1e8 CNY | 净亏损1亿元", "", "甲公司 | net_profit", "4 columns where 6 to 7 are due"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(was: str, now: str, place: str, message: str) -> None:
    written = ARTICLE.replace(was, now)
    (found,) = [problem for problem in problems(was, now) if problem.message.startswith(message)]
    assert written.split("\n")[found.line - 1][found.column - 1 :].startswith(place)


def test_all_problems_are_told() -> None:
    assert [problem.line for problem in problems("1e8 CNY", "many")] == [7, 7, 15, 16, 20]


def test_records_know_where_they_stand() -> None:
    places = read_notation(ARTICLE).places
    assert places["m3"] == (6, 34)
    assert places["f2"] == (15, 1)


def test_carriage_returns_of_an_editor_are_not_the_article_s() -> None:
    assert read(ARTICLE.replace("\n", "\r\n")) == read(ARTICLE)


def test_the_golden_article_survives_being_written() -> None:
    (line,) = GOLDEN.read_bytes().splitlines()
    (gold,) = load_gold(GOLDEN)
    again = read(write_notation(gold))
    assert again == gold
    assert json.loads(dump_gold([again])) == json.loads(line)


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_our_articles_survive_being_written(path: Path) -> None:
    gold = read(path.read_text("utf-8"))
    assert read(write_notation(gold)) == gold


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(articles())
def test_any_article_survives_being_written(gold: Gold) -> None:
    assert read(write_notation(gold)) == gold


def test_signs_of_the_notation_may_stand_in_the_text() -> None:
    text = "== facts\n价|⟦量⟧\\n#1…\r\n尾 "
    value = {"kind": "percent", "low": 1, "high": 1}
    mention = {"id": "m1", "kind": "percent", "start": 9, "end": 13, "text": text[9:13], "value": value}
    said = {"metric": "price", "measure": "share", "value": value, "value_mentions": ["m1"]}
    fact = {"id": "f1", **said, "evidence": [{"start": 8, "end": len(text)}]}
    gold = Gold.model_validate(
        {"doc_id": "odd", "text": text, "text_sha256": "", "mentions": [mention], "facts": [fact]}
    )
    again = read(write_notation(gold))
    assert again.text == text
    assert isinstance(again.mentions[0], QuantityMention)
    assert again.facts[0].evidence == (Span(start=8, end=len(text)),)
