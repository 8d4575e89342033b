"""Runs: nothing twice, nothing lost, what is stale read anew, what failed tried again."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import corpus.deadletters
import corpus.run
from corpus.deadletters import retry
from corpus.engines import in_process
from corpus.kernel import Limits
from corpus.lake import write_lake
from corpus.run import State, plan, run
from corpus.store import Store
from extractor.ruleset import ruleset
from tests.corpus.batch.samples import LIMITS, contents, count, row, run_into, story, write_jsonl

ROWS = [row(number) for number in range(60)]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    return write_jsonl(tmp_path / "feed.jsonl", ROWS)


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus.run, "BATCH_ITEMS", 7)


def test_running_twice_changes_nothing(tmp_path: Path, feed: Path) -> None:
    assert run_into(tmp_path / "store", feed).articles == 60
    before = contents(tmp_path / "store")
    again = run_into(tmp_path / "store", feed)
    assert (again.articles, again.skipped) == (0, 60)
    assert contents(tmp_path / "store") == before


def test_one_bad_article_in_many_is_one_dead_letter(tmp_path: Path) -> None:
    rows: list[object] = [*ROWS[:30], b'{"text": ', *ROWS[30:]]
    summary = run_into(tmp_path / "store", write_jsonl(tmp_path / "feed.jsonl", rows))
    assert (summary.articles, summary.dead_letters) == (60, 1)
    with Store(tmp_path / "store", read_only=True) as store:
        (letter,) = store.query("select * from dead_letters").to_pylist()
    assert letter["data"] == b'{"text":'
    assert letter["place"].endswith("feed.jsonl:31")
    assert letter["code"] == "item.json"
    assert letter["ruleset"] == ruleset()


def test_a_dead_letter_is_not_tried_again_unasked_but_is_counted(tmp_path: Path) -> None:
    feed = write_jsonl(tmp_path / "feed.jsonl", [ROWS[0], b"broken"])
    run_into(tmp_path / "store", feed)
    again = run_into(tmp_path / "store", feed)
    assert (again.dead_letters, again.still_dead, again.skipped) == (0, 1, 2)


def test_a_dead_letter_that_is_retried_under_other_limits_becomes_an_article(
    tmp_path: Path, feed: Path
) -> None:
    run_into(tmp_path / "dead", feed, limits=Limits(max_chars=10))
    assert count(tmp_path / "dead", "dead_letters") == 60
    with Store(tmp_path / "dead") as store:
        done = retry(store, in_process(LIMITS))
    assert (done.articles, done.dead_letters) == (60, 0)
    run_into(tmp_path / "fresh", feed)
    assert contents(tmp_path / "dead") == contents(tmp_path / "fresh")


def test_a_dead_letter_can_be_retried_with_another_encoding_or_field(tmp_path: Path) -> None:
    bad = json.dumps({"body": "甲公司今天涨停"}, ensure_ascii=False).encode("utf-16-le")
    feed = write_jsonl(tmp_path / "feed.jsonl", [bad])
    run_into(tmp_path / "store", feed)
    with Store(tmp_path / "store") as store:
        assert retry(store, in_process(LIMITS)).articles == 0
        assert retry(store, in_process(LIMITS), encoding="utf-16", fields={"text": "body"}).articles == 1
    assert count(tmp_path / "store", "dead_letters") == 0
    assert run_into(tmp_path / "store", feed).skipped == 1


@pytest.mark.usefixtures("small_batches")
def test_new_rules_read_anew_what_is_stale_and_only_that(
    tmp_path: Path, feed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_into(tmp_path / "store", feed)
    run_into(tmp_path / "fresh", feed)
    for module in (corpus.run, corpus.deadletters, sys.modules["extractor.pipeline"]):
        monkeypatch.setattr(module, "ruleset", lambda settings: "another")
    half = write_jsonl(tmp_path / "feed.jsonl", ROWS[:20])
    with Store(tmp_path / "store", read_only=True) as store:
        assert plan([str(half)], store).items[State.STALE] == 20
    assert run_into(tmp_path / "store", half).articles == 20
    with Store(tmp_path / "store", read_only=True) as store:
        versions = store.query("select ruleset, count(*) n from articles group by 1 order by n").to_pylist()
    assert [one["n"] for one in versions] == [20, 40]
    for table in ("mentions", "facts", "entities", "quotes", "warnings", "bands", "clusters"):
        assert count(tmp_path / "store", table) == count(tmp_path / "fresh", table)


def test_a_dry_run_tells_what_would_be_done_and_does_nothing(tmp_path: Path, feed: Path) -> None:
    outlook = plan([str(feed), "none.jsonl"], None)
    assert outlook.items[State.NEW] == 60
    assert len(outlook.errors) == 1
    assert not (tmp_path / "store").exists()


@pytest.mark.usefixtures("small_batches")
def test_a_run_that_is_stopped_ends_at_a_batch_and_goes_on_later(tmp_path: Path, feed: Path) -> None:
    asked = iter([False, False, True])
    with Store(tmp_path / "store") as store:
        summary = run([str(feed)], store, in_process(LIMITS), stop=lambda: next(asked))
    assert summary.stopped
    assert summary.articles == 14
    assert run_into(tmp_path / "store", feed).articles == 46
    run_into(tmp_path / "whole", feed)
    assert contents(tmp_path / "store") == contents(tmp_path / "whole")


def test_a_source_that_breaks_keeps_what_came_before(tmp_path: Path) -> None:
    import gzip

    rows = [row(number, text=story(number) * 5) for number in range(200)]
    whole = gzip.compress("\n".join(json.dumps(one) for one in rows).encode())
    (tmp_path / "feed.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    summary = run_into(tmp_path / "store", tmp_path / "feed.jsonl.gz")
    assert 50 < summary.articles < 150
    assert len(summary.errors) == 1
    with Store(tmp_path / "store", read_only=True) as store:
        (logged,) = store.query("select * from runs").to_pylist()
    assert logged["errors"] == [str(summary.errors[0])]
    assert logged["articles"] == summary.articles
    assert logged["ended"] is not None


def test_the_parquet_copy_holds_the_store_and_follows_it(tmp_path: Path) -> None:
    rows = [
        row(number, published=f"2025-0{number % 3 + 1}-05" if number % 4 else None) for number in range(12)
    ]
    with Store(tmp_path / "store") as store:
        run([str(write_jsonl(tmp_path / "a.jsonl", rows[:10]))], store, in_process(LIMITS))
        assert write_lake(store) == ["2025-01", "2025-02", "2025-03", "undated"]
        assert write_lake(store) == []
        run([str(write_jsonl(tmp_path / "b.jsonl", rows[10:]))], store, in_process(LIMITS))
        assert write_lake(store) == ["2025-02", "2025-03"]
        for table in ("articles", "mentions", "quotes"):
            copy = pq.read_table(tmp_path / "store" / "parquet" / table).drop_columns("month").to_pylist()
            assert sorted(map(repr, copy)) == sorted(map(repr, store.query(f"from {table}").to_pylist()))


def caixun_run(feed: Path, store: Path, *more: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", RUNNER, "run", str(feed), "--store", str(store), *more],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )


RUNNER = "import corpus.run; corpus.run.BATCH_ITEMS = 20; from caixun.cli import main; main()"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path: Path, workers: str) -> None:
    feed = write_jsonl(
        tmp_path / "feed.jsonl", [row(number, text=story(number) * 3) for number in range(400)]
    )
    run_into(tmp_path / "whole", feed)
    kills = 0
    for attempt in range(40):
        process = caixun_run(feed, tmp_path / "store", "--workers", workers)
        pause = random.Random(attempt).uniform(0.3, 0.8) if kills else 0.0
        until = time.monotonic() + 30
        while not kills and not (tmp_path / "store" / "store.duckdb").exists() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(pause)
        if kills == 3 or process.poll() is not None:
            break
        process.kill()
        process.wait()
        kills += 1
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors
    assert kills >= 1
    assert contents(tmp_path / "store") == contents(tmp_path / "whole")


def test_ctrl_c_ends_a_run_cleanly(tmp_path: Path) -> None:
    feed = write_jsonl(
        tmp_path / "feed.jsonl", [row(number, text=story(number) * 20) for number in range(1500)]
    )
    process = caixun_run(feed, tmp_path / "store", "--workers", "2")
    while not (tmp_path / "store" / "store.duckdb").exists():
        time.sleep(0.01)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 0
    assert b"Traceback" not in errors
    assert b"stopped: " in errors


def test_a_store_in_use_is_a_clear_error(tmp_path: Path) -> None:
    with Store(tmp_path):
        done = subprocess.run(
            [sys.executable, "-m", "caixun", "query", "select 1", "--store", str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "is another run using it?" in done.stderr
    assert "Traceback" not in done.stderr


FULL_DISK = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))
import corpus.run; corpus.run.BATCH_ITEMS = 20
from caixun.cli import main
main()
"""


def test_a_full_disk_is_a_clear_error_and_the_store_stays_whole(tmp_path: Path) -> None:
    feed = write_jsonl(
        tmp_path / "feed.jsonl", [row(number, text=story(number) * 30) for number in range(400)]
    )
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            FULL_DISK,
            "run",
            str(feed),
            "--store",
            str(tmp_path / "store"),
            "--workers",
            "1",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    kept = count(tmp_path / "store", "articles")
    assert 0 < kept < 400
    assert kept % 20 == 0
    run_into(tmp_path / "store", feed)
    run_into(tmp_path / "whole", feed)
    assert contents(tmp_path / "store") == contents(tmp_path / "whole")


def test_strict_exits_1_when_an_article_is_dead(tmp_path: Path) -> None:
    feed = write_jsonl(tmp_path / "feed.jsonl", [ROWS[0], b"broken"])
    environment = {**os.environ, "COLUMNS": "200"}
    for strict, code in (((), 0), (("--strict",), 1)):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "caixun",
                "run",
                str(feed),
                "--store",
                str(tmp_path / "s"),
                "--workers",
                "1",
                *strict,
            ],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code
        assert "1 dead letter" in done.stderr
        assert ("feed.jsonl:2: not JSON" in done.stderr) == (not strict)
