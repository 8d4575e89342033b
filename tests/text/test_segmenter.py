"""The fast segmenter cuts as the reference does, and neither loses a character."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.text.segmenter import Jieba, RJieba, Segmenter, segmenter

SEED = (Path(__file__).parents[2] / "corpus" / "articles" / "seed.txt").read_text("utf-8")
HAN_RUNS = sorted(set(re.findall(r"[一-龥]{4,}", SEED)))


@pytest.fixture(scope="module")
def reference() -> Jieba:
    return Jieba()


@pytest.fixture(scope="module")
def fast() -> RJieba:
    return RJieba()


def test_han_text_is_cut_alike(reference: Jieba, fast: RJieba) -> None:
    different = [run for run in HAN_RUNS if reference.cut(run) != fast.cut(run)]
    assert different == []


def test_known_words_are_tagged_alike(reference: Jieba, fast: RJieba) -> None:
    for word in ("上海", "证券", "宣布", "的", "董事长"):
        assert reference.tag(word) == fast.tag(word)
        assert reference.knows(word) and fast.knows(word)
    assert not reference.knows("星澜") and not fast.knows("星澜")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_no_character_is_lost(text: str) -> None:
    words: Segmenter = segmenter()
    assert "".join(words.cut(text)) == text
    assert "".join(word for word, _ in words.tag(text)) == text
