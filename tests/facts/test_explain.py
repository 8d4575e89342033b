"""Explaining a fact names the rule and the characters behind each of its parts."""

from datetime import date

import pytest

from caixun import extract
from extractor.explain import explain

TEXT = "星河科技股份有限公司发布2024年年报。报告显示，星河科技2024年营业收入为3.2亿元，同比增长20%。"


def test_each_part_of_a_fact_is_explained() -> None:
    extraction = extract(TEXT, published=date(2025, 3, 20))
    growth = next(fact for fact in extraction.facts if fact.measure == "growth_yoy")
    tree = explain(extraction, growth.id).splitlines()
    parts = {line.split()[1]: line for line in tree[1:]}
    assert parts.keys() >= {"reading", "subject", "measure", "period", "value", "evidence"}
    assert "同比增长" in parts["measure"]
    assert "20% [" in parts["value"]
    assert "fact.growth_yoy" in parts["reading"]


def test_spans_of_the_tree_are_of_the_text_as_read() -> None:
    wide = TEXT.translate({ord("3"): "３", ord("2"): "２"})
    extraction = extract(wide, published=date(2025, 3, 20))
    tree = explain(extraction, extraction.facts[0].id)
    assert "３.２亿元 [" in tree


def test_a_record_that_is_not_there_is_said_so() -> None:
    with pytest.raises(KeyError, match="no record 'f99'"):
        explain(extract(TEXT), "f99")
