"""Every reading reads its sentences, and nothing where it must not."""

import pytest

from extractor.facts.readings import READINGS
from extractor.grammar.rule import marked
from tests.facts.reading import facts

READS = [
    pytest.param(sentence, expected, id=f"{rule.name}: {sentence}")
    for rule in READINGS
    for sentence, expected in rule.reads.items()
]
LEAVES = [
    pytest.param(rule.name, sentence, id=f"{rule.name}: {sentence}")
    for rule in READINGS
    for sentence in rule.leaves
]


@pytest.mark.parametrize(("sentence", "expected"), READS)
def test_a_reading_reads_its_sentences(sentence: str, expected: str) -> None:
    text, _ = marked(sentence)
    assert facts(text) == [line.strip() for line in expected.strip().splitlines()]


@pytest.mark.parametrize(("rule", "sentence"), LEAVES)
def test_a_reading_leaves_what_states_nothing(rule: str, sentence: str) -> None:
    assert facts(sentence) == []
