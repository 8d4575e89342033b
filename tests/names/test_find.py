"""Every way of finding names reads its examples, and nothing where it must not."""

from collections.abc import Callable

import pytest

from extractor.document import Found
from extractor.grammar.rule import Rule, marked
from extractor.names.find import RULES, find_names
from extractor.text.layout import read_layout

Way = Rule[Callable[..., object]]


def found(text: str) -> list[Found]:
    return find_names(text, read_layout(text), [])


def name(part: Way | str) -> str:
    return part if isinstance(part, str) else part.name


def read_by(rule: Way, text: str) -> list[Found]:
    return [one for one in found(text) if one.rule == rule.name or one.rule.startswith(f"{rule.name}.")]


@pytest.mark.parametrize(
    ("rule", "example"), [(rule, example) for rule in RULES for example in rule.reads], ids=name
)
def test_reads(rule: Way, example: str) -> None:
    text, spans = marked(example)
    names = read_by(rule, text)
    assert [text[one.start : one.end] for one in names] == [text[start:end] for start, end in spans]
    assert tuple(one.type for one in names) == rule.reads[example]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.leaves], ids=name)
def test_leaves(rule: Way, text: str) -> None:
    assert [text[one.start : one.end] for one in read_by(rule, text)] == []


def test_longest_name_wins() -> None:
    text = "文本模型XenoMax M2由XenoMax研发"
    assert [text[one.start : one.end] for one in found(text)] == ["XenoMax M2", "XenoMax"]


def test_a_quantity_is_no_name() -> None:
    text = "涨幅超过5%的星澜科技"
    taken = Found(4, 6, "percent", "percent.test")
    assert [(one.start, one.end) for one in find_names(text, read_layout(text), [taken])] == [(7, 11)]
