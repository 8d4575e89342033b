"""Ray Data: on a real Ray, started here, the same store comes of it as of one process."""

from pathlib import Path

import pytest

from corpus.engines import in_process, on_ray
from corpus.run import run
from corpus.store import Store
from tests.corpus.batch.samples import LIMITS, contents, row, story, write_jsonl

pytest.importorskip("ray", reason="the extra `ray` is not installed")


def test_ray_and_this_process_write_the_same_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.run.BATCH_ITEMS", 9)
    rows = [row(number, text=story(number // 2) + "。" * (number % 2)) for number in range(40)]
    feed = write_jsonl(tmp_path / "feed.jsonl", [*rows, b"broken"])
    for name, engine in (("alone", in_process(LIMITS)), ("ray", on_ray(LIMITS, workers=2))):
        with Store(tmp_path / name) as store:
            run([str(feed)], store, engine)
    assert contents(tmp_path / "alone") == contents(tmp_path / "ray")
