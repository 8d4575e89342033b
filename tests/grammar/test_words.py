"""Finding many words at once."""

from extractor.grammar.words import Hit, Words


def test_the_leftmost_longest_word_is_found() -> None:
    words = Words([("净利", 1), ("净利润", 2), ("利润总额", 3)])
    assert words.find("净利润总额") == [Hit(0, 3, 2)]


def test_words_come_in_text_order_with_what_they_mean() -> None:
    words = Words([("营收", "revenue"), ("市值", "market_cap")])
    assert words.find("市值与营收") == [Hit(0, 2, "market_cap"), Hit(3, 5, "revenue")]


def test_no_words_find_nothing() -> None:
    assert Words[str]([]).find("市值") == []
