"""A rule and its examples."""

import pytest

from extractor.grammar.rule import Rule, marked


def test_marks_are_taken_out_and_their_spans_kept() -> None:
    assert marked("由⟦5亿⟧增至⟦8亿元⟧") == ("由5亿增至8亿元", ((1, 3), (5, 8)))


def test_a_sentence_without_marks_has_no_spans() -> None:
    assert marked("业务多元化") == ("业务多元化", ())


@pytest.mark.parametrize("example", ["⟦5亿", "5亿⟧", "⟦5⟦亿⟧", "⟦5⟧亿⟧"])
def test_marks_must_pair_up(example: str) -> None:
    with pytest.raises(ValueError, match="do not pair up"):
        marked(example)


def test_a_rule_without_an_example_is_refused() -> None:
    with pytest.raises(ValueError, match=r"money\.nothing: give it at least one sentence"):
        Rule("money.nothing", "{number}", lambda: None, reads={})
