"""``caixun eval`` and ``caixun diff``, as a person calls them."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from caixun.cli import app, main
from corpus.evaluation import rules_at
from corpus.evaluation.annotated import annotated
from schemas.errors import InputError, UsageError

TEXT = "甲公司营收3亿元，净利1亿元。"


def money(start: int, end: int, low: str) -> Mapping[str, Any]:
    value = {"kind": "money", "low": low, "high": low, "mod": None, "currency": "CNY"}
    return {"kind": "money", "start": start, "end": end, "rule": "money.plain", "value": value}


REVENUE, PROFIT = money(5, 8, "300000000"), money(11, 14, "100000000")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, mentions in {"gold": [REVENUE, PROFIT], "worse": [REVENUE]}.items():
        line = json.dumps({"id": "a1", "text": TEXT, "mentions": mentions})
        (tmp_path / f"{name}.jsonl").write_text(line, encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def test_eval_prints_scores_rules_and_errors_in_their_sentence(folder: Path) -> None:
    code, output = run("eval", folder / "gold.jsonl", folder / "worse.jsonl", "--errors", 5, "--by", "rule")
    assert code == 0
    assert "money.strict 1.000 0.500 0.667 1 1 2" in " ".join(output.split())
    assert "money.plain" in output
    assert "甲公司营收3亿元，净利⟦1亿元⟧。" in output


def test_eval_tells_of_gold_without_a_prediction(folder: Path) -> None:
    (folder / "other.jsonl").write_text('{"text": "另一篇"}', encoding="utf-8")
    assert (
        "1 gold articles have no prediction" in run("eval", folder / "gold.jsonl", folder / "other.jsonl")[1]
    )


def test_a_folder_without_records_is_an_error(folder: Path) -> None:
    (folder / "empty").mkdir()
    result = CliRunner().invoke(app, ["eval", str(folder / "gold.jsonl"), str(folder / "empty")])
    assert isinstance(result.exception, InputError)


def test_eval_without_predictions_reads_the_articles_anew(folder: Path) -> None:
    scores = folder / "scores.json"
    run("eval", folder / "gold.jsonl", "--json", scores)
    assert json.loads(scores.read_text())["money.strict"]["recall"] == 1.0


def test_eval_writes_scores_and_a_page(folder: Path) -> None:
    scores, page = folder / "scores.json", folder / "page.html"
    run("eval", folder / "gold.jsonl", folder / "worse.jsonl", "--json", scores, "--html", page)
    assert json.loads(scores.read_text())["money.strict"]["recall"] == 0.5
    assert "净利<mark>1亿元</mark>。" in page.read_text(encoding="utf-8")


def test_a_page_shows_so_many_differences_and_counts_the_rest(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caixun.difference_page.MOST", 1)
    (folder / "none.jsonl").write_text(json.dumps({"text": TEXT, "mentions": []}), encoding="utf-8")
    page = folder / "page.html"
    run("eval", folder / "gold.jsonl", folder / "none.jsonl", "--html", page)
    shown = page.read_text(encoding="utf-8")
    assert "money: 2 differences" in shown
    assert "<p>… and 1 more</p>" in shown
    assert shown.count("<article") == 1


def test_eval_fails_when_f1_is_below_its_baseline_and_says_which_rule_and_sentence(folder: Path) -> None:
    baseline = folder / "baseline.json"
    assert (
        run("eval", folder / "gold.jsonl", folder / "gold.jsonl", "--baseline", baseline, "--raise")[0] == 0
    )
    kept = baseline.read_bytes()
    run("eval", folder / "gold.jsonl", folder / "worse.jsonl", "--baseline", baseline, "--raise")
    assert baseline.read_bytes() == kept
    code, output = run("eval", folder / "gold.jsonl", folder / "worse.jsonl", "--baseline", baseline)
    assert code == 1
    assert "fallen: money.strict 1.0000 → 0.6667" in output
    assert "money.plain: 2 right before, 1 now" in output
    assert "净利⟦1亿元⟧" in output


def test_a_place_that_cannot_be_written_is_one_line_and_exit_code_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = folder / "nowhere" / "page.html"
    monkeypatch.setattr("sys.argv", ["caixun", "eval", str(folder / "gold.jsonl"), "--html", str(page)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert capsys.readouterr().err == f"caixun: {page}: No such file or directory\n"


def test_diff_fails_on_a_loss_against_gold_only(folder: Path) -> None:
    gold, worse, page = folder / "gold.jsonl", folder / "worse.jsonl", folder / "page.html"
    code, output = run("diff", gold, worse, "--gold", gold, "--html", page)
    assert code == 1
    assert "1 lost; 1 were right" in output
    assert "净利⟦1亿元⟧" in output
    assert 'class="regression"' in page.read_text(encoding="utf-8")
    assert run("diff", gold, worse)[0] == 0
    assert run("diff", worse, gold, "--gold", gold)[0] == 0


@pytest.mark.parametrize("arguments", [[], ["other.jsonl", "--rules-at", "HEAD"]], ids=["neither", "both"])
def test_diff_needs_one_comparison(folder: Path, arguments: list[str]) -> None:
    result = CliRunner().invoke(app, ["diff", str(folder / "gold.jsonl"), *arguments])
    assert isinstance(result.exception, UsageError)


def test_the_rules_of_another_revision_read_in_a_worktree_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A repository whose program reads one mention at its first commit and none at its second."""

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(tmp_path), *arguments], check=True, capture_output=True)

    program = """
import json, sys
for line in open(sys.argv[2], encoding="utf-8"):
    article = json.loads(line)
    print(json.dumps({"article": article, "mentions": MENTIONS}), file=open(sys.argv[4], "w"))
"""
    git("init", "-q")
    git("config", "user.name", "test")
    git("config", "user.email", "test@example.org")
    for mentions in ([REVENUE], []):
        package = tmp_path / "caixun"
        package.mkdir(exist_ok=True)
        (package / "__init__.py").touch()
        (package / "__main__.py").write_text(program.replace("MENTIONS", repr(mentions)), encoding="utf-8")
        git("add", ".")
        git("commit", "-q", "-m", "rules")
    monkeypatch.setattr(rules_at, "REPOSITORY", tmp_path)
    article = annotated({"text": TEXT})
    (before,) = rules_at.extract_at("HEAD~1", [article])
    (after,) = rules_at.extract_at("HEAD", [article])
    assert (before.records("mentions"), after.records("mentions")) == ((REVENUE,), ())
    with pytest.raises(UsageError):
        rules_at.extract_at("no-such-revision", [article])
