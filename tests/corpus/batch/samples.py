"""What the tests of this room feed on: small articles, and extractors that fail in known ways."""

import json
import os
import time
from collections.abc import Iterable
from pathlib import Path

from corpus.engines import in_process
from corpus.kernel import Limits
from corpus.run import Summary, run
from corpus.store import TABLES, Store
from extractor.pipeline import extract_article
from schemas import Article, Extraction

LIMITS = Limits(max_chars=100_000, max_seconds=20)


def story(number: int) -> str:
    """A text unlike that of any other number."""
    words = "".join(
        chr(0x4E00 + (number * 7919 + at * 104_729 + number * at * 31) % 20_000) for at in range(150)
    )
    return f"甲{number}公司2024年收入{number + 1}亿元，同比增长{number % 90 + 1}%。{words}。"


def row(number: int, **more: object) -> dict[str, object]:
    """A row of a feed."""
    return {
        "id": f"n{number}",
        "title": f"第{number}篇",
        "publisher": "星河日报",
        "published": "2025-01-02",
        "text": story(number),
        **more,
    }


def write_jsonl(path: Path, rows: Iterable[object]) -> Path:
    """Write rows as JSON Lines; bytes and strings are lines as they are."""
    with path.open("wb") as file:
        for one in rows:
            line = one if isinstance(one, bytes) else json.dumps(one, ensure_ascii=False).encode()
            file.write(line + b"\n")
    return path


def run_into(folder: Path, *sources: object, limits: Limits = LIMITS) -> Summary:
    """Run sources into a store, in this process."""
    with Store(folder) as store:
        return run([str(source) for source in sources], store, in_process(limits))


def contents(folder: Path) -> dict[str, list[str]]:
    """All rows of a store but its log of runs, in an order that how they were written does not decide."""
    with Store(folder, read_only=True) as store:
        return {
            table: sorted(map(repr, store.query(f"select * from {table}").to_pylist()))
            for table in TABLES
            if table != "runs"
        }


def count(folder: Path, table: str) -> int:
    """Rows of a table."""
    with Store(folder, read_only=True) as store:
        return int(store.query(f"select count(*) as rows from {table}")["rows"][0].as_py())


def crashing(article: Article) -> Extraction:
    """Take the whole process along at an article that says so; hang or fail at others."""
    if "把进程带走" in article.text:
        os._exit(9)
    if "永远不停" in article.text:
        while True:
            pass
    if "听不见信号" in article.text:
        import signal

        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPROF})
        time.sleep(60)
    if "规则出错" in article.text:
        raise KeyError("甲")
    return extract_article(article)
