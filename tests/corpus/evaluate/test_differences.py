"""What two readings do not share, shown in its sentence and in words."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from corpus.evaluation.annotated import annotated
from corpus.evaluation.difference import differences
from corpus.evaluation.sentence import in_sentence, marked_sentence
from corpus.evaluation.wording import in_words
from extractor.grammar.rule import marked
from schemas.errors import InputError

ARTICLE = {
    "text": "甲科技营收3亿元。乙证券称增长2倍。",
    "entities": [
        {"id": "e1", "name": "甲科技", "aliases": ["甲"]},
        {"id": "e2", "name": "乙证券", "aliases": []},
    ],
    "mentions": [
        {
            "id": "m1",
            "kind": "entity",
            "start": 0,
            "end": 3,
            "text": "甲科技",
            "type": "company",
            "entity": "e1",
        },
        {
            "id": "m2",
            "kind": "money",
            "start": 5,
            "end": 8,
            "text": "3亿元",
            "rule": "money.number_currency",
            "value": {
                "low": "300000000",
                "high": "300000000",
                "currency": "CNY",
                "mod": "approx",
                "per": "month",
            },
        },
        {
            "id": "m3",
            "kind": "multiple",
            "start": 15,
            "end": 17,
            "text": "2倍",
            "value": {"low": "2", "high": "3"},
        },
    ],
}


def changed(index: int, **fields: Any) -> Mapping[str, Any]:
    mentions = [dict(each) for each in ARTICLE["mentions"]]
    mentions[index] |= fields
    return ARTICLE | {"mentions": mentions}


def test_the_same_reading_differs_in_nothing() -> None:
    assert list(differences(annotated(ARTICLE), annotated(ARTICLE))) == []


def test_two_records_that_overlap_are_one_difference() -> None:
    other = changed(1, end=7, rule="money.other")
    (difference,) = differences(annotated(ARTICLE), annotated(other))
    assert (difference.aspect, difference.rule, difference.spans) == ("money", "money.other", ((5, 8),))
    assert difference.left == ARTICLE["mentions"][1]
    assert difference.right == other["mentions"][1]


def test_a_record_that_only_one_side_has_keeps_its_own_rule() -> None:
    without = ARTICLE | {"mentions": [*ARTICLE["mentions"][:1], *ARTICLE["mentions"][2:]]}
    (lost,) = differences(annotated(ARTICLE), annotated(without))
    assert (lost.left, lost.right, lost.rule) == (ARTICLE["mentions"][1], None, "money.number_currency")
    (extra,) = differences(annotated(without), annotated(ARTICLE))
    assert (extra.left, extra.right, extra.rule) == (None, ARTICLE["mentions"][1], "money.number_currency")


@pytest.mark.parametrize(
    ("example", "shown"),
    [
        ("开盘后大跌。甲公司营收⟦3亿元⟧，净利⟦1亿元⟧。次日反弹。", "甲公司营收⟦3亿元⟧，净利⟦1亿元⟧。"),
        ("标题\n甲公司营收⟦3亿元⟧\n次日反弹。", "甲公司营收⟦3亿元⟧"),
        ("⟦3亿元⟧", "⟦3亿元⟧"),
        ("甲公司。营收⟦3亿元。净利1亿元⟧", "营收⟦3亿元。净利1亿元⟧"),
        ("，" * 80 + "营收⟦3亿元⟧" + "，" * 80, "…" + "，" * 58 + "营收⟦3亿元⟧" + "，" * 60 + "…"),
    ],
    ids=["sentence", "line", "whole text", "two sentences", "long"],
)
def test_a_span_in_its_sentence(example: str, shown: str) -> None:
    text, spans = marked(example)
    assert marked_sentence(text, spans) == shown


def test_no_span_has_no_sentence() -> None:
    assert in_sentence("甲公司营收3亿元。", ()) == []


FACT = {
    "subject": "e1",
    "metric": "revenue",
    "measure": "amount",
    "value": {"kind": "money", "low": "1", "high": "2", "currency": "CNY"},
}


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (ARTICLE["mentions"][0], "甲科技 = company 甲科技"),
        (ARTICLE["mentions"][1], "3亿元 = 300000000 CNY per month approx"),
        (ARTICLE["mentions"][2], "2倍 = 2..3"),
        ({"kind": "date", "start": 0, "end": 2, "value": {"grain": "year"}}, "甲科 = unresolved year"),
        (FACT, "甲科技 | revenue | amount | – | 1..2 CNY"),
        (
            FACT
            | {
                "period": {"start": "2024-01-01", "end": "2024-12-31"},
                "modality": "forecast",
                "source": "e2",
            },
            "甲科技 | revenue | amount | 2024 | 1..2 CNY | forecast | says 乙证券",
        ),
        (
            {
                "type": "listing",
                "date": {"start": "2024-05-06", "end": "2024-05-06"},
                "roles": {"company": ["e1", "e2"], "amount": "m2", "round": None},
            },
            "listing | 2024-05-06 | company: 甲科技、乙证券 | amount: 3亿元",
        ),
        ({"speaker": "e2", "cue": "称", "start": 13, "end": 17}, "乙证券 称: 增长2倍"),
    ],
    ids=["name", "money", "range", "date", "fact", "forecast", "event", "quote"],
)
def test_a_record_in_words(record: Mapping[str, Any], words: str) -> None:
    assert in_words(annotated(ARTICLE), record) == words


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ({}, "no article text"),
        ({"article": {"text": 3}}, "text: Input should be a valid string"),
        ({"text": "无", "published": 2024}, "published: Input should be a valid string"),
        ({"text": "无", "mentions": {"m1": {}}}, "mentions: Input should be a valid list"),
        ({"text": "无", "mentions": [3]}, "mentions.0: Input should be a valid dictionary"),
        ({"text": "无", "mentions": [{"kind": "money", "start": 0}]}, "mentions.0.end: Field required"),
        ({"text": "无", "facts": [{"metric": "revenue"}]}, "facts.0.measure: Field required"),
        (
            {"text": "无", "quotes": [{"start": "0", "end": 1}]},
            "quotes.0.start: Input should be a valid integer",
        ),
    ],
    ids=["no text", "text", "published", "no list", "no object", "no end", "no measure", "no number"],
)
def test_what_cannot_be_compared_is_told_with_its_place(document: Mapping[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=f"feed.jsonl:3: .*{re.escape(told)}"):
        annotated(document, where="feed.jsonl:3")
