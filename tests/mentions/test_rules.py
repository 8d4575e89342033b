"""Every rule reads its examples, itself, and leaves what it says it leaves."""

from collections.abc import Callable

import pytest

from extractor.grammar.rule import Rule, marked
from extractor.mentions.header import HEADED
from extractor.mentions.scan import KINDS, scan
from extractor.text.fold import fold
from extractor.text.layout import read_layout

RULES: list[Rule[Callable[..., object]]] = [*HEADED, *(rule for kind in KINDS for rule in kind.rules)]
READS = [(rule, example, says) for rule in RULES for example, says in rule.reads.items()]
LEAVES = [(rule, example) for rule in RULES for example in rule.leaves]


@pytest.mark.parametrize(
    ("rule", "example", "says"), READS, ids=[f"{rule.name}-{text}" for rule, text, _ in READS]
)
def test_a_rule_reads_its_example(rule: Rule[Callable[..., object]], example: str, says: object) -> None:
    sentence, spans = marked(fold(example).folded)
    found, _ = scan(sentence, read_layout(sentence))
    at_marks = [one for one in found if (one.start, one.end) in spans]
    values = list(says) if isinstance(says, tuple) else [says]
    assert [one.value for one in at_marks] == values
    assert {one.rule for one in at_marks} == {rule.name}


@pytest.mark.parametrize(("rule", "sentence"), LEAVES, ids=[f"{rule.name}-{text}" for rule, text in LEAVES])
def test_a_rule_leaves_what_it_must(rule: Rule[Callable[..., object]], sentence: str) -> None:
    folded = fold(sentence).folded
    found, _ = scan(folded, read_layout(folded))
    assert [one for one in found if one.rule == rule.name] == []


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    assert all(rule.name.startswith(f"{kind.name}.") for kind in KINDS for rule in kind.rules)
