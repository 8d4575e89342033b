"""``caixun annotate`` as a person uses it: draft, correct, check."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from caixun.cli import app
from corpus.annotate.gold import load_gold


def caixun(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    article = tmp_path / "星河.txt"
    article.write_text("星河科技（600999.SH）2024年营业收入为3.2亿元，同比增长12%。\n", "utf-8")
    written = tmp_path / "星河.cx"
    assert caixun("annotate", article, "--published", "2025-03-21", "-o", written).exit_code == 0
    return written


def test_a_draft_marks_what_is_extracted(draft: Path) -> None:
    written = draft.read_text("utf-8")
    assert "id: 星河\npublished: 2025-03-21\n" in written
    assert "⟦2024年|2024⟧" in written
    assert "⟦3.2亿元|3.2e8 CNY⟧" in written


def test_a_draft_is_sound_as_it_is(draft: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    assert caixun("annotate", "--check", draft, "-o", gold).exit_code == 0
    (article,) = load_gold(gold)
    assert article.text.startswith("星河科技")


def test_what_is_wrong_has_file_line_and_column_and_exit_code_1(draft: Path) -> None:
    draft.write_text(draft.read_text("utf-8").replace("3.2e8 CNY⟧", "3.2亿⟧"), "utf-8")
    result = caixun("annotate", "--check", draft)
    assert result.exit_code == 1
    lines = draft.read_text("utf-8").split("\n")
    line = next(at for at, text in enumerate(lines, 1) if "3.2亿⟧" in text)
    column = lines[line - 1].index("3.2亿⟧") + 1
    assert f"{draft}:{line}:{column}: '3.2亿' is no value" in result.stderr


def test_a_file_that_is_not_there_is_an_error_of_input(tmp_path: Path) -> None:
    result = caixun("annotate", tmp_path / "none.txt")
    assert result.exit_code != 0
    assert "there is no such file" in str(result.exception)
