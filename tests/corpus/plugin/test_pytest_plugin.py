"""The pytest plugin, in test runs of its own."""

import json
import tomllib
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from corpus.golden_files import golden_files

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[3]

TEXT = "甲公司营收3亿元，净利1亿元。"

EXTRACTORS = """
import re

def find(text, pattern, rule):
    found = re.finditer(pattern, text)
    values = [(m.span(), {"low": m[1] + "00000000"}) for m in found]
    return [{"kind": "money", "start": a, "end": b, "rule": rule, "value": value} for (a, b), value in values]

def good(text):
    return find(text, "([0-9])亿元", "money.good")

def broken(text):
    return find(text, "(3)亿", "money.broken")
"""


def money(start: int, end: int, low: str, **fields: Any) -> Mapping[str, Any]:
    return {"kind": "money", "start": start, "end": end, "value": {"low": low}, **fields}


GOLDEN = {"text": TEXT, "mentions": [money(5, 8, "300000000"), money(11, 14, "100000000", rule="money.good")]}

OVER_A_FOLDER = """
import pytest, extractors

@pytest.mark.caixun_golden("articles")
def test_reads(golden):
    golden.check(extractors.{extractor})
"""

ONE_SENTENCE = """
import extractors

def test_reads(golden):
    golden.check(extractors.{extractor}, "{text}")
"""


class Project:
    """A project with extractors, a test, and golden files in ``articles``."""

    def __init__(self, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pytester = pytester
        monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
        monkeypatch.setenv("PYTHONPATH", str(ROOT))
        pytester.makepyfile(extractors=EXTRACTORS)
        pytester.syspathinsert()

    def test(self, source: str, **slots: str) -> None:
        self.pytester.makepyfile(test_it=source.format(**slots))

    def file(self, name: str, content: str | Mapping[str, Any]) -> Path:
        path = self.pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    def run(self, *arguments: str) -> pytest.RunResult:
        return self.pytester.runpytest_inprocess("-p", "corpus.pytest_plugin", *arguments)


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Project:
    return Project(pytester, monkeypatch)


def test_the_plugin_is_an_entry_point() -> None:
    points = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    assert import_module(points["pytest11"]["caixun"]).MARK == "caixun_golden"


def test_every_golden_article_of_a_folder_is_a_test(project: Project) -> None:
    project.file("articles/one.json", GOLDEN)
    project.file(
        "articles/more.jsonl",
        json.dumps({"id": "a", **GOLDEN}) + "\n" + json.dumps({"id": "b", "text": "无"}),
    )
    project.test(OVER_A_FOLDER, extractor="good")
    result = project.run("-v")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines_random(["*[[]one]*", "*[[]more-a]*", "*[[]more-b]*"])


def test_a_difference_is_shown_in_its_sentence_with_its_rule(project: Project) -> None:
    project.file("articles/one.json", GOLDEN)
    project.test(OVER_A_FOLDER, extractor="broken")
    result = project.run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "one.json: 2 records differ from the golden file*",
            "*:5 money money.broken",
            "*golden 3亿元 = 300000000*",
            "*found  3亿 = 300000000*",
            "*甲公司营收⟦3亿元⟧，净利1亿元。",
            "*:11 money money.good",
            "*净利⟦1亿元⟧。",
        ]
    )


def test_kinds_narrow_what_is_compared(project: Project) -> None:
    project.file("articles/one.json", GOLDEN)
    source = OVER_A_FOLDER.replace('("articles")', '("articles", kinds=["percent"])')
    project.test(source, extractor="broken")
    project.run().assert_outcomes(passed=1)


def test_bless_writes_what_was_found_a_record_a_line(project: Project) -> None:
    path = project.file("articles/one.json", {**GOLDEN, "publisher": "晨报"})
    project.test(OVER_A_FOLDER, extractor="broken")
    project.run("--bless").assert_outcomes(passed=1)
    project.run().assert_outcomes(passed=1)
    blessed = json.loads(path.read_text(encoding="utf-8"))
    assert blessed["mentions"] == [money(5, 7, "300000000", rule="money.broken")]
    assert blessed["publisher"] == "晨报"
    assert sum('"kind"' in line for line in path.read_text(encoding="utf-8").splitlines()) == 1


def test_bless_in_a_file_of_many_articles_touches_its_own_line(project: Project) -> None:
    other = {"id": "b", "text": "营收3亿元", "mentions": [money(2, 5, "300000000", rule="money.good")]}
    path = project.file("articles/two.jsonl", f"{json.dumps({'id': 'a', **GOLDEN})}\n{json.dumps(other)}\n")
    project.test(OVER_A_FOLDER, extractor="good")
    project.run("--bless").assert_outcomes(passed=2)
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["a", "b"]
    assert lines[1] == other


def test_an_article_without_golden_records_fails_until_they_are_blessed(project: Project) -> None:
    project.file("articles/new.txt", TEXT)
    project.test(OVER_A_FOLDER, extractor="good")
    result = project.run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*new.json: no golden file yet*"])
    project.run("--bless").assert_outcomes(passed=1)
    blessed = json.loads((project.pytester.path / "articles/new.json").read_text(encoding="utf-8"))
    assert (blessed["id"], blessed["text"]) == ("new", TEXT)
    project.run().assert_outcomes(passed=1)


def test_a_test_without_a_folder_has_a_golden_file_of_its_own(project: Project) -> None:
    project.test(ONE_SENTENCE, extractor="good", text=TEXT)
    project.run().assert_outcomes(failed=1)
    project.run("--bless").assert_outcomes(passed=1)
    assert [path.name for path in golden_files(project.pytester.path / "goldens/test_it")] == [
        "test_reads.json"
    ]
    project.run().assert_outcomes(passed=1)
    project.test(ONE_SENTENCE, extractor="broken", text=TEXT)
    project.run().assert_outcomes(failed=1)


def test_a_golden_file_of_another_text_is_told(project: Project) -> None:
    project.file("goldens/test_it/test_reads.json", GOLDEN)
    project.test(ONE_SENTENCE, extractor="good", text="乙公司")
    result = project.run()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*the golden file is of another text*"])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 1),
        (["-k", "test_"], 1),
        (["-k", "test_it and not other"], 0),
        (["test_it.py::test_reads"], 0),
        (["--bless"], 0),
    ],
    ids=["all", "all chosen", "some deselected", "one named", "bless"],
)
def test_an_unused_golden_file_fails_a_whole_run(project: Project, arguments: list[str], code: int) -> None:
    used = project.file("goldens/test_it/test_reads.json", GOLDEN)
    unused = project.file("goldens/test_it/test_gone.json", GOLDEN)
    other = "\n\ndef test_other(golden):\n    golden.check(extractors.good, '无', name='test_reads_other')\n"
    project.file("goldens/test_it/test_reads_other.json", {"text": "无", "mentions": []})
    project.test(ONE_SENTENCE + other, extractor="good", text=TEXT)
    result = project.run(*arguments)
    assert result.ret == code
    if code:
        result.stdout.fnmatch_lines(["golden file that no test uses: *test_gone.json*"])
    assert used.exists()
    assert unused.exists() == (arguments != ["--bless"])


def test_a_skipped_test_keeps_its_golden_file(project: Project) -> None:
    project.file("goldens/test_it/test_reads.json", GOLDEN)
    project.file("goldens/test_it/test_skipped.json", GOLDEN)
    skipped = "\n\nimport pytest\n\n@pytest.mark.skip\ndef test_skipped(golden):\n    pass\n"
    project.test(ONE_SENTENCE + skipped, extractor="good", text=TEXT)
    result = project.run()
    result.assert_outcomes(passed=1, skipped=1)
    assert result.ret == 0


def test_another_project_s_fixture_of_that_name_is_its_own(project: Project) -> None:
    project.file("goldens/test_it/of_another_tool.json", "{}")
    fixture = (
        "import pytest\n\n@pytest.fixture(params=[1, 2])\ndef golden(request):\n    return request.param\n"
    )
    project.test(fixture + "\ndef test_reads(golden):\n    assert golden")
    result = project.run()
    result.assert_outcomes(passed=2)
    assert result.ret == 0


def test_workers_of_xdist_use_golden_files_together(project: Project) -> None:
    pytest.importorskip("xdist")
    project.file("articles/one.json", GOLDEN)
    project.file("articles/two.json", GOLDEN)
    project.test(OVER_A_FOLDER, extractor="good")
    result = project.pytester.runpytest_subprocess("-p", "corpus.pytest_plugin", "-p", "xdist", "-n", "2")
    result.assert_outcomes(passed=2)
    assert result.ret == 0


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            'import pytest\n@pytest.mark.caixun_golden("articles")\ndef test_it():\n    pass',
            "takes the fixture",
        ),
        (
            'import pytest\n@pytest.mark.caixun_golden("none")\ndef test_it(golden):\n    pass',
            "no golden files in",
        ),
    ],
    ids=["no fixture", "no folder"],
)
def test_a_mark_that_cannot_work_is_told(project: Project, source: str, told: str) -> None:
    project.test(source)
    result = project.run()
    assert result.ret != 0
    assert told in result.stdout.str() + result.stderr.str()
