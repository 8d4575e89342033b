import pytest

from extractor.text.decode import decode
from schemas.errors import InputError

SIMPLIFIED = "星河科技2024年收入1.2亿元，同比增长30%。公司称，海外市场占比继续提升。"
TRADITIONAL = "星河科技2024年收入1.2億港元，同比增長30%。公司稱，海外市場佔比繼續提升。"


@pytest.mark.parametrize(
    ("raw", "text", "encoding"),
    [
        (SIMPLIFIED.encode(), SIMPLIFIED, "utf-8"),
        (SIMPLIFIED.encode("utf-8-sig"), SIMPLIFIED, "utf-8"),
        (SIMPLIFIED.encode("utf-16"), SIMPLIFIED, "utf-16"),
        (SIMPLIFIED.encode("gb18030"), SIMPLIFIED, "gb18030"),
        (TRADITIONAL.encode("gb18030"), TRADITIONAL, "gb18030"),
        (TRADITIONAL.encode("big5"), TRADITIONAL, "big5hkscs"),
        ("收入1亿".encode("gb18030"), "收入1亿", "gb18030"),
        (b"", "", "utf-8"),
    ],
)
def test_reads_the_encodings_of_the_press(raw: bytes, text: str, encoding: str):
    assert decode(raw) == (text, encoding)


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "gb18030"])
def test_a_declared_encoding_is_read_by_its_superset(declared: str):
    assert decode("镕\u3400".encode("gb18030"), declared=declared).text == "镕\u3400"


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "windows-1252", "hex", "klingon", "\x00"])
def test_a_false_declaration_is_not_believed(declared: str):
    assert decode(SIMPLIFIED.encode("gb18030"), declared=declared).text == SIMPLIFIED


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"PK\x03\x04\x14\x00\x06\x00\xff\xfe", "binary"),
        ("Компания объявила выручку за год".encode("cp1251"), "UTF-8, GB18030 or Big5 (byte 1)"),
        (b"\xff\xfe\x00", "mark of UTF-16"),
    ],
)
def test_what_is_no_text_is_a_clear_error(raw: bytes, says: str):
    with pytest.raises(InputError, match=says.replace("(", r"\(").replace(")", r"\)")):
        decode(raw)
