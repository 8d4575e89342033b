"""The one overlap policy."""

from extractor.document import Found
from extractor.grammar.overlap import settle


def found(start: int, end: int, rule: str = "a") -> Found:
    return Found(start, end, "money", rule)


def test_readings_come_out_in_text_order() -> None:
    assert settle([found(5, 8)], [found(0, 3)]) == [found(0, 3), found(5, 8)]


def test_the_longest_wins() -> None:
    assert settle([found(0, 2)], [found(0, 5)]) == [found(0, 5)]
    assert settle([found(1, 5)], [found(0, 2)]) == [found(1, 5)]


def test_of_two_as_long_the_first_given_wins() -> None:
    assert settle([found(0, 4, "dates")], [found(0, 4, "money")]) == [found(0, 4, "dates")]


def test_neighbours_that_touch_both_stay() -> None:
    assert settle([found(0, 3), found(3, 5)]) == [found(0, 3), found(3, 5)]


def test_nothing_is_settled_into_nothing() -> None:
    assert settle() == []
