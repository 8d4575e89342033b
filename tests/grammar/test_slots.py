"""The ``{names}`` of a pattern."""

import pytest

from extractor.grammar.slots import fill

SLOTS = {"number": "[0-9]+", "unit": "元|股"}


def test_a_slot_becomes_a_group_of_its_name() -> None:
    assert fill("{number}{unit}", SLOTS) == "(?P<number>[0-9]+)(?P<unit>元|股)"


def test_a_slot_used_again_is_numbered() -> None:
    assert fill("{number}至{number}", SLOTS) == "(?P<number>[0-9]+)至(?P<number_2>[0-9]+)"


def test_a_counted_repeat_is_no_slot() -> None:
    assert fill("[0-9]{4}年", SLOTS) == "[0-9]{4}年"


def test_a_slot_that_nothing_fills_is_an_error() -> None:
    with pytest.raises(KeyError, match="colour"):
        fill("{colour}", SLOTS)
