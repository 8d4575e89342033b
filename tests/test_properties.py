"""What holds for any text whatever."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import caixun
from schemas import Extraction
from schemas.errors import InputError

PIECES = [
    *"甲乙家倍约称超至、，。“”（）—～/-.,%％萬收購A0 \n\u3000\u200b\x00😀",
    *("甲公司", "智能科技股份有限公司", "2024年", "2月30日", "次日", "1-9月", "营收", "净利润", "同比增长"),
    *("分别为", "超过", "12.5", "１２", "三亿", "亿元", "港元", "\r\n", "&amp;", "表示"),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=80)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_any_text_becomes_a_valid_record(text: str, published: date | None):
    extraction = caixun.extract(text, published=published)
    assert extraction.article.text == text
    assert [text[mention.start : mention.end] for mention in extraction.mentions] == [
        mention.text for mention in extraction.mentions
    ]
    assert Extraction.model_validate_json(extraction.model_dump_json()) == extraction


@settings(max_examples=50, deadline=None)
@given(TEXTS, TEXTS)
def test_a_record_hangs_on_its_text_alone(text: str, other: str):
    first = caixun.extract(text)
    caixun.extract(other)
    assert caixun.extract(text) == first


def test_half_a_surrogate_pair_is_a_clear_error():
    with pytest.raises(InputError, match="half of a surrogate pair at character 2"):
        caixun.extract("甲\ud800")
