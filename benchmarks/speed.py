"""Speed of one core beside jieba.lcut, on the golden article and on a folder of articles.

    python -m benchmarks.speed [ARTICLES...]

ARTICLES is a JSON Lines file (``.gz`` too) or a folder of them. Both programs read the same texts in turns in
one process, so that the ratio holds on a busy machine; each figure is the best of its rounds.
"""

import gzip
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import jieba
import orjson

from corpus.golden import golden_article
from extractor.article import make_article
from extractor.pipeline import extract_article
from schemas import Article

ROUNDS = 3
SECONDS = 1.0
"""A round reads its articles over and over until it has taken this long."""


class Speed(NamedTuple):
    """Characters and mentions a second, and characters a second of jieba.lcut."""

    characters: float
    mentions: float
    jieba: float

    @property
    def ratio(self) -> float:
        """How many times as fast as jieba.lcut."""
        return self.characters / self.jieba


def measure(articles: Sequence[Article]) -> Speed:
    """Measure the best of several rounds over `articles`."""
    characters = sum(len(article.text) for article in articles)
    mentions = sum(len(extract_article(article).mentions) for article in articles)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: [extract_article(article) for article in articles]))
        theirs.append(_seconds(lambda: [jieba.lcut(article.text) for article in articles]))
    return Speed(characters / min(ours), mentions / min(ours), characters / min(theirs))


def _seconds(read_all: Callable[[], object]) -> float:
    """Seconds that one reading takes, over as many as fill a round."""
    times = 0
    start = time.perf_counter()
    while (taken := time.perf_counter() - start) < SECONDS:
        read_all()
        times += 1
    return taken / times


def read_articles(source: Path) -> Iterator[Article]:
    """The articles of a JSON Lines file, or of every one in a folder."""
    for path in sorted(source.iterdir()) if source.is_dir() else [source]:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
            for line in lines:
                row = orjson.loads(line)
                yield make_article(row["text"], publisher=row["publisher"], published=row["published"])


def main(arguments: Sequence[str]) -> None:
    """Print a line for the golden article, and one for each source of articles."""
    print(f"{'':24}{'characters/s':>14}{'mentions/s':>12}{'jieba.lcut':>14}{'ratio':>8}")
    _line("golden article", [golden_article()])
    for source in arguments:
        articles = list(read_articles(Path(source)))
        _line(f"{len(articles):,} articles", articles)


def _line(name: str, articles: Sequence[Article]) -> None:
    speed = measure(articles)
    print(f"{name:24}{speed.characters:14,.0f}{speed.mentions:12,.0f}{speed.jieba:14,.0f}{speed.ratio:8.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
