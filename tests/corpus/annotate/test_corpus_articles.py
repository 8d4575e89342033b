"""The corpus itself: every file holds what it must, and what is generated from it is in step."""

from pathlib import Path

import pytest

from corpus.annotate.build import GENERATED, read_corpus, sources
from corpus.annotate.check import problems
from corpus.annotate.gold import Gold


@pytest.fixture(scope="module")
def articles() -> list[Gold]:
    return read_corpus()


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.stem)
def test_an_article_is_sound(path: Path) -> None:
    gold, found = problems(path.read_text("utf-8"))
    assert found == []
    assert gold is not None
    assert gold.doc_id == path.stem


def test_no_article_is_there_twice(articles: list[Gold]) -> None:
    assert len({article.text_sha256 for article in articles}) == len(articles) >= 30


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_what_is_generated_is_in_step(path: Path, articles: list[Gold]) -> None:
    assert path.read_bytes() == GENERATED[path](articles), "run `python -m corpus.annotate`"
