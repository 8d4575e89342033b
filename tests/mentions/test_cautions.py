"""What stays unread is said, with its place."""

import pytest

from extractor.mentions.scan import scan
from extractor.text.layout import read_layout


@pytest.mark.parametrize(
    ("sentence", "code", "place"),
    [
        ("拟发行89.697,300股普通股", "number.unread", "300股"),
        ("共三十百家企业参展", "number.unread", "三十百家"),
        ("区间为2000-5元", "range.unread", "2000-5元"),
        ("目前市值3000亿", "currency.unknown", "3000亿"),
    ],
)
def test_a_doubt_names_its_place(sentence: str, code: str, place: str) -> None:
    _, cautions = scan(sentence, read_layout(sentence))
    assert [(one.code, sentence[one.start : one.end]) for one in cautions] == [(code, place)]


def test_what_is_read_for_certain_raises_no_doubt() -> None:
    sentence = "营收12.5亿元，同比增长20%，覆盖30家门店"
    _, cautions = scan(sentence, read_layout(sentence))
    assert cautions == []
