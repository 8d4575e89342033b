"""Sketches: mentions and anaphors as signs, and the way back to the text."""

import pytest

from extractor.events.sketch import ANAPHOR, BROKER_ANAPHOR, COMPANY, COUNT, MONEY, PERSON, draw
from tests.events.scene import scene


def sketch(marked):
    document = scene(marked)
    starts = [found.start for found in document.found]
    return draw(document, starts, 0, len(document.text.folded)), document.text.folded


@pytest.mark.parametrize(
    "marked, drawn",
    [
        ("{王立:person}质押{300万股:count}。", f"{PERSON}质押{COUNT}。"),
        ("{星河科技:company}（600001.SH）以{1亿元:money}回购", f"{COMPANY}以{MONEY}回购"),
        ("公司拟回购，该公司公布", f"{ANAPHOR}拟回购，{ANAPHOR}公布"),
        ("子公司、附属公司、标的公司和公司债", "子公司、附属公司、标的公司和公司债"),
        ("该行维持买入", f"{BROKER_ANAPHOR}维持买入"),
        ("（记者 {陈曦:person}）公司公告", f"（记者 陈曦）{ANAPHOR}公告"),
        ("", ""),
    ],
)
def test_a_sentence_is_drawn(marked, drawn):
    assert sketch(marked)[0].text == drawn


def test_places_lead_back_to_the_text():
    drawn, text = sketch("公告称，{星河科技:company}（600001.SH）拟以{1亿元:money}回购{60万股:count}股份。")
    for place, sign in enumerate(drawn.text):
        start, end = drawn.start(place), drawn.end(place + 1)
        assert drawn.place(start) == place
        assert text[start:end] == sign or sign in (COMPANY, MONEY, COUNT)
    assert [text[mark.start : mark.end] for mark in drawn.marks] == ["星河科技", "1亿元", "60万股"]


def test_what_is_left_out_has_the_next_place():
    drawn, text = sketch("{星河科技:company}（600001.SH）回购")
    assert drawn.text[drawn.place(text.index("600001"))] == "回"
