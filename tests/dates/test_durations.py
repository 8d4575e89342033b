"""Every example beside a duration rule is read as it says; what a rule leaves, it leaves."""

import pytest

from extractor.grammar.rule import marked
from extractor.mentions.duration import RULES, LengthRule, find_durations
from tests.dates.examples import shown

READS = [(rule, example) for rule in RULES for example in rule.reads]
LEAVES = [(rule, sentence) for rule in RULES for sentence in rule.leaves]


@pytest.mark.parametrize(("rule", "example"), READS, ids=lambda value: getattr(value, "name", value))
def test_a_rule_reads_its_example(rule: LengthRule, example: str) -> None:
    text, spans = marked(example)
    found = find_durations(text)
    assert [(one.start, one.end) for one in found] == list(spans)
    assert [shown(one) for one in found] == [rule.reads[example]]
    assert [one.rule for one in found] == [rule.name]


@pytest.mark.parametrize(("rule", "sentence"), LEAVES, ids=lambda value: getattr(value, "name", value))
def test_a_rule_leaves_what_is_no_length(rule: LengthRule, sentence: str) -> None:
    assert rule.name not in {one.rule for one in find_durations(sentence)}
