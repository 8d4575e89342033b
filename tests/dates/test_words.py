"""Every word of the date lexicons is read as its row says, between neutral neighbours."""

import pytest

from extractor.dates.cues import cues
from extractor.dates.holidays import HolidayRow, days_off, holiday_in, holidays
from extractor.grammar.rule import marked
from extractor.mentions.date_words import VagueRow, WordRow, vague_words, words
from extractor.mentions.duration import UnitRow, units
from schemas import DateInterval, Duration
from tests.dates.examples import read

NEUTRAL = "甲公司营收稳健，{}，乙公司营收稳健。"


def row_id(value: object) -> str:
    return value.forms[0] if isinstance(value, WordRow | VagueRow | HolidayRow) else str(value)


@pytest.mark.parametrize("row", dict.fromkeys([*words().values(), *vague_words().values()]), ids=row_id)
def test_a_row_reads_its_example(row: WordRow | VagueRow) -> None:
    text, spans = marked(row.example.text)
    found = read(text)
    assert (found[-1].start, found[-1].end) == spans[-1]
    value = found[-1].value
    assert isinstance(value, DateInterval)
    interval = (value.start and value.start.isoformat(), value.end and value.end.isoformat())
    assert interval == (row.example.start, row.example.end)


@pytest.mark.parametrize("form", [*words(), *vague_words()])
def test_every_form_is_a_date_by_itself(form: str) -> None:
    row = words().get(form)
    text = NEUTRAL.format(form + row.only_before[0] if row and row.only_before else form)
    assert [text[one.start : one.end] for one in read(text)] == [form]


@pytest.mark.parametrize(
    ("form", "row"), [(form, row) for row in holidays().values() for form in row.forms], ids=row_id
)
def test_every_holiday_has_its_day_this_year(form: str, row: HolidayRow) -> None:
    text = f"甲公司公布，2025年{form}{row.only_before[0] if row.only_before else ''}。"
    (found,) = read(text)
    assert isinstance(found.value, DateInterval)
    assert found.value.start == holiday_in(row.id, 2025)


@pytest.mark.parametrize("row", [row for row in holidays().values() if row.official], ids=row_id)
def test_official_days_off_hold_the_holiday(row: HolidayRow) -> None:
    off, day = days_off(row.id, 2024), holiday_in(row.id, 2024)
    assert off is not None
    assert day is not None
    assert off.start <= day <= off.end


@pytest.mark.parametrize(
    ("form", "row"), [(form, row) for form, row in units().items() if form in row.forms], ids=str
)
def test_every_unit_measures_a_length(form: str, row: UnitRow) -> None:
    text = f"甲公司停牌近5{form}，乙公司复牌"
    (found,) = read(text)
    assert isinstance(found.value, Duration)
    assert (found.value.low, found.value.unit) == (5, row.id)


@pytest.mark.parametrize("cue", cues().compared_before)
def test_what_is_compared_with_is_not_what_the_text_tells_of(cue: str) -> None:
    found = read(f"2025年9月销量{cue}2025年8月，当月出口增加")
    assert found[-1].value.start.month == 9  # type: ignore[union-attr]
