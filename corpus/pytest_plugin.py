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


class Goldens:
    """The golden files that this run's tests use, and whether it runs all the tests it collected."""

    def __init__(self) -> None:
        self.folders: set[Path] = set()
        self.used: set[Path] = set()
        self.partial = False

    def use(self, path: Path) -> None:
        """Note that a test uses the golden file at `path`."""
        self.folders.add(path.parent)
        self.used.add(path)

    def unused(self) -> list[Path]:
        """The golden files beside those used that no test uses; none when only a part of the tests ran."""
        from corpus.golden_files import golden_files

        if self.partial:
            return []
        return sorted({path for folder in self.folders for path in golden_files(folder)} - self.used)


class Check:
    """The `golden` of a test: its golden article, and the check of an extractor against it."""

    def __init__(
        self,
        goldens: Goldens,
        path: Path,
        *,
        golden: Golden | None = None,
        kinds: Collection[str] = (),
        bless: bool = False,
    ) -> None:
        self._goldens = goldens
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
        self._goldens.use(path)
        return read_golden(path, text)


GOLDENS = pytest.StashKey[Goldens]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--bless``."""
    group = parser.getgroup("caixun")
    group.addoption("--bless", action="store_true", help="write what was found as the new golden records")


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line(
        "markers",
        f"{MARK}(folder, kinds=()): a test for each golden article of a folder beside the test file",
    )
    goldens = config.stash[GOLDENS] = Goldens()
    goldens.partial = any("::" in argument for argument in config.args)
    if config.getoption("bless") and config.getoption("numprocesses", None):
        raise pytest.UsageError("--bless writes files: run it without -n")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make a test of each golden article of the marked folder."""
    from corpus.golden_files import read_goldens

    mark = metafunc.definition.get_closest_marker(MARK)
    if mark is None:
        return
    if "golden" not in metafunc.fixturenames:
        raise pytest.UsageError(f"{metafunc.definition.nodeid}: a {MARK} test takes the fixture `golden`")
    folder = metafunc.definition.path.parent / mark.args[0]
    goldens = read_goldens(folder)
    if not goldens:
        raise pytest.UsageError(f"{metafunc.definition.nodeid}: no golden files in {folder}")
    metafunc.parametrize("golden", goldens, ids=[golden.name for golden in goldens], indirect=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note the golden files of all tests, so that a skipped test's is no unused one."""
    for item in items:
        if isinstance(item, pytest.Function) and "golden" in item.fixturenames:
            given: Any = item.callspec.params.get("golden") if hasattr(item, "callspec") else None
            config.stash[GOLDENS].use(given.path if given else _own_file(item))


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Note that not all tests run."""
    if items:
        items[0].config.stash[GOLDENS].partial = True


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Check:
    """The golden article of this test, with `check` to hold an extractor against it."""
    mark = request.node.get_closest_marker(MARK)
    given: Golden | None = getattr(request, "param", None)
    return Check(
        request.config.stash[GOLDENS],
        given.path if given else _own_file(request.node),
        golden=given,
        kinds=mark.kwargs.get("kinds", ()) if mark else (),
        bless=request.config.getoption("bless"),
    )


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run that left golden files unused; with ``--bless``, remove them."""
    goldens = session.config.stash[GOLDENS]
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput[USED] = ([str(path) for path in goldens.used], goldens.partial)
    elif exitstatus == pytest.ExitCode.OK and goldens.unused():
        if session.config.getoption("bless"):
            for path in goldens.unused():
                path.unlink()
        else:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name the unused golden files."""
    if terminalreporter.stats.get("failed") or terminalreporter.stats.get("error"):
        return
    for path in config.stash[GOLDENS].unused():
        terminalreporter.write_line(
            f"golden file that no test uses: {path} (remove it with --bless)", red=True
        )


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker of pytest-xdist used."""
    used, partial = getattr(node, "workeroutput", {}).get(USED, ([], True))
    goldens = node.config.stash[GOLDENS]
    goldens.partial = goldens.partial or partial
    for path in used:
        goldens.use(Path(path))


def _own_file(item: pytest.Item) -> Path:
    """The golden file of a test without a golden folder: ``goldens/MODULE/TEST.json`` beside it."""
    return item.path.parent / "goldens" / item.path.stem / (re.sub(r"[^\w.-]+", "_", item.name) + ".json")
