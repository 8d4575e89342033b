"""The ``{names}`` of a pattern."""

import re

import pytest

from extractor.grammar.slots import Slots, fill

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


WORDS = Slots(words={"unit": {"家": "庭", "个": "", "个百分点": ""}}, fragments={"number": "[0-9]+"})


def test_a_word_is_found_in_its_longest_form() -> None:
    match = re.fullmatch(WORDS.fill("{number}{unit}"), "3个百分点")
    assert match is not None
    assert match["unit"] == "个百分点"


def test_a_word_is_not_found_before_what_it_bars() -> None:
    pattern = WORDS.fill("{number}{unit}")
    assert re.match(pattern, "3家公司")
    assert not re.match(pattern, "3家庭院")


def test_what_a_pattern_can_begin_and_end_with_is_known() -> None:
    assert WORDS.first_characters("{unit}{number}") == {"家", "个"}
    assert WORDS.first_characters("分之{number}") == {"分"}
    assert WORDS.last_characters("{unit}") == {"家", "个", "点"}


def test_a_pattern_is_kept_to_the_words_of_one_character() -> None:
    narrow = WORDS.fill_from("{unit}", "个")
    assert re.match(narrow, "个")
    assert not re.match(narrow, "家")
