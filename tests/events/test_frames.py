"""The frames read their examples, and nothing where an event did not happen."""

import pytest

from extractor.events.frames import Pattern, frames, trigger_words
from extractor.events.read import read_events
from extractor.grammar.lexicon import LexiconError
from tests.events.scene import scene, told

FRAMES = [frame.row for frame in frames()]
EXAMPLES = [(row.type, example) for row in FRAMES for example in row.example]
LEAVES = [(row.type, word) for row in FRAMES for word in row.leaves]


PATTERNS = [pattern for frame in frames() for role in frame.roles for pattern in role.patterns]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.written)
def test_a_pattern_has_one_filler(pattern):
    assert pattern.expression.groups == 1


@pytest.mark.parametrize(
    "written, said",
    [("回购{}或{}", "give it one"), ("(?:以)回购", "give it one"), ("{firm}回购{}", "no slot 'firm'")],
)
def test_a_pattern_that_cannot_be_used_says_so(written, said):
    with pytest.raises(LexiconError, match=said):
        _ = Pattern(written, "股份", "回购").expression


@pytest.mark.parametrize("kind, example", EXAMPLES, ids=lambda value: getattr(value, "text", value))
def test_a_frame_reads_its_examples(kind, example):
    document = scene(example.text)
    assert [told(happening, document) for happening in read_events(document, [])] == list(example.events)


@pytest.mark.parametrize("kind, word", LEAVES)
def test_a_word_that_holds_a_trigger_is_none(kind, word):
    hits = [hit for hit in trigger_words().find(f"，{word}，") if hit.means.frame]
    assert [
        hit.means.frame.row.type for hit in hits if not hit.means.weak and hit.means.frame.row.type == kind
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "{星河科技:company}公告，截至{5月8日:date}，股东{王立:person}尚未减持公司股份{72万股:count}。",
        "{星河服务:company}公告，终止收购{山海物业:company}{51%:percent}股权。",
        "{星河集团:company}表示，若回购{60万股:count}，将注销。",
        "{青云市场监管局:organization}没有约谈{星河外卖:company}。",
    ],
)
def test_what_did_not_happen_is_no_event(text):
    assert read_events(scene(text), []) == []
