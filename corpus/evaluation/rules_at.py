"""Reading articles with the rules of another revision, whose program runs in a temporary git worktree."""

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson

import extractor
from corpus.evaluation.annotated import Annotated, read_annotated
from schemas.errors import UsageError

REPOSITORY = Path(extractor.__file__).parents[1]


def extract_at(revision: str, articles: Iterable[Annotated]) -> list[Annotated]:
    """Extract `articles` with the rules at a git revision.

    Raises UsageError for a revision that git does not know, and when the program of that revision fails.
    """
    with (
        tempfile.TemporaryDirectory() as scratch,
        _checked_out(revision, Path(scratch) / "tree") as tree,
    ):
        return _extract(tree, articles, Path(scratch))


@contextmanager
def _checked_out(revision: str, tree: Path) -> Iterator[Path]:
    commit = _git("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}").strip()
    _git("worktree", "add", "--detach", str(tree), commit)
    try:
        yield tree
    finally:
        _git("worktree", "remove", "--force", str(tree))


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(REPOSITORY), *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise UsageError(
            done.stderr.strip(), where="git", mend="run it in a checkout, with a revision that it has"
        )
    return done.stdout


def _extract(tree: Path, articles: Iterable[Annotated], scratch: Path) -> list[Annotated]:
    source, records = scratch / "articles.jsonl", scratch / "records.jsonl"
    source.write_bytes(b"".join(orjson.dumps(_as_input(article)) + b"\n" for article in articles))
    program = [sys.executable, "-m", "caixun", "extract", str(source), "-o", str(records)]
    done = subprocess.run(program, cwd=tree, capture_output=True, text=True, check=False)
    if done.returncode:
        raise UsageError(f"extract failed: {done.stderr.strip()[-500:]}", where=str(tree))
    return list(read_annotated(records))


def _as_input(article: Annotated) -> dict[str, str | None]:
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "text": article.text,
    }
