"""The pool of processes: the rows of one process, in its order; a crash costs its article and no other."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from corpus.engines import choose_engine, in_process, on_pool
from corpus.kernel import Batches, Limits
from corpus.pool import run_pool
from corpus.readers import Item
from corpus.readers.batches import item_batch
from corpus.run import run
from corpus.store import Store
from schemas.errors import UsageError
from tests.corpus.batch.samples import LIMITS, contents, crashing, row, story, write_jsonl


def batches(texts: list[str], size: int) -> Iterator[pa.RecordBatch]:
    for start in range(0, len(texts), size):
        items = [Item("text", text.encode(), "feed") for text in texts[start : start + size]]
        yield item_batch((item.digest, item) for item in items)


def texts_of(results: list[Batches], table: str, column: str) -> list[object]:
    return [value for one in results for value in one[table].column(column).to_pylist()]


def test_results_come_in_the_order_of_the_batches() -> None:
    texts = [story(number) for number in range(23)]
    results = list(run_pool(batches(texts, 2), limits=LIMITS, workers=2))
    assert texts_of(results, "articles", "text") == texts


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("把进程带走", "article.crashed"),
        ("永远不停", "article.over_time"),
        ("听不见信号", "article.over_time"),
        ("规则出错", "article.crashed"),
    ],
)
def test_an_article_that_takes_its_worker_along_is_the_only_one_lost(bad: str, code: str) -> None:
    texts = [story(1), bad, story(2), f"{bad}，又一次。", story(3), story(4)]
    limits = Limits(max_seconds=0.5)
    results = list(run_pool(batches(texts, 4), limits=limits, workers=1, extract=crashing))
    assert sorted(texts_of(results, "articles", "text")) == sorted([texts[0], texts[2], texts[4], texts[5]])
    assert texts_of(results, "dead_letters", "code") == [code, code]
    assert texts_of(results, "dead_letters", "data") == [texts[1].encode(), texts[3].encode()]


def test_a_batch_of_nothing_but_crashes_is_all_dead_letters() -> None:
    results = list(run_pool(batches(["把进程带走"], 1), limits=LIMITS, workers=2, extract=crashing))
    assert texts_of(results, "dead_letters", "code") == ["article.crashed"]


def test_the_pool_and_this_process_write_the_same_store(tmp_path: Path) -> None:
    rows = [row(number, text=story(number // 2) + "。" * (number % 2)) for number in range(40)]
    feed = write_jsonl(tmp_path / "feed.jsonl", [*rows, b"broken"])
    for name, engine in (("alone", in_process(LIMITS)), ("pool", on_pool(LIMITS, workers=2))):
        with Store(tmp_path / name) as store:
            run([str(feed)], store, engine)
    assert contents(tmp_path / "alone") == contents(tmp_path / "pool")


def test_one_worker_needs_no_pool_and_an_unknown_engine_is_a_usage_error() -> None:
    assert choose_engine("local", limits=LIMITS, workers=1)[0] == "in process"
    with pytest.raises(UsageError, match="local or ray"):
        choose_engine("abacus", limits=LIMITS)
