"""Every example beside a date rule is read as it says; what a rule leaves, it leaves."""

import pytest

from extractor.dates.scan import DATE_RULES, find_phrases
from extractor.grammar.rule import Rule, marked
from extractor.mentions import date_phrases as phrases
from tests.dates.examples import publication, read, shown

RULES = (*DATE_RULES, phrases.RANGE, phrases.SINCE, phrases.YEAR_TO)
READS = [(rule, example) for rule in RULES for example in rule.reads]
LEAVES = [(rule, sentence) for rule in RULES for sentence in rule.leaves]


@pytest.mark.parametrize(("rule", "example"), READS, ids=lambda value: getattr(value, "name", value))
def test_a_rule_reads_its_example(rule: Rule, example: str) -> None:
    expected = rule.reads[example]
    sentence, published = publication(example)
    text, spans = marked(sentence)
    found = read(text, published)
    assert [text[one.start : one.end] for one in found] == [text[start:end] for start, end in spans]
    assert [(one.start, one.end) for one in found] == list(spans)
    assert [shown(one) for one in found] == ([expected] if isinstance(expected, str) else list(expected))
    assert rule.name in rules_of(text) | {one.rule for one in found}


@pytest.mark.parametrize(("rule", "sentence"), LEAVES, ids=lambda value: getattr(value, "name", value))
def test_a_rule_leaves_what_is_not_its_own(rule: Rule, sentence: str) -> None:
    text, published = publication(sentence)
    spans = {(one.start, one.end) for one in read(text, published) if one.kind == "date"}
    assert not any(
        rule.name in phrase.rules for phrase in find_phrases(text) if (phrase.start, phrase.end) in spans
    )


def rules_of(text: str) -> set[str]:
    return {name for phrase in find_phrases(text) for name in phrase.rules}
