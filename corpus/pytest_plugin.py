"""A pytest plugin that holds extractors, ours or any, against golden files.

    @pytest.mark.caixun_golden("goldens")           # a folder beside the test: a test for each article in it
    def test_my_parser(golden):
        golden.check(my_parser)                     # str -> records, or a list of mentions

    def test_one_sentence(golden):                  # without the mark: one golden file for the test
        golden.check(my_parser, "甲公司营收3亿元。")

A failure shows each record that differs in its sentence. ``--bless`` writes what was found as the new golden
records. A golden file that no test uses fails the run, or is removed by ``--bless``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from corpus.golden_files import Golden

MARK = "caixun_golden"
USED = "caixun_goldens"


class Check:
    """The `golden` of a test: its golden article, and the check of an extractor against it."""

    def __init__(
        self, used: UsedGoldens, path: Path, golden: Golden | None, *, kinds: Collection[str], bless: bool
    ) -> None:
        self._used = used
        self._path = path
        self._golden = golden
        self._kinds = kinds
        self._bless = bless

    @property
    def text(self) -> str:
        """The text of the golden article."""
        assert self._golden is not None, "this test has no golden folder: give check() a text"
        return self._golden.text

    @property
    def published(self) -> date | None:
        """When it was published, for extractors that resolve relative dates."""
        article = self._golden and self._golden.article
        return date.fromisoformat(article.published) if article and article.published else None

    def check(
        self, extract: Callable[[str], Any], text: str | None = None, *, name: str | None = None
    ) -> None:
        """Fail when what `extract` gives differs from the golden records.

        Without a golden folder give the `text`, and a `name` each where one test checks several.
        """
        from corpus.golden_files import bless, compare, found_by, told

        golden = self._golden or self._own(text, name)
        found = found_by(extract(golden.text), golden.text)
        if self._bless:
            bless(golden, found)
        elif golden.article is None:
            pytest.fail(f"{golden.path.name}: no golden file yet (write it with --bless)", pytrace=False)
        elif differing := compare(golden.article, found, self._kinds):
            pytest.fail(told(golden.path, differing), pytrace=False)

    def _own(self, text: str | None, name: str | None) -> Golden:
        from corpus.golden_files import read_golden

        assert text is not None, "this test has no golden folder: give check() a text"
        path = self._path.with_name(f"{name}.json") if name else self._path
        self._used.add(path)
        return read_golden(path, text)


class UsedGoldens:
    """The golden files that this run's tests use: those beside them that no test uses fail the run."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._used: set[Path] = set()
        self._skipped: set[Path] = set()
        self._partial = any("::" in argument for argument in config.args)

    def add(self, path: Path) -> None:
        """Note that a test uses the golden file at `path`."""
        self._used.add(path)

    def unused(self) -> list[Path]:
        """The files beside those used that no test uses; none when tests that may use them did not run."""
        from corpus.golden_files import golden_files

        if self._partial:
            return []
        folders = {path.parent for path in self._used}
        whole = (
            folder for folder in folders if not any(folder.is_relative_to(each) for each in self._skipped)
        )
        return sorted({path for folder in whole for path in golden_files(folder)} - self._used)

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        """Note that not all tests run."""
        self._partial = self._partial or bool(items)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note where a test was skipped."""
        if report.skipped:
            self._skipped.add((self._config.rootpath / report.location[0]).parent)

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Fail a run that left golden files unused; with ``--bless``, remove them."""
        if hasattr(self._config, "workeroutput"):
            self._config.workeroutput[USED] = ([str(path) for path in self._used], self._partial)
        elif exitstatus == pytest.ExitCode.OK and self.unused():
            if self._config.getoption("bless"):
                for path in self.unused():
                    path.unlink()
            else:
                session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what a worker of pytest-xdist used."""
        used, partial = getattr(node, "workeroutput", {}).get(USED, ([], True))
        self._partial = self._partial or partial
        self._used.update(map(Path, used))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name the unused golden files."""
        if terminalreporter.stats.get("failed") or terminalreporter.stats.get("error"):
            return
        for path in self.unused():
            line = f"golden file that no test uses: {path} (remove it with --bless)"
            terminalreporter.write_line(line, red=True)


RUN = pytest.StashKey[UsedGoldens]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--bless``."""
    group = parser.getgroup("caixun")
    group.addoption("--bless", action="store_true", help="write what was found as the new golden records")


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known, and watch which golden files are used."""
    line = f"{MARK}(folder, kinds=()): a test for each golden article of a folder beside the test file"
    config.addinivalue_line("markers", line)
    config.stash[RUN] = UsedGoldens(config)
    config.pluginmanager.register(config.stash[RUN], "caixun-used-goldens")
    if config.getoption("bless") and config.getoption("numprocesses", None):
        raise pytest.UsageError("--bless writes files: run it without -n")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of each golden article of the marked folder."""
    mark = metafunc.definition.get_closest_marker(MARK)
    if mark is None:
        return
    from corpus.golden_files import read_goldens

    if "golden" not in metafunc.fixturenames:
        raise pytest.UsageError(f"{metafunc.definition.nodeid}: a {MARK} test takes the fixture `golden`")
    folder = metafunc.definition.path.parent / mark.args[0]
    goldens = read_goldens(folder)
    if not goldens:
        raise pytest.UsageError(f"{metafunc.definition.nodeid}: no golden files in {folder}")
    metafunc.parametrize("golden", goldens, ids=[golden.name for golden in goldens], indirect=True)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Check:
    """The golden article of this test, with `check` to hold an extractor against it."""
    mark = request.node.get_closest_marker(MARK)
    given: Golden | None = getattr(request, "param", None)
    path = given.path if given else _own_file(request.node)
    used = request.config.stash[RUN]
    used.add(path)
    kinds = mark.kwargs.get("kinds", ()) if mark else ()
    return Check(used, path, given, kinds=kinds, bless=request.config.getoption("bless"))


def _own_file(item: pytest.Item) -> Path:
    """The golden file of a test without a golden folder: ``goldens/MODULE/TEST.json`` beside it."""
    return item.path.parent / "goldens" / item.path.stem / (re.sub(r"[^\w.-]+", "_", item.name) + ".json")
