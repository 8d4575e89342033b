"""Every reading reads its sentences, and nothing where it must not."""

import pytest

from extractor.facts.readings import BESIDE, READINGS
from extractor.grammar.rule import marked
from tests.facts.reading import facts, stated_by

RULES = (*READINGS, *BESIDE)
READS = [
    pytest.param(rule.name, sentence, expected, id=f"{rule.name}: {sentence}")
    for rule in RULES
    for sentence, expected in rule.reads.items()
]
LEAVES = [
    pytest.param(rule.name, sentence, id=f"{rule.name}: {sentence}")
    for rule in RULES
    for sentence in rule.leaves
]


@pytest.mark.parametrize(("rule", "sentence", "expected"), READS)
def test_a_reading_reads_its_sentences(rule: str, sentence: str, expected: str) -> None:
    text, spans = marked(sentence)
    assert facts(text) == [line.strip() for line in expected.strip().splitlines()]
    assert set(spans) <= stated_by(rule, text)


@pytest.mark.parametrize(("rule", "sentence"), LEAVES)
def test_a_reading_leaves_what_states_nothing(rule: str, sentence: str) -> None:
    assert facts(sentence) == []
