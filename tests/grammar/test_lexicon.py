"""Lexicons are checked on load, and say what is wrong with them."""

from pathlib import Path

import pytest

from extractor.grammar import lexicon
from extractor.grammar.lexicon import LexiconError, Row, alternation, load_rows, refuse_twice_owned


class UnitRow(Row):
    """A unit."""

    forms: tuple[str, ...]
    factor: int = 1


@pytest.fixture
def lexicons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(lexicon, "files", lambda package: tmp_path)
    return tmp_path


def write(folder: Path, rows: str) -> str:
    name = f"units-{abs(hash(rows))}.toml"
    (folder / name).write_text(rows, "utf-8")
    return name


def test_rows_become_frozen_models(lexicons: Path) -> None:
    name = write(lexicons, '[[unit]]\nforms = ["吨"]\n[[unit]]\nforms = ["亩"]\nfactor = 3\n')
    assert load_rows(name, "unit", UnitRow) == (UnitRow(forms=("吨",)), UnitRow(forms=("亩",), factor=3))


def test_a_table_that_is_absent_has_no_rows(lexicons: Path) -> None:
    assert load_rows(write(lexicons, "# empty\n"), "unit", UnitRow) == ()


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ('[[unit]]\nforms = ["吨"]\n[[unit]]\nform = ["亩"]\n', r"\[\[unit\]\] 1\.forms: Field required"),
        ('[[unit]]\nforms = ["吨"]\nname = "ton"\n', r"\[\[unit\]\] 0\.name: Extra inputs are not permitted"),
        ('[[unit]]\nforms = "吨"\n', r"\[\[unit\]\] 0\.forms: Input should be"),
    ],
)
def test_a_row_that_is_wrong_is_named(lexicons: Path, rows: str, complaint: str) -> None:
    with pytest.raises(LexiconError, match=complaint):
        load_rows(write(lexicons, rows), "unit", UnitRow)


def test_a_form_has_one_owner() -> None:
    refuse_twice_owned("currencies.toml", [("元", "CNY"), ("元", "CNY"), ("港元", "HKD")])
    with pytest.raises(LexiconError, match=r"currencies\.toml: '元' belongs to both 'CNY' and 'HKD'"):
        refuse_twice_owned("currencies.toml", [("元", "CNY"), ("元", "HKD")])


def test_alternatives_go_from_long_to_short_and_mean_what_they_say() -> None:
    assert alternation(["元", "元人民币", "HK$"]) == r"元人民币|HK\$|元"
