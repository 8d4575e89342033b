"""Scores, on pairs of readings counted by hand."""

from collections.abc import Mapping
from typing import Any

import pytest

from corpus.evaluate import Score, evaluate, publisher, year
from corpus.evaluation.annotated import Annotated, annotated
from extractor.grammar.rule import marked


def money(low: str, **fields: Any) -> Mapping[str, Any]:
    return {"kind": "money", "value": {"low": low, "high": low, "mod": None, "currency": "CNY"} | fields}


def company(name: str) -> Mapping[str, Any]:
    return {"kind": "entity", "type": "company", "entity": name}


def read(sentence: str, *said: Mapping[str, Any], **rest: Any) -> Annotated:
    """A reading of a sentence: each marked span with what it says; `rest` are other fields of the article."""
    text, spans = marked(sentence)
    mentions = [
        {"start": start, "end": end, "text": text[start:end], **each}
        for (start, end), each in zip(spans, said, strict=True)
    ]
    return annotated({"text": text, "mentions": mentions, **rest})


def scores(gold: Annotated, predicted: Annotated) -> Mapping[str, Score]:
    return evaluate([gold], [predicted]).scores()


GOLD = read(
    "甲公司营收⟦3亿元⟧，净利⟦1亿元⟧，派息⟦5000万元⟧。",
    money("300000000"),
    money("100000000"),
    money("50000000"),
)


def test_a_reading_against_itself_is_all_right() -> None:
    assert scores(GOLD, GOLD)["money.strict"] == Score(right=3, predicted=3, gold=3)
    assert scores(GOLD, GOLD)["quantities.strict"].f1 == 1.0


@pytest.mark.parametrize(
    ("sentence", "said", "right"),
    [
        pytest.param(
            "甲公司营收⟦3亿⟧元，净利1亿元，派息5000万元。",
            money("300000000"),
            {"strict": 0, "value": 1, "core": 1, "span": 0},
            id="a wrong edge is right in value",
        ),
        pytest.param(
            "甲公司营收⟦3亿元⟧，净利1亿元，派息5000万元。",
            money("300000000.0"),
            {"strict": 1, "value": 1, "core": 1, "span": 1},
            id="numbers are compared as numbers",
        ),
        pytest.param(
            "甲公司营收⟦3亿元⟧，净利1亿元，派息5000万元。",
            money("300000000", mod="approx"),
            {"strict": 0, "value": 0, "core": 1, "span": 1},
            id="a wrong hedge is right at the core",
        ),
        pytest.param(
            "甲公司营收⟦3亿元⟧，净利1亿元，派息5000万元。",
            money("300000000", currency="USD"),
            {"strict": 0, "value": 0, "core": 0, "span": 1},
            id="a wrong currency is right in its span only",
        ),
    ],
)
def test_levels(sentence: str, said: Mapping[str, Any], right: Mapping[str, int]) -> None:
    found = scores(GOLD, read(sentence, said))
    assert {level: found[f"money.{level}"].right for level in right} == right
    assert found["money.strict"].gold == 3
    assert found["money.strict"].predicted == 1


def test_a_second_reading_of_the_same_span_is_an_extra() -> None:
    twice = annotated(
        {"text": GOLD.text, "mentions": [*GOLD.records("mentions"), GOLD.records("mentions")[0]]}
    )
    score = scores(GOLD, twice)["money.strict"]
    assert score == Score(right=3, predicted=4, gold=3)
    assert (score.precision, score.recall) == (0.75, 1.0)


def test_company_organization_and_index_are_one_type_and_a_person_is_none_of_them() -> None:
    gold = read("⟦甲公司⟧与⟦张三⟧", company("e1"), company("e2"))
    found = read(
        "⟦甲公司⟧与⟦张三⟧", {"kind": "entity", "type": "organization"}, {"kind": "entity", "type": "person"}
    )
    assert scores(gold, found)["entity.strict"].right == 1


def test_a_mention_marked_fuzzy_is_compared_by_its_span() -> None:
    gold = read("⟦近年来⟧", {"kind": "date", "value": {"grain": "year"}, "fuzzy": True})
    found = read("⟦近年来⟧", {"kind": "date", "value": {"grain": "day", "start": "2024-01-01"}})
    assert scores(gold, found)["date.strict"].right == 1


FACT: Mapping[str, Any] = {
    "subject": "e1",
    "metric": "revenue",
    "measure": "amount",
    "value": {"kind": "money", "low": "300000000", "high": "300000000", "mod": None, "currency": "CNY"},
    "period": {"start": "2024-01-01", "end": "2024-12-31"},
    "modality": "reported",
    "source": None,
    "evidence": [{"start": 0, "end": 9}],
}
ENTITIES = [
    {"id": "e1", "type": "company", "name": "甲科技公司", "aliases": ["甲科技"]},
    {"id": "e2", "type": "company", "name": "乙证券", "aliases": []},
]


def stating(*facts: Mapping[str, Any], **rest: Any) -> Annotated:
    lists: dict[str, Any] = {"entities": ENTITIES, "facts": list(facts)}
    return annotated({"text": "甲科技营收3亿元。", **(lists | rest)})


@pytest.mark.parametrize(
    ("change", "strict", "core"),
    [
        ({}, 1, 1),
        ({"subject": "甲科技"}, 1, 1),
        ({"source": "e1"}, 1, 1),
        ({"source": "e2"}, 0, 1),
        ({"modality": "forecast"}, 0, 1),
        ({"metric": "net_profit"}, 0, 1),
        ({"value": {**FACT["value"], "mod": "approx"}}, 0, 1),
        ({"value": {**FACT["value"], "currency": "HKD"}}, 0, 1),
        ({"value": {**FACT["value"], "high": "400000000"}}, 0, 0),
        ({"period": {"start": "2023-01-01", "end": "2023-12-31"}}, 0, 0),
        ({"period": None}, 0, 0),
        ({"subject": "e2"}, 0, 0),
        ({"subject": None}, 0, 0),
    ],
    ids=str,
)
def test_when_a_fact_is_right(change: Mapping[str, Any], strict: int, core: int) -> None:
    found = scores(stating(FACT), stating({**FACT, **change}))
    assert (found["facts"].right, found["facts.core"].right) == (strict, core)


def test_a_gold_fact_without_a_period_accepts_any() -> None:
    assert scores(stating({**FACT, "period": None}), stating(FACT))["facts"].right == 1


def test_a_subject_that_is_no_entity_is_compared_as_text() -> None:
    industry = {**FACT, "subject": None, "qualifiers": {"subject_text": "行业"}}
    assert scores(stating(industry), stating(industry))["facts"].right == 1
    assert scores(stating(industry), stating(FACT))["facts"].right == 0


def test_facts_count_only_where_gold_has_them() -> None:
    assert "facts" not in scores(annotated({"text": "甲科技营收3亿元。"}), stating(FACT))


def happening(**roles: Any) -> Annotated:
    mentions = [{"id": "m1", "kind": "money", "start": 5, "end": 8, "text": "3亿元", "value": {}}]
    event = {"type": "acquisition", "date": {"start": "2024-05-06", "end": "2024-05-06"}, "roles": roles}
    return stating(FACT, mentions=mentions, events=[event])


@pytest.mark.parametrize(
    ("roles", "strict", "core"),
    [
        ({"acquirer": "e1", "target": "e2", "amount": "m1"}, 1, 1),
        ({"acquirer": "甲科技", "target": ["e2"], "amount": "m1", "note": "more"}, 1, 1),
        ({"acquirer": "e1", "target": "e2"}, 0, 1),
        ({"acquirer": "e2", "target": "e1"}, 0, 0),
        ({"acquirer": "丙公司"}, 0, 0),
    ],
    ids=str,
)
def test_when_an_event_is_right(roles: Mapping[str, Any], strict: int, core: int) -> None:
    found = scores(happening(acquirer="e1", target="e2", amount="m1", round=None), happening(**roles))
    assert (found["events"].right, found["events.core"].right) == (strict, core)


@pytest.mark.parametrize(
    ("change", "strict", "core"),
    [({}, 1, 1), ({"cue": "称"}, 1, 1), ({"end": 7}, 0, 1), ({"speaker_text": "业内人士"}, 0, 0)],
    ids=str,
)
def test_when_a_quote_is_right(change: Mapping[str, Any], strict: int, core: int) -> None:
    quote = {"speaker": None, "speaker_text": "专家", "start": 3, "end": 8, "cue": "认为"}
    found = scores(stating(quotes=[quote]), stating(quotes=[{**quote, **change}]))
    assert (found["quotes"].right, found["quotes.core"].right) == (strict, core)


def test_offsets_count_the_mentions_whose_text_stands_there() -> None:
    wrong = annotated(
        {"text": "营收3亿元", "mentions": [{**money("1"), "start": 0, "end": 2, "text": "净利"}]}
    )
    assert scores(GOLD, GOLD)["offsets"].f1 == 1.0
    assert scores(annotated({"text": "营收3亿元", "mentions": []}), wrong)["offsets"].right == 0


@pytest.mark.parametrize(
    ("score", "precision", "recall", "f1"),
    [
        (Score(0, 0, 0), 1.0, 1.0, 1.0),
        (Score(0, 0, 2), 0.0, 0.0, 0.0),
        (Score(0, 2, 0), 0.0, 1.0, 0.0),
        (Score(1, 2, 4), 0.5, 0.25, 1 / 3),
    ],
)
def test_precision_recall_and_f1(score: Score, precision: float, recall: float, f1: float) -> None:
    assert (score.precision, score.recall, score.f1) == pytest.approx((precision, recall, f1))


def test_an_article_that_was_not_predicted_is_all_missed() -> None:
    assert evaluate([GOLD], []).scores()["money.strict"] == Score(right=0, predicted=0, gold=3)


def test_scores_by_publisher_and_year() -> None:
    one = read("营收⟦3亿元⟧", money("300000000"), publisher="晨报", published="2023-04-01")
    two = read("净利⟦1亿元⟧", money("100000000"), publisher="晚报")
    evaluation = evaluate([one, two], [one])
    recall = {group: of["money.strict"].recall for group, of in evaluation.scores_by(publisher).items()}
    assert recall == {"晚报": 0.0, "晨报": 1.0}
    assert list(evaluation.scores_by(year)) == ["(no date)", "2023"]


def test_a_rule_is_told_what_it_read_right_and_wrong() -> None:
    found = read(
        "甲公司营收⟦3亿元⟧，净利⟦1亿元⟧，派息⟦5000万⟧元。",
        {**money("300000000"), "rule": "money.good"},
        {**money("100000001"), "rule": "money.bad"},
        {**money("50000000"), "rule": "money.good"},
    )
    bad, good = sorted(evaluate([GOLD], [found]).rules())
    assert (bad.rule, bad.right, len(bad.wrong), bad.precision) == ("money.bad", 0, 1, 0.0)
    assert (good.rule, good.right, len(good.wrong), good.precision) == ("money.good", 1, 1, 0.5)
