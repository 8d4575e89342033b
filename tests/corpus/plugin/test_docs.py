"""The samples of the pages about regression tests and datasets are what the code does."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from caixun.cli import app
from corpus.evaluation.annotated import annotated
from corpus.evaluation.aspects import ASPECTS
from corpus.export.formats import FORMATS

pytest_plugins = ["pytester"]

DOCS = Path(__file__).parents[3] / "docs"
REGRESSION = (DOCS / "regression-testing.md").read_text(encoding="utf-8")
DATASETS = (DOCS / "datasets.md").read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page, re.S)


def test_the_shape_is_one_that_can_be_compared() -> None:
    (shape,) = blocks(REGRESSION, "json")
    article = annotated(json.loads(shape))
    (mention,) = article.records("mentions")
    assert article.text[mention["start"] : mention["end"]] == "3亿元"


def test_every_level_but_the_kinds_is_named() -> None:
    levels = {level for aspect in ASPECTS for level in aspect.levels if aspect.records != "mentions"}
    assert levels == set(re.findall(r"^\| `((?:facts|events|quotes)\S*)`", REGRESSION, re.M))


def test_the_pytest_sample_runs(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    (sample,) = blocks(REGRESSION, "python")
    parsers = "my_parser = my_number_parser = lambda text: []\n"
    pytester.makepyfile(test_sample=parsers + sample)
    articles = pytester.mkdir("articles")
    (articles / "one.txt").write_text("甲公司营收3亿元。", encoding="utf-8")
    pytester.runpytest_inprocess("-p", "corpus.pytest_plugin", "--bless").assert_outcomes(passed=3)
    pytester.runpytest_inprocess("-p", "corpus.pytest_plugin").assert_outcomes(passed=3)


def test_every_format_is_told() -> None:
    assert sorted(re.findall(r"^\| `(\w[\w-]*)` \|", DATASETS, re.M)) == sorted(FORMATS)


@pytest.mark.parametrize(
    "line",
    [
        line.removeprefix("$ ").partition("#")[0]
        for page in (REGRESSION, DATASETS)
        for block in blocks(page, "console")
        for line in block.replace("\\\n", " ").splitlines()
    ],
)
def test_every_command_has_the_options_it_is_shown_with(line: str) -> None:
    program, command, *arguments = line.split()
    helped = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"})
    assert (program, helped.exit_code) == ("caixun", 0)
    assert {argument for argument in arguments if argument.startswith("--")} <= set(helped.output.split())
